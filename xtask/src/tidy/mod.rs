//! The rules of the repository that no compiler checks.

mod arrows;
mod files;
mod fixtures;
mod modules;
mod promises;

use openapi_bindgen::terminal::say;

use crate::root::root;

/// Checks all rules and lists every breach.
pub(crate) fn run() -> Result<(), String> {
    let root = root();
    let mut breaches = arrows::check()?;
    breaches.extend(files::check(&root)?);
    breaches.extend(modules::check(&root)?);
    breaches.extend(fixtures::check(&root)?);
    breaches.extend(promises::check(&root)?);
    if breaches.is_empty() {
        say("tidy\n");
        return Ok(());
    }
    Err(format!("{}\n{} breaches of the repository's rules", breaches.join("\n"), breaches.len()))
}
