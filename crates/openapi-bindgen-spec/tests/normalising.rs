//! Schemas of all versions, as the model holds them.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fmt::Write;

use openapi_bindgen_diagnostics::Sink;
use openapi_bindgen_spec::model::{Additional, Document, Schema, SchemaId};
use openapi_bindgen_spec::value::{Kind, Value};
use openapi_bindgen_spec::{NoSources, read};

fn document(version: &str, schemas: &str) -> (Document, Vec<String>) {
    let text =
        format!("openapi: {version}\ninfo: {{title: t, version: v}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}");
    let mut sink = Sink::default();
    let document = read(&mut NoSources, "x.yaml", text.as_bytes(), &mut sink).document.unwrap();
    (document, sink.all().iter().map(|diagnostic| diagnostic.code.0.to_owned()).collect())
}

fn value(value: &Value) -> String {
    match &value.kind {
        Kind::Null => "null".to_owned(),
        Kind::Bool(flag) => flag.to_string(),
        Kind::Number(text) => text.clone(),
        Kind::String(text) => format!("'{text}'"),
        Kind::Array(elements) => format!("[{}]", elements.iter().map(self::value).collect::<Vec<_>>().join(" ")),
        Kind::Object(members) => {
            let members: Vec<String> =
                members.iter().map(|(key, member)| format!("{key}:{}", self::value(member))).collect();
            format!("{{{}}}", members.join(" "))
        }
    }
}

/// What is not as in an empty schema, in few words.
fn shown(document: &Document, id: SchemaId) -> String {
    let schema = document.schema(id);
    let mut out = String::new();
    if let Some(boolean) = schema.boolean {
        write!(out, "{boolean} ").unwrap();
    }
    if let Some(reference) = &schema.reference {
        let target = reference.target.map(|target| document.schema(target).pointer.to_string());
        write!(out, "-> {} ", target.unwrap_or_else(|| "nothing".to_owned())).unwrap();
    }
    if !schema.types.is_empty() {
        write!(out, "{:?} ", schema.types).unwrap();
    }
    words(&mut out, schema);
    let one = |id: &SchemaId| format!("({})", shown(document, *id));
    let list = |ids: &[SchemaId]| ids.iter().map(one).collect::<Vec<_>>().join(" ");
    let map = |entries: &[(String, SchemaId)]| {
        entries.iter().map(|(k, id)| format!("{k}:{}", one(id))).collect::<Vec<_>>().join(" ")
    };
    for (name, text) in [
        ("properties", map(&schema.properties)),
        ("patterns", map(&schema.seldom.pattern_properties)),
        ("dependent", map(&schema.seldom.dependent_schemas)),
        ("prefix", list(&schema.seldom.prefix_items)),
        ("items", schema.items.iter().map(one).collect()),
        ("not", schema.seldom.not.iter().map(one).collect()),
        ("if", schema.seldom.conditional.iter().flatten().map(one).collect()),
        ("allOf", list(&schema.all_of)),
        ("oneOf", list(&schema.one_of)),
        ("anyOf", list(&schema.any_of)),
    ] {
        if !text.is_empty() {
            write!(out, "{name} {text} ").unwrap();
        }
    }
    match schema.additional {
        Additional::Absent => {}
        Additional::Any => out.push_str("open "),
        Additional::Denied => out.push_str("closed "),
        Additional::Schema(id) => write!(out, "rest {} ", one(&id)).unwrap(),
    }
    if let Some(discriminator) = &schema.seldom.discriminator {
        let mapped = discriminator.mapping.iter().map(|(name, id)| {
            format!("{name}={}", id.map_or("nothing".to_owned(), |id| document.schema(id).pointer.to_string()))
        });
        write!(out, "by {} {} ", discriminator.property, mapped.collect::<Vec<_>>().join(" ")).unwrap();
    }
    out.trim_end().to_owned()
}

