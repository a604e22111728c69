//! Parameters and forms against tables of the specification and of other projects, which are
//! read from the folder that `OB_REFEREE` names and skipped without it; and our own cases.

use std::path::PathBuf;

use super::{Place, Style, encode_form, encode_parameter};
use crate::json::{Document, Value};

fn referee(file: &str) -> Option<Vec<u8>> {
    let folder = PathBuf::from(std::env::var_os("OB_REFEREE")?);
    Some(std::fs::read(folder.join(file)).unwrap())
}

fn rows<'t>(table: &'t Document<'t>, list: &str) -> impl Iterator<Item = Value<'t>> {
    table.root().get(list).unwrap().items()
}

fn text(value: Value<'_>, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(String::from)
}

fn flag(value: Value<'_>, name: &str) -> Option<bool> {
    value.get(name)?.as_bool()
}

fn named(value: Value<'_>) -> (String, String, &str) {
    let name = text(value, "name").unwrap();
    (name, text(value, "id").unwrap_or_default(), value.get("value").unwrap().raw())
}

fn style(name: &str, explode: bool) -> Style {
    match (name, explode) {
        ("simple", false) => Style::Simple,
        ("simple", true) => Style::SimpleExplode,
        ("label", false) => Style::Label,
        ("label", true) => Style::LabelExplode,
        ("matrix", false) => Style::Matrix,
        ("matrix", true) => Style::MatrixExplode,
        ("form", false) => Style::Form,
        ("form", true) => Style::FormExplode,
        ("spaceDelimited", false) => Style::SpaceDelimited,
        ("spaceDelimited", true) => Style::SpaceDelimitedExplode,
        ("pipeDelimited", false) => Style::PipeDelimited,
        ("pipeDelimited", true) => Style::PipeDelimitedExplode,
        ("deepObject", _) => Style::DeepObject,
        ("cookie", false) => Style::Cookie,
        ("cookie", true) => Style::CookieExplode,
        ("json", _) => Style::Json,
        _ => panic!("style {name}"),
    }
}

fn place(name: &str, reserved: bool) -> Place {
    match name {
        "path" => Place::Path,
        "query" if reserved => Place::QueryReserved,
        "query" => Place::Query,
        "header" => Place::Header,
        "cookie" => Place::Cookie,
        _ => panic!("place {name}"),
    }
}

fn encode(place: Place, name: &str, style: Style, value: &str) -> String {
    // A written value has no spaces.
    let value = crate::from_json::<crate::Json>(value.as_bytes()).unwrap();
    let value = crate::to_json(&value).unwrap();
    let document = Document::parse(&value).unwrap();
    encode_parameter(place, name, style, document.root()).unwrap_or_default()
}

#[test]
fn rows_of_the_specification() {
    let Some(table) = referee("param_styles.json") else { return };
    let table = Document::parse(&table).unwrap();
    let mut judged = 0;
    for row in rows(&table, "rows").filter(|row| row.get("superseded").is_none()) {
        let Some(expected) = text(row, "expected") else { continue };
        let (name, id, value) = named(row);
        let value = if text(row, "kind").as_deref() == Some("undefined") { "\"\"" } else { value };
        for spot in row.get("in").unwrap().items().filter_map(Value::as_str) {
            let style = style(&text(row, "style").unwrap(), flag(row, "explode").unwrap_or(true));
            assert_eq!(encode(place(&spot, false), &name, style, value), expected, "{id} in {spot}");
            judged += 1;
        }
    }
    assert!(judged >= 40, "{judged}");
}

#[test]
fn rows_of_other_projects() {
    let Some(table) = referee("param_cases_projects.json") else { return };
    let table = Document::parse(&table).unwrap();
    for row in rows(&table, "rows") {
        let Some(expected) = text(row, "expected") else { continue };
        let (name, id, value) = named(row);
        let style = style(&text(row, "style").unwrap(), flag(row, "explode").unwrap());
        let spot = place(&text(row, "in").unwrap(), flag(row, "allowReserved").unwrap_or_default());
        let found = encode(spot, &name, style, value);
        if row.get("differs_from_spec").is_none() {
            assert_eq!(found, expected, "{id}");
        } else {
            assert_eq!(super::percent::decode(&found), super::percent::decode(&expected), "{id}");
        }
    }
}

#[test]
fn worked_examples_of_the_specification() {
    let Some(table) = referee("param_styles.json") else { return };
    let table = Document::parse(&table).unwrap();
    for example in rows(&table, "examples") {
        let parameters = example.get("params").unwrap().items();
        let found: Vec<String> = parameters.map(example_parameter).filter(|text| !text.is_empty()).collect();
        let found = found.join("&");
        let expected = example.get("expected").unwrap();
        let header = expected.get("header").and_then(|header| header.entries().next());
        let mut right: Vec<String> =
            header.and_then(|(_, value)| value.as_str()).map(String::from).into_iter().collect();
        right.extend(text(expected, "query").or_else(|| text(expected, "path_segment")));
        right.extend(
            example.get("also_ok").into_iter().flat_map(Value::items).filter_map(Value::as_str).map(String::from),
        );
        assert!(right.contains(&found), "{}: {found}", text(example, "id").unwrap());
    }
}

