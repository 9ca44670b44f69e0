//! What a whole query may have been meant to be.

use pressoir_analysis::{Words, fold, is_stop_word};
use pressoir_query::{Occur, SearchRequest, parse};

use crate::IndexError;
use crate::compile::{Phrases, compile};
use crate::deadline::Deadline;
use crate::generation::Generation;
use crate::search::{Kept, search};
use crate::spelling;
use crate::suggest::stand_together;
use crate::synonyms::Synonyms;

/// A query with more words than this is no slip.
const MOST_WORDS: usize = 8;

/// A query that finds as many clippings is left alone, unless the archive does not know a word.
const ENOUGH: u64 = 10;

/// A word that more clippings have is none that was mistyped in the archive itself.
const RARE: u64 = 3;

/// How many times more clippings must have the other spelling of a rare word.
const FAR_MORE: u64 = 50;

/// The shortest part of a word that was written without its space.
const SHORTEST_PART: usize = 2;

/// Signs of the query language: a query that holds one says what it means.
const SIGNS: [char; 11] = ['"', '*', '?', '~', '=', '(', ')', ':', '+', '<', '>'];

/// Returns a query that finds more than the one that was asked, `found` being what that one found:
/// two words that were typed as one, one that was typed as two, or a rare word of which far more
/// clippings have another spelling.
///
/// Only plain words are looked at. What the archive does not know finds nothing to the letter,
/// whatever the respelling found.
pub(crate) fn meant(
    generation: &Generation,
    request: &SearchRequest,
    found: u64,
    synonyms: Option<&Synonyms>,
) -> Result<Option<String>, IndexError> {
    let printed = request.query.to_string();
    let clauses = request.query.clauses();
    let is_plain = clauses.iter().all(|clause| clause.occur == Occur::Free)
        && !printed.contains(SIGNS)
        && clauses.len() <= MOST_WORDS;
    if !is_plain {
        return Ok(None);
    }
    let mut typed = Vec::new();
    for text in printed.split_whitespace() {
        typed.push(Typed::read(generation, text)?);
    }
    let mut candidates = joined(generation, &typed)?;
    candidates.extend(parted(generation, &typed)?);
    if found < ENOUGH {
        candidates.extend(respelled(generation, &typed)?);
    }
    let knows_all = typed.iter().all(|word| word.docs > 0 || !word.is_single);
    let known = if knows_all { found } else { 0 };
    for candidate in candidates {
        let count = count(generation, request, &candidate.text, synonyms)?;
        if count > known || candidate.joins_letter && count == known && count > 0 {
            return Ok(Some(candidate.text));
        }
    }
    Ok(None)
}

/// A piece of the query between two spaces.
struct Typed<'a> {
    text: &'a str,
    /// Its letters, where it is one word without an elision.
    folded: String,
    is_single: bool,
    /// How many clippings have its most frequent spelling.
    docs: u64,
}

impl<'a> Typed<'a> {
    fn read(generation: &Generation, text: &'a str) -> Result<Self, IndexError> {
        let mut words = Words::new(text);
        let mut form = String::new();
        let mut folded = String::new();
        let mut count = 0;
        while words.read(&mut form).is_some() {
            folded = fold(&form);
            count += 1;
        }
        let docs = most_frequent(generation, &folded)?.0;
        Ok(Typed {
            text,
            folded,
            is_single: count == 1,
            docs,
        })
    }

    /// Returns whether the piece is a letter that stands for no word.
    fn is_stray_letter(&self) -> bool {
        self.is_single
            && self.folded.chars().count() == 1
            && !matches!(self.folded.as_str(), "a" | "y" | "o")
            && self.folded.chars().all(char::is_alphabetic)
    }
}

struct Candidate {
    text: String,
    /// Whether nothing but a stray letter is taken up, which bears on no result.
    joins_letter: bool,
}

