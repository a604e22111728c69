//! Which branches of a union a value may belong to.
//!
//! Guards are static data, evaluated by one function; they decide without decoding.

use super::guards::{Guard, WHOLE, bit};
use super::members::{find_early, find_here};
use super::tape::{ESCAPED, Tag, is_same};
use super::value::Value;
use crate::check::exact::{Exact, same_number};

/// One branch of a union: its name, and what a value must have to be a candidate.
#[derive(Clone, Copy, Debug)]
pub struct Branch {
    pub(super) name: &'static str,
    pub(super) guards: &'static [Guard],
    /// The kinds of value that it takes, a bit for each tag.
    kinds: u32,
    /// What is asked beyond the kind.
    more: More,
    /// The bits of the values or names that this asks for.
    bits: u64,
}

/// What guards ask beyond the kind.
#[derive(Clone, Copy, Debug)]
enum More {
    Nothing,
    /// One tag, as most unions of objects do.
    Tag(&'static str, &'static [&'static str]),
    /// Members that are all there.
    Keys(&'static [&'static str]),
    Guards,
}

/// No branch.
pub(super) const NONE: usize = usize::MAX;

impl Branch {
    /// A branch by the name of its variant. Of the guards, one of those about the kind must hold, if there are any,
    /// and all others.
    #[must_use]
    pub const fn new(name: &'static str, guards: &'static [Guard]) -> Self {
        let (mut kinds, mut more, mut bits, mut left) = (0, More::Nothing, 0, guards);
        while let [guard, others @ ..] = left {
            kinds |= guard.kinds();
            (more, bits) = match (guard, more) {
                (Guard::Any | Guard::Kind(_) | Guard::Integer, more) => (more, bits),
                (Guard::Tag(name, values), More::Nothing) => (More::Tag(name, values), bits_of(values)),
                (Guard::Keys(names), More::Nothing) => (More::Keys(names), bits_of(names)),
                _ => (More::Guards, 0),
            };
            left = others;
        }
        Self { name, guards, kinds: if kinds == 0 { u32::MAX } else { kinds }, more, bits }
    }

    const fn takes_objects(&self) -> bool {
        self.kinds & bit(Tag::Object) != 0
    }

    /// Whether it takes a number with fraction or exponent, because it is a whole one.
    #[inline]
    fn takes_whole(&self, bit_of_value: u32, value: Value<'_>) -> bool {
        self.kinds & WHOLE != 0 && bit_of_value == bit(Tag::Number) && is_whole(value)
    }
}

/// The branches of one union.
#[derive(Clone, Copy, Debug)]
pub struct Branches {
    pub(super) all: &'static [Branch],
    asks: Asks,
    /// For each kind of scalar, by its tag, the branch that takes it.
    scalars: [Scalars; SCALARS.len()],
}

// In the order of `Tag`.
const SCALARS: [Tag; 6] = [Tag::Null, Tag::True, Tag::False, Tag::Integer, Tag::Number, Tag::String];

/// The first branch that takes a kind of scalar.
#[derive(Clone, Copy, Debug)]
enum Scalars {
    /// None, or one that asks for more than the kind.
    Others,
    Branch(usize),
    /// That depends on whether the number is a whole one.
    Whole,
}

impl Scalars {
    const fn of(tag: Tag, all: &[Branch]) -> Self {
        let (mut at, mut left) = (0, all);
        while let [branch, others @ ..] = left {
            if branch.kinds & bit(tag) != 0 {
                return if let More::Nothing = branch.more { Self::Branch(at) } else { Self::Others };
            }
            if branch.kinds & WHOLE != 0 && matches!(tag, Tag::Number) {
                return Self::Whole;
            }
            (at, left) = (at + 1, others);
        }
        Self::Others
    }
}

/// What all branches that take objects ask of them.
#[derive(Clone, Copy, Debug)]
enum Asks {
    /// Values of the same tag.
    Tag(&'static str),
    Keys,
    Others,
}

impl Branches {
    /// The branches in the order in which they are looked at.
    #[must_use]
    pub const fn new(all: &'static [Branch]) -> Self {
        let (mut asks, mut left) = (None, all);
        while let [branch, others @ ..] = left {
            if branch.takes_objects() {
                asks = Some(match (asks, branch.more) {
                    (None, More::Tag(name, _)) => Asks::Tag(name),
                    (Some(Asks::Tag(name)), More::Tag(other, _)) if is_same_name(name, other) => Asks::Tag(name),
                    (None | Some(Asks::Keys), More::Keys(_)) => Asks::Keys,
                    _ => Asks::Others,
                });
            }
            left = others;
        }
        let mut scalars = [Scalars::Others; SCALARS.len()];
        let mut left: (&mut [Scalars], &[Tag]) = (&mut scalars, &SCALARS);
        while let ([scalar, scalars @ ..], [tag, tags @ ..]) = left {
            *scalar = Scalars::of(*tag, all);
            left = (scalars, tags);
        }
        Self { all, asks: if let Some(asks) = asks { asks } else { Asks::Others }, scalars }
    }
}

const fn is_same_name(name: &str, other: &str) -> bool {
    let (mut name, mut other) = (name.as_bytes(), other.as_bytes());
    while let ([a, left @ ..], [b, others @ ..]) = (name, other) {
        if *a != *b {
            return false;
        }
        (name, other) = (left, others);
    }
    name.is_empty() && other.is_empty()
}

/// Whether a number with fraction or exponent is a whole one.
#[inline(never)]
fn is_whole(number: Value<'_>) -> bool {
    let node = number.node();
    let mut zeros = true;
    for byte in number.document().bytes(node.start, node.end).iter().rev() {
        match byte {
            b'.' => return zeros,
            b'0' => {}
            b'1'..=b'9' => zeros = false,
            _ => break,
        }
    }
    Exact::parse(number.raw()).is_some_and(|number| number.is_integer())
}

/// A value that texts are compared with.
#[derive(Clone, Copy)]
struct Scalar<'t> {
    value: Value<'t>,
    written: &'t [u8],
    /// Whether another text than the written one can be the same value.
    many: bool,
}

impl<'t> Scalar<'t> {
    fn of(value: Value<'t>) -> Option<Self> {
        let node = value.node();
        let many = match node.tag {
            Tag::Null | Tag::Array | Tag::Object | Tag::Key => return None,
            Tag::Integer | Tag::Number => true,
            Tag::String | Tag::True | Tag::False => node.flags & ESCAPED != 0,
        };
        Some(Self { value, written: value.document().bytes(node.start, node.end), many })
    }

