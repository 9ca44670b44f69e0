use std::cmp::Reverse;
use std::collections::HashMap;

use pressoir_analysis::{Words, fold};
use pressoir_query::{Suggestion, SuggestionKind};

use super::asked::Asked;
use tantivy::DocAddress;

use crate::IndexError;
use crate::generation::Generation;
use crate::schema::column;

/// The keywords and sources of an archive with their counts, the most frequent first.
pub(crate) struct Values {
    keywords: Vec<Value>,
    sources: Vec<Value>,
}

struct Value {
    text: String,
    /// Its words without accents, a space before each.
    folded: String,
    count: u64,
}

impl Generation {
    /// Returns the keywords and sources. They are counted when they are first asked for, which
    /// takes one walk over two columns; clippings of this generation never change.
    pub(super) fn values(&self) -> Result<&Values, IndexError> {
        if let Some(values) = self.values.get() {
            return Ok(values);
        }
        let values = Values {
            keywords: count(self, column::KEYWORD)?,
            sources: count(self, column::SOURCE)?,
        };
        Ok(self.values.get_or_init(|| values))
    }
}

impl Values {
    /// Returns the keywords or sources in which the words stand as they were typed: the most
    /// frequent first, those that begin with them before others.
    pub(super) fn complete(
        &self,
        kind: SuggestionKind,
        asked: &Asked,
        most: usize,
    ) -> Vec<Suggestion> {
        let values = match kind {
            SuggestionKind::Source => &self.sources,
            _ => &self.keywords,
        };
        let typed = format!(" {}", asked.folded());
        let (begin, hold): (Vec<&Value>, Vec<&Value>) = values
            .iter()
            .filter(|value| value.folded.contains(&typed))
            .partition(|value| value.folded.starts_with(&typed));
        let suggestion = |value: &Value| Suggestion {
            kind,
            text: value.text.clone(),
            count: value.count,
        };
        begin
            .into_iter()
            .chain(hold)
            .take(most)
            .map(suggestion)
            .collect()
    }
}

fn count(generation: &Generation, name: &str) -> Result<Vec<Value>, IndexError> {
    let mut counts: HashMap<String, u64> = HashMap::new();
    for (place, reader) in (0..).zip(generation.searcher.segment_readers()) {
        let Some(column) = reader.fast_fields().str(name)? else {
            continue;
        };
        let mut of_segment = vec![0_u64; column.num_terms()];
        for doc in 0..reader.max_doc() {
            if !generation.shows(DocAddress::new(place, doc)) {
                continue;
            }
            for ordinal in column.ords().values_for_doc(doc) {
                let place = usize::try_from(ordinal).unwrap_or(usize::MAX);
                if let Some(count) = of_segment.get_mut(place) {
                    *count += 1;
                }
            }
        }
        for (ordinal, count) in (0..).zip(of_segment).filter(|(_, count)| *count > 0) {
            let mut text = String::new();
            column.ord_to_str(ordinal, &mut text)?;
            *counts.entry(text).or_default() += count;
        }
    }
    let mut values: Vec<Value> = counts
        .into_iter()
        .map(|(text, count)| Value {
            folded: folded_words(&text),
            text,
            count,
        })
        .collect();
    values.sort_by(|one, other| {
        (Reverse(one.count), &one.text).cmp(&(Reverse(other.count), &other.text))
    });
    Ok(values)
}

fn folded_words(text: &str) -> String {
    let mut words = Words::new(text);
    let mut form = String::new();
    let mut folded = String::new();
    while words.read(&mut form).is_some() {
        folded.push(' ');
        folded.push_str(&fold(&form));
    }
    folded
}
