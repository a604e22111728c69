//! Names of tests.

use std::collections::BTreeSet;

use crate::names::ident;

/// The names that a module of tests has.
#[derive(Default)]
pub(crate) struct Names(BTreeSet<String>);

impl Names {
    /// A name that depends on what is tested; where two are equal, the later one is longer.
    pub(crate) fn name(&mut self, function: &str, what: &str) -> String {
        let mut name = format!("{}_{}", ident::bare(function), Self::snake(what)).trim_end_matches('_').to_owned();
        while !self.0.insert(name.clone()) {
            name.push_str("_too");
        }
        name
    }

    /// A text as a part of a name.
    pub(crate) fn snake(text: &str) -> String {
        let mut out = String::new();
        for c in text.chars() {
            if c.is_ascii_uppercase() && out.ends_with(|last: char| last.is_ascii_lowercase()) {
                out.push('_');
            }
            if c.is_ascii_alphanumeric() {
                out.push(c.to_ascii_lowercase());
            } else if !out.is_empty() && !out.ends_with('_') {
                out.push('_');
            }
        }
        out
    }
}
