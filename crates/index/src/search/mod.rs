//! One pass over the postings: matches, scores, filters, counts and the best hits.

mod bm25f;
mod capitals;
mod columns;
mod cursor;
mod explain;
mod facets;
mod filter;
mod occurrences;
mod ranking;
mod runs;
mod segment;
mod spans;
mod values;
mod window;

use pressoir_query::{FacetCount, FacetField, Matching, Occur, SearchRequest, Warning};
use tantivy::columnar::Column;
use tantivy::{DocAddress, DocId, SegmentReader};

use crate::IndexError;
use crate::compile::{All, Needle, Plan};
use crate::generation::Generation;
use crate::schema::column;
use bm25f::{Bm25f, coordination, word_score};
use columns::SegmentColumn;
pub(crate) use explain::{explain, forms};
use facets::{FacetCounter, SegmentFacet};
use filter::{SegmentFilter, Verdict};
pub(crate) use occurrences::count_occurrences;
pub(crate) use ranking::Candidate;
use ranking::Ranking;
use segment::SegmentPostings;
pub(crate) use spans::{Shape, Span, arrange, words_covered};
pub(crate) use values::FieldValues;
use window::{Bits, Visited, Window};

/// Where fewer clippings than this have all the words of a query, hits need fewer of them: half as
/// many as so many clippings have.
const ENOUGH: u64 = 10;

/// Which of the clippings that fit are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// The best, as many as the request asks for.
    Best,
    /// All of them, in the order in which they lie: nothing is put in order.
    AsTheyLie,
}

/// What one pass found.
pub(crate) struct Found {
    /// How many clippings fit.
    pub(crate) total: u64,
    /// How many of them stand behind a better one of their group, where groups are folded.
    pub(crate) folded: u64,
    /// Those that were to be kept.
    pub(crate) candidates: Vec<Candidate>,
    pub(crate) facets: Vec<(FacetField, Vec<FacetCount>)>,
    /// Set where a hit needs fewer words than were asked for.
    pub(crate) relaxed: Option<Warning>,
}

impl Found {
    /// Returns where those that were kept stand.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = DocAddress> + '_ {
        self.candidates.iter().map(|candidate| candidate.address)
    }
}

/// Searches for all free words, and where too few clippings have them all, for fewer of them.
///
/// Required words and phrases must be there, excluded ones must not, however many are asked for.
/// Where some text is required, a hit can lack all the free words.
pub(crate) fn search(
    generation: &Generation,
    plan: &Plan,
    request: &SearchRequest,
    kept: Kept,
) -> Result<Found, IndexError> {
    let asked = plan.free.count_ones();
    let fewest = u32::from(!plan.requires_text).min(asked);
    let at_least = match request.matching {
        Matching::Auto | Matching::All => asked,
        Matching::Any => fewest,
    };
    let mut pass = Pass::run(generation, plan, request, kept, at_least)?;
    let mut relaxed = None;
    if request.matching == Matching::Auto && pass.total < ENOUGH && asked > fewest {
        let strict = pass.total;
        // A clipping with fewer words, but rarer ones, can be the better hit.
        let at_least = pass.words_needed(fewest).div_ceil(2);
        if at_least < asked {
            pass = Pass::run(generation, plan, request, kept, at_least)?;
        }
        if pass.total > strict {
            let (at_least, of) = (at_least as usize, asked as usize);
            relaxed = Some(Warning::Relaxed { at_least, of });
        }
    }
    let facets = pass
        .facets
        .into_iter()
        .map(|(field, facet)| (field, facet.finish(request)));
    Ok(Found {
        total: pass.total,
        folded: pass.ranking.folded(),
        candidates: pass.ranking.finish(),
        facets: facets.collect(),
        relaxed,
    })
}

/// The needles by what they are to a score, one bit each.
#[derive(Clone, Copy, Debug, Default)]
struct Masks {
    /// A hit can lack them.
    free: u64,
    /// They speak for a clipping.
    scored: u64,
    /// They are words that were asked for one by one: the more of them the better.
    counted: u64,
    /// A column tells who has them.
    columns: u64,
}

