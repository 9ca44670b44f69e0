use maud::{Markup, html};
use pressoir_document::PressDate;
use pressoir_query::{PeriodUnit, SearchResponse, TimelinePeriod, TimelineResponse};

use super::found::found_page;
use super::timeline_chart::{self, Bar};
use super::typography::set;
use super::{address, french};
use crate::parameters::{SearchParameters, View};

/// The units that the page offers. Days are for programs: a page has no room for their bars.
const UNITS: [(PeriodUnit, &str); 4] = [
    (PeriodUnit::Decade, "Décennie"),
    (PeriodUnit::Year, "Année"),
    (PeriodUnit::Quarter, "Trimestre"),
    (PeriodUnit::Month, "Mois"),
];

/// Beyond so many periods nothing is drawn.
const MOST_PERIODS: usize = 1200;

/// Within so many years an archive is counted by months, unless something else is chosen.
const YEARS_IN_MONTHS: u16 = 2;

/// Returns the page with how much a search found in each period. `response` tells how much it found and the
/// counts by which it is narrowed; its hits are not shown.
pub(crate) fn timeline_page(
    search: &SearchParameters,
    response: &SearchResponse,
    timeline: &TimelineResponse,
) -> String {
    let periods = timeline.periods.iter();
    let drawn = periods.filter(|period| period.is_period()).count();
    found_page(
        search,
        response,
        &html! {
            h2.unseen { "Chronologie" }
            (units(search, timeline.unit))
            @if drawn > MOST_PERIODS {
                p.none { "Il y a trop de périodes pour les dessiner : choisissez-en de plus longues, ou filtrez par date." }
            } @else {
                (timeline_chart::chart(&bars(search, timeline)))
                (figures(search, timeline))
                p.exports {
                    (set("Exporter les chiffres : "))
                    a href=(address::of_periods(search, timeline.unit)) download { "CSV" }
                }
            }
        },
    )
}

/// Returns the unit in which a search is counted.
pub(crate) fn unit_of(search: &SearchParameters) -> PeriodUnit {
    if let View::Timeline(Some(unit)) = search.view {
        return unit;
    }
    match (search.scope.from, search.scope.to) {
        (Some(from), Some(to)) if to.year().saturating_sub(from.year()) < YEARS_IN_MONTHS => {
            PeriodUnit::Month
        }
        _ => PeriodUnit::Year,
    }
}

fn units(search: &SearchParameters, chosen: PeriodUnit) -> Markup {
    html! {
        nav.orders aria-label="Durée d’une période" {
            span.label aria-hidden="true" { "Compter par" }
            @for (unit, label) in UNITS {
                a href=(address::of_search(&address::seen_as(search, View::Timeline(Some(unit)))))
                    aria-current=[(unit == chosen).then_some("true")] { (label) }
            }
        }
    }
}

fn bars(search: &SearchParameters, timeline: &TimelineResponse) -> Vec<Bar> {
    let periods = timeline.periods.iter().filter(|period| period.is_period());
    periods
        .map(|period| {
            let name = period.period.as_deref().unwrap_or_default();
            let count = count_of(period);
            let counted = french::count(count, "coupure", "coupures");
            let label = label(name, timeline.unit);
            Bar {
                tick: tick(name, timeline.unit),
                title: set(&format!("{label} : {counted}, {}", share_of(period))),
                count,
                address: hits_address(search, name, timeline.unit),
            }
        })
        .collect()
}

/// Returns the figures that were drawn, and those that no bar shows, as a table.
fn figures(search: &SearchParameters, timeline: &TimelineResponse) -> Markup {
    let rows = timeline
        .periods
        .iter()
        .filter(|period| count_of(period) > 0);
    html! {
        details.numbers #chiffres {
            summary { "Les chiffres" }
            table {
                thead {
                    tr {
                        th scope="col" { "Période" }
                        th.number scope="col" { "Coupures trouvées" }
                        th.number scope="col" { "Part des coupures de la période" }
                    }
                }
                tbody {
                    @for period in rows {
                        tr {
                            th scope="row" { (row_label(search, period, timeline.unit)) }
                            td.number { (french::number(count_of(period))) }
                            td.number { (share_of(period)) }
                        }
                    }
                }
            }
        }
    }
}

