use crate::PressDate;

/// The paper or agency a clipping came from, and the date of that issue.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// The name as it is printed, for example `Dakaractu`.
    pub name: String,
    /// The one name under which all spellings of it are counted and filtered, for example
    /// `Dakar Actu`.
    pub facet: String,
    /// The date printed beside the name, if any.
    pub date: Option<PressDate>,
}