impl Masks {
    fn of(plan: &Plan) -> Self {
        let bits = |is: fn(&Needle) -> bool| {
            let places = plan.needles.iter().enumerate();
            let bits = places.filter(|(_, needle)| is(needle));
            bits.fold(0, |bits, (place, _)| bits | 1 << place)
        };
        let scored = bits(|needle| needle.occur != Occur::Excluded && !needle.is_column());
        Masks {
            free: plan.free,
            scored,
            counted: scored & (plan.free | plan.strict.bits),
            columns: bits(|needle| needle.column.is_some()),
        }
    }

    /// Returns how many of the words that were asked for one by one a clipping with these needles
    /// has, how many were asked for, and the share of its score that it keeps for that.
    fn coordination(self, mask: u64) -> (u32, u32, f32) {
        let matched = (mask & self.counted).count_ones();
        let asked = self.counted.count_ones();
        let share = if asked > 0 {
            coordination(matched, asked)
        } else {
            1.0
        };
        (matched, asked, share)
    }

    /// Returns the free words that are nothing but words.
    fn plain(self) -> u64 {
        self.free & !self.columns
    }
}

/// One walk over all segments for hits with at least so many of the free words.
struct Pass<'a> {
    generation: &'a Generation,
    plan: &'a Plan,
    request: &'a SearchRequest,
    masks: Masks,
    /// Whether the query is a list of words and nothing else, which is soon answered.
    is_list: bool,
    visited: Visited,
    at_least: u32,
    total: u64,
    /// How many clippings have 0, 1, 2 … of the free words and pass the filters.
    with_words: Vec<u64>,
    facets: Vec<(FacetField, FacetCounter)>,
    ranking: Ranking<'a>,
}

impl<'a> Pass<'a> {
    fn run(
        generation: &'a Generation,
        plan: &'a Plan,
        request: &'a SearchRequest,
        kept: Kept,
        at_least: u32,
    ) -> Result<Self, IndexError> {
        let mut facets = Vec::new();
        for field in &request.facets {
            facets.push((*field, FacetCounter::new(*field, request.facet_scope)));
        }
        let masks = Masks::of(plan);
        let lacks_words = plan.requires_text || masks.plain() == 0;
        let without_words =
            plan.requires && lacks_words && plan.strict.can_hold_without_words(masks.columns);
        // A list of years alone is answered by dates.
        let years_alone = masks.free != 0 && masks.plain() == 0 && !plan.requires;
        let visited = if plan.everything || without_words || years_alone {
            Visited::All
        } else {
            Visited::Matching
        };
        let mut pass = Pass {
            generation,
            plan,
            request,
            masks,
            is_list: plan.strict == All::default() && masks.columns == 0,
            visited,
            at_least,
            total: 0,
            with_words: vec![0; plan.needles.len() + 1],
            facets,
            ranking: Ranking::new(generation, request, kept),
        };
        let bm25f = Bm25f::new(generation);
        for segment in 0..generation.segments.len() {
            pass.segment(segment, &bm25f)?;
        }
        Ok(pass)
    }

    /// Returns the most words that enough clippings have, or else the fewest that any has, but no
    /// fewer than `fewest`.
    fn words_needed(&self, fewest: u32) -> u32 {
        let mut total = 0;
        let mut needed = fewest;
        let counts = self.with_words.iter().enumerate();
        for (words, count) in counts.skip(fewest as usize).rev() {
            total += count;
            if *count > 0 {
                needed = words as u32;
            }
            if total >= ENOUGH {
                break;
            }
        }
        needed
    }

    fn segment(&mut self, place: usize, bm25f: &Bm25f) -> Result<(), IndexError> {
        let generation = self.generation;
        let reader = &generation.searcher.segment_readers()[place];
        let mut segment = SegmentPass::open(place, reader, self.request, &self.facets)?;
        let mut postings = SegmentPostings::open(self.plan, generation, place, bm25f)?;
        let columns = Columns::open(reader, self.plan)?;
        let mut window = Window::new(self.plan.needles.len(), reader.max_doc(), self.visited);
        while !window.is_behind_the_end() {
            self.plan.deadline.check()?;
            postings.fill(&mut window);
            window.drain(|doc, words, frequency| {
                if let Some(fit) = self.fit(doc, words, &columns)
                    && generation.shows(DocAddress::new(segment.place, doc))
                    && segment.counts(self, doc, fit.matched)
                {
                    segment.rank(self, doc, self.score(fit.mask, frequency));
                }
            });
            window.advance();
        }
        for ((_, counter), facet) in self.facets.iter_mut().zip(segment.facets) {
            counter.add(facet)?;
        }
        Ok(())
    }