fn words(out: &mut String, schema: &Schema) {
    let limits = &schema.limits;
    let flags = [
        ("nullable", schema.nullable),
        ("readOnly", schema.read_only),
        ("writeOnly", schema.write_only),
        ("deprecated", schema.deprecated),
        ("const", schema.is_const),
        ("unique", limits.unique_items),
    ];
    let count = |count: Option<u64>| count.map(|count| count.to_string());
    let texts = [
        ("format", schema.format.clone()),
        ("encoding", schema.seldom.content_encoding.clone()),
        ("media", schema.seldom.content_media_type.clone()),
        ("title", Some(schema.title.clone()).filter(|text| !text.is_empty())),
        ("doc", Some(schema.description.clone()).filter(|text| !text.is_empty())),
        (">=", limits.minimum.clone()),
        (">", limits.exclusive_minimum.clone()),
        ("<=", limits.maximum.clone()),
        ("<", limits.exclusive_maximum.clone()),
        ("multiple", limits.multiple_of.clone()),
        ("minLength", count(limits.min_length)),
        ("maxLength", count(limits.max_length)),
        ("pattern", limits.pattern.clone()),
        ("minItems", count(limits.min_items)),
        ("maxItems", count(limits.max_items)),
        ("values", schema.values.as_ref().map(|list| list.iter().map(value).collect::<Vec<_>>().join("|"))),
        ("default", schema.default.as_ref().map(value)),
        (
            "examples",
            Some(schema.examples.iter().filter_map(|e| e.value.as_ref()).map(value).collect::<Vec<_>>().join(" "))
                .filter(|t| !t.is_empty()),
        ),
        ("required", Some(schema.required.join(",")).filter(|text| !text.is_empty())),
        (
            "needs",
            Some(
                schema
                    .seldom
                    .dependent_required
                    .iter()
                    .map(|(k, v)| format!("{k}:{}", v.join(",")))
                    .collect::<String>(),
            )
            .filter(|t| !t.is_empty()),
        ),
        ("unknown", Some(schema.seldom.unknown_keywords.join(",")).filter(|text| !text.is_empty())),
    ];
    for (name, _) in flags.into_iter().filter(|(_, set)| *set) {
        write!(out, "{name} ").unwrap();
    }
    for (name, text) in texts {
        if let Some(text) = text {
            write!(out, "{name} {text} ").unwrap();
        }
    }
}

#[track_caller]
fn check(version: &str, schema: &str, expected: &str, codes: &[&str]) {
    let (document, found) = document(version, &format!("    X: {schema}\n    Other: {{type: string}}\n"));
    assert_eq!(shown(&document, document.component("X").unwrap()), expected, "{schema}");
    assert_eq!(found, codes, "{schema}");
}

#[test]
fn null_in_all_spellings() {
    let cases = [
        ("3.0.3", "{type: string, nullable: true}", "[\"string\"] nullable", &[][..]),
        ("3.1.0", "{type: string, nullable: true}", "[\"string\"] nullable", &["OB0202"]),
        ("3.0.3", "{type: string, x-nullable: true}", "[\"string\"] nullable", &[]),
        ("3.1.0", "{type: [string, 'null']}", "[\"null\", \"string\"] nullable", &[]),
        ("3.1.0", "{type: [string, null]}", "[\"null\", \"string\"] nullable", &[]),
        ("3.0.3", "{type: [string, 'null']}", "[\"null\", \"string\"] nullable", &["OB0203"]),
        ("3.1.0", "{type: 'null'}", "[\"null\"] nullable", &[]),
        ("3.1.0", "{type: null}", "[\"null\"] nullable", &[]),
        ("3.0.3", "{enum: [a, null]}", "nullable values 'a'|null", &[]),
        ("3.1.0", "{const: null}", "nullable const values null", &[]),
        ("3.1.0", "{oneOf: [{type: string}, {type: 'null'}]}", "oneOf ([\"string\"]) ([\"null\"] nullable)", &[]),
    ];
    for (version, schema, expected, codes) in cases {
        check(version, schema, expected, codes);
    }
}

#[test]
fn types() {
    let cases = [
        ("{type: [string, integer]}", "[\"integer\", \"string\"]", &[][..]),
        ("{type: file}", "[\"string\"] format binary", &["OB0200"]),
        ("{type: long}", "[\"integer\"] format int64", &["OB0200"]),
        ("{type: String}", "[\"string\"]", &["OB0200"]),
        ("{type: any}", "", &["OB0200"]),
        ("{type: nonsense}", "", &["OB0200"]),
        ("{type: 5}", "", &["OB0201"]),
        ("true", "true", &[]),
        ("false", "false", &[]),
        ("{}", "", &[]),
        ("text", "", &["OB0211"]),
        (
            "{type: string, contentEncoding: base64, contentMediaType: image/png}",
            "[\"string\"] encoding base64 media image/png",
            &[],
        ),
    ];
    for (schema, expected, codes) in cases {
        check("3.1.0", schema, expected, codes);
    }
}

#[test]
fn values() {
    let cases = [
        ("{const: 1.10}", "const values 1.10", &[][..]),
        ("{enum: [on, off, 1e3, 0o17, 2026-01-01]}", "values 'on'|'off'|1e3|15|'2026-01-01'", &[]),
        ("{enum: [a], const: b}", "const values 'b'", &[]),
        ("{type: integer, default: 18446744073709551616}", "[\"integer\"] default 18446744073709551616", &[]),
        ("{type: string, default: 5}", "[\"string\"] default 5", &["OB0205"]),
        ("{type: number, default: 5}", "[\"number\"] default 5", &[]),
        ("{type: integer, default: 5.0}", "[\"integer\"] default 5.0", &[]),
        ("{examples: [1, {a: b}], example: 0}", "examples 0 1 {a:'b'}", &[]),
    ];
    for (schema, expected, codes) in cases {
        check("3.1.0", schema, expected, codes);
    }
}

