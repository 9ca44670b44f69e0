use std::error::Error;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::Instant;

use serde::Deserialize;
use tantivy::schema::{
    Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::{Index, IndexWriter, TantivyDocument};

use crate::{FRENCH, register_french};

/// What all writers together fill before they write a segment, as `pressoir index` has it by default.
const MEMORY: usize = 400_000_000;

/// A clipping as `pressoir parse` prints it.
#[derive(Deserialize)]
struct Clipping {
    id: String,
    title: Option<String>,
    date: Option<String>,
    keywords: Vec<String>,
    source: Option<String>,
    author: Option<String>,
    body: String,
}

struct Fields {
    id: Field,
    title: Field,
    body: Field,
    date: Field,
    keyword: Field,
    source: Field,
    author: Field,
}

impl Fields {
    fn new() -> (Schema, Fields) {
        let mut builder = Schema::builder();
        let words = TextOptions::default().set_stored().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(FRENCH)
                .set_index_option(IndexRecordOption::WithFreqsAndPositions),
        );
        let fields = Fields {
            id: builder.add_text_field("id", STRING | STORED),
            title: builder.add_text_field("title", words.clone()),
            body: builder.add_text_field("body", words),
            date: builder.add_text_field("date", STORED),
            keyword: builder.add_text_field("keyword", STORED),
            source: builder.add_text_field("source", STORED),
            author: builder.add_text_field("author", STORED),
        };
        (builder.build(), fields)
    }

    fn document(&self, clipping: Clipping) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_text(self.id, clipping.id);
        document.add_text(self.body, clipping.body);
        for (field, value) in [
            (self.title, clipping.title),
            (self.date, clipping.date),
            (self.source, clipping.source),
            (self.author, clipping.author),
        ] {
            if let Some(value) = value {
                document.add_text(field, value);
            }
        }
        for keyword in clipping.keywords {
            document.add_text(self.keyword, keyword);
        }
        document
    }
}

/// Indexes clippings, commits, waits for the merges, and tells what that took.
pub fn run(file: &Path, folder: &Path, threads: usize) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    fs::create_dir_all(folder)?;
    let (schema, fields) = Fields::new();
    let index = Index::create_in_dir(folder, schema)?;
    register_french(&index)?;
    let mut writer: IndexWriter = index.writer_with_num_threads(threads, MEMORY)?;
    let mut lines = BufReader::with_capacity(1 << 20, File::open(file)?);
    let mut line = String::new();
    let mut docs = 0;
    while lines.read_line(&mut line)? > 0 {
        writer.add_document(fields.document(serde_json::from_str(&line)?))?;
        docs += 1;
        line.clear();
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    let report = serde_json::json!({ "docs": docs, "seconds": start.elapsed().as_secs_f64() });
    println!("{report}");
    Ok(())
}
