//! The lists that ship with the crate, each read once.

use std::sync::LazyLock;

use super::pattern::PatternList;
use super::word_list::WordList;

macro_rules! list {
    ($(#[$doc:meta])* $name:ident: $type:ident, $file:literal) => {
        $(#[$doc])*
        pub(crate) static $name: LazyLock<$type> =
            LazyLock::new(|| $type::new(include_str!(concat!("../../data/", $file))));
    };
}

list!(
    /// Lines above an article.
    CHROME_HEAD: WordList, "chrome_head.txt"
);
list!(
    /// Lines after which nothing of an article follows.
    CHROME_TAIL: PatternList, "chrome_tail.txt"
);
list!(
    /// Lines that are chrome when they stand last.
    CHROME_TRAILING: WordList, "chrome_trailing.txt"
);
list!(
    /// The lines of the key-figures block.
    KEY_FIGURES: PatternList, "key_figures.txt"
);
list!(
    /// The portal's closed list of keywords.
    KEYWORDS: WordList, "keywords.txt"
);
list!(
    /// Names of rubrics.
    SECTIONS: WordList, "sections.txt"
);
list!(
    /// Names of papers and agencies.
    SOURCES: WordList, "sources.txt"
);
