//! Names of members: hashes, escapes, duplicates, and the index of large objects.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::scan::{self, plain_run};
use super::{ESCAPED, INDEXED, KeyIndex, Node, Tape, Twins};

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

/// Whether two names are the same, without a call for short ones, as most are.
#[inline]
pub(crate) fn is_same(name: &[u8], other: &[u8]) -> bool {
    if name.len() != other.len() {
        return false;
    }
    // The two ends of a name overlap, or meet, up to twice their length.
    match name.len() {
        17.. => name == other,
        8.. => ends::<8>(name) == ends::<8>(other),
        4.. => ends::<4>(name) == ends::<4>(other),
        _ => name.iter().eq(other),
    }
}

#[inline]
fn ends<const N: usize>(name: &[u8]) -> Option<([u8; N], [u8; N])> {
    Some((*name.first_chunk()?, *name.last_chunk()?))
}

const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// A hash over the length, the first eight and the last eight bytes of a name. Names that are
/// made to collide cost comparisons, but no more than sorting them would.
pub(crate) fn hash(name: &str) -> u32 {
    let bytes = name.as_bytes();
    let (head, tail) = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(head), Some(tail)) => (u64::from_le_bytes(*head), u64::from_le_bytes(*tail)),
        _ => (bytes.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)), 0),
    };
    let length = (bytes.len() as u64) << 56;
    let word = (head ^ tail.rotate_left(29) ^ length).wrapping_mul(MIX);
    (word >> 32) as u32
}

fn name<'a>(text: &'a str, node: &Node) -> Cow<'a, str> {
    let raw = text.get(node.start as usize..node.end as usize).unwrap_or_default();
    decoded(raw, node.flags)
}

/// The places of an object's names among the notes.
fn keys(nodes: &[Node], object: u32) -> impl Iterator<Item = u32> {
    let mut at = object + 1;
    std::iter::from_fn(move || {
        let key = at;
        at = nodes.get(key as usize + 1)?.next;
        Some(key)
    })
}

/// Sorts the names of a large object by hash, for lookups, and finds its duplicates on the way.
#[inline(never)]
pub(super) fn index(text: &str, tape: &mut Tape, object: u32) {
    let order: Vec<u32> = keys(&tape.nodes, object).collect();
    for key in &order {
        if let Some(node) = tape.nodes.get_mut(*key as usize) {
            node.next = hash(&name(text, node));
        }
    }
    let twins = sort(text, tape, order, object);
    if let Some(node) = tape.nodes.get_mut(object as usize) {
        node.flags |= INDEXED;
    }
    if let Some((first, second)) = twins {
        tape.twins.push(Twins { object, first, second });
    }
}

/// Appends the names in order to the tape; hands back the first that stands twice.
fn sort(text: &str, tape: &mut Tape, mut order: Vec<u32>, object: u32) -> Option<(u32, u32)> {
    let nodes = &tape.nodes;
    let node = |key: u32| nodes.get(key as usize);
    let compare = |a: u32, b: u32| match (node(a), node(b)) {
        (Some(x), Some(y)) => x.next.cmp(&y.next).then_with(|| name(text, x).cmp(&name(text, y))),
        _ => Ordering::Equal,
    };
    order.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
    let pairs = order.windows(2).filter_map(|pair| match pair {
        [a, b] if compare(*a, *b) == Ordering::Equal => Some((*a, *b)),
        _ => None,
    });
    let twins = pairs.min_by_key(|(_, second)| *second);
    let from = tape.sorted.len() as u32;
    tape.sorted.extend(order);
    tape.indexes.push(KeyIndex { object, from, to: tape.sorted.len() as u32 });
    twins
}
