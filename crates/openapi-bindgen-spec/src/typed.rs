//! Documents that a program holds as values of `openapiv3`, as servers do that describe themselves.

/// The document as JSON text, to be read like any other: its places are lines of this text.
///
/// # Errors
/// A sentence, when an extension or an example holds what JSON cannot express.
pub fn text_of(document: &openapiv3::OpenAPI) -> Result<Vec<u8>, String> {
    serde_json::to_vec_pretty(document).map_err(|error| error.to_string())
}
