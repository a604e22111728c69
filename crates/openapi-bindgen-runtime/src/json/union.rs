//! Unions: which branch a value belongs to.
//!
//! Guards are static data, evaluated by one function; they decide without decoding. Where
//! several branches are left, each is tried, and the first that loses nothing wins.

use super::error::{ReadError, ReadErrorKind};
use super::tape::{ESCAPED, Tag};
use super::value::{Kind, Value};
use super::writer::Writer;
use super::{ReadJson, WriteJson};
use crate::check::exact::{Exact, same_number};
use crate::types::Json;

/// Where the list of refusals in a message ends.
const LONGEST_REFUSAL: usize = 1024;

/// One branch of a union: its name, and what a value must have to be a candidate.
#[derive(Clone, Copy, Debug)]
pub struct Branch {
    /// The name of the variant, for messages.
    pub name: &'static str,
    /// One of those about the kind must hold, if there are any, and all others.
    pub guards: &'static [Guard],
}

/// What can be seen of a value without decoding it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Guard {
    /// Nothing is asked.
    Any,
    /// The kind of the value.
    Kind(Kind),
    /// A number without fraction.
    Integer,
    /// A member that has one of these values.
    Tag(&'static str, &'static [&'static str]),
    /// Members that are all there.
    Keys(&'static [&'static str]),
    /// A scalar that is one of these.
    Value(&'static [&'static str]),
}

/// The words with which `json_union!` writes guards.
pub mod guard {
    use super::{Guard, Kind};

    type Names = &'static [&'static str];

    macro_rules! kinds {
        ($($word:ident $guard:expr, $doc:literal;)*) => { $(
            #[doc = $doc]
            #[must_use]
            pub const fn $word(_: Names, _: Names) -> Guard {
                $guard
            }
        )* };
    }

    kinds! {
        any Guard::Any, "Any value.";
        null Guard::Kind(Kind::Null), "`null`.";
        boolean Guard::Kind(Kind::Bool), "A boolean.";
        number Guard::Kind(Kind::Number), "A number.";
        integer Guard::Integer, "A number without fraction.";
        string Guard::Kind(Kind::String), "A string.";
        array Guard::Kind(Kind::Array), "An array.";
        object Guard::Kind(Kind::Object), "An object.";
    }

    /// A member that has one of these values.
    #[must_use]
    pub const fn tag(names: Names, values: Names) -> Guard {
        match names {
            [name, ..] => Guard::Tag(name, values),
            [] => Guard::Any,
        }
    }

    /// Members that are all there.
    #[must_use]
    pub const fn keys(names: Names, _: Names) -> Guard {
        Guard::Keys(names)
    }

    /// A scalar that is one of these.
    #[must_use]
    pub const fn value(values: Names, _: Names) -> Guard {
        Guard::Value(values)
    }
}

impl Guard {
    fn is_kind(&self) -> bool {
        matches!(self, Self::Kind(_) | Self::Integer)
    }

    fn in_words(&self) -> String {
        match self {
            Self::Any => "any value".to_owned(),
            Self::Kind(kind) => kind.in_words().to_owned(),
            Self::Integer => "an integer".to_owned(),
            Self::Tag(name, values) => format!("`{name}` to be `{}`", values.join("` or `")),
            Self::Keys(names) => format!("the members `{}`", names.join("`, `")),
            Self::Value(values) => format!("`{}`", values.join("` or `")),
        }
    }
}

fn is_integer(value: Value<'_>) -> bool {
    let tag = value.node().tag;
    tag == Tag::Integer || (tag == Tag::Number && is_whole(value.raw()))
}

/// Whether a number with fraction or exponent is a whole one.
fn is_whole(text: &str) -> bool {
    match text.split_once('.') {
        Some((_, fraction)) if !fraction.contains(['e', 'E']) => fraction.bytes().all(|digit| digit == b'0'),
        _ => Exact::parse(text).is_some_and(|number| number.is_integer()),
    }
}

