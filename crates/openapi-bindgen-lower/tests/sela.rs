//! The first customer's document, from text to IR, and what config and lock change.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use openapi_bindgen_diagnostics::Sink;
use openapi_bindgen_lower::{Config, Lock, Lowered, lower};
use openapi_bindgen_spec::{NoSources, read};

const SELA: &str = include_str!("../../../spec/Sela_API.yaml");

fn lowered(text: &str, config: &str, lock: &str) -> (Lowered, String) {
    let mut sink = Sink::default();
    let document = read(&mut NoSources, "spec/Sela_API.yaml", text.as_bytes(), &mut sink).document.unwrap();
    let (config, mistakes) = Config::parse("sela.toml", config, 1);
    assert_eq!(mistakes, []);
    let (lock, mistakes) = Lock::parse("sela.lock", lock, 2);
    assert_eq!(mistakes, []);
    let lowered = lower(&document, &config, &lock, &mut sink);
    let lines = sink.all().iter().map(|d| {
        let parts = [d.pointer.to_string(), d.what.clone(), d.effect.clone(), d.help.clone()];
        format!("{:?} {} {}\n", d.severity, d.code.0, parts.join(" | "))
    });
    (lowered, lines.collect())
}

#[test]
fn everything_is_lowered() {
    let (lowered, said) = lowered(SELA, "[package]\nname = \"sela\"", "");
    insta::assert_debug_snapshot!("sela_api", lowered.api);
    insta::assert_snapshot!("sela_lock", lowered.lock.to_text());
    insta::assert_snapshot!("sela_said", said);
    insta::assert_debug_snapshot!("sela_report", lowered.report);
}

#[test]
fn the_lock_changes_nothing_when_nothing_changed() {
    let (first, _) = lowered(SELA, "", "");
    let (second, said) = lowered(SELA, "", &first.lock.to_text());
    assert_eq!(first.api, second.api);
    assert_eq!(first.lock.to_text(), second.lock.to_text());
    assert!(!said.contains("OB052"), "{said}");
}

#[test]
fn names_of_the_lock_stay() {
    let lock = "/components/schemas/ActionEnum = types::LeadAction\n\
        /components/schemas/ActionEnum/enum/error = types::LeadAction::Failed\n\
        /components/schemas/BulkCreateLeadResult/properties/id = types::BulkCreateLeadResult::lead_id\n\
        /paths/~1api~1leads~1bulk-create~1/post = operations::leads::create_many\n";
    let (lowered, _) = lowered(SELA, "", lock);
    for line in lock.lines() {
        assert!(lowered.lock.to_text().contains(line), "{line}\n{}", lowered.lock.to_text());
    }
    let operation = &lowered.api.tags[0].operations[0];
    assert_eq!(operation.error_type.as_ref().unwrap().name, "CreateManyError");
}

#[test]
fn choices_are_made_and_those_that_do_not_apply_are_told() {
    let config = r#"
        [names]
        shorten = false
        [auth.tokenAuth]
        setter = "key"
        prefix = ""
        [auth.tokenAut]
        [at.CreateLeadRequestRequest]
        rename = "NewLead"
        extra = true
        [at."/components/schemas/CreateLeadRequestRequest/properties/phone_number"]
        rename = "phone"
        required = true
        [at."/components/schemas/CreateLeadRequestRequest/properties/email"]
        nullable = true
        [at.ActionEnum]
        variants = { created = "New", gone = "Gone" }
        [at.leads_bulk_create_create]
        rename = "create"
        required = true
        [at.leads_bulk_create]
        skip = true
        [at."/components/schemas/Nothing"]
        skip = true
    "#;
    let (lowered, said) = lowered(SELA, config, "");
    let names: Vec<&str> = lowered.api.types.iter().map(|def| def.path.name.as_str()).collect();
    insta::assert_snapshot!(names.join(" "), @"ActionEnum BulkCreateLeadRequestRequest BulkCreateLeadResponse BulkCreateLeadResult ErrorResponse NewLead UsStateEnum");
    assert_eq!(lowered.api.tags[0].operations[0].name, "create");
    insta::assert_snapshot!("choices_said", said);
}

#[test]
fn order_of_components_changes_nothing() {
    let (start, rest) = SELA.split_once("  schemas:\n").unwrap();
    let (schemas, end) = rest.split_once("  securitySchemes:").unwrap();
    let mut blocks: Vec<String> = Vec::new();
    for line in schemas.lines() {
        match line.starts_with("    ") && !line.starts_with("     ") {
            true => blocks.push(format!("{line}\n")),
            false => blocks.last_mut().unwrap().push_str(&format!("{line}\n")),
        }
    }
    blocks.reverse();
    let shuffled = format!("{start}  schemas:\n{}  securitySchemes:{end}", blocks.concat());
    let ((first, _), (second, _)) = (lowered(SELA, "", ""), lowered(&shuffled, "", ""));
    assert_eq!(first.api, second.api);
    assert_eq!(first.lock, second.lock);
}

#[test]
fn strict_makes_losses_errors() {
    let text = SELA.replace("/api/leads/bulk-create/:", "/api/leads/{id}/bulk-create/:");
    let (_, calm) = lowered(&text, "", "");
    let (_, strict) = lowered(&text, "[names]\nstrict = true", "");
    assert!(calm.contains("Warning OB0411"), "{calm}");
    assert!(strict.contains("Error OB0411"), "{strict}");
}
