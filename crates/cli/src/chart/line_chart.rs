use std::io::{self, Write};

use super::scale::Scale;
use super::series_style::SeriesStyle;
use super::svg::{Escaped, Points, width_of};

/// Some lines over the same periods.
pub(crate) struct LineChart {
    pub(crate) title: String,
    /// What the periods are.
    pub(crate) x_label: String,
    /// What the figures are, with their unit.
    pub(crate) y_label: String,
    /// How many periods there are.
    pub(crate) periods: usize,
    /// The periods that are named.
    pub(crate) ticks: Vec<Tick>,
    pub(crate) series: Vec<Series>,
    /// What a reader should know besides, a line each.
    pub(crate) notes: Vec<String>,
}

/// The name of a period below the axis.
pub(crate) struct Tick {
    pub(crate) period: usize,
    pub(crate) label: String,
}

/// One line.
pub(crate) struct Series {
    pub(crate) label: String,
    /// Its figure in each period; where there is none the line is broken.
    pub(crate) points: Vec<Option<f64>>,
    /// Other figures that are drawn thin behind it; none where there are none.
    pub(crate) behind: Vec<Option<f64>>,
}

/// The picture's width, of which heights are told.
const WIDTH: f64 = 800.0;
const PLOT_HEIGHT: f64 = 320.0;
const MARGIN: f64 = 20.0;

const TITLE_SIZE: f64 = 17.0;
const TEXT_SIZE: f64 = 13.0;
const NOTE_SIZE: f64 = 11.0;

/// A line of the legend, the stretch of line in it, and what stands between two entries.
const LEGEND_LINE: f64 = 20.0;
const SAMPLE: f64 = 38.0;
const BETWEEN: f64 = 22.0;
/// The longest name of a line, in letters.
const LONGEST_LABEL: usize = 80;

/// The least distance of two markers.
const MARKER_GAP: f64 = 22.0;

/// Where the axes stand.
struct Plot {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    scale: Scale,
    periods: usize,
}

/// The periods at which a line has markers.
#[derive(Clone, Copy)]
struct Markers {
    first: usize,
    step: usize,
}

impl Plot {
    fn x(&self, period: usize) -> f64 {
        if self.periods < 2 {
            return f64::midpoint(self.left, self.right);
        }
        let share = period as f64 / (self.periods - 1) as f64;
        self.left + share * (self.right - self.left)
    }

    fn y(&self, figure: f64) -> f64 {
        self.bottom - figure / self.scale.end() * (self.bottom - self.top)
    }

    /// Returns how many periods lie from one marker to the next.
    fn marker_step(&self) -> usize {
        let distance = self.x(1) - self.x(0);
        if self.periods < 2 || distance >= MARKER_GAP {
            return 1;
        }
        (MARKER_GAP / distance).ceil() as usize
    }
}

impl LineChart {
    /// Returns how many names of so many letters have room below the axis.
    pub(crate) fn room_for_ticks(letters: usize) -> usize {
        let label = "0".repeat(letters);
        ((WIDTH - 100.0) / (width_of(&label, TEXT_SIZE) + 18.0)) as usize
    }

