//! Multipart bodies: a plain parser of RFC 7578 reads the parts that were given.

use openapi_bindgen_runtime as rt;
use rt::json::Writer;
use rt::{File, Json, Map, WriteJson};

use crate::choices::Choices;
use crate::send::send;

#[derive(Clone)]
enum Member {
    Value(Json),
    File(File),
    Files(Vec<File>),
}

impl WriteJson for Member {
    fn write_json(&self, writer: &mut Writer) {
        match self {
            Self::Value(value) => value.write_json(writer),
            Self::File(file) => file.write_json(writer),
            Self::Files(files) => files.write_json(writer),
        }
    }
}

#[derive(Debug, PartialEq)]
struct Part {
    name: String,
    file_name: Option<String>,
    content_type: Option<String>,
    content: Vec<u8>,
}

pub(crate) fn check(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let mut body: Map<Member> = Map::new();
    let mut expected = Vec::new();
    for _ in 0..choices.below(5) {
        let name = choices.text();
        if body.contains_key(&name) {
            continue;
        }
        let member = member(&mut choices);
        expected.extend(parts(&name, &member));
        body.insert(name, member);
    }
    let has_bad_type = |part: &Part| part.content_type.as_ref().is_some_and(|kind| kind.contains(char::is_control));
    let sent = send(|request| request.multipart(&body, &[]));
    assert_eq!(sent.is_none(), expected.iter().any(has_bad_type));
    let Some(sent) = sent else { return };
    let content_type = sent.head.headers["content-type"].to_str().expect("ASCII");
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=").expect("a boundary");
    let read = read(&sent.body, boundary);
    assert_eq!(read, expected, "{}", String::from_utf8_lossy(&sent.body));
}

fn member(choices: &mut Choices<'_>) -> Member {
    match choices.below(6) {
        0 => Member::File(file(choices)),
        1 => Member::Files((0..choices.below(3)).map(|_| file(choices)).collect()),
        2 => Member::Value(Json::from(Map::from_iter([(choices.text(), choices.text())]))),
        3 => Member::Value(Json::from((0..choices.below(3)).map(|_| choices.text()).collect::<Vec<_>>())),
        4 => Member::Value(Json::from(i64::from(choices.byte()))),
        _ => Member::Value(Json::from(choices.text())),
    }
}

fn file(choices: &mut Choices<'_>) -> File {
    let mut file = File::new(choices.slice(40));
    if choices.once_in(2) {
        file = file.named(choices.text());
    }
    if choices.once_in(3) {
        file = file.content_type(choices.text());
    }
    file
}

fn parts(name: &str, member: &Member) -> Vec<Part> {
    match member {
        Member::File(file) => vec![file_part(name, file)],
        Member::Files(files) => files.iter().map(|file| file_part(name, file)).collect(),
        Member::Value(value) => match value.as_array() {
            Some(items) => items.iter().map(|item| value_part(name, item)).collect(),
            None => vec![value_part(name, value)],
        },
    }
}

fn value_part(name: &str, value: &Json) -> Part {
    let content_type = value.as_object().map(|_| "application/json".to_owned());
    let content = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    Part { name: browsers(&lines(name)), file_name: None, content_type, content: content.into_bytes() }
}

fn file_part(name: &str, file: &File) -> Part {
    Part {
        name: browsers(&lines(name)),
        file_name: Some(browsers(file.name().unwrap_or(name))),
        content_type: Some(file.media_type().unwrap_or("application/octet-stream").to_owned()),
        content: file.bytes().to_vec(),
    }
}

/// HTML makes every line break in a name a full one.
fn lines(name: &str) -> String {
    name.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n")
}

/// Line breaks have no other spelling than this one, which also stands for itself.
fn browsers(name: &str) -> String {
    name.replace('\r', "%0D").replace('\n', "%0A")
}

fn read(body: &[u8], boundary: &str) -> Vec<Part> {
    let mut rest = body;
    let mut parts = Vec::new();
    let open = format!("--{boundary}\r\n");
    let close = format!("--{boundary}--\r\n");
    while rest != close.as_bytes() {
        rest = rest.strip_prefix(open.as_bytes()).expect("a boundary, or the end");
        let end = find(rest, format!("\r\n--{boundary}").as_bytes()).expect("a part ends");
        parts.push(read_part(&rest[..end]));
        rest = &rest[end + 2..];
    }
    parts
}

fn read_part(part: &[u8]) -> Part {
    let end = find(part, b"\r\n\r\n").expect("a part has a head");
    let head = std::str::from_utf8(&part[..end]).expect("a head is UTF-8");
    let mut lines = head.split("\r\n");
    let disposition = lines.next().and_then(|line| line.strip_prefix("Content-Disposition: form-data; name=\""));
    let (name, rest) = quoted(disposition.expect("a name"));
    let file_name = rest.strip_prefix("; filename=\"").map(|rest| {
        let (name, rest) = quoted(rest);
        assert_eq!(rest, "");
        name
    });
    let content_type = lines.next().map(|line| line.strip_prefix("Content-Type: ").expect("a type").to_owned());
    assert_eq!(lines.next(), None, "a line too many in {head:?}");
    assert!(!head.replace("\r\n", "").contains(['\r', '\n']), "a bare line break in {head:?}");
    Part { name, file_name, content_type, content: part[end + 4..].to_vec() }
}

fn quoted(text: &str) -> (String, &str) {
    let mut out = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (out, &text[at + 1..]),
            '\\' => out.extend(chars.next().map(|(_, escaped)| escaped)),
            _ => out.push(c),
        }
    }
    panic!("a quote without an end in {text:?}")
}

fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|window| window == word)
}
