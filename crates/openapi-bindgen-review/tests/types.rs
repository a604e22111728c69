//! One change of a schema at a time, requests and responses told apart.

mod support;

use support::{BASE, changed, edited, expect, lines, review};

#[test]
fn optional_member_added_to_a_response() {
    expect(
        &[("        phone: {type: string}", "        phone: {type: string}\n        fax: {type: string}")],
        &["member-added minor - fine types::Lead.fax"],
    );
}

#[test]
fn member_added_to_a_closed_response() {
    expect(
        &[("        ok: {type: boolean}", "        ok: {type: boolean}\n        since: {type: string}")],
        &["member-added minor - decode-error types::Health.since"],
    );
}

#[test]
fn optional_member_added_to_a_request() {
    expect(
        &[("        last_name: {type: string}", "        last_name: {type: string}\n        title: {type: string}")],
        &["member-added minor fine - types::NewLead.title"],
    );
}

#[test]
fn required_member_added_to_a_request() {
    let edits = [
        ("required: [first_name, last_name]", "required: [first_name, last_name, title]"),
        ("        last_name: {type: string}", "        last_name: {type: string}\n        title: {type: string}"),
    ];
    expect(&edits, &["required-member-added major refused - types::NewLead.title"]);
    let review = changed(&edits);
    let effect = &review.findings[0].effect;
    assert_eq!(
        effect.old.as_deref(),
        Some("pub fn new(first_name: impl Into<String>, last_name: impl Into<String>) -> Self")
    );
}

#[test]
fn required_member_added_to_a_response() {
    let edits = [
        ("required: [detail]", "required: [detail, code]"),
        ("        detail: {type: string}", "        detail: {type: string}\n        code: {type: string}"),
    ];
    expect(&edits, &["required-member-added minor - fine types::Problem.code"]);
}

#[test]
fn required_member_removed_from_a_response() {
    let edits = [
        ("required: [id, first_name, seen]", "required: [id, first_name]"),
        ("        seen: {type: string, format: date-time}\n", ""),
    ];
    expect(&edits, &["member-removed major - decode-error types::Lead.seen"]);
}

#[test]
fn optional_member_removed_from_a_response() {
    expect(&[("        phone: {type: string}\n", "")], &["member-removed major - silent types::Lead.phone"]);
}

#[test]
fn member_removed_from_a_request() {
    expect(
        &[("        score: {type: integer, minimum: 1}\n", "")],
        &["member-removed major silent - types::NewLead.score"],
    );
}

#[test]
fn member_renamed() {
    expect(
        &[("        phone: {type: string}", "        telephone: {type: string}")],
        &["member-renamed major - silent types::Lead.phone"],
    );
}

#[test]
fn member_became_required() {
    expect(
        &[("required: [first_name, last_name]", "required: [first_name, last_name, score]")],
        &["member-became-required major refused - types::NewLead.score"],
    );
}

#[test]
fn member_became_optional_in_a_request() {
    expect(
        &[("required: [first_name, last_name]", "required: [first_name]")],
        &["member-became-optional major fine - types::NewLead.last_name"],
    );
}

#[test]
fn member_became_optional_in_a_response() {
    expect(
        &[("required: [id, first_name, seen]", "required: [id, first_name]")],
        &["member-became-optional major - decode-error types::Lead.seen"],
    );
}

#[test]
fn member_became_nullable_in_a_response() {
    expect(
        &[("        phone: {type: string}", "        phone: {type: string, nullable: true}")],
        &["member-became-nullable major - decode-error types::Lead.phone"],
    );
}

#[test]
fn member_no_longer_nullable_in_a_request() {
    expect(
        &[("email: {type: string, nullable: true}", "email: {type: string}")],
        &["member-became-not-nullable major refused - types::NewLead.email"],
    );
}

#[test]
fn member_type_changed_in_a_response() {
    expect(
        &[("        id: {type: integer, readOnly: true}", "        id: {type: string, readOnly: true}")],
        &["member-type-changed major - decode-error types::Lead.id"],
    );
}

#[test]
fn a_text_format_is_only_another_rust_type() {
    expect(
        &[("seen: {type: string, format: date-time}", "seen: {type: string}")],
        &["member-type-changed major - fine types::Lead.seen"],
    );
}

#[test]
fn member_limited_to_values() {
    expect(
        &[("        last_name: {type: string}", "        last_name: {type: string, enum: [a, b]}")],
        &["member-became-enum major tightened - types::NewLead.last_name"],
    );
}

#[test]
fn default_changed() {
    expect(&[("default: web", "default: app")], &["member-default-changed patch silent - types::NewLead.source"]);
}

