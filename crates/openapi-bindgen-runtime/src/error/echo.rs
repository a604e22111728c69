//! Secrets in what servers send: many repeat the headers of a request.

use crate::types::Secret;

// A very short secret would turn a text into stars and prove itself.
const SHORTEST: usize = 4;
const HIDDEN: &str = "***";

/// Whether a text holds one of the secrets.
pub(crate) fn is_in(text: &[u8], secrets: &[Secret]) -> bool {
    let mut words = secrets.iter().map(|secret| secret.expose().as_bytes()).filter(|word| word.len() >= SHORTEST);
    words.any(|word| text.windows(word.len()).any(|window| window == word))
}

/// A text without the secrets.
pub(crate) fn without(mut text: String, secrets: &[Secret]) -> String {
    for secret in secrets {
        if is_in(text.as_bytes(), std::slice::from_ref(secret)) {
            text = text.replace(secret.expose(), HIDDEN);
        }
    }
    text
}
