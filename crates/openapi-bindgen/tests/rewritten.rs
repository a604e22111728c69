//! A newer tool writes the same document in other words: the crate stays as it is, byte for byte, and a review has
//! nothing to say.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};

use openapi_bindgen::Generator;
use openapi_bindgen::review::{Format, Version, render, review};

const EMAIL: &str = "        email:
          type: string
          format: email
          nullable: true
          description: The email address of the lead.
";

/// How drf-spectacular writes an email that may be blank: up to 0.29 as an email, and since then with what is not one.
const BLANK_EMAILS: [&str; 3] = [
    "        email:
          type: string
          nullable: true
          description: The email address of the lead.
          oneOf:
            - format: email
            - maxLength: 0
",
    "        email:
          nullable: true
          description: The email address of the lead.
          oneOf:
            - type: string
              format: email
            - type: string
              maxLength: 0
",
    "        email:
          description: The email address of the lead.
          oneOf:
            - format: email
            - maxLength: 0
          type: string
          nullable: true
",
];

fn spec() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec")
}

fn generator(document: &Path) -> Generator {
    Generator::new(document, "rewritten")
        .label("spec/Sela_API.yaml")
        .config(spec().join("sela.toml"))
        .lock(spec().join("sela.lock"))
}

/// The text with one thing, which must stand in it, said otherwise.
fn said(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "the document has {from:?}");
    text.replace(from, to)
}

/// The text with the entries of a section of `components` sorted by name.
fn sorted(text: &str, section: &str) -> String {
    let title = format!("\n  {section}:\n");
    let start = text.find(&title).unwrap() + title.len();
    let (head, rest) = text.split_at(start);
    let is_inside = |line: &&str| line.starts_with("    ") || line.trim().is_empty();
    let end: usize = rest.split_inclusive('\n').take_while(is_inside).map(str::len).sum();
    let (inside, tail) = rest.split_at(end);
    let mut entries: Vec<String> = Vec::new();
    for line in inside.split_inclusive('\n') {
        match entries.last_mut() {
            Some(entry) if line.starts_with("     ") || line.trim().is_empty() => entry.push_str(line),
            _ => entries.push(line.to_owned()),
        }
    }
    assert!(entries.len() > 3 && !entries.is_sorted(), "there is something to sort");
    entries.sort();
    format!("{head}{}{tail}", entries.concat())
}

#[test]
fn the_crate_of_sela_stays_as_it_is() {
    let old_text = fs::read_to_string(spec().join("Sela_API.yaml")).unwrap();
    let old = Version::of(&generator(&spec().join("Sela_API.yaml"))).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("Sela_API.yaml");
    for email in BLANK_EMAILS {
        let text = said(&old_text, EMAIL, email);
        let text = said(&text, "additionalProperties: true", "additionalProperties: {}");
        let text = sorted(&text, "schemas");
        fs::write(&document, text).unwrap();
        let new = Version::after(&old, &generator(&document)).unwrap();
        let review = review(&old, &new);
        assert!(review.findings.is_empty(), "{}", render(&[review], Format::Text { colour: false }));
        let (old_files, new_files) = (old.files(), new.files());
        for (name, text) in &old_files.files {
            assert_eq!(Some(text), new_files.files.get(name), "{name} for\n{email}");
        }
        assert_eq!(old_files.files.len(), new_files.files.len());
    }
}

/// A form of one schema, old and new.
const BLANK_TEXTS: [(&str, &str); 7] = [
    (
        "{type: string, format: email, maxLength: 254}",
        "{oneOf: [{type: string, maxLength: 254, format: email}, {type: string, maxLength: 0}]}",
    ),
    (
        "{type: string, format: email, maxLength: 254, title: Mail, description: Where to write to., nullable: true}",
        "{oneOf: [{type: string, format: email, maxLength: 254}, {type: string, maxLength: 0}], title: Mail, description: Where to write to., nullable: true}",
    ),
    (
        "{type: string, format: uri, maxLength: 200, default: ''}",
        "{oneOf: [{type: string, format: uri, maxLength: 200, default: ''}, {type: string, maxLength: 0}]}",
    ),
    (
        "{type: string, format: uri, maxLength: 200, readOnly: true}",
        "{readOnly: true, maxLength: 200, type: string, oneOf: [{type: string, format: uri}, {type: string, maxLength: 0}]}",
    ),
    ("{type: string, format: email}", "{anyOf: [{type: string, enum: ['']}, {type: string, format: email}]}"),
    (
        "{type: string, format: email, maxLength: 254}",
        "{type: string, oneOf: [{format: email, maxLength: 254}, {maxLength: 0}]}",
    ),
    (
        "{type: string, format: email, maxLength: 254}",
        "{type: string, maxLength: 254, oneOf: [{format: email}, {enum: ['']}]}",
    ),
];

#[test]
fn a_text_that_may_be_blank_is_the_same_text_in_all_forms() {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("api.yaml");
    let version = |schema: &str, open: &str| {
        let text = format!(
            "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  /t:\n    post:\n      operationId: send\n      \
             requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/T'}}}}}}}}\n      \
             responses: {{'200': {{description: ok, content: {{application/json: {{schema: {{$ref: '#/components/schemas/T'}}}}}}}}}}\n\
             components:\n  schemas:\n    T: {{type: object, additionalProperties: {open}, properties: {{mail: {schema}}}}}\n"
        );
        fs::write(&document, text).unwrap();
        Version::of(&Generator::new(&document, "client").name("client")).unwrap()
    };
    for (was, is) in BLANK_TEXTS {
        let (old, new) = (version(was, "true"), version(is, "{}"));
        let review = review(&old, &new);
        assert!(review.is_empty(), "{is}\n{}", render(&[review], Format::Text { colour: false }));
        assert_eq!(old.files().files, new.files().files, "{is}");
    }
}
