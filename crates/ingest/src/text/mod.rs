//! From a decoded text to its clippings.
//!
//! A text is cut into [`lines`]; [`head`] and [`tail`] find the chrome above and below; what is
//! between is one article ([`article`]: [`heading`], paragraphs, [`closing`]), the articles of a
//! [`bulletin`] or the entries of a [`listing`].

mod article;
mod author;
mod bare;
mod breadcrumb;
mod bulletin;
mod closing;
mod date_line;
mod fold;
mod head;
mod heading;
mod keyword_line;
mod lines;
mod listing;
mod lists;
mod marks;
mod nfc;
mod parse;
mod pattern;
mod source_line;
mod tail;
mod unwrap;
mod word_list;

pub(crate) use article::agree;
pub(crate) use author::{Signature, is_person, read as read_signature};
pub(crate) use breadcrumb::Breadcrumb;
pub(crate) use bulletin::is_summary_label;
pub(crate) use date_line::{Place as DatePlace, read as read_date_line};
pub(crate) use fold::{fold, folds_to_nothing};
pub(crate) use head::find_crumb;
pub(crate) use lines::{Line, lines, with_unix_line_ends};
pub(crate) use lists::{CHROME_HEAD, CHROME_TAIL, CHROME_TRAILING, KEY_FIGURES, KEYWORDS, SOURCES};
pub(crate) use nfc::composed;
pub(crate) use parse::{Marked, PageText, parse_marked};
pub use parse::{parse_text, parse_text_with};
pub(crate) use pattern::numbers_as_marks;
pub(crate) use source_line::{Place, read as read_source_line};
pub(crate) use word_list::WordList;
