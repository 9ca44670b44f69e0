use super::values::{number, one};
use super::{Name, Pairs, numeric, refuse_unknown, single};
use crate::api_error::ApiError;

/// How many suggestions are returned when nothing is said, and at most.
const DEFAULT_LIMIT: usize = 10;
const MAX_LIMIT: usize = 100;

/// What suggestions take, in the order of the documentation.
pub(crate) const SUGGEST: [Name; 2] = [single("q"), numeric("limit", MAX_LIMIT)];

/// A text that is being typed, as it was sent over HTTP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SuggestParameters {
    pub(crate) q: String,
    pub(crate) limit: usize,
}

impl SuggestParameters {
    /// Reads and checks the parameters; an empty value is one that was not given.
    ///
    /// # Errors
    ///
    /// Fails on the first name or value that cannot be what was meant, except in `q`, which takes
    /// any text.
    pub(crate) fn read(pairs: &Pairs) -> Result<Self, ApiError> {
        refuse_unknown(pairs, &SUGGEST)?;
        Ok(SuggestParameters {
            q: one(pairs, "q")?.unwrap_or_default().to_owned(),
            limit: number(pairs, "limit", MAX_LIMIT)?.unwrap_or(DEFAULT_LIMIT),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::read_query_string;

    #[test]
    fn parameters_are_read_or_refused_by_name() {
        for (query_string, expected) in [
            ("", Ok(("", 10))),
            ("q=new+d&limit=3", Ok(("new d", 3))),
            ("q=new%20&limit=", Ok(("new ", 10))),
            ("q=a&q=b", Err("`q` is given more than once")),
            ("limit=0", Err("`limit`: `0` is not a number from 1 to 100")),
            (
                "limi=5",
                Err("`limi` is not a parameter; did you mean `limit`?"),
            ),
            (
                "prefix=a",
                Err("`prefix` is not a parameter; this path takes q, limit"),
            ),
        ] {
            let pairs = read_query_string(query_string).unwrap();
            let read = SuggestParameters::read(&pairs);
            let told = read.map(|read| (read.q, read.limit));
            let told = told.map_err(|error| error.to_string());
            let expected = expected
                .map(|(q, limit)| (q.to_owned(), limit))
                .map_err(ToOwned::to_owned);
            assert_eq!(told, expected, "{query_string}");
        }
    }
}
