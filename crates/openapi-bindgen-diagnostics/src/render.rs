//! Diagnostics as text for people.

use std::collections::BTreeMap;

use crate::excerpt::{excerpt, printable};
use crate::source::{SourceMap, Stretch};
use crate::{Diagnostic, Severity};

/// How diagnostics are shown.
#[derive(Clone, Copy, Debug)]
pub struct RenderOptions {
    /// Whether to use ANSI colours.
    pub colour: bool,
    /// How many diagnostics of one code are shown in full; the others are counted. Of errors, which all must be dealt
    /// with, ten times as many. 0 shows all.
    pub max_per_code: usize,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self { colour: false, max_per_code: 3 }
    }
}

/// All diagnostics as text: errors first, then warnings and notes, each kind in the order of the document.
pub fn render(diagnostics: &[Diagnostic], sources: &SourceMap, options: RenderOptions) -> String {
    let mut located: Vec<(&Diagnostic, Option<Stretch>)> =
        diagnostics.iter().map(|diagnostic| (diagnostic, sources.stretch_of(diagnostic))).collect();
    located.sort_by_key(|(diagnostic, stretch)| (diagnostic.severity, stretch.is_none(), *stretch));
    let mut totals: BTreeMap<Kind, usize> = BTreeMap::new();
    for (diagnostic, _) in &located {
        *totals.entry(kind(diagnostic)).or_default() += 1;
    }
    let mut shown_of: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut out = String::new();
    for (diagnostic, stretch) in &located {
        let shown = shown_of.entry(kind(diagnostic)).or_default();
        *shown += 1;
        let most = options.max_per_code * if diagnostic.severity == Severity::Error { 10 } else { 1 };
        if most != 0 && *shown > most {
            continue;
        }
        one(&mut out, diagnostic, *stretch, sources, options.colour);
        let total = totals.get(&kind(diagnostic)).copied().unwrap_or_default();
        if *shown == most && total > *shown {
            let more = total - *shown;
            out.push_str(&format!("  … and {more} more like this ({})\n", diagnostic.code.0));
        }
        out.push('\n');
    }
    out
}

/// One line that counts errors, warnings and notes, such as `1 error, 3 warnings`; empty when there are none.
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let kinds = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
    let mut parts = Vec::new();
    for (severity, name) in kinds {
        match diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count() {
            0 => {}
            1 => parts.push(format!("1 {name}")),
            many => parts.push(format!("{many} {name}s")),
        }
    }
    parts.join(", ")
}

type Kind = (Severity, &'static str);

fn kind(diagnostic: &Diagnostic) -> Kind {
    (diagnostic.severity, diagnostic.code.0)
}

fn one(out: &mut String, diagnostic: &Diagnostic, stretch: Option<Stretch>, sources: &SourceMap, colour: bool) {
    let (word, code) = severity_style(diagnostic.severity);
    let head = paint(&format!("{word}[{}]", diagnostic.code.0), code, colour);
    out.push_str(&format!("{head}: {}\n", printable(&diagnostic.what)));
    let place = stretch.and_then(|stretch| sources.place(stretch));
    let place = place.map_or_else(String::new, |place| format!("{place} "));
    out.push_str(&format!(" --> {}({})\n", printable(&place), printable(&diagnostic.pointer.to_string())));
    if let Some(stretch) = stretch
        && let Some(file) = sources.file(stretch.file)
    {
        out.push_str(&excerpt(file, stretch, |carets| paint(carets, code, colour)));
    }
    for (pointer, label) in &diagnostic.also {
        let place = sources.locate(pointer).map_or_else(String::new, |place| format!("{place} "));
        out.push_str(&format!(
            "  also: {} {}({})\n",
            printable(label),
            printable(&place),
            printable(&pointer.to_string())
        ));
    }
    for (name, text) in [("why", &diagnostic.why), ("effect", &diagnostic.effect), ("help", &diagnostic.help)] {
        if !text.is_empty() {
            let lines: Vec<String> = text.lines().map(printable).collect();
            out.push_str(&format!("  {}: {}\n", paint(name, "1", colour), lines.join("\n    ")));
        }
    }
}

fn severity_style(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => ("error", "1;31"),
        Severity::Warning => ("warning", "1;33"),
        Severity::Note => ("note", "1;36"),
    }
}

fn paint(text: &str, code: &str, colour: bool) -> String {
    if colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}
