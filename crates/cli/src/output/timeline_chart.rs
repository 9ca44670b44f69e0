use std::path::Path;

use pressoir_query::{PeriodUnit, TimelinePeriod, TimelineQuery, TimelineResponse};

use super::numbers::{Counted, Thousands};
use super::whole_file::WholeFile;
use crate::chart::{LineChart, Series, Tick};
use crate::error::CommandError;
use crate::ui::Ui;

/// Draws the curves of a timeline into a file.
pub(crate) fn draw_timeline(
    response: &TimelineResponse,
    path: &Path,
    ui: &mut Ui,
) -> Result<(), CommandError> {
    let periods: Vec<&TimelinePeriod> = response
        .periods
        .iter()
        .filter(|period| period.is_period())
        .collect();
    if periods.is_empty() {
        ui.warn(format_args!(
            "there is no period to draw, and `{}` is not written",
            path.display()
        ));
        return Ok(());
    }
    let mut file = WholeFile::create(path)?;
    chart(response, &periods).write(&mut file)?;
    file.finish()?;
    ui.note(format_args!(
        "{} in {}",
        Counted(response.queries.len() as u64, "curve"),
        path.display()
    ));
    Ok(())
}

fn chart(response: &TimelineResponse, periods: &[&TimelinePeriod]) -> LineChart {
    let unit = response.unit;
    let rates = response
        .queries
        .iter()
        .any(|query| query.occurrences.is_some());
    let (what, y_label) = if rates {
        (
            "Occurrences per million words",
            "occurrences per million words",
        )
    } else {
        ("Share of clippings", "share of clippings (%)")
    };
    let title = match &response.queries[..] {
        [query] => format!("{}: {} by {unit}", query.query.raw, what.to_lowercase()),
        _ => format!("{what} by {unit}"),
    };
    let figure = |period: &TimelinePeriod, place: usize| {
        if rates {
            (period.words > Some(0)).then(|| period.rate(place))
        } else {
            (period.out_of > 0).then(|| period.share(place) * 100.0)
        }
    };
    let mean = |period: &TimelinePeriod, place: usize| {
        let (means, factor) = if rates {
            (&period.smoothed_rates, 1.0)
        } else {
            (&period.smoothed_shares, 100.0)
        };
        means
            .get(place)
            .copied()
            .flatten()
            .map(|mean| mean * factor)
    };
    let is_smooth = response.smoothing > 0;
    let series = response.queries.iter().enumerate().map(|(place, query)| {
        let figures: Vec<_> = periods.iter().map(|period| figure(period, place)).collect();
        Series {
            label: format!("{} ({})", query.query.raw, found(query)),
            points: if is_smooth {
                periods.iter().map(|period| mean(period, place)).collect()
            } else {
                figures.clone()
            },
            behind: if is_smooth { figures } else { Vec::new() },
        }
    });
    LineChart {
        title,
        x_label: unit.to_string(),
        y_label: y_label.to_owned(),
        periods: periods.len(),
        ticks: ticks(periods, unit),
        series: series.collect(),
        notes: notes(response),
    }
}

fn found(query: &TimelineQuery) -> String {
    match query.occurrences {
        Some(count) => Counted(count, "occurrence").to_string(),
        None => Counted(query.found, "clipping").to_string(),
    }
}

/// Says how lines were averaged, and what they do not show.
fn notes(response: &TimelineResponse) -> Vec<String> {
    let mut notes = Vec::new();
    if let [query] = &response.queries[..] {
        notes.push(format!("Found: {}.", found(query)));
    }
    if response.smoothing > 0 {
        notes.push(format!(
            "Thick lines: centred moving average over {} {}s; thin lines: each {} by itself.",
            response.smoothing.saturating_mul(2).saturating_add(1),
            response.unit,
            response.unit
        ));
    }
    let rest = response.periods.iter().filter(|period| !period.is_period());
    let rest: u64 = rest.map(|period| period.out_of).sum();
    if rest > 0 {
        notes.push(format!(
            "Not shown: {} whose date does not tell the {}.",
            Counted(rest, "clipping"),
            response.unit
        ));
    }
    notes.push(format!(
        "Archive of {} clippings, generation {}.",
        Thousands(response.index.docs),
        response.index.generation
    ));
    notes
}

/// Returns the periods that are named: those that begin a longer one, as short as there is room for.
fn ticks(periods: &[&TimelinePeriod], unit: PeriodUnit) -> Vec<Tick> {
    let names: Vec<&str> = periods
        .iter()
        .filter_map(|period| period.period.as_deref())
        .collect();
    let of_year = |name: &str, every: u32| {
        let year = name.get(..4).and_then(|year| year.parse::<u32>().ok());
        year.is_some_and(|year| year.is_multiple_of(every))
    };
    // Each kind of tick with how many letters its names have.
    let mut kinds: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut add = |letters: usize, is_named: &dyn Fn(&str) -> bool| {
        let named = names.iter().enumerate().filter(|(_, name)| is_named(name));
        kinds.push((letters, named.map(|(place, _)| place).collect()));
    };
    let whole = names.iter().map(|name| name.len()).max().unwrap_or(0);
    add(whole, &|_| true);
    let first_of_year: &dyn Fn(&str) -> bool = match unit {
        PeriodUnit::Day => {
            add(whole, &|name| {
                name.ends_with("-01") || name.ends_with("-15")
            });
            add(7, &|name| name.ends_with("-01"));
            add(7, &|name| {
                ["-01-01", "-04-01", "-07-01", "-10-01"]
                    .iter()
                    .any(|day| name.ends_with(day))
            });
            &|name| name.ends_with("-01-01")
        }
        PeriodUnit::Month => {
            add(7, &|name| {
                ["-01", "-04", "-07", "-10"]
                    .iter()
                    .any(|month| name.ends_with(month))
            });
            &|name| name.ends_with("-01")
        }
        PeriodUnit::Quarter => &|name| name.ends_with("-Q1"),
        PeriodUnit::Year | PeriodUnit::Decade => &|_| true,
    };
    for every in [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] {
        add(4, &|name| first_of_year(name) && of_year(name, every));
    }
    let fits = |(letters, named): &&(usize, Vec<usize>)| {
        !named.is_empty() && named.len() <= LineChart::room_for_ticks(*letters)
    };
    let chosen = kinds.iter().find(fits);
    let Some((letters, named)) = chosen.filter(|(_, named)| named.len() > 1 || names.len() == 1)
    else {
        return spread(&names);
    };
    let ticks = named.iter().map(|place| Tick {
        period: *place,
        label: names[*place].chars().take(*letters).collect(),
    });
    ticks.collect()
}

/// Returns periods at equal distances, the first among them, as many as there is room for.
fn spread(names: &[&str]) -> Vec<Tick> {
    let letters = names.iter().map(|name| name.len()).max().unwrap_or(0);
    let room = LineChart::room_for_ticks(letters).max(1);
    let ticks = names
        .iter()
        .enumerate()
        .step_by(names.len().div_ceil(room).max(1));
    ticks
        .map(|(period, name)| Tick {
            period,
            label: (*name).to_owned(),
        })
        .collect()
}
