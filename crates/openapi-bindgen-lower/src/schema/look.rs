//! Looking at schemas without lowering them: who is who, and what has been worked out already.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use openapi_bindgen_diagnostics::Pointer;
use openapi_bindgen_spec::model::{Document, Schema, SchemaId};

use super::facts::Facts;
use super::flat::Flat;
use super::kinds::Kinds;
use super::memo::Memo;
use super::node::{Node, Part};
use super::null::Null;
use super::{Options, Place, outside};

/// A chain of references or wrappers longer than this leads nowhere.
pub(super) const MAX_CHAIN: usize = 64;

/// A document with what its schemas are known by. All answers are functions of the document alone.
pub(super) struct Look<'a> {
    pub(super) document: &'a Document,
    pub(super) options: &'a Options,
    names: Vec<Option<&'a str>>,
    children: BTreeMap<SchemaId, Vec<SchemaId>>,
    declared: BTreeMap<String, Place>,
    tags: BTreeMap<SchemaId, Vec<&'a str>>,
    places: Memo<Place>,
    pub(super) nulls: Memo<Null>,
    pub(super) kinds: Memo<Kinds>,
    pub(super) facts: Memo<Rc<Facts>>,
    pub(super) solos: Memo<Option<SchemaId>>,
}

impl<'a> Look<'a> {
    pub(super) fn new(document: &'a Document, options: &'a Options) -> Self {
        let mut look = Self {
            document,
            options,
            names: names(document),
            children: BTreeMap::new(),
            declared: BTreeMap::new(),
            tags: BTreeMap::new(),
            places: Memo::default(),
            nulls: Memo::default(),
            kinds: Memo::default(),
            facts: Memo::default(),
            solos: Memo::default(),
        };
        look.children = look.find_children();
        look.tags = look.find_tags();
        look
    }

