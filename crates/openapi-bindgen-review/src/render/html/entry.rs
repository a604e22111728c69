//! One finding on the page.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::badge;
use super::escape::{block, inline, text};
use crate::render::clean;
use crate::{Finding, Source, Spot};

/// How many findings are open at first.
const OPEN: usize = 12;

/// Writes one finding.
pub(super) fn entry(out: &mut String, finding: &Finding, number: usize) {
    let open = if number <= OPEN && (finding.breaks_wire() || finding.source == Source::Major) { " open" } else { "" };
    let _ = write!(
        out,
        "<details class=\"finding\" id=\"f{number}\" data-wire=\"{}\" data-source=\"{}\"{open}>\n<summary><span class=\"badges\">",
        finding.wire(),
        finding.source
    );
    match (finding.request, finding.response) {
        (Some(request), Some(response)) if request != response => {
            badge(out, "request: ", request);
            badge(out, "response: ", response);
        }
        _ => badge(out, "", finding.wire()),
    }
    let _ = write!(out, "<span class=\"badge source-{0}\">Rust: {0}</span>", finding.source);
    if finding.unstable {
        out.push_str(" <span class=\"badge\">unstable operation</span>");
    }
    let _ = write!(
        out,
        "</span> <span class=\"what\">{}</span> <code class=\"code\">{}</code></summary>\n<div class=\"body\">\n",
        inline(&finding.what),
        finding.code.id
    );
    signatures(out, finding);
    facts(out, finding);
    sides(out, finding);
    out.push_str("</div>\n</details>\n");
}

/// Old and new signature, what differs between them marked.
fn signatures(out: &mut String, finding: &Finding) {
    let effect = &finding.effect;
    if effect.old.is_none() && effect.new.is_none() {
        return;
    }
    let (old, new) = (effect.old.as_deref().unwrap_or_default(), effect.new.as_deref().unwrap_or_default());
    let (old, new) = (clean::line(old), clean::line(new));
    let (old_words, new_words) = (words(&old), words(&new));
    let both = effect.old.is_some() && effect.new.is_some();
    out.push_str("<div class=\"signatures\">\n");
    if effect.old.is_some() {
        let marked = marked(&old_words, &new_words, both);
        let _ = writeln!(out, "<del><span class=\"sign\" aria-hidden=\"true\">−</span><code>{marked}</code></del>");
    }
    if effect.new.is_some() {
        let marked = marked(&new_words, &old_words, both);
        let _ = writeln!(out, "<ins><span class=\"sign\" aria-hidden=\"true\">+</span><code>{marked}</code></ins>");
    }
    out.push_str("</div>\n");
}

/// Words and the signs between them, each on its own.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let in_word = |letter: char| letter.is_alphanumeric() || letter == '_';
        let end =
            if in_word(first) { rest.find(|letter| !in_word(letter)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (word, after) = rest.split_at(end);
        words.push(word);
        rest = after;
    }
    words
}

/// The line with what stands between the common beginning and the common end marked.
fn marked(line: &[&str], other: &[&str], mark: bool) -> String {
    if !mark || line == other {
        return text(&line.concat());
    }
    let before = line.iter().zip(other).take_while(|(one, two)| one == two).count();
    let most = line.len().min(other.len()) - before;
    let after = line.iter().rev().zip(other.iter().rev()).take(most).take_while(|(one, two)| one == two).count();
    let middle = line.len() - after;
    let part = |from: usize, to: usize| text(&line.get(from..to).unwrap_or_default().concat());
    let changed = part(before, middle);
    let changed = if changed.is_empty() { changed } else { format!("<mark>{changed}</mark>") };
    format!("{}{changed}{}", part(0, before), part(middle, line.len()))
}

/// What is known beside the signatures.
fn facts(out: &mut String, finding: &Finding) {
    out.push_str("<dl>\n");
    let mut row = |name: &str, value: String| {
        if !value.is_empty() {
            let _ = writeln!(out, "<div><dt>{name}</dt><dd>{value}</dd></div>");
        }
    };
    row("Kind", text(finding.code.title));
    if !finding.effect.item.is_empty() {
        let mut items = format!("<code>{}</code>", text(&finding.effect.item));
        for also in &finding.effect.also {
            let _ = write!(items, ", <code>{}</code>", text(also));
        }
        row("Item", items);
    }
    row("Shipped clients", inline(&finding.why));
    row("Used by", text(&clean::users(&finding.users)));
    row("Advice", inline(&finding.advice));
    out.push_str("</dl>\n");
}

/// Both documents side by side.
fn sides(out: &mut String, finding: &Finding) {
    let excerpt = |spot: &Option<Spot>| -> Vec<String> {
        let place = spot.as_ref().and_then(|spot| spot.place.as_ref());
        place.map(|place| outdented(&place.excerpt)).unwrap_or_default()
    };
    let (old, new) = (excerpt(&finding.cause.old), excerpt(&finding.cause.new));
    out.push_str("<div class=\"sides\">\n");
    side(out, "Old document", finding.cause.old.as_ref(), &old, &new);
    side(out, "New document", finding.cause.new.as_ref(), &new, &old);
    out.push_str("</div>\n");
}

/// The lines without the indentation that all of them share.
fn outdented(text: &str) -> Vec<String> {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let filled = text.lines().filter(|line| !line.trim().is_empty());
    let shared = filled.map(indent).min().unwrap_or(0);
    text.lines().map(|line| line.get(shared..).unwrap_or_default().trim_end().to_owned()).collect()
}

fn side(out: &mut String, title: &str, spot: Option<&Spot>, lines: &[String], other: &[String]) {
    let Some(spot) = spot else {
        let _ = writeln!(out, "<figure class=\"absent\"><figcaption>{title}: not there</figcaption></figure>");
        return;
    };
    let _ = writeln!(
        out,
        "<figure><figcaption>{title}: <b>{}</b> <span class=\"pointer\">{}</span></figcaption>",
        text(&clean::place(spot)),
        text(&spot.pointer)
    );
    if !lines.is_empty() {
        let own = only_here(lines, other);
        let theirs = only_here(other, lines);
        let first = spot.place.as_ref().map_or(1, |place| place.line);
        out.push_str("<pre>");
        for (at, line) in lines.iter().enumerate() {
            let number = own.iter().position(|differs| *differs == at);
            // As many lines here as there: they stand for one another.
            let partner =
                number.filter(|_| own.len() == theirs.len()).and_then(|number| other.get(*theirs.get(number)?));
            let shown = match partner {
                Some(partner) => marked(&words(&clean::block(line)), &words(&clean::block(partner)), true),
                None => block(line),
            };
            let class = if number.is_some() { "line differs" } else { "line" };
            // A line is a block of its own: an end of line behind it would show as an empty one.
            let _ = write!(out, "<span class=\"{class}\"><span class=\"number\">{}</span>{shown}</span>", first + at);
        }
        out.push_str("</pre>\n");
    }
    out.push_str("</figure>\n");
}

/// The numbers of lines that the other side does not have; none where it has no lines at all.
fn only_here(lines: &[String], other: &[String]) -> Vec<usize> {
    let known: BTreeSet<&str> = other.iter().map(|line| line.trim()).collect();
    let differs = |line: &str| !other.is_empty() && !line.is_empty() && !known.contains(line);
    lines.iter().enumerate().filter(|(_, line)| differs(line.trim())).map(|(at, _)| at).collect()
}
