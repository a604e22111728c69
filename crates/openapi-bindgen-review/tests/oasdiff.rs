//! How much of what oasdiff's own tests find is found here: run with `OB_REFEREE` naming the folder of its cases.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails, and says what it found"
)]

mod support;

use std::collections::BTreeMap;
use std::path::PathBuf;

use openapi_bindgen_review::{Finding, Review, Wire, compare};
use serde_json::Value;

/// A line of the table.
struct Rule {
    /// Code and keyword; an empty keyword stands for any.
    codes: Vec<(String, String)>,
    side: String,
    note: String,
}

struct Table {
    rules: BTreeMap<String, Rule>,
    pairs: BTreeMap<String, String>,
}

fn table() -> Table {
    let text = include_str!("../oasdiff.tsv");
    let mut table = Table { rules: BTreeMap::new(), pairs: BTreeMap::new() };
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let columns: Vec<&str> = line.split('\t').collect();
        let column = |at: usize| columns.get(at).copied().unwrap_or_default().to_owned();
        if columns[0] == "pair" {
            table.pairs.insert(column(1), column(2));
            continue;
        }
        let rule = Rule { codes: columns[1].split(',').map(code).collect(), side: column(2), note: column(3) };
        assert!(table.rules.insert(column(0), rule).is_none(), "{} stands twice", columns[0]);
    }
    table
}

/// `RV0801` or `RV0801/maxLength`
fn code(text: &str) -> (String, String) {
    let (code, keyword) = text.split_once('/').unwrap_or((text, ""));
    (code.to_owned(), keyword.to_owned())
}

fn finds(rule: &Rule, finding: &Finding) -> bool {
    let side = match rule.side.as_str() {
        "request" => finding.request.is_some(),
        "response" => finding.response.is_some(),
        _ => true,
    };
    let said = |(code, keyword): &(String, String)| {
        code == finding.code.id && (keyword.is_empty() || *keyword == finding.keyword)
    };
    side && rule.codes.iter().any(said)
}

/// Rules about stability levels, sunset dates and deprecation policies are rules of that tool.
fn own_rule(id: &str) -> bool {
    ["sunset", "stability"].iter().any(|word| id.contains(word))
}

#[derive(Default)]
struct Score {
    found: usize,
    asked: usize,
    missed: Vec<String>,
}

impl Score {
    fn share(&self) -> f64 {
        if self.asked == 0 { 1.0 } else { self.found as f64 / self.asked as f64 }
    }
}

#[test]
fn every_rule_has_known_codes() {
    for (id, rule) in table().rules {
        for (code, _) in &rule.codes {
            assert!(openapi_bindgen_review::find_code(code).is_some(), "{id}: {code} is no code");
        }
        assert!(["request", "response", "any"].contains(&rule.side.as_str()), "{id}: {}", rule.side);
    }
}

#[test]
fn recall_and_false_alarms() {
    let Some(folder) = std::env::var_os("OB_REFEREE").map(PathBuf::from) else { return };
    let text = std::fs::read_to_string(folder.join("oasdiff_cases.json")).expect("the cases can be read");
    let cases: Value = serde_json::from_str(&text).expect("the cases are JSON");
    let table = table();
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let mut alarms = Vec::new();
    let mut spoken = 0;
    for test in cases["tests"].as_array().expect("tests") {
        let id = test["id"].as_str().unwrap_or_default();
        let Some(review) = reviewed(&cases, test) else {
            scores.entry("unread").or_default().missed.push(format!("{id} {}", test["test"]));
            continue;
        };
        spoken += usize::from(!review.is_empty());
        for (rule, level) in test["levels"].as_object().into_iter().flatten() {
            let level = match (own_rule(rule), level.as_str()) {
                (true, _) => "own",
                (_, Some("ERR")) => "ERR",
                (_, Some("WARN")) => "WARN",
                _ => "INFO",
            };
            let score = scores.entry(level).or_default();
            score.asked += 1;
            let known = table.rules.get(rule).unwrap_or_else(|| panic!("{rule} is not in the table"));
            if review.findings.iter().chain(&review.quiet).any(|finding| finds(known, finding)) {
                score.found += 1;
            } else {
                let by_design = table.pairs.get(id).cloned().unwrap_or_default();
                score.missed.push(format!("{id} {rule} ({})\n{}", known.note, said(&review)) + &by_design);
            }
        }
        for rule in test["forbidden_rule_ids"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            let known = &table.rules[rule];
            if !own_rule(rule) && review.findings.iter().any(|finding| finds(known, finding)) {
                alarms.push(format!("{id} forbidden {rule}"));
            }
        }
        let silent = test["changes"] == 0 && test["checks"] == serde_json::json!(["all"]);
        if silent {
            for finding in review.findings.iter().filter(|finding| finding.breaks_wire()) {
                match table.pairs.get(id) {
                    Some(reason) => println!("by design {id}: {} ({reason})", finding.what),
                    None => alarms.push(format!("{id} {}: {} {:?}", finding.code.id, finding.what, finding.wire())),
                }
            }
        }
    }
    println!("{spoken} pairs with findings");
    for (level, score) in &scores {
        println!("{level}: {} of {} ({:.1} %)", score.found, score.asked, 100.0 * score.share());
        for missed in &score.missed {
            println!("  missed {missed}");
        }
    }
    for alarm in &alarms {
        println!("alarm {alarm}");
    }
    assert!(alarms.is_empty(), "{} false alarms", alarms.len());
    assert!(scores.get("ERR").is_none_or(|score| score.share() >= 0.95), "recall on ERR");
    assert!(scores.get("WARN").is_none_or(|score| score.share() >= 0.90), "recall on WARN");
}

fn reviewed(cases: &Value, test: &Value) -> Option<Review> {
    let side = |name: &str| {
        let spec = &cases["specs"][test[name].as_str()?];
        support::api(&spec.as_str().map_or_else(|| spec.to_string(), str::to_owned))
    };
    Some(compare(&side("old")?, &side("new")?))
}

fn said(review: &Review) -> String {
    let line = |finding: &Finding| {
        let wire = |wire: Option<Wire>| wire.map_or("-", Wire::as_str);
        let (request, response) = (wire(finding.request), wire(finding.response));
        format!("      {} {} [{request} {response} {}]\n", finding.code.id, finding.what, finding.keyword)
    };
    review.findings.iter().chain(&review.quiet).map(line).collect()
}
