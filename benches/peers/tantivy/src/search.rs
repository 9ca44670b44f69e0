use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use tantivy::collector::{Count, TopDocs};
use tantivy::query::{Query, QueryParser};
use tantivy::schema::Value;
use tantivy::snippet::SnippetGenerator;
use tantivy::{Index, TantivyDocument};

use crate::register_french;

const HITS: usize = 10;

/// Answers each query of a log in several ways and tells how long each took, in milliseconds.
pub fn run(folder: &Path, queries: &Path) -> Result<(), Box<dyn Error>> {
    let index = Index::open_in_dir(folder)?;
    register_french(&index)?;
    let searcher = index.reader()?.searcher();
    let schema = index.schema();
    let (title, body) = (schema.get_field("title")?, schema.get_field("body")?);
    let mut any = QueryParser::for_index(&index, vec![title, body]);
    any.set_field_boost(title, 3.0);
    let mut all = QueryParser::for_index(&index, vec![title, body]);
    all.set_field_boost(title, 3.0);
    all.set_conjunction_by_default();
    let log = fs::read_to_string(queries)?;
    let log: Vec<&str> = log
        .lines()
        .filter_map(|line| line.split('\t').nth(1))
        .collect();
    let top = || TopDocs::with_limit(HITS).order_by_score();

    let mut ways: Vec<(&str, Vec<f64>)> = Vec::new();
    let mut time =
        |name, parser: &QueryParser, answer: &dyn Fn(&dyn Query) -> tantivy::Result<usize>| {
            // Once to warm up, once for the clock.
            let mut found = 0;
            let mut took = Vec::new();
            for _ in 0..2 {
                took.clear();
                for query in &log {
                    let start = Instant::now();
                    let (query, _) = parser.parse_query_lenient(query);
                    found += answer(&*query)?;
                    took.push(start.elapsed().as_secs_f64() * 1e3);
                }
            }
            black_box(found);
            ways.push((name, took));
            Ok::<(), tantivy::TantivyError>(())
        };
    time("count", &all, &|query| searcher.search(query, &Count))?;
    let ten = |query: &dyn Query| Ok(searcher.search(query, &top())?.len());
    time("top 10", &all, &ten)?;
    time("top 10, any word", &any, &ten)?;
    time("top 10, snippets", &all, &|query| {
        let hits = searcher.search(query, &(top(), Count))?.0;
        let mut generator = SnippetGenerator::create(&searcher, query, body)?;
        generator.set_max_num_chars(240);
        let mut bytes = 0;
        for (_, address) in &hits {
            let document: TantivyDocument = searcher.doc(*address)?;
            bytes += generator.snippet_from_doc(&document).to_html().len();
            bytes += document
                .get_first(title)
                .and_then(|value| value.as_str())
                .map_or(0, str::len);
        }
        Ok(bytes)
    })?;
    let ways: serde_json::Map<String, serde_json::Value> = ways
        .into_iter()
        .map(|(name, took)| (name.to_owned(), took.into()))
        .collect();
    println!("{}", serde_json::Value::from(ways));
    Ok(())
}
