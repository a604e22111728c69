//! One change of a parameter at a time.

mod support;

use support::{BASE, changed, edited, expect, lines, review};

const LIST: &str = "operations::leads::Leads::list";

#[test]
fn optional_added() {
    let old = "        - {name: order, in: query, schema: {type: string}}";
    let new = "        - {name: order, in: query, schema: {type: string}}\n        - {name: page, in: query, schema: {type: integer}}";
    let found = support::lines(&changed(&[(old, new)]));
    assert!(found.contains(&format!("parameter-added minor fine - {LIST}")), "{found:?}");
}

#[test]
fn required_added() {
    let old = "        - {name: kind, in: query, required: true, schema: {type: string}}";
    let new = "        - {name: kind, in: query, required: true, schema: {type: string}}\n        - {name: shop, in: query, required: true, schema: {type: string}}";
    expect(&[(old, new)], &["required-parameter-added major refused - operations::leads::Leads::retrieve"]);
}

#[test]
fn first_optional_added() {
    let old = "        - {name: kind, in: query, required: true, schema: {type: string}}";
    let new = "        - {name: kind, in: query, required: true, schema: {type: string}}\n        - {name: deep, in: query, schema: {type: boolean}}";
    expect(&[(old, new)], &["parameter-added major fine - operations::leads::Leads::retrieve"]);
}

#[test]
fn removed() {
    expect(
        &[("        - {name: order, in: query, schema: {type: string}}\n", "")],
        &["parameter-removed major silent - operations::leads::ListRequest::order"],
    );
}

#[test]
fn renamed_on_the_wire() {
    expect(
        &[("{name: order, in: query", "{name: ORDER, in: query")],
        &["parameter-renamed patch silent - operations::leads::ListRequest::order"],
    );
}

#[test]
fn became_required() {
    let review = changed(&[("{name: order, in: query,", "{name: order, in: query, required: true,")]);
    assert_eq!(
        support::lines(&review),
        ["parameter-became-required major refused - operations::leads::ListRequest::order"]
    );
}

#[test]
fn became_optional() {
    expect(
        &[("{name: kind, in: query, required: true,", "{name: kind, in: query,")],
        &["parameter-became-optional major fine - operations::leads::Leads::retrieve"],
    );
}

#[test]
fn type_narrowed() {
    expect(
        &[("{name: order, in: query, schema: {type: string}}", "{name: order, in: query, schema: {type: integer}}")],
        &["parameter-type-changed major tightened - operations::leads::ListRequest::order"],
    );
}

#[test]
fn type_widened() {
    expect(
        &[(
            "{name: limit, in: query, schema: {type: integer, default: 10, maximum: 100}}",
            "{name: limit, in: query, schema: {type: number, default: 10, maximum: 100}}",
        )],
        &["parameter-type-changed major fine - operations::leads::ListRequest::limit"],
    );
}

#[test]
fn became_an_enum() {
    expect(
        &[(
            "{name: order, in: query, schema: {type: string}}",
            "{name: order, in: query, schema: {type: string, enum: [up, down]}}",
        )],
        &["parameter-became-enum major tightened - operations::leads::ListRequest::order"],
    );
}

#[test]
fn default_changed() {
    expect(
        &[("default: 10,", "default: 50,")],
        &["parameter-default-changed patch silent - operations::leads::ListRequest::limit"],
    );
}

#[test]
fn sent_in_a_header() {
    expect(
        &[("{name: order, in: query,", "{name: order, in: header,")],
        &["parameter-moved patch silent - operations::leads::ListRequest::order"],
    );
}

#[test]
fn written_in_another_style() {
    expect(
        &[("explode: true", "explode: false")],
        &["parameter-style-changed patch silent - operations::leads::ListRequest::tags"],
    );
}

#[test]
fn arguments_change_places_and_compile() {
    let kind = "        - {name: kind, in: query, required: true, schema: {type: string}}\n";
    let zone = "        - {name: zone, in: query, required: true, schema: {type: string}}\n";
    let review = changed(&[(&format!("{kind}{zone}"), &format!("{zone}{kind}"))]);
    assert_eq!(support::lines(&review), ["argument-order-changed major fine - operations::leads::Leads::retrieve"]);
    assert!(review.findings[0].why.contains("passes one value as another"));
}

#[test]
fn bound_tightened() {
    expect(
        &[("maximum: 100", "maximum: 50")],
        &["constraint-tightened patch tightened - operations::leads::ListRequest::limit"],
    );
}

#[test]
fn bound_loosened() {
    expect(&[("maximum: 100", "maximum: 1e3")], &[]);
    let review = changed(&[("maximum: 100", "maximum: 1e3")]);
    assert_eq!(review.quiet[0].code.name, "constraint-loosened");
}

#[test]
fn length_of_a_header_tightened() {
    expect(
        &[("minLength: 2", "minLength: 3")],
        &["constraint-tightened patch tightened - operations::leads::ListRequest::x_trace"],
    );
}

#[test]
fn deprecated() {
    expect(
        &[("{name: order, in: query,", "{name: order, in: query, deprecated: true,")],
        &["parameter-deprecated minor fine - operations::leads::ListRequest::order"],
    );
}

#[test]
fn an_inline_list_of_values_renamed() {
    let named = |name: &str| {
        edited(
            BASE,
            &[(
                "- {name: order, in: query, schema: {type: string}}",
                &format!("- {{name: {name}, in: query, schema: {{type: string, enum: [up, down]}}}}"),
            )],
        )
    };
    let found = lines(&review(&named("order"), &named("direction")));
    assert_eq!(found, ["parameter-renamed major silent - operations::leads::ListRequest::order"]);
}

#[test]
fn another_type_that_may_no_longer_be_null() {
    let old = edited(
        BASE,
        &[(
            "{name: order, in: query, schema: {type: string}}",
            "{name: order, in: query, schema: {type: string, nullable: true}}",
        )],
    );
    let new = edited(
        BASE,
        &[("{name: order, in: query, schema: {type: string}}", "{name: order, in: query, schema: {type: integer}}")],
    );
    assert_eq!(
        lines(&review(&old, &new)),
        ["parameter-type-changed major tightened - operations::leads::ListRequest::order"]
    );
}

#[test]
fn a_limit_that_limits_nothing_leaves_a_trace() {
    let with = |limit: u8| {
        edited(
            BASE,
            &[(
                "schema: {type: array, items: {type: string}}",
                &format!("schema: {{type: array, maximum: {limit}, items: {{type: string}}}}"),
            )],
        )
    };
    let found = review(&with(10), &with(5));
    assert!(found.findings.is_empty());
    assert!(found.quiet[0].what.contains("`maximum` is `5`, and was `10`"), "{:?}", found.quiet);
}
