//! Bytes to text: byte order marks, UTF-8, UTF-16, and the encodings of older sites.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_15, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::html::{self, PageArticle};
use crate::{Form, SkipReason};

/// A decoded text and how it was decoded, when that was not plain UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) warning: Option<String>,
    /// The name of the encoding, in lower case.
    pub(crate) encoding: String,
    pub(crate) form: Form,
    /// The address that a web page gives as its own.
    pub(crate) url: Option<String>,
    /// The one article that a web page says it shows.
    pub(crate) article: Option<PageArticle>,
}

/// How much of a file is looked at to tell text from other things.
const SAMPLE: usize = 64 << 10;

/// Decodes a whole file.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<Decoded, SkipReason> {
    if let Some(encoding) = utf16_of(&bytes).or_else(|| utf16_without_mark(&bytes)) {
        let (text, _) = encoding.decode_with_bom_removal(&bytes);
        return Ok(decoded_from(encoding, text.into_owned()));
    }
    if let Some(kind) = binary_kind(&bytes) {
        return Err(SkipReason::Binary { kind });
    }
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    let is_html = is_html(&bytes);
    let decoded = String::from_utf8(bytes).map_or_else(
        |error| {
            let bytes = error.as_bytes();
            let declared = is_html.then(|| html::declared_encoding(bytes)).flatten();
            declared
                .and_then(Encoding::for_label)
                .filter(|encoding| *encoding != UTF_8)
                .map_or_else(
                    || decode_legacy(bytes),
                    |encoding| decode_as(encoding, bytes),
                )
        },
        |text| Decoded {
            text,
            warning: None,
            encoding: name_of(UTF_8),
            form: Form::Text,
            url: None,
            article: None,
        },
    );
    if !is_html {
        return Ok(decoded);
    }
    let page = html::read(&decoded.text);
    if page.text.trim().is_empty() {
        return Err(SkipReason::Html);
    }
    Ok(Decoded {
        text: page.text,
        url: page.url,
        article: page.article,
        form: Form::WebPage,
        ..decoded
    })
}

/// Decodes bytes that are not UTF-8, or not throughout.
pub(crate) fn decode_legacy(bytes: &[u8]) -> Decoded {
    let (good, bad) = count_sequences(bytes);
    // Text of another encoding has hardly a well-formed sequence: this is UTF-8 with damage.
    if good > bad * 4 {
        let plural = if bad == 1 { "sequence" } else { "sequences" };
        return Decoded {
            text: String::from_utf8_lossy(bytes).into_owned(),
            warning: Some(format!("{bad} invalid utf-8 {plural} replaced")),
            encoding: name_of(UTF_8),
            form: Form::Text,
            url: None,
            article: None,
        };
    }
    // Detection weighs dozens of encodings, at a tenth of the speed of all the rest.
    if has_letters_of_latin9(bytes) {
        return decode_as(ISO_8859_15, bytes);
    }
    if looks_french(bytes) {
        return decode_as(WINDOWS_1252, bytes);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"fr"), Utf8Detection::Deny);
    decode_as(encoding, bytes)
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    decoded_from(encoding, text.into_owned())
}

fn decoded_from(encoding: &'static Encoding, text: String) -> Decoded {
    let encoding = name_of(encoding);
    Decoded {
        text,
        warning: Some(format!("decoded from {encoding}")),
        encoding,
        form: Form::Text,
        url: None,
        article: None,
    }
}

fn name_of(encoding: &'static Encoding) -> String {
    encoding.name().to_ascii_lowercase()
}

pub(crate) fn utf16_of(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] => None,
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// Tells UTF-16 without a byte order mark by its zeros: every other byte of Latin text is one.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if !bytes.len().is_multiple_of(2) || memchr::memchr(0, sample).is_none() {
        return None;
    }
    let pairs = sample.len() / 2;
    let zeros = |first: usize| {
        let places = sample.iter().skip(first).step_by(2);
        places.filter(|&&byte| byte == 0).count()
    };
    match (zeros(0), zeros(1)) {
        (0, odd) if odd * 10 >= pairs * 9 => Some(UTF_16LE),
        (even, 0) if even * 10 >= pairs * 9 => Some(UTF_16BE),
        _ => None,
    }
}

/// The bytes beyond ASCII that French text in Windows-1252 is made of: its letters, quotation
/// marks, dashes and spaces.
const FRENCH: &[u8] = b"\xe0\xe2\xe7\xe8\xe9\xea\xeb\xee\xef\xf4\xf9\xfb\xfc\xff\xc0\xc2\xc7\xc8\xc9\
    \xca\xcb\xce\xcf\xd4\xd9\xdb\xdc\x8c\x9c\xab\xbb\xa0\x91\x92\x93\x94\x85\x95\x96\x97\x80\xa7\xb0\xb7";

/// Tells whether a text has the letters that ISO-8859-15 has where Windows-1252 has fractions, inside
/// words, and nothing that Windows-1252 alone has.
fn has_letters_of_latin9(bytes: &[u8]) -> bool {
    let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
    let inside_word = memchr::memchr2_iter(0xbc, 0xbd, bytes)
        .filter(|&at| is_letter(bytes.get(at + 1)))
        .count();
    inside_word > 0
        && looks_french_but(bytes, &[0xa4, 0xbc, 0xbd])
        && !bytes.iter().any(|byte| (0x80..=0x9f).contains(byte))
}

