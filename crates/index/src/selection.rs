use std::sync::Arc;
use std::sync::mpsc::sync_channel;

use pressoir_document::Clipping;
use pressoir_query::{IndexInfo, Proof, QueryInfo, SearchRequest};
use rayon::prelude::*;

use crate::IndexError;
use crate::archive::stored;
use crate::generation::Generation;
use crate::look_up::{LookedUp, look_up};
use crate::proof::proof;
use crate::search::{Candidate, Kept};
use crate::synonyms::Synonyms;

/// How many clippings are read at a time.
const BATCH: usize = 4096;

/// How many of them one core reads in a row.
const ROW: usize = 128;

/// Every clipping that fits a request, in the order asked for, whatever its limit and offset.
///
/// It stands on one generation of the archive, whole, for as long as it is kept.
pub struct Selection {
    generation: Arc<Generation>,
    query: QueryInfo,
    candidates: Vec<Candidate>,
    found: u64,
}

impl Selection {
    pub(crate) fn new(
        generation: Arc<Generation>,
        request: &SearchRequest,
        synonyms: Option<&Synonyms>,
    ) -> Result<Self, IndexError> {
        let everything = SearchRequest {
            offset: 0,
            limit: usize::MAX,
            facets: Vec::new(),
            ..request.clone()
        };
        let LookedUp {
            found, warnings, ..
        } = look_up(&generation, &everything, synonyms, Kept::Best)?;
        Ok(Selection {
            generation,
            query: QueryInfo::of(request, warnings),
            found: found.total,
            candidates: found.candidates,
        })
    }

    /// Returns how the query was understood.
    #[must_use]
    pub fn query(&self) -> &QueryInfo {
        &self.query
    }

    /// Returns how many clippings are read: fewer than fit where reprints are folded.
    #[must_use]
    pub fn selected(&self) -> u64 {
        self.candidates.len() as u64
    }

    /// Returns how many clippings fit; fewer are read where reprints are folded.
    #[must_use]
    pub fn found(&self) -> u64 {
        self.found
    }

    /// Returns the state of the index that it stands on.
    #[must_use]
    pub fn info(&self) -> IndexInfo {
        self.generation.info
    }

    /// Proves what was selected, so that it can be compared with what is selected later.
    ///
    /// # Errors
    ///
    /// Fails when the index cannot be read.
    pub fn proof(&self) -> Result<Proof, IndexError> {
        proof(&self.generation, &self.candidates, self.found)
    }

    /// Reads the clippings one by one: some at a time on all cores, so that few are in memory.
    pub fn clippings(&self) -> impl Iterator<Item = Result<Clipping, IndexError>> {
        self.candidates
            .chunks(BATCH)
            .flat_map(|batch| read(&self.generation, batch, |clipping| clipping))
    }

    /// Reads the clippings, makes something of each on all cores, and hands that to `take` in order,
    /// while the next are read.
    ///
    /// # Errors
    ///
    /// Fails with the first error of reading or of `take`.
    pub fn each<R: Send, E: From<IndexError>>(
        &self,
        make: impl Fn(Clipping) -> R + Sync,
        mut take: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        let make = &make;
        std::thread::scope(|scope| {
            let (sender, batches) = sync_channel(1);
            scope.spawn(move || {
                for batch in self.candidates.chunks(BATCH) {
                    // Whoever takes them has failed, and wants no more.
                    if sender.send(read(&self.generation, batch, make)).is_err() {
                        return;
                    }
                }
            });
            for made in batches.into_iter().flatten() {
                take(made?)?;
            }
            Ok(())
        })
    }
}

/// Reads clippings in the order in which they lie, so that what is stored together is unpacked once,
/// and returns them in the order given.
fn read<R: Send>(
    generation: &Generation,
    batch: &[Candidate],
    make: impl Fn(Clipping) -> R + Sync,
) -> Vec<Result<R, IndexError>> {
    let mut places: Vec<usize> = (0..batch.len()).collect();
    places.sort_by_key(|place| batch[*place].address);
    let mut made: Vec<(usize, Result<R, IndexError>)> = places
        .par_chunks(ROW)
        .flat_map_iter(|row| {
            row.iter().map(|place| {
                let clipping = stored(generation, batch[*place].address);
                (*place, clipping.map(&make))
            })
        })
        .collect();
    made.sort_by_key(|(place, _)| *place);
    made.into_iter().map(|(_, made)| made).collect()
}
