use pressoir_document::{Clipping, DatePrecision, Likeness, Sketch};
use tantivy::columnar::Column;
use tantivy::{DocId, SegmentReader};

use crate::IndexError;
use crate::schema::column;

/// What is known of a clipping when it is compared with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Traits {
    /// A digest of its id.
    pub(super) identity: u64,
    /// How much is known of it: first the title, then the source, then the date. Of two copies the
    /// one that tells more is shown.
    pub(super) completeness: u64,
    pub(super) likeness: Likeness,
    pub(super) facts: Facts,
}

/// What copies must agree in where both know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Facts {
    /// A digest of the letters of the title.
    pub(super) title: Option<u64>,
    /// A digest of the name by which the source is counted.
    pub(super) paper: Option<u64>,
    /// The first and the last day that the date can mean, `YYYYMMDD`.
    pub(super) days: Option<(u32, u32)>,
}

/// How many numbers of the column hold a sketch.
const SKETCH_NUMBERS: usize = Sketch::BINS / 8;

/// Returns a digest of an id, in the range of a column.
pub(crate) fn identity_of(id: &str) -> u64 {
    digest(id)
}

fn digest(text: &str) -> u64 {
    let mut digest = [0; 8];
    digest.copy_from_slice(&blake3::hash(text.as_bytes()).as_bytes()[..8]);
    u64::from_le_bytes(digest)
}

impl Traits {
    pub(crate) fn of(clipping: &Clipping, likeness: &Likeness) -> Self {
        let known = |is_known: bool| u64::from(is_known);
        let precision = match clipping.date.map(|date| date.precision()) {
            None => 0,
            Some(DatePrecision::Year) => 1,
            Some(DatePrecision::Month) => 2,
            Some(DatePrecision::Day) => 3,
        };
        let others = known(!clipping.keywords.is_empty())
            + known(clipping.author.is_some())
            + known(clipping.url.is_some());
        let title_and_source =
            2 * known(clipping.title.is_some()) + known(clipping.source.is_some());
        // As a column gives it back: 0 stands for what is not known.
        let digest_of = |known: Option<u64>| known.filter(|digest| *digest != 0);
        let title = digest_of(likeness.title);
        let likeness = Likeness {
            text: digest_of(likeness.text),
            title,
            sketch: likeness.sketch,
        };
        Traits {
            identity: identity_of(&clipping.id),
            completeness: (4 * title_and_source + precision) * 4 + others,
            likeness,
            facts: Facts {
                title,
                paper: clipping.source.as_ref().map(|source| digest(&source.facet)),
                days: clipping
                    .date
                    .map(|date| (date.first_day(), date.last_day())),
            },
        }
    }

    /// Returns the numbers that the column of likenesses keeps: what has its own columns is left
    /// out, and 0 stands for what is not known.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = u64> {
        let facts = [
            self.completeness,
            self.likeness.text.unwrap_or(0),
            self.facts.title.unwrap_or(0),
            self.facts.paper.unwrap_or(0),
        ];
        let sketch = self.likeness.sketch.iter().flat_map(|sketch| {
            let (numbers, _) = sketch.0.as_chunks();
            numbers
                .iter()
                .map(|bytes| u64::from_le_bytes(*bytes))
                .collect::<Vec<_>>()
        });
        facts.into_iter().chain(sketch)
    }

    pub(crate) fn identity(&self) -> u64 {
        self.identity
    }
}

/// Reads the traits of the clippings of a segment.
pub(crate) struct TraitsReader {
    identity: Column<u64>,
    likeness: Column<u64>,
    first_day: Column<u64>,
    last_day: Column<u64>,
}

impl TraitsReader {
    pub(crate) fn open(reader: &SegmentReader) -> Result<Self, IndexError> {
        let columns = reader.fast_fields();
        Ok(TraitsReader {
            identity: columns.u64(column::IDENTITY)?,
            likeness: columns.u64(column::LIKENESS)?,
            first_day: columns.u64(column::FIRST_DAY)?,
            last_day: columns.u64(column::LAST_DAY)?,
        })
    }

    pub(crate) fn identity(&self, doc: DocId) -> u64 {
        self.identity.first(doc).unwrap_or_default()
    }

    pub(crate) fn read(&self, doc: DocId) -> Traits {
        let mut numbers = self.likeness.values_for_doc(doc);
        let completeness = numbers.next().unwrap_or_default();
        let mut known = || numbers.next().filter(|number| *number != 0);
        let (text, title, paper) = (known(), known(), known());
        let mut sketch = [0; Sketch::BINS];
        let mut filled = 0;
        for (bytes, number) in sketch.as_chunks_mut().0.iter_mut().zip(numbers) {
            *bytes = number.to_le_bytes();
            filled += 1;
        }
        let day = |column: &Column<u64>| column.first(doc).and_then(|day| u32::try_from(day).ok());
        Traits {
            identity: self.identity(doc),
            completeness,
            likeness: Likeness {
                text,
                title,
                sketch: (filled == SKETCH_NUMBERS).then_some(Sketch(sketch)),
            },
            facts: Facts {
                title,
                paper,
                days: day(&self.first_day).zip(day(&self.last_day)),
            },
        }
    }
}
