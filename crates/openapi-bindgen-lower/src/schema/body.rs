//! Which kind of type a node becomes.

use openapi_bindgen_ir::{Shape, Type};
use openapi_bindgen_spec::model::{Additional, SchemaId};

use super::flat::{Flat, Group};
use super::kinds::Kinds;
use super::look::Look;
use super::lower::{DocsAt, Schemas};
use super::node::Node;
use super::null::combines;
use super::{Direction, Use, codes};

/// Unions that hold together make a type for each way to choose a branch of each: no more than this.
const MAX_WAYS: usize = 128;

/// What a node becomes.
pub(super) enum Body {
    /// A type that needs no definition.
    Plain(Use),
    /// A definition.
    Def(Shape),
}

impl<'a> Schemas<'a> {
    /// Lowers a node that is no mere wrapper.
    pub(super) fn body(&mut self, node: &Node, direction: Direction) -> Body {
        if let Some(ty) = self.look.choice(node).and_then(|choice| choice.ty.clone()) {
            return Body::Plain(Use::of(Type::Custom(ty)));
        }
        let flat = self.look.flat(node);
        if flat.broken && flat.bits.is_empty() && flat.groups.is_empty() {
            return Body::Plain(Use::of(Type::Json));
        }
        if let Some(children) = self.look.cases_of(node) {
            return self.base(node, children, direction);
        }
        let kinds = self.look.kinds_of(&flat).and(node.only);
        let values = self.look.values(&flat, node.only);
        self.report_misplaced(node, &flat, values.is_some());
        if let Some(values) = values.filter(|_| flat.groups.is_empty()) {
            return self.enumeration(node, &flat, kinds, values, direction);
        }
        if let Some(narrowed) = self.look.narrowed(node, &flat) {
            return self.body(&narrowed, direction);
        }
        let (unions, checked) = self.sort_groups(&flat, kinds);
        let ways = unions.iter().fold(node.weight, |ways, group| ways.saturating_mul(group.branches.len()));
        match unions.first() {
            Some(_) if (unions.len() > 1 || node.weight > 1) && ways > MAX_WAYS => {
                self.say(codes::too_many_ways(node.pointer.clone()));
                self.anything(&flat, &checked)
            }
            Some(group) => self.union(node, &flat, group, &checked, direction),
            None => self.by_kind(node, &flat, kinds, &checked, direction),
        }
    }

    /// Unions that make a difference to the type, and those that only `validate()` can see.
    fn sort_groups<'f>(&self, flat: &'f Flat<'a>, kinds: Kinds) -> (Vec<&'f Group<'a>>, Vec<&'f Group<'a>>) {
        flat.groups.iter().partition(|group| {
            !group.branches.iter().all(|(_, branch)| self.look.is_check(*branch, kinds.without(Kinds::NULL)))
        })
    }

    fn by_kind(
        &mut self,
        node: &Node,
        flat: &Flat<'a>,
        kinds: Kinds,
        checked: &[&Group<'a>],
        direction: Direction,
    ) -> Body {
        let values = kinds.without(Kinds::NULL);
        if values.is_empty() {
            return self.nothing(node, flat, kinds, direction);
        }
        let narrow = values.or(Kinds::NULL) != Kinds::ALL;
        let classes: Vec<Kinds> = values.classes().collect();
        match classes.as_slice() {
            [class] if class.within(Kinds::OBJECT) => self.object(node, flat, checked, direction),
            [class] if class.within(Kinds::ARRAY) => self.array(node, flat, checked, direction),
            [class] => self.scalar(node, flat, *class, checked, direction),
            _ if narrow => self.by_several_kinds(node, &classes, direction),
            _ => self.anything(flat, checked),
        }
    }

    /// Any value, with what can be checked about it.
    pub(super) fn anything(&mut self, flat: &Flat<'a>, checked: &[&Group<'a>]) -> Body {
        let mut used = Use::of(Type::Json);
        used.checks = self.look.all_checks(flat, checked);
        Body::Plain(used)
    }

    /// A node that no value, or null alone, fits.
    fn nothing(&mut self, node: &Node, flat: &Flat<'a>, kinds: Kinds, direction: Direction) -> Body {
        if !kinds.is_empty() {
            return Body::Plain(Use::of(Type::Null));
        }
        if let Some(inner) = self.look.beside_reference(node) {
            self.say(codes::sibling_type(node.pointer.clone()));
            let used = self.use_of(&inner, direction, DocsAt::Use);
            return Body::Plain(used);
        }
        let mut used = Use::of(Type::Json);
        if flat.never {
            used.checks.push(openapi_bindgen_ir::Check::Never);
        } else {
            self.say(codes::contradiction(node.pointer.clone()));
        }
        Body::Plain(used)
    }
}

impl<'a> Look<'a> {
    /// A node without the unions that only name JSON types, if there are others: they become a limit on the kinds.
    fn narrowed(&self, node: &Node, flat: &Flat<'a>) -> Option<Node> {
        let is_bare = |group: &&Group<'a>| group.branches.iter().all(|(_, branch)| self.is_bare_type(*branch));
        let bare: Vec<&Group<'a>> = flat.groups.iter().filter(is_bare).collect();
        if bare.is_empty() || bare.len() == flat.groups.len() {
            return None;
        }
        let mut narrowed = node.clone();
        for group in bare {
            let any = group.branches.iter().fold(Kinds::NULL, |any, (_, branch)| any.or(self.kinds(*branch)));
            narrowed = narrowed.without_group(group.owner, group.kind);
            narrowed.only = narrowed.only.and(any);
        }
        Some(narrowed)
    }

    /// Whether a schema names a JSON type and says nothing else.
    fn is_bare_type(&self, id: SchemaId) -> bool {
        let Some(schema) = self.resolve(id).map(|id| self.schema(id)) else { return false };
        let items = schema.items.is_none_or(|items| !self.kinds(items).is_narrow());
        !schema.types.is_empty()
            && self.component(self.resolve(id).unwrap_or(id)).is_none()
            && items
            && schema.values.is_none()
            && schema.properties.is_empty()
            && schema.required.is_empty()
            && matches!(schema.additional, Additional::Absent | Additional::Any)
            && schema.seldom.pattern_properties.is_empty()
            && schema.seldom.prefix_items.is_empty()
            && schema.format.is_none()
            && schema.limits == Default::default()
            && !combines(schema)
    }
}
