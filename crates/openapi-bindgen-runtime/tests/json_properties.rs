//! Properties of reading and writing, over values and texts that nobody chose.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use openapi_bindgen_runtime as rt;
use proptest::prelude::*;
use rt::prelude::*;

#[derive(Clone, Debug, PartialEq)]
struct Node {
    name: String,
    size: Option<i64>,
    ratio: Option<f64>,
    note: Field<String>,
    children: Vec<Node>,
    rest: Map<Json>,
}
rt::json_object! {
    Node {
        name: required "name",
        size: required "size",
        ratio: optional "ratio",
        note: field "n\"ote\u{e9}",
        children: required "children",
        rest: rest,
    }
}

fn number() -> impl Strategy<Value = Number> {
    let text = prop_oneof![
        any::<i64>().prop_map(|n| n.to_string()),
        any::<u128>().prop_map(|n| n.to_string()),
        "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,20})?([eE][-+]?[0-9]{1,3})?",
    ];
    text.prop_map(|text| text.parse().unwrap())
}

fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        number().prop_map(Json::from),
        "\\PC{0,12}|[\\x00-\\x7f]{0,20}".prop_map(Json::from),
    ];
    leaf.prop_recursive(4, 24, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..8).prop_map(Json::Array),
            proptest::collection::vec(("[a-zé\"\\\\]{0,9}", inner), 0..40)
                .prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    })
}

fn node() -> impl Strategy<Value = Node> {
    let note = prop_oneof![Just(Field::Absent), Just(Field::Null), any::<String>().prop_map(Field::Value)];
    let ratio = proptest::option::of(proptest::num::f64::NORMAL | proptest::num::f64::ZERO);
    let rest = proptest::collection::vec(("[a-e]{1,3}", json()), 0..6)
        .prop_map(|members| members.into_iter().collect::<Map<Json>>());
    let leaf = (any::<String>(), any::<Option<i64>>(), ratio, note, rest)
        .prop_map(|(name, size, ratio, note, rest)| Node { name, size, ratio, note, children: Vec::new(), rest });
    leaf.prop_recursive(3, 8, 3, |inner| {
        (inner.clone(), proptest::collection::vec(inner, 0..4)).prop_map(|(node, children)| Node { children, ..node })
    })
}

/// Spaces wherever JSON allows them, and some characters spelled as escapes.
fn respelled(json: &Json, seed: u64, out: &mut String) {
    let space = [" ", "", "\n", "\t\r "][(seed % 4) as usize];
    let next = |index: usize| seed.wrapping_mul(31).wrapping_add(index as u64 + 7);
    out.push_str(space);
    match json {
        Json::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                respelled(item, next(index), out);
            }
            out.push_str(space);
            out.push(']');
        }
        Json::Object(members) => {
            out.push('{');
            for (index, (name, member)) in members.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                spelled_string(name, next(index), out);
                out.push_str(space);
                out.push(':');
                respelled(member, next(index), out);
            }
            out.push_str(space);
            out.push('}');
        }
        Json::String(text) => spelled_string(text, seed, out),
        other => out.push_str(&other.to_string()),
    }
    out.push_str(space);
}

