//! The page, in French and whole without a script. Its scripts fetch the same documents and put them in
//! place; what they need to know stands in attributes of the elements.
//!
//! Templates are Maud's, which escapes every text and every attribute that is put into them; what
//! goes in unescaped is marked `PreEscaped` and is either a constant or a snippet, which comes
//! escaped from the engine.

mod address;
mod citation;
mod clipping;
mod error;
mod facets;
mod filters;
mod form;
mod found;
mod french;
mod help;
mod home;
mod kin;
mod layout;
mod paging;
mod periods;
mod results;
mod similar;
mod timeline;
mod timeline_chart;
mod typography;
mod warnings;

pub(crate) use clipping::clipping_page;
pub(crate) use error::error_page;
pub(crate) use french::iso_date;
pub(crate) use home::home_page;
pub(crate) use periods::facets_of;
pub(crate) use results::results_page;
pub(crate) use similar::SIMILAR_SHOWN;
pub(crate) use timeline::{timeline_page, unit_of};
