//! What every comparison looks at, and small helpers that all of them share.

use openapi_bindgen_ir::{Check, EnumKind, Shape, Type, TypeDef};

use crate::edges::Sides;
use crate::fits::{Fit, Fits, Way};
use crate::index::Index;
use crate::items::Hidden;
use crate::pairs::Pairs;
use crate::uses::Uses;
use crate::verdict::Wire;

/// Both APIs and what is known about them together.
pub(crate) struct Context<'i> {
    pub(crate) old: &'i Index<'i>,
    pub(crate) new: &'i Index<'i>,
    pub(crate) pairs: Pairs,
    pub(crate) old_uses: Uses,
    pub(crate) new_uses: Uses,
    pub(crate) fits: Fits<'i>,
}

/// How a type at its place differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Retyped {
    /// Not at all, or it is said where the type is defined.
    Same,
    /// Only listed values are left of it.
    Enum,
    /// It is another type.
    Other,
}

impl<'i> Context<'i> {
    pub(crate) fn new(old: &'i Index<'i>, new: &'i Index<'i>) -> Self {
        Self {
            old,
            new,
            pairs: Pairs::new(old, new),
            old_uses: Uses::new(old),
            new_uses: Uses::new(new),
            fits: Fits::new(old, new),
        }
    }

    /// Whether two types are the same type by name.
    pub(crate) fn same(&self, old: &Type, new: &Type) -> bool {
        self.pairs.same((self.old, old), (self.new, new)) || self.views(old, new)
    }

    /// How a type differs at its place.
    pub(crate) fn retyped(&self, old: &Type, new: &Type) -> Retyped {
        if self.same(old, new) {
            return Retyped::Same;
        }
        match (self.old.resolve(old), self.new.resolve(new)) {
            (Type::List(old), Type::List(new)) | (Type::Map(old), Type::Map(new)) => self.retyped(old, new),
            (old, new) if self.scalar(old) && self.is_enum(new) => Retyped::Enum,
            _ => Retyped::Other,
        }
    }

    /// Whether both are views of one schema: what differs is said of the schema.
    fn views(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Named(from), Type::Named(to)) => match (self.old.find(from), self.new.find(to)) {
                (Some(from), Some(to)) => self.pairs.is_view(from, to),
                _ => false,
            },
            (Type::List(old), Type::List(new))
            | (Type::Map(old), Type::Map(new))
            | (Type::Nullable(old), Type::Nullable(new))
            | (Type::BlankOr(old), Type::BlankOr(new)) => self.views(old, new),
            (Type::Boxed(old), new) => self.views(old, new),
            (old, Type::Boxed(new)) => self.views(old, new),
            _ => false,
        }
    }

    /// A type as text that is equal for types that are the same or have the same shape.
    pub(crate) fn spelled(&self, ty: &Type, old: bool) -> String {
        self.pairs.spelled(if old { self.old } else { self.new }, ty, old)
    }

    /// Whether a type is one that stands for this place alone: an inline struct or enum.
    pub(crate) fn is_telling(&self, ty: &Type, old: bool) -> bool {
        let index = if old { self.old } else { self.new };
        let Type::Named(path) = bare(ty) else { return false };
        let inline =
            |def: &TypeDef| def.origin.pointer.strip_prefix("/components/schemas/").is_none_or(|at| at.contains('/'));
        index.lookup(path).is_some_and(|def| inline(def) && crate::pairs::weight(&def.shape) > 0)
    }

    /// Whether the variables of the environment that the crate names begin in the same way.
    pub(crate) fn same_prefix(&self) -> bool {
        let (old, new) = (&self.old.api.package, &self.new.api.package);
        old.env_prefix == new.env_prefix || old.name == new.name
    }

    /// Where the schema of a component stands now, when its type has another name.
    pub(crate) fn pointer_now(&self, pointer: &str) -> Option<&str> {
        let number = self.old.number_at(pointer)?;
        let now = self.new.at(self.pairs.types.new_of(number)?)?;
        Some(now.origin.pointer.as_str())
    }

    /// Why a member of the schema was not in this type of it, when another type of it had the member.
    pub(crate) fn hidden_before(&self, def: &TypeDef, wire: &str) -> Option<Hidden> {
        self.old.siblings(def).find_map(|other| hidden(other, wire))
    }

    /// Why a member of the schema is not in this type of it, when another type of it has the member.
    pub(crate) fn hidden_now(&self, def: &TypeDef, wire: &str) -> Option<Hidden> {
        self.new.siblings(def).find_map(|other| hidden(other, wire))
    }

    /// How a type differs at its place, and whether all of it is another type, so that rules, blanks and null of the
    /// old one say nothing about the new one.
    pub(crate) fn replaced(&self, old: &Type, new: &Type) -> (Retyped, bool) {
        let retyped = self.retyped(old, new);
        (retyped, retyped == Retyped::Other || (retyped == Retyped::Enum && !self.same_json(old, new)))
    }

    /// The rules of both sides that can be compared: those of a string say nothing about a number, and the other way
    /// round.
    pub(crate) fn rules<'c>(&self, old: (&Type, &'c [Check]), new: (&Type, &'c [Check])) -> (Vec<Check>, Vec<Check>) {
        let (from, to) = (self.old.resolve(old.0), self.new.resolve(new.0));
        if !comparable(json_kind(self.old, from), json_kind(self.new, to)) {
            return (Vec::new(), Vec::new());
        }
        let items = match (bare(from), bare(to)) {
            (Type::List(from), Type::List(to)) => comparable(json_kind(self.old, from), json_kind(self.new, to)),
            _ => true,
        };
        let of_items = |check: &&Check| items || !matches!(check, Check::Items(_) | Check::Prefix(_));
        let kept = |checks: &[Check]| checks.iter().filter(of_items).cloned().collect();
        (kept(old.1), kept(new.1))
    }

    /// Whether two types are the same kind of JSON value.
    pub(crate) fn same_json(&self, old: &Type, new: &Type) -> bool {
        json_kind(self.old, old) == json_kind(self.new, new)
    }

    fn scalar(&self, ty: &Type) -> bool {
        match ty {
            Type::Named(path) => {
                matches!(self.old.lookup(path).map(|def| &def.shape), Some(Shape::Newtype { inner, .. }) if self.scalar(inner))
            }
            Type::List(_) | Type::Map(_) | Type::Null | Type::File => false,
            Type::Nullable(inner) | Type::BlankOr(inner) | Type::Boxed(inner) => self.scalar(inner),
            _ => true,
        }
    }

    fn is_enum(&self, ty: &Type) -> bool {
        match ty {
            Type::Named(path) => matches!(self.new.lookup(path).map(|def| &def.shape), Some(Shape::Enum(_))),
            Type::Nullable(inner) | Type::BlankOr(inner) => self.is_enum(inner),
            _ => false,
        }
    }

    /// What becomes of requests when a type at its place differs.
    pub(crate) fn request(&self, old: &Type, new: &Type, way: Way) -> Wire {
        match self.fits.check(old, new, way) {
            Fit::All => Wire::Fine,
            Fit::Lossy => Wire::Silent,
            Fit::Some => Wire::Tightened,
            Fit::None => Wire::Refused,
        }
    }

    /// What becomes of responses when a type at its place differs.
    pub(crate) fn response(&self, old: &Type, new: &Type) -> Wire {
        match self.fits.check(old, new, Way::Response) {
            Fit::All => Wire::Fine,
            Fit::Lossy => Wire::Silent,
            Fit::Some | Fit::None => Wire::Decode,
        }
    }

    /// Both directions, where they are used.
    pub(crate) fn wires(&self, old: &Type, new: &Type, sides: Sides) -> (Option<Wire>, Option<Wire>) {
        (sides.request.then(|| self.request(old, new, Way::Request)), sides.response.then(|| self.response(old, new)))
    }
}

