//! Which item of the crate a node of the document is part of.

use std::collections::BTreeMap;

use openapi_bindgen_ir::Shape;

use crate::edges::Sides;
use crate::finding::Users;
use crate::index::{Index, item};
use crate::uses::Uses;

/// What a node belongs to.
#[derive(Clone, Copy)]
pub(super) enum Owner<'a> {
    /// A type, by number.
    Type(usize),
    /// A member of a type: number, name, directions.
    Member(usize, &'a str, Sides),
    /// A part of an operation, by number, in one direction.
    Operation(usize, Sides),
    /// A way to authenticate.
    Scheme(&'a str),
    /// The document itself.
    Document,
}

/// How an owner is met.
pub(super) struct Meeting {
    pub(super) item: String,
    pub(super) sides: Sides,
    pub(super) users: Users,
}

/// Owners by the pointers of their nodes.
pub(super) struct Owners<'a> {
    by_pointer: BTreeMap<&'a str, Owner<'a>>,
}

impl<'a> Owners<'a> {
    pub(super) fn new(index: &Index<'a>) -> Self {
        let mut owners = Self { by_pointer: BTreeMap::new() };
        for (number, def) in index.types.iter().enumerate() {
            owners.add(&def.origin.pointer, Owner::Type(number));
            if let Shape::Struct(object) = &def.shape {
                for field in &object.fields {
                    let sides = Sides::of_member(field.read_only, field.write_only);
                    owners.add(&field.origin.pointer, Owner::Member(number, &field.name, sides));
                }
            }
        }
        for (number, op) in index.operations.iter().enumerate() {
            let operation = op.operation;
            owners.add(&operation.origin.pointer, Owner::Operation(number, Sides::REQUEST));
            for param in &operation.params {
                owners.add(&param.origin.pointer, Owner::Operation(number, Sides::REQUEST));
            }
            if let Some(body) = &operation.body {
                owners.add(&body.origin.pointer, Owner::Operation(number, Sides::REQUEST));
            }
            for case in operation.reply.cases.iter().chain(&operation.errors) {
                owners.add(&case.origin.pointer, Owner::Operation(number, Sides::RESPONSE));
            }
        }
        for scheme in &index.api.schemes {
            owners.add(&scheme.origin.pointer, Owner::Scheme(&scheme.name));
        }
        owners.by_pointer.insert("", Owner::Document);
        owners
    }

    /// The nearest owner and its pointer.
    pub(super) fn nearest(&self, pointer: &str) -> Option<(&'a str, Owner<'a>)> {
        let mut at = pointer;
        loop {
            if let Some((found, owner)) = self.by_pointer.get_key_value(at) {
                return Some((found, *owner));
            }
            at = at.rsplit_once('/')?.0;
        }
    }

    /// Whether this very node has an owner.
    pub(super) fn knows(&self, pointer: &str) -> bool {
        self.by_pointer.contains_key(pointer)
    }

    fn add(&mut self, pointer: &'a str, owner: Owner<'a>) {
        self.by_pointer.entry(pointer).or_insert(owner);
    }
}

/// Looks up how an owner is met.
pub(super) fn meet(owner: Owner<'_>, index: &Index<'_>, uses: &Uses) -> Meeting {
    let of_type = |number: usize| index.at(number).map(|def| item(&def.path)).unwrap_or_default();
    match owner {
        Owner::Type(number) => {
            Meeting { item: of_type(number), sides: uses.sides(number), users: uses.users(number, index) }
        }
        Owner::Member(number, name, sides) => Meeting {
            item: format!("{}.{name}", of_type(number)),
            sides: uses.sides(number).and(sides),
            users: uses.users(number, index),
        },
        Owner::Operation(number, sides) => match index.operations.get(number) {
            Some(op) => {
                let users = Users { shown: vec![op.label()], total: 1, more: false };
                Meeting { item: op.item(), sides, users }
            }
            None => nobody("the document"),
        },
        Owner::Scheme(name) => Meeting {
            sides: Sides::REQUEST,
            users: crate::security::users(index, name),
            ..nobody(&format!("security scheme {name}"))
        },
        Owner::Document => nobody("the document"),
    }
}

fn nobody(item: &str) -> Meeting {
    Meeting { item: item.to_owned(), sides: Sides::default(), users: Users::default() }
}
