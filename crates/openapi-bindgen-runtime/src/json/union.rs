//! Unions: reading the branch that a value belongs to.
//!
//! Where guards leave several branches, each is tried, and the first that loses nothing wins: of several, one that
//! declares the members before one that only keeps them.

use super::branch::{Branch, Branches, Candidates, NONE, first_for_scalar, first_two};
use super::error::{ReadError, ReadErrorKind};
use super::guards::Guard;
use super::value::Value;
use super::writer::Writer;
use super::{ReadJson, WriteJson};
use crate::types::Json;

/// Where the list of refusals in a message ends.
const LONGEST_REFUSAL: usize = 1024;

/// A decoder of one branch.
#[derive(Debug)]
pub struct Reader<T> {
    read: fn(Value<'_>) -> Result<T, ReadError>,
    /// Whether no rule is about what it reads.
    plain: bool,
}

impl<T> Reader<T> {
    /// The decoder of a branch with a payload, and the text of the checks on it.
    #[must_use]
    pub const fn new<P: ReadJson>(
        read: fn(Value<'_>) -> Result<T, ReadError>,
        _wrap: fn(P) -> T,
        checks: &'static str,
    ) -> Self {
        Self { read, plain: P::PLAIN && checks.is_empty() }
    }

    /// The decoder of a branch that is `null`.
    #[must_use]
    pub const fn unit(read: fn(Value<'_>) -> Result<T, ReadError>) -> Self {
        Self { read, plain: true }
    }
}

/// Reads a union: the branch whose guards fit; of several, the first that loses nothing, else
/// the one that loses least.
///
/// # Errors
/// When the only candidate cannot be decoded, that is the error. When there is no candidate
/// and the union is not open, or none of several can be decoded, the error tells about each.
#[inline(never)]
pub fn read_union<T: ReadJson + WriteJson>(
    value: Value<'_>,
    branches: &'static Branches,
    readers: &[Reader<T>],
    open: Option<fn(Json) -> T>,
) -> Result<T, ReadError> {
    // A scalar has no members to lose, and where it can break no rule either, no branch is better than the first.
    if let Some(reader) = first_for_scalar(value, branches).and_then(|first| readers.get(first))
        && reader.plain
    {
        let read = (reader.read)(value);
        if read.is_ok() {
            return read;
        }
    }
    read_guarded(value, branches, readers, open)
}

/// Reads a value of which more than the kind is to be looked at.
#[inline(never)]
fn read_guarded<T: ReadJson + WriteJson>(
    value: Value<'_>,
    branches: &'static Branches,
    readers: &[Reader<T>],
    open: Option<fn(Json) -> T>,
) -> Result<T, ReadError> {
    let (first, second) = first_two(value, branches);
    let Some(reader) = readers.get(first) else { return no_branch(value, branches.all, open) };
    if second == NONE {
        return (reader.read)(value);
    }
    try_branches(value, branches.all, [first, second], readers)
}

#[inline(never)]
fn no_branch<T>(value: Value<'_>, branches: &[Branch], open: Option<fn(Json) -> T>) -> Result<T, ReadError> {
    match open {
        Some(open) => Json::read_json(value).map(open),
        None => Err(no_candidate(value, branches)),
    }
}

/// Reads a value that several branches may be for, of which the first two are known.
#[inline(never)]
fn try_branches<T: ReadJson + WriteJson>(
    value: Value<'_>,
    branches: &'static [Branch],
    [first, second]: [usize; 2],
    readers: &[Reader<T>],
) -> Result<T, ReadError> {
    let mut candidates = Candidates::of(value, branches);
    let mut trial = Trial::start(value);
    let mut best: Option<T> = None;
    let mut next = Some(first);
    while let Some(index) = next {
        let read = trial.pay().and_then(|()| match readers.get(index) {
            Some(reader) => (reader.read)(value),
            None => Err(no_candidate(value, branches)),
        });
        match read {
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

/// How well a branch fits a value: the less, the better, and what stands first counts first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Misfit {
    /// Members that it loses.
    lost: u32,
    /// Members that it keeps, but has no place for.
    spare: u32,
    /// Rules that the value breaks.
    wrong: usize,
}

impl Misfit {
    const NONE: Self = Self { lost: 0, spare: 0, wrong: 0 };
}

/// What is known while the branches of one union are tried.
struct Trial<'t> {
    value: Value<'t>,
    members: u32,
    kept_before: (u32, u32),
    /// The best branch so far, and the counts of kept members behind it.
    best: Option<(Misfit, (u32, u32))>,
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

    /// Weighs the branch just read by what it lost, what it has no place for, and what it finds wrong.
    fn is_better(&mut self, read: &dyn WriteJson) -> bool {
        let after = self.value.document().kept();
        let kept = after.0.wrapping_sub(self.kept_before.0);
        let spare = after.1.wrapping_sub(self.kept_before.1);
        let mut misfit = Misfit { lost: self.members.saturating_sub(kept), spare, wrong: 0 };
        if self.best.is_some_and(|(best, _)| misfit > best) {
            return false;
        }
        misfit.wrong = Writer::count_violations(read);
        let better = self.best.is_none_or(|(best, _)| misfit < best);
        if better {
            self.best = Some((misfit, after));
        }
        better
    }

    fn is_settled(&self) -> bool {
        self.bankrupt || self.best.is_some_and(|(best, _)| best == Misfit::NONE)
    }

    fn finish<T>(mut self, best: Option<T>, branches: &[Branch]) -> Result<T, ReadError> {
        match (best, self.best) {
            (Some(best), Some((_, after))) if !self.bankrupt => {
                self.value.document().set_kept(after);
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
