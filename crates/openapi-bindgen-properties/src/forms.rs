//! Form bodies: a decoder of the URL standard reads what was given.

use openapi_bindgen_runtime as rt;
use rt::{Json, Map};

use crate::choices::Choices;
use crate::send::send;

pub(crate) fn check(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let mut body: Map<Json> = Map::new();
    let mut expected: Vec<(String, String)> = Vec::new();
    for _ in 0..choices.below(6) {
        let name = choices.text();
        if body.contains_key(&name) {
            continue;
        }
        let value = value(&mut choices);
        expected.extend(texts(&value).into_iter().map(|text| (name.clone(), text)));
        body.insert(name, value);
    }
    let sent = send(|request| request.form(&body, &[])).expect("every form can be sent");
    assert!(sent.body.is_ascii());
    assert_eq!(sent.head.headers["content-type"], "application/x-www-form-urlencoded");
    assert_eq!(read(&sent.body), expected, "{}", String::from_utf8_lossy(&sent.body));
}

fn value(choices: &mut Choices<'_>) -> Json {
    match choices.below(8) {
        0 => Json::from(()),
        1 => Json::from(i64::from(choices.byte()) - 99),
        2 => Json::from(choices.once_in(2)),
        3 => Json::from((0..choices.below(4)).map(|_| choices.text()).collect::<Vec<_>>()),
        4 => Json::from(Map::from_iter([(choices.text(), choices.text())])),
        _ => Json::from(choices.text()),
    }
}

/// What the members of a form say, one text a pair.
fn texts(value: &Json) -> Vec<String> {
    if let Some(items) = value.as_array() {
        return items.iter().flat_map(texts).collect();
    }
    if value.is_null() {
        return Vec::new();
    }
    vec![value.as_str().map_or_else(|| value.to_string(), str::to_owned)]
}

/// The parser of the URL standard (section 5.1).
fn read(body: &[u8]) -> Vec<(String, String)> {
    let pieces = body.split(|byte| *byte == b'&').filter(|piece| !piece.is_empty());
    let pairs = pieces.map(|piece| {
        let end = piece.iter().position(|byte| *byte == b'=').unwrap_or(piece.len());
        (piece.get(..end).unwrap_or_default(), piece.get(end + 1..).unwrap_or_default())
    });
    pairs.map(|(name, value)| (decode(name), decode(value))).collect()
}

fn decode(text: &[u8]) -> String {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let triple = text.get(at + 1..at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
        let triple = triple.filter(|_| *byte == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(triple.unwrap_or(if *byte == b'+' { b' ' } else { *byte }));
        at += if triple.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).expect("what was encoded was UTF-8")
}
