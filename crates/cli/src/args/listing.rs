use pressoir_query::{Contingency, Listing, StopWords};

const ROWS: &str = "Rows";

/// Which words and keywords of an analysis are printed.
#[derive(Debug, clap::Args)]
pub(crate) struct ListingArgs {
    /// Leave out what is found less often
    #[arg(long, value_name = "N", default_value_t = 3, help_heading = ROWS)]
    min: u64,

    /// Leave out what has a lower log-likelihood ratio: chance alone reaches 3.84 once in 20 rows, 6.63
    /// once in 100, 10.83 once in 1000
    #[arg(long, value_name = "X", default_value_t = Contingency::SIGNIFICANT, help_heading = ROWS)]
    min_log_likelihood: f64,

    /// List articles, prepositions, pronouns and the like, too
    #[arg(long, help_heading = ROWS)]
    stop_words: bool,

    /// Print at most this many words and as many keywords
    #[arg(long, value_name = "N", default_value_t = 20, help_heading = ROWS)]
    limit: usize,
}

impl ListingArgs {
    pub(crate) fn listing(&self) -> Listing {
        Listing {
            at_least: self.min.max(1),
            log_likelihood: self.min_log_likelihood,
            stop_words: if self.stop_words {
                StopWords::Listed
            } else {
                StopWords::LeftOut
            },
            limit: self.limit,
        }
    }
}
