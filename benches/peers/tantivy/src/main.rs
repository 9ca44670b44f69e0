//! Bare Tantivy with its own French chain: SimpleTokenizer, LowerCaser, stop words, Stemmer.
//!
//! `peer-tantivy index FILE FOLDER THREADS` indexes clippings in JSON Lines;
//! `peer-tantivy search FOLDER QUERIES` answers a query log. Both print one JSON object.

mod index;
mod search;

use std::env;
use std::error::Error;
use std::path::Path;

use tantivy::Index;
use tantivy::tokenizer::{
    Language, LowerCaser, SimpleTokenizer, Stemmer, StopWordFilter, TextAnalyzer,
};

/// The name of the French chain in the schema.
const FRENCH: &str = "french";

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["index", file, folder, threads] => {
            index::run(Path::new(file), Path::new(folder), threads.parse()?)
        }
        ["search", folder, queries] => search::run(Path::new(folder), Path::new(queries)),
        _ => Err("give `index FILE FOLDER THREADS` or `search FOLDER QUERIES`".into()),
    }
}

fn register_french(index: &Index) -> Result<(), Box<dyn Error>> {
    let stop_words = StopWordFilter::new(Language::French).ok_or("no French stop words")?;
    let chain = TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(LowerCaser)
        .filter(stop_words)
        .filter(Stemmer::new(Language::French))
        .build();
    index.tokenizers().register(FRENCH, chain);
    Ok(())
}
