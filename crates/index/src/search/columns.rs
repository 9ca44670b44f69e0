use pressoir_analysis::{Words, fold};
use pressoir_query::Period;
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, SegmentReader};

use crate::IndexError;
use crate::compile::{ColumnTest, ValueColumn};
use crate::glob::Glob;
use crate::schema::column;

/// A test of the columns of one segment.
pub(crate) enum SegmentColumn {
    Period {
        period: Period,
        first_day: Column<u64>,
        last_day: Column<u64>,
    },
    /// Columns, and for each ordinal whether its value fits.
    Values(Vec<(Column<u64>, Vec<bool>)>),
}

impl SegmentColumn {
    pub(crate) fn open(reader: &SegmentReader, test: &ColumnTest) -> Result<Self, IndexError> {
        let columns = reader.fast_fields();
        match test {
            ColumnTest::Period(period) => Ok(SegmentColumn::Period {
                period: *period,
                first_day: columns.u64(column::FIRST_DAY)?,
                last_day: columns.u64(column::LAST_DAY)?,
            }),
            ColumnTest::Value {
                column,
                words,
                whole,
            } => {
                let names: &[&str] = match column {
                    ValueColumn::Keyword => &[column::KEYWORD],
                    ValueColumn::Source => &[column::SOURCE, column::PRINTED_SOURCE],
                    ValueColumn::Author => &[column::AUTHOR],
                };
                let mut values = Vec::new();
                for name in names {
                    // A segment in which no clipping has a value has no column.
                    if let Some(column) = columns.str(name)? {
                        let fits = fitting(&column, words, *whole)?;
                        values.push((column.ords().clone(), fits));
                    }
                }
                Ok(SegmentColumn::Values(values))
            }
        }
    }

    pub(crate) fn fits(&self, doc: DocId) -> bool {
        match self {
            SegmentColumn::Period {
                period,
                first_day,
                last_day,
            } => {
                let day = |column: &Column<u64>| {
                    column.first(doc).and_then(|day| u32::try_from(day).ok())
                };
                match (day(first_day), day(last_day)) {
                    (Some(first), Some(last)) => period.touches(first, last),
                    _ => false,
                }
            }
            SegmentColumn::Values(columns) => columns.iter().any(|(column, fits)| {
                column.values_for_doc(doc).any(|ordinal| {
                    let place = usize::try_from(ordinal).ok();
                    place.and_then(|place| fits.get(place)).copied() == Some(true)
                })
            }),
        }
    }
}

/// Returns for each value of a column whether it holds the words.
fn fitting(column: &StrColumn, words: &[Glob], whole: bool) -> Result<Vec<bool>, IndexError> {
    let mut fitting = Vec::with_capacity(column.num_terms());
    let mut terms = column.dictionary().stream()?;
    while terms.advance() {
        let value = std::str::from_utf8(terms.key()).unwrap_or_default();
        fitting.push(holds(value, words, whole));
    }
    Ok(fitting)
}

/// Returns whether a value holds words one right after the other, accents and capitals aside.
fn holds(value: &str, words: &[Glob], whole: bool) -> bool {
    let mut read = Words::new(value);
    let mut form = String::new();
    let mut folds = Vec::new();
    while read.read(&mut form).is_some() {
        folds.push(fold(&form));
    }
    if whole && folds.len() != words.len() {
        return false;
    }
    folds
        .windows(words.len().max(1))
        .any(|run| run.iter().zip(words).all(|(fold, word)| word.fits(fold)))
}