/// A type without null, and whether null was there.
pub(crate) fn peel(ty: &Type) -> (&Type, bool) {
    match ty {
        Type::Nullable(inner) => (inner, true),
        Type::Boxed(inner) => peel(inner),
        other => (other, false),
    }
}

/// A type without null, blanks and boxes.
fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Nullable(inner) | Type::BlankOr(inner) | Type::Boxed(inner) => bare(inner),
        other => other,
    }
}

/// Whether rules for one kind of JSON value may say something about the other.
fn comparable(old: &str, new: &str) -> bool {
    let numbers = ["integer", "number"];
    old == new || old == "any" || new == "any" || (numbers.contains(&old) && numbers.contains(&new))
}

/// A type that may be null.
pub(crate) fn or_null(ty: &Type, nullable: bool) -> Type {
    match ty {
        Type::Nullable(_) => ty.clone(),
        ty if nullable => Type::Nullable(Box::new(ty.clone())),
        ty => ty.clone(),
    }
}

/// The same verdict in each direction that is used.
pub(crate) fn on(sides: Sides, request: Wire, response: Wire) -> (Option<Wire>, Option<Wire>) {
    (sides.request.then_some(request), sides.response.then_some(response))
}

fn hidden(def: &TypeDef, wire: &str) -> Option<Hidden> {
    let Shape::Struct(object) = &def.shape else { return None };
    let field = object.fields.iter().find(|field| field.wire == wire)?;
    match (field.read_only, field.write_only) {
        (true, _) => Some(Hidden::ReadOnly),
        (_, true) => Some(Hidden::WriteOnly),
        _ => None,
    }
}

/// A word for the kind of JSON value that a type is.
fn json_kind(index: &Index<'_>, ty: &Type) -> &'static str {
    match index.resolve(ty) {
        Type::Bool => "boolean",
        Type::I32 | Type::I64 | Type::U32 | Type::U64 | Type::I128 => "integer",
        Type::F64 | Type::Number => "number",
        Type::Null => "null",
        Type::Json | Type::Custom(_) => "any",
        Type::Map(_) => "object",
        Type::List(_) => "array",
        Type::Nullable(inner) | Type::BlankOr(inner) | Type::Boxed(inner) => json_kind(index, inner),
        Type::Named(path) => match index.lookup(path).map(|def| &def.shape) {
            Some(Shape::Struct(_)) => "object",
            Some(Shape::Enum(values)) => match values.kind {
                EnumKind::String => "string",
                EnumKind::Integer => "integer",
                EnumKind::Json => "any",
            },
            Some(Shape::Newtype { inner, .. }) if !matches!(inner, Type::Named(_)) => json_kind(index, inner),
            _ => "any",
        },
        Type::String
        | Type::Secret
        | Type::DateTime
        | Type::Date
        | Type::Time
        | Type::Duration
        | Type::Uuid
        | Type::Decimal
        | Type::Base64
        | Type::File => "string",
    }
}
