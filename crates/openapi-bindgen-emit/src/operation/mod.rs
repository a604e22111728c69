//! Files below `operations`: one for each tag, one for each operation.

mod arguments;
mod body;
mod builder;
mod cases;
mod facts;
mod method;
mod mock;
mod paging;
mod params;
mod payload;
mod tag;

use std::collections::BTreeSet;

use openapi_bindgen_ir::{Operation, Tag};

use crate::model::Model;
use crate::names::scope::{Home, Scope};
use crate::names::{ident, module};
use crate::types;
use crate::unit::{Parts, Unit, private_header};

pub(crate) use builder::setter_name;
pub(crate) use facts::filled;
pub(crate) use mock::{media as answered_media, status as answered_status};
pub(crate) use tag::{emit_tag, emit_tags};

const IMPORT: &str = "use super::super::super::prelude::*;";

/// What the parts of an operation's file need to know.
pub(crate) struct Place<'a> {
    pub(crate) model: &'a Model<'a>,
    pub(crate) tag: &'a Tag,
    pub(crate) operation: &'a Operation,
    pub(crate) scope: Scope<'a>,
}

impl<'a> Place<'a> {
    /// The place of an operation: its file defines its error, its reply, its builder and its inline types.
    pub(crate) fn new(model: &'a Model<'a>, tag: &'a Tag, operation: &'a Operation) -> Self {
        let defined = [&operation.error_type, &operation.reply.enum_type, &operation.builder];
        let mut own: BTreeSet<&str> = operation.types.iter().map(|def| def.path.name.as_str()).collect();
        own.extend(defined.into_iter().flatten().map(|path| path.name.as_str()));
        Self { model, tag, operation, scope: Scope::new(Home::Tag(&tag.module), own) }
    }

    /// A link to the operation's method.
    pub(crate) fn link(&self) -> String {
        let (handle, function) = (ident::bare(&self.tag.handle), ident::bare(&self.operation.name));
        format!("[`{handle}::{function}`](super::{handle}::{function})")
    }

    /// How `api.txt` names the module.
    pub(crate) fn public(&self) -> String {
        format!("operations::{}", self.tag.module)
    }
}

/// Prints the file of one operation.
pub(crate) fn emit_operation(model: &Model<'_>, tag: &Tag, operation: &Operation) -> Unit {
    let place = Place::new(model, tag, operation);
    let mut parts = Parts::default();
    method::define(&place, &mut parts);
    builder::define(&place, &mut parts);
    cases::define(&place, &mut parts);
    facts::define(&place, &mut parts);
    mock::define(&place, &mut parts);
    for def in &operation.types {
        types::define(def, &place.scope, &mut parts);
    }
    let header = private_header(&model.api.package, &operation.origin.pointer);
    let path = format!("src/generated/operations/{}/{}.rs", module::stem(&tag.module), module::stem(&operation.name));
    parts.join(path, &header, IMPORT, &place.scope)
}
