//! The forms in which a review is written.

use std::path::Path;

use openapi_bindgen_review::{Review, render as forms};

/// A form in which a review, or a history of them, is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a terminal.
    Text {
        /// Whether in colour.
        colour: bool,
    },
    /// For a pull request.
    Markdown,
    /// For programs.
    Json,
    /// For code hosts, which show findings beside the lines of the document.
    Sarif,
    /// One page for a browser.
    Html,
}

impl Format {
    /// The form that a file's name asks for.
    #[must_use]
    pub fn of_file(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Text { colour: false }),
            "md" | "markdown" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            "sarif" => Some(Self::Sarif),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }
}

/// Writes reviews: one, or those of several versions in a row.
#[must_use]
pub fn render(reviews: &[Review], format: Format) -> String {
    if let [review] = reviews {
        return match format {
            Format::Text { colour } => forms::text(review, colour),
            Format::Markdown => forms::markdown(review),
            Format::Json => forms::json(review),
            Format::Sarif => forms::sarif(review),
            Format::Html => forms::html(review),
        };
    }
    match format {
        Format::Text { colour } => forms::history::text(reviews, colour),
        Format::Markdown => forms::history::markdown(reviews),
        Format::Json => forms::history::json(reviews),
        Format::Sarif => forms::history::sarif(reviews),
        Format::Html => forms::history::html(reviews),
    }
}
