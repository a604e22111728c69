//! Text for a terminal.

use std::fmt::Write as _;

use super::clean;
use crate::{Finding, Review, Source, Wire};

/// The review as text; `colour` turns ANSI colours on.
#[must_use]
pub fn text(review: &Review, colour: bool) -> String {
    let paint = Paint { on: colour };
    let mut out = String::new();
    let title = format!("{}: {} → {}", review.title, review.old_label, review.new_label);
    put(&mut out, &paint.bold(&clean::line(&title)));
    put(&mut out, &clean::line(&review.summary));
    for finding in &review.findings {
        out.push('\n');
        entry(&mut out, finding, &paint);
    }
    if !review.quiet.is_empty() {
        out.push('\n');
        put(&mut out, &paint.bold("Without effect"));
        for finding in &review.quiet {
            put(&mut out, &format!("  {} {}", finding.code.id, clean::line(&finding.what)));
        }
    }
    if !review.changelog.is_empty() {
        out.push('\n');
        put(&mut out, &paint.bold("Changelog"));
        let mut heading = None;
        for line in &review.changelog {
            if heading != Some(line.heading) {
                heading = Some(line.heading);
                put(&mut out, &format!("  {}", line.heading.as_str()));
            }
            put(&mut out, &format!("  - {}", clean::line(&line.text)));
        }
    }
    out
}

fn entry(out: &mut String, finding: &Finding, paint: &Paint) {
    let verdict = format!("{} · source {}", clean::wires(finding), finding.source);
    let unstable = if finding.unstable { " · unstable operation" } else { "" };
    let head = format!("{} {}", finding.code.id, finding.code.title);
    put(out, &format!("{}  {}{unstable}", paint.bold(&head), paint.verdict(&verdict, finding)));
    put(out, &format!("  {}", clean::line(&finding.what)));
    let mut field = |name: &str, text: &str| {
        if !text.is_empty() {
            put(out, &format!("  {}{}", paint.dim(&format!("{name:<9}")), clean::line(text)));
        }
    };
    field("item", &finding.effect.item);
    if !finding.effect.also.is_empty() {
        field("", &format!("and {}", finding.effect.also.join(", ")));
    }
    if let Some(old) = &finding.effect.old {
        field("was", old);
    }
    if let Some(new) = &finding.effect.new {
        field("is", new);
    }
    if finding.wire().breaks() {
        field("shipped", &finding.why);
    }
    let places: Vec<String> =
        [&finding.cause.old, &finding.cause.new].into_iter().flatten().map(clean::place).collect();
    field("document", &places.join(" → "));
    field("used by", &clean::users(&finding.users));
    if finding.advice != "Nothing to do." {
        field("advice", &finding.advice);
    }
}

fn put(out: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{}", line.trim_end());
}

/// ANSI colours, or none.
struct Paint {
    on: bool,
}

impl Paint {
    fn wrap(&self, code: &str, text: &str) -> String {
        if self.on { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn bold(&self, text: &str) -> String {
        self.wrap("1", text)
    }

    fn dim(&self, text: &str) -> String {
        self.wrap("2", text)
    }

    fn verdict(&self, text: &str, finding: &Finding) -> String {
        let code = match (finding.wire(), finding.source) {
            (Wire::Misdirected | Wire::Silent, _) => "1;35",
            (Wire::Decode | Wire::Refused, _) | (_, Source::Major) => "31",
            (Wire::Tightened, _) => "33",
            (Wire::Fine, _) => "32",
        };
        self.wrap(code, text)
    }
}
