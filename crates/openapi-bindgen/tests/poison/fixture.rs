//! The fixture `hostile/payloads` holds every payload in every kind of place at once: what comes of it is compiled
//! with warnings denied, and its documentation is tested, with all other fixtures.

use openapi_bindgen_testkit::blessing;
use openapi_bindgen_testkit::inert::PAYLOADS;
use serde_json::{Value, json};

fn document() -> Value {
    let mut members = serde_json::Map::new();
    for payload in PAYLOADS {
        let text = format!("{payload}\n\n{payload}");
        members.insert(
            (*payload).to_owned(),
            json!({"type": "string", "description": text, "default": payload, "example": payload, "pattern": payload}),
        );
    }
    let parameters: Vec<Value> = PAYLOADS
        .iter()
        .filter(|payload| !payload.is_empty())
        .map(|payload| json!({"name": payload, "in": "query", "description": payload, "schema": {"type": "string"}}))
        .collect();
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Payloads", "version": "1", "description": PAYLOADS.join("\n\n")},
        "paths": {"/a": {"get": {
            "operationId": "get_payloads",
            "description": PAYLOADS.join("\n"),
            "parameters": parameters,
            "responses": {"200": {"description": "d", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Members"}}}}},
        }}},
        "components": {"schemas": {
            "Members": {"type": "object", "properties": members},
            "Values": {"type": "string", "enum": PAYLOADS, "description": PAYLOADS.join("\n- ")},
        }},
    })
}

#[test]
fn the_fixture_holds_every_payload() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/hostile/payloads/spec.yaml");
    let expected = format!("{:#}\n", document());
    if blessing() {
        std::fs::write(path, &expected).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), expected, "cargo xtask bless, after `BLESS=1` for this test");
}
