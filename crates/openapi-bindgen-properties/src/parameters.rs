//! Parameters: what a decoder of the style reads is what was given, in every style and place.

use openapi_bindgen_runtime as rt;
use rt::json::Writer;
use rt::{Style, WriteJson};

use crate::choices::Choices;
use crate::send::{Sent, decode, send, send_to};

/// What a parameter may hold.
#[derive(Clone, Debug, PartialEq)]
enum Given {
    One(String),
    List(Vec<String>),
    Pairs(Vec<(String, String)>),
}

impl WriteJson for Given {
    fn write_json(&self, writer: &mut Writer) {
        match self {
            Self::One(text) => text.write_json(writer),
            Self::List(items) => items.write_json(writer),
            Self::Pairs(pairs) => {
                let map: rt::Map<String> = pairs.iter().cloned().collect();
                map.write_json(writer);
            }
        }
    }
}

pub(crate) fn check(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let place = choices.below(5);
    let explode = choices.once_in(2);
    let style = choices.below(6);
    let name = choices.text();
    let given = given(&mut choices);
    match place {
        0 => check_path(&given, style, explode),
        1 => check_query(&name, &given, style, explode, false),
        2 => check_query(&name, &given, style, explode, true),
        3 => check_header(&given, explode),
        _ => check_cookie(&name, &given, explode),
    }
}

fn given(choices: &mut Choices<'_>) -> Given {
    match choices.below(3) {
        0 => Given::One(choices.text()),
        1 => Given::List((0..choices.below(4)).map(|_| choices.text()).collect()),
        _ => {
            let mut pairs: Vec<(String, String)> = Vec::new();
            for _ in 0..choices.below(4) {
                let key = choices.text();
                if pairs.iter().all(|(known, _)| *known != key) {
                    pairs.push((key, choices.text()));
                }
            }
            Given::Pairs(pairs)
        }
    }
}

fn all_texts(given: &Given) -> Vec<&str> {
    match given {
        Given::One(text) => vec![text],
        Given::List(items) => items.iter().map(String::as_str).collect(),
        Given::Pairs(pairs) => pairs.iter().flat_map(|(key, value)| [key.as_str(), value]).collect(),
    }
}

fn has_carriage_return(given: &Given) -> bool {
    all_texts(given).iter().any(|text| text.contains('\r'))
}

fn is_empty(given: &Given) -> bool {
    !matches!(given, Given::One(_)) && all_texts(given).is_empty()
}

fn check_path(given: &Given, style: usize, explode: bool) {
    let style = match (style % 3, explode) {
        (0, false) => Style::Simple,
        (0, true) => Style::SimpleExplode,
        (1, false) => Style::Label,
        (1, true) => Style::LabelExplode,
        (_, false) => Style::Matrix,
        (_, true) => Style::MatrixExplode,
    };
    let Some(Sent { head, .. }) = send_to(|request| request.path("id", style, given)) else { return };
    let segment = head.uri.path().strip_prefix("/a/").and_then(|rest| rest.strip_suffix("/b"));
    let segment = segment.expect("the rest of the path stays");
    assert!(!segment.contains(['/', '?', '#']) && head.uri.query().is_none(), "{segment} leaves its segment");
    assert!(!is_dots(segment), "{segment} climbs");
    // Neither style encodes a point, which label also separates by.
    let is_clear = style != Style::LabelExplode || !all_texts(given).iter().any(|text| text.contains('.'));
    if is_clear {
        assert_eq!(read_path(segment, style, given), *given, "{style:?} {segment}");
    }
}

fn is_dots(segment: &str) -> bool {
    let decoded = decode(segment);
    decoded.split(['/', '\\']).any(|part| part == "." || part == "..")
}

