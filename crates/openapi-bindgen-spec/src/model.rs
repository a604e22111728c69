//! The one model that every supported version of OpenAPI is read into.
//!
//! Schemas live in one arena and are named by [`SchemaId`], so that cycles are harmless and nothing is cloned
//! per use. Objects around the schemas (parameters, bodies, responses, headers) have their `$ref`s resolved.
//! Everything knows its JSON pointer, so that every message can name its place.

use openapi_bindgen_diagnostics::Pointer;

use crate::value::Value;

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
    pub(crate) schemas: Vec<Schema>,
}

/// The place of a schema in its document's arena.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(pub(crate) u32);

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
        self.components.iter().find(|(component, _)| component == name).map(|(_, id)| *id)
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
    /// `default`.
    pub default: String,
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

/// One alternative of a `security` list: all of these schemes together. Empty means that no credential is needed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecurityRequirement {
    /// Scheme name and the scopes it asks for.
    pub schemes: Vec<(String, Vec<String>)>,
}

/// Security Scheme Object.
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    /// Its name under `components/securitySchemes`.
    pub name: String,
    /// `description`.
    pub description: String,
    /// What kind it is.
    pub kind: SecurityKind,
    /// Where it stands.
    pub pointer: Pointer,
}

/// The kinds of Security Scheme Objects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecurityKind {
    /// `apiKey` in a header, a query parameter or a cookie.
    ApiKey {
        /// `in`: `header`, `query` or `cookie`.
        location: String,
        /// `name` of the header, parameter or cookie.
        name: String,
    },
    /// `http` with its `scheme` in lower case (`basic`, `bearer`, …) and `bearerFormat`.
    Http {
        /// `scheme`.
        scheme: String,
        /// `bearerFormat`.
        bearer_format: String,
    },
    /// `oauth2`.
    OAuth2 {
        /// Flow name (`clientCredentials`, …), token URL and scopes with their descriptions.
        flows: Vec<OAuthFlow>,
    },
    /// `openIdConnect` with its URL.
    OpenIdConnect(String),
    /// `mutualTLS` or a kind that no version knows, with its `type`.
    Other(String),
}

/// OAuth Flow Object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OAuthFlow {
    /// `clientCredentials`, `authorizationCode`, `implicit`, `password`, `deviceAuthorization`.
    pub name: String,
    /// `tokenUrl`.
    pub token_url: String,
    /// `authorizationUrl`.
    pub authorization_url: String,
    /// `scopes`.
    pub scopes: Vec<(String, String)>,
}

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

/// Schema Object: every keyword of 3.0, and of 3.1's JSON Schema as far as generation or validation use it.
///
/// `$ref` with meaningful siblings is already `allOf: [$ref]` plus the siblings; `const` is an `enum` of one;
/// all spellings of null (`nullable`, type lists, `x-nullable`, `oneOf` with `type: null`) stay visible through
/// `nullable`, `types` and the branches.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    /// Where it stands.
    pub pointer: Pointer,
    /// `true` or `false` instead of an object.
    pub boolean: Option<bool>,
    /// `$ref`: nothing else is meaningful then.
    pub reference: Option<Reference>,
    /// `type`, one or many; empty when absent.
    pub types: Types,
    /// `nullable: true`, `x-nullable: true`, or `null` in a type list or enum.
    pub nullable: bool,
    /// `format`.
    pub format: Option<String>,
    /// `title`.
    pub title: String,
    /// `description`.
    pub description: String,
    /// `deprecated`.
    pub deprecated: bool,
    /// `readOnly`.
    pub read_only: bool,
    /// `writeOnly`.
    pub write_only: bool,
    /// `default`.
    pub default: Option<Value>,
    /// `example` and `examples`.
    pub examples: Vec<Example>,
    /// `enum`, or `const` as a list of one.
    pub values: Option<Vec<Value>>,
    /// Whether `values` came from `const`.
    pub is_const: bool,
    /// `properties`, in document order.
    pub properties: Vec<(String, SchemaId)>,
    /// `required`.
    pub required: Vec<String>,
    /// `additionalProperties`, or `unevaluatedProperties` where that is `false` or a schema.
    pub additional: Additional,
    /// `patternProperties`.
    pub pattern_properties: Vec<(String, SchemaId)>,
    /// `propertyNames`.
    pub property_names: Option<SchemaId>,
    /// `items`.
    pub items: Option<SchemaId>,
    /// `prefixItems`, or `items` as a list.
    pub prefix_items: Vec<SchemaId>,
    /// `contains`.
    pub contains: Option<SchemaId>,
    /// `allOf`.
    pub all_of: Vec<SchemaId>,
    /// `oneOf`.
    pub one_of: Vec<SchemaId>,
    /// `anyOf`.
    pub any_of: Vec<SchemaId>,
    /// `not`.
    pub not: Option<SchemaId>,
    /// `if`, `then`, `else`.
    pub conditional: [Option<SchemaId>; 3],
    /// `dependentRequired` (and `dependencies` with lists).
    pub dependent_required: Vec<(String, Vec<String>)>,
    /// `dependentSchemas`.
    pub dependent_schemas: Vec<(String, SchemaId)>,
    /// `discriminator`.
    pub discriminator: Option<Discriminator>,
    /// Limits on numbers, lengths and counts.
    pub limits: Limits,
    /// `contentEncoding`.
    pub content_encoding: Option<String>,
    /// `contentMediaType`.
    pub content_media_type: Option<String>,
    /// Extensions (`x-…`).
    pub extensions: Vec<(String, Value)>,
    /// Keywords present that this model does not hold, for a note.
    pub unknown_keywords: Vec<String>,
}

