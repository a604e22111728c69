//! Every key of the config, with what it takes and what it does: the parser, its messages and the documentation
//! are made from this one table.

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A string.
    Text,
    /// `true` or `false`.
    Flag,
    /// A list of strings.
    List,
    /// One of these strings.
    OneOf(&'static [&'static str]),
    /// A table from any key to a string.
    Texts,
}

/// A key of the config.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The table it stands in; `*` is any name.
    pub table: &'static str,
    /// The key; `*` for tables whose keys are free.
    pub name: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// What it does.
    pub what: &'static str,
}

const fn key(table: &'static str, name: &'static str, takes: Takes, what: &'static str) -> Key {
    Key { table, name, takes, what }
}

/// All keys, table by table.
pub const KEYS: &[Key] = &[
    key("package", "name", Takes::Text, "Name of the generated crate; else made from `info.title`."),
    key("package", "version", Takes::Text, "Version of the generated crate; else 0.1.0."),
    key("package", "license", Takes::Text, "Licence of the generated crate, such as `MIT OR Apache-2.0`; else none."),
    key("package", "env_prefix", Takes::Text, "Prefix of environment variables; else the crate's name in capitals."),
    key("package", "features_per_tag", Takes::Flag, "Whether each tag becomes a cargo feature."),
    key("names", "shorten", Takes::Flag, "Whether doubled words are dropped (`LeadRequestRequest`); on by default."),
    key("names", "strict", Takes::Flag, "Whether a loss or a name collision is an error instead of a warning."),
    key(
        "defaults",
        "unknown_members",
        Takes::OneOf(&["refuse", "ignore", "keep"]),
        "What reading does with members that `additionalProperties: false` forbids; `refuse` by default.",
    ),
    key("defaults", "extra", Takes::Flag, "Whether objects that say nothing about further members keep them."),
    key(
        "defaults",
        "dangling_refs",
        Takes::OneOf(&["refuse", "degrade"]),
        "Whether a `$ref` to a schema that is not there is an error, or is read as any value; an error by default for \
         `check` and where there is a lock.",
    ),
    key("defaults", "untyped_is_any", Takes::Flag, "Whether a schema without `type` takes any JSON type."),
    key("formats", "*", Takes::Text, "A Rust type for a format, such as `\"string:date-time\" = \"String\"`."),
    key("select", "only", Takes::List, "Tags, operations or paths to generate; all others are left out."),
    key("select", "without", Takes::List, "Tags, operations or paths to leave out."),
    key(
        "select",
        "prune",
        Takes::Flag,
        "Whether types that no operation reaches are left out; so by default where operations are chosen.",
    ),
    key("auth.*", "prefix", Takes::Text, "What stands before an API key, such as `Token`."),
    key("auth.*", "setter", Takes::Text, "The client builder's method that takes the credential."),
    key("auth.*", "env", Takes::Text, "The environment variable that the README and examples read."),
    key("paging.*", "kind", Takes::OneOf(PAGING), "How this operation's list is paged, or `none`."),
    key("paging.*", "param", Takes::Text, "The query parameter that moves on: page, offset or cursor."),
    key("paging.*", "member", Takes::Text, "The member that holds the next link or cursor."),
    key("paging.*", "items", Takes::Text, "The member that holds the items; empty when the reply is the list."),
    key("at.*", "rename", Takes::Text, "Another Rust name."),
    key("at.*", "module", Takes::Text, "The tag module that an operation belongs to."),
    key("at.*", "type", Takes::Text, "Another Rust type, by its path."),
    key("at.*", "skip", Takes::Flag, "Whether it is left out."),
    key("at.*", "required", Takes::Flag, "Whether the member is required, whatever the document says."),
    key("at.*", "nullable", Takes::Flag, "Whether null is allowed, whatever the document says."),
    key("at.*", "extra", Takes::Flag, "Whether the object keeps members that the document does not name."),
    key("at.*", "idempotent", Takes::Flag, "Whether an operation may be repeated safely."),
    key("at.*", "variants", Takes::Texts, "Variant names by value: `variants = { \"+1\" = \"ThumbsUp\" }`."),
];

const PAGING: &[&str] = &["none", "page", "offset", "cursor", "next-link", "link-header"];

/// The key with this table and name.
pub(super) fn find(table: &str, name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.table == table && (key.name == name || key.name == "*"))
}

/// The names of all tables, `auth.*` as `auth`.
pub(super) fn tables() -> Vec<&'static str> {
    let mut names: Vec<&str> = KEYS.iter().map(|key| key.table.split('.').next().unwrap_or(key.table)).collect();
    names.dedup();
    names
}

/// The names of all keys of a table.
pub(super) fn names_in(table: &str) -> Vec<&'static str> {
    KEYS.iter().filter(|key| key.table == table).map(|key| key.name).collect()
}

/// The name that is written most like this one, if any is near.
pub fn nearest<'a>(text: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = text.chars().count() / 3 + 1;
    let far = |name: &str| if text.len() > 3 && name.starts_with(text) { 1 } else { distance(text, name) };
    names.into_iter().map(|name| (far(name), name)).min().filter(|(far, _)| *far <= limit).map(|(_, name)| name)
}

/// How many letters must be changed, added or dropped.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (at, l) in left.chars().enumerate() {
        let mut diagonal = at;
        let mut last = at + 1;
        if let Some(first) = row.first_mut() {
            *first = last;
        }
        for (r, cell) in right.iter().zip(row.iter_mut().skip(1)) {
            let changed = diagonal + usize::from(l != *r);
            diagonal = *cell;
            last = changed.min(diagonal + 1).min(last + 1);
            *cell = last;
        }
    }
    row.last().copied().unwrap_or(0)
}
