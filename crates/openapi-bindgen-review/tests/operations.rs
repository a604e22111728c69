//! One change of an operation at a time: what it is to Rust code, and what to clients already shipped.

mod support;

use support::{BASE, changed, edited, expect, lines, review};

#[test]
fn the_same_document_changes_nothing() {
    let review = changed(&[]);
    assert!(review.is_empty());
    assert_eq!(review.summary, "Nothing changed.");
}

#[test]
fn added() {
    let edit = "  /new/:\n    get:\n      operationId: new_list\n      tags: [leads]\n      responses: {\"204\": {description: Done.}}\n  /health/:";
    expect(&[("  /health/:", edit)], &["operation-added minor fine - operations::leads::Leads::new_list"]);
}

#[test]
fn removed() {
    let old = "    delete:\n      operationId: leads_destroy\n      tags: [leads]\n      security: [{tokenAuth: []}]\n      parameters:\n        - {name: id, in: path, required: true, schema: {type: integer}}\n      responses:\n        \"204\": {description: Gone.}\n";
    expect(&[(old, "")], &["operation-removed major refused - operations::leads::Leads::destroy"]);
}

#[test]
fn moved_to_another_path() {
    expect(
        &[("  /health/:", "  /status/health/:")],
        &["operation-moved patch refused - operations::shapes::Shapes::health"],
    );
}

#[test]
fn moved_to_another_method() {
    expect(&[("    delete:", "    post:")], &["operation-moved patch refused - operations::leads::Leads::destroy"]);
}

#[test]
fn renamed() {
    expect(
        &[("operationId: leads_retrieve", "operationId: leads_fetch")],
        &["operation-renamed major fine - operations::leads::Leads::retrieve"],
    );
}

#[test]
fn put_under_another_tag() {
    let old = "operationId: health\n      tags: [shapes]";
    let new = "operationId: health\n      tags: [leads]";
    expect(&[(old, new)], &["operation-renamed major fine - operations::shapes::Shapes::health"]);
}

#[test]
fn the_name_of_a_path_parameter_does_not_matter_on_the_wire() {
    let old = "  /leads/{id}/:";
    let edits = [
        (old, "  /leads/{lead}/:"),
        (
            "        - {name: id, in: path, required: true, schema: {type: integer}}\n        - {name: kind",
            "        - {name: lead, in: path, required: true, schema: {type: integer}}\n        - {name: kind",
        ),
        (
            "        - {name: id, in: path, required: true, schema: {type: integer}}\n      responses:\n        \"204\"",
            "        - {name: lead, in: path, required: true, schema: {type: integer}}\n      responses:\n        \"204\"",
        ),
    ];
    expect(&edits, &[]);
}

#[test]
fn deprecated() {
    expect(
        &[("operationId: leads_destroy", "operationId: leads_destroy\n      deprecated: true")],
        &["operation-deprecated minor fine - operations::leads::Leads::destroy"],
    );
}

#[test]
fn words_do_not_matter() {
    let review = changed(&[("description: Fine.", "description: All is well.")]);
    assert!(review.findings.is_empty());
    assert_eq!(review.quiet.len(), 1);
    assert_eq!(review.quiet[0].code.name, "documentation-changed");
    assert!(review.summary.starts_with("Nothing that matters changed"));
}

#[test]
fn body_became_optional() {
    let old = "      requestBody:\n        required: true\n        content:\n          application/json:\n            schema: {$ref: '#/components/schemas/Shape'}";
    let new = "      requestBody:\n        required: false\n        content:\n          application/json:\n            schema: {$ref: '#/components/schemas/Shape'}";
    expect(&[(old, new)], &["request-body-became-optional major fine - operations::shapes::Shapes::create"]);
}

#[test]
fn body_removed() {
    let old = "      requestBody:\n        required: true\n        content:\n          application/json:\n            schema: {$ref: '#/components/schemas/Shape'}\n";
    let found = changed(&[(old, "")]);
    let line = &support::lines(&found)[0];
    assert_eq!(line, "request-body-removed major silent - operations::shapes::Shapes::create");
}

