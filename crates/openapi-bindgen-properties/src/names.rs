//! Any config and any lock: mistakes are told, and what comes out still parses.

use openapi_bindgen_lower::{Config, Lock};

/// Many kinds of items to which a config or a lock can say something.
const DOCUMENT: &str = include_str!("names.yaml");

/// Config and lock, with a NUL between.
pub(crate) fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (config, lock) = text.split_once('\0').unwrap_or((&text, ""));
    let (config, mistakes) = Config::parse("config.toml", config, 0);
    let (lock, wrong) = Lock::parse("lock.txt", lock, 1);
    let written = lock.to_text();
    let (again, _) = Lock::parse("lock.txt", &written, 1);
    assert_eq!(again.to_text(), written, "a lock is written as it was read");
    if mistakes.is_empty() && wrong.is_empty() {
        crate::generate::from_text(DOCUMENT.as_bytes(), &config, &lock);
    }
}
