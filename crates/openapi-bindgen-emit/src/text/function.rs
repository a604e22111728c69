//! Functions within an `impl`, written line by line: setters read as a list, signatures break at one width.

use proc_macro2::TokenStream;

use super::signature::compact;

/// Longer lines are broken where they can be.
pub(crate) const WIDTH: usize = 120;

/// A function before it is written.
pub(crate) struct Function {
    pub(crate) docs: Vec<String>,
    deprecated: bool,
    /// Its name, with `r#` where it is needed.
    name: String,
    arguments: Vec<String>,
    output: String,
}

impl Function {
    /// A function without words on it. The arguments begin with the receiver, if it has one.
    pub(crate) fn new(
        name: impl Into<String>,
        arguments: impl IntoIterator<Item = TokenStream>,
        output: TokenStream,
    ) -> Self {
        let arguments = arguments.into_iter().map(compact).collect();
        Self { docs: Vec::new(), deprecated: false, name: name.into(), arguments, output: compact(output) }
    }

    pub(crate) fn documented(self, docs: Vec<String>) -> Self {
        Self { docs, ..self }
    }

    pub(crate) fn deprecated(self, deprecated: bool) -> Self {
        Self { deprecated, ..self }
    }

    /// `fn name(…) -> Output` on one line.
    pub(crate) fn signature(&self) -> String {
        format!("fn {}({}) -> {}", self.name, self.arguments.join(", "), self.output)
    }

    /// The function with a body of these lines.
    pub(crate) fn with_body(&self, body: &[String]) -> String {
        let mut text = self.head();
        let line = format!("    pub {} {{\n", self.signature());
        if line.len() <= WIDTH + 1 {
            text.push_str(&line);
        } else {
            text.push_str(&format!("    pub fn {}(\n", self.name));
            self.arguments.iter().for_each(|argument| text.push_str(&format!("        {argument},\n")));
            text.push_str(&format!("    ) -> {} {{\n", self.output));
        }
        body.iter().for_each(|line| text.push_str(&format!("        {line}\n")));
        text.push_str("    }\n");
        text
    }

    /// The function on one line where it fits: a setter, which changes `self` by one statement and gives it back.
    pub(crate) fn as_setter(&self, statement: TokenStream) -> String {
        let statement = compact(statement);
        let line = format!("    pub {} {{ {statement} self }}\n", self.signature());
        if line.len() <= WIDTH + 1 {
            return self.head() + &line;
        }
        self.with_body(&[statement, "self".to_owned()])
    }

    fn head(&self) -> String {
        let mut text = super::docs::comment("    ///", &self.docs);
        if self.deprecated {
            text.push_str("    #[deprecated]\n");
        }
        text
    }
}

/// An `impl` of functions that are already written. Those of one line, with one line of words, stand together like the
/// rows of a table; blank lines part all others.
pub(crate) fn block(header: &str, functions: &[String]) -> String {
    let mut text = format!("{header} {{\n");
    let mut follows_row = true;
    for (index, function) in functions.iter().enumerate() {
        let is_row = function.lines().count() <= 2;
        if index > 0 && !(is_row && follows_row) {
            text.push('\n');
        }
        text.push_str(function);
        follows_row = is_row;
    }
    text.push_str("}\n");
    text
}