/// Returns the queries in which two neighbours are one word that the archive knows.
fn joined(generation: &Generation, typed: &[Typed<'_>]) -> Result<Vec<Candidate>, IndexError> {
    let mut candidates = Vec::new();
    for (place, pair) in typed.windows(2).enumerate() {
        let [left, right] = pair else { continue };
        let is_broken = |word: &Typed<'_>| word.docs == 0 || word.is_stray_letter();
        if !left.is_single || !right.is_single || !(is_broken(left) || is_broken(right)) {
            continue;
        }
        let (docs, form) = most_frequent(generation, &(left.folded.clone() + &right.folded))?;
        if docs > 0 {
            candidates.push(Candidate {
                text: replaced(typed, place, 2, &form),
                joins_letter: left.docs > 0 && right.docs > 0,
            });
        }
    }
    Ok(candidates)
}

/// Returns the queries in which an unknown word is two that stand together somewhere, those of the
/// most clippings first.
fn parted(generation: &Generation, typed: &[Typed<'_>]) -> Result<Vec<Candidate>, IndexError> {
    let mut candidates = Vec::new();
    for (place, word) in typed.iter().enumerate() {
        if word.docs > 0 || !word.is_single {
            continue;
        }
        let mut best = (0, String::new());
        for (at, _) in word.folded.char_indices() {
            let (left, right) = word.folded.split_at(at);
            let too_short = |part: &str| part.chars().count() < SHORTEST_PART;
            if too_short(left) || too_short(right) {
                continue;
            }
            let (left, right) = (
                most_frequent(generation, left)?,
                most_frequent(generation, right)?,
            );
            if left.0 > 0 && right.0 > 0 {
                let count = stand_together(generation, &[&left.1, &right.1])?;
                best = best.max((count, format!("{} {}", left.1, right.1)));
            }
        }
        if best.0 > 0 {
            candidates.push(Candidate {
                text: replaced(typed, place, 1, &best.1),
                joins_letter: false,
            });
        }
    }
    Ok(candidates)
}

/// Returns the queries in which a rare word is spelled as far more clippings spell it.
fn respelled(generation: &Generation, typed: &[Typed<'_>]) -> Result<Vec<Candidate>, IndexError> {
    let mut candidates = Vec::new();
    for (place, word) in typed.iter().enumerate() {
        let is_rare = word.is_single && (1..=RARE).contains(&word.docs);
        if !is_rare || is_stop_word(&word.folded) {
            continue;
        }
        for near in spelling::neighbours(generation, &word.folded)? {
            let docs = generation.doc_freq(&near.form)?;
            if fold(&near.form) != word.folded && docs >= word.docs * FAR_MORE {
                candidates.push(Candidate {
                    text: replaced(typed, place, 1, &near.form),
                    joins_letter: false,
                });
                break;
            }
        }
    }
    Ok(candidates)
}

/// Returns the query with something else in the place of some of its words.
fn replaced(typed: &[Typed<'_>], place: usize, length: usize, by: &str) -> String {
    let before = typed[..place].iter().map(|word| word.text);
    let after = typed[place + length..].iter().map(|word| word.text);
    let words: Vec<&str> = before.chain([by]).chain(after).collect();
    words.join(" ")
}

/// Returns the most frequent spelling with these letters, and how many clippings have it.
fn most_frequent(generation: &Generation, folded: &str) -> Result<(u64, String), IndexError> {
    let mut best = (0, String::new());
    for form in generation.forms_of_fold(folded)? {
        best = best.max((generation.doc_freq(&form)?, form));
    }
    Ok(best)
}

/// Returns how many clippings a query finds under the filters of the request.
fn count(
    generation: &Generation,
    request: &SearchRequest,
    text: &str,
    synonyms: Option<&Synonyms>,
) -> Result<u64, IndexError> {
    let (query, _) = parse(text);
    let request = SearchRequest {
        query,
        offset: 0,
        limit: 0,
        facets: Vec::new(),
        ..request.clone()
    };
    let deadline = Deadline::after(request.time_limit);
    let plan = compile(
        generation,
        &request.query,
        Phrases::Exact,
        synonyms,
        deadline,
    )?;
    Ok(search(generation, &plan, &request, Kept::Best)?.total)
}
