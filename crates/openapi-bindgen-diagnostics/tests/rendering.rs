//! Diagnostics as text and as JSON.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use openapi_bindgen_diagnostics::{
    Code, Diagnostic, Locate, Pointer, RenderOptions, SourceFile, SourceMap, Stretch, render, summary, to_json,
};

/// Finds `/N` at the Nth line.
struct ByLine;

impl Locate for ByLine {
    fn stretch(&self, pointer: &Pointer, files: &[SourceFile]) -> Option<Stretch> {
        let line: usize = pointer.as_str().strip_prefix('/')?.parse().ok()?;
        let start: usize = files[0].text().split_inclusive('\n').take(line).map(str::len).sum();
        let length = files[0].text().get(start..)?.lines().next()?.len();
        Some(Stretch { file: 0, start: u32::try_from(start).ok()?, end: u32::try_from(start + length).ok()? })
    }
}

fn sources(text: &str) -> SourceMap {
    SourceMap::new(vec![SourceFile::new("a.yaml", text)], Some(Box::new(ByLine)))
}

const CODE: Code = Code("OB0006");

fn at(pointer: &str) -> Diagnostic {
    Diagnostic::warning(CODE, Pointer::parse(pointer), "something is odd")
}

#[test]
fn shows_place_line_and_reasons() {
    let sources = sources("zero: 0\none: ö 1\n\ttwo: 2\n");
    let diagnostics = [
        Diagnostic::error(CODE, Pointer::parse("/1"), "the key `one` is wrong")
            .why("there is a rule")
            .effect("nothing is generated")
            .help("first line\nsecond line")
            .also(Pointer::parse("/0"), "the first one"),
        at("/2"),
        at("/1/deeper/than/known"),
        Diagnostic::note(CODE, Pointer::parse("nowhere"), "no place").span(0, 6, 7),
    ];
    insta::assert_snapshot!(render(&diagnostics, &sources, RenderOptions::default()));
    assert_eq!(summary(&diagnostics), "1 error, 2 warnings, 1 note");
    assert_eq!(summary(&[]), "");
}

#[test]
fn counts_what_it_does_not_show() {
    let diagnostics: Vec<Diagnostic> = (0..43).map(|_| at("/0")).collect();
    let shown = render(&diagnostics, &sources("zero"), RenderOptions::default());
    assert_eq!(shown.matches("something is odd").count(), 3);
    assert!(shown.contains("… and 40 more like this (OB0006)"), "{shown}");
    let all = render(&diagnostics, &sources("zero"), RenderOptions { colour: false, max_per_code: 0 });
    assert_eq!(all.matches("something is odd").count(), 43);
}

#[test]
fn text_of_the_document_cannot_reach_the_terminal() {
    let text = "a: \u{1b}[31mred\u{202e}\n";
    let diagnostic = Diagnostic::warning(CODE, Pointer::parse("/0"), "odd \u{1b}[2J \u{202e} text");
    let shown = render(&[diagnostic], &sources(text), RenderOptions::default());
    assert!(!shown.contains('\u{1b}') && !shown.contains('\u{202e}'), "{shown:?}");
    assert!(shown.contains("\\u{1b}"), "{shown}");
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let text = format!("{}HERE{}", "x".repeat(100_000), "y".repeat(100_000));
    let diagnostic = at("/0").span(0, 100_000, 100_004);
    let shown = render(&[diagnostic], &sources(&text), RenderOptions::default());
    let lines: Vec<&str> = shown.lines().collect();
    assert!(lines.iter().all(|line| line.chars().count() < 140), "{shown}");
    let (line, carets) = (lines[3], lines[4]);
    let column = carets.chars().position(|c| c == '^').unwrap();
    assert_eq!(line.chars().skip(column).take(4).collect::<String>(), "HERE");
    assert_eq!(carets.matches('^').count(), 4);
}

#[test]
fn colours_are_only_used_when_asked_for() {
    let coloured = render(&[at("/0")], &sources("zero"), RenderOptions { colour: true, max_per_code: 0 });
    assert!(coloured.contains("\u{1b}[1;33mwarning[OB0006]\u{1b}[0m"));
}

#[test]
fn json_holds_all_fields() {
    let diagnostic = at("/1").why("a \"reason\"").also(Pointer::parse("/0"), "tab\there");
    let expected = r##"{"code":"OB0006","severity":"warning","pointer":"#/1","file":"a.yaml","line":2,"column":1,"what":"something is odd","why":"a \"reason\"","effect":"","help":"","also":[{"pointer":"#/0","label":"tab\u0009here"}]}"##;
    assert_eq!(to_json(&diagnostic, &sources("zero\none")), expected);
    assert!(to_json(&diagnostic, &SourceMap::default()).contains("\"file\":null,\"line\":null"));
}

#[test]
fn pointers_know_their_parts() {
    let pointer = Pointer::parse("common.yaml#/paths/~1a~01/get");
    assert_eq!(pointer.file(), Some("common.yaml"));
    assert_eq!(pointer.tokens().collect::<Vec<_>>(), ["paths", "/a~1", "get"]);
    assert_eq!(pointer.last().as_deref(), Some("get"));
    assert_eq!(pointer.parent().unwrap().last().as_deref(), Some("/a~1"));
    assert_eq!(Pointer::parse("common.yaml#").parent(), None);
    assert_eq!((Pointer::root().parent(), Pointer::root().last()), (None, None));
}

#[test]
fn lines_end_in_three_ways() {
    let file = SourceFile::new("a", "one\r\ntwo\rthree\nfour");
    for (offset, line, content) in [(0, 1, "one"), (5, 2, "two"), (9, 3, "three"), (15, 4, "four"), (99, 4, "four")] {
        assert_eq!((file.line(offset).0, file.line(offset).2), (line, content), "{offset}");
    }
}
