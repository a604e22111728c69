//! `spec/Sela_API.yaml` to `generated/sela`.

use std::path::Path;

use openapi_bindgen::cli::{changed_lines, summary};
use openapi_bindgen::output::unified;
use openapi_bindgen::terminal::{colour, say, tell};
use openapi_bindgen::{Error, Generated, Generator, RenderOptions};

use crate::review;
use crate::root::root;

/// The generator as this repository uses it.
pub(crate) fn generator() -> Generator {
    generator_of(&root().join("spec"))
}

/// The same, with the document, the config and the lock of another folder.
pub(crate) fn generator_of(spec: &Path) -> Generator {
    Generator::new(spec.join("Sela_API.yaml"), root().join("generated/sela"))
        .label("spec/Sela_API.yaml")
        .config(spec.join("sela.toml"))
        .lock(spec.join("sela.lock"))
        .command("cargo xtask codegen")
}

/// Generates, and shows what is to be said about the document.
pub(crate) fn generate() -> Result<Generated, String> {
    let options = RenderOptions { colour: colour(), ..RenderOptions::default() };
    match generator().generate() {
        Ok(generated) => {
            tell(generated.findings().render(options));
            Ok(generated)
        }
        Err(Error::Document(findings)) => {
            tell(findings.render(options));
            Err(format!("nothing was generated: {}", findings.summary()))
        }
        Err(error) => Err(error.to_string()),
    }
}

/// Writes what changed.
pub(crate) fn write() -> Result<(), String> {
    let generated = generate()?;
    let update = generated.plan().map_err(|error| error.to_string())?;
    let lines = changed_lines(&update, &root());
    update.apply().map_err(|error| error.to_string())?;
    say(lines);
    say(format!("{}\n", summary(&generated)));
    if let Some(text) = review::short() {
        say(text);
    }
    Ok(())
}

/// Fails, with a diff, when something would change.
pub(crate) fn check() -> Result<(), String> {
    let generated = generate()?;
    let update = generated.plan().map_err(|error| error.to_string())?;
    if update.is_empty() {
        say("generated/sela is up to date\n");
        return Ok(());
    }
    for (_, change) in update.changes() {
        say(unified(change));
    }
    Err(format!("generated/sela is stale: {} files differ. Run:\n  cargo xtask codegen", update.changes().count()))
}
