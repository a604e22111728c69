//! Writing a schema out where it means something of its own.

use std::collections::BTreeMap;

use openapi_bindgen_diagnostics::codes::schema as codes;
use openapi_bindgen_diagnostics::{Diagnostic, Pointer};

use super::super::Reader;
use super::super::node::Node;
use super::graph::{Graph, Link, Scope, Site, holds_data, is_map, link};
use crate::files::percent_encoded;
use crate::limits::MAX_DEPTH;
use crate::value::{Kind, Span, Value};

/// So many values are written out in all.
const MAX_VALUES: usize = 200_000;

/// So many schemas are written out within one another.
const MAX_WITHIN: usize = 16;

pub(super) struct Copier<'r, 't, 's> {
    reader: &'r mut Reader<'t, 's>,
    graph: &'r Graph<'t>,
    values: usize,
    within: usize,
    /// Where a schema is written out that was reached with a scope, so that circles close.
    written: BTreeMap<(Pointer, Scope), Pointer>,
}

impl<'r, 't, 's> Copier<'r, 't, 's> {
    pub(super) fn new(reader: &'r mut Reader<'t, 's>, graph: &'r Graph<'t>) -> Self {
        Self { reader, graph, values: 0, within: 0, written: BTreeMap::new() }
    }

    /// What is to stand at a site; `None` if it may stay as it is.
    pub(super) fn bound(&mut self, site: &Site<'t>) -> Option<Value> {
        let scope = self.graph.around(&site.node.pointer);
        let target = self.target(&site.link, &scope)?;
        if site.node.value.get("$ref").is_some() && self.graph.within(&target.pointer, &scope).1 {
            return None;
        }
        self.written.clear();
        let members = site.node.value.members().iter().filter(|(key, _)| !is_link(key)).cloned().collect();
        Some(self.referring(&target, members, site.node.value.span, &site.node.pointer, &scope))
    }

    fn target(&mut self, link: &Link<'t>, scope: &Scope) -> Option<Node<'t>> {
        match link {
            Link::Plain(target) => Some(target.clone()),
            Link::Dynamic(name) => {
                let pointer = self.graph.meant(name, scope)?;
                self.reader.node_at(&pointer)
            }
        }
    }

    /// An object that refers to `target` and has these members besides.
    fn referring(
        &mut self,
        target: &Node<'t>,
        mut members: Vec<(String, Value)>,
        span: Span,
        here: &Pointer,
        scope: &Scope,
    ) -> Value {
        // Definitions alone say nothing about the value: the object is what it refers to.
        if members.iter().all(|(key, _)| is_silent(key) && target.value.get(key).is_none()) {
            let mut whole = self.reached(target, here.clone(), scope);
            if let Kind::Object(own) = &mut whole.kind {
                own.append(&mut members);
            }
            return whole;
        }
        let known = members.iter().position(|(key, value)| key == "allOf" && value.is_array());
        let count = known.and_then(|at| members.get(at)).map_or(0, |(_, all)| all.elements().len());
        let whole = self.reached(target, here.child("allOf").index(count), scope);
        match (whole.kind, known.and_then(|at| members.get_mut(at))) {
            (Kind::Object(reference), _) if matches!(reference.as_slice(), [(key, _)] if key == "$ref") => {
                members.splice(0..0, reference);
            }
            (kind, Some((_, Value { kind: Kind::Array(all), .. }))) => all.push(Value { kind, span: whole.span }),
            (kind, _) => {
                let all = Kind::Array(vec![Value { kind, span: whole.span }]);
                members.push(("allOf".to_owned(), Value { kind: all, span }));
            }
        }
        Value { kind: Kind::Object(members), span }
    }

    /// A schema as it is when it is reached with a scope: a `$ref` to it, or itself written out.
    fn reached(&mut self, target: &Node<'t>, here: Pointer, scope: &Scope) -> Value {
        let (scope, is_plain) = self.graph.within(&target.pointer, scope);
        if is_plain {
            return reference(&target.pointer, target.value.span);
        }
        let key = (target.pointer.clone(), scope);
        if let Some(known) = self.written.get(&key) {
            return reference(known, target.value.span);
        }
        let is_deep = here.tokens().count() + depth(target.value) > MAX_DEPTH;
        if is_deep || self.within >= MAX_WITHIN || self.values >= MAX_VALUES {
            let what = format!("{} depends too much on how it is reached", target.pointer);
            let note = Diagnostic::warning(codes::DYNAMIC_REF, target.pointer.clone(), what);
            self.reader.sink.push(note.effect("its `$dynamicRef`s mean what they mean in itself"));
            return reference(&target.pointer, target.value.span);
        }
        let scope = key.1.clone();
        self.written.insert(key, here.clone());
        self.within += 1;
        let copy = self.copy(target, &here, &scope, false);
        self.within -= 1;
        copy
    }

    fn copy(&mut self, node: &Node<'t>, here: &Pointer, scope: &Scope, holds_names: bool) -> Value {
        self.values += 1;
        let span = node.value.span;
        match &node.value.kind {
            Kind::Array(_) => {
                let elements = node.elements().enumerate();
                let copies = elements.map(|(at, element)| self.copy(&element, &here.index(at), scope, false));
                Value { kind: Kind::Array(copies.collect()), span }
            }
            Kind::Object(_) => {
                let link = link(self.reader, node.value, &node.pointer).filter(|_| !holds_names);
                let target = link.and_then(|link| self.target(&link, scope));
                let left_out = |key: &str| !holds_names && (is_name(key) || (target.is_some() && is_link(key)));
                let mut members = Vec::with_capacity(node.value.members().len());
                for (key, member) in node.members().filter(|(key, _)| !left_out(key)) {
                    let copy = match !holds_names && holds_data(key) {
                        true => member.value.clone(),
                        false => self.copy(&member, &here.child(key), scope, !holds_names && is_map(key)),
                    };
                    members.push((key.to_owned(), copy));
                }
                match target {
                    Some(target) => self.referring(&target, members, span, here, scope),
                    None => Value { kind: Kind::Object(members), span },
                }
            }
            _ => node.value.clone(),
        }
    }
}

/// Levels of values within a value: nothing is deeper than a text may be, however it came to be.
fn depth(value: &Value) -> usize {
    let members = value.members().iter().map(|(_, member)| member);
    members.chain(value.elements()).map(|below| 1 + depth(below)).max().unwrap_or(0)
}

/// A `$ref` to a place in the file from which `span` is.
fn reference(pointer: &Pointer, span: Span) -> Value {
    let text = pointer.as_str();
    let path = pointer.file().and_then(|file| text.get(file.len() + 1..)).unwrap_or(text);
    let text = Value { kind: Kind::String(format!("#{}", percent_encoded(path))), span };
    Value { kind: Kind::Object(vec![("$ref".to_owned(), text)]), span }
}

fn is_link(key: &str) -> bool {
    matches!(key, "$ref" | "$dynamicRef")
}

/// Whether a keyword changes nothing about the value.
fn is_silent(key: &str) -> bool {
    is_name(key) || matches!(key, "$defs" | "definitions" | "$comment")
}

/// Whether a keyword names the schema: what is written out is not the schema of that name.
fn is_name(key: &str) -> bool {
    matches!(key, "$id" | "$anchor" | "$dynamicAnchor")
}
