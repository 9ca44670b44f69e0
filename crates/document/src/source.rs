use crate::PressDate;

/// The paper or agency a clipping came from, and the date of that issue.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// The name as it is printed, for example `Le Soleil`.
    pub name: String,
    /// The date printed beside the name, if any.
    pub date: Option<PressDate>,
}
