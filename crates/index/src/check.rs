//! Whether an index is as it was written.

use std::fmt;
use std::path::{Path, PathBuf};

use pressoir_document::Clipping;
use rayon::prelude::*;
use serde::Serialize;
use tantivy::columnar::StrColumn;
use tantivy::schema::{IndexRecordOption, Term, Value};
use tantivy::tokenizer::{TokenStream, Tokenizer};
use tantivy::{DocAddress, DocSet, SegmentReader, TantivyDocument};

use crate::archive::open_index;
use crate::disk::{FILES, IndexDirectory, SEGMENTS, Seal, SegmentFiles};
use crate::generation::Generation;
use crate::schema::{TextField, column};
use crate::stamp::Stamp;
use crate::tokenizer::FormTokenizer;
use crate::writer::fingerprint;
use crate::{Archive, IndexError};

/// How many clippings are read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckDepth {
    /// A thousand, evenly from all.
    Sampled,
    /// All.
    Full,
}

/// What a check of an index found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndexCheck {
    /// How many clippings the archive holds, copies included; 0 where a file is broken, since then it is not opened.
    pub clippings: u64,
    /// How many of them were read back and compared with their columns and postings.
    pub read_back: u64,
    /// What is broken.
    pub problems: Vec<IndexProblem>,
}

/// Something that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IndexProblem {
    /// A file whose checksum is another one.
    File(PathBuf),
    /// The index does not open, for this reason.
    Unopenable(String),
    /// A clipping that contradicts its columns or postings: its id, and what is wrong.
    Clipping(String, String),
}

impl fmt::Display for IndexProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IndexProblem::File(path) => {
                write!(f, "`{}` is not as it was written", path.display())
            }
            IndexProblem::Unopenable(why) => write!(f, "the index does not open: {why}"),
            IndexProblem::Clipping(id, what) => write!(f, "clipping `{id}`: {what}"),
        }
    }
}

/// More problems than these tell nothing new.
const MOST_PROBLEMS: usize = 100;
/// How many clippings a sample has.
const SAMPLE: usize = 1000;
/// How many forms of a text are looked up in the postings.
const FORMS: usize = 32;

/// Checks the index in `folder`: the checksum of each file that holds part of the archive, and that
/// clippings read back as their columns and postings have them.
///
/// # Errors
///
/// Fails when the folder holds no index, or one of another version; what is broken is no error.
pub fn check(folder: &Path, depth: CheckDepth) -> Result<IndexCheck, IndexError> {
    let directory = IndexDirectory::open(folder)?;
    let mut check = IndexCheck {
        clippings: 0,
        read_back: 0,
        problems: Vec::new(),
    };
    match broken_files(&directory) {
        Ok(broken) => check
            .problems
            .extend(broken.into_iter().map(IndexProblem::File)),
        Err(IndexError::Corrupt(why)) => check.problems.push(IndexProblem::Unopenable(why)),
        Err(error) => return Err(error),
    }
    // The engine trusts its files: one that is broken can stop the program.
    if !check.problems.is_empty() {
        return Ok(check);
    }
    let archive = match Archive::open(folder) {
        Ok(archive) => archive,
        Err(error @ IndexError::Incompatible { .. }) => return Err(error),
        Err(error) => {
            check
                .problems
                .push(IndexProblem::Unopenable(error.to_string()));
            return Ok(check);
        }
    };
    let generation = archive.generation();
    let all: Vec<(usize, u32)> = generation
        .searcher
        .segment_readers()
        .iter()
        .enumerate()
        .flat_map(|(segment, reader)| reader.doc_ids_alive().map(move |doc| (segment, doc)))
        .collect();
    check.clippings = all.len() as u64;
    let step = match depth {
        CheckDepth::Full => 1,
        CheckDepth::Sampled => all.len().div_ceil(SAMPLE).max(1),
    };
    let looked_at: Vec<_> = all.into_iter().step_by(step).collect();
    check.read_back = looked_at.len() as u64;
    let found: Vec<IndexProblem> = looked_at
        .par_iter()
        .filter_map(|&(segment, doc)| {
            let (id, what) = contradiction(&generation, segment, doc)?;
            Some(IndexProblem::Clipping(id, what))
        })
        .collect();
    check.problems.extend(found);
    check.problems.truncate(MOST_PROBLEMS);
    Ok(check)
}

