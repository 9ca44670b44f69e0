//! The texts of many clippings, read on all cores.

use pressoir_document::Clipping;
use pressoir_query::LineField;
use rayon::prelude::*;
use tantivy::DocAddress;

use crate::IndexError;
use crate::archive::stored;
use crate::generation::Generation;
use crate::schema::TextField;

/// How many clippings one core reads in a row.
const ROW: usize = 256;

/// What is learned of some clippings, to be joined with what is learned of others, in any order.
pub(crate) trait Gathered: Default + Send {
    fn join(&mut self, other: Self);
}

/// Reads clippings, best in the order in which they lie, and joins what `visit` makes of them.
pub(crate) fn gather<G: Gathered>(
    generation: &Generation,
    addresses: &[DocAddress],
    visit: impl Fn(&mut G, DocAddress, &Clipping) + Sync,
) -> Result<G, IndexError> {
    addresses
        .par_chunks(ROW)
        .try_fold(G::default, |mut gathered, row| {
            for address in row {
                visit(&mut gathered, *address, &stored(generation, *address)?);
            }
            Ok(gathered)
        })
        .try_reduce(G::default, |mut one, other| {
            one.join(other);
            Ok(one)
        })
}

/// Returns the running texts of a clipping, in the order in which they are read.
pub(crate) fn fields(clipping: &Clipping) -> impl Iterator<Item = (LineField, &str)> {
    let title = clipping.title.as_deref();
    let title = title.map(|title| (LineField::Title, title));
    title
        .into_iter()
        .chain([(LineField::Body, clipping.body.as_str())])
}

impl From<LineField> for TextField {
    fn from(field: LineField) -> Self {
        match field {
            LineField::Title => TextField::Title,
            LineField::Body => TextField::Body,
        }
    }
}
