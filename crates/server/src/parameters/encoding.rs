use percent_encoding::percent_decode_str;

use super::Pairs;
use crate::api_error::ApiError;

/// Reads a query string as HTML forms write it: `+` is a space, `%` begins two hexadecimal digits.
///
/// # Errors
///
/// Fails where the bytes are no UTF-8 or `%` begins nothing, and names the piece: a text that was
/// mangled on its way would be searched for in vain.
pub(crate) fn read_query_string(raw: &str) -> Result<Pairs, ApiError> {
    raw.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decode_form(name)?, decode_form(value)?))
        })
        .collect()
}

/// Reads a part of a path, where `+` is itself.
///
/// # Errors
///
/// Fails as [`read_query_string`] does.
pub(crate) fn decode_path(raw: &str) -> Result<String, ApiError> {
    let refused = || ApiError::BadEncoding(raw.to_owned());
    if !escapes_are_whole(raw) {
        return Err(refused());
    }
    let decoded = percent_decode_str(raw).decode_utf8();
    decoded.map(Into::into).map_err(|_| refused())
}

fn decode_form(raw: &str) -> Result<String, ApiError> {
    if raw.contains('+') {
        decode_path(&raw.replace('+', " ")).map_err(|_| ApiError::BadEncoding(raw.to_owned()))
    } else {
        decode_path(raw)
    }
}

/// Returns whether each `%` is followed by two hexadecimal digits.
fn escapes_are_whole(raw: &str) -> bool {
    raw.split('%').skip(1).all(|after| {
        let digits = after.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn query_strings_are_read_as_forms_write_them() {
        for (raw, pairs) in [
            ("", &[] as &[(&str, &str)]),
            ("&&", &[]),
            ("q", &[("q", "")]),
            ("q=a+b%2Bc", &[("q", "a b+c")]),
            ("q=%C3%A9t%c3%a9", &[("q", "été")]),
            ("q=a=b&q=%00", &[("q", "a=b"), ("q", "\0")]),
            ("%71=%26", &[("q", "&")]),
            ("q=été", &[("q", "été")]),
        ] {
            let read = read_query_string(raw).unwrap();
            let expected: Pairs = pairs
                .iter()
                .map(|&(name, value)| (name.to_owned(), value.to_owned()))
                .collect();
            assert_eq!(read, expected, "{raw}");
        }
    }

    #[test]
    fn what_was_mangled_is_refused_by_name() {
        for (raw, piece) in [
            ("q=100%", "100%"),
            ("q=%zz", "%zz"),
            ("q=a&x=%4", "%4"),
            ("q=a+%E9", "a+%E9"),
            ("%ff=1", "%ff"),
        ] {
            let error = read_query_string(raw).unwrap_err();
            assert_eq!(error.kind().code, "bad_encoding", "{raw}");
            assert!(error.to_string().contains(&format!("`{piece}`")), "{raw}");
        }
    }

    #[test]
    fn a_plus_in_a_path_is_a_plus() {
        assert_eq!(decode_path("a+b%2Fc/d").unwrap(), "a+b/c/d");
        assert!(decode_path("%E9").is_err());
    }
}
