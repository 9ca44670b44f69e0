//! The page, in French and whole without a script.
//!
//! Templates are Maud's, which escapes every text and every attribute that is put into them; what
//! goes in unescaped is marked `PreEscaped` and is either a constant or a snippet, which comes
//! escaped from the engine.

mod address;
mod clipping;
mod error;
mod facets;
mod filters;
mod form;
mod french;
mod home;
mod kin;
mod layout;
mod paging;
mod results;
mod typography;
mod warnings;
mod years;

pub(crate) use clipping::clipping_page;
pub(crate) use error::error_page;
pub(crate) use french::iso_date;
pub(crate) use home::home_page;
pub(crate) use results::results_page;