    pub(super) fn schema(&self, id: SchemaId) -> &'a Schema {
        self.document.schema(id)
    }

    /// The name of a component schema.
    pub(super) fn component(&self, id: SchemaId) -> Option<&'a str> {
        *self.names.get(id.index())?
    }

    /// The component schema with this name.
    pub(super) fn id_of(&self, name: &str) -> Option<SchemaId> {
        self.document.component(name)
    }

    /// Remembers where a schema outside the components stands.
    pub(super) fn declare(&mut self, id: SchemaId, place: &Place) {
        let pointer = self.schema(id).pointer.as_str().to_owned();
        self.declared.entry(pointer).or_insert_with(|| place.clone());
    }

    /// Follows references to what they lead to; `None` where that is nothing.
    pub(super) fn resolve(&self, id: SchemaId) -> Option<SchemaId> {
        let mut here = id;
        for _ in 0..MAX_CHAIN {
            match &self.schema(here).reference {
                None => return Some(here),
                Some(reference) => here = reference.target?,
            }
        }
        None
    }

    /// The first component that a chain of references comes to, or its end.
    pub(super) fn resolve_to_component(&self, id: SchemaId) -> Option<SchemaId> {
        let mut here = id;
        for _ in 0..MAX_CHAIN {
            match &self.schema(here).reference {
                None => return Some(here),
                Some(reference) => here = reference.target?,
            }
            if self.component(here).is_some() {
                return Some(here);
            }
        }
        None
    }

    /// The components that build on this base with a discriminator by `allOf`, in document order.
    pub(super) fn children(&self, base: SchemaId) -> &[SchemaId] {
        self.children.get(&base).map_or(&[], Vec::as_slice)
    }

    fn find_children(&self) -> BTreeMap<SchemaId, Vec<SchemaId>> {
        let bases: BTreeSet<SchemaId> = self
            .document
            .schemas()
            .filter(|(_, schema)| {
                schema.seldom.discriminator.is_some() && schema.one_of.is_empty() && schema.any_of.is_empty()
            })
            .map(|(id, _)| id)
            .collect();
        let mut children: BTreeMap<SchemaId, Vec<SchemaId>> = BTreeMap::new();
        if bases.is_empty() {
            return children;
        }
        for (_, id) in &self.document.components {
            for base in self.ancestors(*id).intersection(&bases) {
                children.entry(*base).or_default().push(*id);
            }
        }
        children
    }

    /// Members that discriminators of unions look at, in branches which do not declare them.
    pub(super) fn implied_tags(&self, flat: &Flat<'a>) -> Vec<&'a str> {
        let mut tags: Vec<&'a str> = Vec::new();
        for tag in flat.bits.iter().filter_map(|bit| self.tags.get(&bit.id)).flatten() {
            if !tags.contains(tag) {
                tags.push(tag);
            }
        }
        tags
    }

    fn find_tags(&self) -> BTreeMap<SchemaId, Vec<&'a str>> {
        let mut tags: BTreeMap<SchemaId, Vec<&'a str>> = BTreeMap::new();
        for (_, schema) in self.document.schemas() {
            let Some(discriminator) = &schema.seldom.discriminator else { continue };
            for branch in schema.one_of.iter().chain(&schema.any_of).filter_map(|id| self.resolve(*id)) {
                let name = discriminator.property.as_str();
                // Where the union itself declares the member, every branch gets it from there.
                let is_declared = schema.properties.iter().any(|(known, _)| known == name);
                let known = tags.entry(branch).or_default();
                if !is_declared && !known.contains(&name) && !self.facts(branch).members.contains(name) {
                    known.push(name);
                }
            }
        }
        tags
    }

    /// All schemas that this one builds on by `allOf`, however far away.
    pub(super) fn ancestors(&self, id: SchemaId) -> BTreeSet<SchemaId> {
        let mut found = BTreeSet::new();
        let mut open = vec![id];
        while let Some(here) = open.pop() {
            let schema = self.schema(here);
            let target = schema.reference.as_ref().and_then(|reference| reference.target);
            // What a component merely points at is that schema itself, not its base.
            let follow = if here == id { None } else { target };
            for next in schema.all_of.iter().copied().chain(follow) {
                if found.insert(next) {
                    open.push(next);
                }
            }
        }
        found.remove(&id);
        found
    }

    /// Where a schema stands, found from its pointer alone: the same whoever refers to it first.
    pub(super) fn place_of(&self, id: SchemaId) -> Place {
        if let Some(name) = self.component(id) {
            return self.places.get(id).unwrap_or_else(|| {
                let place = Place::component(name);
                self.places.set(id, place.clone());
                place
            });
        }
        let pointer = self.schema(id).pointer.clone();
        if let Some(place) = self.declared.get(pointer.as_str()) {
            return place.clone();
        }
        let tokens: Vec<String> = pointer.tokens().collect();
        let (mut place, inner) = self.root_of(&pointer, &tokens);
        let mut rest = inner.iter();
        while let Some(token) = rest.next() {
            match token.as_str() {
                "properties" | "$defs" | "definitions" | "dependentSchemas" => {
                    place = rest.next().map_or(place.clone(), |name| place.child(name));
                }
                "patternProperties" => {
                    rest.next();
                    place = place.child("value");
                }
                "additionalProperties" | "unevaluatedProperties" => place = place.child("value"),
                "items" | "prefixItems" | "contains" => place = place.child("item"),
                "oneOf" | "anyOf" => {
                    rest.next();
                    place = place.child("option");
                }
                "allOf" => {
                    rest.next();
                }
                _ => {}
            }
        }
        place
    }

    /// The place of the component or of the declared schema that a pointer stands in, and the tokens below it.
    fn root_of<'t>(&self, pointer: &Pointer, tokens: &'t [String]) -> (Place, &'t [String]) {
        if let [first, second, name, rest @ ..] = tokens
            && (first.as_str(), second.as_str()) == ("components", "schemas")
        {
            return (Place::component(name), rest);
        }
        let mut above = pointer.clone();
        for kept in (0..tokens.len()).rev() {
            let Some(parent) = above.parent() else { break };
            above = parent;
            if let Some(place) = self.declared.get(above.as_str()) {
                return (place.clone(), tokens.get(kept..).unwrap_or(&[]));
            }
        }
        let (name, inner) = outside::owner(pointer, tokens);
        (Place::component(&name), inner)
    }

    /// What a lone `$ref` leads to, if what stands beside it contradicts it: 3.0 has it that the reference counts.
    pub(super) fn beside_reference(&self, node: &Node) -> Option<Node> {
        let id = node.sole()?;
        let schema = self.schema(id);
        let first = *schema.all_of.first()?;
        let is_reference = self.schema(first).pointer.last().as_deref() == Some("$ref");
        (is_reference && schema.all_of.len() == 1).then(|| self.node(first, &node.place))
    }

    /// The node of one schema. References to what is no component are followed: they are one with their target.
    pub(super) fn node(&self, id: SchemaId, place: &Place) -> Node {
        let mut here = id;
        let mut place = place.clone();
        for _ in 0..MAX_CHAIN {
            match self.schema(here).reference.as_ref().and_then(|reference| reference.target) {
                Some(target) if self.component(target).is_none() => {
                    here = target;
                    place = self.place_of(target);
                }
                _ => break,
            }
        }
        let pointer = self.schema(here).pointer.clone();
        Node::new(vec![Part { id: here, place: place.clone() }], pointer, place)
    }
}

/// The names of component schemas, by number.
fn names(document: &Document) -> Vec<Option<&str>> {
    let mut names = vec![None; document.schemas().count()];
    for (name, id) in &document.components {
        if let Some(known) = names.get_mut(id.index()) {
            *known = Some(name.as_str());
        }
    }
    names
}
