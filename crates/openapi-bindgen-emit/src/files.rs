//! What emission gives: texts by path.

use std::collections::{BTreeMap, BTreeSet};

/// The files of a generated crate, by path relative to its folder, with `/` between parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// The text of each file.
    pub files: BTreeMap<String, String>,
    /// Files that are written only when they are missing, because they belong to the user from then on.
    pub once: BTreeSet<String>,
}

impl Files {
    pub(crate) fn add(&mut self, path: impl Into<String>, text: String) {
        self.files.insert(path.into(), text);
    }

    pub(crate) fn add_once(&mut self, path: &str, text: String) {
        self.once.insert(path.to_owned());
        self.add(path, text);
    }
}
