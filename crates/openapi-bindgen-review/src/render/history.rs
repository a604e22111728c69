//! Several versions of a document in a row: an overview, then one review after the other.

use std::fmt::Write as _;

use serde_json::json;

use super::{clean, html as page, json as values, markdown as marks, sarif as log, text as lines};
use crate::Review;

/// The history as text; `colour` turns ANSI colours on.
#[must_use]
pub fn text(reviews: &[Review], colour: bool) -> String {
    let mut out = String::new();
    let steps: Vec<String> = reviews.iter().map(|review| clean::line(&steps(review))).collect();
    let width = steps.iter().map(|step| step.chars().count()).max().unwrap_or_default();
    for (step, review) in steps.iter().zip(reviews) {
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{step:<width$}  source {:<5}  {:<24}  {}",
            review.source,
            review.wire.label(),
            clean::line(&review.next_version)
        );
    }
    for review in reviews {
        out.push('\n');
        out.push_str(&lines::text(review, colour));
    }
    out
}

/// The history as Markdown.
#[must_use]
pub fn markdown(reviews: &[Review]) -> String {
    let mut out = "| documents | Rust code | clients already shipped | next version |\n|---|---|---|---|\n".to_owned();
    for review in reviews {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            marks::escape(&steps(review)),
            review.source,
            review.wire.label(),
            marks::escape(&review.next_version)
        );
    }
    for review in reviews {
        out.push('\n');
        out.push_str(&marks::markdown(review));
    }
    out
}

/// The history as JSON: an object whose `history` holds reviews, each as [`json`](fn@super::json) writes it.
#[must_use]
pub fn json(reviews: &[Review]) -> String {
    let history: Vec<serde_json::Value> = reviews.iter().map(values::value).collect();
    format!("{:#}\n", json!({ "format": 1, "history": history }))
}

/// The history as SARIF: one run for each step.
#[must_use]
pub fn sarif(reviews: &[Review]) -> String {
    log::log(reviews)
}

/// The history as one HTML page.
#[must_use]
pub fn html(reviews: &[Review]) -> String {
    page::page(reviews)
}

fn steps(review: &Review) -> String {
    format!("{} → {}", review.old_label, review.new_label)
}
