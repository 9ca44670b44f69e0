use maud::{Markup, html};

use super::french;

/// One period of a chart.
pub(super) struct Bar {
    pub(super) tick: Tick,
    /// What is said of it where it is pointed at.
    pub(super) title: String,
    pub(super) count: u64,
    /// Where it leads, if it leads anywhere.
    pub(super) address: Option<String>,
}

/// What can stand below a bar.
pub(super) struct Tick {
    pub(super) label: String,
    /// The year, if the period begins one.
    pub(super) year: Option<String>,
}

/// Where the axes stand, in hundredths of the width and of the height.
const LEFT: f64 = 5.0;
const TOP: f64 = 8.0;
const BOTTOM: f64 = 90.0;

/// How many names have room below the bars, even on a phone.
const MOST_TICKS: usize = 6;

/// From so many periods on that are shorter than years, only years are named.
const MANY: usize = 16;

/// Returns a chart of bars, each a link.
///
/// All lengths are shares of the drawing's size, so that its letters keep theirs on any screen. It is for
/// pointers alone: the table of figures says the same to everyone else.
pub(super) fn chart(bars: &[Bar]) -> Markup {
    let marks = marks(bars.iter().map(|bar| bar.count).max().unwrap_or(0));
    let most = marks.last().copied().unwrap_or(1).max(1);
    let width = (100.0 - LEFT) / bars.len().max(1) as f64;
    let left = |place: usize| LEFT + width * place as f64;
    let height = |count: u64| (BOTTOM - TOP) * count as f64 / most as f64;
    html! {
        svg.chart aria-hidden="true" focusable="false" {
            @for mark in marks {
                @let y = percent(BOTTOM - height(mark));
                line.grid x1="0" x2="100%" y1=(y) y2=(y) {}
                text.mark x="0" y=(y) dy="-4" { (french::number(mark)) }
            }
            @for (place, bar) in bars.iter().enumerate() {
                a href=[&bar.address] tabindex="-1" {
                    title { (bar.title) }
                    rect.space x=(percent(left(place))) y=(percent(TOP)) width=(percent(width)) height=(percent(BOTTOM - TOP)) {}
                    rect.bar x=(percent(left(place) + width * 0.1)) y=(percent(BOTTOM - height(bar.count)))
                        width=(percent(width * 0.8)) height=(percent(height(bar.count))) {}
                }
            }
            @for (place, label) in ticks(bars) {
                text.tick x=(percent(left(place) + width / 2.0)) y="98%" { (label) }
            }
        }
    }
}

/// Returns the figures at which lines are drawn: 0, and at most five more at even distances, the last of
/// them no less than `most`.
fn marks(most: u64) -> Vec<u64> {
    let steps = (0..19).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_u64.pow(power)));
    let mut steps = steps.filter(|step| most.div_ceil(*step) <= 5);
    let step = steps.next().unwrap_or(u64::MAX);
    (0..=most.div_ceil(step))
        .map(|mark| mark.saturating_mul(step))
        .collect()
}

/// Returns the names below the bars, as many as have room, with the places at which they stand.
fn ticks(bars: &[Bar]) -> Vec<(usize, &str)> {
    let are_many = bars.len() > MANY;
    let named: Vec<(usize, &str)> = bars
        .iter()
        .enumerate()
        .filter_map(|(place, bar)| {
            let label = if are_many {
                bar.tick.year.as_ref()?
            } else {
                &bar.tick.label
            };
            Some((place, label.as_str()))
        })
        .collect();
    let step = named.len().div_ceil(MOST_TICKS).max(1);
    named.into_iter().step_by(step).collect()
}

fn percent(share: f64) -> String {
    format!("{share:.3}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_at_round_figures() {
        for (most, expected) in [
            (0, vec![0]),
            (1, vec![0, 1]),
            (5, vec![0, 1, 2, 3, 4, 5]),
            (6, vec![0, 2, 4, 6]),
            (47, vec![0, 10, 20, 30, 40, 50]),
            (1_234, vec![0, 500, 1_000, 1_500]),
        ] {
            assert_eq!(marks(most), expected, "{most}");
        }
        assert!(marks(u64::MAX).len() < 7);
    }

    #[test]
    fn few_names_stand_below_many_bars() {
        let bars = |months: usize| -> Vec<Bar> {
            (0..months)
                .map(|month| Bar {
                    tick: Tick {
                        label: format!("{:02}/{}", month % 12 + 1, 2000 + month / 12),
                        year: (month % 12 == 0).then(|| (2000 + month / 12).to_string()),
                    },
                    title: String::new(),
                    count: 1,
                    address: None,
                })
                .collect()
        };
        for (months, expected) in [
            (3, vec!["01/2000", "02/2000", "03/2000"]),
            (
                12,
                vec![
                    "01/2000", "03/2000", "05/2000", "07/2000", "09/2000", "11/2000",
                ],
            ),
            (36, vec!["2000", "2001", "2002"]),
            (120, vec!["2000", "2002", "2004", "2006", "2008"]),
        ] {
            let bars = bars(months);
            let named: Vec<&str> = ticks(&bars).into_iter().map(|(_, label)| label).collect();
            assert_eq!(named, expected, "{months}");
        }
    }
}
