use maud::{Markup, html};
use pressoir_document::PressDate;
use pressoir_query::{FacetCount, FacetField};

use super::typography::set;
use super::{address, french};
use crate::parameters::SearchParameters;

/// The height of the tallest bar and the width of a period, in the units of the drawing.
const HEIGHT: u64 = 100;
const WIDTH: u64 = 10;

/// Beyond so many periods a bar is too narrow to be pointed at.
const MOST_BARS: usize = 250;

/// What the periods of a search are counted by: years, or the months of the one year that it is within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    Years,
    Months(u16),
}

impl Scale {
    pub(super) fn of(search: &SearchParameters) -> Self {
        match (search.scope.from, search.scope.to) {
            (Some(from), Some(to)) if from.year() == to.year() => Scale::Months(from.year()),
            _ => Scale::Years,
        }
    }

    pub(super) fn field(self) -> FacetField {
        match self {
            Scale::Years => FacetField::Year,
            Scale::Months(_) => FacetField::Month,
        }
    }
}

/// What the page counts for a search.
pub(crate) fn facets_of(search: &SearchParameters) -> Vec<FacetField> {
    let mut fields = vec![FacetField::Keyword, FacetField::Source, FacetField::Year];
    if let Scale::Months(_) = Scale::of(search) {
        fields.push(FacetField::Month);
    }
    fields
}

/// Returns whether the search is within this one period and no shorter one.
pub(super) fn is_chosen(search: &SearchParameters, period: PressDate) -> bool {
    search.scope.from == Some(period) && search.scope.to == Some(period)
}

/// Returns the address of the search within a period, or without one where it was chosen.
pub(super) fn address(search: &SearchParameters, period: PressDate) -> String {
    let chosen = (!is_chosen(search, period)).then_some(period);
    address::of_search(&address::within(search, chosen, chosen))
}

/// Returns the address of the search within a month, or within its year where it was chosen.
pub(super) fn month_address(search: &SearchParameters, month: PressDate) -> String {
    let year = PressDate::from_year(month.year());
    let chosen = if is_chosen(search, month) {
        year
    } else {
        Some(month)
    };
    address::of_search(&address::within(search, chosen, chosen))
}

/// Returns the dates that some counts are of, with these, in order.
pub(super) fn counted(counts: &[FacetCount]) -> Vec<(PressDate, u64)> {
    let mut periods: Vec<(PressDate, u64)> = counts
        .iter()
        .filter(|count| count.count > 0)
        .filter_map(|count| Some((count.value.as_ref()?.parse().ok()?, count.count)))
        .collect();
    periods.sort_unstable();
    periods
}

/// Returns the periods as bars, each a link to its clippings. A script makes of them a field in which a
/// stretch of time is drawn; it reads from the attributes which periods there are and which are chosen.
///
/// The drawing is for pointers alone: the list of periods says the same to everyone else.
pub(super) fn histogram(search: &SearchParameters, scale: Scale, counts: &[FacetCount]) -> Markup {
    let counted = counted(counts);
    let slots = slots(scale, &counted);
    let (Some(first), Some(last)) = (slots.first(), slots.last()) else {
        return html! {};
    };
    if !(2..=MOST_BARS).contains(&slots.len()) {
        return html! {};
    }
    let most = counted.iter().map(|(_, count)| *count).max().unwrap_or(1);
    let bars = slots.iter().zip(0_u64..).filter_map(|(period, place)| {
        let found = counted.binary_search_by_key(period, |(period, _)| *period);
        Some((*period, place * WIDTH, counted.get(found.ok()?)?.1))
    });
    let view = format!("0 0 {} {HEIGHT}", slots.len() as u64 * WIDTH);
    html! {
        div.histogram data-first=(first) data-last=(last)
            data-from=[search.scope.from] data-to=[search.scope.to] {
            svg viewBox=(view) preserveAspectRatio="none" focusable="false" aria-hidden="true" {
                @for (period, left, count) in bars {
                    // A period with one clipping among thousands stays in sight.
                    @let height = (count * HEIGHT / most).max(3);
                    a href=(bar_address(search, scale, period)) tabindex="-1"
                        class=[is_within(search, period).then_some("chosen")] {
                        title { (set(&format!("{} : {}", french::date(period), french::count(count, "coupure", "coupures")))) }
                        rect.space x=(left) y="0" width=(WIDTH) height=(HEIGHT) {}
                        rect.bar x=(left + 1) y=(HEIGHT - height) width=(WIDTH - 2) height=(height) {}
                    }
                }
            }
            div.ends aria-hidden="true" { span { (french::date(*first)) } span { (french::date(*last)) } }
        }
    }
}

