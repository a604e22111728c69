//! Whether what one side sends is what the other side reads, when the types differ.
//!
//! A request is written by an old client and judged by the new server, strictly. A response is written by the new
//! server and read by an old client, as the runtime reads: unknown enum values are kept, text formats take any string,
//! members that no field names are ignored unless the type refuses them.

mod scalars;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use openapi_bindgen_ir::{Enum, EnumKind, Field, Presence, Rest, Shape, Struct, Type, TypePath, Union};

use crate::index::Index;
use scalars::scalar;

/// Whether all, some or no values fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// Every value that is sent is read.
    All,
    /// Every value that is sent is read, without all that it holds: members that the reader does not know or miss.
    Lossy,
    /// Some values are not.
    Some,
    /// None is.
    None,
}

/// Who sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Way {
    /// An old client to the new server, as JSON.
    Request,
    /// An old client to the new server, as text in a path, query, header or cookie.
    Text,
    /// The new server to an old client.
    Response,
}

/// Answers whether types fit, remembering what it found for pairs of named types.
///
/// The number of steps is bounded by the number of types, so that a review stays linear; what is not looked at any more
/// fits for some values.
pub(crate) struct Fits<'i> {
    old: &'i Index<'i>,
    new: &'i Index<'i>,
    known: RefCell<BTreeMap<(usize, usize, Way), Fit>>,
    steps: Cell<usize>,
    depth: Cell<usize>,
}

/// How deep one question may lead through types.
const DEPTH: usize = 48;

impl<'i> Fits<'i> {
    pub(crate) fn new(old: &'i Index<'i>, new: &'i Index<'i>) -> Self {
        let steps = 100_000 + 200 * (old.types.len() + new.types.len());
        Self { old, new, known: RefCell::new(BTreeMap::new()), steps: Cell::new(steps), depth: Cell::new(0) }
    }

    /// Does one bounded step.
    fn step(&self, answer: impl FnOnce() -> Fit) -> Fit {
        let (steps, depth) = (self.steps.get(), self.depth.get());
        if steps == 0 || depth >= DEPTH {
            return Fit::Some;
        }
        self.steps.set(steps - 1);
        self.depth.set(depth + 1);
        let fit = answer();
        self.depth.set(depth);
        fit
    }

    /// Whether the sender's values, old or new by the way they go, fit the reader.
    pub(crate) fn check(&self, old: &Type, new: &Type, way: Way) -> Fit {
        match way {
            Way::Request | Way::Text => self.again(old, new, way),
            Way::Response => self.again(new, old, way),
        }
    }

    /// `from` is what is sent, `to` what is expected; aliases are seen through already.
    fn types(&self, from: &Type, to: &Type, way: Way) -> Fit {
        match (from, to) {
            (_, Type::Json) => Fit::All,
            (Type::Json | Type::Custom(_), _) | (_, Type::Custom(_)) => Fit::Some,
            (Type::Nullable(from), Type::Nullable(to)) => self.again(from, to, way),
            (Type::Nullable(from), _) => self.again(from, to, way).max(Fit::Some),
            (Type::Null, Type::Nullable(_)) => Fit::All,
            (_, Type::Nullable(to)) => self.again(from, to, way),
            (Type::BlankOr(from), Type::BlankOr(to)) => self.again(from, to, way),
            (Type::BlankOr(from), _) => self.again(from, to, way).max(self.blank(to, way)),
            (_, Type::BlankOr(to)) => self.again(from, to, way),
            (Type::Named(old), Type::Named(new)) => self.named(old, new, way),
            (Type::Named(path), _) => self.sent(path, to, way),
            (_, Type::Named(path)) => self.read(from, path, way),
            (Type::List(from), Type::List(to)) | (Type::Map(from), Type::Map(to)) => self.again(from, to, way),
            (from, Type::List(to)) if way == Way::Text => self.again(from, to, way),
            (from, to) => scalar(from, to, way),
        }
    }

    /// One step further in, aliases seen through.
    fn again(&self, from: &Type, to: &Type, way: Way) -> Fit {
        let (sender, reader) = self.sides(way);
        self.step(|| self.types(sender.resolve(from), reader.resolve(to), way))
    }

    fn sides(&self, way: Way) -> (&'i Index<'i>, &'i Index<'i>) {
        match way {
            Way::Request | Way::Text => (self.old, self.new),
            Way::Response => (self.new, self.old),
        }
    }

    fn blank(&self, to: &Type, way: Way) -> Fit {
        self.again(&Type::String, to, way).min(Fit::Some)
    }

