use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use pressoir_analysis::{Words, fold, is_stop_word};
use pressoir_query::{Suggestion, SuggestionKind};
use tantivy::DocAddress;

use super::asked::Asked;
use super::sequence::sequence;
use super::words::beginning;
use crate::IndexError;
use crate::archive::stored;
use crate::generation::Generation;
use crate::schema::TextField;

/// How many forms may stand for the word that is not finished.
const MOST_FORMS: usize = 48;

/// How many clippings with the rarest of the words are looked at for those that have them in a row,
/// over all segments.
const MOST_LOOKED_AT: usize = 1_024;

/// How many clippings are read to see how the words go on.
const MOST_READ: usize = 16;

/// Returns how clippings go on after the words that were typed, the most frequent way first.
///
/// Where nothing fits right after them, what stands elsewhere in clippings that have them does. All
/// of it was read in a clipping, so that all of it finds one.
pub(super) fn complete(
    generation: &Generation,
    asked: &Asked,
    most: usize,
) -> Result<Vec<Suggestion>, IndexError> {
    let mut context = Vec::new();
    for word in &asked.context {
        let forms: Vec<String> = generation.forms_of_fold(word)?.into_iter().collect();
        if forms.is_empty() {
            return Ok(Vec::new());
        }
        context.push(forms);
    }
    let mut next = Ways::default();
    let mut forms = beginning(generation, &asked.prefix)?;
    forms.truncate(MOST_FORMS);
    if !forms.is_empty() {
        let mut whole = context.clone();
        whole.push(forms);
        for sample in spread(passages(generation, &whole)?) {
            next.add_next(generation, &sample, asked)?;
        }
    }
    let around = spread(passages(generation, &context)?);
    // A frequent letter begins more words than those that were looked for.
    for sample in around.iter().take(MOST_READ.saturating_sub(next.read)) {
        next.add_next(generation, sample, asked)?;
    }
    let mut suggestions = Vec::new();
    for (last, way) in next.best(most) {
        let mut words = context.clone();
        words.push(generation.forms_of_fold(&last)?.into_iter().collect());
        let counted = passages(generation, &words)?.len() as u64;
        suggestions.push(way.suggestion(asked, counted));
    }
    if suggestions.is_empty() && !asked.prefix.is_empty() {
        let empty = |word: &&String| is_stop_word(word);
        let telling = context.len() - asked.context.iter().rev().take_while(empty).count();
        let before = asked.context[..telling].join(" ");
        let mut elsewhere = Ways::default();
        for sample in spread(passages(generation, &context[..telling])?) {
            elsewhere.add_elsewhere(generation, &sample, asked, &before)?;
        }
        let best = elsewhere.best(most).into_iter();
        suggestions = best.map(|(_, way)| way.suggestion(asked, 0)).collect();
    }
    suggestions.sort_by_key(|suggestion| Reverse(suggestion.count));
    Ok(suggestions)
}

/// Returns how many clippings have these forms one right after the other, at least.
pub(crate) fn stand_together(generation: &Generation, forms: &[&str]) -> Result<u64, IndexError> {
    let words: Vec<Vec<String>> = forms.iter().map(|form| vec![(*form).to_owned()]).collect();
    Ok(passages(generation, &words)?.len() as u64)
}

/// A clipping with the places where words stand in a row.
struct Passage {
    address: DocAddress,
    in_title: Vec<u32>,
    in_body: Vec<u32>,
}

/// Returns the clippings in which the words stand in a row, in the text or in the title, as far as
/// they are looked at.
fn passages(generation: &Generation, words: &[Vec<String>]) -> Result<Vec<Passage>, IndexError> {
    let share = MOST_LOOKED_AT.div_ceil(generation.segments.len().max(1));
    let mut passages = Vec::new();
    for (place, segment) in (0..).zip(&generation.segments) {
        let mut of_docs: BTreeMap<u32, Passage> = BTreeMap::new();
        let mut add = |doc: u32, write: &dyn Fn(&mut Passage)| {
            let address = DocAddress::new(place, doc);
            if generation.shows(address) {
                write(of_docs.entry(doc).or_insert_with(|| Passage {
                    address,
                    in_title: Vec::new(),
                    in_body: Vec::new(),
                }));
            }
        };
        for at in sequence(segment.text(TextField::Title), words, share)? {
            add(at.doc, &|passage| passage.in_title.push(at.start));
        }
        for at in sequence(segment.text(TextField::Body), words, share)? {
            add(at.doc, &|passage| passage.in_body.push(at.start));
        }
        passages.extend(of_docs.into_values());
    }
    Ok(passages)
}

