//! How lists are paged, found from their shape; only where all parts of a known way are there.

use openapi_bindgen_diagnostics::Sink;
use openapi_bindgen_ir::{Paging, PagingKind, Param, Payload, Reply, Type};
use openapi_bindgen_spec::model::{Document, Operation, Schema, SchemaId, Types};

use super::Context;
use crate::config::{PagingChoice, nothing_there};

/// Parameters that hold a page's number, the items to skip, or a cursor.
const PAGE: &[&str] = &["page", "page_number", "pageNumber", "pageIndex", "page_index", "page[number]"];
const OFFSET: &[&str] = &["offset", "skip", "start", "startAt", "page[offset]"];
const CURSOR: &[&str] = &[
    "cursor",
    "page_token",
    "pageToken",
    "next_token",
    "nextToken",
    "after",
    "starting_after",
    "continuation_token",
    "continue",
    "marker",
    "next_cursor",
    "page_cursor",
    "pageCursor",
    "start_cursor",
    "page[cursor]",
    "PageToken",
];
/// Members that hold what the cursor parameter takes next.
const NEXT_CURSOR: &[&str] = &[
    "next_cursor",
    "nextCursor",
    "next_page_token",
    "nextPageToken",
    "next_token",
    "nextToken",
    "cursor",
    "next_page",
    "end_cursor",
    "continuation_token",
    "after",
    "next",
    "next_marker",
];
/// Members that wrap paging facts.
const WRAPPERS: &[&str] =
    &["meta", "metadata", "paging", "pagination", "page", "page_info", "response_metadata", "cursors"];
/// Members that hold the URL of the next page.
const NEXT_LINK: &[&str] =
    &["next", "next_url", "nextUrl", "next_page_url", "next_page_uri", "nextLink", "@odata.nextLink"];
/// Members that hold the items.
const ITEMS: &[&str] = &["results", "items", "data", "objects", "records", "entries", "values", "value", "list"];

/// The paging of an operation: what the config says, else what its shape shows.
pub(crate) fn find(
    context: &Context<'_>,
    operation: &Operation,
    params: &[Param],
    reply: &Reply,
    sink: &mut Sink,
) -> Option<Paging> {
    let id = operation.id.as_deref().unwrap_or_default();
    let keys = [id, operation.pointer.as_str()];
    let choice = keys.iter().find_map(|key| context.config.paging.get(*key));
    if choice.and_then(|choice| choice.kind.as_deref()) == Some("none") || operation.method != "get" {
        return None;
    }
    let [case] = reply.cases.as_slice() else { return None };
    let Payload::Json(_) = case.payload else { return None };
    let answer = operation.responses.iter().find(|response| response.pointer.as_str() == case.origin.pointer)?;
    let schema = answer.content.iter().find(|media| media.name == case.media)?.schema?;
    let shape = Shape::of(context.document, schema);
    let links = answer.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("link"));
    match choice.and_then(|choice| chosen(choice, &shape)) {
        Some(paging) => Some(paging),
        None => shape.paging(params, links).or_else(|| {
            if let Some(choice) = choice {
                sink.push(nothing_there(context.config, "paging", id, &choice.span, None));
            }
            None
        }),
    }
}

fn chosen(choice: &PagingChoice, shape: &Shape<'_>) -> Option<Paging> {
    let member = || choice.member.clone();
    let param = || choice.param.clone();
    let kind = match choice.kind.as_deref()? {
        "page" => PagingKind::Page { param: param()? },
        "offset" => PagingKind::Offset { param: param()? },
        "cursor" => PagingKind::Cursor { member: member()?, param: param()? },
        "next-link" => PagingKind::NextLink { member: member()? },
        _ => PagingKind::LinkHeader,
    };
    let items = choice.items.clone().or_else(|| shape.items().map(str::to_owned))?;
    Some(Paging { kind, items, items_field: String::new() })
}

/// The members of a reply, or that it is a list.
struct Shape<'a> {
    document: &'a Document,
    list: bool,
    members: Vec<(&'a str, &'a Schema)>,
}

impl<'a> Shape<'a> {
    fn of(document: &'a Document, id: SchemaId) -> Self {
        let mut members = Vec::new();
        let schema = collect(document, id, &mut members, 0);
        Self { document, list: schema.types.has(Types::ARRAY), members }
    }

