//! Why a hit has its score.

use std::fmt;

use pressoir_query::{Explanation, FoundForm, Occur, TermForms, TermScore, WeightedForm};
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader};

use super::bm25f::{Bm25f, word_score};
use super::segment::patterns;
use super::{Candidate, Columns, Masks, or_date};
use crate::IndexError;
use crate::compile::{Needle, Pattern, Plan};
use crate::deadline::Deadline;
use crate::generation::Generation;
use crate::schema::TextField;

/// Returns what each term of a plan that speaks for a clipping stands for.
pub(crate) fn forms(generation: &Generation, plan: &Plan) -> Result<Vec<TermForms>, IndexError> {
    let mut terms = Vec::new();
    for needle in plan
        .needles
        .iter()
        .filter(|needle| needle.occur != Occur::Excluded)
    {
        let mut forms = Vec::new();
        for (form, weight) in &needle.forms {
            forms.push(WeightedForm {
                form: form.clone(),
                weight: *weight,
                clippings: Some(generation.doc_freq(form)?),
            });
        }
        for (pattern, weight) in &needle.patterns {
            forms.push(WeightedForm {
                form: Shown(pattern).to_string(),
                weight: *weight,
                clippings: None,
            });
        }
        forms.sort_by(|one, other| {
            let place = |form: &WeightedForm| (form.weight, form.clippings);
            place(other)
                .partial_cmp(&place(one))
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        let idf = needle.idf;
        terms.push(TermForms { idf, forms });
    }
    Ok(terms)
}

/// Returns the parts of the score of one hit.
pub(crate) fn explain(
    generation: &Generation,
    plan: &Plan,
    candidate: &Candidate,
) -> Result<Explanation, IndexError> {
    let place = candidate.address.segment_ord as usize;
    let doc = candidate.address.doc_id;
    let reader = &generation.searcher.segment_readers()[place];
    let bm25f = Bm25f::new(generation);
    let mut counts_in = [0.0; 3];
    for field in TextField::ALL {
        let norms = reader.get_fieldnorms_reader(generation.fields.text(field))?;
        counts_in[field as usize] = bm25f.of(field).of(&norms, doc);
    }
    let masks = Masks::of(plan);
    let dated = Columns::open(reader, plan)?.bits(doc, 0);
    let mut mask = 0;
    let mut terms = Vec::new();
    for (bit, needle) in plan.needles.iter().enumerate() {
        let bit = 1 << bit;
        if masks.scored & bit == 0 {
            continue;
        }
        let found = found(generation, place, doc, needle)?;
        if found.is_empty() && dated & bit == 0 {
            continue;
        }
        mask |= bit;
        let weighed = found.iter().map(|form| {
            let counts = [form.in_body, form.in_title, form.in_keywords];
            let in_fields = counts.into_iter().zip(counts_in);
            form.weight
                * in_fields
                    .map(|(count, one)| count as f32 * one)
                    .sum::<f32>()
        });
        let frequency = or_date(weighed.sum());
        terms.push(TermScore {
            idf: needle.idf,
            frequency,
            score: word_score(needle.idf, frequency),
            found,
        });
    }
    terms.sort_by(|one, other| other.score.total_cmp(&one.score));
    let (matched, asked, coordination) = masks.coordination(mask);
    Ok(Explanation {
        terms,
        matched,
        asked,
        coordination,
        score: candidate.score,
    })
}

/// Returns what a document has of a needle, the most telling first.
fn found(
    generation: &Generation,
    segment: usize,
    doc: DocId,
    needle: &Needle,
) -> Result<Vec<FoundForm>, IndexError> {
    let index = &generation.segments[segment];
    let mut found = Vec::new();
    let count = |field: TextField, form: &str| {
        if needle.is_for(field) {
            occurrences(index.text(field), form, doc)
        } else {
            Ok(0)
        }
    };
    for (form, weight) in &needle.forms {
        found.push(FoundForm {
            in_title: count(TextField::Title, form)?,
            in_body: count(TextField::Body, form)?,
            in_keywords: count(TextField::Keywords, form)?,
            form: form.clone(),
            weight: *weight,
        });
    }
    let runs = |field: TextField| -> Result<Vec<u32>, IndexError> {
        if !needle.is_for(field) {
            return Ok(vec![0; needle.patterns.len()]);
        }
        let mut postings = patterns(
            generation,
            segment,
            index,
            needle,
            field,
            Deadline::default(),
        )?;
        let counts = postings.iter_mut().map(|postings| postings.count_in(doc));
        Ok(counts.collect())
    };
    let in_title = runs(TextField::Title)?;
    let in_body = runs(TextField::Body)?;
    let in_keywords = runs(TextField::Keywords)?;
    for (place, (pattern, weight)) in needle.patterns.iter().enumerate() {
        found.push(FoundForm {
            form: Shown(pattern).to_string(),
            weight: *weight,
            in_title: in_title[place],
            in_body: in_body[place],
            in_keywords: in_keywords[place],
        });
    }
    found.retain(|form| form.in_title + form.in_body + form.in_keywords > 0);
    found.sort_by(|one, other| other.weight.total_cmp(&one.weight));
    Ok(found)
}

/// Returns how often a document has a form in a field.
fn occurrences(index: &InvertedIndexReader, form: &str, doc: DocId) -> Result<u32, IndexError> {
    let Some(info) = index.terms().get(form)? else {
        return Ok(0);
    };
    let mut postings = index.read_postings_from_terminfo(&info, IndexRecordOption::WithFreqs)?;
    if postings.doc() < doc {
        postings.seek(doc);
    }
    Ok(if postings.doc() == doc {
        postings.term_freq()
    } else {
        0
    })
}

/// A pattern as a reader writes it, each place by its first form.
struct Shown<'a>(&'a Pattern);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |parts: &[Pattern], between: &str| {
            let parts: Vec<String> = parts.iter().map(|part| Shown(part).to_string()).collect();
            parts.join(between)
        };
        match self.0 {
            Pattern::Forms(forms) => f.write_str(forms.first().map_or("", String::as_str)),
            Pattern::Run(parts) => write!(f, "\"{}\"", joined(parts, " ").replace('"', "")),
            Pattern::Any(parts) => write!(f, "({})", joined(parts, " OU ")),
            Pattern::Near(first, distance, second) => {
                let name = if distance.ordered { "ADJ" } else { "PRÈS" };
                write!(
                    f,
                    "{} {name}/{} {}",
                    Shown(first),
                    distance.words,
                    Shown(second)
                )
            }
            Pattern::Loose(parts, words) => {
                write!(f, "\"{}\"~{words}", joined(parts, " ").replace('"', ""))
            }
        }
    }
}
