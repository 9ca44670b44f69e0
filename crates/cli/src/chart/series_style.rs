use std::fmt;

use super::svg::Points;

/// How a line is told from the others, with colours and without.
#[derive(Clone, Copy)]
pub(super) struct SeriesStyle {
    pub(super) color: &'static str,
    pub(super) dashes: &'static str,
    shape: Shape,
}

#[derive(Clone, Copy)]
enum Shape {
    Circle,
    Square,
    Triangle,
    Diamond,
    Ring,
    Cross,
}

/// Half the width of a marker.
const HALF: f64 = 3.6;

/// Colours that those who see few of them can tell apart, from dark to light (Okabe and Ito, *Color
/// Universal Design*, 2008), each with a dash pattern and a marker of its own.
const STYLES: [SeriesStyle; 6] = [
    SeriesStyle {
        color: "#000000",
        dashes: "none",
        shape: Shape::Circle,
    },
    SeriesStyle {
        color: "#d55e00",
        dashes: "9 4",
        shape: Shape::Square,
    },
    SeriesStyle {
        color: "#0072b2",
        dashes: "2 3",
        shape: Shape::Triangle,
    },
    SeriesStyle {
        color: "#009e73",
        dashes: "10 3 2 3",
        shape: Shape::Ring,
    },
    SeriesStyle {
        color: "#aa4499",
        dashes: "5 3",
        shape: Shape::Diamond,
    },
    SeriesStyle {
        color: "#b07d00",
        dashes: "12 3 2 3 2 3",
        shape: Shape::Cross,
    },
];

impl SeriesStyle {
    pub(super) fn of(place: usize) -> Self {
        STYLES[place % STYLES.len()]
    }

    /// Returns a marker with its middle here.
    pub(super) fn marker(self, x: f64, y: f64) -> Marker {
        Marker { style: self, x, y }
    }
}

pub(super) struct Marker {
    style: SeriesStyle,
    x: f64,
    y: f64,
}

impl fmt::Display for Marker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let SeriesStyle { color, shape, .. } = self.style;
        let (x, y) = (Points(self.x), Points(self.y));
        match shape {
            Shape::Circle => write!(f, r#"<circle cx="{x}" cy="{y}" r="3.2" fill="{color}"/>"#),
            Shape::Ring => write!(
                f,
                r##"<circle cx="{x}" cy="{y}" r="3.2" fill="#ffffff" stroke="{color}" stroke-width="1.5"/>"##
            ),
            Shape::Square => write!(
                f,
                r##"<rect x="{}" y="{}" width="6.2" height="6.2" fill="#ffffff" stroke="{color}" stroke-width="1.5"/>"##,
                Points(self.x - 3.1),
                Points(self.y - 3.1)
            ),
            Shape::Triangle => self.polygon(f, &[(0.0, -HALF), (HALF, HALF), (-HALF, HALF)]),
            Shape::Diamond => self.polygon(f, &[(0.0, -4.4), (4.4, 0.0), (0.0, 4.4), (-4.4, 0.0)]),
            Shape::Cross => write!(
                f,
                r#"<path d="M{} {}l6 6m0 -6l-6 6" stroke="{color}" stroke-width="1.8"/>"#,
                Points(self.x - 3.0),
                Points(self.y - 3.0)
            ),
        }
    }
}

impl Marker {
    fn polygon(&self, f: &mut fmt::Formatter<'_>, corners: &[(f64, f64)]) -> fmt::Result {
        write!(f, r#"<polygon points=""#)?;
        for (place, (right, down)) in corners.iter().enumerate() {
            let gap = if place > 0 { " " } else { "" };
            let (x, y) = (Points(self.x + right), Points(self.y + down));
            write!(f, "{gap}{x},{y}")?;
        }
        write!(f, r#"" fill="{}"/>"#, self.style.color)
    }
}