/// Returns the files that are not as they were written.
fn broken_files(directory: &IndexDirectory) -> Result<Vec<PathBuf>, IndexError> {
    let index = match open_index(directory) {
        Err(IndexError::Corrupt(_)) => return Ok(vec![SEGMENTS.into()]),
        other => other?,
    };
    let metas = index.load_metas()?;
    let stamp = Stamp::read(metas.payload.as_deref(), directory.folder())?;
    let mut broken = Vec::new();
    for list in [SEGMENTS, FILES] {
        let is_well = match directory.seal_of(list) {
            Ok(Seal::Whole(_)) => true,
            Ok(Seal::Missing) => !stamp.is_sealed(),
            Ok(Seal::Broken) | Err(_) => false,
        };
        if !is_well {
            broken.push(list.into());
        }
    }
    broken.extend(SegmentFiles::of(&metas).broken(&index, directory));
    Ok(broken)
}

/// Returns the id of a clipping that contradicts its columns or postings, and what is wrong.
fn contradiction(generation: &Generation, segment: usize, doc: u32) -> Option<(String, String)> {
    let reader = &generation.searcher.segment_readers()[segment];
    let mut id = format!("{segment}:{doc}");
    let address = DocAddress::new(u32::try_from(segment).unwrap_or(u32::MAX), doc);
    match compare(generation, reader, address, &mut id) {
        Ok(None) => None,
        Ok(Some(what)) => Some((id, what)),
        Err(error) => Some((id, error.to_string())),
    }
}

fn compare(
    generation: &Generation,
    reader: &SegmentReader,
    address: DocAddress,
    id: &mut String,
) -> Result<Option<String>, IndexError> {
    let doc = address.doc_id;
    let columns = reader.fast_fields();
    let stored: TantivyDocument = generation.searcher.doc(address)?;
    let clipping = generation.fields.clipping(&stored)?;
    let in_column = text_of(columns.str(column::ID)?, doc)?;
    in_column.clone_into(id);
    if in_column != clipping.id {
        return Ok(Some(format!("its text says `{}`", clipping.id)));
    }
    let origin = text_of(columns.str(column::ORIGIN)?, doc)?;
    let json = stored
        .field_values()
        .find_map(|(_, value)| value.as_bytes());
    let read = fingerprint(&origin, &clipping, json.unwrap_or_default());
    if columns.u64(column::FINGERPRINT)?.first(doc) != Some(read) {
        return Ok(Some("its text is not the one that was written".to_owned()));
    }
    for (field, text) in texts(&clipping) {
        if let Some(form) = missing_form(generation, reader, doc, field, text)? {
            return Ok(Some(format!(
                "its {} has `{form}`, and the postings do not",
                field.name()
            )));
        }
    }
    Ok(None)
}

fn texts(clipping: &Clipping) -> impl Iterator<Item = (TextField, &str)> {
    let title = clipping.title.as_deref().unwrap_or_default();
    [
        (TextField::Title, title),
        (TextField::Body, clipping.body.as_str()),
    ]
    .into_iter()
}

/// Returns a form of the text whose postings lack the clipping.
fn missing_form(
    generation: &Generation,
    reader: &SegmentReader,
    doc: u32,
    field: TextField,
    text: &str,
) -> Result<Option<String>, IndexError> {
    let field = generation.fields.text(field);
    let postings = reader.inverted_index(field)?;
    let mut tokenizer = FormTokenizer::default();
    let mut tokens = tokenizer.token_stream(text);
    let mut looked_up = 0;
    while looked_up < FORMS && tokens.advance() {
        looked_up += 1;
        let form = &tokens.token().text;
        let term = Term::from_field_text(field, form);
        let found = postings.read_postings(&term, IndexRecordOption::Basic)?;
        let has = found.is_some_and(|mut found| {
            let at = found.doc();
            at == doc || at < doc && found.seek(doc) == doc
        });
        if !has {
            return Ok(Some(form.clone()));
        }
    }
    Ok(None)
}

fn text_of(column: Option<StrColumn>, doc: u32) -> Result<String, IndexError> {
    let mut text = String::new();
    if let Some(column) = column
        && let Some(ordinal) = column.ords().first(doc)
    {
        column.ord_to_str(ordinal, &mut text)?;
    }
    Ok(text)
}
