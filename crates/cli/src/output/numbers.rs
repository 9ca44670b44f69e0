use std::fmt;

/// A number with its thousands set apart: `22 000`.
pub(crate) struct Thousands(pub(crate) u64);

impl fmt::Display for Thousands {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        let mut text = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                text.push(' ');
            }
            text.push(digit);
        }
        f.pad(&text)
    }
}

/// How many there are of something: `1 clipping`, `22 000 clippings`.
pub(crate) struct Counted(pub(crate) u64, pub(crate) &'static str);

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counted(count, thing) = self;
        let ending = if *count == 1 { "" } else { "s" };
        write!(f, "{} {thing}{ending}", Thousands(*count))
    }
}

/// A number of bytes in the unit that fits, thousand by thousand: `45.3 MB`.
pub(crate) struct Bytes(pub(crate) u64);

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.0 as f64;
        let (size, unit) = [(1e9, "GB"), (1e6, "MB"), (1e3, "kB")]
            .into_iter()
            .find(|(size, _)| bytes >= *size)
            .unwrap_or((1.0, "B"));
        let places = usize::from(self.0 >= 1000);
        write!(f, "{:.places$} {unit}", bytes / size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_easy_to_read() {
        for (number, thousands, bytes) in [
            (0, "0", "0 B"),
            (999, "999", "999 B"),
            (1_000, "1 000", "1.0 kB"),
            (45_300_000, "45 300 000", "45.3 MB"),
        ] {
            assert_eq!(Thousands(number).to_string(), thousands);
            assert_eq!(Bytes(number).to_string(), bytes);
        }
    }
}