fn row_label(search: &SearchParameters, period: &TimelinePeriod, unit: PeriodUnit) -> Markup {
    let Some(name) = period.period.as_deref() else {
        return html! { "Sans date" };
    };
    if period.is_coarse {
        let date = name.parse().map_or_else(|_| name.to_owned(), french::date);
        return html! { (date) ", sans précision" };
    }
    let label = label(name, unit);
    html! {
        @match hits_address(search, name, unit) {
            Some(address) => a href=(address) { (label) },
            None => (label),
        }
    }
}

fn count_of(period: &TimelinePeriod) -> u64 {
    period.counts.first().copied().unwrap_or(0)
}

fn share_of(period: &TimelinePeriod) -> String {
    let percent = period.share(0) * 100.0;
    format!("{percent:.1}\u{a0}%").replace('.', ",")
}

/// Returns a period as it is named in a sentence.
fn label(name: &str, unit: PeriodUnit) -> String {
    match unit {
        PeriodUnit::Decade => name.replace('-', "\u{2013}"),
        PeriodUnit::Quarter => match name.split_once("-Q") {
            Some((year, "1")) => format!("1er\u{a0}trimestre {year}"),
            Some((year, quarter)) => format!("{quarter}e\u{a0}trimestre {year}"),
            None => name.to_owned(),
        },
        _ => name.parse().map_or_else(|_| name.to_owned(), french::date),
    }
}

/// Returns a period as it is named below an axis, and whether it begins a year.
fn tick(name: &str, unit: PeriodUnit) -> timeline_chart::Tick {
    let year = name.get(..4).unwrap_or(name).to_owned();
    let (label, begins_year) = match unit {
        PeriodUnit::Decade | PeriodUnit::Year => (year.clone(), true),
        PeriodUnit::Quarter => (
            name.replace("-Q", " T").replacen(' ', "\u{a0}", 1),
            name.ends_with("Q1"),
        ),
        PeriodUnit::Month | PeriodUnit::Day => (
            name.parse()
                .map_or_else(|_| name.to_owned(), french::short_date),
            name.ends_with("-01"),
        ),
    };
    timeline_chart::Tick {
        label,
        year: begins_year.then_some(year),
    }
}

/// Returns the address of the clippings that were found in a period.
fn hits_address(search: &SearchParameters, name: &str, unit: PeriodUnit) -> Option<String> {
    let (from, to) = bounds(name, unit)?;
    let within = address::within(search, Some(from), Some(to));
    Some(address::of_search(&address::seen_as(&within, View::Hits)))
}

fn bounds(name: &str, unit: PeriodUnit) -> Option<(PressDate, PressDate)> {
    match unit {
        PeriodUnit::Decade => {
            let (first, last) = name.split_once('-')?;
            Some((first.parse().ok()?, last.parse().ok()?))
        }
        PeriodUnit::Quarter => {
            let (year, quarter) = name.split_once("-Q")?;
            let year = year.parse().ok()?;
            let first: u8 = quarter.parse::<u8>().ok()?.checked_sub(1)?.checked_mul(3)?;
            let month = |month| PressDate::from_month(year, month);
            Some((month(first.checked_add(1)?)?, month(first.checked_add(3)?)?))
        }
        _ => {
            let date = name.parse().ok()?;
            Some((date, date))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_has_a_name_and_bounds() {
        for (name, unit, named, from, to) in [
            ("2003", PeriodUnit::Year, "2003", "2003", "2003"),
            (
                "2003-05",
                PeriodUnit::Month,
                "mai 2003",
                "2003-05",
                "2003-05",
            ),
            ("2000-2009", PeriodUnit::Decade, "2000–2009", "2000", "2009"),
            (
                "2003-Q1",
                PeriodUnit::Quarter,
                "1er\u{a0}trimestre 2003",
                "2003-01",
                "2003-03",
            ),
            (
                "2003-Q4",
                PeriodUnit::Quarter,
                "4e\u{a0}trimestre 2003",
                "2003-10",
                "2003-12",
            ),
        ] {
            assert_eq!(label(name, unit), named);
            let (first, last) = bounds(name, unit).unwrap();
            assert_eq!(
                (first.to_string(), last.to_string()),
                (from.to_owned(), to.to_owned())
            );
        }
        for name in ["", "2003-Q", "2003-Q5", "2003-Q0", "2003-Q99"] {
            assert_eq!(bounds(name, PeriodUnit::Quarter), None, "{name}");
        }
    }
}
