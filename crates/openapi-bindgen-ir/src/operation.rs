//! Operations: what a path item's method becomes.

use crate::{Check, Docs, Origin, Type, TypeDef, TypePath};

/// An operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Final method name on the tag's handle, such as `bulk_create`; also the file stem.
    pub name: String,
    /// `operationId` as written; empty when the document has none.
    pub id: String,
    /// HTTP method in upper case.
    pub method: String,
    /// Path template as written.
    pub path: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Its documentation.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// Parameters: required ones are arguments in this order, the others setters.
    pub params: Vec<Param>,
    /// The request body.
    pub body: Option<Body>,
    /// Success: what the caller gets.
    pub reply: Reply,
    /// The same success as a stream of events or lines, where the document offers one beside `reply`: a method of its
    /// own, `<name>_stream`, which accepts the case's media type.
    pub stream: Option<Case>,
    /// Documented errors, exact statuses first, then ranges, then `default`; empty means none.
    pub errors: Vec<Case>,
    /// The enum of `errors`, such as `BulkCreateError`; `None` when there are none.
    pub error_type: Option<TypePath>,
    /// Name of the builder type when there are optional parameters, such as `ListLeads`.
    pub builder: Option<TypePath>,
    /// Alternatives (OR) of scheme names with scopes (AND) that apply; empty list means none is needed.
    pub security: Vec<Vec<(String, Vec<String>)>>,
    /// Its own base URLs, when they differ from the API's.
    pub servers: Vec<crate::Server>,
    /// Types that belong to this operation alone (inline schemas), sorted by name.
    pub types: Vec<TypeDef>,
    /// How its list is paged, when its shape shows it.
    pub paging: Option<Paging>,
    /// Extension or rule says that it may be repeated safely.
    pub idempotent: bool,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// Final Rust name without `r#`.
    pub name: String,
    /// Name on the wire.
    pub wire: String,
    /// Where it goes and how it is written.
    pub style: ParamStyle,
    /// Its type without presence.
    pub ty: Type,
    /// Whether null may be given.
    pub nullable: bool,
    /// Whether it is an argument.
    pub required: bool,
    /// Its documentation.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// Checks of the value.
    pub checks: Vec<Check>,
    /// `default` as JSON text.
    pub default: Option<String>,
    /// Example arguments as JSON texts.
    pub examples: Vec<Example>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a parameter goes and how it is written; the names are those of the runtime's `Style`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParamStyle {
    /// `path`, `query`, `header`, `cookie`.
    pub location: String,
    /// `Simple`, `SimpleExplode`, `Form`, `FormExplode`, `DeepObject`, `Json`, ….
    pub style: String,
    /// `allowReserved`.
    pub reserved: bool,
}

/// A request body.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// Whether it must be given.
    pub required: bool,
    /// Its documentation.
    pub docs: Docs,
    /// Name of the argument or setter, normally `body`.
    pub name: String,
    /// The form that the method sends by default.
    pub main: MediaBody,
    /// Further content types with the same type, which the call can be switched to.
    pub also: Vec<MediaBody>,
    /// Further content types with other types: each gets a method of its own, `<name>` being its full name.
    pub others: Vec<(String, MediaBody)>,
    /// Where it comes from.
    pub origin: Origin,
}

/// One content type of a body.
#[derive(Clone, Debug, PartialEq)]
pub struct MediaBody {
    /// The content type as sent.
    pub media: String,
    /// The content type as declared where that is a range such as `image/*`; `media` only stands in for it.
    pub range: Option<String>,
    /// How it is encoded.
    pub kind: BodyKind,
    /// The type of the argument.
    pub ty: Type,
    /// Checks on the whole value.
    pub checks: Vec<Check>,
    /// `encoding` by member.
    pub encoding: Vec<BodyEncoding>,
    /// Examples from the document.
    pub examples: Vec<Example>,
}

/// How a body is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// JSON and `+json`.
    Json,
    /// `application/x-www-form-urlencoded`
    Form,
    /// `multipart/form-data` and other multipart types.
    Multipart,
    /// Text of any kind: the argument is a `String`.
    Text,
    /// Bytes of any kind: the argument is `rt::Body`.
    Bytes,
    /// One JSON value a line: the argument is a list.
    JsonLines,
}

/// `encoding` of one member of a form or multipart body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyEncoding {
    /// The member's key.
    pub wire: String,
    /// `contentType`
    pub content_type: Option<String>,
    /// The runtime's `Style` name, when one is given.
    pub style: Option<String>,
}

/// An example from the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its key.
    pub name: String,
    /// Its summary.
    pub summary: String,
    /// The value as JSON text.
    pub json: String,
    /// Whether it fits its schema; one that does not is only reported.
    pub valid: bool,
    /// Where it stands.
    pub origin: Origin,
}

/// What a successful call gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// All documented successes; one makes the payload itself the result, several an enum.
    pub cases: Vec<Case>,
    /// The enum, such as `ListReply`, when there are several different payloads.
    pub enum_type: Option<TypePath>,
    /// The value of `Accept`.
    pub accept: String,
}

/// One documented status.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The final variant name, such as `BadRequest`.
    pub name: String,
    /// Which statuses.
    pub status: StatusKey,
    /// What the body holds.
    pub payload: Payload,
    /// Its documentation.
    pub docs: Docs,
    /// Headers: wire name, type, documentation.
    pub headers: Vec<(String, Type, Docs)>,
    /// Media type as documented; empty when there is no content.
    pub media: String,
    /// Rules for the body's value; no client checks them, a review compares them.
    pub checks: Vec<Check>,
    /// Examples from the document.
    pub examples: Vec<Example>,
    /// Where it comes from.
    pub origin: Origin,
}

/// A status key, in order of precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatusKey {
    /// An exact status.
    Exact(u16),
    /// `4XX`: the hundreds.
    Range(u8),
    /// `default`
    Default,
}

/// What a response's body holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Payload {
    /// Nothing.
    Empty,
    /// JSON of this type.
    Json(Type),
    /// Text.
    Text,
    /// Bytes, buffered.
    Bytes,
    /// Bytes, as a stream.
    Stream,
    /// Server-sent events, `data` holding JSON of this type (`String` for text).
    Events(Type),
    /// One JSON value a line.
    JsonLines(Type),
}

/// How a list is paged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The rule.
    pub kind: PagingKind,
    /// Wire path of the items in the reply, such as `results`; empty when the reply is the list.
    pub items: String,
    /// Rust type of an item is found at the items field: its final field name.
    pub items_field: String,
}

/// The rules of paging.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PagingKind {
    /// A member holds the URL of the next page, null at the end.
    NextLink {
        /// The member's key.
        member: String,
    },
    /// A member holds the cursor to give as a parameter.
    Cursor {
        /// The member's key (may be a path with dots).
        member: String,
        /// The parameter's wire name.
        param: String,
    },
    /// The parameter is a page number.
    Page {
        /// The parameter's wire name.
        param: String,
    },
    /// The parameter is the number of items to skip.
    Offset {
        /// The parameter's wire name.
        param: String,
    },
    /// The `Link` header with `rel="next"`.
    LinkHeader,
}
