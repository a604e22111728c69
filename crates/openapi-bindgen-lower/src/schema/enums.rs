//! Enums: values of one kind become variants.
//!
//! An empty string among the values is a variant like the others; only where the document sets it apart, as
//! drf-spectacular's `BlankEnum` does, it becomes `BlankOr`.

use std::collections::BTreeSet;

use openapi_bindgen_ir::{Check, Enum, EnumKind, EnumValue, Origin, Shape, Type};
use openapi_bindgen_spec::model::{Schema, SchemaId, Types};
use openapi_bindgen_spec::value::{Kind, Value};

use super::body::Body;
use super::flat::Flat;
use super::formats;
use super::json_text::{is_whole, json_text, same, whole_digits};
use super::kinds::Kinds;
use super::labels::{self, Labels};
use super::look::Look;
use super::lower::Schemas;
use super::node::Node;
use super::{Direction, Use, codes};

/// A value of an enum with its place.
#[derive(Clone)]
pub(super) struct Listed<'a> {
    pub(super) value: &'a Value,
    pub(super) pointer: String,
}

impl<'a> Look<'a> {
    /// Whether the empty string is the only value, as in drf-spectacular's `BlankEnum`.
    pub(super) fn is_only_blank(&self, id: SchemaId) -> bool {
        let Some(schema) = self.resolve(id).map(|id| self.schema(id)) else { return false };
        match &schema.values {
            Some(values) => matches!(values.as_slice(), [one] if one.as_str() == Some("")),
            None => schema.types.without(Types::NULL) == Types::STRING && schema.limits.max_length == Some(0),
        }
    }

    /// The text among branches of which the others are the empty string, where that string is a value of the text
    /// already: all its rules let it pass. drf-spectacular says so since 0.30 of an email that may be blank.
    pub(super) fn text_or_blank(&self, branches: impl Iterator<Item = SchemaId>) -> Option<SchemaId> {
        let (blank, filled): (Vec<SchemaId>, Vec<SchemaId>) = branches.partition(|branch| self.is_only_blank(*branch));
        match filled.as_slice() {
            [text] if !blank.is_empty() && self.passes_blank(self.schema(*text)) => Some(*text),
            _ => None,
        }
    }

    /// Whether a schema is a plain text with rules that the empty string does not break.
    fn passes_blank(&self, schema: &Schema) -> bool {
        let limits = &schema.limits;
        let format = schema.format.as_deref().unwrap_or_default();
        let parts = [&schema.all_of, &schema.one_of, &schema.any_of];
        schema.types.without(Types::NULL) == Types::STRING
            && schema.reference.is_none()
            && schema.values.is_none()
            && schema.seldom.content_encoding.is_none()
            && parts.iter().all(|part| part.is_empty())
            && schema.seldom.not.is_none()
            && schema.seldom.conditional.iter().all(Option::is_none)
            && limits.min_length.is_none_or(|least| least == 0)
            && limits.pattern.is_none()
            && (formats::is_plain(format) || formats::is_text(format))
    }

    /// The values that everything gathered lists, without null, each once. `None` if nothing lists values.
    pub(super) fn values(&self, flat: &Flat<'a>, only: Kinds) -> Option<Vec<Listed<'a>>> {
        let mut lists = flat.bits.iter().filter_map(|bit| self.listed(bit.id));
        let mut values = lists.next()?;
        for list in lists {
            let mut known = Known::default();
            for other in &list {
                known.adds(other.value);
            }
            values.retain(|value| known.holds(value.value));
        }
        values.retain(|value| Kinds::of_value(value.value).within(only));
        (!self.is_misplaced(flat, &values)).then_some(values)
    }

    /// Whether values are listed that cannot be meant: strings beside `type: array` belong to its items.
    fn is_misplaced(&self, flat: &Flat<'a>, values: &[Listed<'a>]) -> bool {
        let types = declared(flat);
        let kinds = Kinds::of_types(types);
        let is_scalar = types == Types::STRING || types == Types::INTEGER || types == Types::NUMBER;
        !values.is_empty()
            && !types.is_empty()
            && !is_scalar
            && !values.iter().any(|listed| Kinds::of_value(listed.value).overlaps(kinds))
    }

