//! Short functions on one line: setters read as a list.

use proc_macro2::TokenStream;

use super::signature::compact;

const WIDTH: usize = 120;

/// A setter within an `impl`: documentation, then `pub fn …` on one line, or on several where it would be too long.
pub(crate) fn setter(docs: &[String], deprecated: bool, signature: TokenStream, statement: TokenStream) -> String {
    let mut text = super::docs::comment("    ///", docs);
    if deprecated {
        text.push_str("    #[deprecated]\n");
    }
    let (signature, statement) = (compact(signature), compact(statement));
    let line = format!("    pub {signature} {{ {statement} self }}\n");
    if line.len() <= WIDTH {
        text.push_str(&line);
    } else {
        text.push_str(&format!("    pub {signature} {{\n        {statement}\n        self\n    }}\n"));
    }
    text
}
