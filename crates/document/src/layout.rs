use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The shape of the raw text a clipping was read from.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// A dump of a whole web page: menu, breadcrumb, article, sidebar, footer.
    Page,
    /// A dump of a page in the portal's older skin.
    PageLegacy,
    /// An extractor's output: title, date and body.
    Extract,
    /// An extractor's output without title and date.
    Body,
    /// A short notice that ends where the article would go on.
    Brief,
    /// One article of a bulletin that holds several.
    Bulletin,
    /// One entry of a list of articles.
    Listing,
    /// A body with nothing but a date glued before it, or with nothing at all.
    Bare,
    /// A record of a JSON Lines file.
    Record,
}

impl Layout {
    /// Every layout, in the order in which reports list them.
    pub const ALL: [Layout; 9] = [
        Layout::Page,
        Layout::PageLegacy,
        Layout::Extract,
        Layout::Body,
        Layout::Brief,
        Layout::Bulletin,
        Layout::Listing,
        Layout::Bare,
        Layout::Record,
    ];

    /// Returns the name that JSON carries, for example `page-legacy`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Layout::Page => "page",
            Layout::PageLegacy => "page-legacy",
            Layout::Extract => "extract",
            Layout::Body => "body",
            Layout::Brief => "brief",
            Layout::Bulletin => "bulletin",
            Layout::Listing => "listing",
            Layout::Bare => "bare",
            Layout::Record => "record",
        }
    }
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text names no layout.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a layout")]
pub struct UnknownLayout(String);

impl FromStr for Layout {
    type Err = UnknownLayout;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Layout::ALL
            .into_iter()
            .find(|layout| layout.as_str() == text)
            .ok_or_else(|| UnknownLayout(text.to_owned()))
    }
}
