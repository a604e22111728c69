//! The place of a value in a document: `results[1].action`.

use std::fmt;

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// The member of an object.
    Member(Box<str>),
    /// The item of an array, from 0.
    Item(usize),
}

/// Writes steps in the usual notation; names that are no identifiers stand in brackets.
pub(crate) fn write_path<'a>(
    out: &mut impl fmt::Write,
    segments: impl Iterator<Item = &'a Segment>,
) -> fmt::Result {
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

fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'$' | b'@'))
}