/// Keeps as many as are read, evenly spread.
fn spread(passages: Vec<Passage>) -> Vec<Passage> {
    let step = passages.len().div_ceil(MOST_READ).max(1);
    passages.into_iter().step_by(step).collect()
}

/// How clippings go on, by the last word without accents.
#[derive(Default)]
struct Ways {
    ways: BTreeMap<String, Way>,
    /// The clippings that were read.
    seen: HashSet<(DocAddress, String)>,
    read: usize,
}

struct Way {
    text: String,
    /// In how many of the clippings that were read.
    clippings: u64,
}

impl Way {
    fn suggestion(self, asked: &Asked, counted: u64) -> Suggestion {
        Suggestion {
            kind: SuggestionKind::Word,
            text: format!("{}{}", asked.before, self.text),
            count: counted.max(self.clippings),
        }
    }
}

impl Ways {
    /// Notes the words that stand right behind the context.
    fn add_next(
        &mut self,
        generation: &Generation,
        passage: &Passage,
        asked: &Asked,
    ) -> Result<(), IndexError> {
        self.read += 1;
        let clipping = stored(generation, passage.address)?;
        let title = clipping.title.unwrap_or_default();
        for (text, starts) in [
            (&title, &passage.in_title),
            (&clipping.body, &passage.in_body),
        ] {
            let mut words = Words::new(text);
            let mut form = String::new();
            for &start in starts {
                let last = start as usize + asked.context.len();
                let mut begin = None;
                while let Some(word) = words.read(&mut form) {
                    if word.position == start as usize {
                        begin = Some(word.start);
                    }
                    if word.position == last {
                        if let Some(begin) = begin {
                            let way = || one_line(&text[begin..word.end]);
                            self.note(passage.address, asked, &form, way);
                        }
                        break;
                    }
                }
            }
        }
        Ok(())
    }

    /// Notes the words that stand anywhere in the clipping.
    fn add_elsewhere(
        &mut self,
        generation: &Generation,
        passage: &Passage,
        asked: &Asked,
        before: &str,
    ) -> Result<(), IndexError> {
        self.read += 1;
        let clipping = stored(generation, passage.address)?;
        let title = clipping.title.unwrap_or_default();
        for text in [&title, &clipping.body] {
            let mut words = Words::new(text);
            let mut form = String::new();
            while words.read(&mut form).is_some() {
                let way = || format!("{before} {form}");
                self.note(passage.address, asked, &form, way);
            }
        }
        Ok(())
    }

    /// Counts a word once for a clipping if it goes on from what was typed.
    fn note(&mut self, at: DocAddress, asked: &Asked, form: &str, way: impl Fn() -> String) {
        let folded = fold(form);
        if !folded.starts_with(&asked.prefix)
            || is_stop_word(&folded)
            || !self.seen.insert((at, folded.clone()))
        {
            return;
        }
        let way = self.ways.entry(folded).or_insert_with(|| Way {
            text: way(),
            clippings: 0,
        });
        way.clippings += 1;
    }

    /// Returns the ways that most clippings go, each with its last word.
    fn best(self, most: usize) -> Vec<(String, Way)> {
        let mut ways: Vec<(String, Way)> = self.ways.into_iter().collect();
        ways.sort_by_key(|(_, way)| Reverse(way.clippings));
        ways.truncate(most);
        ways
    }
}

/// Returns a passage in lower case and with single spaces.
fn one_line(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    words.join(" ")
}
