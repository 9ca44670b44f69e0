//! What a request asks, read from its URL or its body and checked once.

mod body;
mod concordance;
mod encoding;
mod export;
mod facets;
mod names;
mod scope;
mod search;
mod similar;
mod suggest;
mod timeline;
mod values;
mod view;

pub(crate) use body::read_body;
pub(crate) use concordance::{CONCORDANCE, read_concordance};
pub(crate) use encoding::{decode_path, read_query_string};
pub(crate) use export::{EXPORT, ExportParameters};
pub(crate) use facets::{FACETS, read_facets};
pub(crate) use names::{Kind, NONE, Name, Pairs, list, refuse_unknown, single};
pub(crate) use scope::Scope;
pub(crate) use search::{
    DEFAULT_PER_PAGE, MAX_DEPTH, NAMES as SEARCH_NAMES, SearchParameters, Strictness,
};
pub(crate) use similar::{SIMILAR, read_limit};
pub(crate) use suggest::{SUGGEST, SuggestParameters};
pub(crate) use timeline::{TIMELINE, read_timeline};
pub(crate) use view::View;
