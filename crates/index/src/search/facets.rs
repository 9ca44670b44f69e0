use std::collections::BTreeMap;

use pressoir_document::PressDate;
use pressoir_query::{FacetCount, FacetField, FacetScope, Filters, SearchRequest, WithoutValue};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, SegmentReader};

use super::filter::Verdict;
use crate::IndexError;
use crate::schema::column;

/// Exact counts of the values of one field, over all segments.
pub(crate) struct FacetCounter {
    field: FacetField,
    scope: FacetScope,
    values: BTreeMap<Option<String>, u64>,
}

/// The counts of one segment, by ordinal or number; they are named when the segment is done.
pub(crate) struct SegmentFacet {
    field: FacetField,
    scope: FacetScope,
    values: Values,
    without: u64,
}

enum Values {
    Texts {
        column: Option<StrColumn>,
        counts: Vec<u64>,
    },
    Months {
        column: Column<u64>,
        counts: BTreeMap<u64, u64>,
    },
}

impl FacetCounter {
    pub(crate) fn new(field: FacetField, scope: FacetScope) -> Self {
        FacetCounter {
            field,
            scope,
            values: BTreeMap::new(),
        }
    }

    pub(crate) fn segment(&self, reader: &SegmentReader) -> Result<SegmentFacet, IndexError> {
        let columns = reader.fast_fields();
        let texts = |name| -> Result<Values, IndexError> {
            let column = columns.str(name)?;
            let counts = vec![0; column.as_ref().map_or(0, |column| column.num_terms())];
            Ok(Values::Texts { column, counts })
        };
        let values = match self.field {
            FacetField::Keyword => texts(column::KEYWORD)?,
            FacetField::Source => texts(column::SOURCE)?,
            FacetField::Author => texts(column::AUTHOR)?,
            FacetField::Month | FacetField::Year => Values::Months {
                column: columns.u64(column::MONTH)?,
                counts: BTreeMap::new(),
            },
        };
        Ok(SegmentFacet {
            field: self.field,
            scope: self.scope,
            values,
            without: 0,
        })
    }

    /// Adds the counts of a segment.
    pub(crate) fn add(&mut self, segment: SegmentFacet) -> Result<(), IndexError> {
        let mut add = |value: Option<String>, count: u64| {
            if count > 0 {
                *self.values.entry(value).or_default() += count;
            }
        };
        add(None, segment.without);
        match segment.values {
            Values::Texts { column, counts } => {
                for (ordinal, count) in (0..).zip(counts) {
                    let mut value = String::new();
                    let column = column.as_ref().filter(|_| count > 0);
                    if let Some(column) = column {
                        column.ord_to_str(ordinal, &mut value)?;
                        add(Some(value), count);
                    }
                }
            }
            Values::Months { counts, .. } => {
                for (month, count) in counts {
                    add(name_of(month, self.field), count);
                }
            }
        }
        Ok(())
    }

    /// Returns the counts in the order of the field, as many as the request asks for.
    pub(crate) fn finish(self, request: &SearchRequest) -> Vec<FacetCount> {
        let field = self.field;
        let mut counts: Vec<FacetCount> = self
            .values
            .into_iter()
            .map(|(value, count)| FacetCount {
                selected: is_selected(field, value.as_deref(), &request.filters),
                value,
                count,
            })
            .collect();
        match field {
            FacetField::Month | FacetField::Year => {
                // Clippings without a date come after the last month.
                counts.sort_by(|one, other| {
                    (one.value.is_none(), &one.value).cmp(&(other.value.is_none(), &other.value))
                });
            }
            FacetField::Keyword | FacetField::Source | FacetField::Author => {
                let counts_all = request.without_value == WithoutValue::Counted;
                counts.retain(|count| counts_all || count.value.is_some());
                counts.sort_by(|one, other| {
                    one.value
                        .is_none()
                        .cmp(&other.value.is_none())
                        .then_with(|| other.count.cmp(&one.count))
                        .then_with(|| one.value.cmp(&other.value))
                });
                let mut place = 0;
                // A chosen value stays in view however rare it is.
                counts.retain(|count| {
                    place += 1;
                    place <= request.facet_limit || count.selected
                });
            }
        }
        counts
    }
}

impl SegmentFacet {
    /// Counts the document if nothing but the field's own filter holds it back.
    pub(crate) fn count(&mut self, doc: DocId, verdict: Verdict) {
        let own = match self.field {
            FacetField::Keyword => Verdict::LacksKeyword,
            FacetField::Source => Verdict::LacksSource,
            // No filter is the author's own.
            FacetField::Author => Verdict::Passes,
            FacetField::Month | FacetField::Year => Verdict::OutsidePeriod,
        };
        let counts = verdict == own && self.scope == FacetScope::Siblings;
        if verdict != Verdict::Passes && !counts {
            return;
        }
        let mut has_value = false;
        match &mut self.values {
            Values::Texts {
                column: Some(column),
                counts,
            } => {
                for ordinal in column.ords().values_for_doc(doc) {
                    has_value = true;
                    if let Some(count) = usize::try_from(ordinal)
                        .ok()
                        .and_then(|place| counts.get_mut(place))
                    {
                        *count += 1;
                    }
                }
            }
            Values::Texts { column: None, .. } => {}
            Values::Months { column, counts } => {
                if let Some(month) = column.first(doc) {
                    has_value = true;
                    *counts.entry(month).or_default() += 1;
                }
            }
        }
        self.without += u64::from(!has_value);
    }
}

/// Returns the date that a month number of the column stands for.
pub(super) fn name_of(month: u64, field: FacetField) -> Option<String> {
    let year = u16::try_from(month / 100).ok()?;
    let month = u8::try_from(month % 100).ok()?;
    let date = match field {
        FacetField::Month if month > 0 => PressDate::from_month(year, month),
        _ => PressDate::from_year(year),
    };
    date.map(|date| date.to_string())
}

fn is_selected(field: FacetField, value: Option<&str>, filters: &Filters) -> bool {
    let Some(value) = value else { return false };
    match field {
        FacetField::Keyword => filters.keywords.iter().any(|keyword| keyword == value),
        FacetField::Source => filters.sources.iter().any(|source| source == value),
        FacetField::Author => false,
        FacetField::Month | FacetField::Year => {
            filters.has_period()
                && value
                    .parse::<PressDate>()
                    .is_ok_and(|date| filters.period_touches(date.first_day(), date.last_day()))
        }
    }
}
