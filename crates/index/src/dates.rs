use pressoir_document::PressDate;
use tantivy::columnar::Column;
use tantivy::{DocAddress, DocId, SegmentReader};

use crate::IndexError;
use crate::generation::Generation;
use crate::schema::column;

/// The dates of all clippings, by segment.
pub(crate) struct Dates(Vec<SegmentDates>);

/// The dates of the clippings of one segment.
struct SegmentDates {
    first_day: Column<u64>,
    last_day: Column<u64>,
}

impl Dates {
    pub(crate) fn open(generation: &Generation) -> Result<Self, IndexError> {
        let readers = generation.searcher.segment_readers().iter();
        Ok(Dates(
            readers.map(SegmentDates::open).collect::<Result<_, _>>()?,
        ))
    }

    /// Returns the date of a clipping as precise as it is known.
    pub(crate) fn of(&self, address: DocAddress) -> Option<PressDate> {
        self.0[address.segment_ord as usize].of(address.doc_id)
    }
}

impl SegmentDates {
    fn open(reader: &SegmentReader) -> Result<Self, IndexError> {
        let columns = reader.fast_fields();
        Ok(SegmentDates {
            first_day: columns.u64(column::FIRST_DAY)?,
            last_day: columns.u64(column::LAST_DAY)?,
        })
    }

    fn of(&self, doc: DocId) -> Option<PressDate> {
        let day = |column: &Column<u64>| column.first(doc).and_then(|day| u32::try_from(day).ok());
        PressDate::spanning(day(&self.first_day)?, day(&self.last_day)?)
    }
}
