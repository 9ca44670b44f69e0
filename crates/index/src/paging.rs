//! Where the hits of a request begin, and where they go on.

use pressoir_query::{Continuation, Cursor, SearchRequest};
use tantivy::DocAddress;

use crate::IndexError;
use crate::generation::Generation;
use crate::search::{Candidate, Found};

/// Returns how many hits are passed over.
///
/// A cursor is refused that this generation has not told: segments and numbers of documents are others
/// in the next. What a client makes up need not stand anywhere.
pub(crate) fn offset(
    generation: &Generation,
    request: &SearchRequest,
) -> Result<usize, IndexError> {
    let Continuation::After(cursor) = request.continuation else {
        return Ok(request.offset);
    };
    let DocAddress {
        segment_ord,
        doc_id,
    } = Candidate::of(&cursor).address;
    let segment = generation
        .searcher
        .segment_readers()
        .get(segment_ord as usize);
    let stands = segment.is_some_and(|segment| doc_id < segment.max_doc());
    if cursor.generation != generation.info.generation || !stands {
        return Err(IndexError::CursorGone);
    }
    Ok(usize::try_from(cursor.passed).unwrap_or(usize::MAX))
}

/// Returns where the hits go on behind the first `passed` of them.
pub(crate) fn next_cursor(
    generation: &Generation,
    request: &SearchRequest,
    found: &Found,
    passed: usize,
) -> Option<Cursor> {
    if request.continuation == Continuation::Untold {
        return None;
    }
    let passed = passed as u64;
    let last = found.candidates.last()?;
    (passed < found.total - found.folded).then(|| Cursor {
        generation: generation.info.generation,
        search: Cursor::digest(request),
        passed,
        hit: last.numbers(),
    })
}
