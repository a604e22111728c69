//! YAML 1.2 from the events of saphyr-parser, with the place of every value.
//!
//! The tree is built with a stack of its own, so that nesting costs no stack of the machine.

mod alias;
mod build;
mod place;

use openapi_bindgen_diagnostics::codes::reading;
use saphyr_parser::{Event, Parser, ScanError};

use super::{Issue, Parsed};
use build::Builder;
use place::Places;

/// Reads a text as one YAML document.
pub(super) fn parse(text: &str, file: u32) -> Result<Parsed, Issue> {
    let places = Places::new(text);
    let mut builder = Builder::new(text, file);
    let mut parser = Parser::new_from_str(text);
    let mut documents = 0;
    while let Some(next) = parser.next_event() {
        let (event, span) = next.map_err(|error| scan_issue(&error, &places))?;
        let (start, end) = (places.byte(span.start.index()), places.byte(span.end.index()));
        match event {
            Event::DocumentStart(_) if documents == 1 => {
                let what = "a second document begins in this file";
                return Err(
                    Issue::new(reading::SEVERAL_DOCUMENTS, start, end, what).help("keep one file for each document")
                );
            }
            Event::DocumentStart(_) => documents += 1,
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            Event::Alias(anchor) => builder.alias(anchor, start, end)?,
            Event::Scalar(text, style, anchor, tag) => {
                builder.scalar(text, style, tag.as_deref(), anchor, start, end)?;
            }
            Event::SequenceStart(anchor, _) => builder.open(false, anchor, start, end)?,
            Event::MappingStart(anchor, _) => builder.open(true, anchor, start, end)?,
            Event::SequenceEnd | Event::MappingEnd => builder.close(start, end)?,
        }
    }
    builder.finish()
}

fn scan_issue(error: &ScanError, places: &Places<'_>) -> Issue {
    let at = places.byte(error.marker().index());
    let what = format!("the text is not YAML: {}", error.info());
    Issue::new(reading::YAML_SYNTAX, at, at + 1, what)
}
