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

/// The first and the last day that a date can mean, `YYYYMMDD`; 0 without a date. Many clippings have
/// the same, so that what follows from it is worked out once for all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Days {
    first: u64,
    last: u64,
}

impl Dates {
    pub(crate) fn open(generation: &Generation) -> Result<Self, IndexError> {
        let readers = generation.searcher.segment_readers().iter();
        Ok(Dates(
            readers.map(SegmentDates::open).collect::<Result<_, _>>()?,
        ))
    }

    /// Returns the days that a clipping can be of.
    pub(crate) fn of(&self, address: DocAddress) -> Days {
        self.0[address.segment_ord as usize].of(address.doc_id)
    }
}

impl Days {
    /// Returns the date, as precise as it is known.
    pub(crate) fn date(self) -> Option<PressDate> {
        let first = u32::try_from(self.first).ok()?;
        PressDate::spanning(first, u32::try_from(self.last).ok()?)
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

    fn of(&self, doc: DocId) -> Days {
        Days {
            first: self.first_day.first(doc).unwrap_or(0),
            last: self.last_day.first(doc).unwrap_or(0),
        }
    }
}
