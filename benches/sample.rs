//! What the benchmarks are run on: the sample archive, or the files that `PRESSOIR_BENCH_CORPUS`
//! names.

use std::env;
use std::path::{Path, PathBuf};

use pressoir_document::Clipping;
use pressoir_ingest::{Input, Item, Options, read};

/// Returns the file or folder that is measured.
#[must_use]
pub fn corpus() -> PathBuf {
    env::var_os("PRESSOIR_BENCH_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus"),
        PathBuf::from,
    )
}

/// Reads all clippings of the corpus, each with its origin.
///
/// # Errors
///
/// Fails when the corpus does not exist.
pub fn clippings() -> Result<Vec<(String, Clipping)>, pressoir_ingest::InputError> {
    let input = Input::resolve(&corpus(), &[])?;
    let items = read(vec![input], &Options::default());
    Ok(items
        .filter_map(|item| match item {
            Item::Clipping(found) => Some((found.origin, found.clipping)),
            Item::Skipped(_) => None,
        })
        .collect())
}
