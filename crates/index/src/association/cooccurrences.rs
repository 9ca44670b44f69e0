use std::collections::BTreeMap;
use std::time::Instant;

use pressoir_query::{
    AssociationOrder, Contingency, CooccurrenceRequest, CooccurrenceResponse, Cooccurrent,
    PeriodCooccurrences, Query, QueryInfo, Reach, SearchRequest,
};
use rustc_hash::{FxHashMap, FxHashSet};
use tantivy::DocAddress;

use super::near::{Near, NearInPart};
use super::parts::Parts;
use super::walk::each_word;
use super::{is_listed, keywords, rank};
use crate::IndexError;
use crate::archive::milliseconds;
use crate::generation::Generation;
use crate::highlight::Highlighter;
use crate::look_up::{LookedUp, all_that_fit, look_up};
use crate::search::Kept;
use crate::synonyms::Synonyms;
use crate::texts::{Gathered, gather};

/// Finds what stands near something more often than by chance.
pub(crate) fn cooccurrences(
    generation: &Generation,
    request: &CooccurrenceRequest,
    synonyms: Option<&Synonyms>,
) -> Result<CooccurrenceResponse, IndexError> {
    let start = Instant::now();
    let LookedUp {
        plan,
        found,
        warnings,
    } = look_up(generation, &request.search, synonyms, Kept::AsTheyLie)?;
    let fitting: Vec<DocAddress> = found.addresses().collect();
    let everything = SearchRequest {
        query: Query::Everything,
        ..request.search.clone()
    };
    let archive = all_that_fit(generation, &everything, None)?;
    let (parts, names) = Parts::of_periods(generation, &archive, request.by)?;
    let highlighter = Highlighter::new(&plan);
    let mut near = gather(
        generation,
        &fitting,
        |near: &mut Near, address, clipping| {
            if let Some(part) = parts.of(address.segment_ord as usize, address.doc_id) {
                near.read(part, clipping, &highlighter, request.reach);
            }
        },
    )?;
    let mut candidates: FxHashSet<&str> = FxHashSet::default();
    let parts_near: Vec<NearInPart> = (0..parts.count())
        .map(|part| std::mem::take(near.part(part)))
        .collect();
    for near in &parts_near {
        let frequent = near.together.iter().filter(|(form, count)| {
            **count >= request.listing.at_least && is_listed(form, &request.listing)
        });
        candidates.extend(frequent.map(|(form, _)| form.as_str()));
    }
    let totals = Totals::count(generation, &parts, &candidates, request.reach)?;
    let keywords = Keywords {
        fitting: keywords::count(generation, &parts, &fitting)?,
        archive: keywords::count(generation, &parts, &archive)?,
    };
    let mut periods = Vec::new();
    for (part, (period, near)) in names.into_iter().zip(&parts_near).enumerate() {
        let all = parts.clippings(part);
        periods.push(PeriodCooccurrences {
            period,
            occurrences: near.occurrences,
            clippings: near.clippings,
            out_of: all,
            words_near: near.words,
            words_in_all: totals.words.get(part).copied().unwrap_or_default(),
            words: totals.rows(part, near, all, request),
            keywords: keywords.rows(part, near.clippings, all, request),
        });
    }
    Ok(CooccurrenceResponse {
        query: QueryInfo::of(&request.search, warnings),
        window: match request.reach {
            Reach::Words(window) => Some(window),
            Reach::Clipping => None,
        },
        by: request.by,
        took_ms: milliseconds(start),
        index: generation.info,
        periods,
    })
}

/// How many words the parts of an archive have, and how often some of them.
#[derive(Default)]
struct Totals {
    words: Vec<u64>,
    /// How often each of the words stands in each part; where the clipping is the reach, in how
    /// many.
    of_words: FxHashMap<String, Vec<u64>>,
}