fn read_path(segment: &str, style: Style, shape: &Given) -> Given {
    let pairs_of = |text: &str, separator: char| -> Given {
        Given::Pairs(text.split(separator).map(|pair| split(pair, '=')).collect())
    };
    match style {
        Style::Simple => joined(segment, ',', shape),
        Style::SimpleExplode => match shape {
            Given::Pairs(_) => pairs_of(segment, ','),
            _ => joined(segment, ',', shape),
        },
        Style::Label => joined(&segment[1..], ',', shape),
        Style::LabelExplode => match shape {
            Given::Pairs(_) => pairs_of(&segment[1..], '.'),
            _ => joined(&segment[1..], '.', shape),
        },
        Style::Matrix => joined(segment.strip_prefix(";id=").unwrap_or_default(), ',', shape),
        _ => match shape {
            Given::Pairs(_) => pairs_of(&segment[1..], ';'),
            Given::List(_) => Given::List(segment[1..].split(';').map(|pair| split(pair, '=').1).collect()),
            Given::One(_) => Given::One(split(segment, '=').1),
        },
    }
}

fn split(pair: &str, separator: char) -> (String, String) {
    let (name, value) = pair.split_once(separator).unwrap_or((pair, ""));
    (decode(name), decode(value))
}

/// Values that one separator stands between.
fn joined(text: &str, separator: char, shape: &Given) -> Given {
    let parts: Vec<String> = text.split(separator).map(decode).collect();
    match shape {
        Given::One(_) => Given::One(decode(text)),
        Given::List(_) => Given::List(parts),
        Given::Pairs(_) => Given::Pairs(
            parts.chunks(2).map(|pair| (pair[0].clone(), pair.get(1).cloned().unwrap_or_default())).collect(),
        ),
    }
}

fn check_query(name: &str, given: &Given, style: usize, explode: bool, reserved: bool) {
    let styles =
        [Style::Form, Style::SpaceDelimited, Style::PipeDelimited, Style::DeepObject, Style::Json, Style::Form];
    let exploded = [Style::FormExplode, Style::SpaceDelimitedExplode, Style::PipeDelimitedExplode];
    let style = exploded.get(style).copied().filter(|_| explode).unwrap_or(styles[style]);
    let sent = send(|request| {
        request.query("before", Style::Form, "1");
        match reserved {
            true => request.query_reserved(name, style, given),
            false => request.query(name, style, given),
        }
        request.query("after", Style::Form, "2");
    });
    let is_refused = style != Style::Json && has_carriage_return(given);
    assert_eq!(sent.is_none(), is_refused, "{style:?} {given:?}");
    let Some(Sent { head, .. }) = sent else { return };
    let query = head.uri.query().expect("two more are there");
    let inner = query.strip_prefix("before=1&").and_then(|rest| rest.strip_suffix("after=2"));
    let inner = inner.unwrap_or_else(|| panic!("{query} swallows its neighbours"));
    if is_empty(given) && style != Style::Json {
        assert_eq!(inner, "");
        return;
    }
    let Some(inner) = inner.strip_suffix('&') else {
        // A text below no key has no place in a deep object.
        assert!(style == Style::DeepObject, "{query}");
        return;
    };
    // What `allowReserved` leaves may be a separator, and a ready triple means what it says.
    if reserved && all_texts(given).iter().any(|text| text.contains(['%', ',', '|', '='])) {
        return;
    }
    assert_eq!(read_query(inner, name, style, given), *given, "{style:?} {query}");
}

