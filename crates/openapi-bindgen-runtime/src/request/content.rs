//! A body before it is bytes: the JSON text of a value and the shape to send it in.

use std::borrow::Cow;

use super::{Encodings, Operation, RequestError, Styles};
use crate::body::Body;
use crate::encode::{encode_form, encode_multipart};
use crate::json::WriteJson;
use crate::json::{Document, Kind, Limits, Writer};
use crate::types::{File, Json};

/// Most content types stand in the generated code.
pub(super) type ContentType = Cow<'static, str>;

pub(super) enum Content {
    None,
    Tree(Tree),
    Raw { body: Body, content_type: ContentType },
}

/// A body that is a value, which can still be written in another content type.
#[derive(Clone)]
pub(super) struct Tree {
    pub(super) json: Vec<u8>,
    pub(super) files: Vec<(usize, File)>,
    pub(super) shape: Shape,
}

#[derive(Clone)]
pub(super) enum Shape {
    Json(ContentType),
    Form(Styles),
    Multipart(Encodings),
}

impl Content {
    /// Takes another of the declared content types.
    pub(super) fn switch(&mut self, wanted: &str, operation: &Operation) -> Result<(), RequestError> {
        let refused = || RequestError::ContentType { wanted: wanted.to_owned() };
        if !operation.content_types.iter().any(|declared| covers(declared, wanted)) {
            return Err(refused());
        }
        match self {
            // What is not there has no type.
            Self::None => {}
            Self::Raw { content_type, .. } => *content_type = wanted.to_owned().into(),
            Self::Tree(tree) => {
                tree.shape = match essence(wanted).as_str() {
                    "application/x-www-form-urlencoded" => Shape::Form(operation.styles),
                    "multipart/form-data" => Shape::Multipart(operation.encodings),
                    essence if essence == "application/json" || essence.ends_with("+json") => {
                        Shape::Json(wanted.to_owned().into())
                    }
                    _ => return Err(refused()),
                }
            }
        }
        Ok(())
    }

    /// Adds a member to the object that the body is, in place of one of that name.
    pub(super) fn add_member(&mut self, name: &str, value: &Json) -> Result<(), RequestError> {
        let refused = || RequestError::Body { why: "extra members need a body that is an object" };
        let Self::Tree(tree) = self else {
            return Err(refused());
        };
        let changed = {
            let document = parse(&tree.json).filter(|document| document.root().kind() == Kind::Object);
            let document = document.ok_or_else(refused)?;
            let mut writer = Writer::new();
            let mut files = Vec::new();
            writer.start_object();
            for (key, member) in document.root().entries().filter(|(key, _)| key != name) {
                writer.start_member(&key);
                let old = member.offset();
                let new = writer.mark();
                writer.raw(member.raw());
                writer.end_member();
                let span = old..old + member.raw().len();
                let inside = tree.files.iter().filter(|(offset, _)| span.contains(offset));
                files.extend(inside.map(|(offset, file)| (offset - old + new, file.clone())));
            }
            writer.start_member(name);
            value.write_json(&mut writer);
            writer.end_member();
            writer.end_object();
            let json = writer.finish().map_err(|error| RequestError::Write { name: name.to_owned(), error })?;
            (json, files)
        };
        (tree.json, tree.files) = changed;
        Ok(())
    }

    /// The body and its content type.
    pub(super) fn encode(self) -> Result<(Body, Option<ContentType>), RequestError> {
        match self {
            Self::None => Ok((Body::empty(), None)),
            Self::Raw { body, content_type } => Ok((body, Some(content_type))),
            Self::Tree(tree) => tree.encode(),
        }
    }
}

impl Tree {
    fn encode(self) -> Result<(Body, Option<ContentType>), RequestError> {
        let refused = |why| RequestError::Body { why };
        if !self.files.is_empty() && !matches!(self.shape, Shape::Multipart(_)) {
            return Err(refused("a file can only be sent in a multipart body"));
        }
        let document = match &self.shape {
            Shape::Json(content_type) => return Ok((self.json.into(), Some(content_type.clone()))),
            Shape::Form(_) | Shape::Multipart(_) => {
                parse(&self.json).ok_or_else(|| refused("the body is too large or too deep"))?
            }
        };
        match self.shape {
            Shape::Multipart(encodings) => {
                let form = encode_multipart(document.root(), &self.files, encodings).map_err(refused)?;
                Ok((form.body, Some(form.content_type.into())))
            }
            Shape::Form(styles) => {
                let form = encode_form(document.root(), styles).map_err(refused)?;
                Ok((form.into(), Some("application/x-www-form-urlencoded".into())))
            }
            Shape::Json(content_type) => Ok((Body::empty(), Some(content_type))),
        }
    }
}

fn parse(json: &[u8]) -> Option<Document<'_>> {
    Document::parse_within(json, Limits::default().with_bytes(usize::MAX)).ok()
}

fn essence(content_type: &str) -> String {
    let essence = content_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Whether a declared type, which may be a range as `image/*`, allows another.
fn covers(declared: &str, wanted: &str) -> bool {
    let (declared, wanted) = (essence(declared), essence(wanted));
    match declared.strip_suffix('*') {
        Some("*/") => true,
        Some(family) => wanted.starts_with(family),
        None => declared == wanted,
    }
}
