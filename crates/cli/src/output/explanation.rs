use std::collections::BTreeMap;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use pressoir_ingest::{Explanation, Form, Found, Part, Place, Role, Skipped};

use super::numbers::{Counted, Thousands};
use crate::ui::Ui;

const NAME: Style = Style::new().bold();
const KEPT: Style = AnsiColor::Green.on_default();
const QUIET: Style = Style::new().dimmed();
const WARNING: Style = AnsiColor::Yellow.on_default();

/// The widest role with the number of its paragraph.
const ROLE_WIDTH: usize = 13;

/// Prints what each line of a text was read as.
#[derive(Debug, Default)]
pub(crate) struct Explainer {
    has_written: bool,
    /// The number of the clipping in its text, and how many that has.
    number: u32,
    clippings: u32,
}

impl Explainer {
    /// Prints a text at its first clipping, and the warnings of each.
    pub(crate) fn write_clipping(&mut self, found: &Found, ui: &mut Ui) -> io::Result<()> {
        let clipping = &found.clipping;
        if let Some(explanation) = &found.explanation {
            self.begin(explanation);
            let of = format!(
                "{} of layout {}",
                Counted(u64::from(self.clippings), "clipping"),
                clipping.layout
            );
            self.write(&clipping.path, &of, explanation, ui)?;
        }
        self.number += 1;
        for warning in &clipping.warnings {
            let number = if self.clippings > 1 {
                format!(" {}", self.number)
            } else {
                String::new()
            };
            writeln!(ui.out(), "{WARNING}warning{number}:{WARNING:#} {warning}")?;
        }
        Ok(())
    }

    /// Prints a text without clippings.
    pub(crate) fn write_skipped(&mut self, skipped: &Skipped, ui: &mut Ui) -> io::Result<()> {
        let Some(explanation) = &skipped.explanation else {
            return Ok(());
        };
        self.begin(explanation);
        let path = skipped.path.display().to_string();
        self.write(&path, "no clipping", explanation, ui)?;
        // The reason is told on another stream, which must not come first.
        ui.flush()
    }

    fn begin(&mut self, explanation: &Explanation) {
        let numbers = explanation.parts.iter().filter_map(|part| part.clipping);
        self.clippings = numbers.max().unwrap_or(0);
        self.number = 0;
    }

    fn write(
        &mut self,
        path: &str,
        of: &str,
        explanation: &Explanation,
        ui: &mut Ui,
    ) -> io::Result<()> {
        let width = ui.width();
        let out = ui.out();
        if std::mem::replace(&mut self.has_written, true) {
            writeln!(out)?;
        }
        let form = match explanation.form {
            Form::Text => "text",
            Form::WebPage => "text of a web page",
            Form::Record => "record",
        };
        let encoding = &explanation.encoding;
        writeln!(out, "{NAME}{path}{NAME:#}: {of}, {form}, {encoding}")?;
        let places: Vec<String> = explanation.parts.iter().map(place_of).collect();
        let place_width = places.iter().map(|place| place.len()).max().unwrap_or(0);
        let number_width = match self.clippings {
            0 | 1 => 0,
            several => several.to_string().len() + 1,
        };
        let left = width.saturating_sub(place_width + number_width + ROLE_WIDTH + 4);
        let mut last = "";
        for (place, part) in places.iter().zip(&explanation.parts) {
            // The parts of one line, or of one field, stand below its name.
            let place = if place == last {
                ""
            } else {
                last = place;
                place
            };
            let number = part.clipping.map(|number| number.to_string());
            let number = number.filter(|_| number_width > 0).unwrap_or_default();
            let role = match part.paragraph {
                Some(paragraph) => format!("{} {paragraph}", part.role),
                None => part.role.to_string(),
            };
            let style = if part.role.is_kept() { KEPT } else { QUIET };
            let text = cut(&part.text, left);
            write!(
                out,
                "{QUIET}{place:>place_width$}{QUIET:#} {number:>number_width$} {style}{role}{style:#}"
            )?;
            let padding = if text.is_empty() {
                0
            } else {
                (ROLE_WIDTH + 1).saturating_sub(role.len())
            };
            writeln!(out, "{:padding$}{text}", "")?;
        }
        write_sum(out, "kept", explanation, Role::is_kept)?;
        write_sum(out, "left out", explanation, |role| !role.is_kept())
    }
}

/// Writes how much has roles of one kind.
fn write_sum(
    out: &mut impl Write,
    label: &str,
    explanation: &Explanation,
    is_counted: impl Fn(Role) -> bool,
) -> io::Result<()> {
    let mut roles: BTreeMap<Role, u64> = BTreeMap::new();
    let mut characters = 0_u64;
    for part in explanation
        .parts
        .iter()
        .filter(|part| is_counted(part.role))
    {
        *roles.entry(part.role).or_default() += 1;
        characters += u64::try_from(part.text.chars().count()).unwrap_or(u64::MAX);
    }
    if roles.is_empty() {
        return Ok(());
    }
    let roles: Vec<String> = roles
        .into_iter()
        .map(|(role, count)| format!("{role} {}", Thousands(count)))
        .collect();
    let roles = roles.join(", ");
    let characters = Counted(characters, "character");
    writeln!(out, "{NAME}{label}:{NAME:#} {characters}: {roles}")
}

fn place_of(part: &Part) -> String {
    match &part.place {
        Place::Line(line) => line.to_string(),
        Place::Field(name) => name.clone(),
    }
}

/// Returns a text in one line of at most `width` characters; a terminal obeys no character of it.
fn cut(text: &str, width: usize) -> String {
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let mut letters = text.chars().map(plain);
    let mut line: String = letters.by_ref().take(width).collect();
    if letters.next().is_some() {
        line.pop();
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_to_the_width() {
        for (text, width, expected) in [
            ("été", 3, "été"),
            ("étés", 3, "ét…"),
            ("\u{1b}[31mrouge", 20, " [31mrouge"),
            ("", 3, ""),
        ] {
            assert_eq!(cut(text, width), expected, "{text}");
        }
    }
}
