//! Following `$ref`s.

use std::collections::HashMap;

use openapi_bindgen_diagnostics::codes::references;
use openapi_bindgen_diagnostics::{Code, Diagnostic, Pointer, Severity};

use super::Reader;
use super::node::Node;
use crate::files::{Target, percent_decoded, split_fragment, target};
use crate::limits::MAX_REF_CHAIN;
use crate::value::{Kind, Value};

/// Objects with more members than this are searched by an index of their keys.
const LARGE: usize = 24;

/// Why a `$ref` leads nowhere.
pub(super) struct Dangling {
    code: Code,
    what: String,
    help: String,
}

impl Dangling {
    fn new(code: Code, what: String, help: &str) -> Self {
        Self { code, what, help: help.to_owned() }
    }

    /// As a message about the place that uses the reference.
    ///
    /// A schema that is not there can be read as any value, and real documents have such; another object that is
    /// not there would change what is sent. Nothing can be done about other machines.
    pub(super) fn at(self, pointer: &Pointer, effect: &str, for_schema: bool) -> Diagnostic {
        let mild = self.code == references::REF_REMOTE || (for_schema && self.code == references::REF_DANGLING);
        let mut diagnostic = Diagnostic::error(self.code, pointer.clone(), self.what);
        if mild {
            diagnostic.severity = Severity::Warning;
        }
        diagnostic.effect(effect).help(self.help)
    }
}

/// The reference that an object is, if it is one.
pub(super) fn reference(value: &Value) -> Option<&Value> {
    value.get("$ref").filter(|reference| matches!(reference.kind, Kind::String(_)))
}

