//! What is asked of an archive, and what it answers.
//!
//! A [`SearchRequest`] holds a parsed [`Query`], [`Filters`], an order and a window of hits; a
//! [`SearchResponse`] holds the hits and exact counts. [`parse`] reads any text: a query is never
//! an error, and what cannot be understood is searched as words and told as a [`Warning`].
//!
//! The crate names no engine and analyses no French: the same request can be answered by the
//! embedded index or by something else. It knows words only as they were typed.

mod analysis;
mod comparison;
mod concordance;
mod contingency;
mod cooccurrence;
mod cross_table;
mod cursor;
mod date;
mod explanation;
mod facets;
mod field;
mod filters;
mod kin;
mod manifest;
mod parser;
mod period;
mod period_unit;
mod print;
mod request;
mod response;
mod similar;
mod snippet;
mod suggested_keyword;
mod suggestion;
mod timeline;
mod tree;
mod warning;

pub use analysis::{AnalysedWord, Analysis, WordRole};
pub use comparison::{ComparisonRequest, ComparisonResponse, KeyWord, KeynessOrder, Side};
pub use concordance::{
    ConcordanceLine, ConcordanceRequest, ConcordanceResponse, ContextKey, LineCounts, LineField,
    LineOrder,
};
pub use contingency::{Contingency, log_dice};
pub use cooccurrence::{
    AssociationOrder, CooccurrenceRequest, CooccurrenceResponse, Cooccurrent, Listing,
    PeriodCooccurrences, Reach, StopWords,
};
pub use cross_table::{CrossTableCell, CrossTableRequest, CrossTableResponse};
pub use cursor::{Continuation, Cursor, CursorError};
pub use explanation::{Explanation, FoundForm, TermForms, TermScore, WeightedForm};
pub use facets::{FacetsRequest, FacetsResponse, FieldCounts, SuggestedCounts};
pub use field::Field;
pub use filters::Filters;
pub use kin::{ClippingCopy, CopiedClipping, Document, Kin, Reprint};
pub use manifest::{
    Changes, Manifest, ManifestArchive, ManifestSearch, Proof, ProvenClipping, SearchVerdict,
};
pub use parser::parse;
pub use period::{Period, SpokenPeriod};
pub use period_unit::PeriodUnit;
pub use request::{
    FacetField, FacetScope, Matching, Reprints, SearchRequest, Sort, UnknownName, WithoutValue,
};
pub use response::{FacetCount, Hit, IndexInfo, QueryInfo, SearchResponse};
pub use similar::{SimilarClipping, SimilarResponse, TellingTerm};
pub use snippet::Snippet;
pub use suggested_keyword::{SuggestedKeyword, SuggestionCheck};
pub use suggestion::{SuggestResponse, Suggestion, SuggestionKind};
pub use timeline::{
    Occurrences, TimelinePeriod, TimelineQuery, TimelineRequest, TimelineResponse, TimelineRow,
};
pub use tree::{Clause, Distance, Near, Occur, Phrase, PhraseOrder, Query, Spelling, Term, Word};
pub use warning::Warning;
