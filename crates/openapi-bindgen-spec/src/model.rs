//! The one model that every supported version of OpenAPI is read into.
//!
//! Schemas live in one arena and are named by [`SchemaId`], so that cycles are harmless and nothing is cloned
//! per use. Objects around the schemas (parameters, bodies, responses, headers) have their `$ref`s resolved.
//! Everything knows its JSON pointer, so that every message can name its place.

use std::collections::BTreeMap;

use openapi_bindgen_diagnostics::Pointer;

mod operation;
mod rare;
mod schema;
mod security;

pub use operation::{Encoding, Example, MediaType, Operation, Parameter, RequestBody, Response};
pub use rare::{Empty, Rare};
pub use schema::{Additional, Discriminator, Limits, Reference, Schema, Types};
pub use security::{OAuthFlow, SecurityKind, SecurityRequirement, SecurityScheme};

/// A whole document, normalised to the meaning of OpenAPI 3.0 plus what later versions added.
#[derive(Debug, Default)]
pub struct Document {
    /// The document's name as messages and file headers show it, such as `spec/Sela_API.yaml`.
    pub label: String,
    /// The value of `openapi` as written, such as `3.0.3`.
    pub version: String,
    /// Info Object.
    pub info: Info,
    /// Server Objects of the root.
    pub servers: Vec<Server>,
    /// Tag Objects of the root, in document order.
    pub tags: Vec<Tag>,
    /// The security requirements of the root: alternatives (OR) of sets (AND).
    pub security: Vec<SecurityRequirement>,
    /// `components/securitySchemes`, in document order.
    pub security_schemes: Vec<SecurityScheme>,
    /// `components/schemas`, in document order.
    pub components: Vec<(String, SchemaId)>,
    /// All operations of `paths`, in document order.
    pub operations: Vec<Operation>,
    /// All operations of `webhooks` (3.1) and of callbacks, in document order: only their types are generated.
    pub webhooks: Vec<Operation>,
    /// The component schemas that extensions of the root such as `x-webhooks` lead to, each with the extension.
    pub used_by_extensions: BTreeMap<String, String>,
    pub(crate) schemas: Vec<Schema>,
    pub(crate) by_name: BTreeMap<String, SchemaId>,
    /// Components that stand in other files.
    pub(crate) moved: crate::files::Moved,
}

/// The place of a schema in its document's arena.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(pub(crate) u32);

impl SchemaId {
    /// Its number: ids of a document count from zero, without gaps.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl Document {
    /// The schema with this id. Ids of another document give an empty schema, which accepts anything.
    pub fn schema(&self, id: SchemaId) -> &Schema {
        static ANYTHING: std::sync::LazyLock<Schema> = std::sync::LazyLock::new(Schema::default);
        self.schemas.get(id.0 as usize).unwrap_or(&ANYTHING)
    }

    /// All schemas with their ids, in the order in which they were read.
    pub fn schemas(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        (0..).map(SchemaId).zip(&self.schemas)
    }

    /// The id of the component schema with this name.
    pub fn component(&self, name: &str) -> Option<SchemaId> {
        self.by_name.get(name).copied()
    }
}

/// Info Object.
#[derive(Clone, Debug, Default)]
pub struct Info {
    /// `title`.
    pub title: String,
    /// `version` of the API, as text.
    pub version: String,
    /// `description`, else `summary`.
    pub description: String,
}

/// Server Object.
#[derive(Clone, Debug, Default)]
pub struct Server {
    /// `url`, with its `{variables}`.
    pub url: String,
    /// `description`.
    pub description: String,
    /// `variables`, in document order.
    pub variables: Vec<ServerVariable>,
    /// Where it stands.
    pub pointer: Pointer,
}

/// Server Variable Object.
#[derive(Clone, Debug, Default)]
pub struct ServerVariable {
    /// The name between braces.
    pub name: String,
    /// `default`; `None` where the document only names the variable in the URL.
    pub default: Option<String>,
    /// `enum`.
    pub values: Vec<String>,
    /// `description`.
    pub description: String,
}

/// Tag Object.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    /// `name`.
    pub name: String,
    /// `description`.
    pub description: String,
    /// Where it stands.
    pub pointer: Pointer,
}