    fn named(&self, from: &TypePath, to: &TypePath, way: Way) -> Fit {
        let (sender, reader) = self.sides(way);
        let (Some(from), Some(to)) = (sender.find(from), reader.find(to)) else { return Fit::Some };
        let key = (from, to, way);
        if let Some(fit) = self.known.borrow().get(&key) {
            return *fit;
        }
        // A type that contains itself fits as long as nothing else speaks against it.
        self.known.borrow_mut().insert(key, Fit::All);
        let fit = match (sender.at(from), reader.at(to)) {
            (Some(from), Some(to)) => self.shapes(&from.shape, &to.shape, way),
            _ => Fit::Some,
        };
        self.known.borrow_mut().insert(key, fit);
        fit
    }

    fn shapes(&self, from: &Shape, to: &Shape, way: Way) -> Fit {
        self.step(|| self.shapes_of(from, to, way))
    }

    fn shapes_of(&self, from: &Shape, to: &Shape, way: Way) -> Fit {
        match (from, to) {
            (
                Shape::Newtype { inner: from, .. } | Shape::Alias(from),
                Shape::Newtype { inner: to, .. } | Shape::Alias(to),
            ) => self.again(from, to, way),
            (Shape::Union(from), to) => {
                joined(from.branches.iter().map(|branch| self.type_to_shape(&branch.ty, to, way)))
            }
            (from, Shape::Union(to)) => self.to_union(|ty| self.shape_to_type(from, ty, way), to),
            (Shape::Newtype { inner, .. } | Shape::Alias(inner), to) => self.type_to_shape(inner, to, way),
            (from, Shape::Newtype { inner, .. } | Shape::Alias(inner)) => self.shape_to_type(from, inner, way),
            (Shape::Struct(from), Shape::Struct(to)) => self.structs(from, to, way),
            (Shape::Enum(from), Shape::Enum(to)) => enums(from, to, way),
            (Shape::Struct(_), Shape::Enum(_)) | (Shape::Enum(_), Shape::Struct(_)) => Fit::None,
        }
    }

    /// A generated type is sent where a plain one is read.
    fn sent(&self, from: &TypePath, to: &Type, way: Way) -> Fit {
        match self.sides(way).0.lookup(from).map(|def| &def.shape) {
            Some(shape) => self.shape_to_type(shape, to, way),
            None => Fit::Some,
        }
    }

    /// A plain type is sent where a generated one is read.
    fn read(&self, from: &Type, to: &TypePath, way: Way) -> Fit {
        match self.sides(way).1.lookup(to).map(|def| &def.shape) {
            Some(shape) => self.type_to_shape(from, shape, way),
            None => Fit::Some,
        }
    }

    fn shape_to_type(&self, from: &Shape, to: &Type, way: Way) -> Fit {
        match (from, self.sides(way).1.resolve(to)) {
            (_, Type::Json) => Fit::All,
            (_, Type::Named(path)) => {
                self.sides(way).1.lookup(path).map_or(Fit::Some, |def| self.shapes(from, &def.shape, way))
            }
            (_, Type::Nullable(to) | Type::BlankOr(to)) => self.shape_to_type(from, to, way),
            (from, Type::List(to)) if way == Way::Text => self.shape_to_type(from, to, way),
            (Shape::Struct(object), Type::Map(value)) => self.struct_to_map(object, value, way),
            (Shape::Struct(_), _) => Fit::None,
            (Shape::Enum(values), to) => scalar(&enum_type(values), to, way),
            (Shape::Union(union), to) => joined(union.branches.iter().map(|branch| self.again(&branch.ty, to, way))),
            (Shape::Alias(inner) | Shape::Newtype { inner, .. }, to) => self.again(inner, to, way),
        }
    }

    fn type_to_shape(&self, from: &Type, to: &Shape, way: Way) -> Fit {
        let from = self.sides(way).0.resolve(from);
        match (from, to) {
            (Type::Named(path), to) => {
                self.sides(way).0.lookup(path).map_or(Fit::Some, |def| self.shapes(&def.shape, to, way))
            }
            (Type::Json | Type::Custom(_), _) => Fit::Some,
            (Type::Nullable(inner) | Type::BlankOr(inner), to) => self.type_to_shape(inner, to, way).max(Fit::Some),
            (Type::Map(value), Shape::Struct(object)) => self.map_to_struct(value, object, way),
            (_, Shape::Struct(_)) => Fit::None,
            (from, Shape::Enum(values)) => {
                let kind = scalar(from, &enum_type(values), way);
                if way == Way::Response { kind } else { kind.max(Fit::Some) }
            }
            (from, Shape::Union(union)) => self.to_union(|ty| self.again(from, ty, way), union),
            (from, Shape::Alias(inner) | Shape::Newtype { inner, .. }) => self.again(from, inner, way),
        }
    }