/// Tells whether nearly all bytes beyond ASCII are those of French text.
fn looks_french(bytes: &[u8]) -> bool {
    looks_french_but(bytes, &[])
}

fn looks_french_but(bytes: &[u8], also: &[u8]) -> bool {
    let mut is_french = [false; 256];
    for &byte in FRENCH.iter().chain(also) {
        is_french[usize::from(byte)] = true;
    }
    let (mut french, mut all) = (0_usize, 0_usize);
    for &byte in bytes.iter().filter(|byte| !byte.is_ascii()) {
        all += 1;
        french += usize::from(is_french[usize::from(byte)]);
    }
    french * 100 >= all * 97
}

/// Counts well-formed sequences of several bytes, and what is malformed.
fn count_sequences(bytes: &[u8]) -> (usize, usize) {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid().as_bytes();
        good += valid.iter().filter(|&&byte| byte >= 0xc2).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    (good, bad)
}

/// Names what bytes are that are no text, with its article.
pub(crate) fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    let known = match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("a PDF document"),
        [b'{', b'\\', b'r', b't', b'f', ..] => Some("an RTF document"),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => Some("a zip archive or an office document"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some("an old office document"),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => {
            Some("an image")
        }
        [b'B', b'Z', b'h', b'1'..=b'9', ..] => Some("compressed with bzip2"),
        [b'7', b'z', 0xbc, 0xaf, ..] => Some("a 7z archive"),
        _ => None,
    };
    if known.is_some() {
        return known;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let control = sample
        .iter()
        .filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b))
        .count();
    let is_binary = memchr::memchr(0, sample).is_some() || control * 50 > sample.len();
    is_binary.then_some("binary data")
}

/// Tells whether a text begins as a web page does.
pub(crate) fn is_html(bytes: &[u8]) -> bool {
    let begin = bytes.trim_ascii_start();
    let begin = begin[..begin.len().min(512)].to_ascii_lowercase();
    begin.starts_with(b"<!doctype html")
        || begin.starts_with(b"<html")
        || (begin.starts_with(b"<?xml") && memchr::memmem::find(&begin, b"<html").is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_decoded() {
        let check = |bytes: &[u8], text: &str, warning: Option<&str>| {
            let decoded = decode(bytes.to_vec()).unwrap();
            assert_eq!(decoded.text, text);
            assert_eq!(decoded.warning.as_deref(), warning, "{text}");
        };
        check("été".as_bytes(), "été", None);
        check(b"\xef\xbb\xbf\xc3\xa9t\xc3\xa9", "été", None);
        check(
            b"Le minist\xe8re a r\xe9pondu \x96 l\x92\xe9t\xe9 dernier",
            "Le ministère a répondu – l’été dernier",
            Some("decoded from windows-1252"),
        );
        check(
            b"\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0. \xc4\xee\xe1\xf0\xfb\xe9 \xe4\xe5\xed\xfc",
            "Привет, мир. Добрый день",
            Some("decoded from windows-1251"),
        );
        check(b"\xff\xfe\xe9\0t\0", "ét", Some("decoded from utf-16le"));
        check(b"\xfe\xff\0\xe9\0t", "ét", Some("decoded from utf-16be"));
        check(
            b"Le c\xbdur du r\xe9seau co\xfbte 3 \xa4",
            "Le cœur du réseau coûte 3 €",
            Some("decoded from iso-8859-15"),
        );
        check(
            b"Une heure et \xbd apr\xe8s",
            "Une heure et ½ après",
            Some("decoded from windows-1252"),
        );
        check(
            b"L\0'\0\xe9\0t\0\xe9\0",
            "L'été",
            Some("decoded from utf-16le"),
        );
        check(b"\0L\0'\0\xe9", "L'é", Some("decoded from utf-16be"));
        let damaged = [
            "L’été à la télé, où ça ? Là-bas, à côté de l’école".as_bytes(),
            b"\xe2\x80",
        ]
        .concat();
        check(
            &damaged,
            "L’été à la télé, où ça ? Là-bas, à côté de l’école\u{fffd}",
            Some("1 invalid utf-8 sequence replaced"),
        );
        check(
            b"<!DOCTYPE html><meta charset=iso-8859-2><p>\xb1",
            "ą",
            Some("decoded from iso-8859-2"),
        );
        check(b"", "", None);
    }

    #[test]
    fn what_is_no_text_is_named() {
        let check = |bytes: &[u8], reason: &str| {
            let error = decode(bytes.to_vec()).unwrap_err();
            assert_eq!(error.to_string(), reason);
        };
        check(
            b"%PDF-1.4 \xe9",
            "is a PDF document, not text; convert it to text first",
        );
        check(
            b"a\0b",
            "is binary data, not text; convert it to text first",
        );
        check(
            &[1, 2, 3, b'a'],
            "is binary data, not text; convert it to text first",
        );
    }
}
