use pressoir_document::{Clipping, PressDate};
use schemars::JsonSchema;
use serde::Serialize;

use crate::SuggestedKeyword;

/// Where else the archive has a clipping, and who else printed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Kin {
    /// The other places at which the archive has the same clipping. They are counted nowhere.
    pub copies: Vec<ClippingCopy>,
    /// The other papers that printed the same or nearly the same text, each once, by the names
    /// under which they are counted.
    pub reprinted_by: Vec<String>,
    /// How many other clippings have the same or nearly the same text, of whatever paper.
    pub reprint_count: u64,
    /// The oldest of them.
    pub reprints: Vec<Reprint>,
}

impl Kin {
    /// How many reprints are listed at most.
    pub const MOST_LISTED: usize = 20;
}

/// Another place at which the archive has a clipping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ClippingCopy {
    /// The identity it has there.
    pub id: String,
    /// The file it was read from there.
    pub path: String,
    /// Where it was published, as it says there.
    pub url: Option<String>,
}

/// A clipping that the archive has at several places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CopiedClipping {
    /// The place by which it is shown and counted.
    #[serde(flatten)]
    pub shown: ClippingCopy,
    /// The others.
    pub copies: Vec<ClippingCopy>,
}

/// A clipping with the same or nearly the same text as another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Reprint {
    /// The identity of the clipping.
    pub id: String,
    /// The headline.
    pub title: Option<String>,
    /// The date, as precise as it is known.
    pub date: Option<PressDate>,
    /// The paper or agency.
    pub source: Option<String>,
}

/// One clipping with all that the archive knows of it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Document {
    /// The clipping as it was read.
    #[serde(flatten)]
    pub clipping: Clipping,
    /// The clipping that is shown and counted for it, if it is a copy.
    pub copy_of: Option<String>,
    /// Where else the archive has it, and who else printed it.
    #[serde(flatten)]
    pub kin: Kin,
    /// Keywords that it may be filed under, where it has none of the editors' and they were asked for;
    /// left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suggested_keywords: Vec<SuggestedKeyword>,
}