/// A `$ref` of a schema.
#[derive(Clone, Debug)]
pub struct Reference {
    /// As written.
    pub text: String,
    /// The schema it leads to; `None` when it dangles or leaves the allowed folders (already reported).
    pub target: Option<SchemaId>,
}

/// `additionalProperties`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Additional {
    /// Not said.
    #[default]
    Absent,
    /// `true` or an empty schema.
    Any,
    /// `false`.
    Denied,
    /// A schema that says something.
    Schema(SchemaId),
}

/// Discriminator Object.
#[derive(Clone, Debug, Default)]
pub struct Discriminator {
    /// `propertyName`.
    pub property: String,
    /// `mapping`: value, and the schema it names (`None` when it dangles), in document order.
    pub mapping: Vec<(String, Option<SchemaId>)>,
}

/// Limits on numbers, lengths and counts. Numbers keep the text of the document, so that none is rounded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// `minimum`.
    pub minimum: Option<String>,
    /// `maximum`.
    pub maximum: Option<String>,
    /// `exclusiveMinimum` (numeric; 3.0's boolean is resolved).
    pub exclusive_minimum: Option<String>,
    /// `exclusiveMaximum`, likewise.
    pub exclusive_maximum: Option<String>,
    /// `multipleOf`.
    pub multiple_of: Option<String>,
    /// `minLength`.
    pub min_length: Option<u64>,
    /// `maxLength`.
    pub max_length: Option<u64>,
    /// `pattern`.
    pub pattern: Option<String>,
    /// `minItems`.
    pub min_items: Option<u64>,
    /// `maxItems`.
    pub max_items: Option<u64>,
    /// `uniqueItems`.
    pub unique_items: bool,
    /// `minProperties`.
    pub min_properties: Option<u64>,
    /// `maxProperties`.
    pub max_properties: Option<u64>,
    /// `minContains`.
    pub min_contains: Option<u64>,
    /// `maxContains`.
    pub max_contains: Option<u64>,
}

/// The set of JSON types a schema names.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Types(u8);

impl Types {
    /// `null`.
    pub const NULL: Self = Self(1);
    /// `boolean`.
    pub const BOOLEAN: Self = Self(2);
    /// `integer`.
    pub const INTEGER: Self = Self(4);
    /// `number`.
    pub const NUMBER: Self = Self(8);
    /// `string`.
    pub const STRING: Self = Self(16);
    /// `array`.
    pub const ARRAY: Self = Self(32);
    /// `object`.
    pub const OBJECT: Self = Self(64);

    /// Whether no type is named, which allows all.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether all of `other` are named.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets together.
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// This set without `other`.
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Each type named, one by one, in the order of the constants.
    pub fn each(self) -> impl Iterator<Item = Self> {
        (0..7).map(|bit| Self(1 << bit)).filter(move |one| self.has(*one))
    }

    /// The type with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "null" => Self::NULL,
            "boolean" => Self::BOOLEAN,
            "integer" => Self::INTEGER,
            "number" => Self::NUMBER,
            "string" => Self::STRING,
            "array" => Self::ARRAY,
            "object" => Self::OBJECT,
            _ => return None,
        })
    }
}

impl std::fmt::Debug for Types {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = ["null", "boolean", "integer", "number", "string", "array", "object"];
        f.debug_list()
            .entries(names.iter().enumerate().filter(|(bit, _)| self.0 & (1 << bit) != 0).map(|(_, name)| name))
            .finish()
    }
}
