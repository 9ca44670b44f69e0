use std::fmt;
use std::ops::AddAssign;

/// What a line of a text, or a part of it, was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The headline.
    Title,
    /// The date of the page.
    Date,
    /// A keyword of the editors.
    Keyword,
    /// Who wrote it.
    Author,
    /// The paper or agency, with the date of its issue.
    Source,
    /// A line of the text that stands above the date, such as a subtitle.
    Lead,
    /// The text.
    Body,
    /// The beginning of an article in a list of articles.
    Teaser,
    /// The identity that a record gives.
    Id,
    /// The address that a record gives.
    Url,
    /// The site's menu and buttons, above the article.
    Menu,
    /// The place of a page in its site. Title and date are taken from it where the page has none.
    Breadcrumb,
    /// A rubric above a title.
    Section,
    /// What stands above the summary of a bulletin or the entries of a list: its name and date.
    Masthead,
    /// The summary of a bulletin.
    Summary,
    /// The title once more.
    TitleAgain,
    /// A second paper or agency, which a warning names.
    SecondSource,
    /// What follows the source line.
    AfterSource,
    /// The link to the rest of the article.
    ReadOn,
    /// The portal's key figures.
    KeyFigures,
    /// Sidebars and footers below the article.
    Footer,
    /// Chrome above the text that was learned from other texts.
    LearnedHead,
    /// Chrome below the text that was learned from other texts.
    LearnedTail,
    /// A field of a record that is not read.
    NotRead,
    /// Part of no clipping, since nothing that was found makes one.
    Unused,
}

impl Role {
    /// Every role, those whose text is kept in a field of a clipping first.
    pub const ALL: [Role; 25] = [
        Role::Title,
        Role::Date,
        Role::Keyword,
        Role::Author,
        Role::Source,
        Role::Lead,
        Role::Body,
        Role::Teaser,
        Role::Id,
        Role::Url,
        Role::Menu,
        Role::Breadcrumb,
        Role::Section,
        Role::Masthead,
        Role::Summary,
        Role::TitleAgain,
        Role::SecondSource,
        Role::AfterSource,
        Role::ReadOn,
        Role::KeyFigures,
        Role::Footer,
        Role::LearnedHead,
        Role::LearnedTail,
        Role::NotRead,
        Role::Unused,
    ];

    /// Tells whether the text is kept in a field of a clipping.
    #[must_use]
    pub fn is_kept(self) -> bool {
        self <= Role::Url
    }

    /// Returns the name that people and reports read, for example `second source`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Title => "title",
            Role::Date => "date",
            Role::Keyword => "keyword",
            Role::Author => "author",
            Role::Source => "source",
            Role::Lead => "lead",
            Role::Body => "body",
            Role::Teaser => "teaser",
            Role::Id => "id",
            Role::Url => "url",
            Role::Menu => "menu",
            Role::Breadcrumb => "breadcrumb",
            Role::Section => "section",
            Role::Masthead => "masthead",
            Role::Summary => "summary",
            Role::TitleAgain => "title again",
            Role::SecondSource => "second source",
            Role::AfterSource => "after source",
            Role::ReadOn => "read on",
            Role::KeyFigures => "key figures",
            Role::Footer => "footer",
            Role::LearnedHead => "learned head",
            Role::LearnedTail => "learned tail",
            Role::NotRead => "not read",
            Role::Unused => "unused",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How much of a text was read as each role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoleCounts {
    counts: [RoleCount; Role::ALL.len()],
}

/// How much was read as one role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoleCount {
    /// Lines that are not blank; each part of a line that has several roles is one.
    pub lines: u64,
    /// Characters in them, without the white space at their ends.
    pub characters: u64,
}

impl RoleCounts {
    /// Returns the roles that occurred, and how much was read as each.
    pub fn iter(&self) -> impl Iterator<Item = (Role, RoleCount)> + '_ {
        Role::ALL
            .into_iter()
            .zip(self.counts)
            .filter(|(_, count)| count.lines > 0)
    }

    pub(crate) fn add(&mut self, role: Role, text: &str) {
        let count = &mut self.counts[role as usize];
        count.lines += 1;
        count.characters +=
            u64::try_from(bytecount::num_chars(text.as_bytes())).unwrap_or(u64::MAX);
    }
}

impl AddAssign for RoleCounts {
    fn add_assign(&mut self, other: Self) {
        for (count, other) in self.counts.iter_mut().zip(other.counts) {
            count.lines += other.lines;
            count.characters += other.characters;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_listed_in_their_order() {
        assert!(Role::ALL.is_sorted());
        let kept = Role::ALL.iter().filter(|role| role.is_kept()).count();
        assert_eq!(Role::ALL[kept - 1], Role::Url);
        for (number, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!(role as usize, number);
        }
    }
}