fn bar_address(search: &SearchParameters, scale: Scale, period: PressDate) -> String {
    match scale {
        Scale::Years => address(search, period),
        Scale::Months(_) => month_address(search, period),
    }
}

/// Returns whether all of a period is within that of the search, if it has one.
fn is_within(search: &SearchParameters, period: PressDate) -> bool {
    let (from, to) = (search.scope.from, search.scope.to);
    let begins = from.is_none_or(|from| from.first_day() <= period.first_day());
    let ends = to.is_none_or(|to| period.last_day() <= to.last_day());
    (from.is_some() || to.is_some()) && begins && ends
}

/// Returns the periods that have room in the histogram, those without a clipping included.
fn slots(scale: Scale, counted: &[(PressDate, u64)]) -> Vec<PressDate> {
    match scale {
        Scale::Years => {
            let (Some((first, _)), Some((last, _))) = (counted.first(), counted.last()) else {
                return Vec::new();
            };
            let years = first.year()..=last.year();
            years.filter_map(PressDate::from_year).collect()
        }
        Scale::Months(year) => (1..=12)
            .filter_map(|month| PressDate::from_month(year, month))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::Scope;

    fn within(from: &str, to: &str) -> SearchParameters {
        SearchParameters {
            scope: Scope {
                from: from.parse().ok(),
                to: to.parse().ok(),
                ..Scope::default()
            },
            ..SearchParameters::default()
        }
    }

    #[test]
    fn a_year_is_cut_into_months() {
        for (from, to, scale, slots) in [
            ("", "", Scale::Years, "2001 2002 2003"),
            ("2001", "2003", Scale::Years, "2001 2002 2003"),
            ("2003", "", Scale::Years, "2001 2002 2003"),
            ("2003", "2003", Scale::Months(2003), "2003-01 … 2003-12"),
            (
                "2003-02",
                "2003-05-07",
                Scale::Months(2003),
                "2003-01 … 2003-12",
            ),
        ] {
            let search = within(from, to);
            assert_eq!(Scale::of(&search), scale);
            let counted = [("2001", 1), ("2003", 2)];
            let counted = counted.map(|(year, count)| (year.parse().unwrap(), count));
            let shown: Vec<String> = super::slots(scale, &counted)
                .iter()
                .map(PressDate::to_string)
                .collect();
            let shown = match &shown[..] {
                [first, .., last] if shown.len() == 12 => format!("{first} … {last}"),
                _ => shown.join(" "),
            };
            assert_eq!(shown, slots, "{from} {to}");
        }
    }

    #[test]
    fn a_period_is_chosen_whole() {
        for (from, to, period, is_chosen) in [
            ("", "", "2003", false),
            ("2003", "", "2003", true),
            ("2003", "", "2002", false),
            ("", "2003-06", "2003", false),
            ("2003-05", "2003-06", "2003-06", true),
            ("2003-05-02", "2003-06", "2003-05", false),
        ] {
            let period = period.parse().unwrap();
            assert_eq!(
                is_within(&within(from, to), period),
                is_chosen,
                "{from} {to}"
            );
        }
    }

    #[test]
    fn a_month_leads_back_to_its_year() {
        let month = "2003-05".parse().unwrap();
        let chosen = within("2003-05", "2003-05");
        assert_eq!(month_address(&chosen, month), "/?from=2003&to=2003");
        let year = within("2003", "2003");
        assert_eq!(month_address(&year, month), "/?from=2003-05&to=2003-05");
        assert_eq!(address(&year, "2003".parse().unwrap()), "/");
    }
}
