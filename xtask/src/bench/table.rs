//! Tables for people, figures for programs.

use std::path::Path;

use serde_json::Value;

use crate::root::write;

/// Rows of cells; the first row is the head.
#[derive(Default)]
pub(super) struct Table(Vec<Vec<String>>);

impl Table {
    pub(super) fn new<'c>(head: impl IntoIterator<Item = &'c str>) -> Self {
        Self(vec![head.into_iter().map(str::to_owned).collect()])
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.0.push(cells.into_iter().collect());
    }

    /// The first column to the left, all others to the right.
    pub(super) fn render(&self) -> String {
        let columns = self.0.iter().map(Vec::len).max().unwrap_or_default();
        let width = |column: usize| {
            self.0.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or_default()
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        let mut text = String::new();
        for row in &self.0 {
            let cells: Vec<String> = row
                .iter()
                .zip(&widths)
                .enumerate()
                .map(|(at, (cell, width))| if at == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") })
                .collect();
            text.push_str(cells.join("  ").trim_end());
            text.push('\n');
        }
        text
    }
}

/// Several rounds of one figure.
#[derive(Clone, Debug, Default)]
pub(super) struct Rounds(pub(super) Vec<f64>);

impl Rounds {
    pub(super) fn median(&self) -> f64 {
        self.at(0.5)
    }

    /// From the least to the most, in hundredths of the median.
    pub(super) fn spread(&self) -> f64 {
        100.0 * (self.at(1.0) - self.at(0.0)) / self.median().max(f64::MIN_POSITIVE)
    }

    fn at(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let at = (sorted.len().saturating_sub(1) as f64 * share).round();
        sorted.get(at as usize).copied().unwrap_or_default()
    }
}

/// Writes the figures, where a file was asked for.
pub(super) fn save(figures: &Value, file: Option<&Path>) -> Result<(), String> {
    let Some(file) = file else { return Ok(()) };
    write(file, &(serde_json::to_string_pretty(figures).unwrap_or_default() + "\n"))
}
