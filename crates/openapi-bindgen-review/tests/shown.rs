//! What reviews look like: every form holds every finding, and hostile text stays text in each.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails, and says what it found"
)]

mod support;

use openapi_bindgen_review::{FailOn, Place, Review, Side, Source, Wire, find_code, render};
use serde_json::Value;
use support::{BASE, changed, edited, review};

/// A document in which every name and description tries to be something else.
fn hostile() -> (String, String) {
    let evil = "</script><script>alert(1)</script> `\\\" <img src=x onerror=alert(1)> @everyone [a](javascript:x) \\u001b[31m \\u202e";
    let old = edited(BASE, &[("title: Leads", &format!("title: \"{evil}\""))]);
    let old = edited(&old, &[("        phone: {type: string}", &format!("        \"{evil}\": {{type: string}}"))]);
    let new = edited(&old, &[(&format!("        \"{evil}\": {{type: string}}\n"), "")]);
    (old, new)
}

fn placed(review: Review) -> Review {
    review.locate(&|pointer: &str, side: Side| {
        let file = if side == Side::Old { "spec/old.yaml" } else { "spec/new.yaml" };
        let excerpt = format!("{pointer}:\n  type: <b>string</b>\n  \u{202e}turned: `a`");
        pointer.starts_with("/components/schemas/Lead").then(|| Place { file: file.to_owned(), line: 7, excerpt })
    })
}

fn sample() -> Review {
    placed(changed(&[
        ("        phone: {type: string}\n", ""),
        ("default: 10,", "default: 50,"),
        ("description: Fine.", "description: All is well."),
        ("  /health/:", "  /status/:"),
    ]))
}

#[test]
fn every_form_holds_every_finding() {
    let review = sample();
    assert_eq!(review.findings.len(), 3);
    let forms = [
        render::text(&review, false),
        render::markdown(&review),
        render::json(&review),
        render::sarif(&review),
        render::html(&review),
    ];
    for form in &forms {
        for finding in &review.findings {
            assert!(form.contains(finding.code.id), "{} is missing in\n{form}", finding.code.id);
        }
        assert!(form.contains("spec/old.yaml") || form.contains("spec/new.yaml"), "{form}");
    }
}