#[test]
fn arguments_of_a_constructor_change_places() {
    let old = "        first_name: {type: string, maxLength: 50}\n        last_name: {type: string}\n";
    let new = "        last_name: {type: string}\n        first_name: {type: string, maxLength: 50}\n";
    let review = changed(&[(old, new)]);
    assert_eq!(support::lines(&review), ["constructor-order-changed major fine - types::NewLead"]);
    assert!(review.findings[0].why.contains("passes one value as another"));
}

#[test]
fn members_of_a_response_change_places() {
    let old = "        name: {type: string}\n        mail: {type: string}\n";
    let new = "        mail: {type: string}\n        name: {type: string}\n";
    expect(&[(old, new)], &[]);
}

#[test]
fn length_limited_in_a_request() {
    expect(
        &[("        last_name: {type: string}", "        last_name: {type: string, maxLength: 20}")],
        &["constraint-added patch tightened - types::NewLead.last_name"],
    );
}

#[test]
fn length_no_longer_limited() {
    expect(&[("first_name: {type: string, maxLength: 50}", "first_name: {type: string}")], &[]);
}

#[test]
fn value_added_to_a_shared_enum() {
    let review = changed(&[("enum: [new, called, closed]", "enum: [new, called, sold, closed]")]);
    assert_eq!(support::lines(&review), ["value-added minor fine fine types::State"]);
    let users = &review.findings[0].users;
    assert_eq!(users.total, 4, "{users:?}");
}

#[test]
fn value_removed_from_a_shared_enum() {
    expect(
        &[("enum: [new, called, closed]", "enum: [new, closed]")],
        &["value-removed major refused fine types::State"],
    );
}

#[test]
fn branch_added() {
    let edits = [
        (
            "        - {$ref: '#/components/schemas/Square'}\n",
            "        - {$ref: '#/components/schemas/Square'}\n        - {$ref: '#/components/schemas/Dot'}\n",
        ),
        (
            "          square: '#/components/schemas/Square'",
            "          square: '#/components/schemas/Square'\n          dot: '#/components/schemas/Dot'",
        ),
        (
            "    Circle:\n",
            "    Dot: {type: object, required: [kind], properties: {kind: {type: string}}}\n    Circle:\n",
        ),
    ];
    expect(&edits, &["type-added minor fine fine types::Dot", "branch-added minor fine fine types::Shape::Dot"]);
}

#[test]
fn branch_removed() {
    let edits = [
        ("        - {$ref: '#/components/schemas/Square'}\n", ""),
        ("          square: '#/components/schemas/Square'\n", ""),
    ];
    expect(&edits, &["branch-removed major refused fine types::Shape::Square"]);
}

#[test]
fn tag_value_changed() {
    expect(
        &[("          circle: '#", "          round: '#")],
        &["tag-values-changed patch refused silent types::Shape::Circle"],
    );
}

#[test]
fn schema_renamed_with_its_shape() {
    let edits = [
        ("    Owner:\n", "    Agent:\n"),
        ("owner: {$ref: '#/components/schemas/Owner'}", "owner: {$ref: '#/components/schemas/Agent'}"),
    ];
    expect(&edits, &["type-renamed major - fine types::Owner"]);
}

#[test]
fn schema_renamed_and_grown() {
    let edits = [
        ("    Owner:\n", "    Agent:\n"),
        ("owner: {$ref: '#/components/schemas/Owner'}", "owner: {$ref: '#/components/schemas/Agent'}"),
        ("        role: {type: string}", "        role: {type: string}\n        team: {type: string}"),
    ];
    expect(&edits, &["type-renamed major - fine types::Owner", "member-added minor - fine types::Owner.team"]);
}

#[test]
fn schema_added() {
    expect(
        &[("    Circle:\n", "    Dot: {type: object, properties: {x: {type: integer}}}\n    Circle:\n")],
        &["type-added minor - - types::Dot"],
    );
}

#[test]
fn schema_deprecated() {
    expect(
        &[("    Problem:\n      type: object", "    Problem:\n      deprecated: true\n      type: object")],
        &["type-deprecated minor - - types::Problem"],
    );
}

#[test]
fn member_became_read_only() {
    let review =
        changed(&[("score: {type: integer, minimum: 1}", "score: {type: integer, minimum: 1, readOnly: true}")]);
    let found = support::lines(&review);
    assert!(
        found.iter().any(|line| line.starts_with("member-became-read-only") && line.contains("silent -")),
        "{found:?}"
    );
}

