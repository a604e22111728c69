//! Names of members: hashes, escapes, duplicates, and the index of large objects.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::build::Frame;
use super::scan::{self, plain_run};
use super::{DUPLICATE, ESCAPED, INDEXED, KeyIndex, Node, Tape, Twins};

/// The content of a string or name.
#[inline]
pub(crate) fn decoded(raw: &str, flags: u8) -> Cow<'_, str> {
    if flags & ESCAPED == 0 { Cow::Borrowed(raw) } else { Cow::Owned(unescape(raw)) }
}

/// Resolves the escapes of a string that the builder has checked.
pub(crate) fn unescape(raw: &str) -> String {
    let bytes = raw.as_bytes();
    let mut text = String::with_capacity(raw.len());
    let mut at = 0;
    while at < bytes.len() {
        // A checked string has no quote or control character, so a run ends at a backslash.
        let run = plain_run(bytes, at);
        text.push_str(raw.get(at..run).unwrap_or_default());
        let (decoded, next) = one_escape(bytes, run);
        text.extend(decoded);
        at = next;
    }
    text
}

fn one_escape(bytes: &[u8], at: usize) -> (Option<char>, usize) {
    let plain = match bytes.get(at + 1) {
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode_escape(bytes, at),
        Some(other) => char::from(*other),
        None => return (None, at + 2),
    };
    (Some(plain), at + 2)
}

fn unicode_escape(bytes: &[u8], at: usize) -> (Option<char>, usize) {
    let Some(unit) = scan::hex4(bytes, at + 2) else { return (None, at + 6) };
    if !(0xd800..=0xdfff).contains(&unit) {
        return (char::from_u32(unit), at + 6);
    }
    let low = scan::hex4(bytes, at + 8).unwrap_or_default();
    let pair = 0x1_0000 + ((unit & 0x3ff) << 10) + (low & 0x3ff);
    (char::from_u32(pair), at + 12)
}

const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// A hash over the length, the first eight and the last eight bytes of a name.
#[inline]
pub(super) fn hash_key(bytes: &[u8], start: usize, end: usize) -> u32 {
    let length = end - start;
    let (head, tail) = match bytes.get(start..).and_then(|rest| rest.first_chunk::<8>()) {
        Some(chunk) if length < 8 => (u64::from_le_bytes(*chunk) & !(u64::MAX << (length * 8)), 0),
        Some(chunk) => (u64::from_le_bytes(*chunk), last_word(bytes, end)),
        None => (short_word(bytes.get(start..end).unwrap_or_default()), 0),
    };
    mix(head, tail, length)
}

/// The hash of a name that stands on its own.
pub(crate) fn hash_name(name: &str) -> u32 {
    let bytes = name.as_bytes();
    hash_key(bytes, 0, bytes.len())
}

#[cold]
pub(super) fn hash_escaped(text: &str, node: Node) -> u32 {
    hash_name(&unescape(raw(text, &node)))
}

#[inline]
fn last_word(bytes: &[u8], end: usize) -> u64 {
    bytes.get(..end).and_then(|head| head.last_chunk::<8>()).map_or(0, |c| u64::from_le_bytes(*c))
}

fn short_word(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte))
}

#[inline]
fn mix(head: u64, tail: u64, length: usize) -> u32 {
    let word = (head ^ tail.rotate_left(29) ^ ((length as u64) << 56)).wrapping_mul(MIX);
    ((word >> 32) ^ (word >> 58)) as u32
}

fn raw<'a>(text: &'a str, node: &Node) -> &'a str {
    text.get(node.start as usize..node.end as usize).unwrap_or_default()
}

fn name<'a>(text: &'a str, node: &Node) -> Cow<'a, str> {
    decoded(raw(text, node), node.flags)
}

/// The notes of an object's names.
fn keys(nodes: &[Node], object: u32, to: u32) -> impl Iterator<Item = (u32, &Node)> {
    let mut at = object + 1;
    std::iter::from_fn(move || {
        let key = at;
        let node = nodes.get(key as usize).filter(|_| key < to)?;
        at = nodes.get(key as usize + 1).map_or(to, |value| value.next);
        Some((key, node))
    })
}

/// Looks among the names before `second` for its equal, and notes the first.
#[cold]
pub(super) fn find_twin(text: &str, tape: &mut Tape, frame: Frame, second: u32) {
    let Some(new) = tape.nodes.get(second as usize).copied() else { return };
    let equal = |node: &Node| node.next == new.next && name(text, node) == name(text, &new);
    let found = keys(&tape.nodes, frame.node, second).find(|(_, node)| equal(node));
    if let Some((first, _)) = found {
        note_twins(tape, frame.node, first, second);
    }
}

fn note_twins(tape: &mut Tape, object: u32, first: u32, second: u32) {
    let Some(node) = tape.nodes.get_mut(object as usize) else { return };
    if node.flags & DUPLICATE == 0 {
        node.flags |= DUPLICATE;
        tape.twins.push(Twins { object, first, second });
    }
}

/// Sorts the names of a large object by hash, for lookups, and finds its duplicates on the way.
#[inline(never)]
pub(super) fn index(text: &str, tape: &mut Tape, frame: Frame) {
    let nodes = &tape.nodes;
    let to = nodes.len() as u32;
    let mut order: Vec<u32> = keys(nodes, frame.node, to).map(|(key, _)| key).collect();
    let order_of = |a: &u32, b: &u32| match (nodes.get(*a as usize), nodes.get(*b as usize)) {
        (Some(x), Some(y)) => {
            x.next.cmp(&y.next).then_with(|| name(text, x).cmp(&name(text, y))).then(a.cmp(b))
        }
        _ => Ordering::Equal,
    };
    order.sort_unstable_by(order_of);
    let twins = order
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] => Some((*a, *b, nodes.get(*a as usize)?, nodes.get(*b as usize)?)),
            _ => None,
        })
        .filter(|(_, _, x, y)| x.next == y.next && name(text, x) == name(text, y))
        .min_by_key(|(_, second, ..)| *second)
        .map(|(first, second, ..)| (first, second));
    if let Some(node) = tape.nodes.get_mut(frame.node as usize) {
        node.flags |= INDEXED;
    }
    let from = tape.sorted.len() as u32;
    tape.sorted.extend(order);
    tape.indexes.push(KeyIndex { object: frame.node, from, to: tape.sorted.len() as u32 });
    if let Some((first, second)) = twins {
        note_twins(tape, frame.node, first, second);
    }
}
