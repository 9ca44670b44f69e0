use pressoir_query::Matching;

/// How many of the words a hit must have.
#[derive(Debug, clap::Args)]
pub(super) struct MatchingArgs {
    /// How many of the words a hit needs: auto (all of them; fewer where few clippings have them
    /// all), all, or any
    #[arg(long = "match", value_name = "HOW", default_value = "auto")]
    pub(super) matching: Matching,
}