    /// The values that one schema lists, without null, each once.
    pub(super) fn listed(&self, id: SchemaId) -> Option<Vec<Listed<'a>>> {
        let schema = self.schema(id);
        let mut values: Vec<Listed<'a>> = Vec::new();
        let mut known = Known::default();
        for (index, value) in schema.values.as_ref()?.iter().enumerate() {
            if !value.is_null() && known.adds(value) {
                let pointer = if schema.is_const {
                    schema.pointer.child("const")
                } else {
                    schema.pointer.child("enum").index(index)
                };
                values.push(Listed { value, pointer: pointer.as_str().to_owned() });
            }
        }
        Some(values)
    }
}

impl<'a> Schemas<'a> {
    /// A node that lists its values.
    pub(super) fn enumeration(
        &mut self,
        node: &Node,
        flat: &Flat<'a>,
        kinds: Kinds,
        values: Vec<Listed<'a>>,
        direction: Direction,
    ) -> Body {
        if values.is_empty() {
            return self.no_values(node, flat, kinds);
        }
        if values.iter().any(|listed| listed.value.is_array() || listed.value.is_object()) {
            return self.by_value(node, flat, kinds, &values, direction);
        }
        if values.iter().all(|listed| listed.value.as_bool().is_some()) {
            let mut used = Use::of(Type::Bool);
            if values.len() == 1 {
                used.checks.push(Check::OneOfValues(texts(&values)));
            }
            return Body::Plain(used);
        }
        let mut labels = Labels::new();
        let mut names = Labels::new();
        for bit in &flat.bits {
            labels.extend(labels::of_schema(bit.schema));
            names.extend(labels::variant_names(bit.schema));
        }
        self.report_misfits(node, flat, &values);
        let types = declared(flat);
        let mut listed = enum_of(&values, types, &labels, &names);
        // By the letter, `1.0` is one of the values `1` unless a type says integer.
        if self.look.options.untyped_is_any && types.is_empty() && listed.kind == EnumKind::Integer {
            listed.kind = EnumKind::Json;
        }
        Body::Def(Shape::Enum(listed))
    }

    fn no_values(&mut self, node: &Node, flat: &Flat<'a>, kinds: Kinds) -> Body {
        let is_null = kinds.overlaps(Kinds::NULL) || flat.bits.iter().any(|bit| bit.schema.nullable);
        if is_null {
            return Body::Plain(Use::of(Type::Null));
        }
        self.say(codes::contradiction(node.pointer.clone()));
        Body::Plain(Use::of(Type::Json))
    }

    /// Lists and objects are no variants: the type is that of their kind, and the values are checked.
    fn by_value(
        &mut self,
        node: &Node,
        flat: &Flat<'a>,
        kinds: Kinds,
        values: &[Listed<'a>],
        direction: Direction,
    ) -> Body {
        let check = Check::OneOfValues(texts(values));
        let plain: Vec<Kinds> = kinds.without(Kinds::NULL).classes().collect();
        let body = match plain.as_slice() {
            [Kinds::ARRAY] => self.array(node, flat, &[], direction),
            [Kinds::OBJECT] => self.object(node, flat, &[], direction),
            _ => Body::Plain(Use::of(Type::Json)),
        };
        match body {
            Body::Plain(mut used) => {
                used.checks.push(check);
                Body::Plain(used)
            }
            Body::Def(Shape::Struct(mut fields)) => {
                fields.checks.push(check);
                Body::Def(Shape::Struct(fields))
            }
            other => other,
        }
    }

    /// Says that listed values are left out, if they are.
    pub(super) fn report_misplaced(&mut self, node: &Node, flat: &Flat<'a>, counted: bool) {
        if counted {
            return;
        }
        let lists = flat.bits.iter().find_map(|bit| bit.schema.values.as_ref()?.iter().find(|value| !value.is_null()));
        if let Some(value) = lists {
            self.say(codes::enum_misplaced(node.pointer.clone(), &json_text(value)));
        }
    }

    fn report_misfits(&mut self, node: &Node, flat: &Flat<'a>, values: &[Listed<'a>]) {
        let types = declared(flat);
        let kinds = Kinds::of_types(types);
        let misfit = values.iter().find(|listed| !Kinds::of_value(listed.value).within(kinds));
        if let Some(misfit) = misfit {
            self.say(codes::enum_value_type(node.pointer.clone(), &json_text(misfit.value)));
        }
    }
}

