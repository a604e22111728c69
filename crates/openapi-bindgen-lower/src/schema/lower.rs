//! Lowering: each schema once for each view, in whatever order they are asked for.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use openapi_bindgen_diagnostics::{Code, Diagnostic, Pointer, Sink};
use openapi_bindgen_ir::{Origin, Shape, Type, TypeDef};
use openapi_bindgen_spec::model::{Document, SchemaId};

use super::body::Body;
use super::joints::{Joint, Joints};
use super::look::Look;
use super::node::Node;
use super::union;
use super::views::Views;
use super::{Direction, Draft, Key, Options, Place, Use, View, boxing, codes, directions};

/// Schemas that stand inside each other deeper than this are read as any value.
const MAX_DEPTH: usize = 150;

/// Lowers the schemas of one document.
///
/// First all places are declared, then all uses are lowered, then the components for themselves, then it is
/// finished.
pub(crate) struct Schemas<'a> {
    pub(super) look: Look<'a>,
    views: Views,
    drafts: BTreeMap<Key, Draft>,
    /// Drafts that are being made, and those of them that turned out to contain themselves.
    open: BTreeSet<Key>,
    circular: BTreeSet<Key>,
    joints: Joints,
    queue: VecDeque<(SchemaId, Direction)>,
    queued: BTreeSet<Key>,
    reached: Vec<(Key, Direction)>,
    /// Structs of which neither the document nor the config says what happens to further members.
    pub(super) undecided: BTreeSet<Key>,
    found: Vec<Diagnostic>,
    said: BTreeSet<(Code, Pointer)>,
}

/// Where the description of a schema goes when it gets a type of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DocsAt {
    /// To the place that uses it, such as a field.
    Use,
    /// To the type.
    Type,
}

impl<'a> Schemas<'a> {
    /// Starts on a document.
    pub(crate) fn new(document: &'a Document, options: &'a Options) -> Self {
        let look = Look::new(document, options);
        let views = Views::new(&look);
        Self {
            look,
            views,
            drafts: BTreeMap::new(),
            open: BTreeSet::new(),
            circular: BTreeSet::new(),
            joints: Joints::default(),
            queue: VecDeque::new(),
            queued: BTreeSet::new(),
            reached: Vec::new(),
            undecided: BTreeSet::new(),
            found: Vec::new(),
            said: BTreeSet::new(),
        }
    }

    /// Whether values of the schema hold files, where they are sent as multipart.
    pub(crate) fn has_files(&self, id: SchemaId) -> bool {
        self.views.has_files(id)
    }

    /// Says where a schema outside the components stands, before it or anything below it is lowered, so that a
    /// `$ref` into it finds the same names whichever is met first. Done for all operations before the first use.
    pub(crate) fn declare(&mut self, id: SchemaId, place: &Place) {
        self.look.declare(id, place);
    }

    /// A schema as it is used at a place: by a parameter, a body, a response.
    pub(crate) fn lower_use(&mut self, id: SchemaId, place: &Place, direction: Direction, sink: &mut Sink) -> Use {
        let node = self.look.node(id, place);
        let used = self.use_of(&node, direction, DocsAt::Type);
        directions::keys(&used.ty, &mut |key| self.reached.push((key, direction)));
        self.work_off(sink);
        used
    }

    /// The type of a component schema, for itself, if no use has made it. Helpers that vanish in folding give none.
    pub(crate) fn component(&mut self, name: &str, sink: &mut Sink) {
        let Some(id) = self.look.id_of(name) else { return };
        let pointer = self.look.schema(id).pointer.as_str();
        let views = [View::Whole, View::Request, View::Multipart];
        let is_made = views.into_iter().any(|view| self.queued.contains(&Key::new(pointer, view)));
        if is_made || self.look.is_only_null(id) || self.look.is_only_blank(id) {
            return;
        }
        self.enqueue(id, Direction::Response);
        self.work_off(sink);
    }

    /// All drafts, sorted by key, with recursion boxed and directions spread along references.
    pub(crate) fn finish(mut self, sink: &mut Sink) -> Vec<Draft> {
        self.work_off(sink);
        let mut drafts = self.drafts;
        super::views::settle(&mut drafts);
        for broken in boxing::close_circles(&mut drafts) {
            sink.push(codes::leads_nowhere(broken));
        }
        union::conversions::mark(&mut drafts);
        directions::spread(&mut drafts, &self.reached);
        directions::keep_what_returns(&mut drafts, &self.undecided);
        drafts.into_values().collect()
    }

    fn work_off(&mut self, sink: &mut Sink) {
        while let Some((id, direction)) = self.queue.pop_front() {
            self.define(id, direction);
        }
        for diagnostic in self.found.drain(..) {
            sink.push(diagnostic);
        }
    }

    /// Says something once for each place.
    pub(super) fn say(&mut self, diagnostic: Diagnostic) {
        if self.said.insert((diagnostic.code, diagnostic.pointer.clone())) {
            self.found.push(diagnostic);
        }
    }

    /// A component's key in the view of a direction; its draft will be made.
    pub(super) fn enqueue(&mut self, id: SchemaId, direction: Direction) -> Key {
        let key = Key::new(self.look.schema(id).pointer.as_str(), self.views.of(id, direction));
        if self.queued.insert(key.clone()) {
            self.queue.push_back((id, direction));
        }
        key
    }