fn spelled_string(text: &str, seed: u64, out: &mut String) {
    out.push('"');
    for (index, c) in text.chars().enumerate() {
        if (seed >> (index % 60)) & 1 == 1 || c < ' ' || matches!(c, '"' | '\\') {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04X}"));
            }
        } else {
            out.push(c);
        }
    }
    out.push('"');
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json_survives_a_round_trip(json in json()) {
        let text = json.to_string();
        let read: Json = rt::from_json(text.as_bytes()).unwrap();
        prop_assert_eq!(&read, &json);
        prop_assert_eq!(read.to_string(), text);
    }

    #[test]
    fn spelling_does_not_change_the_value(json in json(), seed: u64) {
        let mut text = String::new();
        respelled(&json, seed, &mut text);
        prop_assert_eq!(rt::from_json::<Json>(text.as_bytes()).unwrap(), json);
    }

    #[test]
    fn typed_values_survive_a_round_trip(node in node()) {
        let text = rt::to_json_string(&node).unwrap();
        prop_assert_eq!(&rt::from_json::<Node>(text.as_bytes()).unwrap(), &node);
    }

    #[test]
    fn the_order_of_members_does_not_matter(node in node()) {
        let json: Json = rt::from_json(&rt::to_json(&node).unwrap()).unwrap();
        let mut members: Vec<_> = json.as_object().unwrap().clone().into_iter().collect();
        members.reverse();
        let reversed = Json::Object(members.into_iter().collect()).to_string();
        prop_assert_eq!(&rt::from_json::<Node>(reversed.as_bytes()).unwrap(), &node);
    }

    #[test]
    fn floats_are_exact(number in proptest::num::f64::ANY) {
        match rt::to_json_string(&number) {
            Ok(text) => prop_assert_eq!(rt::from_json::<f64>(text.as_bytes()).unwrap(), number),
            Err(_) => prop_assert!(!number.is_finite()),
        }
    }

    #[test]
    fn integers_are_exact(number: i64, wide: u128) {
        let text = rt::to_json_string(&number).unwrap();
        prop_assert_eq!(&text, &number.to_string());
        prop_assert_eq!(rt::from_json::<i64>(text.as_bytes()).unwrap(), number);
        let text = rt::to_json_string(&wide).unwrap();
        prop_assert_eq!(rt::from_json::<u128>(text.as_bytes()).unwrap(), wide);
    }

    #[test]
    fn serde_json_reads_the_same(json in json()) {
        let text = json.to_string();
        let theirs: Result<serde_json::Value, _> = serde_json::from_str(&text);
        // It refuses numbers beyond a float, which are kept here.
        if let Ok(theirs) = theirs {
            let back: Json = serde_json::from_value(theirs.clone()).unwrap();
            let again: serde_json::Value = serde_json::from_str(&back.to_string()).unwrap();
            // With exact numbers on, serde_json hands out `-0` as the integer zero, to its own values too.
            let handed_out: serde_json::Value = serde_json::from_value(theirs).unwrap();
            prop_assert_eq!(again, handed_out);
        }
    }

    #[test]
    fn serde_json_accepts_and_refuses_the_same(json in json(), at: prop::sample::Index, byte: u8, cut: bool) {
        let mut bytes = json.to_string().into_bytes();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let ours = rt::from_json::<Json>(&bytes).is_ok();
        let theirs = serde_json::from_slice::<serde_json::Value>(&bytes);
        let beyond = theirs.as_ref().is_err_and(|error| error.to_string().starts_with("number out of range"));
        prop_assert!(ours == theirs.is_ok() || (ours && beyond), "{:?}", String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn no_bytes_break_the_readers(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
        let _ = rt::from_json::<Json>(&bytes);
        let _ = rt::from_json::<Node>(&bytes);
        let _ = rt::from_json::<Vec<BlankOr<DateTime>>>(&bytes);
    }

    #[test]
    fn no_tokens_break_the_readers(tokens in proptest::collection::vec(0usize..16, 0..40)) {
        const TOKENS: [&str; 16] = [
            "{", "}", "[", "]", ",", ":", "\"name\"", "\"children\"", "\"size\"", "null", "true",
            "1", "-0.5e3", "\"\\u00e9\"", " ", "{\"name\":\"x\",\"size\":null,\"children\":[]}",
        ];
        let text: String = tokens.iter().map(|token| TOKENS[*token]).collect();
        let theirs = serde_json::from_str::<serde_json::Value>(&text).is_ok();
        prop_assert_eq!(rt::from_json::<Json>(text.as_bytes()).is_ok(), theirs);
        if let Err(error) = rt::from_json::<Node>(text.as_bytes()) {
            prop_assert!(error.line().is_some());
        }
    }

    #[test]
    fn a_map_finds_what_it_holds(names in proptest::collection::vec("[a-c]{0,4}", 0..80), gone: prop::sample::Index) {
        let mut map = Map::new();
        let mut model: Vec<(String, usize)> = Vec::new();
        for (value, name) in names.iter().enumerate() {
            let before = model.iter_mut().find(|(known, _)| known == name);
            let old = before.map(|(_, old)| std::mem::replace(old, value));
            if old.is_none() {
                model.push((name.clone(), value));
            }
            prop_assert_eq!(map.insert(name.as_str(), value), old);
        }
        if !model.is_empty() {
            let (name, value) = model.remove(gone.index(model.len()));
            prop_assert_eq!(map.remove(&name), Some(value));
            prop_assert_eq!(map.get(&name), None);
        }
        prop_assert!(model.iter().all(|(name, value)| map.get(name) == Some(value)));
        let pairs: Vec<_> = map.iter().map(|(name, value)| (name.to_owned(), *value)).collect();
        prop_assert_eq!(pairs, model);
    }

    #[test]
    fn base64_is_undone(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        let text = Base64::encode(&bytes);
        prop_assert!(text.is_valid());
        prop_assert_eq!(text.decode(), Some(bytes));
    }

    #[test]
    fn times_are_undone(seconds in -62_167_219_200i64..253_402_300_800, nanos in 0u32..1_000_000_000) {
        let epoch = std::time::SystemTime::UNIX_EPOCH;
        let whole = std::time::Duration::from_secs(seconds.unsigned_abs());
        let second = if seconds < 0 { epoch - whole } else { epoch + whole };
        let time = second + std::time::Duration::from_nanos(nanos.into());
        let text = DateTime::from(time);
        prop_assert!(text.is_valid(), "{}", text);
        prop_assert_eq!(text.to_system_time(), Some(time));
    }
}
