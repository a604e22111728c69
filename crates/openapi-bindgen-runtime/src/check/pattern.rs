//! Patterns: ECMA-262 expressions, compiled once per process.

/// Whether the pattern matches somewhere in the text; a pattern that does not compile does.
#[cfg(feature = "pattern")]
pub(crate) fn is_match(pattern: &'static str, text: &str) -> bool {
    compiled(pattern).is_none_or(|regex| regex.find(text).is_some())
}

/// Without the feature `pattern`, every text fits.
#[cfg(not(feature = "pattern"))]
pub(crate) fn is_match(_pattern: &'static str, _text: &str) -> bool {
    true
}

#[cfg(feature = "pattern")]
fn compiled(pattern: &'static str) -> Option<std::sync::Arc<regress::Regex>> {
    use std::collections::BTreeMap;
    use std::sync::{Arc, Mutex, PoisonError};

    static COMPILED: Mutex<BTreeMap<&str, Option<Arc<regress::Regex>>>> = Mutex::new(BTreeMap::new());
    let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    let entry = compiled.entry(pattern).or_insert_with(|| compile(pattern).map(Arc::new));
    entry.clone()
}

/// Code points first, as JSON Schema asks; documents also hold expressions that only the
/// older, looser mode accepts.
#[cfg(feature = "pattern")]
fn compile(pattern: &str) -> Option<regress::Regex> {
    regress::Regex::with_flags(pattern, "u").or_else(|_| regress::Regex::new(pattern)).ok()
}

/// Whether a text is an expression that compiles.
#[cfg(feature = "pattern")]
pub(crate) fn is_pattern(text: &str) -> bool {
    compile(text).is_some()
}

/// Without the feature `pattern`, every text passes.
#[cfg(not(feature = "pattern"))]
pub(crate) fn is_pattern(_text: &str) -> bool {
    true
}
