//! From a place in the document to the lines that it became.

use openapi_bindgen::terminal::say;

use crate::codegen;

/// Shows what became of a pointer, a component's name or an operationId of Sela's document.
pub(crate) fn run(what: &str) -> Result<(), String> {
    let generated = codegen::generator().generate().map_err(|error| error.to_string())?;
    let text = openapi_bindgen::explain(&generated, what);
    say(text.ok_or_else(|| format!("nothing in the document is called `{what}`"))?);
    Ok(())
}
