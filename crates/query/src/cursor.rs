use std::borrow::Cow;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use crate::SearchRequest;

/// A place among the hits of a search on one state of an archive, from which they go on.
///
/// Written it is hexadecimal numbers with dashes between them, which is also its JSON; what they mean is
/// not for clients to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The state of the archive that it stands on.
    pub generation: u64,
    /// A digest of what was searched for.
    pub search: u64,
    /// How many hits lie before the place.
    pub passed: u64,
    /// The hit before the place; what the numbers mean is the engine's.
    pub hit: [u32; 4],
}

/// Whether the answer to a search tells how its hits go on, and where they begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Continuation {
    /// Hits begin at the offset asked for, and no cursor is told.
    #[default]
    Untold,
    /// Hits begin at the offset asked for, and the answer has a cursor where there are more.
    Told,
    /// Hits begin behind this cursor, whatever the offset, and the answer has the next.
    After(Cursor),
}

/// The text is no cursor.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not the `cursor` of an answer")]
pub struct CursorError(String);

impl Cursor {
    /// Returns the digest of what a request searches for and in which order, however many hits of it are
    /// asked for.
    #[must_use]
    pub fn digest(request: &SearchRequest) -> u64 {
        let SearchRequest {
            raw,
            matching,
            synonyms,
            filters,
            sort,
            reprints,
            ..
        } = request;
        let mut hasher = DefaultHasher::new();
        (raw, matching, synonyms, filters, sort, reprints).hash(&mut hasher);
        hasher.finish()
    }

    /// Returns whether it stands among the hits of this request.
    #[must_use]
    pub fn belongs_to(&self, request: &SearchRequest) -> bool {
        self.search == Cursor::digest(request)
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:x}-{:x}-{:x}",
            self.generation, self.search, self.passed
        )?;
        self.hit
            .iter()
            .try_for_each(|number| write!(f, "-{number:x}"))
    }
}

impl FromStr for Cursor {
    type Err = CursorError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        read(text).ok_or_else(|| CursorError(text.to_owned()))
    }
}

fn read(text: &str) -> Option<Cursor> {
    let mut numbers = text
        .split('-')
        .map(|digits| u64::from_str_radix(digits, 16).ok());
    let [generation, search, passed] = [numbers.next()??, numbers.next()??, numbers.next()??];
    let mut hit = [0; 4];
    for number in &mut hit {
        *number = u32::try_from(numbers.next()??).ok()?;
    }
    numbers.next().is_none().then_some(Cursor {
        generation,
        search,
        passed,
        hit,
    })
}

impl JsonSchema for Cursor {
    fn schema_name() -> Cow<'static, str> {
        "Cursor".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

impl Serialize for Cursor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Sort;

    #[test]
    fn a_cursor_is_read_as_it_is_written() {
        let cursor = Cursor {
            generation: 7,
            search: u64::MAX,
            passed: 100_010,
            hit: [0x3f80_0000, 20_251_225, 0, 99],
        };
        let written = cursor.to_string();
        assert_eq!(written, "7-ffffffffffffffff-186aa-3f800000-1350259-0-63");
        assert_eq!(written.parse(), Ok(cursor));
        for broken in [
            "",
            "7",
            "7-1-2-3-4-5",
            "7-1-2-3-4-5-6-7",
            "7-1-2-3-4-5-g",
            "7-1-2-3-4-5-100000000",
        ] {
            let error = broken.parse::<Cursor>().unwrap_err().to_string();
            assert_eq!(
                error,
                format!("`{broken}` is not the `cursor` of an answer")
            );
        }
    }

    #[test]
    fn a_cursor_belongs_to_one_search_however_long_its_pages_are() {
        let request = SearchRequest::new("eau");
        let cursor = Cursor {
            generation: 1,
            search: Cursor::digest(&request),
            passed: 10,
            hit: [0; 4],
        };
        let longer = SearchRequest {
            limit: 100,
            ..request.clone()
        };
        let older = SearchRequest {
            sort: Sort::OldestFirst,
            ..request
        };
        assert!(cursor.belongs_to(&longer));
        assert!(!cursor.belongs_to(&older));
        assert!(!cursor.belongs_to(&SearchRequest::new("air")));
    }
}
