use std::fmt::Write;

use pressoir_document::Clipping;

use crate::authors::{Author, authors};
use crate::one_line::one_line;

/// Returns a clipping as an entry of BibTeX: `@article` with `entrysubtype = {newspaper}`, as biblatex
/// has it, and `journal`, `year` and `month` for the older styles beside the full `date`.
///
/// What means something to LaTeX is escaped; letters stay as they are, in UTF-8.
#[must_use]
pub fn bibtex(clipping: &Clipping) -> String {
    let mut fields: Vec<(&str, String)> = Vec::new();
    if let Some(title) = &clipping.title {
        // Inner braces keep the capitals of names.
        fields.push(("title", format!("{{{}}}", escape(title))));
    }
    let names: Vec<String> = authors(clipping.author.as_deref().unwrap_or_default())
        .iter()
        .map(|author| match author {
            Author::Body(name) => format!("{{{}}}", escape(name)),
            person @ Author::Person { .. } => escape(&person.inverted()),
        })
        .collect();
    if !names.is_empty() {
        fields.push(("author", names.join(" and ")));
    }
    if let Some(source) = &clipping.source {
        fields.push(("journal", escape(&source.name)));
    }
    if let Some(date) = clipping.date {
        fields.push(("date", date.to_string()));
        fields.push(("year", format!("{:04}", date.year())));
        if let Some(month) = date.month() {
            fields.push(("month", month.to_string()));
        }
    }
    if !clipping.keywords.is_empty() {
        // A comma stands between two keywords.
        let keywords = clipping.keywords.iter();
        let keywords: Vec<String> = keywords
            .map(|keyword| escape(&keyword.replace(',', ";")))
            .collect();
        fields.push(("keywords", keywords.join(", ")));
    }
    if let Some(url) = &clipping.url {
        fields.push(("url", verbatim(url)));
    }
    fields.push(("langid", "french".to_owned()));
    fields.push(("entrysubtype", "newspaper".to_owned()));
    let mut entry = format!("@article{{{},\n", key(&clipping.id));
    for (name, value) in fields {
        // Writing to a string does not fail.
        let _ = writeln!(entry, "  {name} = {{{value}}},");
    }
    entry.push_str("}\n\n");
    entry
}

/// Returns a key that every program accepts.
fn key(id: &str) -> String {
    let letter = |letter: char| {
        if letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | ':' | '.') {
            letter
        } else {
            '-'
        }
    };
    id.chars().map(letter).collect()
}

/// Escapes what means something to LaTeX.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in one_line(text).chars() {
        match letter {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '\\' => escaped.push_str("\\textbackslash{}"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Returns an address as a verbatim field takes it: without what would end the field.
fn verbatim(url: &str) -> String {
    url.replace('{', "%7B")
        .replace('}', "%7D")
        .replace('\\', "%5C")
        .split_whitespace()
        .collect()
}

#[cfg(test)]
mod tests {
    use biblatex::{Bibliography, ChunksExt, DateValue, PermissiveType, Person};

    use super::*;
    use crate::samples::{bare, whole};

    #[test]
    fn an_entry_is_escaped_and_whole() {
        let expected = r"@article{37303176bb442dc9,
  title = {{L’État \& la « fibre » : 50 \% des \{foyers\}}},
  author = {ANNE, Ibrahima and Mbodj, A.},
  journal = {Le Soleil},
  date = {2025-12-25},
  year = {2025},
  month = {12},
  keywords = {Médias/Réseaux sociaux, TIC; télécoms},
  url = {https://exemple.sn/a_b?x=1&y=%7B2%7D},
  langid = {french},
  entrysubtype = {newspaper},
}

";
        assert_eq!(bibtex(&whole()), expected);
    }

    #[test]
    fn another_parser_reads_it_back() {
        let mut text = String::new();
        let dates = ["2025-12-25", "2025-03", "1999", ""];
        for (place, date) in (0..).zip(dates) {
            let id = format!("id {place}");
            text += &bibtex(&Clipping {
                id,
                date: date.parse().ok(),
                ..whole()
            });
        }
        text += &bibtex(&bare("2001"));
        let read = Bibliography::parse(&text).unwrap();
        assert_eq!(read.len(), 5);
        let first = read.get("id-0").unwrap();
        assert_eq!(
            first.title().unwrap().format_verbatim(),
            "L’État & la « fibre » : 50 % des {foyers}"
        );
        let names: Vec<Person> = first.author().unwrap();
        assert_eq!(
            (&*names[0].name, &*names[0].given_name),
            ("ANNE", "Ibrahima")
        );
        for (place, date) in (0..).zip(dates) {
            let Ok(PermissiveType::Typed(read)) = read.get(&format!("id-{place}")).unwrap().date()
            else {
                assert!(date.is_empty());
                continue;
            };
            let DateValue::At(read) = read.value else {
                panic!("{read:?}");
            };
            let parts = [
                Some(format!("{:04}", read.year)),
                read.month.map(|month| format!("{:02}", month + 1)),
                read.day.map(|day| format!("{:02}", day + 1)),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            assert_eq!(parts.join("-"), date);
        }
    }
}