    /// Makes the draft of a component.
    fn define(&mut self, id: SchemaId, direction: Direction) {
        let place = self.look.place_of(id);
        let mut node = Node::new(
            vec![super::node::Part { id, place: place.clone() }],
            self.look.schema(id).pointer.clone(),
            place,
        );
        node.key = node.pointer.as_str().to_owned();
        let key = Key::new(&node.key, self.views.of(id, direction));
        self.open.insert(key.clone());
        let body = match self.look.solo(&node) {
            Some(target) => Body::Plain(self.named(target, &node, direction)),
            None => self.body(&node, direction),
        };
        self.open.remove(&key);
        let shape = match body {
            Body::Def(shape) => shape,
            Body::Plain(used) if used.checks.is_empty() => Shape::Alias(used.ty),
            Body::Plain(used) => Shape::Newtype { inner: used.ty, checks: used.checks },
        };
        self.insert(key, &node, shape, DocsAt::Type);
    }

    /// The use of a node: a component's type, a plain type, or a type of its own.
    pub(super) fn use_of(&mut self, node: &Node, direction: Direction, docs_at: DocsAt) -> Use {
        let filled = self.look.without_null(node);
        let is_null_beside = filled.is_some();
        let node = filled.as_ref().unwrap_or(node);
        let agreed = self.agreed(node);
        let node = agreed.as_ref().unwrap_or(node);
        let component = node.sole().filter(|id| self.look.component(*id).is_some());
        let mut used = match component.or_else(|| self.look.solo(node)) {
            Some(target) => self.named(target, node, direction),
            None => self.inline(node, direction, docs_at),
        };
        self.annotate(&mut used, node);
        used.nullable |= is_null_beside && !matches!(used.ty, Type::Json | Type::Null);
        used
    }

    /// A node of several schemas, or of the last of them if no value fits all.
    fn agreed(&mut self, node: &Node) -> Option<Node> {
        if node.parts.len() < 2 || !node.is_whole() || !self.look.contradicts(node) {
            return None;
        }
        let (first, last) = (node.parts.first()?, node.parts.last()?);
        let first = self.look.schema(first.id).pointer.clone();
        self.say(codes::redeclared(self.look.schema(last.id).pointer.clone(), first));
        Some(self.look.node(last.id, &last.place))
    }

    /// The use of a component, with the checks that stand beside the reference.
    fn named(&mut self, target: SchemaId, node: &Node, direction: Direction) -> Use {
        if self.look.is_only_null(target) {
            return Use::of(Type::Null);
        }
        let mut used = Use::of(self.enqueue(target, direction).named());
        used.checks = self.look.checks_beside(node, target);
        used
    }

    fn inline(&mut self, node: &Node, direction: Direction, docs_at: DocsAt) -> Use {
        let view = node.parts.iter().map(|part| self.views.of(part.id, direction)).max().unwrap_or_default();
        let key = Key::new(&node.key, view);
        if self.drafts.contains_key(&key) {
            return Use::of(key.named());
        }
        let joint = Joint::of(node, view);
        if self.open.len() > MAX_DEPTH || (joint.is_some() && self.joints.are_too_many()) {
            self.say(codes::too_deep(node.pointer.clone()));
            return Use::of(Type::Json);
        }
        let known = joint.as_ref().and_then(|joint| self.joints.key_of(joint)).cloned();
        if let Some(key) = known.or_else(|| self.open.contains(&key).then(|| key.clone())) {
            return self.again(key);
        }
        if let Some(joint) = &joint {
            self.joints.enter(joint.clone(), key.clone());
        }
        self.open.insert(key.clone());
        let body = self.body(node, direction);
        self.open.remove(&key);
        let used = match body {
            Body::Def(shape) => {
                self.insert(key.clone(), node, shape, docs_at);
                Use::of(key.named())
            }
            Body::Plain(used) if self.circular.remove(&key) => {
                let shape = Shape::Newtype { inner: used.whole_type(), checks: used.checks };
                self.insert(key.clone(), node, shape, docs_at);
                Use::of(key.named())
            }
            Body::Plain(used) => used,
        };
        if let Some(joint) = &joint {
            self.joints.leave(joint, self.drafts.contains_key(&key));
        }
        used
    }

    /// The use of a type that is made, or being made.
    fn again(&mut self, key: Key) -> Use {
        let named = Use::of(key.named());
        if self.open.contains(&key) {
            self.circular.insert(key);
        }
        named
    }

    fn insert(&mut self, key: Key, node: &Node, shape: Shape, docs_at: DocsAt) {
        let view = View::of(&key);
        let mut words = node.place.words();
        words.extend(view.word().map(str::to_owned));
        let docs = match docs_at {
            DocsAt::Type => self.look.docs(node),
            DocsAt::Use => self.look.title_only(node),
        };
        let def = TypeDef {
            path: key.path(),
            file: String::new(),
            origin: Origin { pointer: node.pointer.as_str().to_owned() },
            docs,
            deprecated: self.look.surface(node).iter().any(|schema| schema.deprecated),
            in_requests: false,
            in_responses: false,
            shape,
        };
        let home = node.place.home().clone();
        let draft = Draft { key: key.clone(), pointer: node.pointer.clone(), view, words, home, def };
        self.drafts.insert(key, draft);
    }

    /// The view in which a node is seen.
    pub(super) fn is_request(direction: Direction) -> bool {
        direction != Direction::Response
    }

    /// Whether members that only the server may send are left out of a schema in this direction.
    pub(super) fn view(&self, node: &Node, direction: Direction) -> View {
        node.parts.iter().map(|part| self.views.of(part.id, direction)).max().unwrap_or_default()
    }
}