#[test]
fn limits() {
    let cases = [
        ("{minimum: 1, exclusiveMinimum: true}", "> 1", &[][..]),
        ("{exclusiveMaximum: true, maximum: 1.50}", "< 1.50", &[]),
        ("{minimum: 1, exclusiveMinimum: false}", ">= 1", &[]),
        ("{exclusiveMinimum: 1, minimum: 0}", ">= 0 > 1", &[]),
        ("{maximum: 18446744073709551616}", "<= 18446744073709551616", &[]),
        ("{maxLength: 1e2, minLength: 10.0}", "minLength 10 maxLength 100", &[]),
        ("{maxLength: '5'}", "maxLength 5", &["OB0201"]),
        ("{maxLength: -1}", "", &["OB0201"]),
        ("{maxLength: 18446744073709551615}", "maxLength 18446744073709551615", &[]),
        ("{pattern: '^a$', multipleOf: 0.01}", "multiple 0.01 pattern ^a$", &[]),
        ("{uniqueItems: true, minItems: 0, maxItems: 3}", "unique minItems 0 maxItems 3", &[]),
    ];
    for (schema, expected, codes) in cases {
        check("3.0.3", schema, expected, codes);
    }
}

#[test]
fn objects_and_lists() {
    let cases = [
        ("{properties: {a: {}, b: true}, required: [a, a, b]}", "required a,b properties a:() b:(true)", &[][..]),
        ("{required: true}", "", &["OB0201"]),
        ("{additionalProperties: false}", "closed", &[]),
        ("{additionalProperties: {}}", "open", &[]),
        ("{additionalProperties: {type: string}}", "rest ([\"string\"])", &[]),
        ("{unevaluatedProperties: false}", "closed", &[]),
        ("{unevaluatedProperties: {type: string}, additionalProperties: true}", "open", &[]),
        ("{unevaluatedProperties: true}", "", &[]),
        ("{patternProperties: {'^x': {type: string}}}", "patterns ^x:([\"string\"])", &[]),
        ("{items: [{type: string}, true], additionalItems: false}", "prefix ([\"string\"]) (true) items (false)", &[]),
        ("{prefixItems: [{type: string}], items: false}", "prefix ([\"string\"]) items (false)", &[]),
        ("{dependencies: {a: [b], c: {required: [d]}}}", "needs a:b dependent c:(required d)", &[]),
        ("{if: {}, then: {type: string}, else: false}", "if ()([\"string\"])(false)", &[]),
        ("{contentSchema: {}, nonsense: 1, x-note: 1}", "unknown contentSchema,nonsense", &["OB0209"]),
    ];
    for (schema, expected, codes) in cases {
        check("3.1.0", schema, expected, codes);
    }
}

