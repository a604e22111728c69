//! What is said to the person who must act: severity, code, place, what, why, effect, help.

use crate::Pointer;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Something is generated with a loss or a choice that the reader should know.
    Warning,
    /// Worth knowing; nothing is lost.
    Note,
}

/// A stable code with its short title, such as `OB0123`; each is explained by `openapi-bindgen explain`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Its stable code.
    pub code: Code,
    /// Where it is; further places it names stand in `also`.
    pub pointer: Pointer,
    /// Other places involved, each with a word why.
    pub also: Vec<(Pointer, String)>,
    /// Byte range in the text, where it is not the pointer's whole value (syntax errors, duplicate keys).
    pub span: Option<(u32, u32, u32)>,
    /// What is wrong, in one sentence.
    pub what: String,
    /// Why it matters or what rule says so; may be empty.
    pub why: String,
    /// What it does to the Rust output; may be empty.
    pub effect: String,
    /// What to do, with the exact config line where there is one; may be empty.
    pub help: String,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: Code, pointer: Pointer, what: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, pointer, what.into())
    }

    /// A warning at a place.
    pub fn warning(code: Code, pointer: Pointer, what: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, pointer, what.into())
    }

    /// A note at a place.
    pub fn note(code: Code, pointer: Pointer, what: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, pointer, what.into())
    }

    fn new(severity: Severity, code: Code, pointer: Pointer, what: String) -> Self {
        Self {
            severity,
            code,
            pointer,
            also: Vec::new(),
            span: None,
            what,
            why: String::new(),
            effect: String::new(),
            help: String::new(),
        }
    }

    /// With the reason.
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.why = why.into();
        self
    }

    /// With what it does to the Rust output.
    pub fn effect(mut self, effect: impl Into<String>) -> Self {
        self.effect = effect.into();
        self
    }

    /// With what to do about it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// With another place that is involved.
    pub fn also(mut self, pointer: Pointer, label: impl Into<String>) -> Self {
        self.also.push((pointer, label.into()));
        self
    }

    /// With an exact byte range `(file, start, end)`.
    pub fn span(mut self, file: u32, start: u32, end: u32) -> Self {
        self.span = Some((file, start, end));
        self
    }
}

/// Collects diagnostics in the order in which they are found.
#[derive(Clone, Debug, Default)]
pub struct Sink {
    all: Vec<Diagnostic>,
}

impl Sink {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.all.push(diagnostic);
    }

    /// Makes warnings of the errors from position `from` on.
    pub fn soften(&mut self, from: usize) {
        for diagnostic in self.all.iter_mut().skip(from) {
            diagnostic.severity = diagnostic.severity.max(Severity::Warning);
        }
    }

    /// Makes errors of what has this code; the help is given another sentence.
    pub fn raise(&mut self, code: Code, help: &str) {
        for diagnostic in self.all.iter_mut().filter(|diagnostic| diagnostic.code == code) {
            diagnostic.severity = Severity::Error;
            let gap = if diagnostic.help.is_empty() { "" } else { "\n" };
            diagnostic.help.push_str(gap);
            diagnostic.help.push_str(help);
        }
    }

    /// Keeps those that `keep` says.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.all.retain(keep);
    }

    /// Keeps those that `keep` says, which may change them.
    pub fn retain_mut(&mut self, keep: impl FnMut(&mut Diagnostic) -> bool) {
        self.all.retain_mut(keep);
    }

    /// All so far.
    pub fn all(&self) -> &[Diagnostic] {
        &self.all
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.all.iter().any(|d| d.severity == Severity::Error)
    }

    /// All of them, sorted by place in the document's order is the renderer's affair.
    pub fn into_all(self) -> Vec<Diagnostic> {
        self.all
    }
}
