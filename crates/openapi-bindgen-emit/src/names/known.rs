//! Names that generated files get from their one import, and how each is written where a type of the document has
//! taken its name.

/// What the runtime's prelude gives, sorted.
pub(crate) const RUNTIME: &[&str] = &[
    "Base64",
    "BlankOr",
    "Date",
    "DateTime",
    "Decimal",
    "Field",
    "File",
    "IsoDuration",
    "Json",
    "Map",
    "Number",
    "ReadJson",
    "Secret",
    "Time",
    "Uuid",
    "WriteJson",
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

/// Whether a type of the document with this name is written `types::Name`, because the prelude's own name wins.
pub(crate) fn is_reserved(name: &str) -> bool {
    RUNTIME.binary_search(&name).is_ok() || STD.binary_search_by(|(known, _)| (*known).cmp(name)).is_ok()
}

/// Whether the language itself knows the name: no import brings it, and no type of the document can take it, since
/// those start with a capital letter.
pub(crate) fn is_primitive(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
}

/// The path of a known name that works without its import.
pub(crate) fn long_path(name: &str) -> String {
    if let Ok(at) = STD.binary_search_by(|(known, _)| (*known).cmp(name)) {
        return STD.get(at).map_or(name, |(_, path)| *path).to_owned();
    }
    format!("rt::{name}")
}
