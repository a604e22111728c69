//! Lists of inline schemas: what stands behind a change moves up or down, and is still what it was.

mod support;

use support::{lines, review};

const TAGGED: [&str; 5] = [
    "{type: object, required: [kind, at], properties: {kind: {type: string, enum: [started], x-extensible-enum: [started, late_started]}, at: {type: string}}}",
    "{type: object, required: [kind, steps], properties: {kind: {type: string, enum: [moved], x-extensible-enum: [moved, late_moved]}, steps: {type: array, \
     items: {type: object, required: [from], properties: {from: {type: string}, to: {type: string}}}}}}",
    "{type: object, required: [kind, why], properties: {kind: {type: string, enum: [failed], x-extensible-enum: [failed, late_failed]}, why: {type: string}}}",
    "{type: object, required: [kind, left], properties: {kind: {type: string, enum: [paused], x-extensible-enum: [paused, late_paused]}, left: {type: object, \
     properties: {days: {type: integer}, hours: {type: integer}}}}}",
    "{type: object, required: [kind, sum], properties: {kind: {type: string, enum: [done], x-extensible-enum: [done, late_done]}, sum: {type: number}}}",
];

const KEYED: [&str; 4] = [
    "{type: object, required: [radius], properties: {radius: {type: number}, unit: {type: string, enum: [m, km]}}}",
    "{type: object, required: [side], properties: {side: {type: number}, unit: {type: string, enum: [m, km]}}}",
    "{type: object, required: [from, to], properties: {from: {type: number}, to: {type: number}}}",
    "{type: object, required: [points], properties: {points: {type: array, items: {type: object, properties: {x: \
     {type: number}, y: {type: number}}}}}}",
];

/// A document in which these stand in a list, sent and received.
fn document(list: &str, items: &[&str]) -> String {
    let items: String = items.iter().map(|item| format!("        - {item}\n")).collect();
    format!(
        "openapi: 3.0.3
info: {{title: Lists, version: '1'}}
paths:
  /events/:
    post:
      operationId: post_event
      requestBody:
        required: true
        content: {{application/json: {{schema: {{$ref: '#/components/schemas/Event'}}}}}}
      responses:
        '200':
          description: The event.
          content: {{application/json: {{schema: {{$ref: '#/components/schemas/Event'}}}}}}
components:
  schemas:
    Event:
      {list}:
{items}"
    )
}

/// The codes of what is said about two lists.
fn codes(list: &str, old: &[&str], new: &[&str]) -> Vec<String> {
    let review = review(&document(list, old), &document(list, new));
    let quiet: Vec<&str> = review.quiet.iter().map(|finding| finding.code.name).collect();
    // That the list is another one is said as well, where nothing hangs on it.
    assert!(quiet.iter().all(|code| ["composition-changed", "branches-reordered"].contains(code)), "{quiet:?}");
    lines(&review).into_iter().map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect()
}

fn without<'a>(items: &[&'a str], at: usize) -> Vec<&'a str> {
    let mut left = items.to_vec();
    left.remove(at);
    left
}

#[test]
fn a_branch_taken_out_is_the_only_change() {
    for items in [TAGGED.as_slice(), &KEYED] {
        for at in 0..items.len() {
            assert_eq!(codes("oneOf", items, &without(items, at)), ["branch-removed"], "{}", items[at]);
        }
    }
}

#[test]
fn a_branch_put_in_is_the_only_change() {
    for items in [TAGGED.as_slice(), &KEYED] {
        for at in 0..items.len() {
            assert_eq!(codes("oneOf", &without(items, at), items), ["branch-added"], "{}", items[at]);
        }
    }
}

#[test]
fn branches_in_another_order_are_the_same() {
    for items in [TAGGED.as_slice(), &KEYED] {
        for turns in 1..items.len() {
            let mut turned = items.to_vec();
            turned.rotate_left(turns);
            let said = codes("oneOf", items, &turned);
            assert!(said.is_empty() || said == ["branches-reordered"], "{said:?}");
        }
    }
}

#[test]
fn a_branch_that_changes_while_another_goes_is_told_by_its_member() {
    for at in 0..4 {
        let grown = TAGGED[4].replace("sum: {type: number}", "sum: {type: number}, tip: {type: number}");
        let mut new = without(&TAGGED, at);
        new[3] = &grown;
        assert_eq!(codes("oneOf", &TAGGED, &new), ["branch-removed", "member-added"]);
    }
}

#[test]
fn a_part_taken_out_of_all_of_takes_only_its_members() {
    let parts = [
        "{type: object, properties: {a: {type: object, properties: {x: {type: string}, y: {type: string}}}}}",
        "{type: object, properties: {b: {type: object, properties: {x: {type: integer}, z: {type: string}}}}}",
        "{type: object, properties: {c: {type: string, enum: [on, off]}}}",
    ];
    for at in 0..parts.len() {
        assert_eq!(codes("allOf", &parts, &without(&parts, at)), ["member-removed"], "{}", parts[at]);
        assert_eq!(codes("allOf", &without(&parts, at), &parts), ["member-added"], "{}", parts[at]);
    }
}