/// Whether a scalar has one of these texts.
fn is_one_of(value: Value<'_>, texts: &[&str]) -> bool {
    let node = value.node();
    match node.tag {
        Tag::String if node.flags & ESCAPED != 0 => value.as_str().is_some_and(|text| texts.contains(&&*text)),
        Tag::Null | Tag::Array | Tag::Object | Tag::Key => false,
        tag => {
            let written = value.document().bytes(node.start, node.end);
            let is_number = matches!(tag, Tag::Integer | Tag::Number);
            texts.iter().any(|text| text.as_bytes() == written || (is_number && same_number(text, value.raw())))
        }
    }
}

/// Finds the branches whose guards a value fits.
struct Candidates<'t> {
    value: Value<'t>,
    branches: &'static [Branch],
    // Most branches of a union ask for the same tag.
    tag: Option<(&'static str, Option<Value<'t>>)>,
}

impl<'t> Candidates<'t> {
    /// The first branch from `from` on that is a candidate.
    #[inline(never)]
    fn next(&mut self, from: usize) -> Option<usize> {
        let rest = self.branches.get(from..)?;
        let is_candidate = |branch: &Branch| self.is_candidate(branch.guards);
        Some(from + rest.iter().position(is_candidate)?)
    }

    fn is_candidate(&mut self, guards: &[Guard]) -> bool {
        let (mut asked, mut of_kind) = (false, false);
        for guard in guards {
            let fits = self.fits(guard);
            if guard.is_kind() {
                asked = true;
                of_kind |= fits;
            } else if !fits {
                return false;
            }
        }
        of_kind || !asked
    }

    fn fits(&mut self, guard: &Guard) -> bool {
        let value = self.value;
        match guard {
            Guard::Any => true,
            Guard::Kind(kind) => value.kind() == *kind,
            Guard::Integer => is_integer(value),
            Guard::Tag(name, values) => self.tag(name).is_some_and(|tag| is_one_of(tag, values)),
            Guard::Keys(names) => names.iter().all(|name| value.get(name).is_some()),
            Guard::Value(values) => is_one_of(value, values),
        }
    }

    fn tag(&mut self, name: &'static str) -> Option<Value<'t>> {
        match self.tag {
            Some((known, tag)) if known == name => tag,
            _ => {
                let tag = self.value.get(name);
                self.tag = Some((name, tag));
                tag
            }
        }
    }
}

/// A decoder of one branch.
pub type Reader<T> = fn(Value<'_>) -> Result<T, ReadError>;

/// Reads a union: the branch whose guards fit; of several, the first that loses nothing, else
/// the one that loses least.
///
/// # Errors
/// When the only candidate cannot be decoded, that is the error. When there is no candidate
/// and the union is not open, or none of several can be decoded, the error tells about each.
#[inline(never)]
pub fn read_union<T: ReadJson + WriteJson>(
    value: Value<'_>,
    branches: &'static [Branch],
    readers: &[Reader<T>],
    open: Option<fn(Json) -> T>,
) -> Result<T, ReadError> {
    let mut candidates = Candidates { value, branches, tag: None };
    let Some(first) = candidates.next(0) else {
        return match open {
            Some(open) => Json::read_json(value).map(open),
            None => Err(no_candidate(value, branches)),
        };
    };
    let reader = |index: usize| readers.get(index).ok_or_else(|| no_candidate(value, branches));
    let Some(second) = candidates.next(first + 1) else {
        return reader(first)?(value);
    };
    let mut trial = Trial::start(value);
    let mut best: Option<T> = None;
    let mut next = Some(first);
    while let Some(index) = next {
        match trial.pay().and_then(|()| reader(index)?(value)) {
            Ok(read) if trial.is_better(&read) => best = Some(read),
            Ok(_) => {}
            Err(error) => trial.refusals.push((index, error)),
        }
        if trial.is_settled() {
            break;
        }
        next = if index == first { Some(second) } else { candidates.next(index + 1) };
    }
    trial.finish(best, branches)
}

/// What is known while the branches of one union are tried.
struct Trial<'t> {
    value: Value<'t>,
    members: u32,
    kept_before: u32,
    /// What the best branch so far lost, what is wrong with it, and the count of kept members behind it.
    best: Option<(usize, usize, u32)>,
    refusals: Vec<(usize, ReadError)>,
    bankrupt: bool,
}

impl<'t> Trial<'t> {
    fn start(value: Value<'t>) -> Self {
        let (members, kept_before) = (value.members_below(), value.document().kept());
        Self { value, members, kept_before, best: None, refusals: Vec::new(), bankrupt: false }
    }

