use pressoir_query::{CrossTableRequest, FacetField, UnknownName};

use super::names::joined;
use super::scope::{SCOPE, read_scope};
use super::values::{number, one};
use super::{Name, Pairs, Values, names_of, numeric, refuse_unknown, single};
use crate::api_error::ApiError;

/// How many rows a table has when nothing is said, and at most.
const DEFAULT_LIMIT: usize = 20;
const MAX_LIMIT: usize = 1000;

/// What a table of two fields takes, in the order of the documentation.
pub(crate) const CROSS_TABLE: [Name; 10] = joined(&[
    &[
        Name {
            values: Values::TwoOf(|| names_of(&FacetField::NAMES)),
            ..single("by")
        },
        single("q"),
    ],
    &SCOPE,
    &[single("values"), numeric("limit", MAX_LIMIT)],
]);

/// Reads the question for a table of two fields.
///
/// # Errors
///
/// Fails on the first name or value that cannot be what was meant, except in `q`, and where `by` does
/// not name two fields.
pub(crate) fn read_cross_table(pairs: &Pairs) -> Result<CrossTableRequest, ApiError> {
    refuse_unknown(pairs, &CROSS_TABLE)?;
    let by = one(pairs, "by")?.unwrap_or_default();
    let bad = |detail: String| ApiError::BadValue {
        parameter: "by",
        value: by.to_owned(),
        detail: format!("`by`: {detail}"),
    };
    let fields = by.split(',').map(str::trim).filter(|name| !name.is_empty());
    let fields: Result<Vec<FacetField>, UnknownName> = fields.map(str::parse).collect();
    let (rows, columns) = match fields.map_err(|error| bad(error.to_string()))?[..] {
        [rows, columns] if rows != columns => (rows, columns),
        _ => {
            let hint = "name two different fields, such as keyword,year; the values of one are at \
                        /v1/facets/{field}";
            return Err(bad(hint.to_owned()));
        }
    };
    Ok(CrossTableRequest {
        search: read_scope(pairs)?,
        rows,
        columns,
        holding: one(pairs, "values")?.map(str::to_owned),
        limit: number(pairs, "limit", MAX_LIMIT)?.unwrap_or(DEFAULT_LIMIT),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::read_query_string;

    #[test]
    fn a_table_has_two_different_fields() {
        let hint = "`by`: name two different fields, such as keyword,year; the values of one are at \
                    /v1/facets/{field}";
        for (query_string, expected) in [
            (
                "by=keyword,year",
                Ok((FacetField::Keyword, FacetField::Year)),
            ),
            (
                "by=source,+month&limit=5",
                Ok((FacetField::Source, FacetField::Month)),
            ),
            ("by=year,year", Err(hint)),
            ("by=year", Err(hint)),
            ("", Err(hint)),
            ("by=year,month,source", Err(hint)),
            (
                "by=year,week",
                Err("`by`: `week` is not one of author, keyword, month, source, year"),
            ),
        ] {
            let pairs = read_query_string(query_string).unwrap();
            let read = read_cross_table(&pairs).map(|read| (read.rows, read.columns));
            let read = read.map_err(|error| error.to_string());
            assert_eq!(read, expected.map_err(str::to_owned), "{query_string}");
        }
    }
}
