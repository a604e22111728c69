//! Lines of `api.txt` such as `types::Lead: fn new(name: impl Into<String>) -> Self`, taken apart.

/// A function of the public interface.
pub(super) struct Signature<'a> {
    pub(super) name: &'a str,
    /// `&self`, `mut self`, `self`; `None` for a constructor.
    pub(super) receiver: Option<&'a str>,
    /// The types of the arguments, in order, as a caller that is not generic has them.
    pub(super) arguments: Vec<&'a str>,
    pub(super) output: &'a str,
}

/// Reads `fn name(…) -> Output`.
pub(super) fn signature(text: &str) -> Option<Signature<'_>> {
    let rest = text.strip_prefix("fn ")?;
    let (name, rest) = rest.split_once('(')?;
    let end = closing(rest)?;
    let output = rest.get(end + 1..)?.trim().strip_prefix("-> ").unwrap_or("()");
    let mut receiver = None;
    let mut arguments = Vec::new();
    for argument in split(rest.get(..end)?) {
        match argument.split_once(": ") {
            Some((_, ty)) => arguments.push(concrete(ty.trim())),
            None => receiver = Some(argument),
        }
    }
    Some(Signature { name, receiver, arguments, output })
}

/// Where the bracket is closed that was open at the beginning.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' if depth > 0 => depth -= 1,
            ')' => return Some(at),
            _ => {}
        }
    }
    None
}

/// Arguments between commas that stand in no brackets.
fn split(text: &str) -> Vec<&str> {
    let mut depth = 0;
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '[' | '<' => depth += 1,
            ')' | ']' | '>' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(text.get(from..at).unwrap_or_default().trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text.get(from..).unwrap_or_default().trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// What goes through `impl Into<T>` is a `T`.
fn concrete(ty: &str) -> &str {
    ty.strip_prefix("impl Into<").and_then(|inner| inner.strip_suffix('>')).unwrap_or(ty)
}
