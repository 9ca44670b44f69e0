use pressoir_query::{Matching, SearchRequest};

/// How many of the words a hit must have.
#[derive(Debug, clap::Args)]
pub(crate) struct MatchingArgs {
    /// How many of the words a hit needs: auto (all of them; fewer where few clippings have them
    /// all), all, or any
    #[arg(long = "match", value_name = "HOW", default_value = "auto")]
    matching: Matching,
}

impl MatchingArgs {
    /// Adds the choice to a request.
    pub(crate) fn apply(&self, request: &mut SearchRequest) {
        request.matching = self.matching;
    }
}