impl<'t> Reader<'t, '_> {
    /// The node itself, or what it leads to if it is a `$ref`. `None` after a report if it leads nowhere.
    pub(super) fn follow(&mut self, node: Node<'t>, effect: &str) -> Option<Node<'t>> {
        if reference(node.value).is_none() {
            return Some(node);
        }
        let mut at = node.clone();
        let mut passed: Vec<*const Value> = Vec::new();
        while let Some(reference) = reference(at.value) {
            if passed.contains(&std::ptr::from_ref(at.value)) || passed.len() >= MAX_REF_CHAIN {
                let circle = passed.len() < MAX_REF_CHAIN;
                self.sink.push(endless(circle).at(&node.pointer, effect, false));
                return None;
            }
            passed.push(at.value);
            match self.resolve(reference, &at.pointer) {
                Ok(target) => at = target,
                Err(dangling) => {
                    self.sink.push(dangling.at(&node.pointer, effect, false));
                    return None;
                }
            }
        }
        Some(at)
    }

    /// The node that the text of a `$ref` names; `user` is where the reference stands.
    pub(super) fn resolve(&mut self, reference: &'t Value, user: &Pointer) -> Result<Node<'t>, Dangling> {
        let text = reference.as_str().unwrap_or_default();
        let key = (reference.span.file, text);
        if let Some(node) = self.resolved.get(&key) {
            return Ok(node.clone());
        }
        let node = self.find(text, reference.span.file, user)?;
        // Inside a schema with an `$id` or its own definitions the same text may mean something else.
        if self.files.ids.is_empty() && !text.starts_with("#/$defs") && !text.starts_with("#/definitions") {
            self.resolved.insert(key, node.clone());
        }
        Ok(node)
    }

    /// Finds what a reference names, seen from a file and a place.
    pub(super) fn find(&mut self, text: &str, file: u32, user: &Pointer) -> Result<Node<'t>, Dangling> {
        let (uri, fragment) = split_fragment(text);
        let fragment = fragment.unwrap_or_default();
        if uri.contains(is_no_uri_character) {
            let what = format!("`{}` is no reference", text.escape_debug());
            return Err(Dangling::new(
                references::REF_SYNTAX,
                what,
                "write a path such as `#/components/schemas/Name`",
            ));
        }
        let start = match self.named(uri, fragment, user) {
            Some(start) => start,
            None => self.file_named(uri, file, text)?,
        };
        let number = start.value.span.file;
        if fragment.is_empty() {
            return Ok(start);
        }
        let found = if fragment.starts_with('/') {
            self.walk(&start, fragment).or_else(|| self.nearest_definition(fragment, user))
        } else {
            let anchor = self.files.ids.by_anchor(number, &percent_decoded(fragment)).cloned();
            anchor.and_then(|pointer| self.node_at(&pointer))
        };
        found.ok_or_else(|| {
            let what = format!("`{text}` leads nowhere");
            let help = match self.similar(&start, fragment) {
                Some(similar) => format!("did you mean `{uri}#{similar}`?"),
                None => "correct the `$ref`, or add what it names".to_owned(),
            };
            Dangling::new(references::REF_DANGLING, what, &help)
        })
    }

    /// The schema that calls itself by this name, or the one with an `$id` around the user.
    fn named(&mut self, uri: &str, fragment: &str, user: &Pointer) -> Option<Node<'t>> {
        let ids = &self.files.ids;
        if ids.is_empty() {
            return None;
        }
        let user = &self.moved.real(user);
        let pointer = if uri.is_empty() {
            // A pointer counts from the schema with the `$id`; many documents count from their root all the same.
            let (base, _) = ids.base(user)?;
            let base = base.clone();
            let node = self.node_at(&base)?;
            return self.walk(&node, fragment).is_some().then_some(node);
        } else {
            ids.by_id(uri, user)?.clone()
        };
        self.node_at(&pointer)
    }

    /// The root of the file that a reference names.
    fn file_named(&self, uri: &str, file: u32, text: &str) -> Result<Node<'t>, Dangling> {
        let files = self.files;
        let base = files.get(file).map_or("", |file| file.base());
        let number = match target(uri, base) {
            Target::Same => files.home(file),
            Target::Remote => {
                let what = format!("`{text}` leads to another machine, from which nothing is fetched");
                let help = "download the file and name it by a relative path";
                return Err(Dangling::new(references::REF_REMOTE, what, help));
            }
            Target::File(path) => match files.by_path.get(&path) {
                Some(Ok(number)) => *number,
                Some(Err(reason)) => {
                    let what = format!("the file of `{text}` cannot be read: {reason}");
                    return Err(Dangling::new(references::REF_FILE, what, "check the path"));
                }
                None => {
                    let what = format!("the file of `{text}` was not read");
                    return Err(Dangling::new(references::REF_FILE, what, "check the path"));
                }
            },
        };
        let root = files.get(number).map(|file| Node { value: &file.value, pointer: file.root(number) });
        root.ok_or_else(|| Dangling::new(references::REF_FILE, format!("the file of `{text}` was not read"), ""))
    }

    /// Walks a JSON pointer written as a fragment. `$ref`s on the way are followed.
    fn walk(&mut self, start: &Node<'t>, fragment: &str) -> Option<Node<'t>> {
        let mut at = start.clone();
        for token in fragment.split('/').skip(1) {
            at = match self.step(&at, token) {
                Some(below) => below,
                None => {
                    let target = reference(at.value).and_then(|reference| self.resolve_once(reference, &at.pointer))?;
                    self.step(&target, token)?
                }
            };
        }
        Some(at)
    }

    /// `#/$defs/Name` where the definitions stand in a schema around the user instead of the document's root, as
    /// programs write that paste a JSON Schema of its own into a document.
    fn nearest_definition(&mut self, fragment: &str, user: &Pointer) -> Option<Node<'t>> {
        if !fragment.starts_with("/$defs/") && !fragment.starts_with("/definitions/") {
            return None;
        }
        let mut around = user.parent();
        while let Some(pointer) = around {
            let found = self.node_at(&pointer).and_then(|node| self.walk(&node, fragment));
            if found.is_some() {
                return found;
            }
            around = pointer.parent();
        }
        None
    }

    /// Resolves a `$ref` in the middle of a pointer, but only by a plain walk, so that circles end.
    fn resolve_once(&mut self, reference: &'t Value, user: &Pointer) -> Option<Node<'t>> {
        let (uri, fragment) = split_fragment(reference.as_str()?);
        let start = self.file_named(uri, reference.span.file, uri).ok()?;
        let _ = user;
        let mut at = start;
        for token in fragment.unwrap_or_default().split('/').skip(1) {
            at = self.step(&at, token)?;
        }
        Some(at)
    }

    /// One token of a fragment: percent-encoded and escaped, or (in careless documents) as it is.
    fn step(&mut self, at: &Node<'t>, token: &str) -> Option<Node<'t>> {
        let unescape = |token: &str| token.replace("~1", "/").replace("~0", "~");
        let decoded = unescape(&percent_decoded(token));
        self.member(at, &decoded).or_else(|| self.member(at, &unescape(token))).or_else(|| self.member(at, token))
    }

    fn member(&mut self, at: &Node<'t>, key: &str) -> Option<Node<'t>> {
        let value = match &at.value.kind {
            Kind::Object(members) if members.len() > LARGE => {
                let index = self.keys.entry(at.value).or_insert_with(|| positions(members));
                &members.get(*index.get(key)?)?.1
            }
            Kind::Object(_) => at.value.get(key)?,
            Kind::Array(elements) => elements.get(key.parse::<usize>().ok()?)?,
            _ => return None,
        };
        Some(Node { value, pointer: at.pointer.child(key) })
    }

    /// The node at a canonical pointer of this document.
    pub(super) fn node_at(&mut self, pointer: &Pointer) -> Option<Node<'t>> {
        let pointer = self.moved.real(pointer);
        let number = match pointer.file() {
            None => 0,
            Some(path) => *self.files.by_path.get(path)?.as_ref().ok()?,
        };
        let file = self.files.get(number)?;
        let mut at = Node { value: &file.value, pointer: file.root(number) };
        for token in pointer.tokens() {
            at = self.member(&at, &token)?;
        }
        Some(at)
    }

    /// A pointer to something with nearly the same name beside what was looked for.
    fn similar(&mut self, start: &Node<'t>, fragment: &str) -> Option<String> {
        let (parent, name) = fragment.rsplit_once('/')?;
        let parent_node = self.walk(start, parent)?;
        let wanted = simplified(name);
        let found = parent_node.value.members().iter().find(|(key, _)| simplified(key) == wanted)?;
        Some(format!("{parent}/{}", found.0))
    }
}

fn simplified(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn positions(members: &[(String, Value)]) -> HashMap<&str, usize> {
    members.iter().enumerate().map(|(at, (key, _))| (key.as_str(), at)).collect()
}

/// The outermost schema in which something stands, looked for from `at` upwards.
pub(super) fn outermost_schema(mut at: Option<Pointer>) -> Option<Pointer> {
    let mut outermost = None;
    while let Some(pointer) = at {
        at = pointer.parent();
        let holder = at.as_ref().and_then(Pointer::last);
        if matches!(holder.as_deref(), Some("schemas" | "schema" | "itemSchema"))
            || pointer.last().as_deref() == Some("schema")
        {
            outermost = Some(pointer);
        }
    }
    outermost
}

/// Characters that no URI reference has (RFC 3986 section 2). A space is let through: file names have them.
fn is_no_uri_character(c: char) -> bool {
    c.is_control() || matches!(c, '<' | '>' | '"' | '\\' | '^' | '`' | '{' | '|' | '}')
}

fn endless(circle: bool) -> Dangling {
    if circle {
        let what = "this `$ref` leads in a circle of `$ref`s".to_owned();
        Dangling::new(references::REF_CYCLE, what, "let one of them be the object itself")
    } else {
        let what = format!("this `$ref` leads through more than {MAX_REF_CHAIN} others");
        Dangling::new(references::REF_CHAIN, what, "name the object itself")
    }
}