#[test]
fn further_members_refused() {
    let found = support::lines(&changed(&[(
        "    NewLead:\n      type: object\n",
        "    NewLead:\n      type: object\n      additionalProperties: false\n",
    )]));
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn schema_of_a_branch_renamed() {
    let edits = [
        ("    Circle:\n", "    Ring:\n"),
        ("        - {$ref: '#/components/schemas/Circle'}", "        - {$ref: '#/components/schemas/Ring'}"),
        ("          circle: '#/components/schemas/Circle'", "          circle: '#/components/schemas/Ring'"),
    ];
    expect(&edits, &["type-renamed major fine fine types::Circle"]);
    assert_eq!(changed(&edits).findings[0].effect.also, ["types::Shape::Circle"]);
}

#[test]
fn another_type_that_may_be_null_is_one_change() {
    expect(
        &[("        phone: {type: string}", "        phone: {type: integer, nullable: true}")],
        &["member-type-changed major - decode-error types::Lead.phone"],
    );
}

#[test]
fn rules_of_a_type_go_with_it() {
    let review = changed(&[("first_name: {type: string, maxLength: 50}", "first_name: {type: boolean}")]);
    assert_eq!(lines(&review), ["member-type-changed major refused - types::NewLead.first_name"]);
    assert!(review.quiet.is_empty(), "{:?}", review.quiet);
}

#[test]
fn the_only_member_removed() {
    let old = "    Problem:\n      type: object\n      required: [detail]\n      properties:\n        detail: {type: string}\n";
    let review = changed(&[(old, "    Problem:\n      type: object\n")]);
    assert_eq!(lines(&review), ["member-removed major - decode-error types::Problem.detail"]);
    assert!(review.findings[0].what.contains("`Problem` is now `Map<Json>`, and was a struct"));
}

#[test]
fn the_first_member_added() {
    let old = "    Problem:\n      type: object\n      required: [detail]\n      properties:\n        detail: {type: string}\n";
    let bare = edited(BASE, &[(old, "    Problem:\n      type: object\n")]);
    let new = edited(
        &bare,
        &[(
            "    Problem:\n      type: object\n",
            "    Problem:\n      type: object\n      properties: {detail: {type: string}}\n",
        )],
    );
    assert_eq!(lines(&review(&bare, &new)), ["member-added major - fine types::Problem.detail"]);
}

#[test]
fn one_branch_left() {
    let edits = [
        ("        - {$ref: '#/components/schemas/Square'}\n", ""),
        ("        - {$ref: '#/components/schemas/Line'}\n", ""),
        ("          square: '#/components/schemas/Square'\n", ""),
        ("          line: '#/components/schemas/Line'\n", ""),
    ];
    expect(
        &edits,
        &[
            "branch-removed major refused fine types::Shape::Line",
            "branch-removed major refused fine types::Shape::Square",
        ],
    );
}

#[test]
fn a_discriminator_removed_is_one_change() {
    let edits = [(
        "      discriminator:\n        propertyName: kind\n        mapping:\n          circle: '#/components/schemas/Circle'\n          square: '#/components/schemas/Square'\n          line: '#/components/schemas/Line'\n",
        "",
    )];
    expect(&edits, &["tag-changed major fine fine types::Shape"]);
}

#[test]
fn a_rule_within_a_rule_is_named() {
    let lead = "    NewLead:\n      type: object\n";
    let with = |bound: u8| format!("{lead}      propertyNames: {{maxLength: {bound}}}\n");
    let old = edited(BASE, &[(lead, &with(40))]);
    let new = edited(BASE, &[(lead, &with(20))]);
    let found = review(&old, &new);
    assert_eq!(lines(&found), ["constraint-tightened patch tightened - types::NewLead"]);
    assert!(
        found.findings[0].what.contains("(keys), `maxLength: 40` became `maxLength: 20`"),
        "{}",
        found.findings[0].what
    );
}

#[test]
fn another_struct_in_its_place_loses_what_it_does_not_name() {
    let found = lines(&changed(&[(
        "owner: {$ref: '#/components/schemas/Owner'}",
        "owner: {$ref: '#/components/schemas/Problem'}",
    )]));
    assert_eq!(found[0], "member-type-changed major - decode-error types::Lead.owner");
    let optional = edited(BASE, &[("      required: [name, mail, role]\n", ""), ("      required: [detail]\n", "")]);
    let new = edited(
        &optional,
        &[("owner: {$ref: '#/components/schemas/Owner'}", "owner: {$ref: '#/components/schemas/Problem'}")],
    );
    assert_eq!(lines(&review(&optional, &new))[0], "member-type-changed major - silent types::Lead.owner");
}