impl Totals {
    fn count(
        generation: &Generation,
        parts: &Parts,
        candidates: &FxHashSet<&str>,
        reach: Reach,
    ) -> Result<Self, IndexError> {
        each_word(
            generation,
            |totals: &mut Totals, form, segment, documents| {
                totals.words.resize(parts.count(), 0);
                let is_candidate = candidates.contains(form);
                // There can be many periods, and far more words.
                let mut of_word = vec![0; if is_candidate { parts.count() } else { 0 }];
                for (doc, frequency) in documents {
                    let Some(part) = parts.of(segment, *doc) else {
                        continue;
                    };
                    totals.words[part] += u64::from(*frequency);
                    if is_candidate {
                        of_word[part] += match reach {
                            Reach::Words(_) => u64::from(*frequency),
                            Reach::Clipping => 1,
                        };
                    }
                }
                if is_candidate {
                    add(&mut totals.of_words, form.to_owned(), &of_word);
                }
            },
        )
    }

    fn rows(
        &self,
        part: usize,
        near: &NearInPart,
        clippings: u64,
        request: &CooccurrenceRequest,
    ) -> Vec<Cooccurrent> {
        let mut rows = Vec::new();
        for (form, both) in &near.together {
            let Some(total) = self.of_words.get(form).map(|totals| totals[part]) else {
                continue;
            };
            let own = near.own.get(form).copied().unwrap_or_default();
            let row = match request.reach {
                Reach::Words(_) => {
                    let table = Contingency {
                        both: *both,
                        here: near.words,
                        there: total.saturating_sub(own + both),
                        elsewhere: self.words[part].saturating_sub(near.own_words + near.words),
                    };
                    Cooccurrent::of(form, table, near.occurrences, &request.listing)
                }
                // What was looked for is no company to itself.
                Reach::Clipping if own > 0 => None,
                Reach::Clipping => {
                    let table = Contingency {
                        both: *both,
                        here: near.clippings,
                        there: total.saturating_sub(*both),
                        elsewhere: clippings.saturating_sub(near.clippings),
                    };
                    Cooccurrent::of(form, table, near.clippings, &request.listing)
                }
            };
            rows.extend(row);
        }
        in_order(rows, request)
    }
}

fn add(counts: &mut FxHashMap<String, Vec<u64>>, form: String, more: &[u64]) {
    let counts = counts.entry(form).or_insert_with(|| vec![0; more.len()]);
    for (count, more) in counts.iter_mut().zip(more) {
        *count += more;
    }
}

impl Gathered for Totals {
    fn join(&mut self, other: Self) {
        self.words
            .resize(self.words.len().max(other.words.len()), 0);
        for (count, more) in self.words.iter_mut().zip(other.words) {
            *count += more;
        }
        for (form, more) in other.of_words {
            add(&mut self.of_words, form, &more);
        }
    }
}

/// How many clippings have each keyword, by part.
struct Keywords {
    fitting: BTreeMap<String, Vec<u64>>,
    archive: BTreeMap<String, Vec<u64>>,
}

impl Keywords {
    fn rows(
        &self,
        part: usize,
        fitting: u64,
        clippings: u64,
        request: &CooccurrenceRequest,
    ) -> Vec<Cooccurrent> {
        let mut rows = Vec::new();
        for (keyword, counts) in &self.fitting {
            let both = counts[part];
            let total = self
                .archive
                .get(keyword)
                .map_or(both, |totals| totals[part]);
            let table = Contingency {
                both,
                here: fitting,
                there: total.saturating_sub(both),
                elsewhere: clippings.saturating_sub(fitting),
            };
            rows.extend(Cooccurrent::of(keyword, table, fitting, &request.listing));
        }
        in_order(rows, request)
    }
}

fn in_order(mut rows: Vec<Cooccurrent>, request: &CooccurrenceRequest) -> Vec<Cooccurrent> {
    let key = |row: &Cooccurrent| match request.order {
        AssociationOrder::LogLikelihood => row.log_likelihood,
        AssociationOrder::LogDice => row.log_dice,
        AssociationOrder::Together => row.together as f64,
    };
    rank(&mut rows, request.listing.limit, key, |row| &row.value);
    rows
}
