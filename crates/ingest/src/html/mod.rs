//! HTML pages as the text that a reader would copy from them, and what they tell of their article.
//!
//! Only the tokens are read, not the tree: blocks become paragraphs, list items get a bullet, and
//! the text goes the way of every other page dump. Nothing here knows a site.

mod article;
mod claims;
mod layout;
mod linked_data;

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{RawKind, Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, EndTag, StartTag, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

pub(crate) use self::article::PageArticle;
use self::claims::Claims;
use self::layout::Layout;

/// What a page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) text: String,
    /// The address that the page gives as its own.
    pub(crate) url: Option<String>,
    /// The one article that the page says it shows.
    pub(crate) article: Option<PageArticle>,
}

/// Reads the text of a page.
pub(crate) fn read(html: &str) -> Page {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let Builder {
        mut page,
        claims,
        layout,
        ..
    } = tokenizer.sink.0.into_inner();
    page.article = layout.find_article(&page.text, &claims);
    page
}

/// Returns the encoding that a page declares near its beginning, as the label it gives.
pub(crate) fn declared_encoding(bytes: &[u8]) -> Option<&[u8]> {
    let begin = &bytes[..bytes.len().min(2048)];
    let at = memchr::memmem::find(begin, b"charset=").or_else(|| {
        let lower = begin.to_ascii_lowercase();
        memchr::memmem::find(&lower, b"charset=")
    })?;
    let value = begin[at + b"charset=".len()..].trim_ascii_start();
    let value = value.strip_prefix(b"\"").unwrap_or(value);
    let end = value
        .iter()
        .position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':')))?;
    Some(&value[..end])
}

#[derive(Default)]
struct Sink(RefCell<Builder>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut builder = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                if let Some(kind) = builder.tag(&tag) {
                    return TokenSinkResult::RawData(kind);
                }
            }
            Token::CharacterTokens(text) => builder.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[derive(Default)]
struct Builder {
    page: Page,
    claims: Claims,
    layout: Layout,
    /// The element whose content is passed over, until it ends.
    hidden: Option<Hidden>,
}

/// An element whose content is not part of the text.
struct Hidden {
    name: String,
    /// Its content, where that is a claim of the page.
    content: Option<String>,
}

const BULLET: &str = "  • ";

impl Builder {
    /// Notes a tag; returns how the tokenizer should read what follows, if not as HTML.
    fn tag(&mut self, tag: &Tag) -> Option<RawKind> {
        let name: &str = &tag.name;
        if let Some(hidden) = &self.hidden {
            if tag.kind == EndTag && hidden.name == name {
                self.note_hidden();
            }
            return None;
        }
        self.claims.note_tag(tag, self.page.text.len());
        self.layout.note_tag(tag, self.page.text.len());
        match (tag.kind, name) {
            (StartTag, "br") => self.break_line(),
            (StartTag, "li") => {
                self.break_line();
                self.page.text.push_str(BULLET);
            }
            (EndTag, "li") => self.break_line(),
            (StartTag, "link") => self.note_url(tag),
            (_, "td" | "th") => self.text(" "),
            (StartTag, _) if !tag.self_closing && is_hidden(name) => {
                self.hidden = Some(Hidden {
                    name: name.to_owned(),
                    content: Claims::are_in(tag).then(String::new),
                });
                return raw_kind(name);
            }
            _ if is_block(name) => self.break_paragraph(),
            _ => {}
        }
        None
    }

    fn note_url(&mut self, tag: &Tag) {
        if attribute(tag, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) {
            self.page.url = attribute(tag, "href")
                .filter(|url| !url.is_empty())
                .map(str::to_owned);
        }
    }

    /// Notes what a hidden element said, which ends.
    fn note_hidden(&mut self) {
        if let Some(Hidden {
            name,
            content: Some(content),
        }) = self.hidden.take()
        {
            self.claims.note_content(&name, &content);
        }
    }

    /// Adds text, its white space folded; a no-break space is a character.
    fn text(&mut self, text: &str) {
        if let Some(hidden) = &mut self.hidden {
            if let Some(content) = &mut hidden.content {
                content.push_str(text);
            }
            return;
        }
        for character in text.chars() {
            if !character.is_ascii_whitespace() {
                self.page.text.push(character);
            } else if !self.page.text.is_empty() && !self.page.text.ends_with([' ', '\n']) {
                self.page.text.push(' ');
            }
        }
    }

    fn break_line(&mut self) {
        let kept = self.page.text.trim_end_matches(' ').len();
        self.page.text.truncate(kept);
        if !self.page.text.is_empty() && !self.page.text.ends_with('\n') {
            self.page.text.push('\n');
        }
    }

    fn break_paragraph(&mut self) {
        // A paragraph inside a list item begins on the bullet's line.
        if self.page.text.ends_with(BULLET) {
            return;
        }
        self.break_line();
        if !self.page.text.is_empty() && !self.page.text.ends_with("\n\n") {
            self.page.text.push('\n');
        }
    }
}

/// Returns the value of an attribute, without white space around it.
fn attribute<'t>(tag: &'t Tag, wanted: &str) -> Option<&'t str> {
    tag.attrs
        .iter()
        .find(|attribute| &*attribute.name.local == wanted)
        .map(|attribute| attribute.value.trim())
}

fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "title" | "textarea" | "noscript" | "template" | "iframe" | "svg"
    )
}

fn raw_kind(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(ScriptData),
        "style" | "iframe" => Some(Rawtext),
        "title" | "textarea" => Some(Rcdata),
        _ => None,
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "legend"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "section"
            | "select"
            | "summary"
            | "table"
            | "tbody"
            | "thead"
            | "tr"
            | "ul"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_become_text() {
        let check = |html: &str, text: &str| assert_eq!(read(html).text.trim(), text, "{html}");
        check(
            "<p>Un\n deux</p><p>Trois<br>quatre</p>",
            "Un deux\n\nTrois\nquatre",
        );
        check(
            "<ul><li>Un<li><p>Deux</p></ul>Trois",
            "• Un\n  • Deux\n\nTrois",
        );
        check(
            "<title>Non</title><script>if (a < b) '</p>'</script><h1>L&rsquo;&eacute;t&eacute;\
             &nbsp;!</h1>",
            "L’été\u{a0}!",
        );
        check("<p>Un <b>mot</b>, <i>gras</i>", "Un mot, gras");
        check("<script>jamais fermé", "");
    }

    #[test]
    fn pages_tell_address_and_encoding() {
        let page = read("<link rel=\"canonical\" href=\"http://a.sn/1\"><p>Un");
        assert_eq!(page.url.as_deref(), Some("http://a.sn/1"));
        let check = |html: &str, label: Option<&str>| {
            let declared = declared_encoding(html.as_bytes());
            assert_eq!(declared, label.map(str::as_bytes), "{html}");
        };
        check("<meta charset=\"iso-8859-15\">", Some("iso-8859-15"));
        check("<META content=\"text/html; CHARSET=utf-8\">", Some("utf-8"));
        check("<p>charset", None);
    }
}
