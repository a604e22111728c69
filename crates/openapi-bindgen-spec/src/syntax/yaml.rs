//! YAML 1.2 from the events of saphyr-parser, with the place of every value.
//!
//! The tree is built with a stack of its own, so that nesting costs no stack of the machine.

mod alias;
mod brackets;
mod build;
mod place;

use openapi_bindgen_diagnostics::codes::reading;
use saphyr_parser::{Event, Parser, ScanError};

use super::{Issue, Parsed};
use crate::limits::MAX_DEPTH;
use build::Builder;
use place::Places;

/// Reads a text as one YAML document.
pub(super) fn parse(text: &str, file: u32) -> Result<Parsed, Issue> {
    let problem = match parse_strictly(text, text, file) {
        Err(problem) if problem.what.contains("indentation") => problem,
        result => return result,
    };
    let Some((joined, at)) = brackets::joined(text) else { return Err(problem) };
    let mut parsed = parse_strictly(&joined, text, file).map_err(|_| problem)?;
    let what = "a closing bracket is not indented more than its key, which YAML demands";
    let mut issue = Issue::new(reading::BRACKET_INDENT, at, at + 1, what).help("indent it, for stricter readers");
    issue.harmless = true;
    parsed.issues.push(issue);
    Ok(parsed)
}

/// Reads `text`; what is written of numbers and keys is looked up in `original`, which has the same offsets.
fn parse_strictly(text: &str, original: &str, file: u32) -> Result<Parsed, Issue> {
    let places = Places::new(text);
    let mut builder = Builder::new(original, file);
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
    if error.info() == "recursion limit exceeded" {
        let what = format!("values are nested more than {MAX_DEPTH} levels deep");
        return Issue::new(reading::TOO_DEEP, at, at + 1, what);
    }
    let what = format!("the text is not YAML: {}", error.info());
    Issue::new(reading::YAML_SYNTAX, at, at + 1, what)
}
