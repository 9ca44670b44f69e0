//! Line charts as SVG: pictures for a paper, which stay legible without colour.

mod line_chart;
mod scale;
mod series_style;
mod svg;

pub(crate) use line_chart::{LineChart, Series, Tick};