fn read_query(query: &str, name: &str, style: Style, shape: &Given) -> Given {
    let pairs: Vec<(&str, &str)> = query.split('&').map(|pair| pair.split_once('=').expect("a pair")).collect();
    let value = || {
        assert!(pairs.len() == 1 && decode(pairs[0].0) == name, "{query} is not one pair of {name}");
        pairs[0].1
    };
    let separated = |separator: &str| match shape {
        Given::One(_) => Given::One(decode(value())),
        _ => joined(&value().replace(separator, "\n"), '\n', shape),
    };
    match style {
        Style::Form => separated(","),
        // A space or bar inside a value is spelled like the one between two.
        Style::SpaceDelimited if all_texts(shape).iter().any(|text| text.contains(' ')) => shape.clone(),
        Style::PipeDelimited if all_texts(shape).iter().any(|text| text.contains('|')) => shape.clone(),
        Style::SpaceDelimited => separated("%20"),
        Style::PipeDelimited => separated("%7C"),
        Style::Json => {
            let text = decode(value());
            let written = rt::to_json_string(shape).expect("written before");
            assert_eq!(text, written);
            shape.clone()
        }
        Style::DeepObject => deep(&pairs, name, shape),
        _ => match shape {
            Given::Pairs(_) => Given::Pairs(pairs.iter().map(|(key, value)| (decode(key), decode(value))).collect()),
            Given::List(_) => {
                assert!(pairs.iter().all(|(key, _)| decode(key) == name), "{query}");
                Given::List(pairs.iter().map(|(_, value)| decode(value)).collect())
            }
            Given::One(_) => Given::One(decode(value())),
        },
    }
}

/// `name[key]=value`, the brackets encoded like those inside a key; so only the outermost are looked at.
fn deep(pairs: &[(&str, &str)], name: &str, shape: &Given) -> Given {
    let key = |text: &str| {
        let decoded = decode(text);
        let inner = decoded.strip_prefix(name).expect("the name comes first").to_owned();
        if inner.is_empty() { None } else { Some(inner[1..inner.len() - 1].to_owned()) }
    };
    let read: Vec<(Option<String>, String)> = pairs.iter().map(|(name, value)| (key(name), decode(value))).collect();
    match shape {
        Given::One(_) => Given::One(read[0].1.clone()),
        Given::List(_) => Given::List(read.into_iter().map(|(_, value)| value).collect()),
        Given::Pairs(_) => {
            Given::Pairs(read.into_iter().map(|(key, value)| (key.unwrap_or_default(), value)).collect())
        }
    }
}

fn check_header(given: &Given, explode: bool) {
    let style = if explode { Style::SimpleExplode } else { Style::Simple };
    let sent = send(|request| request.header("X-Any", style, given));
    let texts = all_texts(given);
    let is_bad = texts.iter().any(|text| text.chars().any(|c| c.is_ascii_control() && c != '\t'));
    assert_eq!(sent.is_none(), is_bad, "{given:?}");
    let Some(Sent { head, .. }) = sent else { return };
    let values: Vec<_> = head.headers.get_all("X-Any").iter().collect();
    assert_eq!(values.len(), usize::from(!is_empty(given)), "{given:?}");
    let Some(value) = values.first() else { return };
    let separators = if explode && matches!(given, Given::Pairs(_)) { "=," } else { ",," };
    let mut expected = String::new();
    for (at, text) in texts.iter().enumerate() {
        if at > 0 {
            expected.push_str(&separators[(at + 1) % 2..=(at + 1) % 2]);
        }
        expected.push_str(text);
    }
    assert_eq!(value.as_bytes(), expected.as_bytes());
}

fn check_cookie(name: &str, given: &Given, explode: bool) {
    let style = if explode { Style::FormExplode } else { Style::Form };
    let sent = send(|request| request.cookie(name, style, given));
    assert_eq!(sent.is_none(), has_carriage_return(given), "{name:?} {given:?}");
    let Some(Sent { head, .. }) = sent else { return };
    let cookies: Vec<_> = head.headers.get_all("cookie").iter().collect();
    assert_eq!(cookies.len(), usize::from(!is_empty(given)), "{given:?}");
    let Some(cookie) = cookies.first() else { return };
    let cookie = cookie.to_str().expect("ASCII alone");
    assert!(!cookie.contains([';', ' ', '"', '\\']), "{cookie} is more than one");
    assert_eq!(read_query(cookie, name, style, given), *given, "{cookie}");
}
