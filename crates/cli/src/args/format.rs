/// How hits are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// For reading: title, date, source, keywords and snippet
    Human,
    /// One JSON object: the whole answer, with counts
    Json,
    /// One JSON object a hit, one a line
    Jsonl,
    /// Comma-separated values, with a header
    Csv,
    /// Tab-separated values, with a header
    Tsv,
    /// The ids alone, one a line
    Ids,
}

/// How suggestions are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum SuggestFormat {
    /// For reading: count, kind and text
    Human,
    /// One JSON object: the whole answer
    Json,
    /// One JSON object a suggestion, one a line
    Jsonl,
    /// Tab-separated values, with a header
    Tsv,
}

/// How the rows of an analysis are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum RowFormat {
    /// For reading: columns
    Human,
    /// One JSON object: the whole answer, with counts
    Json,
    /// One JSON object a row, one a line
    Jsonl,
    /// Comma-separated values, with a header
    Csv,
    /// Tab-separated values, with a header
    Tsv,
}
