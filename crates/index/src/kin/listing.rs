//! What an answer says of copies and reprints.

use pressoir_query::{ClippingCopy, CopiedClipping, Document, Kin, Reprint};
use tantivy::DocAddress;

use crate::IndexError;
use crate::archive::stored;
use crate::generation::Generation;
use crate::schema::column;

/// Returns the clipping at an address with all that the archive knows of it.
pub(crate) fn document(
    generation: &Generation,
    address: DocAddress,
) -> Result<Document, IndexError> {
    let clipping = stored(generation, address)?;
    let Some(shown) = generation.relations.shown_for(address) else {
        let kin = kin(generation, address)?;
        return Ok(Document {
            suggested_keywords: Vec::new(),
            clipping,
            copy_of: None,
            kin,
        });
    };
    let mut kin = kin(generation, shown)?;
    kin.copies.retain(|copy| copy.id != clipping.id);
    let first = copy_at(generation, shown)?;
    let copy_of = Some(first.id.clone());
    kin.copies.insert(0, first);
    Ok(Document {
        suggested_keywords: Vec::new(),
        clipping,
        copy_of,
        kin,
    })
}

/// Returns where else the archive has a clipping that is shown, and who else printed it.
pub(crate) fn kin(generation: &Generation, address: DocAddress) -> Result<Kin, IndexError> {
    let relations = &generation.relations;
    let mut kin = Kin::default();
    for copy in relations.copies(address) {
        kin.copies.push(copy_at(generation, *copy)?);
    }
    let group = relations.group(address).iter();
    let mut reprints: Vec<DocAddress> = group.copied().filter(|other| *other != address).collect();
    if reprints.is_empty() {
        return Ok(kin);
    }
    kin.reprint_count = reprints.len() as u64;
    kin.reprinted_by = papers(generation, address, &reprints)?;
    let mut first_days = Vec::new();
    for reader in generation.searcher.segment_readers() {
        first_days.push(reader.fast_fields().u64(column::FIRST_DAY)?);
    }
    // Clippings without a date come last.
    reprints.sort_by_key(|other| {
        let day = first_days[other.segment_ord as usize].first(other.doc_id);
        day.unwrap_or(u64::MAX)
    });
    for other in reprints.into_iter().take(Kin::MOST_LISTED) {
        let clipping = stored(generation, other)?;
        kin.reprints.push(Reprint {
            id: clipping.id,
            title: clipping.title,
            date: clipping.date,
            source: clipping.source.map(|source| source.name),
        });
    }
    Ok(kin)
}

/// Returns every clipping that the archive has at several places, by the paths of those shown.
pub(crate) fn copied(generation: &Generation) -> Result<Vec<CopiedClipping>, IndexError> {
    let by_path = |one: &ClippingCopy, other: &ClippingCopy| {
        (&one.path, &one.id).cmp(&(&other.path, &other.id))
    };
    let mut clippings = Vec::new();
    for (shown, copies) in generation.relations.copied() {
        let mut places = Vec::with_capacity(copies.len());
        for copy in copies {
            places.push(copy_at(generation, *copy)?);
        }
        places.sort_by(by_path);
        clippings.push(CopiedClipping {
            shown: copy_at(generation, shown)?,
            copies: places,
        });
    }
    clippings.sort_by(|one, other| by_path(&one.shown, &other.shown));
    Ok(clippings)
}

fn copy_at(generation: &Generation, address: DocAddress) -> Result<ClippingCopy, IndexError> {
    let clipping = stored(generation, address)?;
    Ok(ClippingCopy {
        id: clipping.id,
        path: clipping.path,
        url: clipping.url,
    })
}

/// Returns the papers of these reprints that are not that of the clipping itself.
fn papers(
    generation: &Generation,
    address: DocAddress,
    reprints: &[DocAddress],
) -> Result<Vec<String>, IndexError> {
    let own = paper(generation, address)?;
    let mut papers = Vec::new();
    for other in reprints {
        let paper = paper(generation, *other)?;
        if paper != own {
            papers.extend(paper);
        }
    }
    papers.sort();
    papers.dedup();
    Ok(papers)
}

fn paper(generation: &Generation, address: DocAddress) -> Result<Option<String>, IndexError> {
    let reader = generation.searcher.segment_reader(address.segment_ord);
    let Some(papers) = reader.fast_fields().str(column::SOURCE)? else {
        return Ok(None);
    };
    let Some(ordinal) = papers.ords().first(address.doc_id) else {
        return Ok(None);
    };
    let mut paper = String::new();
    papers.ord_to_str(ordinal, &mut paper)?;
    Ok(Some(paper))
}
