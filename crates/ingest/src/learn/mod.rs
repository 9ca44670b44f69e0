//! Chrome that no list knows, and words that are broken: learned from the texts of a run before they are parsed.
//!
//! [`look`] reads some of the texts and makes an [`outline`] of each: what its lines near the head
//! and the tail are to a parser. A walk from an edge of a text finds the [`block`] that repeated
//! lines make there, and the [`rule`] tells from all blocks which lines are chrome. What was
//! [`learned`] is taken off each text before it is parsed. From the same look come the forms of
//! [`words`] that a hyphen broke.

mod block;
mod learned;
mod line;
mod look;
mod outline;
mod rule;
mod tally;
mod words;

pub use learned::Learned;
pub use line::Side;
pub(crate) use look::{look, look_at_records};
pub(crate) use tally::Tally;
pub use tally::{Because, DroppedLine};