    /// Pays for one more reading of the value, from the budget of the document.
    fn pay(&mut self) -> Result<(), ReadError> {
        self.value.document().set_kept(self.kept_before);
        if self.value.document().spend_trial(self.value) {
            return Ok(());
        }
        self.bankrupt = true;
        let message = "the unions in this value leave too many ways to read it";
        Err(self.value.error(ReadErrorKind::Limit, message))
    }

    /// Weighs the branch just read by what it lost, and where that is the same by what it finds wrong.
    fn is_better(&mut self, read: &dyn WriteJson) -> bool {
        let kept = self.value.document().kept();
        let lost = self.members.saturating_sub(kept.wrapping_sub(self.kept_before)) as usize;
        if self.best.is_some_and(|(least, _, _)| lost > least) {
            return false;
        }
        let wrong = Writer::count_violations(read);
        let better = self.best.is_none_or(|(least, fewest, _)| (lost, wrong) < (least, fewest));
        if better {
            self.best = Some((lost, wrong, kept));
        }
        better
    }

    fn is_settled(&self) -> bool {
        self.bankrupt || matches!(self.best, Some((0, 0, _)))
    }

    fn finish<T>(mut self, best: Option<T>, branches: &[Branch]) -> Result<T, ReadError> {
        match (best, self.best) {
            (Some(best), Some((_, _, kept))) if !self.bankrupt => {
                self.value.document().set_kept(kept);
                Ok(best)
            }
            _ if self.bankrupt => match self.refusals.pop() {
                Some((_, error)) => Err(error),
                None => Err(no_candidate(self.value, branches)),
            },
            _ => Err(self.refused(branches)),
        }
    }

    #[cold]
    fn refused(&self, branches: &[Branch]) -> ReadError {
        let mut message = "no branch of the union fits: ".to_owned();
        for (position, (index, error)) in self.refusals.iter().enumerate() {
            // A few refusals explain a union; thousands would only fill memory.
            if message.len() > LONGEST_REFUSAL {
                message.push_str("; …");
                break;
            }
            let gap = if position == 0 { "" } else { "; " };
            let name = branches.get(*index).map_or("", |branch| branch.name);
            let path = error.path();
            let colon = if path.is_empty() { "" } else { ": " };
            message.push_str(&format!("{gap}{name}: {path}{colon}{}", error.message()));
        }
        self.value.error(ReadErrorKind::NoBranch, message)
    }
}

#[cold]
fn no_candidate(value: Value<'_>, branches: &[Branch]) -> ReadError {
    let mut message = format!("no branch of the union fits {}", value.in_words());
    for (index, branch) in branches.iter().take(16).enumerate() {
        let gap = if index == 0 { ": " } else { "; " };
        let (kinds, others): (Vec<&Guard>, Vec<&Guard>) = branch.guards.iter().partition(|guard| guard.is_kind());
        let words = |guards: Vec<&Guard>| guards.into_iter().map(Guard::in_words).collect::<Vec<_>>();
        let mut wanted = words(others);
        if !kinds.is_empty() {
            wanted.insert(0, words(kinds).join(" or "));
        }
        message = format!("{message}{gap}{} needs {}", branch.name, wanted.join(" and "));
    }
    value.error(ReadErrorKind::NoBranch, message)
}
