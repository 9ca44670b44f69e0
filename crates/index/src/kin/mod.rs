//! Which clippings are one, and which belong together.
//!
//! *Copies* are one clipping that the archive has several times: the same text, and nothing that
//! contradicts it. One of them is shown, the others are known by it. *Reprints* are clippings of
//! their own with the same or nearly the same text, of several papers above all; they make a group.
//!
//! All clippings are indexed alike. Which of them are copies and reprints is worked out at each
//! commit from the set of them all, whatever came first, and stands in one small file beside the
//! segments: when clippings come and go, that file is written anew and nothing else.

mod copies;
mod day;
mod listing;
mod relations;
mod reprints;
mod table;
mod traits;

pub(crate) use listing::{copied, document, kin};
pub(crate) use relations::Relations;
pub(crate) use table::{KinStamp, Table, remove_old};
pub(crate) use traits::{Traits, TraitsReader, identity_of};

/// Finds the copies and reprints among clippings.
pub(crate) fn relate(clippings: &[Traits], threads: usize) -> Table {
    let firsts = copies::find(clippings);
    let groups = reprints::find(clippings, &firsts, threads);
    Table::of(clippings, &firsts, &groups)
}