#[test]
fn references() {
    let other = "-> #/components/schemas/Other";
    let sibling = format!("doc d allOf ({other})");
    let cases = [
        ("3.0.3", "{$ref: '#/components/schemas/Other'}", other.to_owned(), &[][..]),
        ("3.0.3", "{$ref: '#/components/schemas/Other', description: d}", sibling.clone(), &[]),
        ("3.1.0", "{$ref: '#/components/schemas/Other', summary: d}", sibling, &[]),
        (
            "3.0.3",
            "{$ref: '#/components/schemas/Other', nullable: true}",
            format!("nullable allOf ({other})"),
            &["OB0207"],
        ),
        ("3.1.0", "{$ref: '#/components/schemas/Other', maxLength: 3}", format!("maxLength 3 allOf ({other})"), &[]),
        ("3.0.3", "{$ref: '#/components/schemas/Missing'}", "-> nothing".to_owned(), &["OB0040"]),
        ("3.0.3", "{$ref: 'https://example.com/a.json'}", "-> nothing".to_owned(), &["OB0043"]),
        ("3.0.3", "{$ref: 'other.yaml#/A'}", "-> nothing".to_owned(), &["OB0044"]),
        ("3.0.3", "{$ref: '<nothing>'}", "-> nothing".to_owned(), &["OB0045"]),
        ("3.0.3", "{$ref: '#/components/schemas/X'}", "-> nothing".to_owned(), &["OB0210"]),
        (
            "3.0.3",
            "{properties: {a: {$ref: '#/components/schemas/X'}}}",
            "properties a:(-> #/components/schemas/X)".to_owned(),
            &[],
        ),
        (
            "3.0.3",
            "{properties: {a: {type: string}, b: {$ref: '#/components/schemas/X/properties/a'}}}",
            "properties a:([\"string\"]) b:(-> #/components/schemas/X/properties/a)".to_owned(),
            &[],
        ),
        (
            "3.1.0",
            "{$defs: {A: {type: string}}, properties: {a: {$ref: '#/$defs/A'}}}",
            "properties a:(-> #/components/schemas/X/$defs/A)".to_owned(),
            &[],
        ),
        (
            "3.1.0",
            "{$defs: {A: {$anchor: here}}, items: {$ref: '#here'}}",
            "items (-> #/components/schemas/X/$defs/A)".to_owned(),
            &[],
        ),
        (
            "3.1.0",
            "{$id: 'https://e.com/x', $defs: {A: {$id: a}}, items: {$ref: a}}",
            "items (-> #/components/schemas/X/$defs/A)".to_owned(),
            &[],
        ),
        (
            "3.1.0",
            "{$id: 'https://e.com/x', $defs: {A: {}}, items: {$ref: '#/$defs/A'}}",
            "items (-> #/components/schemas/X/$defs/A)".to_owned(),
            &[],
        ),
        (
            "3.1.0",
            "{$dynamicAnchor: node, items: {$dynamicRef: '#node'}}",
            "items (-> #/components/schemas/X)".to_owned(),
            &[],
        ),
        ("3.1.0", "{items: {$dynamicRef: '#node'}}", "items ()".to_owned(), &["OB0204"]),
        ("3.1.0", "{items: {$recursiveRef: '#'}}", "items (-> #/components/schemas/X)".to_owned(), &["OB0204"]),
        (
            "3.0.3",
            "{items: {$ref: '#/components/schemas/X/items/properties/a'}}",
            "items (-> nothing)".to_owned(),
            &["OB0040"],
        ),
    ];
    for (version, schema, expected, codes) in cases {
        check(version, schema, &expected, codes);
    }
}

#[test]
fn discriminators() {
    let cases = [
        (
            "{discriminator: {propertyName: k, mapping: {o: Other, p: '#/components/schemas/Other', q: Missing}}}",
            "by k o=#/components/schemas/Other p=#/components/schemas/Other q=nothing",
            &["OB0212"][..],
        ),
        ("{discriminator: k}", "by k", &["OB0201"]),
        ("{discriminator: {}}", "", &[]),
    ];
    for (schema, expected, codes) in cases {
        check("3.0.3", schema, expected, codes);
    }
}

#[test]
fn circles_are_opened() {
    let schemas =
        "    A: {allOf: [{$ref: '#/components/schemas/B'}]}\n    B: {allOf: [{$ref: '#/components/schemas/A'}]}\n";
    let (_, codes) = document("3.0.3", schemas);
    assert_eq!(codes, ["OB0210"]);
    let union = "    A: {anyOf: [{$ref: '#/components/schemas/A'}, {type: string}]}\n";
    let (document, codes) = self::document("3.0.3", union);
    assert_eq!(codes, ["OB0210"]);
    assert_eq!(shown(&document, document.component("A").unwrap()), "anyOf ([\"string\"])");
    let children = "    Base: {oneOf: [{$ref: '#/components/schemas/Child'}]}\n    Child: {allOf: [{$ref: '#/components/schemas/Base'}]}\n";
    assert!(self::document("3.0.3", children).1.is_empty());
}

/// Schemas that are written out within one another do not become deeper than a text may be.
#[test]
fn bound_schemas_are_not_deeper_than_texts() {
    let nested = |inner: &str| format!("{}{inner}{}", r#"{"items":"#.repeat(110), "}".repeat(110));
    let mut schemas: Vec<String> = (0..20)
        .map(|at| format!(r##""S{at}":{}"##, nested(&format!(r##"{{"$ref":"#/components/schemas/S{}"}}"##, at + 1))))
        .collect();
    schemas.push(format!(r##""S20":{}"##, nested(r##"{"$dynamicRef":"#a"}"##)));
    schemas.push(r##""T":{"$defs":{"x":{"$dynamicAnchor":"a"}},"$ref":"#/components/schemas/S0"}"##.to_owned());
    let text = format!(
        r#"{{"openapi":"3.1.0","info":{{"title":"t","version":"1"}},"paths":{{}},"components":{{"schemas":{{{}}}}}}}"#,
        schemas.join(",")
    );
    let mut sink = Sink::default();
    let reading = read(&mut NoSources, "t.json", text.as_bytes(), &mut sink);
    let document = reading.document.unwrap();
    assert!(document.schemas().all(|(_, schema)| schema.pointer.tokens().count() <= 250));
    assert!(sink.all().iter().any(|diagnostic| diagnostic.code.0 == "OB0204"));
}
