//! What the benchmarks are run on: the sample archive, or the files that `PRESSOIR_BENCH_CORPUS`
//! names.

use std::env;
use std::path::{Path, PathBuf};

use pressoir_ingest::{Found, Input, Item, Options, read};

/// Returns the file or folder that is measured.
#[must_use]
pub fn corpus() -> PathBuf {
    env::var_os("PRESSOIR_BENCH_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus"),
        PathBuf::from,
    )
}

/// Reads all clippings of the corpus.
///
/// # Errors
///
/// Fails when the corpus does not exist.
pub fn clippings() -> Result<Vec<Found>, pressoir_ingest::InputError> {
    let input = Input::resolve(&corpus(), &[])?;
    let options = Options {
        likeness: true,
        ..Options::default()
    };
    let items = read(vec![input], &options);
    Ok(items
        .filter_map(|item| match item {
            Item::Clipping(found) => Some(*found),
            Item::Skipped(_) => None,
        })
        .collect())
}
