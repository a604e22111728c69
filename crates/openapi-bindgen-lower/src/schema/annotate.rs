//! What is said about a use: documentation, default, deprecation, direction.

use openapi_bindgen_ir::{Docs, Type};
use openapi_bindgen_spec::model::{Schema, SchemaId};

use super::json_text::json_text;
use super::look::{Look, MAX_CHAIN};
use super::lower::Schemas;
use super::node::Node;
use super::{Choice, Use, labels};

impl Schemas<'_> {
    /// Fills in what the schemas of a node say about its use.
    pub(super) fn annotate(&self, used: &mut Use, node: &Node) {
        let look = &self.look;
        let surface = look.surface(node);
        let notes = std::mem::take(&mut used.docs.notes);
        used.docs = look.docs_of(node, &surface);
        used.docs.notes.extend(notes);
        used.default = surface.iter().find_map(|schema| schema.default.as_ref()).map(json_text);
        used.deprecated |= surface.iter().any(|schema| schema.deprecated);
        used.nullable |= look.allows_null(node);
        if let Some(nullable) = look.choice(node).and_then(|choice| choice.nullable) {
            used.nullable = nullable;
        }
        // Null is one of the values of these types already.
        used.nullable &= !matches!(used.ty, Type::Json | Type::Null);
        let (read_only, write_only) = look.marks(node, &surface);
        used.read_only = read_only;
        used.write_only = write_only;
    }
}

impl<'a> Look<'a> {
    /// What the config says about a node.
    pub(super) fn choice(&self, node: &Node) -> Option<&'a Choice> {
        if self.options.at.is_empty() {
            return None;
        }
        let own = self.options.at.get(node.pointer.as_str());
        own.or_else(|| {
            let mut parts = node.parts.iter().rev();
            parts.find_map(|part| self.options.at.get(self.schema(part.id).pointer.as_str()))
        })
    }

    /// The schemas that say something about a node's use, the outermost first: it and its wrappers, but no
    /// component behind a reference.
    pub(super) fn surface_ids(&self, node: &Node) -> Vec<SchemaId> {
        let mut found = Vec::new();
        for part in node.parts.iter().rev() {
            let is_itself = node.parts.len() == 1;
            self.add_surface(part.id, is_itself, &mut found, 0);
        }
        found
    }

    pub(super) fn surface(&self, node: &Node) -> Vec<&'a Schema> {
        self.surface_ids(node).into_iter().map(|id| self.schema(id)).collect()
    }

    fn add_surface(&self, id: SchemaId, is_itself: bool, found: &mut Vec<SchemaId>, depth: usize) {
        if depth > MAX_CHAIN || (self.component(id).is_some() && !is_itself) || found.contains(&id) {
            return;
        }
        let schema = self.schema(id);
        if let Some(target) = schema.reference.as_ref().and_then(|reference| reference.target) {
            return self.add_surface(target, false, found, depth + 1);
        }
        found.push(id);
        for branch in &schema.all_of {
            self.add_surface(*branch, false, found, depth + 1);
        }
        for branches in [&schema.one_of, &schema.any_of] {
            let mut real = branches.iter().copied().filter(|branch| !self.is_only_null(*branch));
            let text = self.text_or_blank(real.clone());
            if let (Some(only), None) = (text.or_else(|| real.next()), real.next().filter(|_| text.is_none())) {
                self.add_surface(only, false, found, depth + 1);
            }
        }
    }

    /// `readOnly` and `writeOnly` of a node, or of the component that it is.
    pub(super) fn directions_of(&self, node: &Node) -> (bool, bool) {
        self.marks(node, &self.surface(node))
    }

    fn marks(&self, node: &Node, surface: &[&'a Schema]) -> (bool, bool) {
        let mut both = (false, false);
        let target = self.solo(node);
        let schemas = surface.iter().copied().chain(target.map(|id| self.schema(id)));
        for schema in schemas {
            both.0 |= schema.read_only;
            both.1 |= schema.write_only;
        }
        // What claims to be both is neither.
        if both == (true, true) { (false, false) } else { both }
    }

    /// The documentation of a node in the words of the document, without lists that became variants' labels.
    pub(super) fn docs(&self, node: &Node) -> Docs {
        self.docs_of(node, &self.surface(node))
    }

    fn docs_of(&self, node: &Node, surface: &[&'a Schema]) -> Docs {
        let text = surface.iter().map(|schema| schema.description.as_str()).find(|text| !text.is_empty());
        Docs {
            summary: self.title(surface),
            text: text.map(|text| self.without_labels(node, text)).unwrap_or_default(),
            notes: Vec::new(),
        }
    }

    /// The documentation of a type whose description stands at its use.
    pub(super) fn title_only(&self, node: &Node) -> Docs {
        Docs { summary: self.title(&self.surface(node)), ..Docs::default() }
    }

    fn title(&self, surface: &[&'a Schema]) -> String {
        let title = surface.iter().map(|schema| schema.title.trim()).find(|title| !title.is_empty());
        title.filter(|title| !is_identifier(title)).unwrap_or_default().to_owned()
    }

    fn without_labels(&self, node: &Node, text: &str) -> String {
        let (rest, listed) = labels::split(text);
        if listed.is_empty() {
            return text.to_owned();
        }
        let known = self.labels_behind(node);
        let all_known = listed.iter().all(|(value, label)| known.get(value) == Some(label));
        if all_known { rest } else { text.to_owned() }
    }
}

/// Whether a title is a name of a program, such as `CreateLeadRequest`: types have names of their own.
fn is_identifier(title: &str) -> bool {
    let is_compound = |pair: (char, char)| pair.0.is_lowercase() && pair.1.is_uppercase() || pair.1 == '_';
    title.chars().all(|c| c.is_alphanumeric() || c == '_') && title.chars().zip(title.chars().skip(1)).any(is_compound)
}
