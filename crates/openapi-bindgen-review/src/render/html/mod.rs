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
    page(std::slice::from_ref(review))
}

/// Several reviews in a row on one page.
pub(super) fn page(reviews: &[Review]) -> String {
    let findings: usize = reviews.iter().map(|review| review.findings.len()).sum();
    let mut out = String::with_capacity(20_000 + 3_000 * findings);
    let title = reviews.last().map(|review| review.title.as_str()).unwrap_or_default();
    head(&mut out, title);
    banner(&mut out, title, reviews);
    controls(&mut out, reviews);
    out.push_str("<main id=\"main\">\n");
    let mut number = 0;
    for (at, review) in reviews.iter().enumerate() {
        if reviews.len() > 1 {
            step(&mut out, review, at + 1);
        }
        sections(&mut out, review, &mut number);
        quiet(&mut out, review);
        changelog(&mut out, review);
        if reviews.len() > 1 {
            out.push_str("</article>\n");
        }
    }
    let _ = write!(
        out,
        "</main>\n<footer><p>Keys: <kbd>/</kbd> search, <kbd>j</kbd> and <kbd>k</kbd> next and previous, \
         <kbd>e</kbd> open or close all, <kbd>Esc</kbd> leave the search.</p></footer>\n<script>{SCRIPT}</script>\n</body>\n</html>\n"
    );
    out
}

fn head(out: &mut String, title: &str) {
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>API review: {}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#main\">Skip to the changes</a>\n",
        text(title)
    );
}

fn banner(out: &mut String, title: &str, reviews: &[Review]) {
    let _ = write!(out, "<header>\n<p class=\"kicker\">API review</p>\n<h1>{}</h1>\n", text(title));
    if let [review] = reviews {
        let _ = write!(
            out,
            "<p class=\"labels\">{}</p>\n<p class=\"summary\">{}</p>\n",
            labels(review),
            inline(&review.summary)
        );
        version(out, review);
    } else {
        out.push_str("<nav aria-label=\"Versions\"><ol class=\"steps\">\n");
        for (at, review) in reviews.iter().enumerate() {
            let _ = write!(out, "<li><a href=\"#step{}\">{}</a> ", at + 1, labels(review));
            badge(out, "", review.wire);
            let _ = writeln!(out, "<span class=\"badge source-{0}\">Rust: {0}</span></li>", review.source);
        }
        out.push_str("</ol></nav>\n");
    }
    out.push_str("</header>\n");
}

fn labels(review: &Review) -> String {
    let (old, new) = (text(&review.old_label), text(&review.new_label));
    format!("<span>{old}</span> <span aria-hidden=\"true\">→</span> <span>{new}</span>")
}

fn version(out: &mut String, review: &Review) {
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
}

/// The head of one review among several.
fn step(out: &mut String, review: &Review, number: usize) {
    let _ = write!(
        out,
        "<article class=\"step\" id=\"step{number}\">\n<h2 class=\"labels\">{}</h2>\n<p class=\"summary\">{}</p>\n",
        labels(review),
        inline(&review.summary)
    );
    version(out, review);
}

fn controls(out: &mut String, reviews: &[Review]) {
    let total: usize = reviews.iter().map(|review| review.findings.len()).sum();
    if total == 0 {
        return;
    }
    out.push_str(
        "<div class=\"controls\" id=\"controls\" role=\"search\" hidden>\n<div class=\"row\"><label class=\"search\"><span>Search</span><input type=\"search\" id=\"search\" autocomplete=\"off\" spellcheck=\"false\" placeholder=\"name, path, code …\"></label>\n<button type=\"button\" id=\"toggle\">Open all</button>\n<button type=\"button\" id=\"theme\">Dark or light</button></div>\n",
    );
    out.push_str("<fieldset><legend>Clients already shipped</legend>\n<div class=\"options\">\n");
    let count =
        |of: &dyn Fn(&Finding) -> bool| reviews.iter().flat_map(|one| &one.findings).filter(|one| of(one)).count();
    for wire in Wire::ALL {
        let count = count(&|finding| finding.wire() == wire);
        if count > 0 {
            option(out, "wire", wire.as_str(), wire.label(), count);
        }
    }
    out.push_str("</div></fieldset>\n<fieldset><legend>Rust code</legend>\n<div class=\"options\">\n");
    for source in [Source::Major, Source::Minor, Source::Patch, Source::None] {
        let count = count(&|finding| finding.source == source);
        if count > 0 {
            option(out, "source", source.as_str(), source.as_str(), count);
        }
    }
    let _ = write!(out, "</div></fieldset>\n<p id=\"status\" role=\"status\">{total} shown</p>\n</div>\n");
}

fn option(out: &mut String, axis: &str, value: &str, label: &str, count: usize) {
    let _ = writeln!(
        out,
        "<label class=\"option {axis}-{value}\"><input type=\"checkbox\" name=\"{axis}\" value=\"{value}\" checked> {label} <b>{count}</b></label>"
    );
}

/// Findings under three headings; the order of danger holds within and between them.
fn sections(out: &mut String, review: &Review, number: &mut usize) {
    if review.findings.is_empty() {
        out.push_str("<p class=\"nothing\">Nothing that matters changed.</p>\n");
        return;
    }
    let shipped = |finding: &Finding| finding.breaks_wire();
    let source = |finding: &Finding| !finding.breaks_wire() && finding.source == Source::Major;
    let rest = |finding: &Finding| !finding.breaks_wire() && finding.source != Source::Major;
    section(out, review, "Matters to clients already shipped", &shipped, number);
    section(out, review, "Breaks Rust code only", &source, number);
    section(out, review, "New, deprecated, and the rest", &rest, number);
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
