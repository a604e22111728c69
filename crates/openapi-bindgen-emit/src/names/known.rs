//! Names that generated files get from their one import, and how each is written where a type of the document has
//! taken its name.

/// What the runtime's prelude gives, sorted.
pub(crate) const RUNTIME: &[&str] = &[
    "Base64", "BlankOr", "Date", "DateTime", "Decimal", "Field", "File", "IsoDuration", "Json", "Map", "Number",
    "ReadJson", "Secret", "Time", "Uuid", "WriteJson",
];

/// What is listed from std, so that a type of the document with one of these names does not shadow it, sorted.
pub(crate) const STD: &[(&str, &str)] = &[
    ("Box", "::std::boxed::Box"),
    ("Default", "::std::default::Default"),
    ("Err", "::std::result::Result::Err"),
    ("From", "::std::convert::From"),
    ("Into", "::std::convert::Into"),
    ("IntoFuture", "::std::future::IntoFuture"),
    ("None", "::std::option::Option::None"),
    ("Ok", "::std::result::Result::Ok"),
    ("Option", "::std::option::Option"),
    ("Result", "::std::result::Result"),
    ("Some", "::std::option::Option::Some"),
    ("String", "::std::string::String"),
    ("Vec", "::std::vec::Vec"),
];

/// Primitive types; a type of the document can only have such a name by the wish of a config.
pub(crate) const PRIMITIVES: &[&str] = &[
    "bool", "char", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize", "str", "u128", "u16", "u32", "u64", "u8",
    "usize",
];

/// Modules that generated code names.
pub(crate) const MODULES: &[&str] = &["operations", "rt", "types"];

/// Whether a type of the document with this name is written `types::Name`, because the prelude's own name wins.
pub(crate) fn is_reserved(name: &str) -> bool {
    RUNTIME.binary_search(&name).is_ok()
        || STD.binary_search_by(|(known, _)| (*known).cmp(name)).is_ok()
        || PRIMITIVES.binary_search(&name).is_ok()
        || MODULES.binary_search(&name).is_ok()
}

/// The path of a known name that works without its import.
pub(crate) fn long_path(name: &str) -> String {
    if let Ok(at) = STD.binary_search_by(|(known, _)| (*known).cmp(name)) {
        return STD.get(at).map_or(name, |(_, path)| *path).to_owned();
    }
    if PRIMITIVES.binary_search(&name).is_ok() {
        return format!("::std::primitive::{name}");
    }
    format!("rt::{name}")
}
