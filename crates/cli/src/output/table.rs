use pressoir_query::SearchResponse;

use crate::error::CommandError;
use crate::ui::Ui;

const HEADER: [&str; 10] = [
    "rank", "id", "score", "date", "source", "title", "keywords", "author", "url", "snippet",
];

/// What stands between several values in one cell; keywords themselves hold `/` and `,`.
const BETWEEN_VALUES: &str = " | ";

/// Prints the hits as a table with a header, a comma or a tab between the cells.
///
/// Cells that hold a separator, a quotation mark or a line break are quoted (RFC 4180).
pub(crate) fn write(
    response: &SearchResponse,
    separator: u8,
    ui: &mut Ui,
) -> Result<(), CommandError> {
    let mut table = csv::WriterBuilder::new()
        .delimiter(separator)
        .from_writer(ui.out());
    table.write_record(HEADER)?;
    for (rank, hit) in (response.offset + 1..).zip(&response.hits) {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        table.write_record([
            rank.to_string(),
            hit.id.clone(),
            format!("{:.4}", hit.score),
            hit.date.map(|date| date.to_string()).unwrap_or_default(),
            text(&hit.source),
            text(&hit.title),
            hit.keywords.join(BETWEEN_VALUES),
            text(&hit.author),
            text(&hit.url),
            hit.snippet
                .as_ref()
                .map(|snippet| snippet.text.clone())
                .unwrap_or_default(),
        ])?;
    }
    table.flush()?;
    Ok(())
}
