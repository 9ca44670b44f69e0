//! Clippings to index, and folders to index them in.

use std::path::PathBuf;

use pressoir_document::{Clipping, Layout, Likeness, PressDate, Source};
use pressoir_index::{Archive, Change, Summary, Writer, WriterOptions};
use pressoir_query::{SearchRequest, SearchResponse};

/// One thread, so that documents are numbered in the order they are put.
pub(crate) const OPTIONS: WriterOptions = WriterOptions {
    threads: 1,
    memory: 15_000_000,
};

/// Texts that are printed again and again, as they are or with a few words changed.
pub(crate) const REPRINTED: &[&str] = &[
    "L’État de Thiès suspend la licence sans communications",
    "la fibre à Thiès et le cœur numérique",
    "télécentres et opérateurs du Sénégal",
];

/// A place for an index that goes away with the test.
pub(crate) struct Shelf {
    _place: tempfile::TempDir,
    pub(crate) folder: PathBuf,
}

impl Shelf {
    pub(crate) fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("index");
        Shelf {
            _place: place,
            folder,
        }
    }

    pub(crate) fn holding(clippings: &[Clipping]) -> Self {
        let shelf = Shelf::new();
        shelf.put(clippings);
        shelf
    }

    pub(crate) fn writer(&self) -> Writer {
        Writer::open_or_create(&self.folder, OPTIONS).unwrap()
    }

    /// Puts clippings and commits; tells what each was to the archive, and what the commit left.
    pub(crate) fn put(&self, clippings: &[Clipping]) -> (Vec<Change>, Summary) {
        let mut writer = self.writer();
        let changes = clippings
            .iter()
            .map(|clipping| {
                let likeness = Likeness::default();
                writer
                    .put(&origin(&clipping.id), clipping, &likeness)
                    .unwrap()
            })
            .collect();
        (changes, writer.commit().unwrap())
    }

    pub(crate) fn archive(&self) -> Archive {
        Archive::open(&self.folder).unwrap()
    }

    /// Returns the ids that a query finds, the best first.
    pub(crate) fn find(&self, query: &str) -> Vec<String> {
        ids(&self.archive().search(&every(query)).unwrap())
    }

    /// Returns how many segments the index has: each has one lexicon file.
    pub(crate) fn segments(&self) -> usize {
        self.files()
            .iter()
            .filter(|(name, _)| name.ends_with(".lexicon"))
            .count()
    }

    /// Returns the files of the index with their lengths, in order.
    pub(crate) fn files(&self) -> Vec<(String, u64)> {
        let mut files: Vec<(String, u64)> = std::fs::read_dir(&self.folder)
            .unwrap()
            .map(|entry| {
                let entry = entry.unwrap();
                let name = entry.file_name().into_string().unwrap();
                (name, entry.metadata().unwrap().len())
            })
            .collect();
        files.sort();
        files
    }
}

/// Returns where the archive has a sample from.
pub(crate) fn origin(id: &str) -> String {
    format!("corpus/{id}.txt")
}

/// Returns a clipping with nothing but a title and a text; an empty title is none.
pub(crate) fn clipping(id: &str, title: &str, body: &str) -> Clipping {
    Clipping {
        path: format!("/archive/{id}.txt"),
        id: id.to_owned(),
        layout: Layout::Page,
        title: (!title.is_empty()).then(|| title.to_owned()),
        date: None,
        keywords: vec![],
        source: None,
        author: None,
        url: None,
        body: body.to_owned(),
        warnings: vec![],
    }
}

pub(crate) fn dated(date: &str, clipping: Clipping) -> Clipping {
    let date: PressDate = date.parse().unwrap();
    Clipping {
        date: Some(date),
        ..clipping
    }
}

pub(crate) fn keywords(keywords: &[&str], clipping: Clipping) -> Clipping {
    Clipping {
        keywords: keywords.iter().map(ToString::to_string).collect(),
        ..clipping
    }
}

/// Returns a source that is printed in capitals and counted under `facet`.
pub(crate) fn source(facet: &str) -> Source {
    Source {
        name: facet.to_uppercase(),
        facet: facet.to_owned(),
        date: None,
    }
}

/// Returns the question for all clippings that fit, without snippets.
pub(crate) fn every(query: &str) -> SearchRequest {
    SearchRequest {
        limit: usize::MAX,
        snippet_chars: 0,
        ..SearchRequest::new(query)
    }
}

pub(crate) fn ids(response: &SearchResponse) -> Vec<String> {
    response.hits.iter().map(|hit| hit.id.clone()).collect()
}

pub(crate) fn codes(response: &SearchResponse) -> Vec<&str> {
    let warnings = &response.query.warnings;
    warnings.iter().map(|warning| warning.code()).collect()
}
