//! Which clippings are nearest to one by their words.

use std::collections::HashMap;
use std::time::Instant;

use pressoir_analysis::{Words, is_stop_word};
use pressoir_document::Clipping;
use pressoir_query::{
    LineField, Matching, Occur, Reprints, SearchRequest, SimilarClipping, SimilarResponse,
    TellingTerm,
};
use tantivy::DocAddress;

use crate::IndexError;
use crate::archive::{milliseconds, stored};
use crate::compile::{Needle, Plan, idf};
use crate::generation::Generation;
use crate::kin::kin;
use crate::search::{Candidate, Kept, explain, search};
use crate::texts::fields;

/// By how many words others are looked for.
const MOST_TERMS: usize = 32;
/// How many of them are told of each clipping that is near.
const MOST_TOLD: usize = 8;
/// What an occurrence in the title counts, one in the text counting 1.
const TITLE_WEIGHT: f32 = 3.0;

/// Finds the `limit` clippings that are nearest to the one at an address, its copies and reprints
/// left out.
///
/// Its words weigh `(1 + ln f) idf`, `f` being their weighed frequency in it and `idf` that of BM25;
/// the heaviest are looked for, and what has any of them is scored as by a search.
pub(crate) fn similar(
    generation: &Generation,
    address: DocAddress,
    limit: usize,
) -> Result<SimilarResponse, IndexError> {
    let start = Instant::now();
    let clipping = stored(generation, address)?;
    let (terms, candidates) = nearest(generation, address, &clipping, limit)?;
    let plan = plan(&terms);
    let mut hits = Vec::new();
    for candidate in &candidates {
        hits.push(hit(generation, &plan, candidate)?);
    }
    Ok(SimilarResponse {
        id: clipping.id,
        title: clipping.title,
        kin: kin(generation, shown(generation, address))?,
        terms,
        took_ms: milliseconds(start),
        index: generation.info,
        hits,
    })
}

/// Returns the most telling words of a clipping, and the nearest others, the nearest first.
pub(crate) fn nearest(
    generation: &Generation,
    address: DocAddress,
    clipping: &Clipping,
    limit: usize,
) -> Result<(Vec<TellingTerm>, Vec<Candidate>), IndexError> {
    let shown = shown(generation, address);
    let terms = telling_terms(generation, clipping, own_documents(generation, shown))?;
    let request = SearchRequest {
        matching: Matching::Any,
        reprints: Reprints::Folded,
        // One more, for the clipping itself.
        limit: limit.saturating_add(1),
        ..SearchRequest::new("")
    };
    let mut found = search(generation, &plan(&terms), &request, Kept::Best)?.candidates;
    let group = generation.relations.group_of(shown);
    found.retain(|candidate| {
        candidate.address != shown
            && (group.is_none() || generation.relations.group_of(candidate.address) != group)
    });
    found.truncate(limit);
    Ok((terms, found))
}

/// Returns the clipping that is shown for the one at an address.
fn shown(generation: &Generation, address: DocAddress) -> DocAddress {
    generation.relations.shown_for(address).unwrap_or(address)
}

/// Returns how many documents are a clipping, its copies, its reprints or their copies.
fn own_documents(generation: &Generation, shown: DocAddress) -> u64 {
    let relations = &generation.relations;
    let group = match relations.group(shown) {
        [] => &[shown],
        group => group,
    };
    let documents = group.iter().map(|one| 1 + relations.copies(*one).len());
    documents.sum::<usize>() as u64
}

/// Returns the most telling words of a clipping, the most telling first; those are left out that
/// stand in none but its `own` documents.
fn telling_terms(
    generation: &Generation,
    clipping: &Clipping,
    own: u64,
) -> Result<Vec<TellingTerm>, IndexError> {
    let mut frequencies: HashMap<String, f32> = HashMap::new();
    let mut form = String::new();
    for (field, text) in fields(clipping) {
        let weight = match field {
            LineField::Title => TITLE_WEIGHT,
            LineField::Body => 1.0,
        };
        let mut words = Words::new(text);
        while words.read(&mut form).is_some() {
            match frequencies.get_mut(&form) {
                Some(frequency) => *frequency += weight,
                None => {
                    frequencies.insert(form.clone(), weight);
                }
            }
        }
    }
    let mut terms = Vec::new();
    for (form, frequency) in frequencies {
        let tells = form.chars().any(char::is_alphabetic) && !is_stop_word(&form);
        let docs = if tells {
            generation.doc_freq(&form)?
        } else {
            0
        };
        if docs > own {
            let weight = (1.0 + frequency.ln()) * idf(docs, generation.posted_docs);
            terms.push(TellingTerm { form, weight });
        }
    }
    terms.sort_by(|one, other| {
        let by_weight = other.weight.total_cmp(&one.weight);
        by_weight.then_with(|| one.form.cmp(&other.form))
    });
    terms.truncate(MOST_TERMS);
    Ok(terms)
}

/// Returns the plan that looks for any of these words.
fn plan(terms: &[TellingTerm]) -> Plan {
    let needles = terms.iter().map(|term| Needle {
        forms: [(term.form.clone(), 1.0)].into(),
        idf: term.weight,
        ..Needle::new(Occur::Free)
    });
    let mut plan = Plan {
        needles: needles.collect(),
        ..Plan::default()
    };
    for place in 0..plan.needles.len() {
        plan.free |= 1 << place;
    }
    plan
}

fn hit(
    generation: &Generation,
    plan: &Plan,
    candidate: &Candidate,
) -> Result<SimilarClipping, IndexError> {
    let why = explain(generation, plan, candidate)?;
    let shared = why.terms.into_iter().take(MOST_TOLD).filter_map(|term| {
        let form = term.found.into_iter().next()?.form;
        let weight = term.score * why.coordination;
        Some(TellingTerm { form, weight })
    });
    let terms = shared.collect();
    let clipping = stored(generation, candidate.address)?;
    let group = generation.relations.group(candidate.address);
    Ok(SimilarClipping {
        id: clipping.id,
        score: candidate.score,
        title: clipping.title,
        date: clipping.date,
        source: clipping.source.map(|source| source.name),
        keywords: clipping.keywords,
        url: clipping.url,
        reprint_count: group.len().saturating_sub(1) as u64,
        terms,
    })
}
