//! Writing an object: the counterpart of [`super::Members`].
//!
//! A generated type says its members as data, and the values behind trait objects: one function here writes them all,
//! so that a member costs a generated crate no code but its place in a list.

use super::WriteJson;
use super::writer::Writer;
use crate::check::Check;

/// What an object says of a member, in the order of its members.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Step {
    /// It is always there.
    Required,
    /// It may be left out.
    Optional,
    /// It may be left out or `null`.
    Field,
    /// It is all members beyond the declared ones.
    Rest,
    /// What the member before must keep to.
    Checks(&'static [Check]),
}

/// The words with which `json_object!` writes steps.
#[allow(non_upper_case_globals, missing_docs, reason = "a macro has no other case of a word")]
pub mod step {
    use super::Step;

    pub const required: Step = Step::Required;
    pub const optional: Step = Step::Optional;
    pub const field: Step = Step::Field;
    pub const rest: Step = Step::Rest;
}

/// What a value is as a member of an object.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum State<'v> {
    /// It is left out.
    Absent,
    /// It is `null`, which no check is about.
    Null,
    /// It is there.
    Here,
    /// It is not one member, but these.
    Rest(&'v dyn Rest),
}

/// Members beyond the declared ones.
pub trait Rest {
    /// Calls for each member, with its name and its value.
    fn each(&self, tell: &mut dyn FnMut(&str, &dyn WriteJson));
}

impl Writer {
    /// Writes an object: its members in the order of its declaration.
    #[inline(never)]
    pub fn object(
        &mut self,
        names: &'static [&'static str],
        steps: &'static [Step],
        checks: &'static [Check],
        values: &[&dyn WriteJson],
    ) {
        let mark = self.mark();
        self.start_object();
        let (mut ahead, mut left) = (steps.iter(), names.iter());
        for value in values {
            let (Some(step), mut checks): (_, &'static [Check]) = (ahead.next(), &[]) else { break };
            if let Some(Step::Checks(said)) = ahead.as_slice().first() {
                ahead.next();
                checks = said;
            }
            if let Step::Rest = step {
                self.rest(names, mark, *value, checks);
                continue;
            }
            let Some(name) = left.next() else { break };
            let state = if let Step::Required = step { State::Here } else { value.state() };
            match state {
                State::Absent => continue,
                State::Null => checks = &[],
                State::Here | State::Rest(_) => {}
            }
            self.start_member(name);
            let start = self.mark();
            value.write_json(self);
            self.check(start, checks);
            self.end_member();
        }
        self.end_object();
        self.check(mark, checks);
    }

    #[inline(never)]
    fn rest(&mut self, names: &[&str], mark: usize, value: &dyn WriteJson, checks: &'static [Check]) {
        let State::Rest(rest) = value.state() else { return };
        rest.each(&mut |name, value| {
            let repeats = names.contains(&name) && self.has_member(mark, name);
            self.start_member(name);
            if repeats {
                self.fail(format!("the extra member {name:?} repeats a declared member"));
            } else {
                value.write_json(self);
            }
            self.end_member();
        });
        if self.is_validating() && !checks.is_empty() {
            self.check_apart(value, checks);
        }
    }
}
