//! What holds for any text: no panic, one paragraph a line, the same again.

use pressoir_ingest::{parse_text, read_date};
use proptest::prelude::*;

use crate::texts::text;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn any_text_is_parsed(raw in text()) {
        let parsed = parse_text(&raw);
        for clipping in &parsed {
            prop_assert!(clipping.body.lines().all(|line| !line.trim().is_empty()), "{:?}", clipping);
            prop_assert!(!clipping.body.is_empty() || clipping.title.is_some());
        }
        prop_assert_eq!(parse_text(&raw), parsed);
    }

    #[test]
    fn any_date_is_read_or_refused(raw in text()) {
        if let Some(reading) = read_date(&raw) {
            let again = read_date(&reading.date.to_string()).map(|reading| reading.date);
            prop_assert_eq!(again, Some(reading.date));
        }
    }
}
