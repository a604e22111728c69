//! Names of methods that would hide what every generated type has.

use proc_macro2::Ident;

use super::ident::{bare, ident};

/// Methods of a struct that a setter must not hide.
pub(crate) const OF_STRUCTS: &[&str] = &["clone", "default", "eq", "fmt", "into", "is_empty", "ne", "new", "validate"];

/// Methods of a builder that a parameter's setter must not hide.
pub(crate) const OF_BUILDERS: &[&str] =
    &["call", "clone", "fmt", "into", "into_future", "items", "new", "next_page", "pages"];

/// Methods of the client that a tag's accessor must not hide.
pub(crate) const OF_CLIENTS: &[&str] = &["builder", "clone", "fmt", "inner", "into", "new"];

/// Methods of the client's builder that a credential's setter must not hide.
pub(crate) const OF_CLIENT_BUILDERS: &[&str] = &[
    "allow_http",
    "attempt_timeout",
    "base_url",
    "build",
    "clone",
    "connect_timeout",
    "credential",
    "default_header",
    "fmt",
    "follow_redirects",
    "idle_timeout",
    "into",
    "max_concurrency",
    "max_error_bytes",
    "max_response_bytes",
    "new",
    "retry",
    "timeout",
    "transport",
    "validate_requests",
    "wrap",
];

/// Methods of the mock that a tag's accessor must not hide.
pub(crate) const OF_MOCKS: &[&str] =
    &["clone", "default", "fmt", "from", "inner", "into", "new", "requests", "verify", "without_examples"];

/// The name of a method: `with_…` where the plain name belongs to another method of the type.
///
/// `taken` says whether a name is a sibling's own, which then keeps it.
pub(crate) fn method(name: &str, reserved: &[&str], taken: impl Fn(&str) -> bool) -> Ident {
    ident(&plain(name, reserved, taken))
}

/// As [`method`], as text without `r#`.
pub(crate) fn plain(name: &str, reserved: &[&str], taken: impl Fn(&str) -> bool) -> String {
    let plain = bare(name);
    if reserved.binary_search(&plain.as_str()).is_err() {
        return plain;
    }
    let mut spelled = format!("with_{plain}");
    while taken(&spelled) {
        spelled.push('_');
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [OF_STRUCTS, OF_BUILDERS, OF_CLIENTS, OF_CLIENT_BUILDERS, OF_MOCKS] {
            assert!(table.is_sorted(), "{table:?}");
        }
    }

    #[test]
    fn only_reserved_names_are_spelled_out() {
        assert_eq!(plain("email", OF_STRUCTS, |_| false), "email");
        assert_eq!(plain("new", OF_STRUCTS, |_| false), "with_new");
        assert_eq!(plain("new", OF_STRUCTS, |name| name == "with_new"), "with_new_");
    }
}
