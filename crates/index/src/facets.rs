use pressoir_analysis::fold;
use pressoir_query::{
    FacetCount, FacetField, FacetsRequest, FacetsResponse, FieldCounts, QueryInfo, SearchRequest,
    WithoutValue,
};

use crate::IndexError;
use crate::generation::Generation;
use crate::look_up::look_up;
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
    let holding = request.holding.as_deref().map(letters);
    let fields = looked_up.found.facets.into_iter().map(|(field, values)| {
        let holds = |value: &FacetCount| match (&holding, &value.value) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(holding), Some(value)) => letters(value).contains(holding),
        };
        let mut values = values;
        values.retain(holds);
        let distinct = values.iter().filter(|value| value.value.is_some()).count();
        // Those are a curve, and a curve has no end that matters less.
        let is_curve = matches!(field, FacetField::Month | FacetField::Year);
        let mut place = 0;
        values.retain(|value| {
            place += 1;
            place <= request.limit || is_curve || value.selected || value.value.is_none()
        });
        let listed = values.iter().filter(|value| value.value.is_some()).count();
        FieldCounts {
            field,
            distinct,
            more: distinct - listed,
            values,
        }
    });
    Ok(FacetsResponse {
        query: QueryInfo::of(&search, looked_up.warnings),
        found: looked_up.found.total,
        out_of: generation.info.docs,
        index: generation.info,
        fields: fields.collect(),
    })
}

/// Returns what of a value is compared.
pub(crate) fn letters(value: &str) -> String {
    fold(&value.to_lowercase())
}
