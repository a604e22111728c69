//! One HTML page that needs nothing but itself.
//!
//! Everything is there without scripts; the script only filters, searches, and moves by keyboard. The page's policy
//! forbids every request.

mod entry;
mod escape;

use std::fmt::Write as _;

use crate::{Finding, Review, Source, Wire};
use escape::{inline, text};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// The review as an HTML page.
#[must_use]
pub fn html(review: &Review) -> String {
    let mut out = String::with_capacity(20_000 + 3_000 * review.findings.len());
    head(&mut out, review);
    banner(&mut out, review);
    controls(&mut out, review);
    out.push_str("<main id=\"main\">\n");
    sections(&mut out, review);
    quiet(&mut out, review);
    changelog(&mut out, review);
    let _ = write!(
        out,
        "</main>\n<footer><p>Keys: <kbd>/</kbd> search, <kbd>j</kbd> and <kbd>k</kbd> next and previous, \
         <kbd>e</kbd> open or close all, <kbd>Esc</kbd> leave the search.</p></footer>\n<script>{SCRIPT}</script>\n</body>\n</html>\n"
    );
    out
}

fn head(out: &mut String, review: &Review) {
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>API review: {}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#main\">Skip to the changes</a>\n",
        text(&review.title)
    );
}

fn banner(out: &mut String, review: &Review) {
    let _ = write!(
        out,
        "<header>\n<p class=\"kicker\">API review</p>\n<h1>{}</h1>\n<p class=\"labels\"><span>{}</span> <span aria-hidden=\"true\">→</span> <span>{}</span></p>\n<p class=\"summary\">{}</p>\n",
        text(&review.title),
        text(&review.old_label),
        text(&review.new_label),
        inline(&review.summary),
    );
    if !review.version.is_empty() {
        let _ = writeln!(
            out,
            "<p class=\"version\">Crate version <b>{}</b> <span aria-hidden=\"true\">→</span> <b>{}</b> <span class=\"badge source-{}\">{}</span></p>",
            text(&review.version),
            text(&review.next_version),
            review.source,
            review.source,
        );
    }
    out.push_str("</header>\n");
}

fn controls(out: &mut String, review: &Review) {
    if review.findings.is_empty() {
        return;
    }
    out.push_str(
        "<form class=\"controls\" id=\"controls\" hidden>\n<div class=\"row\"><label class=\"search\"><span>Search</span><input type=\"search\" id=\"search\" autocomplete=\"off\" spellcheck=\"false\" placeholder=\"name, path, code …\"></label>\n<button type=\"button\" id=\"toggle\">Open all</button>\n<button type=\"button\" id=\"theme\">Dark or light</button></div>\n",
    );
    out.push_str("<div class=\"row\">\n<fieldset><legend>Clients already shipped</legend>\n");
    for (wire, count) in review.by_wire() {
        option(out, "wire", wire.as_str(), wire.label(), count);
    }
    out.push_str("</fieldset>\n<fieldset><legend>Rust code</legend>\n");
    for source in [Source::Major, Source::Minor, Source::Patch, Source::None] {
        let count = review.count_source(source);
        if count > 0 {
            option(out, "source", source.as_str(), source.as_str(), count);
        }
    }
    let _ = write!(
        out,
        "</fieldset></div>\n<p id=\"status\" role=\"status\">{} shown</p>\n</form>\n",
        review.findings.len()
    );
}

fn option(out: &mut String, axis: &str, value: &str, label: &str, count: usize) {
    let _ = writeln!(
        out,
        "<label class=\"option {axis}-{value}\"><input type=\"checkbox\" name=\"{axis}\" value=\"{value}\" checked> {label} <b>{count}</b></label>"
    );
}

/// Findings under three headings; the order of danger holds within and between them.
fn sections(out: &mut String, review: &Review) {
    if review.findings.is_empty() {
        out.push_str("<p class=\"nothing\">Nothing that matters changed.</p>\n");
        return;
    }
    let shipped = |finding: &Finding| finding.breaks_wire();
    let source = |finding: &Finding| !finding.breaks_wire() && finding.source == Source::Major;
    let rest = |finding: &Finding| !finding.breaks_wire() && finding.source != Source::Major;
    let mut number = 0;
    section(out, review, "Matters to clients already shipped", &shipped, &mut number);
    section(out, review, "Breaks Rust code only", &source, &mut number);
    section(out, review, "New, deprecated, and the rest", &rest, &mut number);
}

fn section(out: &mut String, review: &Review, title: &str, of: &dyn Fn(&Finding) -> bool, number: &mut usize) {
    if !review.findings.iter().any(of) {
        return;
    }
    let _ = writeln!(out, "<section>\n<h2>{title}</h2>");
    for finding in review.findings.iter().filter(|finding| of(finding)) {
        *number += 1;
        entry::entry(out, finding, *number);
    }
    out.push_str("</section>\n");
}

fn quiet(out: &mut String, review: &Review) {
    if review.quiet.is_empty() {
        return;
    }
    let _ = write!(
        out,
        "<section class=\"quiet\">\n<details><summary><h2>Without effect <span class=\"count\">{}</span></h2></summary>\n<ul>\n",
        review.quiet.len()
    );
    for finding in &review.quiet {
        let _ = writeln!(out, "<li>{} <code class=\"code\">{}</code></li>", inline(&finding.what), finding.code.id);
    }
    out.push_str("</ul></details>\n</section>\n");
}

fn changelog(out: &mut String, review: &Review) {
    if review.changelog.is_empty() {
        return;
    }
    out.push_str("<section class=\"changelog\">\n<details><summary><h2>Changelog lines</h2></summary>\n");
    let mut heading = None;
    for line in &review.changelog {
        if heading != Some(line.heading) {
            if heading.is_some() {
                out.push_str("</ul>\n");
            }
            heading = Some(line.heading);
            let _ = write!(out, "<h3>{}</h3>\n<ul>\n", line.heading.as_str());
        }
        let _ = writeln!(out, "<li>{}</li>", inline(&line.text));
    }
    out.push_str("</ul>\n</details>\n</section>\n");
}

/// Class and words of a wire verdict.
fn badge(out: &mut String, prefix: &str, wire: Wire) {
    let _ = write!(out, "<span class=\"badge wire-{}\">{prefix}{}</span> ", wire.as_str(), wire.label());
}
