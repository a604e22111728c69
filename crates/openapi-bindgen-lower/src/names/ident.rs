//! Turns words into Rust identifiers: the one place that knows keywords, reserved file names and the like.

use super::words::words;

/// The identifiers that cannot be written raw (`r#self` is no Rust).
const NEVER_RAW: &[&str] = &["self", "Self", "super", "crate", "_"];

/// File names that Windows keeps for devices, whatever their extension.
const DEVICES: &[&str] = &[
    "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt0",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Modules that stand beside the generated ones, and methods of the client that accessors must not hide.
const TAKEN_MODULES: &[&str] =
    &["mod", "lib", "main", "client", "builder", "clone", "new", "prelude", "generated", "from_env", "std", "core"];

/// The most bytes a name may have: file systems stop at 255 with the extension, some at 143.
pub(super) const LONGEST: usize = 100;

/// A field, argument or method: `usState` gives `us_state`. Keywords stay as they are, the emitter makes them raw.
pub(crate) fn field(text: &str) -> String {
    // Most names are in snake case already.
    if is_snake(text) { finish(text.to_owned(), 'n', "_") } else { snake(&words(text)) }
}

/// Whether a text is words of small letters and digits with single underscores between them.
fn is_snake(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.split('_').all(is_word)
}

/// A type: `create-lead` gives `CreateLead`.
pub(crate) fn type_name(text: &str) -> String {
    pascal(&words(text))
}

/// A variant of an enum or union: `2024-01-01` gives `N2024_01_01`.
pub(crate) fn variant(text: &str) -> String {
    pascal(&words(text))
}

/// A module, also its file's stem: lower case, so that no two differ by case alone.
pub(crate) fn module(words: &[String]) -> String {
    let name = snake(words);
    if DEVICES.contains(&name.as_str()) || TAKEN_MODULES.contains(&name.as_str()) { format!("{name}_") } else { name }
}

/// The file stem of a type: its name in snake case.
pub(crate) fn file_stem(type_name: &str) -> String {
    module(&words(type_name))
}

/// Words as a snake case identifier.
pub(crate) fn snake(words: &[String]) -> String {
    finish(words.join("_"), 'n', "_")
}

/// Words as a Pascal case identifier; an underscore stands between digits only.
pub(crate) fn pascal(words: &[impl AsRef<str>]) -> String {
    let mut name = String::new();
    for word in words {
        let word = word.as_ref();
        let digit_meets_digit =
            name.ends_with(|c: char| c.is_ascii_digit()) && word.starts_with(|c: char| c.is_ascii_digit());
        if digit_meets_digit {
            name.push('_');
        }
        let mut letters = word.chars();
        if let Some(first) = letters.next() {
            name.push(first.to_ascii_uppercase());
        }
        name.push_str(letters.as_str());
    }
    finish(name, 'N', "X")
}

fn finish(mut name: String, before_digit: char, before_hash: &str) -> String {
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        name.insert(0, before_digit);
    }
    if NEVER_RAW.contains(&name.as_str()) {
        name.push('_');
    }
    shorten(name, before_hash)
}

/// Cuts a very long name and adds what its whole text hashes to, so that it still depends on nothing else.
fn shorten(name: String, before_hash: &str) -> String {
    if name.len() <= LONGEST {
        return name;
    }
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let kept = name.get(..LONGEST - 9).unwrap_or(&name).trim_end_matches('_');
    format!("{kept}{before_hash}{hash:08x}")
}
