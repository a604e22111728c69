//! What will be generated: plain data, with final names, in final order.
//!
//! Lowering decides everything (names, order, shapes, wire names, docs); emission prints it; review compares it.
//! Nothing here knows OpenAPI's syntax, Rust tokens, or files.

mod api;
mod operation;
mod types;

pub use api::{
    Api, CredentialSetter, Fact, Origin, Package, RuntimeSource, Scheme, SchemeKind, Server, ServerVariable, Tag,
};
pub use operation::{
    Body, BodyEncoding, BodyKind, Case, Example, MediaBody, Operation, Paging, PagingKind, Param, ParamStyle, Payload,
    Reply, StatusKey,
};
pub use types::{
    Branch, Check, Docs, Enum, EnumKind, EnumValue, Field, Guard, GuardTag, JsonKind, Presence, Rest, Shape, Struct,
    Type, TypeDef, TypePath, Union,
};
