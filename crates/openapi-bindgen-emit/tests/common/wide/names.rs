//! Components that are called like something else.

use super::super::*;
use super::models::structure;

const TAKEN: &[&str] = &[
    "Option",
    "Some",
    "None",
    "Result",
    "Ok",
    "Err",
    "String",
    "Vec",
    "Box",
    "Default",
    "Into",
    "From",
    "IntoFuture",
    "Clone",
    "Debug",
    "PartialEq",
    "Eq",
    "Hash",
    "Copy",
    "Send",
    "Sync",
    "Drop",
    "Fn",
    "Iterator",
    "ToString",
    "Self",
    "Field",
    "BlankOr",
    "Json",
    "Map",
    "DateTime",
    "Uuid",
    "File",
    "Secret",
    "ReadJson",
    "WriteJson",
    "Number",
    "Date",
    "Client",
    "ClientBuilder",
    "Error",
    "ErrorKind",
    "Reply",
    "Call",
    "Request",
    "Operation",
    "Value",
    "Writer",
    "Check",
    "Shape",
    "Type",
    "Kind",
    "Format",
    "MinLength",
    "Items",
    "Items_",
    "UnknownValue",
    "Infallible",
    "Display",
    "Bool",
    "I64",
    "Str",
    "Rt",
    "Types",
    "Operations",
    "String_",
    "T",
    "E",
    "S",
    "D",
    "Leads",
];

pub fn all() -> Vec<TypeDef> {
    let mut all: Vec<TypeDef> = TAKEN.iter().map(|name| thing(name)).collect();
    all.push(def("Names", "Names", structure(users())));
    all.push(def("Keywords", "Keywords", structure(keywords())));
    all.push(def("Methods", "Methods", structure(methods())));
    all.push(TypeDef { file: "type".to_owned(), ..def("InType", "InType", Shape::Alias(Type::I32)) });
    all.push(TypeDef { file: "mod".to_owned(), ..def("InMod", "InMod", Shape::Alias(Type::I32)) });
    all.push(TypeDef { file: "self".to_owned(), ..def("InSelf", "InSelf", Shape::Alias(Type::I32)) });
    all
}

// A file that defines a taken name and uses what the name is taken from.
fn thing(name: &str) -> TypeDef {
    let mut fields = vec![
        field("own", boxed(named(name)), Presence::Optional),
        field("option", Type::String, Presence::Optional),
        field("field", blank_or(list(Type::Json)), Presence::OptionalNullable),
        Field { checks: vec![Check::MinLength(1)], ..field("map", map(Type::I64), Presence::RequiredNullable) },
        field("flag", Type::Bool, Presence::Optional),
        field("date", Type::DateTime, Presence::Optional),
    ];
    fields.truncate(if name.len().is_multiple_of(2) { 6 } else { 5 });
    TypeDef { file: format!("taken_{}", snake(name)), ..def(name, name, structure(fields)) }
}

fn users() -> Vec<Field> {
    let mut fields: Vec<Field> =
        TAKEN.iter().map(|name| field(&format!("uses_{name}"), boxed(named(name)), Presence::Optional)).collect();
    fields
        .extend(TAKEN.iter().map(|name| field(&format!("has_{name}"), boxed(named(name)), Presence::OptionalNullable)));
    fields
}

fn keywords() -> Vec<Field> {
    ["type", "self", "super", "crate", "fn", "async", "gen", "try", "union", "default", "raw", "value", "key"]
        .iter()
        .map(|name| Field { name: (*name).to_owned(), ..field(name, Type::String, Presence::Optional) })
        .collect()
}

fn methods() -> Vec<Field> {
    ["new", "with_new", "validate", "is_empty", "clone", "into", "eq", "fmt", "default", "as_str", "is_new", "to_x"]
        .iter()
        .map(|name| field(name, Type::I64, Presence::Optional))
        .collect()
}