    fn to_union(&self, fit: impl Fn(&Type) -> Fit, union: &Union) -> Fit {
        let best = union.branches.iter().map(|branch| fit(&branch.ty)).min().unwrap_or(Fit::None);
        if union.open { best.min(Fit::Some) } else { best }
    }

    fn structs(&self, from: &Struct, to: &Struct, way: Way) -> Fit {
        let sent: BTreeMap<&str, &Field> = from.fields.iter().map(|field| (field.wire.as_str(), field)).collect();
        let mut worst = Fit::All;
        for field in &to.fields {
            let demanded = matches!(field.presence, Presence::Required | Presence::RequiredNullable);
            let wanted = !(way == Way::Request && field.read_only);
            let fit = match sent.get(field.wire.as_str()) {
                None if demanded && wanted => Fit::None,
                // Shipped clients find nothing where something stood.
                None if way == Way::Response && !field.write_only => Fit::Lossy,
                None => Fit::All,
                Some(sent) => self
                    .again(&sent.ty, &field.ty, way)
                    .max(if demanded && wanted && optional(sent.presence) { Fit::Some } else { Fit::All })
                    .max(if nullable(sent.presence) && !nullable(field.presence) { Fit::Some } else { Fit::All }),
            };
            worst = worst.max(fit);
        }
        let known: std::collections::BTreeSet<&str> = to.fields.iter().map(|field| field.wire.as_str()).collect();
        for field in from.fields.iter().filter(|field| !known.contains(field.wire.as_str())) {
            worst = worst.max(self.unknown(field, &to.rest, way));
        }
        worst
    }

    /// A member that the reader does not name.
    fn unknown(&self, field: &Field, rest: &Rest, way: Way) -> Fit {
        match rest {
            Rest::Denied if optional(field.presence) => Fit::Some,
            Rest::Denied => Fit::None,
            Rest::Kept { value, .. } if *value != Type::Json => self.again(&field.ty, value, way).min(Fit::Some),
            // The server ignores it; a shipped client has never asked for it.
            Rest::Ignored | Rest::Kept { .. } if way == Way::Response || field.read_only => Fit::All,
            Rest::Ignored | Rest::Kept { .. } => Fit::Lossy,
        }
    }

    /// An object that is described is sent where any of its members may have this value.
    fn struct_to_map(&self, from: &Struct, value: &Type, way: Way) -> Fit {
        let lost = |field: &Field| if way == Way::Response || field.read_only { Fit::All } else { Fit::Lossy };
        let fit = |field: &Field| match value {
            // Nothing is said of the object any more.
            Type::Json => lost(field),
            value => self.again(&field.ty, value, way),
        };
        from.fields.iter().map(fit).max().unwrap_or(Fit::All)
    }

    /// An object of which nothing is said is sent where members are named. What nobody names is taken not to come.
    fn map_to_struct(&self, value: &Type, to: &Struct, way: Way) -> Fit {
        let demanded = |field: &Field| matches!(field.presence, Presence::Required | Presence::RequiredNullable);
        if to.fields.iter().any(demanded) {
            return Fit::None;
        }
        match value {
            Type::Json if way == Way::Response && !to.fields.is_empty() => Fit::Lossy,
            Type::Json => Fit::All,
            value => to.fields.iter().map(|field| self.again(value, &field.ty, way)).max().unwrap_or(Fit::All),
        }
    }
}

/// What all branches of a sender together are.
fn joined(fits: impl Iterator<Item = Fit>) -> Fit {
    let (best, worst) = fits.fold((Fit::None, Fit::All), |(best, worst), fit| (best.min(fit), worst.max(fit)));
    if worst <= Fit::Lossy || best == Fit::None { worst } else { Fit::Some }
}

fn optional(presence: Presence) -> bool {
    matches!(presence, Presence::Optional | Presence::OptionalNullable)
}

fn nullable(presence: Presence) -> bool {
    matches!(presence, Presence::RequiredNullable | Presence::OptionalNullable)
}

fn enum_type(values: &Enum) -> Type {
    match values.kind {
        EnumKind::String => Type::String,
        EnumKind::Integer => Type::I64,
        EnumKind::Json => Type::Json,
    }
}

fn enums(from: &Enum, to: &Enum, way: Way) -> Fit {
    if way == Way::Response {
        return scalar(&enum_type(from), &enum_type(to), way);
    }
    let known: std::collections::BTreeSet<&str> = to.values.iter().map(|value| value.wire.as_str()).collect();
    let shared = from.values.iter().filter(|value| known.contains(value.wire.as_str())).count();
    match shared {
        0 => Fit::None,
        all if all == from.values.len() => Fit::All,
        _ => Fit::Some,
    }
}
