use std::fmt::Write;

use pressoir_document::{Clipping, PressDate};

use crate::authors::{Author, authors};
use crate::one_line::one_line;

/// Returns a clipping as an entry of RIS, the exchange format of reference managers: type `NEWS`, the
/// paper in `T2`, the date in `DA` with as many parts as are known, each line ended by CR LF.
#[must_use]
pub fn ris(clipping: &Clipping) -> String {
    let mut entry = String::new();
    let mut add = |tag: &str, value: &str| {
        // A line break would begin another tag.
        let value = one_line(value);
        if !value.is_empty() {
            // Writing to a string does not fail.
            let _ = write!(entry, "{tag}  - {value}\r\n");
        }
    };
    add("TY", "NEWS");
    add("ID", &clipping.id);
    add("TI", clipping.title.as_deref().unwrap_or_default());
    for author in authors(clipping.author.as_deref().unwrap_or_default()) {
        let name = match &author {
            // A comma says that no given name follows.
            Author::Body(name) => format!("{name},"),
            person @ Author::Person { .. } => person.inverted(),
        };
        add("AU", &name);
    }
    if let Some(source) = &clipping.source {
        add("T2", &source.name);
    }
    if let Some(date) = clipping.date {
        add("PY", &format!("{:04}", date.year()));
        add("DA", &slashed(date));
    }
    for keyword in &clipping.keywords {
        add("KW", keyword);
    }
    add("UR", clipping.url.as_deref().unwrap_or_default());
    add("AN", &clipping.id);
    add("LA", "fr");
    entry.push_str("ER  - \r\n\r\n");
    entry
}

/// Returns a date as RIS writes it: year, month, day and a remark, what is not known left empty.
fn slashed(date: PressDate) -> String {
    let part = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    format!(
        "{:04}/{}/{}/",
        date.year(),
        part(date.month()),
        part(date.day())
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{bare, whole};

    #[test]
    fn an_entry_has_a_line_for_what_is_known() {
        let expected = "TY  - NEWS\r\nID  - 37303176bb442dc9\r\n\
            TI  - L’État & la « fibre » : 50 % des {foyers}\r\n\
            AU  - ANNE, Ibrahima\r\nAU  - Mbodj, A.\r\nT2  - Le Soleil\r\nPY  - 2025\r\n\
            DA  - 2025/12/25/\r\nKW  - Médias/Réseaux sociaux\r\nKW  - TIC, télécoms\r\n\
            UR  - https://exemple.sn/a_b?x=1&y={2}\r\nAN  - 37303176bb442dc9\r\nLA  - fr\r\nER  - \r\n\r\n";
        assert_eq!(ris(&whole()), expected);
        for (date, line) in [
            ("2025-03", "DA  - 2025/03//\r\n"),
            ("1999", "DA  - 1999///\r\n"),
        ] {
            assert!(ris(&bare(date)).contains(line), "{date}");
        }
        assert!(!ris(&bare("")).contains("DA"));
    }

    #[test]
    fn a_line_break_begins_no_tag() {
        let clipping = Clipping {
            title: Some("Un\r\nER  - \u{2028}TY  - BOOK\u{a0}:".into()),
            ..whole()
        };
        assert!(ris(&clipping).contains("TI  - Un ER - TY - BOOK\u{a0}:\r\n"));
    }
}
