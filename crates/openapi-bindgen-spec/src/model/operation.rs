//! Operations and what they are made of.

use openapi_bindgen_diagnostics::Pointer;

use super::{SchemaId, SecurityRequirement, Server};
use crate::value::Value;

/// Operation Object with what its Path Item says for all operations merged in.
#[derive(Clone, Debug, Default)]
pub struct Operation {
    /// Path template as written, or the webhook's name.
    pub path: String,
    /// Method in lower case: `get`, `post`, …
    pub method: String,
    /// `operationId` as written.
    pub id: Option<String>,
    /// `tags`.
    pub tags: Vec<String>,
    /// `summary`, else the Path Item's.
    pub summary: String,
    /// `description`, else the Path Item's.
    pub description: String,
    /// `deprecated`.
    pub deprecated: bool,
    /// Own parameters and those of the Path Item that are not overridden, own ones first.
    pub parameters: Vec<Parameter>,
    /// `requestBody`.
    pub body: Option<RequestBody>,
    /// `responses`, in document order.
    pub responses: Vec<Response>,
    /// `security`; `None` means the root's.
    pub security: Option<Vec<SecurityRequirement>>,
    /// `servers`, else the Path Item's.
    pub servers: Vec<Server>,
    /// Names of callbacks and links, which are only reported.
    pub callbacks: Vec<String>,
    /// Extensions (`x-…`).
    pub extensions: Vec<(String, Value)>,
    /// `/paths/~1leads/post`.
    pub pointer: Pointer,
    /// Where it stands itself, behind `$ref`s; the same as `pointer` where several operations share that place.
    pub source: Pointer,
}

/// Parameter Object.
#[derive(Clone, Debug, Default)]
pub struct Parameter {
    /// `name`.
    pub name: String,
    /// `in`: `path`, `query`, `header`, `cookie`, `querystring`.
    pub location: String,
    /// `description`.
    pub description: String,
    /// `required`.
    pub required: bool,
    /// `deprecated`.
    pub deprecated: bool,
    /// `allowEmptyValue`.
    pub allow_empty: bool,
    /// `style` as written.
    pub style: Option<String>,
    /// `explode` as written.
    pub explode: Option<bool>,
    /// `allowReserved`.
    pub allow_reserved: bool,
    /// `schema`.
    pub schema: Option<SchemaId>,
    /// `content`: the one media type with its schema.
    pub content: Option<MediaType>,
    /// `example` and `examples`.
    pub examples: Vec<Example>,
    /// Where the parameter itself stands (behind its `$ref`).
    pub pointer: Pointer,
}

/// Request Body Object.
#[derive(Clone, Debug, Default)]
pub struct RequestBody {
    /// `description`.
    pub description: String,
    /// `required`.
    pub required: bool,
    /// `content`, in document order.
    pub content: Vec<MediaType>,
    /// Where it stands (behind its `$ref`).
    pub pointer: Pointer,
    /// The component's name when it is a `$ref` into `components/requestBodies`.
    pub component: Option<String>,
}

/// Media Type Object with its key.
#[derive(Clone, Debug, Default)]
pub struct MediaType {
    /// The media type as written, such as `application/json; charset=utf-8`.
    pub name: String,
    /// `schema`.
    pub schema: Option<SchemaId>,
    /// `itemSchema` (3.2).
    pub item_schema: Option<SchemaId>,
    /// `encoding`: property name and how it is written.
    pub encoding: Vec<(String, Encoding)>,
    /// `example` and `examples`.
    pub examples: Vec<Example>,
    /// Where it stands.
    pub pointer: Pointer,
}

/// Encoding Object.
#[derive(Clone, Debug, Default)]
pub struct Encoding {
    /// `contentType`.
    pub content_type: Option<String>,
    /// `style`.
    pub style: Option<String>,
    /// `explode`.
    pub explode: Option<bool>,
    /// `allowReserved`.
    pub allow_reserved: bool,
}

/// Example Object with its key.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its key under `examples`; `example` for a single one.
    pub name: String,
    /// `summary`.
    pub summary: String,
    /// `value`; `None` for an external one.
    pub value: Option<Value>,
    /// Where the value stands.
    pub pointer: Pointer,
}

/// Response Object with its status key.
#[derive(Clone, Debug, Default)]
pub struct Response {
    /// `200`, `4XX` (upper case) or `default`.
    pub status: String,
    /// `description`.
    pub description: String,
    /// `headers`.
    pub headers: Vec<(String, Parameter)>,
    /// `content`, in document order.
    pub content: Vec<MediaType>,
    /// Names of the links.
    pub links: Vec<String>,
    /// Where it stands (behind its `$ref`).
    pub pointer: Pointer,
    /// The component's name when it is a `$ref` into `components/responses`.
    pub component: Option<String>,
}
