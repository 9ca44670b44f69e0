use pressoir_query::FacetField;
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, SegmentReader};

use super::facets::name_of;
use crate::IndexError;
use crate::schema::column;

/// The values of a field in one segment, by numbers that only this segment knows.
pub(crate) enum FieldValues {
    /// Texts; a segment in which no clipping has a value has no column.
    Texts(Option<StrColumn>),
    /// The column of months, of which some fields take a part.
    Months(Column<u64>, FacetField),
}

impl FieldValues {
    pub(crate) fn open(reader: &SegmentReader, field: FacetField) -> Result<Self, IndexError> {
        let columns = reader.fast_fields();
        let name = match field {
            FacetField::Keyword => column::KEYWORD,
            FacetField::Source => column::SOURCE,
            FacetField::Author => column::AUTHOR,
            FacetField::Month | FacetField::Year => {
                return Ok(FieldValues::Months(columns.u64(column::MONTH)?, field));
            }
        };
        Ok(FieldValues::Texts(columns.str(name)?))
    }

    /// Writes the numbers of the values that a document has: one that is none where it has no value.
    pub(crate) fn read(&self, doc: DocId, numbers: &mut Vec<Option<u64>>) {
        numbers.clear();
        match self {
            FieldValues::Texts(Some(column)) => {
                numbers.extend(column.ords().values_for_doc(doc).map(Some));
            }
            FieldValues::Texts(None) => {}
            FieldValues::Months(column, _) => numbers.extend(column.first(doc).map(Some)),
        }
        if numbers.is_empty() {
            numbers.push(None);
        }
    }

    /// Returns the value that a number stands for.
    pub(crate) fn name(&self, number: Option<u64>) -> Result<Option<String>, IndexError> {
        let Some(number) = number else {
            return Ok(None);
        };
        match self {
            FieldValues::Texts(Some(column)) => {
                let mut value = String::new();
                column.ord_to_str(number, &mut value)?;
                Ok(Some(value))
            }
            FieldValues::Texts(None) => Ok(None),
            FieldValues::Months(_, field) => Ok(name_of(number, *field)),
        }
    }
}
