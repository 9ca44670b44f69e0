use std::time::Instant;

use pressoir_query::{
    ComparisonRequest, ComparisonResponse, Contingency, KeyWord, KeynessOrder, QueryInfo, Side,
};
use rustc_hash::FxHashMap;

use super::parts::Parts;
use super::walk::each_word;
use super::{is_listed, keywords, rank};
use crate::IndexError;
use crate::archive::milliseconds;
use crate::generation::Generation;
use crate::look_up::look_up;
use crate::search::Kept;
use crate::synonyms::Synonyms;
use crate::texts::Gathered;

/// The sizes that rates are told for.
const PER_WORDS: f64 = 1e6;
const PER_CLIPPINGS: f64 = 100.0;

/// Finds what distinguishes two parts of an archive.
pub(crate) fn compare(
    generation: &Generation,
    request: &ComparisonRequest,
    synonyms: [Option<&Synonyms>; 2],
) -> Result<ComparisonResponse, IndexError> {
    let start = Instant::now();
    let mut parts = Parts::new(generation, 2);
    let mut queries = Vec::new();
    let mut clippings = Vec::new();
    let mut in_both = 0;
    for (part, (search, synonyms)) in [&request.a, &request.b]
        .into_iter()
        .zip(synonyms)
        .enumerate()
    {
        let found = look_up(generation, search, synonyms, Kept::AsTheyLie)?;
        for address in found.found.addresses() {
            if parts.put(address, part) {
                clippings.push(address);
            } else {
                in_both += 1;
            }
        }
        queries.push(QueryInfo::of(search, found.warnings));
    }
    clippings.sort_unstable();
    let words: Frequencies = each_word(
        generation,
        |found: &mut Frequencies, form, segment, docs| {
            let mut counts = [0; 2];
            for (doc, frequency) in docs {
                if let Some(part) = parts.of(segment, *doc) {
                    counts[part] += u64::from(*frequency);
                }
            }
            found.add(form, counts);
        },
    )?;
    let mut of_keywords = Frequencies {
        sizes: [parts.clippings(0), parts.clippings(1)],
        ..Frequencies::default()
    };
    for (keyword, counts) in keywords::count(generation, &parts, &clippings)? {
        of_keywords.counts.insert(keyword, [counts[0], counts[1]]);
    }
    let mut sides = queries.into_iter().enumerate().map(|(part, query)| Side {
        query,
        clippings: parts.clippings(part),
        words_in_all: words.sizes[part],
        words: words.key_words(part, PER_WORDS, request, |form| {
            is_listed(form, &request.listing)
        }),
        keywords: of_keywords.key_words(part, PER_CLIPPINGS, request, |_| true),
    });
    let (Some(a), Some(b)) = (sides.next(), sides.next()) else {
        return Err(IndexError::Corrupt("a comparison has two sides".to_owned()));
    };
    Ok(ComparisonResponse {
        a,
        b,
        in_both,
        took_ms: milliseconds(start),
        index: generation.info,
    })
}

/// How often each value stands in each of two parts.
#[derive(Default)]
struct Frequencies {
    sizes: [u64; 2],
    counts: FxHashMap<String, [u64; 2]>,
}

impl Frequencies {
    fn add(&mut self, value: &str, more: [u64; 2]) {
        if more == [0; 2] {
            return;
        }
        for (size, more) in self.sizes.iter_mut().zip(more) {
            *size += more;
        }
        self.insert(value.to_owned(), more);
    }

    fn insert(&mut self, value: String, more: [u64; 2]) {
        let counts = self.counts.entry(value).or_default();
        for (count, more) in counts.iter_mut().zip(more) {
            *count += more;
        }
    }

    /// Returns what a part has more of than the other.
    fn key_words(
        &self,
        part: usize,
        per: f64,
        request: &ComparisonRequest,
        is_listed: impl Fn(&str) -> bool,
    ) -> Vec<KeyWord> {
        let other = 1 - part;
        let mut rows = Vec::new();
        for (value, counts) in &self.counts {
            if !is_listed(value) {
                continue;
            }
            let table = Contingency {
                both: counts[part],
                here: self.sizes[part],
                there: counts[other],
                elsewhere: self.sizes[other],
            };
            rows.extend(KeyWord::of(value, table, per, &request.listing));
        }
        let key = |row: &KeyWord| match request.order {
            KeynessOrder::LogLikelihood => row.log_likelihood,
            KeynessOrder::LogRatio => row.log_ratio,
        };
        rank(&mut rows, request.listing.limit, key, |row| &row.value);
        rows
    }
}

impl Gathered for Frequencies {
    fn join(&mut self, other: Self) {
        for (size, more) in self.sizes.iter_mut().zip(other.sizes) {
            *size += more;
        }
        for (value, more) in other.counts {
            self.insert(value, more);
        }
    }
}