    /// The bits of the texts that it can be.
    fn bits(&self) -> u64 {
        let node = self.value.node();
        let first = self.value.document().byte(node.start);
        if self.many { u64::MAX } else { text_bit(node.end.wrapping_sub(node.start), first) }
    }

    /// Whether it has one of these texts.
    #[inline]
    fn is_one_of(&self, texts: &[&str]) -> bool {
        if self.many { self.is_like(texts) } else { texts.iter().any(|text| is_same(text.as_bytes(), self.written)) }
    }

    #[inline(never)]
    fn is_like(&self, texts: &[&str]) -> bool {
        match self.value.as_str() {
            Some(content) => texts.contains(&&*content),
            None => texts.iter().any(|text| text.as_bytes() == self.written || same_number(text, self.value.raw())),
        }
    }
}

/// One of 64 bits, by the length and first byte of a text: enough to see that most texts are not the one meant.
#[inline]
const fn text_bit(length: u32, first: u8) -> u64 {
    1 << (length.wrapping_mul(11).wrapping_add(first as u32) & 63)
}

const fn bits_of(texts: &[&str]) -> u64 {
    let (mut bits, mut left) = (0, texts);
    while let [text, others @ ..] = left {
        // Behind an empty text stands its closing quote.
        let first = if let [first, ..] = text.as_bytes() { *first } else { b'"' };
        bits |= text_bit(text.len() as u32, first);
        left = others;
    }
    bits
}

/// The bits of all names of an object.
#[inline(never)]
fn names_of(object: Value<'_>) -> u64 {
    let (document, node, mut names) = (object.document(), object.node(), 0);
    if node.tag != Tag::Object {
        return names;
    }
    let _: Option<u32> = document.find_key(object.index() + 1, node.next, |key| {
        // What an escape stands for is not looked at: any name may be there.
        let is_plain = key.flags & ESCAPED == 0;
        names |= if is_plain { text_bit(key.end.wrapping_sub(key.start), document.byte(key.start)) } else { u64::MAX };
        false
    });
    names
}

/// The first branch that takes a scalar, where its kind alone says so.
#[inline]
pub(super) fn first_for_scalar(value: Value<'_>, branches: &Branches) -> Option<usize> {
    match branches.scalars.get(value.node().tag as usize)? {
        Scalars::Branch(at) => Some(*at),
        Scalars::Whole => first_for_number(value, branches.all),
        Scalars::Others => None,
    }
}

#[inline(never)]
fn first_for_number(number: Value<'_>, branches: &[Branch]) -> Option<usize> {
    let bit = bit(Tag::Number);
    let first = branches.iter().position(|branch| branch.kinds & bit != 0 || branch.takes_whole(bit, number))?;
    branches.get(first).filter(|branch| matches!(branch.more, More::Nothing)).map(|_| first)
}

/// The first two branches that are candidates for a value, each [`NONE`] where there is no such.
#[inline(never)]
pub(super) fn first_two(value: Value<'_>, branches: &'static Branches) -> (usize, usize) {
    match branches.asks {
        Asks::Tag(name) if value.node().tag == Tag::Object => two_by_tag(value, branches.all, name),
        Asks::Keys if value.node().tag == Tag::Object => two_by_keys(value, branches.all),
        _ => {
            let mut candidates = Candidates::of(value, branches.all);
            first_two_of(branches.all, |branch| candidates.takes(branch))
        }
    }
}

#[inline]
fn two_by_tag(object: Value<'_>, branches: &[Branch], name: &str) -> (usize, usize) {
    let found = find_early(object.document(), object.index(), name);
    let Some(tag) = found.and_then(Scalar::of) else { return (NONE, NONE) };
    let bits = tag.bits();
    first_two_of(branches, |branch| match branch.more {
        More::Tag(_, values) => branch.bits & bits != 0 && branch.takes_objects() && tag.is_one_of(values),
        More::Nothing | More::Keys(_) | More::Guards => false,
    })
}

#[inline]
fn two_by_keys(object: Value<'_>, branches: &[Branch]) -> (usize, usize) {
    let names = names_of(object);
    first_two_of(branches, |branch| match branch.more {
        More::Keys(keys) => names & branch.bits == branch.bits && branch.takes_objects() && has_all(object, keys),
        More::Nothing | More::Tag(..) | More::Guards => false,
    })
}

#[inline(always)]
fn first_two_of(branches: &[Branch], mut takes: impl FnMut(&Branch) -> bool) -> (usize, usize) {
    let mut first = NONE;
    for (at, branch) in branches.iter().enumerate() {
        if takes(branch) {
            if first != NONE {
                return (first, at);
            }
            first = at;
        }
    }
    (first, NONE)
}

#[inline]
fn has_all(object: Value<'_>, keys: &[&str]) -> bool {
    keys.iter().all(|key| find_here(object.document(), object.index(), key).is_some())
}

/// Finds the branches whose guards a value fits.
pub(super) struct Candidates<'t> {
    value: Value<'t>,
    branches: &'static [Branch],
    bit: u32,
    // Most branches of a union ask for the same tag.
    asked: Option<&'static str>,
    tag: Option<Scalar<'t>>,
    // The bits of texts that the tag may be equal to, so that most need no comparison.
    tag_bits: u64,
    // A bit for each name of a member, so that most names which are not there need no search.
    names: Option<u64>,
}

