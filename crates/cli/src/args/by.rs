use std::str::FromStr;

use pressoir_query::{FacetField, UnknownName};

/// What clippings are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// The values of a field.
    Field(FacetField),
    /// The pairs of values of two fields.
    Table {
        rows: FacetField,
        columns: FacetField,
    },
}

/// The text names neither a field nor two of them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ByError {
    #[error(transparent)]
    Unknown(#[from] UnknownName),
    #[error("a table has two fields, and these are {0}; give --by again for another list")]
    TooMany(usize),
    #[error("a table has two different fields, and both are {0}")]
    Same(FacetField),
}

impl FromStr for By {
    type Err = ByError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fields = text.split(',').map(|name| name.trim().parse());
        let fields: Vec<FacetField> = fields.collect::<Result<_, UnknownName>>()?;
        match fields[..] {
            [field] => Ok(By::Field(field)),
            [rows, columns] if rows == columns => Err(ByError::Same(rows)),
            [rows, columns] => Ok(By::Table { rows, columns }),
            _ => Err(ByError::TooMany(fields.len())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_fields_are_a_table() {
        let by = |text: &str| text.parse::<By>().map_err(|error| error.to_string());
        assert_eq!(by("source"), Ok(By::Field(FacetField::Source)));
        let (rows, columns) = (FacetField::Keyword, FacetField::Month);
        assert_eq!(by("keyword,month"), Ok(By::Table { rows, columns }));
        assert_eq!(by("keyword, month"), Ok(By::Table { rows, columns }));
        for (text, words) in [
            (
                "keyword,week",
                "`week` is not one of author, keyword, month, source, year",
            ),
            ("", "`` is not one of author, keyword, month, source, year"),
            (
                "year,year",
                "a table has two different fields, and both are year",
            ),
            (
                "year,month,source",
                "a table has two fields, and these are 3; give --by again for another list",
            ),
        ] {
            assert_eq!(by(text), Err(words.to_owned()), "{text}");
        }
    }
}
