use pressoir_analysis::fold;
use pressoir_query::{
    FacetCount, FacetField, FacetsRequest, FacetsResponse, FieldCounts, QueryInfo, SearchRequest,
    SuggestedCounts, WithoutValue,
};

use crate::IndexError;
use crate::filing::count_suggested;
use crate::generation::Generation;
use crate::look_up::{all_that_fit, look_up};
use crate::search::Kept;
use crate::synonyms::Synonyms;

/// Counts the values of fields among the clippings that a search finds.
pub(crate) fn facets(
    generation: &Generation,
    request: &FacetsRequest,
    synonyms: Option<&Synonyms>,
) -> Result<FacetsResponse, IndexError> {
    let search = SearchRequest {
        offset: 0,
        limit: 0,
        facets: request.fields.clone(),
        facet_limit: usize::MAX,
        without_value: WithoutValue::Counted,
        ..request.search.clone()
    };
    let looked_up = look_up(generation, &search, synonyms, Kept::Best)?;
    let fields = looked_up.found.facets.into_iter().map(|(field, values)| {
        // Those are a curve, and a curve has no end that matters less.
        let is_curve = matches!(field, FacetField::Month | FacetField::Year);
        let limit = if is_curve { usize::MAX } else { request.limit };
        let listed = Listed::of(values, request.holding.as_deref(), limit);
        FieldCounts {
            field,
            distinct: listed.distinct,
            more: listed.more,
            values: listed.values,
        }
    });
    let fields = fields.collect();
    let suggested_keywords = request
        .suggested
        .then(|| suggested(generation, request, synonyms))
        .transpose()?;
    Ok(FacetsResponse {
        query: QueryInfo::of(&search, looked_up.warnings),
        found: looked_up.found.total,
        out_of: generation.info.docs,
        index: generation.info,
        fields,
        suggested_keywords,
    })
}

/// Counts the keywords that are suggested to the clippings found which have none.
fn suggested(
    generation: &Generation,
    request: &FacetsRequest,
    synonyms: Option<&Synonyms>,
) -> Result<SuggestedCounts, IndexError> {
    let found = all_that_fit(generation, &request.search, synonyms)?;
    let (clippings, counts) = count_suggested(generation, &found)?;
    let mut values: Vec<FacetCount> = counts
        .into_iter()
        .map(|(value, count)| FacetCount {
            value,
            count,
            selected: false,
        })
        .collect();
    // As they came by their letters, those of one count stay.
    values.sort_by_key(|count| (count.value.is_none(), std::cmp::Reverse(count.count)));
    let listed = Listed::of(values, request.holding.as_deref(), request.limit);
    Ok(SuggestedCounts {
        clippings,
        distinct: listed.distinct,
        more: listed.more,
        values: listed.values,
    })
}

/// The values of a field that were asked for, in their order.
struct Listed {
    /// How many of them there are.
    distinct: usize,
    /// How many of these are not listed.
    more: usize,
    values: Vec<FacetCount>,
}

impl Listed {
    /// Returns those that hold the letters asked for, at most `limit` and those that are chosen.
    fn of(mut values: Vec<FacetCount>, holding: Option<&str>, limit: usize) -> Self {
        let holding = holding.map(letters);
        values.retain(|value| match (&holding, &value.value) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(holding), Some(value)) => letters(value).contains(holding),
        });
        let distinct = values.iter().filter(|value| value.value.is_some()).count();
        let mut place = 0;
        values.retain(|value| {
            place += 1;
            place <= limit || value.selected || value.value.is_none()
        });
        let listed = values.iter().filter(|value| value.value.is_some()).count();
        Listed {
            distinct,
            more: distinct - listed,
            values,
        }
    }
}

/// Returns what of a value is compared.
pub(crate) fn letters(value: &str) -> String {
    fold(&value.to_lowercase())
}
