use pressoir_citation::ListFormat;
use pressoir_query::{SearchRequest, Sort};

use super::names::{joined, switch};
use super::scope::{SCOPE, read_scope};
use super::values::{flag, one, parsed};
use super::{Name, Pairs, choice, names_of, refuse_unknown, single};
use crate::api_error::ApiError;

/// What an export takes, in the order of the documentation.
pub(crate) const EXPORT: [Name; 11] = joined(&[
    &[single("q")],
    &SCOPE,
    &[
        switch("collapse"),
        choice("sort", || names_of(&Sort::NAMES)),
        choice("format", || names_of(&ListFormat::NAMES)),
        switch("bom"),
    ],
]);

/// An export as it was asked for over HTTP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ExportParameters {
    pub(crate) request: SearchRequest,
    pub(crate) format: ListFormat,
    /// Whether a table begins with a byte order mark, by which spreadsheets know UTF-8.
    pub(crate) bom: bool,
}

impl ExportParameters {
    /// Reads and checks the parameters; an empty value is one that was not given.
    ///
    /// # Errors
    ///
    /// Fails on the first name or value that cannot be what was meant, except in `q`.
    pub(crate) fn read(pairs: &Pairs) -> Result<Self, ApiError> {
        refuse_unknown(pairs, &EXPORT)?;
        let format = match one(pairs, "format")? {
            None => ListFormat::Jsonl,
            Some(name) => name.parse().map_err(|_| {
                let names = ListFormat::NAMES.map(|(name, _)| name).join(", ");
                bad(
                    "format",
                    name,
                    format!("`format`: `{name}` is not one of {names}"),
                )
            })?,
        };
        let bom = flag(pairs, "bom")?;
        if bom && !matches!(format, ListFormat::Csv | ListFormat::Tsv) {
            return Err(bad(
                "bom",
                "true",
                "`bom`: only csv and tsv begin with one".to_owned(),
            ));
        }
        Ok(ExportParameters {
            request: SearchRequest {
                sort: parsed(pairs, "sort")?.unwrap_or_default(),
                ..read_scope(pairs)?
            },
            format,
            bom,
        })
    }
}

fn bad(parameter: &'static str, value: &str, detail: String) -> ApiError {
    ApiError::BadValue {
        parameter,
        value: value.to_owned(),
        detail,
    }
}
