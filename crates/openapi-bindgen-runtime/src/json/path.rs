//! The place of a value in a document: `results[1].action`.

use std::borrow::Cow;
use std::fmt;

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// The member of an object.
    Member(Cow<'static, str>),
    /// The item of an array, from 0.
    Item(usize),
}

/// Writes steps in the usual notation; names that are no identifiers stand in brackets.
pub(crate) fn write_path<'a>(out: &mut dyn fmt::Write, segments: impl Iterator<Item = &'a Segment>) -> fmt::Result {
    let mut first = true;
    for segment in segments {
        match segment {
            Segment::Item(index) => write!(out, "[{index}]")?,
            Segment::Member(name) if is_plain(name) => {
                let dot = if first { "" } else { "." };
                write!(out, "{dot}{name}")?;
            }
            Segment::Member(name) => write!(out, "[{name:?}]")?,
        }
        first = false;
    }
    Ok(())
}

/// The path as text.
pub(crate) fn path_text<'a>(segments: impl Iterator<Item = &'a Segment>) -> String {
    let mut path = String::new();
    // Writing to a String does not fail.
    let _ = write_path(&mut path, segments);
    path
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'$' | b'@'))
}
