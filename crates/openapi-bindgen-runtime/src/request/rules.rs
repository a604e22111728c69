//! What a document asks of parameters, and of a body as a whole.

use super::Request;
use crate::check::Check;
use crate::json::Writer;

/// Rules for values that a request is made of: where each stands (`path`, `query`, `header`, `cookie` or `body`), its
/// name (empty for a body), and what holds for it. [`rules!`](crate::rules!) writes them.
pub type Rules = &'static [(&'static str, &'static str, &'static [Check])];

/// The rules of an operation's parameters and body, one line each: `rules! { query "limit" [Minimum("1")], body ""
/// [MaxItems(100)] }`.
#[macro_export]
macro_rules! rules {
    ($($place:ident $name:literal [$($check:tt)*]),* $(,)?) => {
        &[$((::core::stringify!($place), $name, $crate::__checks!($($check)*))),*]
    };
}

impl Request {
    /// Holds a parameter's value against its rules. Null breaks none: it stands for a value that is left out.
    pub(super) fn judge(&mut self, place: &'static str, name: &str, writer: &mut Writer) {
        if writer.as_bytes() != b"null" {
            writer.check(0, self.rules_of(place, name));
        }
        let found = writer.take_violations();
        if !found.is_empty() {
            self.violations.extend(found.of_parameter(place, name));
        }
    }

    /// Holds a body against its rules. A body that is given again replaces the one before.
    pub(super) fn judge_body(&mut self, writer: &mut Writer) {
        writer.check(0, self.rules_of("body", ""));
        self.violations.retain_parameters();
        self.violations.extend(writer.take_violations());
    }

    fn rules_of(&self, place: &str, name: &str) -> &'static [Check] {
        let rule = self.operation.rules.iter().find(|(at, called, _)| (*at, *called) == (place, name));
        rule.map_or(&[], |(_, _, checks)| checks)
    }
}