impl<'t> Candidates<'t> {
    #[inline]
    pub(super) fn of(value: Value<'t>, branches: &'static [Branch]) -> Self {
        Self { value, branches, bit: bit(value.node().tag), asked: None, tag: None, tag_bits: 0, names: None }
    }

    /// The first branch from `from` on that is a candidate.
    pub(super) fn next(&mut self, from: usize) -> Option<usize> {
        let rest = self.branches.get(from..)?;
        Some(from + rest.iter().position(|branch| self.takes(branch))?)
    }

    #[inline(always)]
    fn takes(&mut self, branch: &Branch) -> bool {
        if branch.kinds & self.bit == 0 && !branch.takes_whole(self.bit, self.value) {
            return false;
        }
        match branch.more {
            More::Nothing => true,
            More::Tag(name, values) => self.has_tag(name, values, branch.bits),
            More::Keys(names) => self.has_keys(names, branch.bits),
            More::Guards => self.holds(branch.guards),
        }
    }

    #[inline(never)]
    fn holds(&mut self, guards: &[Guard]) -> bool {
        for guard in guards {
            let holds = match guard {
                Guard::Tag(name, values) => self.has_tag(name, values, u64::MAX),
                Guard::IfTagged(name, values) => self.has_tag(name, values, u64::MAX) || self.tag.is_none(),
                Guard::Keys(names) => self.has_keys(names, bits_of(names)),
                Guard::Value(values) => Scalar::of(self.value).is_some_and(|scalar| scalar.is_one_of(values)),
                Guard::Any | Guard::Kind(_) | Guard::Integer => true,
            };
            if !holds {
                return false;
            }
        }
        true
    }

    #[inline]
    fn has_keys(&mut self, keys: &[&str], bits: u64) -> bool {
        let names = match self.names {
            Some(names) => names,
            None => *self.names.insert(names_of(self.value)),
        };
        names & bits == bits && has_all(self.value, keys)
    }

    #[inline]
    fn has_tag(&mut self, name: &'static str, values: &[&str], bits: u64) -> bool {
        // Names are literals: mostly it is the same one.
        if !self.asked.is_some_and(|asked| std::ptr::eq(asked, name)) {
            self.ask(name);
        }
        self.tag_bits & bits != 0 && self.tag.as_ref().is_some_and(|tag| tag.is_one_of(values))
    }

    #[inline(never)]
    fn ask(&mut self, name: &'static str) {
        self.tag = self.value.get(name).and_then(Scalar::of);
        self.tag_bits = self.tag.as_ref().map_or(0, Scalar::bits);
        self.asked = Some(name);
    }
}
