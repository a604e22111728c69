//! Markdown of documents: what stays, and what is made harmless.

use super::{docs, inline, markdown};
use openapi_bindgen_ir::Docs;

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(markdown::safe(text).join("\n"), expected, "{text:?}");
}

#[test]
fn plain_text_stays() {
    check("The email address of the lead.", "The email address of the lead.");
    check("  One.\r\n\r\n\r\n\r\nTwo.  \n", "One.\n\nTwo.");
    check("# Heading\n\n**bold** _and_ `code [x]`", "# Heading\n\n**bold** _and_ `code [x]`");
    check("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |");
    check("", "");
}

#[test]
fn lists_keep_their_levels() {
    check("* a\n* b", "* a\n* b");
    check("- a\n  - b\n    more\n- c", "- a\n  - b\n    more\n- c");
    check("1. a\n2. b\n\n   still b", "1. a\n2. b\n\n   still b");
    check("text\n3. not the first", "text\n\n3. not the first");
    check("-\n- - x\n- > y", "\\-\n- \\- x\n- \\> y");
    check("*   wide\n\n    below", "* wide\n\n  below");
}

#[test]
fn no_line_becomes_a_code_block() {
    check("text\n\n    indented()", "text\n\nindented()");
    check("- a\n\n        deep()", "- a\n\n  deep()");
    check("\tlet x = 1;", "let x = 1;");
    check("-     code", "- code");
    check(">     quoted code", "\\>     quoted code");
    check("1234567890. no list\n\n    code", "1234567890. no list\n\ncode");
}

#[test]
fn code_blocks_are_text_and_closed() {
    check("```\nlet x;\n```", "```text\nlet x;\n```");
    check("```rust,no_run\nlet x;\n```\nafter", "```text\nlet x;\n```\nafter");
    check("~~~rust\n``` inside\n~~~~", "~~~text\n``` inside\n~~~");
    check("```\nnever closed", "```text\nnever closed\n```");
    check("````\n```\nstill\n````", "````text\n```\nstill\n````");
    check("- a\n  ```rust\n  x\n    y\n  ```", "- a\n  ```text\n  x\n    y\n  ```");
    check("- ```rust\n  x\n  ```", "- ```text\n  x\n  ```");
    check("a ``` b", "a \\`\\`\\` b");
    check("```js let x = `1` ```", "```js let x = `1` ```");
}

#[test]
fn nothing_links_into_code_or_loads() {
    check("[Vec] and [x][y] and [^1]", "\\[Vec\\] and \\[x\\]\\[y\\] and \\[^1\\]");
    check("[x]: https://example.com", "\\[x\\]: <https://example.com>");
    check("[a](https://example.com/b)", "[a](https://example.com/b)");
    check("[a](crate::b) [c](/rest/d)", "a (`crate::b`) c (`/rest/d`)");
    check("![logo](https://example.com/x.png)", "[logo](https://example.com/x.png)");
    check("[https://a.b](https://c.d)", "[https://a.b](https://c.d)");
    check("<script>x</script> <b> a<b", "\\<script>x\\</script> \\<b> a\\<b");
    check("<https://a.b/c> <ftp://a>", "<https://a.b/c> \\<ftp://a>");
    check("see https://a.b/c?d=1. (HTTP://x.y)", "see <https://a.b/c?d=1>. (<HTTP://x.y>)");
    check("**https://a.b**", "**<https://a.b>**");
    check("https://", "https://");
}

#[test]
fn escapes_and_backticks_stay_as_they_are() {
    check("\\[x\\] \\` \\\\[y]", "\\[x\\] \\` \\\\\\[y\\]");
    check("a ` b", "a \\` b");
    check("`` a ` b `` c ` d", "`` a ` b `` c \\` d");
    check("\\", "\\");
}

#[test]
fn hidden_characters_are_spelled_out() {
    check("a\u{202e}b\u{0}c\u{7}", "aU+202EbU+0000cU+0007");
    check("a\u{2028}b", "a\nb");
}

#[test]
fn code_spans_hold_any_text() {
    assert_eq!(inline::code("POST /a"), "`POST /a`");
    assert_eq!(inline::code("a`b``c"), "```a`b``c```");
    assert_eq!(inline::code("`"), "`` ` ``");
    assert_eq!(inline::code("a\nb"), "`a b`");
    assert_eq!(inline::code(""), "(empty)");
}

#[test]
fn a_summary_that_the_text_repeats_stands_once() {
    let docs =
        |summary: &str, text: &str| Docs { summary: summary.into(), text: text.into(), notes: vec!["Note.".into()] };
    assert_eq!(docs::lines(&docs("Sum", "Sum.\nMore.")), ["Sum.", "More.", "Note."]);
    assert_eq!(docs::lines(&docs("Sum", "Other.")), ["Sum", "", "Other.", "Note."]);
    assert_eq!(docs::lines(&docs("", "")), ["Note."]);
    assert_eq!(docs::lines_or(&docs("", ""), "none."), ["none.", "Note."]);
    assert_eq!(docs::lines_beside(&docs("Lead Status", "Other."), "LeadStatus"), ["Other.", "Note."]);
    assert_eq!(docs::lines_beside(&docs("Status", "Other."), "LeadStatus"), ["Status", "", "Other.", "Note."]);
}

#[test]
fn a_fact_reads_on_below_a_paragraph_only() {
    let table = [
        ("Size of a page.", "Size of a page.\nFact."),
        ("Size of a page", "Size of a page\n\nFact."),
        ("One.\nTwo.", "One.\nTwo.\nFact."),
        ("- an item.", "- an item.\n\nFact."),
        ("One\n\n1. an item.", "One\n\n1. an item.\n\nFact."),
        ("| a | b.", "| a | b.\n\nFact."),
        ("# Heading.", "# Heading.\n\nFact."),
        ("> said.", "\\> said.\n\nFact."),
        ("```\ncode.\n```", "```text\ncode.\n```\n\nFact."),
        ("", "Fact."),
    ];
    for (text, expected) in table {
        let mut lines = markdown::safe(text);
        docs::add_fact(&mut lines, "Fact.".to_owned());
        assert_eq!(lines.join("\n"), expected);
    }
}

#[test]
fn only_another_name_is_worth_a_line() {
    assert_eq!(docs::called("node_id", "node_id"), [""; 0]);
    assert_eq!(docs::called("InProgress", "in-progress"), [""; 0]);
    assert_eq!(docs::called("plus_1", "+1"), ["`+1`"]);
    assert_eq!(docs::called("X", "~x"), ["`~x`"]);
}

#[test]
fn hostile_lengths_are_no_trouble() {
    for text in ["[", "`", "``a", "[a](", "*a", "- a", "> ", "<", "https://", "\\", "![", "1. "] {
        let lines = markdown::safe(&text.repeat(200_000 / text.len()));
        assert!(!lines.is_empty());
    }
}
