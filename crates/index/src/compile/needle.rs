use std::collections::BTreeMap;

use pressoir_query::{Distance, Occur, Period};

use crate::glob::Glob;
use crate::schema::TextField;

/// Something to look for, in one of several ways: a clipping has the needle that has one of them.
#[derive(Clone, Debug)]
pub(crate) struct Needle {
    /// Whether it can be lacked, must be there, or counts against a clipping. Under an operator
    /// it is `Required` where it speaks for a clipping.
    pub(crate) occur: Occur,
    /// The only field in which it counts; all of them where there is none.
    pub(crate) field: Option<TextField>,
    /// Forms with their weights, above 0 and at most 1.
    pub(crate) forms: BTreeMap<String, f32>,
    /// Words that stand together in some way, with their weights.
    pub(crate) patterns: Vec<(Pattern, f32)>,
    /// The words with the capitals that they must have.
    pub(crate) spelled: Option<Vec<Spelled>>,
    /// What a column says.
    pub(crate) column: Option<ColumnTest>,
    /// How telling it is: its inverse document frequency.
    pub(crate) idf: f32,
}

/// A word as its form and as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spelled {
    pub(crate) form: String,
    pub(crate) written: String,
}

/// Words that stand together in one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pattern {
    /// One of these forms.
    Forms(Vec<String>),
    /// One right after the other.
    Run(Vec<Pattern>),
    /// One of these.
    Any(Vec<Pattern>),
    /// Both, without overlap and no farther from each other.
    Near(Box<Pattern>, Distance, Box<Pattern>),
    /// All of these in any order, with at most so many other words between them.
    Loose(Vec<Pattern>, u32),
}

/// What the columns of a clipping can be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ColumnTest {
    /// Its date lies in the period.
    Period(Period),
    /// One of its values holds these words, one right after the other.
    Value {
        column: ValueColumn,
        words: Vec<Glob>,
        /// It holds nothing else.
        whole: bool,
    },
}

/// A column of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ValueColumn {
    Keyword,
    /// The name under which the source is counted, or the one that is printed.
    Source,
    Author,
}

impl Needle {
    /// Returns a needle that nothing has yet.
    pub(crate) fn new(occur: Occur) -> Self {
        Needle {
            occur,
            field: None,
            forms: BTreeMap::new(),
            patterns: Vec::new(),
            spelled: None,
            column: None,
            idf: 0.0,
        }
    }

    /// Returns whether the needle is looked for in the field.
    pub(crate) fn is_for(&self, field: TextField) -> bool {
        self.field.is_none_or(|only| only == field)
    }

    /// Returns whether it speaks for a clipping by its text alone.
    pub(crate) fn speaks_of_text(&self) -> bool {
        self.column.is_none() && self.occur != Occur::Excluded
    }

    /// Returns whether nothing but a column tells who has it.
    pub(crate) fn is_column(&self) -> bool {
        self.column.is_some() && self.forms.is_empty() && self.patterns.is_empty()
    }
}
