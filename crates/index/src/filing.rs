//! Under which keywords a clipping without one may be filed: those of the clippings nearest to it.

use std::collections::BTreeMap;

use pressoir_document::Clipping;
use pressoir_query::{SuggestedKeyword, SuggestionCheck};
use rayon::prelude::*;
use tantivy::DocAddress;

use crate::IndexError;
use crate::archive::stored;
use crate::generation::Generation;
use crate::kin::identity_of;
use crate::schema::column;
use crate::similar::nearest;

/// How many of the nearest clippings with a keyword are asked, and among how many they are looked
/// for.
const ASKED: usize = 20;
const NEAREST: usize = 96;
/// How many clippings are named for a keyword.
const MOST_NAMED: usize = 3;
/// One in so many clippings is held out when suggestions are checked.
const FOLDS: u64 = 5;

/// Returns the keywords that are suggested to a clipping, the most confident first; none where it has
/// some of its own.
pub(crate) fn suggested_keywords(
    generation: &Generation,
    address: DocAddress,
    clipping: &Clipping,
) -> Result<Vec<SuggestedKeyword>, IndexError> {
    if !clipping.keywords.is_empty() {
        return Ok(Vec::new());
    }
    let mut filed = filed(generation, address, clipping, |_| true)?;
    filed.retain(|filed| filed.confidence >= SuggestedKeyword::THRESHOLD);
    Ok(filed)
}

/// Counts to how many clippings each keyword is suggested, of those that have none, and to how many of
/// them none is; returns with that how many they are.
pub(crate) fn count_suggested(
    generation: &Generation,
    clippings: &[DocAddress],
) -> Result<(u64, BTreeMap<Option<String>, u64>), IndexError> {
    let counted = clippings.par_iter().map(|address| {
        if !values(generation, *address, column::KEYWORD)?.is_empty() {
            return Ok::<_, IndexError>((0, BTreeMap::new()));
        }
        let clipping = stored(generation, *address)?;
        let suggested = suggested_keywords(generation, *address, &clipping)?;
        let mut counts: BTreeMap<Option<String>, u64> = suggested
            .into_iter()
            .map(|suggested| (Some(suggested.keyword), 1))
            .collect();
        if counts.is_empty() {
            counts.insert(None, 1);
        }
        Ok((1, counts))
    });
    counted.try_reduce(Default::default, |(one, mut counts), (other, more)| {
        for (keyword, count) in more {
            *counts.entry(keyword).or_default() += count;
        }
        Ok((one + other, counts))
    })
}

/// Suggests keywords to a fifth of the clippings that have some, as if they and the others of the
/// fifth had none, and counts what is right from each confidence on. Which fifth is told by a digest of
/// the ids.
pub(crate) fn check_suggestions(
    generation: &Generation,
    clippings: &[DocAddress],
) -> Result<Vec<SuggestionCheck>, IndexError> {
    let nothing = || {
        SuggestionCheck::THRESHOLDS.map(|threshold| SuggestionCheck {
            threshold,
            ..SuggestionCheck::default()
        })
    };
    let checks = clippings.par_iter().map(|address| {
        let mut checks = nothing();
        let clipping = stored(generation, *address)?;
        if clipping.keywords.is_empty() || !is_held_out(&clipping.id) {
            return Ok::<_, IndexError>(checks);
        }
        let mut own = clipping.keywords.clone();
        own.sort();
        own.dedup();
        let filed = filed(generation, *address, &clipping, |id| !is_held_out(id))?;
        for check in &mut checks {
            check.clippings = 1;
            check.keywords = own.len() as u64;
            for filed in &filed {
                if filed.confidence >= check.threshold {
                    check.suggested += 1;
                    check.right += u64::from(own.contains(&filed.keyword));
                }
            }
        }
        Ok(checks)
    });
    let checks = checks.try_reduce(nothing, |one, other| {
        Ok(std::array::from_fn(|place| one[place].with(other[place])))
    });
    Ok(Vec::from(checks?))
}

fn is_held_out(id: &str) -> bool {
    identity_of(id).is_multiple_of(FOLDS)
}

/// Returns the keywords of the nearest clippings that have some and may be asked, each with the share
/// that they give it.
fn filed(
    generation: &Generation,
    address: DocAddress,
    clipping: &Clipping,
    may_be_asked: impl Fn(&str) -> bool,
) -> Result<Vec<SuggestedKeyword>, IndexError> {
    let mut votes: BTreeMap<String, (f32, Vec<String>)> = BTreeMap::new();
    let mut asked = 0;
    let mut weights = 0.0;
    for candidate in nearest(generation, address, clipping, NEAREST)?.1 {
        if asked == ASKED {
            break;
        }
        let keywords = values(generation, candidate.address, column::KEYWORD)?;
        let id = values(generation, candidate.address, column::ID)?.concat();
        if keywords.is_empty() || !may_be_asked(&id) {
            continue;
        }
        asked += 1;
        weights += candidate.score;
        for keyword in keywords {
            let (weight, like) = votes.entry(keyword).or_default();
            *weight += candidate.score;
            if like.len() < MOST_NAMED {
                like.push(id.clone());
            }
        }
    }
    let mut filed: Vec<SuggestedKeyword> = votes
        .into_iter()
        .map(|(keyword, (weight, like))| SuggestedKeyword {
            keyword,
            confidence: weight / weights,
            like,
        })
        .collect();
    filed.sort_by(|one, other| other.confidence.total_cmp(&one.confidence));
    Ok(filed)
}

/// Returns the values that a column of texts has for a document.
fn values(
    generation: &Generation,
    address: DocAddress,
    name: &str,
) -> Result<Vec<String>, IndexError> {
    let reader = generation.searcher.segment_reader(address.segment_ord);
    let Some(column) = reader.fast_fields().str(name)? else {
        return Ok(Vec::new());
    };
    let mut values = Vec::new();
    for ordinal in column.ords().values_for_doc(address.doc_id) {
        let mut value = String::new();
        column.ord_to_str(ordinal, &mut value)?;
        values.push(value);
    }
    Ok(values)
}