fn example_parameter(parameter: Value<'_>) -> String {
    let spot = text(parameter, "in").unwrap();
    let (name, _, value) = named(parameter);
    if spot == "querystring" {
        let document = Document::parse(value.as_bytes()).unwrap();
        return encode_form(document.root(), &[]).unwrap();
    }
    let default = if matches!(spot.as_str(), "path" | "header") { "simple" } else { "form" };
    let json = parameter.get("content").map(|_| "json".to_owned());
    let named = json.or_else(|| text(parameter, "style")).unwrap_or_else(|| default.to_owned());
    let explode = flag(parameter, "explode").unwrap_or(matches!(named.as_str(), "form" | "cookie"));
    let spot = place(&spot, flag(parameter, "allowReserved").unwrap_or_default());
    encode(spot, &name, style(&named, explode), value)
}

#[test]
fn form_bodies_of_the_specification() {
    let Some(table) = referee("param_styles.json") else { return };
    let table = Document::parse(&table).unwrap();
    for row in rows(&table, "form_bodies") {
        let entries = row.get("encoding").unwrap().entries();
        let json =
            entries.filter(|(_, encoding)| text(*encoding, "contentType").as_deref() == Some("application/json"));
        let styles: Vec<_> = json.map(|(name, _)| (name, Style::Json)).collect();
        let styles: Vec<_> = styles.iter().map(|(name, style)| (&**name, *style)).collect();
        // The table has spaces in its JSON, which the text of a written value has not.
        let value = crate::from_json::<crate::Json>(row.get("value").unwrap().raw().as_bytes()).unwrap();
        let value = crate::to_json(&value).unwrap();
        let document = Document::parse(&value).unwrap();
        let found = encode_form(document.root(), &styles).unwrap();
        assert_eq!(found, text(row, "expected_body").unwrap());
    }
}

#[test]
fn pairs_of_the_url_standard_survive() {
    let Some(table) = referee("urlencoded_cases.json") else { return };
    let table = Document::parse(&table).unwrap();
    for case in rows(&table, "cases") {
        for pair in case.get("pairs").unwrap().items() {
            let pair: Vec<&str> = pair.items().map(Value::raw).collect();
            let object = format!("{{{}:{}}}", pair[0], pair[1]);
            let document = Document::parse(object.as_bytes()).unwrap();
            let found = encode_form(document.root(), &[]).unwrap();
            let (name, value) = found.split_once('=').unwrap();
            let decode = |text: &str| super::percent::decode(&text.replace('+', " "));
            let (expected, member) = document.root().entries().next().unwrap();
            assert_eq!((decode(name), decode(value)), (expected.into_owned(), member.as_str().unwrap().into_owned()));
        }
    }
}

#[test]
fn undefined_combinations_have_a_rule() {
    let cases = [
        (
            Place::Query,
            Style::DeepObject,
            r#"{"a":{"b":[1,{"c":null,"d":"x y"}]}}"#,
            "p%5Ba%5D%5Bb%5D%5B0%5D=1&p%5Ba%5D%5Bb%5D%5B1%5D%5Bd%5D=x%20y",
        ),
        (Place::Query, Style::DeepObject, r#""x""#, "p=x"),
        (Place::Query, Style::FormExplode, r#"{"a":[1,2],"b":{"c":3}}"#, "a=1&a=2&b=%7B%22c%22%3A3%7D"),
        (Place::Query, Style::Form, r#"[[1,2],null,{"a":1}]"#, "p=%5B1%2C2%5D,%7B%22a%22%3A1%7D"),
        (Place::Query, Style::FormExplode, "[null]", ""),
        (Place::Query, Style::FormExplode, r#"{"a":null}"#, ""),
        (Place::Query, Style::Form, "null", ""),
        (Place::Query, Style::Json, "null", ""),
        (Place::Query, Style::SpaceDelimited, r#""x""#, "p=x"),
        (Place::Query, Style::PipeDelimitedExplode, "[1,2]", "p=1&p=2"),
        (Place::Path, Style::Json, r#"{"a":1}"#, "%7B%22a%22%3A1%7D"),
        (Place::Path, Style::MatrixExplode, r#"["","x"]"#, ";p;p=x"),
        (Place::Header, Style::Json, r#"{"a":"ü"}"#, r#"{"a":"ü"}"#),
        (Place::Header, Style::FormExplode, "[1,2]", "1,2"),
        (Place::QueryReserved, Style::Form, r##""a&b#c+d[e]%zz%20:/?""##, "p=a%26b%23c%2Bd%5Be%5D%25zz%20:/?"),
        (Place::Form, Style::DeepObject, r#"{"a b":"c d"}"#, "p%5Ba%20b%5D=c+d"),
        (Place::Form, Style::SpaceDelimited, r#"["a b","c"]"#, "p=a+b+c"),
    ];
    for (place, style, value, expected) in cases {
        assert_eq!(encode(place, "p", style, value), expected, "{style:?} {value}");
    }
}

#[test]
fn base64_of_every_length() {
    let texts = ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"];
    for (length, expected) in texts.iter().enumerate() {
        assert_eq!(super::base64(b"foobar".get(..length).unwrap()), *expected);
    }
}
