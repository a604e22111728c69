//! The files that one document consists of.

mod ids;
mod load;
mod locate;
mod moved;
mod uri;

use std::collections::BTreeMap;

use openapi_bindgen_diagnostics::Pointer;

use crate::value::Value;
pub(crate) use ids::Ids;
pub(crate) use load::{load, report_issues};
pub(crate) use locate::Trees;
pub(crate) use moved::Moved;
pub(crate) use uri::{Target, join, percent_decoded, percent_encoded, split_fragment, target};

/// One file: its text and its value.
pub(crate) struct File {
    /// What messages call it.
    pub(crate) name: String,
    /// Its path relative to the root document's folder; empty for the root document itself, the name of an overlay.
    pub(crate) path: String,
    /// Whether its values belong to the root document, as those of the root document and of overlays do.
    pub(crate) is_root: bool,
    pub(crate) text: String,
    pub(crate) value: Value,
}

impl File {
    /// The path against which its `$ref`s are read.
    pub(crate) fn base(&self) -> &str {
        if self.is_root { "" } else { &self.path }
    }

    /// The pointer to the whole file.
    pub(crate) fn root(&self, number: u32) -> Pointer {
        if number == 0 { Pointer::root() } else { Pointer::in_file(&self.path, "") }
    }
}

/// All files that were read, and why others were not.
pub(crate) struct Files {
    /// The root document first. A span's `file` is a position in this list.
    pub(crate) all: Vec<File>,
    /// Path to position, or the reason why there is none.
    pub(crate) by_path: BTreeMap<String, Result<u32, String>>,
    /// Names that schemas give themselves by `$id`, `$anchor` and the like.
    pub(crate) ids: Ids,
}

impl Files {
    pub(crate) fn get(&self, number: u32) -> Option<&File> {
        self.all.get(number as usize)
    }

    /// The file to which `#/…` refers when it stands in this one: itself, or for an overlay the root document.
    pub(crate) fn home(&self, number: u32) -> u32 {
        match self.get(number) {
            Some(file) if file.is_root => 0,
            _ => number,
        }
    }
}
