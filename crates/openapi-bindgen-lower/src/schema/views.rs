//! Views: types of their own for requests, where that makes a difference.
//!
//! It does where a schema, or one that it reaches, requires a member that only one side may send, or where a string
//! of bytes is a file in a multipart body. Everywhere else one type serves all directions.

use std::collections::{BTreeMap, BTreeSet};

use openapi_bindgen_spec::model::{Additional, Schema, SchemaId, Types};

use super::look::Look;
use super::{Direction, Draft, Key, Place, View};

/// The schemas for which a direction makes a difference.
#[derive(Debug, Default)]
pub(super) struct Views {
    requests: BTreeSet<SchemaId>,
    files: BTreeSet<SchemaId>,
}

impl Views {
    pub(super) fn new(look: &Look<'_>) -> Self {
        let marked = look.document.schemas().any(|(_, schema)| schema.read_only || schema.write_only);
        let requests = if marked { requiring(look) } else { BTreeSet::new() };
        let files: BTreeSet<SchemaId> =
            look.document.schemas().filter(|(_, schema)| is_bytes(schema)).map(|(id, _)| id).collect();
        if requests.is_empty() && files.is_empty() {
            return Self::default();
        }
        let users = users(look);
        Self { requests: reaching(requests, &users), files: reaching(files, &users) }
    }

    /// Whether a schema is, or reaches, a string of bytes.
    pub(super) fn has_files(&self, id: SchemaId) -> bool {
        self.files.contains(&id)
    }

    /// The view of a schema that a direction uses.
    pub(super) fn of(&self, id: SchemaId, direction: Direction) -> View {
        match direction {
            Direction::Multipart if self.files.contains(&id) => View::Multipart,
            Direction::Multipart | Direction::Request if self.requests.contains(&id) => View::Request,
            _ => View::Whole,
        }
    }
}

/// Objects that require a member which only one side may send.
fn requiring(look: &Look<'_>) -> BTreeSet<SchemaId> {
    let mut found = BTreeSet::new();
    let nowhere = Place::component("");
    for (id, schema) in look.document.schemas() {
        if schema.properties.is_empty() && schema.all_of.is_empty() {
            continue;
        }
        let mut own: Vec<&Schema> = vec![schema];
        if !schema.all_of.is_empty() {
            own.extend(look.ancestors(id).into_iter().map(|id| look.schema(id)));
        }
        let required: BTreeSet<&str> =
            own.iter().flat_map(|schema| schema.required.iter().map(String::as_str)).collect();
        let mut members = own.iter().flat_map(|schema| &schema.properties);
        let matters = members.any(|(name, id)| required.contains(name.as_str()) && is_marked(look, *id, &nowhere));
        if matters {
            found.insert(id);
        }
    }
    found
}

fn is_marked(look: &Look<'_>, id: SchemaId, place: &Place) -> bool {
    let node = look.node(id, place);
    let (read_only, write_only) = look.directions_of(&node);
    read_only || write_only
}

fn is_bytes(schema: &Schema) -> bool {
    let is_string = schema.types.is_empty() || schema.types.has(Types::STRING);
    let by_media = schema.seldom.content_encoding.is_none() && schema.seldom.content_media_type.is_some();
    is_string && (schema.format.as_deref() == Some("binary") || by_media)
}

/// Pairs of a schema and another that it is a part of, sorted.
fn users(look: &Look<'_>) -> Vec<(SchemaId, SchemaId)> {
    let mut users = Vec::new();
    for (id, schema) in look.document.schemas() {
        users.extend(parts(schema).map(|part| (part, id)));
        users.extend(look.children(id).iter().map(|child| (*child, id)));
    }
    users.sort_unstable();
    users
}

fn parts(schema: &Schema) -> impl Iterator<Item = SchemaId> + '_ {
    let additional = match schema.additional {
        Additional::Schema(id) => Some(id),
        _ => None,
    };
    schema
        .properties
        .iter()
        .chain(&schema.seldom.pattern_properties)
        .map(|(_, id)| *id)
        .chain(schema.all_of.iter().copied())
        .chain(schema.one_of.iter().copied())
        .chain(schema.any_of.iter().copied())
        .chain(schema.seldom.prefix_items.iter().copied())
        .chain(schema.items)
        .chain(additional)
        .chain(schema.reference.as_ref().and_then(|reference| reference.target))
}

/// These schemas and all that they are a part of, however far away.
fn reaching(found: BTreeSet<SchemaId>, users: &[(SchemaId, SchemaId)]) -> BTreeSet<SchemaId> {
    let mut open: Vec<SchemaId> = found.iter().copied().collect();
    let mut found = found;
    while let Some(id) = open.pop() {
        let first = users.partition_point(|(part, _)| *part < id);
        let of_this = users.iter().skip(first).take_while(|(part, _)| *part == id);
        for (_, user) in of_this {
            if found.insert(*user) {
                open.push(*user);
            }
        }
    }
    found
}

/// A schema of which one view alone is in use has just that type: it loses the view's word.
pub(super) fn settle(drafts: &mut BTreeMap<Key, Draft>) {
    let mut views: BTreeMap<String, usize> = BTreeMap::new();
    for key in drafts.keys() {
        *views.entry(key.without_view().to_owned()).or_default() += 1;
    }
    for (key, draft) in drafts {
        if draft.view != View::Whole && views.get(key.without_view()) == Some(&1) {
            draft.view = View::Whole;
            draft.words.pop();
        }
    }
}
