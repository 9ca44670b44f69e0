//! French text to terms.
//!
//! [`Words`] cuts a text into words and gives each its *form*: lower case, composed (NFC), the
//! elision split off, accents and stop words kept. Forms are what an index holds. What belongs
//! together is worked out once per distinct form: its [`fold`] is the form without accents, its
//! [`inflection_keys`] are shared by the inflections of a word, and its two [`stem_keys`] by the
//! words of a stem.
//!
//! Offsets are bytes of the text as given: nothing here changes the text, so that a mark can be
//! set on what was printed. The crate knows no index and no query.

mod acronym;
mod apostrophe;
mod character;
mod compound;
mod fold;
mod form;
mod inclusive;
mod inflection;
mod irregular;
mod number;
mod run;
mod stem;
mod stop_words;
mod together;
mod words;

pub use acronym::{Definition, acronym_definitions};
pub use fold::fold;
pub use inflection::inflection_keys;
pub use stem::{StemKeys, stem_keys};
pub use stop_words::is_stop_word;
pub use together::stands_together;
pub use words::{Role, Word, Words};

/// The version of the rules above. It grows with every change that gives some text other forms or
/// some form other keys, so that an index knows whether its forms are still those of the program.
pub const ANALYSIS_VERSION: u32 = 3;
