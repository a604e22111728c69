//! Where a pointer stands in the texts, and which pointer stands at a place.

use std::sync::atomic::{AtomicUsize, Ordering};

use openapi_bindgen_diagnostics::{Locate, Pointer, SourceFile, Stretch};

use super::Moved;
use crate::value::{Kind, Span, Value};

/// The values of all files, kept to find places when something is printed.
pub(crate) struct Trees {
    /// Path and value of each file, the root document first.
    pub(crate) files: Vec<(String, Value)>,
    /// Components that stand in other files.
    pub(crate) moved: Moved,
    /// Where the last key was found in a long list of members.
    pub(crate) hint: AtomicUsize,
}

/// So many members make a list long.
const LONG: usize = 64;

impl Locate for Trees {
    fn stretch(&self, pointer: &Pointer, files: &[SourceFile]) -> Option<Stretch> {
        let pointer = self.moved.real(pointer);
        let (_, root) = match pointer.file() {
            None => self.files.first()?,
            Some(path) => self.files.iter().find(|(known, _)| known == path)?,
        };
        let mut value = root;
        let mut stretch = whole(value.span);
        for token in pointer.tokens() {
            let (below, gap_start) = self.step(value, &token)?;
            stretch = match &value.kind {
                Kind::Object(_) => key_stretch(files, gap_start, below.span, &token),
                _ => whole(below.span),
            };
            value = below;
        }
        Some(stretch)
    }
}

fn whole(span: Span) -> Stretch {
    Stretch { file: span.file, start: span.start, end: span.end }
}

impl Trees {
    /// The value behind a token, and the span before which its key cannot stand.
    fn step<'v>(&self, value: &'v Value, token: &str) -> Option<(&'v Value, Span)> {
        match &value.kind {
            Kind::Object(members) => {
                let at = self.position(members, token)?;
                let before = at.checked_sub(1).and_then(|before| members.get(before));
                let gap = before.map_or(Span { end: value.span.start, ..value.span }, |(_, sibling)| sibling.span);
                Some((&members.get(at)?.1, gap))
            }
            Kind::Array(elements) => Some((elements.get(token.parse::<usize>().ok()?)?, value.span)),
            _ => None,
        }
    }

    /// Where a key stands. Places are mostly asked for in the order of the text: in a long list the search begins
    /// where the last one ended.
    fn position(&self, members: &[(String, Value)], key: &str) -> Option<usize> {
        let matches = |(known, _): &(String, Value)| known == key;
        if members.len() < LONG {
            return members.iter().position(matches);
        }
        let hint = self.hint.load(Ordering::Relaxed).min(members.len());
        let (before, behind) = members.split_at(hint);
        let found = behind.iter().position(matches).map(|at| at + hint);
        let found = found.or_else(|| before.iter().position(matches))?;
        self.hint.store(found, Ordering::Relaxed);
        Some(found)
    }
}

/// The key of a member: it stands between the end of the member before and the value, behind commas, braces,
/// space and comments. Where it is not found (merged or overlaid members), the value's own place serves.
fn key_stretch(files: &[SourceFile], before: Span, value: Span, key: &str) -> Stretch {
    let gap = files
        .get(value.file as usize)
        .filter(|_| before.file == value.file && before.end <= value.start)
        .and_then(|file| file.text().get(before.end as usize..value.start as usize));
    let found = gap.and_then(|gap| key_within(gap, key));
    match found {
        Some((start, end)) => Stretch { file: value.file, start: before.end + start, end: before.end + end },
        None => whole(value),
    }
}

fn key_within(gap: &str, key: &str) -> Option<(u32, u32)> {
    let mut at = 0;
    loop {
        let rest = gap.get(at..)?;
        let first = rest.chars().next()?;
        match first {
            '#' => at += rest.find('\n').unwrap_or(rest.len()),
            ' ' | '\t' | '\r' | '\n' | ',' | '{' | '?' => at += 1,
            _ => break,
        }
    }
    let rest = gap.get(at..)?;
    let quoted = rest.starts_with(['"', '\'']);
    let length = if quoted {
        let close = rest.char_indices().skip(1).find(|(_, c)| rest.starts_with(*c))?;
        close.0 + 1
    } else if rest.starts_with(key) {
        key.len()
    } else {
        return None;
    };
    Some((u32::try_from(at).ok()?, u32::try_from(at + length).ok()?))
}

/// The pointer of the innermost value in which the byte `at` stands.
pub(crate) fn pointer_at(root: &Value, pointer: Pointer, at: u32) -> Pointer {
    let (mut value, mut pointer) = (root, pointer);
    let within = |value: &Value| value.span.start <= at && at < value.span.end;
    loop {
        let below = match &value.kind {
            Kind::Object(members) => {
                members.iter().find(|(_, member)| within(member)).map(|(key, member)| (pointer.child(key), member))
            }
            Kind::Array(elements) => elements
                .iter()
                .enumerate()
                .find(|(_, element)| within(element))
                .map(|(index, e)| (pointer.index(index), e)),
            _ => None,
        };
        match below {
            Some((deeper, member)) => (pointer, value) = (deeper, member),
            None => return pointer,
        }
    }
}
