/// An axis of figures from 0 to a round number, with marks at round numbers.
pub(super) struct Scale {
    step: f64,
    steps: u32,
}

/// How many marks an axis has above 0, about.
const MARKS: f64 = 5.0;

impl Scale {
    /// Returns the shortest axis that reaches `most`.
    pub(super) fn up_to(most: f64) -> Self {
        let most = if most.is_finite() && most > 0.0 {
            most
        } else {
            1.0
        };
        let power = 10_f64.powf((most / MARKS).log10().floor());
        // The steps that are easy to count in.
        let step = [1.0, 2.0, 5.0, 10.0]
            .map(|factor| factor * power)
            .into_iter()
            .find(|step| most / step <= MARKS + 1e-9)
            .unwrap_or(10.0 * power);
        Scale {
            step,
            steps: (most / step - 1e-9).ceil().max(1.0) as u32,
        }
    }

    pub(super) fn end(&self) -> f64 {
        self.step * f64::from(self.steps)
    }

    /// Returns the marks from 0 on with their figures, all with as many decimals as the step has.
    pub(super) fn marks(&self) -> impl Iterator<Item = (f64, String)> + '_ {
        let decimals = (-self.step.log10().floor()).max(0.0) as usize;
        (0..=self.steps).map(move |place| {
            let figure = self.step * f64::from(place);
            let text = format!("{figure:.decimals$}");
            (figure, if decimals > 0 { text } else { grouped(&text) })
        })
    }
}

/// Sets the thousands of a whole number apart.
fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('\u{A0}');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_at_round_numbers() {
        for (most, marks) in [
            (0.0, "0.0 0.2 0.4 0.6 0.8 1.0"),
            (0.037, "0.00 0.01 0.02 0.03 0.04"),
            (1.0, "0.0 0.2 0.4 0.6 0.8 1.0"),
            (4.2, "0 1 2 3 4 5"),
            (7.0, "0 2 4 6 8"),
            (100.0, "0 20 40 60 80 100"),
            (1234.0, "0 500 1\u{A0}000 1\u{A0}500"),
        ] {
            let scale = Scale::up_to(most);
            let found: Vec<String> = scale.marks().map(|(_, figure)| figure).collect();
            assert_eq!(found.join(" "), marks, "{most}");
            assert!(scale.end() >= most);
        }
    }
}
