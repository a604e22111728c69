//! Objects: structs, and maps where no member is declared.

use std::collections::BTreeSet;

use openapi_bindgen_ir::{Check, Docs, Field, Origin, Presence, Rest, Shape, Struct, Type};
use openapi_bindgen_spec::model::SchemaId;

use super::body::Body;
use super::directions::kept;
use super::flat::{Flat, Group};
use super::kinds::Kinds;
use super::lower::{DocsAt, Schemas};
use super::members::{Further, Member};
use super::node::{Node, Part};
use super::{Direction, Key, UnknownMembers, Use, View};

impl<'a> Schemas<'a> {
    /// A node whose values are objects.
    pub(super) fn object(
        &mut self,
        node: &Node,
        flat: &Flat<'a>,
        checked: &[&Group<'a>],
        direction: Direction,
    ) -> Body {
        let members = self.look.members(flat);
        let required = self.look.required(flat);
        let mut checks = self.look.limits(flat, Kinds::OBJECT);
        checks.extend(self.look.further_checks(flat, checked));
        self.structure(node, flat, members, required, checks, direction)
    }

    /// The struct or map of an object with these members.
    pub(super) fn structure(
        &mut self,
        node: &Node,
        flat: &Flat<'a>,
        members: Vec<Member<'a>>,
        required: Vec<&'a str>,
        mut checks: Vec<Check>,
        direction: Direction,
    ) -> Body {
        let further = match (self.look.further(flat), self.look.match_all(flat)) {
            (Further::Unsaid | Further::Any | Further::Denied, Some(part)) if members.is_empty() => {
                checks.retain(|check| !matches!(check, Check::PatternMembers(..)));
                Further::Of(vec![part])
            }
            (further, _) => further,
        };
        if members.is_empty() && required.is_empty() && !matches!(further, Further::Denied) {
            return self.map(node, further, checks, direction);
        }
        let fields = self.fields(node, flat, &members, &required, &mut checks, direction);
        let names: Vec<&str> = members.iter().map(|member| member.name).collect();
        let rest = self.rest(node, flat, further, &names, &mut checks, direction);
        if fields.is_empty() && matches!(rest, Rest::Kept { .. }) {
            let Rest::Kept { value, checks: inner, .. } = rest else { return Body::Plain(Use::of(Type::Json)) };
            return Body::Plain(map_of(value, inner, checks));
        }
        Body::Def(Shape::Struct(Struct { fields, rest, checks }))
    }

    fn map(&mut self, node: &Node, further: Further, checks: Vec<Check>, direction: Direction) -> Body {
        let (value, inner) = match further {
            Further::Of(parts) => self.further_value(node, parts, direction),
            _ => (Type::Json, Vec::new()),
        };
        Body::Plain(map_of(value, inner, checks))
    }

    fn fields(
        &mut self,
        node: &Node,
        flat: &Flat<'a>,
        members: &[Member<'a>],
        required: &[&'a str],
        checks: &mut Vec<Check>,
        direction: Direction,
    ) -> Vec<Field> {
        let is_required: BTreeSet<&str> = required.iter().copied().collect();
        let drops_read_only = self.view(node, direction) != View::Whole;
        let mut fields = Vec::with_capacity(members.len());
        for member in members {
            let inner = self.look.member_node(member, &node.pointer, &node.place);
            if self.look.choice(&inner).is_some_and(|choice| choice.skip) {
                continue;
            }
            if self.look.is_forbidden(&inner) {
                checks.push(Check::Member(member.name.to_owned(), vec![Check::Never]));
                continue;
            }
            let field = self.field(member, inner, is_required.contains(member.name), direction);
            if !(drops_read_only && field.read_only) {
                fields.push(field);
            }
        }
        let declared: BTreeSet<&str> = members.iter().map(|member| member.name).collect();
        let missing: Vec<&str> = required.iter().copied().filter(|name| !declared.contains(name)).collect();
        for name in &missing {
            fields.push(self.undeclared(node, flat, name, direction));
        }
        for name in self.look.required_somewhere(flat) {
            if !declared.contains(name) && !missing.contains(&name) {
                let field = self.undeclared(node, flat, name, direction);
                fields.push(Field { presence: Presence::Optional, ..field });
            }
        }
        let tags = self.look.implied_tags(flat);
        for name in tags.into_iter().filter(|name| !declared.contains(name) && !missing.contains(name)) {
            fields.push(implied_tag(node, name));
        }
        fields
    }

    fn field(&mut self, member: &Member<'a>, inner: Node, required: bool, direction: Direction) -> Field {
        let choice = self.look.choice(&inner);
        let required = choice.and_then(|choice| choice.required).unwrap_or(required);
        let mut used = self.use_of(&inner, direction, DocsAt::Use);
        if says_nothing(&used.docs.summary, member.name) {
            used.docs.summary.clear();
        }
        // What only the user may send is never demanded of the server.
        let required = required && (!used.write_only || Self::is_request(direction));
        Field {
            name: member.name.to_owned(),
            wire: member.name.to_owned(),
            presence: presence(required, used.nullable),
            ty: used.ty,
            docs: used.docs,
            deprecated: used.deprecated,
            read_only: used.read_only,
            write_only: used.write_only,
            checks: used.checks,
            default: used.default,
            constant: None,
            origin: Origin { pointer: inner.pointer.as_str().to_owned() },
        }
    }

    /// A member that is required but not declared: any value, or one that further members may have.
    fn undeclared(&mut self, node: &Node, flat: &Flat<'a>, name: &str, direction: Direction) -> Field {
        let (ty, checks) = match self.look.further(flat) {
            Further::Of(parts) => self.further_value(node, parts, direction),
            _ => (Type::Json, Vec::new()),
        };
        Field {
            name: name.to_owned(),
            wire: name.to_owned(),
            ty,
            presence: Presence::Required,
            docs: Docs::default(),
            deprecated: false,
            read_only: false,
            write_only: false,
            checks,
            default: None,
            constant: None,
            origin: Origin { pointer: node.pointer.as_str().to_owned() },
        }
    }

    /// The type of further members' values.
    fn further_value(&mut self, node: &Node, parts: Vec<Part>, direction: Direction) -> (Type, Vec<Check>) {
        let place = node.place.child("value");
        let value = self.look.joint_node(parts, &node.pointer, &place, "additionalProperties");
        let used = self.use_of(&value, direction, DocsAt::Type);
        (used.whole_type(), used.checks)
    }

    fn rest(
        &mut self,
        node: &Node,
        flat: &Flat<'a>,
        further: Further,
        names: &[&str],
        checks: &mut Vec<Check>,
        direction: Direction,
    ) -> Rest {
        let patterns: Vec<(&'a str, SchemaId)> = flat
            .bits
            .iter()
            .flat_map(|bit| bit.schema.seldom.pattern_properties.iter().map(|(pattern, id)| (pattern.as_str(), *id)))
            .collect();
        let extra = self.look.choice(node).and_then(|choice| choice.extra);
        match further {
            Further::Of(parts) => {
                let (value, inner) = self.further_value(node, parts, direction);
                if patterns.is_empty() { kept(value, inner) } else { kept(Type::Json, Vec::new()) }
            }
            Further::Any => kept(Type::Json, Vec::new()),
            Further::Unsaid if extra.unwrap_or(self.look.options.extra) || !patterns.is_empty() => {
                kept(Type::Json, Vec::new())
            }
            Further::Unsaid => {
                if extra.is_none() {
                    let key = Key::new(&node.key, self.view(node, direction));
                    self.undecided.insert(key);
                }
                Rest::Ignored
            }
            Further::Denied if !patterns.is_empty() => {
                let keys = names.iter().map(|name| (*name).to_owned()).collect();
                let expressions = patterns.iter().map(|(pattern, _)| (*pattern).to_owned()).collect();
                checks.push(Check::NoOthers { keys, patterns: expressions });
                self.pattern_values(node, &patterns, direction)
            }
            Further::Denied => match (extra, self.look.options.unknown_members) {
                (Some(true), _) | (None, UnknownMembers::Keep) => kept(Type::Json, Vec::new()),
                (Some(false), _) | (None, UnknownMembers::Refuse) => Rest::Denied,
                (None, UnknownMembers::Ignore) => Rest::Ignored,
            },
        }
    }

    /// Members whose keys match a pattern have one type if there is one pattern; `validate()` knows the others.
    fn pattern_values(&mut self, node: &Node, patterns: &[(&str, SchemaId)], direction: Direction) -> Rest {
        let [(_, id)] = patterns else { return kept(Type::Json, Vec::new()) };
        let value = self.look.node(*id, &node.place.child("value"));
        let used = self.use_of(&value, direction, DocsAt::Type);
        kept(used.whole_type(), used.checks)
    }
}

impl super::look::Look<'_> {
    /// Whether a member must not be there.
    fn is_forbidden(&self, node: &Node) -> bool {
        node.parts.iter().any(|part| self.resolve(part.id).is_some_and(|id| self.schema(id).boolean == Some(false)))
    }

    /// Whether no value fits all schemas of a node.
    pub(super) fn contradicts(&self, node: &Node) -> bool {
        let flat = self.flat(node);
        let no_value =
            || !self.allows_null(node) && self.values(&flat, Kinds::ALL).is_some_and(|values| values.is_empty());
        !flat.never && (self.kinds_of(&flat).is_empty() || no_value())
    }
}

/// The member by which a union tells its branches apart, in a branch that does not declare it.
fn implied_tag(node: &Node, name: &str) -> Field {
    let note = "Tells which branch of a union this is.".to_owned();
    Field {
        name: name.to_owned(),
        wire: name.to_owned(),
        ty: Type::String,
        presence: Presence::Optional,
        docs: Docs { notes: vec![note], ..Docs::default() },
        deprecated: false,
        read_only: false,
        write_only: false,
        checks: Vec::new(),
        default: None,
        constant: None,
        origin: Origin { pointer: node.pointer.as_str().to_owned() },
    }
}

fn map_of(value: Type, inner: Vec<Check>, mut checks: Vec<Check>) -> Use {
    if !inner.is_empty() {
        checks.insert(0, Check::Values(inner));
    }
    let mut used = Use::of(Type::Map(Box::new(value)));
    used.checks = checks;
    used
}

/// How a member may be missing.
fn presence(required: bool, nullable: bool) -> Presence {
    match (required, nullable) {
        (true, false) => Presence::Required,
        (true, true) => Presence::RequiredNullable,
        (false, false) => Presence::Optional,
        (false, true) => Presence::OptionalNullable,
    }
}

/// Whether a title only repeats the member's key, as generators of documents do.
fn says_nothing(title: &str, key: &str) -> bool {
    let plain =
        |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    plain(title) == plain(key)
}