    /// Returns what a document with these words has of the query; `None` where it lacks what is
    /// required or has what is excluded.
    fn fit(&self, doc: DocId, words: u64, columns: &Columns) -> Option<Fit> {
        let masks = self.masks;
        if self.is_list {
            let matched = (words & masks.free).count_ones();
            return Some(Fit {
                mask: words,
                matched,
            });
        }
        let mask = words | columns.bits(doc, words);
        if !self.plan.strict.holds(mask) {
            return None;
        }
        // Beside other words a date alone answers none of them.
        let answers = masks.plain() == 0 || mask & masks.plain() != 0 || words & masks.free != 0;
        let matched = (mask & masks.free).count_ones();
        Some(Fit {
            mask,
            matched: if answers { matched } else { 0 },
        })
    }

    /// Returns the score of a document with these needles.
    fn score(&self, mask: u64, frequency: &dyn Fn(usize) -> f32) -> f32 {
        let mut score = 0.0;
        for word in Bits(mask & self.masks.scored) {
            score += word_score(self.plan.needles[word].idf, or_date(frequency(word)));
        }
        let (_, _, share) = self.masks.coordination(mask);
        score * share
    }
}

/// What a document has of a query.
struct Fit {
    /// Its needles, one bit each.
    mask: u64,
    /// How many free words it has.
    matched: u32,
}

/// Returns the frequency of a needle that a document has. A year that only its date says counts like
/// one occurrence in a text of mean length.
fn or_date(frequency: f32) -> f32 {
    if frequency > 0.0 { frequency } else { 1.0 }
}

/// The columns of one segment that the plan asks.
struct Columns(Vec<(u64, SegmentColumn)>);

impl Columns {
    fn open(reader: &SegmentReader, plan: &Plan) -> Result<Self, IndexError> {
        let mut columns = Vec::new();
        for (place, needle) in plan.needles.iter().enumerate() {
            if let Some(test) = &needle.column {
                columns.push((1 << place, SegmentColumn::open(reader, test)?));
            }
        }
        Ok(Columns(columns))
    }

    /// Returns the needles that the columns of a document add to those it has.
    fn bits(&self, doc: DocId, has: u64) -> u64 {
        let mut bits = 0;
        for (bit, column) in &self.0 {
            if has & bit == 0 && column.fits(doc) {
                bits |= bit;
            }
        }
        bits
    }
}

/// What a pass needs of one segment.
struct SegmentPass<'a> {
    place: u32,
    filter: SegmentFilter<'a>,
    first_day: Column<u64>,
    facets: Vec<SegmentFacet>,
}

impl<'a> SegmentPass<'a> {
    fn open(
        place: usize,
        reader: &SegmentReader,
        request: &'a SearchRequest,
        counters: &[(FacetField, FacetCounter)],
    ) -> Result<Self, IndexError> {
        let mut facets = Vec::new();
        for (_, counter) in counters {
            facets.push(counter.segment(reader)?);
        }
        Ok(SegmentPass {
            place: u32::try_from(place).unwrap_or(u32::MAX),
            filter: SegmentFilter::open(reader, &request.filters)?,
            first_day: reader.fast_fields().u64(column::FIRST_DAY)?,
            facets,
        })
    }

    /// Counts a document with so many of the free words; returns whether it is a hit.
    fn counts(&mut self, pass: &mut Pass<'_>, doc: DocId, matched: u32) -> bool {
        let verdict = self.filter.verdict(doc);
        if verdict == Verdict::Passes
            && let Some(count) = pass.with_words.get_mut(matched as usize)
        {
            *count += 1;
        }
        if matched < pass.at_least {
            return false;
        }
        for facet in &mut self.facets {
            facet.count(doc, verdict);
        }
        let is_hit = verdict == Verdict::Passes;
        pass.total += u64::from(is_hit);
        is_hit
    }

    fn rank(&self, pass: &mut Pass<'_>, doc: DocId, score: f32) {
        let first_day = self
            .first_day
            .first(doc)
            .and_then(|day| u32::try_from(day).ok());
        pass.ranking.add(Candidate {
            address: DocAddress::new(self.place, doc),
            score,
            first_day: first_day.unwrap_or(0),
        });
    }
}