    fn member(&self, name: &str) -> Option<&'a Schema> {
        self.members.iter().find(|(member, _)| *member == name).map(|(_, schema)| *schema)
    }

    /// The member with the items: one of the usual names, else the only list.
    fn items(&self) -> Option<&'a str> {
        if self.list {
            return Some("");
        }
        let lists: Vec<&str> =
            self.members.iter().filter(|(_, schema)| schema.types.has(Types::ARRAY)).map(|(name, _)| *name).collect();
        let usual = ITEMS.iter().find_map(|name| lists.iter().find(|list| *list == name));
        match (usual, lists.as_slice()) {
            (Some(usual), _) => Some(usual),
            (None, [only]) => Some(only),
            _ => None,
        }
    }

    fn paging(&self, params: &[Param], links: bool) -> Option<Paging> {
        let items = self.items()?;
        let query = |names: &[&str]| {
            let found =
                params.iter().find(|param| param.style.location == "query" && names.contains(&param.wire.as_str()));
            found.filter(|param| !param.required && !matches!(param.ty, Type::List(_) | Type::Map(_)))
        };
        let wire = |param: &Param| param.wire.clone();
        let is_text = |schema: &Schema| schema.types.is_empty() || schema.types.has(Types::STRING);
        let is_link = |schema: &Schema| is_text(schema) && matches!(schema.format.as_deref(), Some("uri" | "url"));
        let link = NEXT_LINK.iter().find(|name| self.member(name).is_some_and(is_text));
        let cursor = query(CURSOR);
        let next_cursor = NEXT_CURSOR.iter().find(|name| self.member(name).is_some_and(|schema| !is_link(schema)));
        let kind = match (link, cursor, next_cursor) {
            (Some(link), _, _) if self.member(link).is_some_and(is_link) || self.is_drf() => {
                PagingKind::NextLink { member: (*link).to_owned() }
            }
            (_, Some(cursor), Some(next)) => PagingKind::Cursor { member: (*next).to_owned(), param: wire(cursor) },
            (_, Some(cursor), None) if self.wrapped_cursor().is_some() => {
                PagingKind::Cursor { member: self.wrapped_cursor()?, param: wire(cursor) }
            }
            _ if links && query(PAGE).is_some() => PagingKind::LinkHeader,
            _ => {
                let (page, offset) = (query(PAGE), query(OFFSET));
                match (page.filter(|p| is_integer(p)), offset.filter(|p| is_integer(p))) {
                    (Some(page), _) => PagingKind::Page { param: wire(page) },
                    (None, Some(offset)) => PagingKind::Offset { param: wire(offset) },
                    _ => return None,
                }
            }
        };
        Some(Paging { kind, items: items.to_owned(), items_field: String::new() })
    }

    /// Django REST framework's `count`, `next`, `previous`, `results`.
    fn is_drf(&self) -> bool {
        ["next", "previous", "results"].iter().all(|name| self.member(name).is_some())
    }

    /// A cursor one level down, such as `meta.next_cursor`.
    fn wrapped_cursor(&self) -> Option<String> {
        WRAPPERS.iter().find_map(|wrapper| {
            let inner = self.member(wrapper)?;
            let mut members = Vec::new();
            collect_from(self.document, inner, &mut members, 0);
            let name = NEXT_CURSOR.iter().find(|name| members.iter().any(|(member, _)| member == *name))?;
            Some(format!("{wrapper}.{name}"))
        })
    }
}

fn is_integer(param: &Param) -> bool {
    matches!(param.ty, Type::I32 | Type::I64 | Type::U32 | Type::U64 | Type::F64 | Type::Number)
}

/// The members of a schema with those of its `allOf`s.
fn collect<'a>(
    document: &'a Document,
    id: SchemaId,
    members: &mut Vec<(&'a str, &'a Schema)>,
    deep: usize,
) -> &'a Schema {
    let schema = resolve(document, document.schema(id));
    collect_from(document, schema, members, deep);
    schema
}

fn collect_from<'a>(document: &'a Document, schema: &'a Schema, members: &mut Vec<(&'a str, &'a Schema)>, deep: usize) {
    for (name, id) in &schema.properties {
        members.push((name, resolve(document, document.schema(*id))));
    }
    if deep < 8 {
        for id in &schema.all_of {
            collect(document, *id, members, deep + 1);
        }
    }
}

fn resolve<'a>(document: &'a Document, mut schema: &'a Schema) -> &'a Schema {
    for _ in 0..16 {
        let next = match (&schema.reference, schema.all_of.as_slice()) {
            (Some(reference), _) => reference.target,
            (None, [only]) if schema.properties.is_empty() && schema.types.is_empty() => Some(*only),
            _ => None,
        };
        match next {
            Some(next) => schema = document.schema(next),
            None => break,
        }
    }
    schema
}
