//! The texts of a config, of a lock, and of what is said on the command line.

use std::collections::BTreeSet;

use openapi_bindgen_lower::{Config, Lock};
use openapi_bindgen_testkit::inert::PAYLOADS;
use serde_json::Value;

use crate::line::{Output, run_with};
use crate::slots::{DOCUMENTS, filled};

/// Configs with a slot. What names a Rust type (`type`, `formats`) is trusted: it can name any type; that is said in
/// SECURITY.md, and tested by itself.
const CONFIGS: &[&str] = &[
    "[package]\nname = §",
    "[package]\nversion = §",
    "[package]\nenv_prefix = §",
    "[select]\nonly = [§]",
    "[select]\nwithout = [§]",
    "[auth.key]\nprefix = §",
    "[auth.key]\nsetter = §",
    "[auth.key]\nenv = §",
    "[auth.§]\nprefix = \"a\"",
    "[at.\"/components/schemas/Lead\"]\nrename = §",
    "[at.\"/components/schemas/Lead/properties/name\"]\nrename = §",
    "[at.\"/components/schemas/State\"]\nvariants = { b = § }",
    "[at.\"/components/schemas/State\"]\nvariants = { § = \"B\" }",
    "[at.parts]\nmodule = §",
    "[at.parts]\nrename = §",
    "[at.§]\nrename = \"A\"",
    "[paging.parts]\nkind = \"page\"\nparam = §\nitems = §",
    "[defaults]\nunknown_members = §",
    "[formats]\n§ = \"String\"",
];

/// Names that no crate can have: who writes one into the config gets a crate that does not compile.
const KEYWORDS: &[&str] = &["self", "crate", "super", "true"];

/// Settings that name Rust types.
const TYPES: &[&str] = &["[formats]\nuuid = §", "[at.\"/components/schemas/Lead/properties/name\"]\ntype = §"];

const HARMLESS: &[&str] = &["harmless", "Harmless", "b", "parts", "key", "1.2.3", "keep", "refuse", "", "/*"];

/// The document that configs and locks speak of: schemas, and operations with bodies.
fn documents() -> String {
    let mut whole: Value = serde_json::from_str(&filled(DOCUMENTS[3], &BTreeSet::new(), None)).unwrap();
    let bodies: Value = serde_json::from_str(&filled(DOCUMENTS[2], &BTreeSet::new(), None)).unwrap();
    let security: Value = serde_json::from_str(&filled(DOCUMENTS[5], &BTreeSet::new(), None)).unwrap();
    whole["paths"] = bodies["paths"].clone();
    whole["security"] = security["security"].clone();
    whole["components"]["securitySchemes"] = security["components"]["securitySchemes"].clone();
    whole.to_string()
}

/// As JSON writes it: TOML takes that on one line, for keys too.
fn on_one_line(text: &str) -> String {
    let text = Value::String(text.to_owned()).to_string();
    text.chars().map(|c| if c.is_control() { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() }).collect()
}

fn with_config(config: &str) -> Result<Output, String> {
    let (config, mistakes) = Config::parse("config.toml", config, 0);
    if !mistakes.is_empty() {
        return Err(String::new());
    }
    run_with(&documents(), &config, &Lock::default())
}

#[test]
fn every_payload_in_a_config_is_inert() {
    let (mut tried, mut wrong) = (0, Vec::new());
    for slot in CONFIGS {
        let twins: BTreeSet<Output> =
            HARMLESS.iter().filter_map(|text| with_config(&slot.replace('§', &on_one_line(text))).ok()).collect();
        for payload in PAYLOADS {
            if slot.ends_with("\nname = §") && KEYWORDS.contains(payload) {
                continue;
            }
            tried += 1;
            match with_config(&slot.replace('§', &on_one_line(payload))) {
                Ok(output) if !twins.contains(&output) => wrong.push(format!("{slot}: {payload:?} changes the code")),
                Err(error) if !error.is_empty() => wrong.push(format!("{slot}: {payload:?}: {error}")),
                _ => {}
            }
        }
    }
    println!(
        "{} settings x {} payloads, keywords as a crate's name aside: {tried} configs",
        CONFIGS.len(),
        PAYLOADS.len()
    );
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_names_a_type_is_a_path_or_refused() {
    for slot in TYPES {
        for payload in PAYLOADS {
            // Whatever it is, files parse, and nothing hides in them.
            let outcome = with_config(&slot.replace('§', &on_one_line(payload)));
            assert!(outcome.as_ref().err().is_none_or(String::is_empty), "{slot}: {payload:?}: {outcome:?}");
        }
    }
}

#[test]
fn every_payload_in_a_lock_is_inert() {
    let lines = [
        "/components/schemas/Lead = types::§",
        "/components/schemas/Lead = §",
        "/components/schemas/§ = types::Lead",
        "/components/schemas/Lead/properties/name = types::Lead::§",
        "/paths/~1callbacks/post = operations::§::callbacks",
        "/paths/~1callbacks/post = operations::default::§",
        "§",
    ];
    let run = |lock: &str| {
        let (lock, mistakes) = Lock::parse("lock", lock, 0);
        if mistakes.is_empty() { run_with(&documents(), &Config::default(), &lock) } else { Err(String::new()) }
    };
    let (mut tried, mut wrong) = (0, Vec::new());
    for line in lines {
        let twins: BTreeSet<Output> =
            ["harmless", "Harmless", ""].iter().filter_map(|text| run(&line.replace('§', text)).ok()).collect();
        for payload in PAYLOADS {
            tried += 1;
            match run(&line.replace('§', payload)) {
                Ok(output) if !twins.contains(&output) => wrong.push(format!("{line}: {payload:?} changes the code")),
                Err(error) if !error.is_empty() => wrong.push(format!("{line}: {payload:?}: {error}")),
                _ => {}
            }
        }
    }
    println!("{} lines x {} payloads: {tried} locks", lines.len(), PAYLOADS.len());
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_name_of_a_document_and_of_a_command_is_inert() {
    let run = |text: &str| {
        let mut config = Config::default();
        config.output.document = text.to_owned();
        config.output.command = text.to_owned();
        run_with(&documents(), &config, &Lock::default())
    };
    let twin = run("harmless").unwrap();
    for payload in PAYLOADS {
        assert_eq!(run(payload).as_ref(), Ok(&twin), "{payload:?}");
    }
}
