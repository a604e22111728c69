//! What lowering schemas has to say.

use openapi_bindgen_diagnostics::codes::lowering as codes;
use openapi_bindgen_diagnostics::{Diagnostic, Pointer};

/// No value fits all that must hold together.
pub(super) fn contradiction(pointer: Pointer) -> Diagnostic {
    let help = format!("correct the document, or accept it with\n[at.\"{}\"]\ntype = \"Json\"", pointer.as_str());
    Diagnostic::warning(codes::CONTRADICTORY_TYPE, pointer, "no value fits all that this schema asks for at once")
        .why("`allOf` asks for all of its parts, and no value is of two different types")
        .effect("the type is `Json`: any value")
        .help(help)
}

/// A member is declared twice in ways that exclude each other.
pub(super) fn redeclared(pointer: Pointer, first: Pointer) -> Diagnostic {
    Diagnostic::warning(
        codes::REDECLARED,
        pointer,
        "this is declared more than once, and no value fits all declarations",
    )
    .also(first, "declared here, too")
    .why("`allOf` asks for all declarations of a property at once")
    .effect("the last declaration counts, as if it overrode the others")
    .help("correct the document so that the declarations agree")
}

/// Branches of a union that only trying tells apart.
pub(super) fn trial(pointer: Pointer, branches: &[&str]) -> Diagnostic {
    let names = branches.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    Diagnostic::warning(codes::TRIAL, pointer, format!("nothing tells these branches of a union apart: {names}"))
        .why("they are of the same JSON kind, and neither a discriminator nor a required member of its own marks one")
        .effect("each is tried in the order of the document; the first that loses nothing is taken")
        .help("add a `discriminator`, or a required property with a constant value, to the branches")
}

/// A union that is told apart by a member which may be left out.
pub(super) fn hinted(pointer: Pointer, key: &str) -> Diagnostic {
    Diagnostic::note(codes::TRIAL, pointer, format!("`{key}` tells the branches of a union apart, but may be left out"))
        .effect("without it, each branch is tried in the order of the document; the first that loses nothing is taken")
        .help(format!("make `{key}` required in every branch"))
}

/// An enum value of another type than the schema.
pub(super) fn enum_value_type(pointer: Pointer, value: &str) -> Diagnostic {
    Diagnostic::warning(
        codes::ENUM_VALUE_TYPE,
        pointer,
        format!("the enum value {value} is not of the schema's `type`"),
    )
    .effect("the values are read as the schema's type has them, else as any JSON value")
    .help("correct the value or the type in the document")
}

/// References that lead back to themselves.
pub(super) fn leads_nowhere(pointer: Pointer) -> Diagnostic {
    Diagnostic::warning(codes::LEADS_NOWHERE, pointer, "this schema refers to nothing but itself")
        .effect("the type is `Json`: any value")
        .help("let the reference lead to a schema")
}

/// Schemas stand inside each other too deep.
pub(super) fn too_deep(pointer: Pointer) -> Diagnostic {
    Diagnostic::warning(codes::TOO_DEEP, pointer, "schemas stand inside each other too deep")
        .effect("the type from here on is `Json`: any value")
        .help("move inner schemas to `components/schemas` and refer to them")
}

/// A format that this program does not know.
pub(super) fn unknown_format(pointer: Pointer, format: &str) -> Diagnostic {
    Diagnostic::note(codes::UNKNOWN_FORMAT, pointer, format!("the format `{format}` is not known"))
        .effect("the type is `String`; the documentation names the format")
        .help(format!("[formats]\n\"string:{format}\" = \"path::Type\""))
}

/// A list of values that belongs elsewhere.
pub(super) fn enum_misplaced(pointer: Pointer, value: &str) -> Diagnostic {
    Diagnostic::warning(
        codes::ENUM_VALUE_TYPE,
        pointer,
        format!("the enum value {value} and all others are not of the schema's `type`"),
    )
    .why("an array or an object is never one of these values; a list for the items of an array belongs into `items`")
    .effect("the type counts, and the values are ignored")
    .help("correct the values or the type in the document")
}

/// What stands beside a reference contradicts it.
pub(super) fn sibling_type(pointer: Pointer) -> Diagnostic {
    Diagnostic::warning(codes::REF_SIBLING_TYPE, pointer, "what stands beside this `$ref` contradicts what it leads to")
        .why("no value is of both types; version 3.0 ignores what stands beside a `$ref`")
        .effect("the reference counts alone")
        .help("take the keywords beside the `$ref` out of the document")
}

/// Unions that hold together multiply.
pub(super) fn too_many_ways(pointer: Pointer) -> Diagnostic {
    Diagnostic::warning(
        codes::TOO_MANY_WAYS,
        pointer,
        "the unions that must hold here together leave too many ways to choose",
    )
    .why("each way to choose a branch of every union would be a type")
    .effect("the type is `Json`: any value")
    .help("let the schema build on fewer unions")
}
