//! Modules and the files that hold them.

use super::ident;

/// File stems that the compiler or a file system gives another meaning, sorted.
const RESERVED: &[&str] = &[
    "aux",
    "com0",
    "com1",
    "com2",
    "com3",
    "com4",
    "com5",
    "com6",
    "com7",
    "com8",
    "com9",
    "component_examples",
    "con",
    "lib",
    "lpt0",
    "lpt1",
    "lpt2",
    "lpt3",
    "lpt4",
    "lpt5",
    "lpt6",
    "lpt7",
    "lpt8",
    "lpt9",
    "main",
    "mod",
    "nul",
    "prn",
];

/// The stem of a module's file: a plain identifier, never a path.
pub(crate) fn stem(name: &str) -> String {
    let stem = ident::bare(name);
    if RESERVED.binary_search(&stem.to_ascii_lowercase().as_str()).is_ok() { format!("{stem}_") } else { stem }
}

/// The module's name in code, with `r#` where it is needed.
pub(crate) fn name(name: &str) -> String {
    ident::text(&stem(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_are_safe_file_names() {
        assert!(RESERVED.is_sorted());
        let table = [
            ("lead", "lead", "lead"),
            ("type", "type", "r#type"),
            ("self", "self_", "self_"),
            ("mod", "mod_", "mod_"),
            ("con", "con_", "con_"),
            ("../../etc/passwd", "_______etc_passwd", "_______etc_passwd"),
            ("C:\\x", "C__x", "C__x"),
        ];
        for (given, file, code) in table {
            assert_eq!((stem(given).as_str(), name(given).as_str()), (file, code));
        }
    }
}
