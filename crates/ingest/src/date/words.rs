//! The words of dates, folded.

use pressoir_document::Weekday;

/// Returns the month that a folded word names, whole or short.
pub(crate) fn month_of(word: &str) -> Option<u8> {
    Some(match word {
        "janvier" | "janv" | "jan" | "january" => 1,
        "fevrier" | "fevr" | "fev" | "feb" | "february" => 2,
        "mars" | "mar" | "march" => 3,
        "avril" | "avr" | "apr" | "april" => 4,
        "mai" | "may" => 5,
        "juin" | "jun" | "june" => 6,
        "juillet" | "juil" | "jul" | "july" => 7,
        "aout" | "aou" | "aug" | "august" => 8,
        "septembre" | "sept" | "sep" | "september" => 9,
        "octobre" | "oct" | "october" => 10,
        "novembre" | "nov" | "november" => 11,
        "decembre" | "dec" | "december" => 12,
        _ => return None,
    })
}

pub(super) fn weekday_of(word: &str) -> Option<Weekday> {
    Some(match word {
        "lundi" | "monday" | "lun" => Weekday::Monday,
        "mardi" | "tuesday" | "mar" => Weekday::Tuesday,
        "mercredi" | "wednesday" | "mer" => Weekday::Wednesday,
        "jeudi" | "thursday" | "jeu" => Weekday::Thursday,
        "vendredi" | "friday" | "ven" => Weekday::Friday,
        "samedi" | "saturday" | "sam" => Weekday::Saturday,
        "dimanche" | "sunday" | "dim" => Weekday::Sunday,
        _ => return None,
    })
}

pub(super) fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "lundi",
        Weekday::Tuesday => "mardi",
        Weekday::Wednesday => "mercredi",
        Weekday::Thursday => "jeudi",
        Weekday::Friday => "vendredi",
        Weekday::Saturday => "samedi",
        Weekday::Sunday => "dimanche",
    }
}

/// Tells whether a folded word may stand before the date of a date line.
pub(super) fn introduces(word: &str) -> bool {
    matches!(
        word,
        "article"
            | "publie"
            | "publiee"
            | "paru"
            | "parue"
            | "poste"
            | "redige"
            | "mis"
            | "mise"
            | "en"
            | "ligne"
            | "ajoute"
            | "date"
            | "le"
            | "du"
            | "ce"
            | "a"
            | "de"
            | "jour"
            | "cree"
            | "publication"
            | "parution"
    )
}
