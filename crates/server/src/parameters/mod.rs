//! What a request asks, read from its URL or its body and checked once.

mod analysis;
mod body;
mod concordance;
mod cross_table;
mod encoding;
mod export;
mod facets;
mod feed;
mod names;
mod scope;
mod search;
mod similar;
mod suggest;
mod timeline;
mod values;
mod view;

pub(crate) use analysis::{ANALYSIS, read_text};
pub(crate) use body::read_body;
pub(crate) use concordance::{CONCORDANCE, read_concordance};
pub(crate) use cross_table::{CROSS_TABLE, read_cross_table};
pub(crate) use encoding::{decode_path, read_query_string};
pub(crate) use export::{EXPORT, ExportParameters};
pub(crate) use facets::{FACETS, read_facets};
pub(crate) use feed::{FEED, read_feed};
pub(crate) use names::{
    Kind, NONE, Name, Pairs, Values, choice, date, list, names_of, numeric, refuse_unknown, single,
};
pub(crate) use scope::Scope;
pub(crate) use search::{
    DEFAULT_PER_PAGE, MAX_DEPTH, MAX_PER_PAGE, NAMES as SEARCH_NAMES, SURE_PAGES, SearchParameters,
    Strictness,
};
pub(crate) use similar::{SIMILAR, read_limit};
pub(crate) use suggest::{SUGGEST, SuggestParameters};
pub(crate) use timeline::{TIMELINE, TimelineFormat, read_timeline, read_timeline_format};
pub(crate) use view::View;
