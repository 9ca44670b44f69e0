use std::io::Write;

use anstyle::Style;
use pressoir_query::SuggestResponse;

use super::numbers::Thousands;
use crate::args::SuggestFormat;
use crate::error::CommandError;
use crate::ui::Ui;

const QUIET: Style = Style::new().dimmed();

/// Prints what a text that is being typed can go on with.
pub(crate) fn write_suggestions(
    response: &SuggestResponse,
    format: SuggestFormat,
    ui: &mut Ui,
) -> Result<(), CommandError> {
    let suggestions = &response.suggestions;
    match format {
        SuggestFormat::Human => {
            let counts = suggestions.iter().map(|found| Thousands(found.count));
            let width = counts.map(|count| count.to_string().len()).max();
            let width = width.unwrap_or(0);
            for found in suggestions {
                let (kind, count) = (found.kind.as_str(), Thousands(found.count));
                let text = &found.text;
                writeln!(
                    ui.out(),
                    "{count:>width$}  {QUIET}{kind:<7}{QUIET:#}  {text}"
                )?;
            }
        }
        SuggestFormat::Json => {
            serde_json::to_writer(ui.out(), response)?;
            writeln!(ui.out())?;
        }
        SuggestFormat::Jsonl => {
            for found in suggestions {
                serde_json::to_writer(ui.out(), found)?;
                writeln!(ui.out())?;
            }
        }
        SuggestFormat::Tsv => {
            let mut table = csv::WriterBuilder::new()
                .delimiter(b'\t')
                .from_writer(ui.out());
            table.write_record(["kind", "text", "count"])?;
            for found in suggestions {
                let count = found.count.to_string();
                table.write_record([found.kind.as_str(), &found.text, &count])?;
            }
            table.flush()?;
        }
    }
    Ok(())
}
