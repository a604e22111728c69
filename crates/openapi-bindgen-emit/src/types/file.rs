//! A file below `types`: a component and its inline types.

use openapi_bindgen_ir::{Api, TypeDef};

use super::define;
use crate::names::module;
use crate::names::scope::{Home, Scope};
use crate::unit::{Parts, Unit, private_header};

const IMPORT: &str = "use super::super::prelude::*;";

/// The types of each file by its stem, in order of stems.
pub(crate) fn files(api: &Api) -> Vec<(String, Vec<&TypeDef>)> {
    let mut files: Vec<(String, Vec<&TypeDef>)> = Vec::new();
    let mut defs: Vec<(String, &TypeDef)> = api.types.iter().map(|def| (module::stem(&def.file), def)).collect();
    defs.sort_by(|(a, _), (b, _)| a.cmp(b));
    for (stem, def) in defs {
        match files.last_mut().filter(|(last, _)| *last == stem) {
            Some((_, group)) => group.push(def),
            None => files.push((stem, vec![def])),
        }
    }
    for (_, group) in &mut files {
        group.sort_by_key(|def| depth(def));
    }
    files
}

// The component first, then its inline types by how deep they stand; equal ones keep their order by name.
fn depth(def: &TypeDef) -> usize {
    def.origin.pointer.matches('/').count()
}

/// Prints one file.
pub(crate) fn emit_file(api: &Api, stem: &str, defs: &[&TypeDef]) -> Unit {
    let scope = Scope::new(Home::Types, defs.iter().map(|def| def.path.name.as_str()));
    let mut parts = Parts::default();
    for def in defs {
        define(def, &scope, &mut parts);
    }
    let pointer = defs.first().map_or("", |def| def.origin.pointer.as_str());
    let header = private_header(&api.package, pointer);
    parts.join(format!("src/generated/types/{stem}.rs"), &header, IMPORT, &scope)
}