#[test]
fn body_added() {
    let old = "      operationId: leads_destroy\n";
    let new = "      operationId: leads_destroy\n      requestBody: {required: true, content: {application/json: {schema: {type: object, additionalProperties: {type: string}}}}}\n";
    expect(&[(old, new)], &["required-request-body-added major refused - operations::leads::Leads::destroy"]);
}

#[test]
fn media_type_removed() {
    let old =
        "          application/x-www-form-urlencoded:\n            schema: {$ref: '#/components/schemas/NewLead'}\n";
    expect(&[(old, "")], &["request-media-type-removed patch refused - operations::leads::Leads::create"]);
}

#[test]
fn media_type_added() {
    let old = "          application/x-www-form-urlencoded:";
    let new = "          multipart/form-data:\n            schema: {$ref: '#/components/schemas/NewLead'}\n          application/x-www-form-urlencoded:";
    expect(&[(old, new)], &["request-media-type-added minor fine - operations::leads::Leads::create"]);
}

#[test]
fn success_status_replaced() {
    // A single documented success is read whatever the status, so that nothing breaks.
    expect(
        &[("        \"201\":", "        \"200\":")],
        &["success-status-added minor - fine operations::leads::Leads::create"],
    );
}

#[test]
fn success_without_a_body() {
    let old = "          description: Fine.\n          content:\n            application/json:\n              schema: {$ref: '#/components/schemas/Health'}";
    expect(
        &[(old, "          description: Fine.")],
        &["response-type-changed major - decode-error operations::shapes::Shapes::health"],
    );
}

#[test]
fn error_added() {
    let old = "        \"204\": {description: Gone.}";
    let new = "        \"204\": {description: Gone.}\n        \"404\": {description: There is none.}";
    expect(&[(old, new)], &["error-status-added major - fine operations::leads::Leads::destroy"]);
}

#[test]
fn further_error_added() {
    let old = "        \"400\":\n";
    let new = "        \"409\": {description: It is there already.}\n        \"400\":\n";
    expect(&[(old, new)], &["error-status-added minor - fine operations::leads::Leads::create"]);
}

#[test]
fn error_removed() {
    let old = "        \"400\":\n          description: Something is wrong with the lead.\n          content:\n            application/json:\n              schema: {$ref: '#/components/schemas/Problem'}\n";
    expect(&[(old, "")], &["error-status-removed major - fine operations::leads::Leads::create"]);
}

#[test]
fn response_type_changed() {
    let old = "          description: The lead.\n          content:\n            application/json:\n              schema: {$ref: '#/components/schemas/Lead'}\n        \"400\"";
    let new = "          description: The lead.\n          content:\n            application/json:\n              schema: {$ref: '#/components/schemas/Problem'}\n        \"400\"";
    expect(&[(old, new)], &["response-type-changed major - decode-error operations::leads::Leads::create"]);
}

#[test]
fn response_may_be_null() {
    let old = "              schema: {$ref: '#/components/schemas/Health'}";
    let new = "              schema: {nullable: true, allOf: [{$ref: '#/components/schemas/Health'}]}";
    expect(&[(old, new)], &["response-became-nullable major - decode-error operations::shapes::Shapes::health"]);
}

#[test]
fn response_header_removed() {
    let old = "          headers:\n            X-Total: {required: true, schema: {type: integer}}\n";
    expect(&[(old, "")], &["response-header-removed patch - silent operations::leads::Leads::list"]);
}

#[test]
fn response_header_optional() {
    expect(
        &[("X-Total: {required: true,", "X-Total: {")],
        &["response-header-became-optional none - silent operations::leads::Leads::list"],
    );
}

#[test]
fn preferred_media_type_removed_and_the_other_is_of_another_type() {
    let own = "          text/plain:\n            schema: {type: string}\n";
    let json = "          application/json:\n            schema: {$ref: '#/components/schemas/Shape'}\n";
    let two = edited(
        BASE,
        &[(
            "          application/json:\n            schema: {$ref: '#/components/schemas/Shape'}\n      responses",
            &format!("{json}{own}      responses"),
        )],
    );
    let one = edited(
        BASE,
        &[(
            "          application/json:\n            schema: {$ref: '#/components/schemas/Shape'}\n      responses",
            &format!("{own}      responses"),
        )],
    );
    let found = lines(&review(&two, &one));
    assert_eq!(found, ["request-media-type-removed major refused - operations::shapes::Shapes::create"]);
}

