use pressoir_query::Filters;
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, SegmentReader};

use crate::IndexError;
use crate::schema::column;

/// The filters of a request against the columns of one segment.
pub(crate) struct SegmentFilter<'a> {
    filters: &'a Filters,
    keyword: Option<ValueFilter>,
    source: Option<ValueFilter>,
    printed_source: Option<ValueFilter>,
    first_day: Column<u64>,
    last_day: Column<u64>,
}

/// The values of one column that pass.
struct ValueFilter {
    /// The column; a segment in which no clipping has a value has none.
    values: Option<Column<u64>>,
    ordinals: Vec<u64>,
}

/// How a document fares with the filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Every filter lets it pass.
    Passes,
    /// The keyword filter alone holds it back.
    LacksKeyword,
    /// The source filter alone holds it back.
    LacksSource,
    /// The period alone holds it back.
    OutsidePeriod,
    /// Several filters hold it back.
    Fails,
}

impl<'a> SegmentFilter<'a> {
    pub(crate) fn open(reader: &SegmentReader, filters: &'a Filters) -> Result<Self, IndexError> {
        let columns = reader.fast_fields();
        Ok(SegmentFilter {
            filters,
            keyword: ValueFilter::open(columns.str(column::KEYWORD)?, &filters.keywords)?,
            source: ValueFilter::open(columns.str(column::SOURCE)?, &filters.sources)?,
            printed_source: ValueFilter::open(
                columns.str(column::PRINTED_SOURCE)?,
                &filters.sources,
            )?,
            first_day: columns.u64(column::FIRST_DAY)?,
            last_day: columns.u64(column::LAST_DAY)?,
        })
    }

    pub(crate) fn verdict(&self, doc: DocId) -> Verdict {
        let keyword = self
            .keyword
            .as_ref()
            .is_none_or(|filter| filter.passes(doc));
        // Where there is no filter for the one there is none for the other.
        let source = [&self.source, &self.printed_source]
            .into_iter()
            .any(|filter| filter.as_ref().is_none_or(|filter| filter.passes(doc)));
        let period = !self.filters.has_period() || self.in_period(doc);
        match (keyword, source, period) {
            (true, true, true) => Verdict::Passes,
            (false, true, true) => Verdict::LacksKeyword,
            (true, false, true) => Verdict::LacksSource,
            (true, true, false) => Verdict::OutsidePeriod,
            _ => Verdict::Fails,
        }
    }

    fn in_period(&self, doc: DocId) -> bool {
        let day = |column: &Column<u64>| column.first(doc).and_then(|day| u32::try_from(day).ok());
        match (day(&self.first_day), day(&self.last_day)) {
            (Some(first), Some(last)) => self.filters.period_touches(first, last),
            _ => false,
        }
    }
}

impl ValueFilter {
    /// Returns `None` where no value is asked for.
    fn open(column: Option<StrColumn>, values: &[String]) -> Result<Option<Self>, IndexError> {
        if values.is_empty() {
            return Ok(None);
        }
        let Some(column) = column else {
            return Ok(Some(ValueFilter {
                values: None,
                ordinals: Vec::new(),
            }));
        };
        let mut ordinals = Vec::new();
        for value in values {
            ordinals.extend(column.dictionary().term_ord(value.as_bytes())?);
        }
        Ok(Some(ValueFilter {
            values: Some(column.ords().clone()),
            ordinals,
        }))
    }

    fn passes(&self, doc: DocId) -> bool {
        self.values.as_ref().is_some_and(|values| {
            values
                .values_for_doc(doc)
                .any(|ordinal| self.ordinals.contains(&ordinal))
        })
    }
}
