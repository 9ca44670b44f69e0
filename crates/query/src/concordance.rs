use std::fmt;
use std::str::FromStr;

use pressoir_document::PressDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::request::choose;
use crate::{IndexInfo, QueryInfo, SearchRequest, Sort, UnknownName};

/// A question for every place at which something stands, each in its context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConcordanceRequest {
    /// What is looked for, and in which clippings. Its order, window of hits and facets do not
    /// matter.
    pub search: SearchRequest,
    /// How many words of context are shown on each side.
    pub window: usize,
    /// The order of the lines.
    pub order: LineOrder,
    /// How many lines are passed over.
    pub offset: usize,
    /// How many lines are returned at most; counts are exact whatever it is.
    pub limit: usize,
}

impl ConcordanceRequest {
    /// How many words of context are shown where nothing is said.
    pub const WINDOW: usize = 8;
}

/// The order of the lines of a concordance. Lines of one clipping that nothing else parts stand as
/// in the clipping, its title first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineOrder {
    /// That of the clippings, as a search orders them.
    Clippings(Sort),
    /// By the name under which the paper is counted, then the oldest first; clippings without a
    /// paper last.
    Source,
    /// By the words of the context, accents and case aside.
    Context(ContextKey),
}

/// The words that lines are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContextKey {
    /// Those before the keyword, the nearest first.
    Left,
    /// The keyword, then those behind it.
    Keyword,
    /// Those behind the keyword.
    Right,
}

impl LineOrder {
    /// Every order with its name.
    pub const NAMES: [(&'static str, LineOrder); 7] = [
        ("date", LineOrder::Clippings(Sort::OldestFirst)),
        ("-date", LineOrder::Clippings(Sort::NewestFirst)),
        ("order", LineOrder::Clippings(Sort::Relevance)),
        ("source", LineOrder::Source),
        ("left", LineOrder::Context(ContextKey::Left)),
        ("keyword", LineOrder::Context(ContextKey::Keyword)),
        ("right", LineOrder::Context(ContextKey::Right)),
    ];
}

impl FromStr for LineOrder {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        choose(text, &LineOrder::NAMES)
    }
}

/// One place at which something stands. `left`, `keyword` and `right` one after the other are the
/// text, on one line: a line break is a `¶` between spaces, several spaces are one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ConcordanceLine {
    /// The words before.
    pub left: String,
    /// What was found, as it is printed.
    pub keyword: String,
    /// The words behind.
    pub right: String,
    /// Where in the clipping it stands.
    pub field: LineField,
    /// The identity of the clipping.
    pub id: String,
    /// Its date, as precise as it is known.
    pub date: Option<PressDate>,
    /// The paper or agency.
    pub source: Option<String>,
    /// The headline.
    pub title: Option<String>,
}

/// A part of a clipping that has words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LineField {
    /// The headline.
    Title,
    /// The text.
    Body,
}

impl fmt::Display for LineField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            LineField::Title => "title",
            LineField::Body => "body",
        })
    }
}

/// How often something stands in an archive, exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LineCounts {
    /// At how many places. Of places that overlap the first counts, and of those the longest.
    pub occurrences: u64,
    /// In how many clippings.
    pub clippings: u64,
}

/// A concordance, whole. Its JSON is what the command line prints.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ConcordanceResponse {
    /// How the query was understood.
    pub query: QueryInfo,
    /// How often it stands in the archive.
    #[serde(flatten)]
    pub counts: LineCounts,
    /// How many clippings the archive holds.
    pub out_of: u64,
    /// How many lines were passed over.
    pub offset: usize,
    /// The state of the index that answered.
    pub index: IndexInfo,
    /// The lines, in the order asked for.
    pub lines: Vec<ConcordanceLine>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_read_by_its_name() {
        for (name, order) in LineOrder::NAMES {
            assert_eq!(name.parse(), Ok(order));
        }
        let error = "links".parse::<LineOrder>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "`links` is not one of date, -date, order, source, left, keyword, right"
        );
    }
}
