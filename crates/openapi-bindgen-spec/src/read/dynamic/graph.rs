//! Which schemas depend on how they are reached.

use std::collections::{BTreeMap, BTreeSet};

use openapi_bindgen_diagnostics::Pointer;

use super::super::Reader;
use super::super::node::Node;
use super::super::refs::outermost_schema;
use crate::value::{Kind, Value};

/// Schemas by the anchors that stand for them.
pub(super) type Scope = BTreeMap<String, Pointer>;

/// So many different anchors are followed; documents have one or two.
const MAX_ANCHORS: usize = 64;

/// An object with a `$ref` or `$dynamicRef`.
pub(super) struct Site<'t> {
    pub(super) node: Node<'t>,
    pub(super) link: Link<'t>,
}

/// What an object refers to.
#[derive(Clone)]
pub(super) enum Link<'t> {
    Plain(Node<'t>),
    Dynamic(&'t str),
}

/// The outermost schemas of a document with what they refer to.
pub(super) struct Graph<'t> {
    sites: Vec<Site<'t>>,
    /// The anchors that each schema has.
    own: BTreeMap<Pointer, Scope>,
    /// The anchors on which each schema depends.
    needs: BTreeMap<Pointer, BTreeSet<&'t str>>,
    /// The only schema of each anchor, if it is the only one.
    only: BTreeMap<String, Option<Pointer>>,
}

impl<'t> Graph<'t> {
    pub(super) fn new(reader: &mut Reader<'t, '_>) -> Self {
        let mut graph = Self { sites: Vec::new(), own: BTreeMap::new(), needs: BTreeMap::new(), only: BTreeMap::new() };
        for (pointer, name) in reader.files.ids.anchors() {
            let own = graph.own.entry(resource(pointer)).or_default();
            own.entry(name.clone()).or_insert_with(|| pointer.clone());
            let only = graph.only.entry(name.clone()).or_insert_with(|| Some(pointer.clone()));
            only.take_if(|known| known != pointer);
        }
        let files = reader.files;
        for (number, file) in (0..).zip(&files.all) {
            graph.collect(reader, Node { value: &file.value, pointer: file.root(number) }, false);
        }
        graph.spread();
        graph
    }

    pub(super) fn sites(&self) -> &[Site<'t>] {
        &self.sites
    }

    /// What anchors mean where the document itself is looked at.
    pub(super) fn around(&self, pointer: &Pointer) -> Scope {
        self.own.get(&resource(pointer)).cloned().unwrap_or_default()
    }

    /// What anchors mean in a schema that is reached with the scope `outer`, as far as it asks; and whether they
    /// mean the same when it is not reached from elsewhere.
    pub(super) fn within(&self, target: &Pointer, outer: &Scope) -> (Scope, bool) {
        let (resource, mut scope, mut is_plain) = (resource(target), Scope::new(), true);
        let own = self.own.get(&resource);
        for name in self.needs.get(&resource).into_iter().flatten().copied() {
            let inner = own.and_then(|own| own.get(name));
            let meant = outer.get(name).or(inner);
            is_plain &= meant == inner;
            if let Some(meant) = meant {
                scope.insert(name.to_owned(), meant.clone());
            }
        }
        (scope, is_plain)
    }

    /// The schema of an anchor: by its scope, or the only one that there is.
    pub(super) fn meant(&self, name: &str, scope: &Scope) -> Option<Pointer> {
        scope.get(name).cloned().or_else(|| self.only.get(name)?.clone())
    }

    fn collect(&mut self, reader: &mut Reader<'t, '_>, node: Node<'t>, holds_names: bool) {
        match &node.value.kind {
            Kind::Array(_) => node.elements().for_each(|element| self.collect(reader, element, false)),
            Kind::Object(_) => {
                for (key, member) in node.members().filter(|(key, _)| holds_names || !holds_data(key)) {
                    self.collect(reader, member, !holds_names && is_map(key));
                }
                if let Some(link) = link(reader, node.value, &node.pointer) {
                    self.sites.push(Site { node, link });
                }
            }
            _ => {}
        }
    }

    /// Whoever refers to a schema that depends on an anchor depends on it too.
    fn spread(&mut self) {
        let mut users: BTreeMap<Pointer, BTreeSet<Pointer>> = BTreeMap::new();
        let mut open: BTreeMap<&'t str, Vec<Pointer>> = BTreeMap::new();
        for site in &self.sites {
            let user = resource(&site.node.pointer);
            match &site.link {
                Link::Plain(target) => {
                    users.entry(resource(&target.pointer)).or_default().insert(user);
                }
                Link::Dynamic(name) => open.entry(name).or_default().push(user),
            }
        }
        for (name, mut open) in open.into_iter().take(MAX_ANCHORS) {
            while let Some(schema) = open.pop() {
                if self.needs.entry(schema.clone()).or_default().insert(name) {
                    open.extend(users.get(&schema).into_iter().flatten().cloned());
                }
            }
        }
    }
}

/// What an object refers to, if it does and if there is such a thing.
pub(super) fn link<'t>(reader: &mut Reader<'t, '_>, value: &'t Value, user: &Pointer) -> Option<Link<'t>> {
    let text = |key| value.get(key).filter(|reference| reference.as_str().is_some());
    match (text("$ref"), text("$dynamicRef")) {
        (Some(reference), _) => Some(Link::Plain(reader.resolve(reference, user).ok()?)),
        (None, Some(reference)) => match reference.as_str()?.strip_prefix('#') {
            Some(name) if !name.is_empty() && !name.starts_with('/') => Some(Link::Dynamic(name)),
            _ => Some(Link::Plain(reader.resolve(reference, user).ok()?)),
        },
        (None, None) => None,
    }
}

/// The schema as a whole in which something stands; in a file without such the file.
fn resource(pointer: &Pointer) -> Pointer {
    let whole = || pointer.file().map_or_else(|| pointer.clone(), |file| Pointer::in_file(file, ""));
    outermost_schema(Some(pointer.clone())).unwrap_or_else(whole)
}

/// Whether a keyword holds data, in which `$ref` is a word like others.
pub(super) fn holds_data(key: &str) -> bool {
    matches!(key, "example" | "examples" | "default" | "enum" | "const") || key.starts_with("x-")
}

/// Whether the members of a keyword's value are named by the document's author.
pub(super) fn is_map(key: &str) -> bool {
    matches!(
        key,
        "properties"
            | "patternProperties"
            | "dependentSchemas"
            | "$defs"
            | "definitions"
            | "schemas"
            | "paths"
            | "pathItems"
            | "webhooks"
            | "callbacks"
            | "responses"
            | "requestBodies"
            | "parameters"
            | "headers"
            | "content"
            | "encoding"
            | "links"
    )
}
