//! What the objects of the specification may hold, and checking that they do.

mod tables;

use openapi_bindgen_diagnostics::codes::structure;
use openapi_bindgen_diagnostics::{Diagnostic, Severity};

use super::node::Node;
use super::refs::reference;
use super::{Reader, Version};
use crate::value::{Kind, Value};
pub(super) use tables::*;

/// One kind of object of the specification.
#[derive(Debug)]
pub(super) struct Shape {
    /// What the specification calls it, such as `Parameter Object`.
    pub(super) name: &'static str,
    pub(super) fields: &'static [Field],
}

/// One fixed field.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) needs: Needs,
    /// The first version that has it.
    pub(super) since: Version,
    pub(super) demand: Demand,
}

/// The type of a field's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    Text,
    Flag,
    Object,
    List,
    /// Whatever stands there is checked elsewhere.
    Any,
}

/// Whether an object may do without the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Demand {
    Optional,
    /// Its absence is an error.
    Required,
    /// Up to this version the specification demands it, but real documents leave it out and are clear without it.
    ExpectedUntil(Version),
    /// Its presence is an error in a document of an earlier version.
    NeverEarlier,
}

impl Shape {
    fn with_article(&self) -> String {
        let article = if self.name.starts_with(['E', 'I', 'O']) { "an" } else { "a" };
        format!("{article} {}", self.name)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name)
    }
}

impl Needs {
    fn described(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Flag => "`true` or `false`",
            Self::Object => "an object",
            Self::List => "a list",
            Self::Any => "a value",
        }
    }

    /// Whether a value fits. A number or boolean where a text is needed is YAML's doing and is read as written.
    fn fits(self, value: &Value) -> bool {
        // In documents of many files a `$ref` may stand for anything; what it leads to is looked at where it is read.
        reference(value).is_some()
            || match self {
                Self::Text => !matches!(value.kind, Kind::Null | Kind::Array(_) | Kind::Object(_)),
                Self::Flag => matches!(value.kind, Kind::Bool(_)),
                Self::Object => value.is_object(),
                Self::List => value.is_array(),
                Self::Any => true,
            }
    }
}

impl<'t> Reader<'t, '_> {
    /// Checks an object against its shape, once for each place. Says whether it is an object at all.
    pub(super) fn check(&mut self, node: &Node<'t>, shape: &'static Shape) -> bool {
        let Kind::Object(members) = &node.value.kind else {
            if self.checked.insert(std::ptr::from_ref(node.value), ()).is_none() {
                let what = format!("{} stands where {} is needed", node.value.described(), shape.with_article());
                self.sink.push(Diagnostic::error(structure::WRONG_TYPE, node.pointer.clone(), what));
            }
            return false;
        };
        if self.checked.insert(std::ptr::from_ref(node.value), ()).is_some() {
            return true;
        }
        for (key, value) in members {
            if !key.starts_with("x-") {
                self.check_field(node, shape, key, value);
            }
        }
        for field in shape.fields {
            if node.value.get(field.name).is_none() {
                self.check_missing(node, shape, field);
            }
        }
        true
    }

    fn check_field(&mut self, node: &Node<'t>, shape: &'static Shape, key: &str, value: &'t Value) {
        let Some(field) = shape.fields.iter().find(|field| field.name == key) else {
            let what = format!("the {} has no field `{key}`", shape.name);
            let diagnostic = Diagnostic::warning(structure::UNKNOWN_FIELD, node.pointer.child(key), what);
            self.sink.push(diagnostic.effect("the field is ignored").help(similar_field(shape, key)));
            return;
        };
        if !field.needs.fits(value) {
            let what = format!("`{key}` is {}, but {} is needed", value.described(), field.needs.described());
            let mild = match field.demand {
                Demand::Required => false,
                _ if field.needs == Needs::Flag => true,
                _ => value.is_null(),
            };
            let severity = if mild { Severity::Warning } else { Severity::Error };
            let mut diagnostic = Diagnostic::error(structure::WRONG_TYPE, node.pointer.child(key), what);
            diagnostic.severity = severity;
            self.sink.push(diagnostic.effect("it is read as if it were absent"));
        }
        if field.since > self.version {
            let what = format!("`{key}` is a field of version {} and later", field.since.name());
            let mut note = Diagnostic::note(structure::OTHER_VERSION, node.pointer.child(key), what);
            if field.demand == Demand::NeverEarlier {
                note.severity = Severity::Error;
            }
            self.sink.push(note.effect("it is read for what it means"));
        }
    }

    fn check_missing(&mut self, node: &Node<'t>, shape: &'static Shape, field: &Field) {
        let severity = match field.demand {
            Demand::Optional | Demand::NeverEarlier => return,
            Demand::Required => Severity::Error,
            Demand::ExpectedUntil(version) if self.version <= version => Severity::Warning,
            Demand::ExpectedUntil(_) => return,
        };
        let what = format!("the {} has no field `{}`", shape.name, field.name);
        let mut diagnostic = Diagnostic::error(structure::MISSING_FIELD, node.pointer.clone(), what);
        diagnostic.severity = severity;
        self.sink.push(diagnostic.why("the specification demands it").help(format!("add `{}`", field.name)));
    }
}

fn similar_field(shape: &Shape, key: &str) -> String {
    let simplified = |name: &str| name.to_ascii_lowercase().replace(['_', '-'], "");
    match shape.fields.iter().find(|field| simplified(field.name) == simplified(key)) {
        Some(field) => format!("did you mean `{}`?", field.name),
        None => "take it out, or begin its name with `x-`".to_owned(),
    }
}
