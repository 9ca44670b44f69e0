use std::fmt::Write;

use pressoir_document::Clipping;

use crate::authors::{Author, authors};

/// Returns a clipping as a document of TEI P5 (<https://tei-c.org/guidelines/p5/>), which corpus tools
/// such as TXM import: a header with title, authors, paper, date, keywords and address, and the text as
/// paragraphs. Characters that XML does not allow are left out.
#[must_use]
pub fn tei(clipping: &Clipping) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:lang=\"fr\">\n<teiHeader>\n<fileDesc>\n<titleStmt>\n",
    );
    // Writing to a string does not fail.
    let title = clipping.title.as_deref().unwrap_or_default();
    let _ = writeln!(xml, "<title>{}</title>", Text(title));
    for author in authors(clipping.author.as_deref().unwrap_or_default()) {
        let _ = match author {
            Author::Person { family, given } => writeln!(
                xml,
                "<author><persName><forename>{}</forename><surname>{}</surname></persName></author>",
                Text(&given),
                Text(&family)
            ),
            Author::Body(name) => {
                writeln!(xml, "<author><orgName>{}</orgName></author>", Text(&name))
            }
        };
    }
    xml.push_str("</titleStmt>\n<publicationStmt><p/></publicationStmt>\n<sourceDesc>\n<bibl>\n");
    let _ = writeln!(xml, "<idno>{}</idno>", Text(&clipping.id));
    if let Some(source) = &clipping.source {
        let _ = writeln!(xml, "<title level=\"j\">{}</title>", Text(&source.name));
    }
    if let Some(date) = clipping.date {
        let _ = writeln!(xml, "<date when=\"{date}\">{date}</date>");
    }
    if let Some(url) = &clipping.url {
        let _ = writeln!(xml, "<ref target=\"{}\"/>", Text(url));
    }
    xml.push_str("</bibl>\n</sourceDesc>\n</fileDesc>\n");
    if !clipping.keywords.is_empty() {
        xml.push_str("<profileDesc>\n<textClass>\n<keywords>\n");
        for keyword in &clipping.keywords {
            let _ = writeln!(xml, "<term>{}</term>", Text(keyword));
        }
        xml.push_str("</keywords>\n</textClass>\n</profileDesc>\n");
    }
    xml.push_str("</teiHeader>\n<text>\n<body>\n");
    if let Some(title) = &clipping.title {
        let _ = writeln!(xml, "<head>{}</head>", Text(title));
    }
    for paragraph in clipping.body.lines() {
        let _ = writeln!(xml, "<p>{}</p>", Text(paragraph));
    }
    xml.push_str("</body>\n</text>\n</TEI>\n");
    xml
}

/// A text as it stands in XML.
struct Text<'a>(&'a str);

impl std::fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                // The characters of XML 1.0, section 2.2.
                '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'.. => {
                    f.write_char(letter)?;
                }
                _ => {}
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{bare, whole};

    #[test]
    fn a_document_is_well_formed_and_escaped() {
        let document = tei(&whole());
        for part in [
            "<title>L’État &amp; la « fibre » : 50 % des {foyers}</title>",
            "<persName><forename>Ibrahima</forename><surname>ANNE</surname></persName>",
            "<title level=\"j\">Le Soleil</title>",
            "<date when=\"2025-12-25\">2025-12-25</date>",
            "<ref target=\"https://exemple.sn/a_b?x=1&amp;y={2}\"/>",
            "<term>Médias/Réseaux sociaux</term>",
            "<p>Un &lt;mot&gt;.</p>\n<p>Deux &amp; trois.</p>",
        ] {
            assert!(document.contains(part), "{part}");
        }
        let odd = Clipping {
            body: "a\u{0}\u{1}\u{FFFE}b".into(),
            ..bare("2025")
        };
        assert!(tei(&odd).contains("<p>ab</p>"));
    }
}
