//! What is measured, and held in memory so that each stage can be timed alone.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use pressoir_ingest::{Explanation, Form, Found, Input, Item, Learned, Options, Place, read};

use super::build::Settings;
use super::report::CorpusInfo;
use crate::error::CommandError;

/// The clippings of some inputs, and the texts that they were parsed from.
pub(crate) struct Corpus {
    pub(super) inputs: Vec<Input>,
    pub(super) files: Vec<PathBuf>,
    /// The decoded texts, one a file or member or record that is parsed.
    pub(super) texts: Vec<String>,
    pub(super) clippings: Vec<Found>,
    /// The bytes of all files once decompressed.
    pub(super) read_bytes: u64,
    pub(super) info: CorpusInfo,
}

impl Corpus {
    /// Finds the files of some inputs and takes their checksum; clippings are read by
    /// [`Corpus::load`].
    pub(crate) fn find(paths: &[PathBuf]) -> Result<Self, CommandError> {
        let mut inputs = Vec::new();
        let mut roots = Vec::new();
        let mut files = Vec::new();
        for path in paths {
            let input = Input::resolve(path, &roots)?;
            if input.is_standard_input() {
                return Err(CommandError::new("standard input can be read only once")
                    .with_hint("write it to a file and name that"));
            }
            roots.push(input.root().clone());
            add_files(path, &mut files).map_err(|error| unreadable(path, &error))?;
            inputs.push(input);
        }
        let mut hasher = blake3::Hasher::new();
        let mut stored_bytes = 0;
        for file in &files {
            let bytes = fs::read(file).map_err(|error| unreadable(file, &error))?;
            stored_bytes += bytes.len() as u64;
            hasher.update(&bytes);
        }
        let info = CorpusInfo {
            inputs: paths
                .iter()
                .map(|path| path.display().to_string())
                .collect(),
            files: files.len() as u64,
            stored_bytes,
            blake3: hasher.finalize().to_string(),
            clippings: 0,
            text_bytes: 0,
        };
        Ok(Corpus {
            inputs,
            files,
            texts: Vec::new(),
            clippings: Vec::new(),
            read_bytes: 0,
            info,
        })
    }

    /// Reads all clippings into memory, with what chrome can be learned from them, and the texts.
    pub(crate) fn load(&mut self, settings: &Settings) {
        let options = Options {
            learned: Some(Learned::default()),
            likeness: true,
            ..settings.reading()
        };
        let mut reader = read(self.inputs.clone(), &options);
        self.clippings = clippings(&mut reader).collect();
        self.read_bytes = reader.progress().bytes_read;
        let explained = Options {
            detail: pressoir_ingest::Detail::Explained,
            ..settings.reading()
        };
        let explanations = read(self.inputs.clone(), &explained).filter_map(|item| match item {
            Item::Clipping(found) => found.explanation,
            Item::Skipped(skipped) => skipped.explanation,
        });
        self.texts = explanations
            .filter(|explanation| explanation.form != Form::Record)
            .map(|explanation| text_of(&explanation))
            .collect();
        self.info.clippings = self.clippings.len() as u64;
        self.info.text_bytes = self.clippings.iter().map(text_bytes).sum();
    }
}

pub(super) fn clippings(reader: impl Iterator<Item = Item>) -> impl Iterator<Item = Found> {
    reader.filter_map(|item| match item {
        Item::Clipping(found) => Some(*found),
        Item::Skipped(_) => None,
    })
}

/// Returns the size of what the index analyses of a clipping.
fn text_bytes(found: &Found) -> u64 {
    fields_of(found).map(|field| field.len() as u64).sum()
}

/// Returns the fields of words of a clipping.
pub(super) fn fields_of(found: &Found) -> impl Iterator<Item = &str> {
    let clipping = &found.clipping;
    let keywords = clipping.keywords.iter().map(String::as_str);
    clipping
        .title
        .as_deref()
        .into_iter()
        .chain([clipping.body.as_str()])
        .chain(keywords)
}

/// Puts a text together again from the parts that it was read as.
fn text_of(explanation: &Explanation) -> String {
    let mut text = String::new();
    let mut at = 1;
    for part in &explanation.parts {
        if let Place::Line(line) = part.place {
            while at < line {
                text.push('\n');
                at += 1;
            }
        }
        text.push_str(&part.text);
    }
    text.push('\n');
    text
}

/// Adds the files at and below a path, sorted, without hidden ones.
fn add_files(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let mut below = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            below.push(entry.path());
        }
    }
    below.sort();
    for path in below {
        add_files(&path, files)?;
    }
    Ok(())
}

fn unreadable(path: &Path, error: &io::Error) -> CommandError {
    CommandError::new(format!("`{}` cannot be read: {error}", path.display()))
        .with_hint("check that it is there and that you may read it")
}
