//! The whole API.

use crate::{Docs, Example, Operation, TypeDef, TypePath};

/// Everything that will be generated from one document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Api {
    /// Facts about the crate.
    pub package: Package,
    /// Base URLs; the first is the default.
    pub servers: Vec<Server>,
    /// Ways to authenticate, in document order.
    pub schemes: Vec<Scheme>,
    /// Component types and the inline types in them, sorted by name.
    pub types: Vec<TypeDef>,
    /// Tags, sorted by module name, each with its operations sorted by name.
    pub tags: Vec<Tag>,
    /// Examples of component schemas, by type, sorted.
    pub examples: Vec<(TypePath, Example)>,
    /// What the document says without a Rust item of its own showing it, sorted; only a review reads them.
    pub facts: Vec<Fact>,
}

/// A keyword of the document that no Rust item shows, though it says something about what goes over the wire.
///
/// Of a schema: `allOf` (a list of the `$ref`s), `default` where neither a field nor a parameter keeps it,
/// `unevaluatedItems`, `unevaluatedProperties`, `contentEncoding`, `contentMediaType`, `contentSchema`, `xml`,
/// `x-extensible-enum`, and any other keyword that lowering has no place for.
/// Of a response: `content`, a list of all its media types. Of a header: `required`, `nullable`.
/// Of an operation: `tags` when there are several, `x-stability-level`, `x-sunset`.
/// Of a security scheme: `flows`. Of the document: `webhooks`, a list of their names.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// The schema, response, header, operation or scheme that the keyword stands in.
    pub origin: Origin,
    /// The keyword.
    pub keyword: String,
    /// Its value as compact JSON text, the keys of objects sorted.
    pub value: String,
}

/// Facts about the generated crate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Package {
    /// Crate name, such as `sela`.
    pub name: String,
    /// Version of the crate.
    pub version: String,
    /// `info.title`.
    pub title: String,
    /// `info.version`: documentation for the README only, never in a header.
    pub api_version: String,
    /// `info.description`.
    pub description: String,
    /// The command that headers name, such as `cargo xtask codegen`.
    pub command: String,
    /// The document as headers name it, such as `spec/Sela_API.yaml`.
    pub document: String,
    /// The crate's licence as an SPDX expression; empty means that its Cargo.toml names none.
    pub license: String,
    /// Where Cargo.toml takes `openapi-bindgen-runtime` from.
    pub runtime: RuntimeSource,
    /// Prefix of environment variables, such as `SELA`.
    pub env_prefix: String,
    /// Whether the crate is a member of a workspace (no `[workspace]` table of its own).
    pub workspace_member: bool,
    /// Whether tags become cargo features.
    pub tag_features: bool,
}

/// Where a generated crate takes its runtime from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuntimeSource {
    /// A version requirement, such as `0.1` or `>=0.1, <0.3`.
    pub version: String,
    /// A folder, written with `/`.
    pub path: Option<String>,
}

/// Where an item comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// JSON pointer in the document, without `#`.
    pub pointer: String,
}

/// A base URL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Server {
    /// With `{variables}` as written; relative URLs stay relative.
    pub url: String,
    /// `description`.
    pub description: String,
    /// Variables in document order.
    pub variables: Vec<ServerVariable>,
}

/// A variable of a base URL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerVariable {
    /// The name between braces.
    pub name: String,
    /// Final Rust name of its setter.
    pub setter: String,
    /// `default`; `None` if a user must set it.
    pub default: Option<String>,
    /// Allowed values; empty means any.
    pub values: Vec<String>,
    /// `description`.
    pub description: String,
}

/// A way to authenticate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Its key in the document, which operations name.
    pub name: String,
    /// What it is.
    pub kind: SchemeKind,
    /// The client builder's setter; `None` for kinds that the runtime cannot do by itself.
    pub setter: Option<CredentialSetter>,
    /// Its documentation.
    pub docs: Docs,
    /// Where it comes from.
    pub origin: crate::Origin,
}

/// A setter of the client builder that takes a credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialSetter {
    /// Final method name: `token`, `api_key`, `basic_auth`, `bearer_token`, `client_credentials`.
    pub name: String,
    /// Environment variable by convention, such as `SELA_API_KEY`.
    pub env: String,
}

/// The kinds of authentication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// A key in a header, with a prefix such as `Token ` (may be empty).
    HeaderKey {
        /// Header name.
        name: String,
        /// Written before the key.
        prefix: String,
    },
    /// A key in the query.
    QueryKey {
        /// Parameter name.
        name: String,
    },
    /// A key in a cookie.
    CookieKey {
        /// Cookie name.
        name: String,
    },
    /// User name and password.
    Basic,
    /// `Authorization: Bearer …`.
    Bearer,
    /// OAuth2; a bearer token unless client credentials can be exchanged.
    OAuth2 {
        /// Token URL of the client credentials flow.
        token_url: Option<String>,
        /// Scopes.
        scopes: Vec<String>,
    },
    /// Something the runtime cannot do: the caller sends headers itself.
    Other(String),
}

/// Operations with one tag.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tag {
    /// The tag as written; empty for operations without one.
    pub name: String,
    /// Final module name, also the accessor on the client: `leads`.
    pub module: String,
    /// Final name of the handle type: `Leads`.
    pub handle: String,
    /// Its documentation.
    pub docs: Docs,
    /// Operations, sorted by name.
    pub operations: Vec<Operation>,
}
