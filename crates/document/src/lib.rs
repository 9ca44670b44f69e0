//! What a press clipping is.
//!
//! The crate holds data only: a [`Clipping`] with its [`PressDate`], its [`Source`] and the
//! [`Layout`] it was read from. It reads no file, knows no search library, and everything above it
//! speaks of clippings in these types.

mod clipping;
mod date;
mod layout;
mod likeness;
mod source;

pub use clipping::Clipping;
pub use date::{DateError, DatePrecision, PressDate, Weekday};
pub use layout::{Layout, UnknownLayout};
pub use likeness::{Likeness, Sketch};
pub use source::Source;
