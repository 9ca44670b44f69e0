use maud::{Markup, html};
use pressoir_document::PressDate;
use pressoir_query::FacetCount;

use super::typography::set;
use super::{address, french};
use crate::parameters::SearchParameters;

/// The height of the tallest bar and the width of a year, in the units of the drawing.
const HEIGHT: u64 = 100;
const WIDTH: u64 = 10;

/// Beyond so many years a bar is too narrow to be pointed at.
const MOST_YEARS: u16 = 250;

/// Returns whether the search is within this one year.
pub(super) fn is_chosen(search: &SearchParameters, year: PressDate) -> bool {
    search.scope.from == Some(year) && search.scope.to == Some(year)
}

/// Returns the address of the search within a year, or without a period where it was chosen.
pub(super) fn address(search: &SearchParameters, year: PressDate) -> String {
    let period = (!is_chosen(search, year)).then_some(year);
    address::of_search(&address::within(search, period, period))
}

/// Returns the years as bars, each a link to its clippings.
///
/// The drawing is for pointers alone: the list of years says the same to everyone else.
pub(super) fn histogram(search: &SearchParameters, counts: &[FacetCount]) -> Markup {
    let years = counted_years(counts);
    let (Some((first, _)), Some((last, _))) = (years.first(), years.last()) else {
        return html! {};
    };
    let span = last.year() - first.year() + 1;
    let most = years.iter().map(|(_, count)| *count).max().unwrap_or(1);
    if !(2..=MOST_YEARS).contains(&span) {
        return html! {};
    }
    let view = format!("0 0 {} {HEIGHT}", u64::from(span) * WIDTH);
    html! {
        div.histogram aria-hidden="true" {
            svg viewBox=(view) preserveAspectRatio="none" focusable="false" {
                @for &(year, count) in &years {
                    @let left = u64::from(year.year() - first.year()) * WIDTH;
                    // A year with one clipping among thousands stays in sight.
                    @let height = (count * HEIGHT / most).max(3);
                    a href=(address(search, year)) tabindex="-1" class=[is_chosen(search, year).then_some("chosen")] {
                        title { (set(&format!("{} : {}", year.year(), french::count(count, "coupure", "coupures")))) }
                        rect.space x=(left) y="0" width=(WIDTH) height=(HEIGHT) {}
                        rect.bar x=(left + 1) y=(HEIGHT - height) width=(WIDTH - 2) height=(height) {}
                    }
                }
            }
            div.ends { span { (first.year()) } span { (last.year()) } }
        }
    }
}

fn counted_years(counts: &[FacetCount]) -> Vec<(PressDate, u64)> {
    let mut years: Vec<(PressDate, u64)> = counts
        .iter()
        .filter(|count| count.count > 0)
        .filter_map(|count| Some((count.value.as_ref()?.parse().ok()?, count.count)))
        .collect();
    years.sort_unstable();
    years
}
