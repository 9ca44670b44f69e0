//! UTF-8 that was read as Windows-1252 or ISO-8859-1 and encoded again: `Ã©` for `é`.

use std::sync::LazyLock;

use encoding_rs::WINDOWS_1252;
use memchr::memmem;

/// So many French characters vouch for one that is none.
const FEWEST_BESIDE_FOREIGN: usize = 3;

/// What Windows-1252 has for the bytes 0x80 to 0x9F.
static SPECIAL: LazyLock<Vec<char>> = LazyLock::new(|| {
    let bytes: Vec<u8> = (0x80..=0x9f).collect();
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
    text.chars().collect()
});

/// Repairs the lines that were encoded twice; returns how many, or `None` without any.
pub(super) fn decoded(text: &str) -> Option<(String, usize)> {
    if !may_be_encoded_twice(text) {
        return None;
    }
    let mut repaired = String::with_capacity(text.len());
    let mut count = 0;
    for line in text.split_inclusive('\n') {
        match decoded_line(line) {
            Some(decoded) => {
                repaired.push_str(&decoded);
                count += 1;
            }
            None => repaired.push_str(line),
        }
    }
    (count > 0).then_some((repaired, count))
}

/// The first letters of pairs, `Â`, `Ã` and `Å`, are rare in French; `â` counts before `€` alone.
fn may_be_encoded_twice(text: &str) -> bool {
    let bytes = text.as_bytes();
    let seconds = bytes.get(1..).unwrap_or_default();
    // Without a way out in between, many pairs are compared at once.
    let found = bytes
        .iter()
        .zip(seconds)
        .fold(0, |found, (&first, &second)| {
            let is_rare = (second == 0x82) | (second == 0x83) | (second == 0x85);
            found | u8::from((first == 0xc3) & is_rare)
        });
    let is_before_euro =
        |at: usize| matches!(bytes[at + 2..], [0xe2, 0x82, 0xac, ..] | [0xc2, 0x80, ..]);
    found != 0 || memmem::find_iter(bytes, "â").any(is_before_euro)
}

/// A line is repaired when all of it decodes strictly, and to what French prints, with a few other
/// signs at most: one accent that is as it should be shows that the line was encoded once.
fn decoded_line(line: &str) -> Option<String> {
    if !may_be_encoded_twice(line) {
        return None;
    }
    let bytes: Vec<u8> = line.chars().map(byte_of).collect::<Option<_>>()?;
    let decoded = String::from_utf8(bytes).ok()?;
    let (mut french, mut foreign) = (0, 0);
    for character in decoded.chars().filter(|character| !character.is_ascii()) {
        if is_printed_in_french(character) {
            french += 1;
        } else {
            foreign += 1;
        }
    }
    // A sign or a foreign name among the accents of a sentence is no chance.
    (foreign == 0 || french >= FEWEST_BESIDE_FOREIGN * foreign).then_some(decoded)
}

fn byte_of(character: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(character) {
        return Some(byte);
    }
    let place = SPECIAL.iter().position(|&special| special == character)?;
    u8::try_from(0x80 + place).ok()
}

fn is_printed_in_french(character: char) -> bool {
    matches!(
        character,
        '\u{a0}'..='ÿ' | 'Œ' | 'œ' | 'Ÿ' | '\u{2009}'..='\u{203a}' | '€' | '™' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_were_encoded_twice_are_decoded() {
        let check = |text: &str, expected: &str| {
            let (repaired, _) = decoded(text).unwrap_or_default();
            assert_eq!(repaired, expected, "{text}");
        };
        check("TÃ©lÃ©phonie\u{a0}: Ã©tÃ©", "");
        check("La tÃ©lÃ©phonie d\u{e2}€™Ã©tÃ©", "La téléphonie d’été");
        check(
            "La tÃ©lÃ©phonie d\u{e2}\u{80}\u{99}Ã©tÃ©",
            "La téléphonie d’été",
        );
        check("â–º TÃ©lÃ©phonie Ã\u{a0} ChaÃ®ne", "► Téléphonie à Chaîne");
        check(
            "Â«Â\u{a0}cÅ“urÂ\u{a0}Â»\nUn été\n",
            "«\u{a0}cœur\u{a0}»\nUn été\n",
        );
    }

    #[test]
    fn what_is_not_certain_stays() {
        for text in [
            "SÃO PAULO",
            "L’été s’écrit Ã©tÃ© en mauvais codage.",
            "« CAFÉ’ » et ÂGE",
            "Le câble à 5 €",
            "Â’",
            "Ünïcödé",
            "",
        ] {
            assert_eq!(decoded(text), None, "{text}");
        }
    }
}
