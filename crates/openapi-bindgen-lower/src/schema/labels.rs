//! Labels of enum values: drf-spectacular's lists in descriptions, and the extensions of other tools.

use std::collections::BTreeMap;

use openapi_bindgen_spec::model::Schema;
use openapi_bindgen_spec::value::{Kind, Value};

use super::json_text::json_text;
use super::look::Look;
use super::node::Node;

/// A title of more words is a sentence, and names nothing.
const MAX_NAME_WORDS: usize = 5;

/// Takes the lines of the form "* `AL` - Alabama" out of a description. Gives the rest, and values with labels.
pub(super) fn split(text: &str) -> (String, Vec<(String, String)>) {
    let mut rest: Vec<&str> = Vec::new();
    let mut listed = Vec::new();
    for line in text.lines() {
        match item(line) {
            Some((value, label)) => listed.push((value.to_owned(), label.to_owned())),
            None => rest.push(line),
        }
    }
    (squeeze(&rest), listed)
}

/// A list item: a bullet, the value in backticks, a dash or a colon, the label.
fn item(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let line = line.strip_prefix(['*', '-', '+'])?.trim_start().strip_prefix('`')?;
    let (value, rest) = line.split_once('`')?;
    let rest = rest.trim_start();
    let label = ["-", "–", "—", ":"].iter().find_map(|mark| rest.strip_prefix(mark))?.trim();
    (!label.is_empty()).then_some((value, label))
}

/// Lines with at most one empty line between them, and none at either end.
fn squeeze(lines: &[&str]) -> String {
    let mut text = String::new();
    let mut gap = false;
    for line in lines {
        if line.trim().is_empty() {
            gap = true;
            continue;
        }
        if !text.is_empty() {
            text.push_str(if gap { "\n\n" } else { "\n" });
        }
        gap = false;
        text.push_str(line.trim_end());
    }
    text
}

/// Labels by the value's text.
pub(super) type Labels = BTreeMap<String, String>;

impl Look<'_> {
    /// The labels of the enum that a node is, or uses.
    pub(super) fn labels_behind(&self, node: &Node) -> Labels {
        let flat = match self.solo(node) {
            Some(target) => self.flat(&self.node(target, &node.place)),
            None => self.flat(node),
        };
        let mut labels = Labels::new();
        for bit in &flat.bits {
            labels.extend(of_schema(bit.schema));
        }
        for (_, branch) in flat.groups.iter().flat_map(|group| &group.branches) {
            if let Some(id) = self.resolve(*branch) {
                labels.extend(of_schema(self.schema(id)));
            }
        }
        labels
    }
}

/// The labels that a schema gives to its own values.
pub(super) fn of_schema(schema: &Schema) -> Labels {
    let Some(values) = &schema.values else { return Labels::new() };
    let texts: Vec<String> = values.iter().map(plain_text).collect();
    let mut labels = Labels::new();
    for (value, label) in split(&schema.description).1 {
        if texts.contains(&value) {
            labels.insert(value, label);
        }
    }
    for name in ["x-enum-descriptions", "x-enumDescriptions", "x-enum-labels", "x-enumLabels"] {
        if let Some(extension) = extension(schema, name) {
            by_position_or_value(extension, &texts, &mut labels);
        }
    }
    if let Some(values) = extension(schema, "x-ms-enum").and_then(|extension| extension.get("values")) {
        for entry in values.elements() {
            let (value, label) = (entry.get("value"), entry.get("description").and_then(Value::as_str));
            if let (Some(value), Some(label)) = (value, label) {
                labels.insert(plain_text(value), label.trim().to_owned());
            }
        }
    }
    if schema.is_const && labels.is_empty() {
        // A constant in a union of constants names itself.
        let (title, description) = (schema.title.trim(), schema.description.trim());
        let is_said_by_name = names_number(schema) && !description.is_empty();
        let label = if title.is_empty() || is_said_by_name { description } else { title };
        if let [text] = texts.as_slice()
            && !label.is_empty()
        {
            labels.insert(text.clone(), label.to_owned());
        }
    }
    labels
}

/// Names for the variants that a schema gives to its own values, by the value's text.
pub(super) fn variant_names(schema: &Schema) -> Labels {
    let Some(values) = &schema.values else { return Labels::new() };
    let texts: Vec<String> = values.iter().map(plain_text).collect();
    let mut names = Labels::new();
    for name in ["x-enum-varnames", "x-enumNames", "x-enum-names", "x-enumVarnames"] {
        if let Some(extension) = extension(schema, name) {
            by_position_or_value(extension, &texts, &mut names);
        }
    }
    if let Some(values) = extension(schema, "x-ms-enum").and_then(|extension| extension.get("values")) {
        for entry in values.elements() {
            let (value, name) = (entry.get("value"), entry.get("name").and_then(Value::as_str));
            if let (Some(value), Some(name)) = (value, name) {
                names.insert(plain_text(value), name.to_owned());
            }
        }
    }
    if let Some(text) = texts.first().filter(|_| names_number(schema)) {
        names.entry(text.clone()).or_insert_with(|| schema.title.trim().to_owned());
    }
    names
}

/// Whether a constant that is no text has a title that is a name rather than a sentence: it says more than a number.
fn names_number(schema: &Schema) -> bool {
    let is_text = schema.values.iter().flatten().any(|value| value.as_str().is_some());
    schema.is_const && !is_text && (1..=MAX_NAME_WORDS).contains(&schema.title.split_whitespace().count())
}

/// A list in the order of the values, or an object by value.
fn by_position_or_value(extension: &Value, texts: &[String], found: &mut Labels) {
    match &extension.kind {
        Kind::Array(list) if list.len() == texts.len() => {
            for (text, entry) in texts.iter().zip(list) {
                if let Some(word) = entry.as_str().map(str::trim).filter(|word| !word.is_empty()) {
                    found.insert(text.clone(), word.to_owned());
                }
            }
        }
        Kind::Object(members) => {
            for (value, entry) in members.iter().filter(|(value, _)| texts.contains(value)) {
                if let Some(word) = entry.as_str().map(str::trim).filter(|word| !word.is_empty()) {
                    found.insert(value.clone(), word.to_owned());
                }
            }
        }
        _ => {}
    }
}

fn extension<'s>(schema: &'s Schema, name: &str) -> Option<&'s Value> {
    schema.seldom.extensions.iter().find(|(known, _)| known == name).map(|(_, value)| value)
}

/// A value as it stands in a description: strings without quotes.
pub(super) fn plain_text(value: &Value) -> String {
    match value.as_str() {
        Some(text) => text.to_owned(),
        None => json_text(value),
    }
}