    /// Writes the picture.
    pub(crate) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let figures = self.series.iter().flat_map(|series| {
            let both = series.points.iter().chain(&series.behind);
            both.copied().flatten()
        });
        let scale = Scale::up_to(figures.fold(0.0, f64::max));
        let widest = scale
            .marks()
            .map(|(_, figure)| width_of(&figure, TEXT_SIZE));
        let legend = self.legend();
        let legend_lines = legend.last().map_or(0.0, |(_, line, _)| line + 1.0);
        let top = MARGIN + TITLE_SIZE + 14.0 + legend_lines * LEGEND_LINE + 12.0;
        let plot = Plot {
            left: MARGIN + TEXT_SIZE + 14.0 + widest.fold(0.0, f64::max),
            right: WIDTH - MARGIN - 12.0,
            top,
            bottom: top + PLOT_HEIGHT,
            scale,
            periods: self.periods,
        };
        let notes = plot.bottom + 62.0;
        let height = notes + (self.notes.len() as f64) * (NOTE_SIZE + 4.0) + 4.0;
        let title = Escaped(&self.title);
        writeln!(
            out,
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" font-family="Helvetica, Arial, 'Liberation Sans', sans-serif" font-size="{TEXT_SIZE}" fill="#1a1a1a">
<title>{title}</title>
<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>
<text x="{MARGIN}" y="{}" font-size="{TITLE_SIZE}" font-weight="bold">{title}</text>"##,
            MARGIN + TITLE_SIZE - 3.0,
            height = Points(height),
        )?;
        write_legend(&legend, out)?;
        self.write_axes(&plot, out)?;
        let marker_step = plot.marker_step();
        for (place, series) in self.series.iter().enumerate() {
            // Where not each period has a marker, lines that are near have theirs at different ones.
            let markers = Markers {
                first: place * marker_step / self.series.len(),
                step: marker_step,
            };
            series.write(SeriesStyle::of(place), markers, &plot, out)?;
        }
        for (place, note) in (0_u8..).zip(&self.notes) {
            let y = Points(notes + f64::from(place) * (NOTE_SIZE + 4.0));
            let note = Escaped(note);
            writeln!(
                out,
                r##"<text x="{MARGIN}" y="{y}" font-size="{NOTE_SIZE}" fill="#555555">{note}</text>"##
            )?;
        }
        writeln!(out, "</svg>")
    }

    /// Returns the names of the lines, each with its line of the legend and where it begins there; the
    /// title tells what a single one is.
    fn legend(&self) -> Vec<(String, f64, f64)> {
        if self.series.len() == 1 {
            return Vec::new();
        }
        let (mut line, mut x) = (0.0, MARGIN);
        let mut entries = Vec::new();
        for series in &self.series {
            let label = shortened(&series.label);
            let width = SAMPLE + 8.0 + width_of(&label, TEXT_SIZE);
            if x > MARGIN && x + width > WIDTH - MARGIN {
                line += 1.0;
                x = MARGIN;
            }
            entries.push((label, line, x));
            x += width + BETWEEN;
        }
        entries
    }

    fn write_axes(&self, plot: &Plot, out: &mut impl Write) -> io::Result<()> {
        let (left, right) = (Points(plot.left), Points(plot.right));
        for (figure, label) in plot.scale.marks() {
            let y = plot.y(figure);
            let color = if figure > 0.0 { "#dddddd" } else { "#1a1a1a" };
            writeln!(
                out,
                r#"<path d="M{left} {y}H{right}" stroke="{color}"/><text x="{}" y="{}" text-anchor="end">{label}</text>"#,
                Points(plot.left - 8.0),
                Points(plot.y(figure) + 4.5),
                y = Points(y),
            )?;
        }
        let bottom = Points(plot.bottom);
        for tick in &self.ticks {
            let x = plot.x(tick.period);
            // A name in the middle of which the picture ends stands before its end.
            let half = width_of(&tick.label, TEXT_SIZE) / 2.0;
            let middle = x.clamp(half, WIDTH - half - 2.0);
            writeln!(
                out,
                r##"<path d="M{} {bottom}v5" stroke="#1a1a1a"/><text x="{}" y="{}" text-anchor="middle">{}</text>"##,
                Points(x),
                Points(middle),
                Points(plot.bottom + 20.0),
                Escaped(&tick.label),
            )?;
        }
        let middle = Points(f64::midpoint(plot.left, plot.right));
        writeln!(
            out,
            r#"<text x="{middle}" y="{}" text-anchor="middle">{}</text>"#,
            Points(plot.bottom + 40.0),
            Escaped(&self.x_label)
        )?;
        let (x, y) = (
            Points(MARGIN + TEXT_SIZE - 4.0),
            Points(f64::midpoint(plot.top, plot.bottom)),
        );
        writeln!(
            out,
            r#"<text transform="translate({x} {y}) rotate(-90)" text-anchor="middle">{}</text>"#,
            Escaped(&self.y_label)
        )
    }
}

fn write_legend(entries: &[(String, f64, f64)], out: &mut impl Write) -> io::Result<()> {
    for (place, (label, line, x)) in entries.iter().enumerate() {
        let style = SeriesStyle::of(place);
        let y = MARGIN + TITLE_SIZE + 18.0 + line * LEGEND_LINE;
        writeln!(
            out,
            r#"<path d="M{} {}h{SAMPLE}" fill="none" stroke="{}" stroke-width="2" stroke-dasharray="{}"/>{}<text x="{}" y="{}">{}</text>"#,
            Points(*x),
            Points(y),
            style.color,
            style.dashes,
            style.marker(x + SAMPLE / 2.0, y),
            Points(x + SAMPLE + 8.0),
            Points(y + 4.5),
            Escaped(label)
        )?;
    }
    Ok(())
}

impl Series {
    fn write(
        &self,
        style: SeriesStyle,
        markers: Markers,
        plot: &Plot,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let SeriesStyle { color, dashes, .. } = style;
        let behind = path(&self.behind, plot);
        if !behind.is_empty() {
            writeln!(
                out,
                r#"<path d="{behind}" fill="none" stroke="{color}" stroke-opacity="0.35"/>"#
            )?;
        }
        writeln!(
            out,
            r#"<path d="{}" fill="none" stroke="{color}" stroke-width="2" stroke-linejoin="round" stroke-dasharray="{dashes}"/>"#,
            path(&self.points, plot)
        )?;
        // What stands alone between two gaps has a marker in any case: it has no line.
        for (period, figure) in self.points.iter().enumerate() {
            let Some(figure) = figure else { continue };
            let has = |period: Option<usize>| {
                period
                    .and_then(|period| self.points.get(period))
                    .copied()
                    .flatten()
            };
            let alone = has(period.checked_sub(1))
                .or(has(Some(period + 1)))
                .is_none();
            if alone || period % markers.step == markers.first {
                writeln!(out, "{}", style.marker(plot.x(period), plot.y(*figure)))?;
            }
        }
        Ok(())
    }
}

/// Returns a line through points, broken where there is none.
fn path(points: &[Option<f64>], plot: &Plot) -> String {
    let mut path = String::new();
    let mut draws = false;
    for (period, figure) in points.iter().enumerate() {
        if let Some(figure) = figure {
            let (x, y) = (Points(plot.x(period)), Points(plot.y(*figure)));
            path += &format!("{}{x} {y}", if draws { 'L' } else { 'M' });
        }
        draws = figure.is_some();
    }
    path
}

fn shortened(label: &str) -> String {
    if label.chars().count() <= LONGEST_LABEL {
        return label.to_owned();
    }
    let begin: String = label.chars().take(LONGEST_LABEL - 1).collect();
    format!("{begin}…")
}
