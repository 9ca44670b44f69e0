use std::collections::VecDeque;
use std::vec;

use pressoir_query::ConcordanceLine;
use rayon::prelude::*;
use tantivy::DocAddress;

use super::line::lines;
use super::{Concordance, addresses};
use crate::IndexError;
use crate::archive::stored;
use crate::search::Kept;

/// How many clippings are read at a time, on all cores: first, and then.
const FIRST_BATCH: usize = 64;
const BATCH: usize = 512;

/// Reads lines clipping by clipping, some clippings ahead.
pub(super) struct Stream<'a> {
    concordance: &'a Concordance,
    ready: VecDeque<ConcordanceLine>,
    to_read: vec::IntoIter<DocAddress>,
    /// Whether clippings are still to be looked up behind those.
    is_begun: bool,
    batch: usize,
}

impl<'a> Stream<'a> {
    /// Reads the clippings of a concordance in their order.
    pub(super) fn of_clippings(concordance: &'a Concordance) -> Self {
        let first = addresses(&concordance.first);
        Stream {
            is_begun: first.len() == concordance.request.search.limit,
            ..Stream::of_addresses(concordance, first)
        }
    }

    /// Reads these clippings.
    pub(super) fn of_addresses(concordance: &'a Concordance, addresses: Vec<DocAddress>) -> Self {
        Stream {
            concordance,
            ready: VecDeque::new(),
            to_read: addresses.into_iter(),
            is_begun: false,
            batch: FIRST_BATCH,
        }
    }

    /// Hands out these lines.
    pub(super) fn of_lines(concordance: &'a Concordance, lines: Vec<ConcordanceLine>) -> Self {
        Stream {
            ready: lines.into(),
            ..Stream::of_addresses(concordance, Vec::new())
        }
    }

    /// Reads on until there is a line or nothing more.
    fn fill(&mut self) -> Result<(), IndexError> {
        let Concordance {
            generation,
            highlighter,
            request,
            ..
        } = self.concordance;
        while self.ready.is_empty() {
            let batch: Vec<DocAddress> = self.to_read.by_ref().take(self.batch).collect();
            self.batch = BATCH;
            if batch.is_empty() {
                if !std::mem::take(&mut self.is_begun) {
                    return Ok(());
                }
                let mut rest = self.concordance.all(Kept::Best)?.into_iter();
                rest.by_ref()
                    .take(self.concordance.first.len())
                    .for_each(drop);
                self.to_read = rest;
                continue;
            }
            let read: Vec<_> = batch
                .par_iter()
                .map(|address| {
                    let clipping = stored(generation, *address)?;
                    Ok(lines(&clipping, highlighter, request.window))
                })
                .collect::<Result<_, IndexError>>()?;
            self.ready
                .extend(read.into_iter().flatten().map(|line| line.line));
        }
        Ok(())
    }
}

impl Iterator for Stream<'_> {
    type Item = Result<ConcordanceLine, IndexError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Err(error) = self.fill() {
            self.to_read = Vec::new().into_iter();
            self.is_begun = false;
            return Some(Err(error));
        }
        self.ready.pop_front().map(Ok)
    }
}