/// The types that are declared for all that holds together.
fn declared(flat: &Flat<'_>) -> Types {
    let types: Vec<Types> = flat.bits.iter().map(|bit| bit.schema.types).filter(|types| !types.is_empty()).collect();
    match types.as_slice() {
        [one] => one.without(Types::NULL),
        [first, others @ ..] if others.iter().all(|other| other == first) => first.without(Types::NULL),
        _ => Types::default(),
    }
}

/// The values as JSON texts.
pub(super) fn texts(values: &[Listed<'_>]) -> Vec<String> {
    values.iter().map(|listed| json_text(listed.value)).collect()
}

/// Values that were seen. Texts are found without looking at all others: there may be tens of thousands.
#[derive(Default)]
struct Known<'a> {
    texts: BTreeSet<&'a str>,
    numbers: BTreeSet<&'a str>,
    /// All that are no texts.
    others: Vec<&'a Value>,
}

impl<'a> Known<'a> {
    /// Remembers a value; false if the same one was there.
    fn adds(&mut self, value: &'a Value) -> bool {
        if let Some(text) = value.as_str() {
            return self.texts.insert(text);
        }
        if self.holds(value) {
            return false;
        }
        self.numbers.extend(value.as_number());
        self.others.push(value);
        true
    }

    fn holds(&self, value: &Value) -> bool {
        if let Some(text) = value.as_str() {
            return self.texts.contains(text);
        }
        value.as_number().is_some_and(|number| self.numbers.contains(number))
            || self.others.iter().any(|known| same(known, value))
    }
}

/// An enum of scalar values.
pub(super) fn enum_of(values: &[Listed<'_>], types: Types, labels: &Labels, names: &Labels) -> Enum {
    let kind = kind_of(values, types);
    let mut listed: Vec<EnumValue> = Vec::with_capacity(values.len());
    let mut seen = BTreeSet::new();
    for value in values {
        let text = labels::plain_text(value.value);
        let wire = match kind {
            EnumKind::String => text.clone(),
            EnumKind::Integer => whole_digits(&text).unwrap_or_else(|| text.clone()),
            EnumKind::Json => json_text(value.value),
        };
        if !seen.insert(wire.clone()) {
            continue;
        }
        listed.push(EnumValue {
            name: names.get(&text).cloned().unwrap_or_else(|| text.clone()),
            wire,
            label: labels.get(&text).cloned().unwrap_or_default(),
            origin: Origin { pointer: value.pointer.clone() },
        });
    }
    Enum { kind, values: listed }
}

/// What the values are. The declared type decides where a document writes `1` for `"1"` or the other way round.
fn kind_of(values: &[Listed<'_>], types: Types) -> EnumKind {
    let all = |fits: fn(&Value) -> bool| values.iter().all(|listed| fits(listed.value));
    if types == Types::STRING || (all(|value| value.as_str().is_some()) && !is_integer(types)) {
        return EnumKind::String;
    }
    let fits = |text: &str| is_whole(text) && whole_digits(text).is_some_and(|digits| digits.parse::<i64>().is_ok());
    let integers = values.iter().all(|listed| match &listed.value.kind {
        Kind::Number(number) => fits(number),
        Kind::String(text) => is_integer(types) && text.parse::<i64>().is_ok(),
        _ => false,
    });
    match integers {
        // Another value may have a fraction.
        true if types == Types::NUMBER => EnumKind::Json,
        true => EnumKind::Integer,
        false if all(|value| value.as_str().is_some()) => EnumKind::String,
        false => EnumKind::Json,
    }
}

fn is_integer(types: Types) -> bool {
    types == Types::INTEGER
}