#[test]
fn a_path_that_gives_the_name_moved() {
    let nameless = edited(BASE, &[("      operationId: health\n", "      summary: Says how it is.\n")]);
    let new = edited(&nameless, &[("  /health/:", "  /health/now/:")]);
    let found = review(&nameless, &new);
    assert_eq!(lines(&found), ["operation-moved major refused - operations::shapes::Shapes::get_health"]);
    assert!(found.quiet.is_empty(), "{:?}", found.quiet);
}

#[test]
fn default_that_becomes_a_success_follows_from_the_status_that_is_gone() {
    let success = "        \"204\": {description: Gone.}\n";
    let two = edited(BASE, &[(success, &format!("{success}        default: {{description: Else.}}\n"))]);
    let one = edited(&two, &[(success, "")]);
    let found = lines(&review(&two, &one));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("success-status-removed major"), "{found:?}");
}

#[test]
fn paging_that_ends_follows_from_the_parameter_that_is_gone() {
    let paged = BASE
        .replace("{name: limit, in: query", "{name: page, in: query, schema: {type: integer}}\n        - {name: limit, in: query")
        .replace("        results: {type: array", "        next: {type: string, nullable: true, format: uri}\n        count: {type: integer}\n        results: {type: array");
    let new = edited(&paged, &[("        - {name: page, in: query, schema: {type: integer}}\n", "")]);
    let found = review(&paged, &new);
    let breaking: Vec<_> =
        found.findings.iter().filter(|one| one.source == openapi_bindgen_review::Source::Major).collect();
    assert_eq!(breaking.len(), 1, "{:?}", lines(&found));
    assert_eq!(breaking[0].code.name, "parameter-removed");
}

#[test]
fn what_a_webhook_carries_is_told() {
    let hook = |schema: &str| {
        format!("{BASE}webhooks:\n  made:\n    post:\n      requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/{schema}'}}}}}}}}\n      responses: {{'200': {{description: Taken.}}}}\n")
            .replace("openapi: 3.0.3", "openapi: 3.1.0")
    };
    let found = review(&hook("Lead"), &hook("Owner"));
    assert!(found.findings.is_empty());
    assert!(found.quiet[0].what.contains("`payload` lists"), "{:?}", found.quiet);
}

/// An error made of a component, whose parts are types in the file of the operation.
fn with_composed_error() -> String {
    let success = "        \"204\": {description: Gone.}\n";
    let error = "        \"422\":\n          description: Wrong.\n          content:\n            application/json:\n              schema:\n                allOf:\n                  - {$ref: '#/components/schemas/Wrong'}\n                  - {type: object, properties: {more: {type: string}}}\n";
    let component = "    Wrong:\n      type: object\n      properties:\n        details: {type: array, items: {type: object, properties: {issue: {type: string}, at: {type: string}}}}\n";
    edited(BASE, &[(success, &format!("{success}{error}")), ("    Health:\n", &format!("{component}    Health:\n"))])
}

#[test]
fn types_named_after_an_operation_follow_its_name() {
    let old = with_composed_error();
    let new = edited(&old, &[("operationId: leads_destroy", "operationId: leads_drop")]);
    assert_eq!(lines(&review(&old, &new)), ["operation-renamed major fine - operations::leads::Leads::destroy"]);
    let moved = edited(
        &old,
        &[("operationId: leads_destroy\n      tags: [leads]", "operationId: leads_destroy\n      tags: [shapes]")],
    );
    let found = lines(&review(&old, &moved));
    assert_eq!(found, ["operation-renamed major fine - operations::leads::Leads::destroy"]);
}

#[test]
fn a_component_with_one_member_renamed() {
    let old = with_composed_error();
    let new = old.replace("Wrong:\n", "Mistake:\n").replace("schemas/Wrong", "schemas/Mistake");
    assert_eq!(lines(&review(&old, &new)), ["type-renamed major - - types::Wrong"]);
}
