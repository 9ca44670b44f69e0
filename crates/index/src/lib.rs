//! The embedded engine.
mod archive;
mod error;

pub use archive::Archive;
pub use error::IndexError;
