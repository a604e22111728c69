//! Markdown for a pull request.

use std::fmt::Write as _;

use super::clean;
use crate::{Finding, Review, Source};

/// The review as Markdown, as GitHub and GitLab show it.
#[must_use]
pub fn markdown(review: &Review) -> String {
    let mut out = format!("## API review: {}\n\n", escape(&review.title));
    let _ = write!(out, "{} → {}\n\n{}\n", code(&review.old_label), code(&review.new_label), escape(&review.summary));
    let (breaking, rest): (Vec<&Finding>, Vec<&Finding>) =
        review.findings.iter().partition(|finding| finding.breaks_wire());
    let (major, rest): (Vec<&Finding>, Vec<&Finding>) =
        rest.into_iter().partition(|finding| finding.source == Source::Major);
    section(&mut out, "Changes for clients already shipped", &breaking, true);
    section(&mut out, "Changes that break Rust code only", &major, true);
    section(&mut out, "Additions and deprecations", &rest, false);
    quiet(&mut out, review);
    changelog(&mut out, review);
    out
}

fn section(out: &mut String, title: &str, findings: &[&Finding], details: bool) {
    if findings.is_empty() {
        return;
    }
    let _ = write!(out, "\n### {title}\n");
    for finding in findings {
        if details {
            entry(out, finding);
        } else {
            let _ = write!(out, "\n- {} <sub>{} · {}</sub>", escape(&finding.what), finding.code.id, finding.source);
        }
    }
    out.push('\n');
}

fn entry(out: &mut String, finding: &Finding) {
    let _ = write!(
        out,
        "\n#### {} {}\n\n**{}** · source **{}** · {}\n\n{}\n",
        finding.code.id,
        finding.code.title,
        clean::wires(finding),
        finding.source,
        code(&finding.effect.item),
        escape(&finding.what),
    );
    diff(out, finding);
    let mut item = |name: &str, text: String| {
        if !text.is_empty() {
            let _ = writeln!(out, "- {name}: {text}");
        }
    };
    item("Shipped clients", escape(&finding.why));
    let places: Vec<String> =
        [&finding.cause.old, &finding.cause.new].into_iter().flatten().map(|spot| code(&clean::place(spot))).collect();
    item("Document", places.join(" → "));
    item("Used by", escape(&clean::users(&finding.users)));
    item("Advice", escape(&finding.advice));
}

fn diff(out: &mut String, finding: &Finding) {
    if finding.effect.old.is_none() && finding.effect.new.is_none() {
        out.push('\n');
        return;
    }
    let mut lines = String::new();
    for (sign, signature) in [('-', &finding.effect.old), ('+', &finding.effect.new)] {
        if let Some(signature) = signature {
            let _ = writeln!(lines, "{sign} {}", clean::line(signature));
        }
    }
    let fence = "`".repeat(longest_run(&lines).max(2) + 1);
    let _ = write!(out, "\n{fence}diff\n{lines}{fence}\n\n");
}

fn quiet(out: &mut String, review: &Review) {
    if review.quiet.is_empty() {
        return;
    }
    let _ = write!(out, "\n<details><summary>Without effect ({})</summary>\n\n", review.quiet.len());
    for finding in &review.quiet {
        let _ = writeln!(out, "- {} <sub>{}</sub>", escape(&finding.what), finding.code.id);
    }
    out.push_str("\n</details>\n");
}

fn changelog(out: &mut String, review: &Review) {
    if review.changelog.is_empty() {
        return;
    }
    let _ = write!(out, "\n<details><summary>Changelog lines for {}</summary>\n", escape(&review.next_version));
    let mut heading = None;
    for line in &review.changelog {
        if heading != Some(line.heading) {
            heading = Some(line.heading);
            let _ = write!(out, "\n**{}**\n\n", line.heading.as_str());
        }
        let _ = writeln!(out, "- {}", escape(&line.text));
    }
    out.push_str("\n</details>\n");
}

/// Text with code spans kept and everything else made plain: no links, mentions, emphasis or markup.
///
/// A name that holds a backtick moves the ends of code spans, and stays plain either way.
pub(crate) fn escape(text: &str) -> String {
    let text = clean::line(text);
    let parts: Vec<&str> = text.split('`').collect();
    let mut out = String::with_capacity(text.len() + 16);
    for (at, part) in parts.iter().enumerate() {
        let closed = at % 2 == 1 && at + 1 < parts.len();
        if closed {
            out.push_str(&code(part));
        } else {
            if at % 2 == 1 {
                out.push_str("\\`");
            }
            plain(part, &mut out);
        }
    }
    out
}

fn plain(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A word joiner keeps a mention from being one.
            '@' => out.push_str("@\u{2060}"),
            '\\' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '$' => {
                out.push('\\');
                out.push(letter);
            }
            letter => out.push(letter),
        }
    }
}

/// A code span, whatever is in it.
fn code(text: &str) -> String {
    let text = clean::line(text);
    if text.trim().is_empty() {
        return String::new();
    }
    let fence = "`".repeat(longest_run(&text) + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

fn longest_run(text: &str) -> usize {
    text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0)
}
