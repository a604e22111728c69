//! The fixed fields of each object (OpenAPI 3.2.0 section 4, with the version in which each field came).

use super::Demand::{ExpectedUntil, NeverEarlier, Optional, Required};
use super::Needs::{Any, Flag, List, Object, Text};
use super::{Demand, Field, Needs, Shape};
use crate::read::Version;
use crate::read::Version::{V30, V31, V32};

const fn f(name: &'static str, needs: Needs) -> Field {
    Field { name, needs, since: V30, demand: Optional }
}

const fn since(version: Version, name: &'static str, needs: Needs) -> Field {
    Field { name, needs, since: version, demand: Optional }
}

/// A field whose meaning nobody can guess who reads the document as one of version 3.0.
const fn later(name: &'static str, needs: Needs) -> Field {
    Field { name, needs, since: V31, demand: NeverEarlier }
}

const fn must(demand: Demand, name: &'static str, needs: Needs) -> Field {
    Field { name, needs, since: V30, demand }
}

macro_rules! shapes {
    ($($constant:ident = $name:literal: $($field:expr),+;)*) => {
        $(pub(in crate::read) static $constant: Shape = Shape { name: $name, fields: &[$($field),+] };)*
    };
}

shapes! {
    ROOT = "OpenAPI Object":
        f("openapi", Text), must(ExpectedUntil(V32), "info", Object), f("servers", List),
        f("paths", Object), f("components", Object), f("security", List), f("tags", List),
        f("externalDocs", Object), since(V31, "jsonSchemaDialect", Text), since(V31, "webhooks", Object),
        since(V32, "$self", Text);
    INFO = "Info Object":
        must(ExpectedUntil(V32), "title", Text), must(ExpectedUntil(V32), "version", Text), f("description", Text),
        f("termsOfService", Text), f("contact", Object), f("license", Object), since(V31, "summary", Text);
    SERVER = "Server Object":
        must(Required, "url", Text), f("description", Text), f("variables", Object), since(V32, "name", Text);
    SERVER_VARIABLE = "Server Variable Object":
        must(Required, "default", Text), f("enum", List), f("description", Text);
    TAG = "Tag Object":
        must(Required, "name", Text), f("description", Text), f("externalDocs", Object),
        since(V32, "summary", Text), since(V32, "parent", Text), since(V32, "kind", Text);
    COMPONENTS = "Components Object":
        f("schemas", Object), f("responses", Object), f("parameters", Object), f("examples", Object),
        f("requestBodies", Object), f("headers", Object), f("securitySchemes", Object), f("links", Object),
        f("callbacks", Object), later("pathItems", Object), since(V32, "mediaTypes", Object);
    PATH_ITEM = "Path Item Object":
        f("$ref", Text), f("summary", Text), f("description", Text), f("get", Object), f("put", Object),
        f("post", Object), f("delete", Object), f("options", Object), f("head", Object), f("patch", Object),
        f("trace", Object), f("servers", List), f("parameters", List), since(V32, "query", Object),
        since(V32, "additionalOperations", Object);
    OPERATION = "Operation Object":
        f("tags", List), f("summary", Text), f("description", Text), f("externalDocs", Object),
        f("operationId", Text), f("parameters", List), f("requestBody", Object),
        must(ExpectedUntil(V30), "responses", Object), f("callbacks", Object), f("deprecated", Flag),
        f("security", List), f("servers", List);
    PARAMETER = "Parameter Object":
        must(Required, "name", Text), must(Required, "in", Text), f("description", Text), f("required", Flag),
        f("deprecated", Flag), f("allowEmptyValue", Flag), f("style", Text), f("explode", Flag),
        f("allowReserved", Flag), f("schema", Any), f("example", Any), f("examples", Any), f("content", Object);
    HEADER = "Header Object":
        f("description", Text), f("required", Flag), f("deprecated", Flag), f("allowEmptyValue", Flag),
        f("style", Text), f("explode", Flag), f("allowReserved", Flag), f("schema", Any), f("example", Any),
        f("examples", Any), f("content", Object);
    REQUEST_BODY = "Request Body Object":
        must(Required, "content", Object), f("description", Text), f("required", Flag);
    MEDIA_TYPE = "Media Type Object":
        f("schema", Any), f("example", Any), f("examples", Any), f("encoding", Object),
        since(V32, "itemSchema", Any), since(V32, "prefixEncoding", List), since(V32, "itemEncoding", Object);
    ENCODING = "Encoding Object":
        f("contentType", Text), f("headers", Object), f("style", Text), f("explode", Flag),
        f("allowReserved", Flag), since(V32, "encoding", Object), since(V32, "prefixEncoding", List),
        since(V32, "itemEncoding", Object);
    RESPONSE = "Response Object":
        must(ExpectedUntil(V31), "description", Text), f("headers", Object), f("content", Object), f("links", Object),
        since(V32, "summary", Text);
    EXAMPLE = "Example Object":
        f("summary", Text), f("description", Text), f("value", Any), f("externalValue", Text),
        since(V32, "dataValue", Any), since(V32, "serializedValue", Text);
    LINK = "Link Object":
        f("operationRef", Text), f("operationId", Text), f("parameters", Object), f("requestBody", Any),
        f("description", Text), f("server", Object);
    SECURITY_SCHEME = "Security Scheme Object":
        must(Required, "type", Text), f("description", Text), f("name", Text), f("in", Text), f("scheme", Text),
        f("bearerFormat", Text), f("flows", Object), f("openIdConnectUrl", Text),
        since(V32, "oauth2MetadataUrl", Text), since(V32, "deprecated", Flag);
    OAUTH_FLOWS = "OAuth Flows Object":
        f("implicit", Object), f("password", Object), f("clientCredentials", Object),
        f("authorizationCode", Object), since(V32, "deviceAuthorization", Object);
    OAUTH_FLOW = "OAuth Flow Object":
        f("authorizationUrl", Text), f("tokenUrl", Text), f("refreshUrl", Text),
        must(ExpectedUntil(V32), "scopes", Object), since(V32, "deviceAuthorizationUrl", Text);
}