#[test]
fn text_without_colour_has_no_control_characters() {
    let (old, new) = hostile();
    let review = placed(review(&old, &new));
    let plain = render::text(&review, false);
    assert!(!plain.chars().any(|letter| letter.is_control() && letter != '\n'), "{plain:?}");
    assert!(!plain.contains('\u{202e}'));
    let coloured = render::text(&review, true);
    let unpainted = ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[1;35m", "\u{1b}[31m", "\u{1b}[33m", "\u{1b}[32m"]
        .iter()
        .fold(coloured, |text, code| text.replace(code, ""));
    assert_eq!(unpainted, plain, "colours change nothing else");
}

#[test]
fn hostile_text_stays_text_in_html() {
    let (old, new) = hostile();
    let page = render::html(&placed(review(&old, &new)));
    assert_eq!(page.matches("<script>").count(), 1, "only the page's own script");
    assert_eq!(page.matches("</script>").count(), 1);
    assert!(!page.contains("<img"));
    assert!(!page.contains("<b>string"));
    assert!(!page.contains('\u{202e}'));
    for outside in ["http://", "https://", "url(", "@import", "<link", "src=\"", "<iframe"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn hostile_text_stays_text_in_markdown() {
    let (old, new) = hostile();
    let page = render::markdown(&placed(review(&old, &new)));
    let outside: String = page.replace("\\`", "").split('`').step_by(2).collect();
    for markup in ["<script", "<img", "@everyone", "[a](javascript"] {
        assert!(!outside.contains(markup), "{markup} in\n{page}");
    }
}

#[test]
fn json_is_as_its_schema_says() {
    let schema: Value = serde_json::from_str(render::JSON_SCHEMA).expect("the schema is JSON");
    let value: Value = serde_json::from_str(&render::json(&sample())).expect("the review is JSON");
    let required = |schema: &Value| -> Vec<String> {
        schema["required"].as_array().unwrap().iter().map(|key| key.as_str().unwrap().to_owned()).collect()
    };
    let check = |value: &Value, schema: &Value| {
        let object = value.as_object().expect("an object");
        let mut required = required(schema);
        required.sort();
        let mut keys: Vec<&String> =
            object.keys().filter(|key| schema["properties"].get(key.as_str()).is_some()).collect();
        assert_eq!(keys.len(), object.len(), "every key is described");
        keys.retain(|key| required.contains(key));
        keys.sort();
        assert_eq!(keys.len(), required.len(), "every required key is there");
    };
    check(&value, &schema["$defs"]["review"]);
    for list in ["findings", "quiet"] {
        for finding in value[list].as_array().unwrap() {
            check(finding, &schema["$defs"]["finding"]);
            check(&finding["effect"], &schema["$defs"]["finding"]["properties"]["effect"]);
            check(&finding["users"], &schema["$defs"]["finding"]["properties"]["users"]);
            let wires = schema["$defs"]["wire"]["enum"].as_array().unwrap();
            assert!(wires.contains(&finding["wire"]));
        }
    }
}

#[test]
fn sarif_names_rules_places_and_levels() {
    let value: Value = serde_json::from_str(&render::sarif(&sample())).expect("SARIF is JSON");
    let run = &value["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
    }
    let phone = run["results"].as_array().unwrap().iter().find(|result| result["ruleId"] == "RV0603").unwrap();
    assert_eq!(phone["locations"][0]["physicalLocation"]["region"]["startLine"], 7);
}

#[test]
fn the_most_dangerous_comes_first() {
    let review = changed(&[
        ("        phone: {type: string}", "        phone: {type: string}\n        fax: {type: string}"),
        ("required: [id, first_name, seen]", "required: [id, first_name]"),
        ("in: header, name: Authorization", "in: header, name: X-Api-Key"),
        ("default: 10,", "default: 50,"),
    ]);
    let wires: Vec<Wire> = review.findings.iter().map(openapi_bindgen_review::Finding::wire).collect();
    assert_eq!(wires, [Wire::Misdirected, Wire::Silent, Wire::Decode, Wire::Fine]);
    assert!(review.summary.contains("Look first at this: The credential `tokenAuth`"), "{}", review.summary);
}

#[test]
fn commands_fail_on_what_they_are_told() {
    let major = changed(&[("operationId: leads_retrieve", "operationId: leads_fetch")]);
    assert!(major.fails(FailOn::SourceMajor) && !major.fails(FailOn::WireBreak) && major.fails(FailOn::Any));
    let wire = changed(&[("default: 10,", "default: 50,")]);
    assert!(!wire.fails(FailOn::SourceMajor) && wire.fails(FailOn::WireBreak) && wire.fails(FailOn::Any));
    let words = changed(&[("description: Fine.", "description: All is well.")]);
    assert!(!words.fails(FailOn::Any));
    for name in FailOn::NAMES {
        assert!(name.parse::<FailOn>().is_ok());
    }
    assert!("never".parse::<FailOn>().unwrap_err().to_string().contains("source-major"));
}

#[test]
fn an_unstable_operation_breaks_nothing() {
    let alpha = edited(BASE, &[("operationId: health", "operationId: health\n      x-stability-level: alpha")]);
    let review = review(&alpha, &edited(&alpha, &[("  /health/:", "  /status/:")]));
    assert_eq!(review.findings.len(), 1);
    assert!(!review.fails(FailOn::WireBreak));
    assert!(review.fails(FailOn::Any));
}

#[test]
fn version_and_changelog_follow_from_the_findings() {
    let review = sample();
    assert_eq!(review.source, Source::Major);
    assert_eq!((review.version.as_str(), review.next_version.as_str()), ("0.1.0", "0.2.0"));
    let lines: Vec<String> =
        review.changelog.iter().map(|line| format!("{}: {}", line.heading.as_str(), line.text)).collect();
    assert_eq!(
        lines,
        [
            "Breaking: The member `phone` of `Lead` is gone",
            "Server: The query parameter `limit` of `GET /leads/` means `50` when left out, and meant `10`",
            "Server: `GET /health/` is now `GET /status/`",
        ]
    );
}

#[test]
fn codes_are_sorted_and_found() {
    let ids: Vec<&str> = openapi_bindgen_review::codes().map(|code| code.id).collect();
    assert!(ids.is_sorted() && ids.windows(2).all(|pair| pair[0] != pair[1]));
    assert!(ids.len() > 120, "{}", ids.len());
    assert_eq!(find_code("rv0603").map(|code| code.name), Some("member-removed"));
    assert_eq!(find_code("member-removed").map(|code| code.id), Some("RV0603"));
    assert!(find_code("RV9999").is_none());
    for code in openapi_bindgen_review::codes() {
        assert!(
            code.explanation.ends_with('.') && code.advice.ends_with('.') && !code.title.ends_with('.'),
            "{}",
            code.id
        );
    }
}
