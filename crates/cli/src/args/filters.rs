use pressoir_document::PressDate;
use pressoir_query::{Filters, SearchRequest, Sort};

const FILTERS: &str = "Filters";
const HITS: &str = "Hits";

/// What the clippings must be besides fitting the query.
#[derive(Debug, clap::Args)]
pub(super) struct FilterArgs {
    /// Only clippings with this keyword; give it again for another one (either will do)
    #[arg(long = "keyword", value_name = "K", help_heading = FILTERS)]
    keywords: Vec<String>,

    /// Only clippings from this paper or agency, by the name it is counted under (`pressoir facets
    /// --by source` lists them) or by one that is printed; give it again for another one
    #[arg(long = "source", value_name = "S", help_heading = FILTERS)]
    sources: Vec<String>,

    /// Only clippings of this date or later: 2025-12-25, 2025-12 or 2025
    #[arg(long, value_name = "DATE", help_heading = FILTERS)]
    from: Option<PressDate>,

    /// Only clippings of this date or earlier
    #[arg(long, value_name = "DATE", help_heading = FILTERS)]
    to: Option<PressDate>,
}

/// Which hits are shown, in which order.
#[derive(Debug, clap::Args)]
pub(crate) struct PageArgs {
    /// Order of the hits: relevance, date (the oldest first) or -date (the newest first)
    #[arg(
        long,
        value_name = "ORDER",
        default_value = "relevance",
        allow_hyphen_values = true,
        help_heading = HITS
    )]
    sort: Sort,

    /// Show at most this many hits; counts are exact all the same
    #[arg(long, value_name = "N", default_value_t = 10, help_heading = HITS)]
    limit: usize,

    /// Pass over this many hits first
    #[arg(long, value_name = "N", default_value_t = 0, help_heading = HITS)]
    offset: usize,
}

impl FilterArgs {
    pub(super) fn filters(&self) -> Filters {
        Filters {
            keywords: self.keywords.clone(),
            sources: self.sources.clone(),
            from: self.from,
            to: self.to,
        }
    }
}

impl PageArgs {
    /// Adds order and window to a request.
    pub(crate) fn apply(&self, request: &mut SearchRequest) {
        request.sort = self.sort;
        request.limit = self.limit;
        request.offset = self.offset;
    }
}
