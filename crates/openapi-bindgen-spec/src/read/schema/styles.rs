//! Parameters whose style leaves open how their value is written.

use openapi_bindgen_diagnostics::codes::structure;
use openapi_bindgen_diagnostics::{Diagnostic, Sink};

use super::contradictions::Arena;
use crate::model::{Operation, Parameter, Schema, Types};

/// How many levels of unions are looked through.
const LEVELS: usize = 4;

/// Reports combinations that the specification's table of styles leaves undefined and that no server can guess
/// (Parameter Object, "Style Examples").
pub(in crate::read) fn report(schemas: &[Schema], operations: &[Operation], sink: &mut Sink) {
    let arena = Arena { schemas };
    for parameter in operations.iter().flat_map(|operation| &operation.parameters) {
        let (Some(style), Some(schema)) = (parameter.style.as_deref(), parameter.schema) else { continue };
        let types = arena.possible(schema, LEVELS);
        let Some(value) = undefined(style, parameter, types) else { continue };
        let what = format!("the style `{style}` does not say how {value} is written in `{}`", parameter.location);
        let place = parameter.pointer.child("style");
        let diagnostic = Diagnostic::error(structure::PARAMETER_STYLE, place, what);
        sink.push(diagnostic.help("choose another style, or give the value as `content`"));
    }
}

/// What the style cannot write, if anything.
fn undefined(style: &str, parameter: &Parameter, types: Types) -> Option<&'static str> {
    let text = types.has(Types::STRING) || types.has(Types::NUMBER) || types.has(Types::INTEGER);
    let object = types.has(Types::OBJECT);
    match style {
        "spaceDelimited" | "pipeDelimited" if text && object => Some("a value that may be a text or an object"),
        "deepObject" if types.without(Types::NULL) == Types::ARRAY && parameter.explode != Some(true) => Some("a list"),
        "form" if parameter.location == "cookie" && parameter.explode == Some(true) && text && object => {
            Some("a value that may be a text or an object")
        }
        _ => None,
    }
}
