//! Requests and forms of other projects' test suites, read from the folder that `OB_REFEREE` names; skipped without it.
//!
//! Forms are read by Python's own parsers, if there is a `python3` (or what `OB_PYTHON` names; where that one has
//! werkzeug, by its parser too), and by Node's, if there is a `node`.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // It is a test.

mod http_support;

use std::process::{Command, Stdio};

use http_support::*;
use openapi_bindgen_runtime as rt;
use rt::request::{Encodings, Styles};
use rt::{File, Json, Map};

fn table(file: &str) -> Option<Json> {
    let folder = std::path::PathBuf::from(std::env::var_os("OB_REFEREE")?);
    Some(rt::from_json(&std::fs::read(folder.join(file)).unwrap()).unwrap())
}

fn rows<'t>(table: &'t Json, list: &str) -> &'t [Json] {
    table.get(list).and_then(Json::as_array).unwrap()
}

fn text<'t>(row: &'t Json, name: &str) -> &'t str {
    row.get(name).and_then(Json::as_str).unwrap_or_default()
}

fn leak(text: &str) -> &'static str {
    text.to_owned().leak()
}

fn style(param: &Json) -> rt::Style {
    let usual = if matches!(text(param, "in"), "path" | "header") { "simple" } else { "form" };
    let written = Some(text(param, "style")).filter(|style| !style.is_empty()).unwrap_or(usual);
    let explode = param.get("explode").and_then(Json::as_bool).unwrap_or(written == "form");
    match (written, explode) {
        ("simple", _) => rt::Style::Simple,
        ("form", true) => rt::Style::FormExplode,
        ("form", false) => rt::Style::Form,
        ("deepObject", _) => rt::Style::DeepObject,
        other => panic!("style {other:?}"),
    }
}

fn pairs(query: &str) -> Vec<(String, String)> {
    let decode = |text: &str| String::from_utf8(percent_decode(&text.replace('+', " "))).unwrap();
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(a, b)| (decode(a), decode(b))).collect()
}

fn percent_decode(text: &str) -> Vec<u8> {
    let (bytes, mut out, mut at) = (text.as_bytes(), Vec::new(), 0);
    while at < bytes.len() {
        if bytes[at] == b'%' {
            out.push(u8::from_str_radix(&text[at + 1..at + 3], 16).unwrap());
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    out
}

#[tokio::test]
async fn echoes() {
    let Some(table) = table("param_cases_projects.json") else { return };
    for row in rows(&table, "echo") {
        let (id, expect) = (text(row, "id"), row.get("expect").unwrap());
        let answer = match expect.get("response") {
            Some(response) => {
                let mut bytes = b"HTTP/1.1 200 OK\r\nContent-Type: ".to_vec();
                bytes.extend_from_slice(text(response, "content_type").as_bytes());
                bytes.extend_from_slice(b"\r\nConnection: close\r\n\r\n");
                bytes.extend_from_slice(&gif());
                bytes
            }
            None => json_answer("200 OK", "{}"),
        };
        let server = Server::say([answer]);
        let security: &[&[&str]] = if expect.get("credentials").is_some() { &[&["basicAuth"]] } else { &[] };
        let operation = rt::Operation::new(leak(id), leak(text(row, "method")), leak(text(row, "path")));
        let operation = Box::leak(Box::new(operation.security(security)));
        let client = rt::Client::builder(&API)
            .base_url(server.url())
            .credential("basicAuth", rt::Credential::basic("test_username", "test_password"))
            .build()
            .unwrap();
        let mut request = rt::Request::new(&client, operation);
        for param in row.get("params").and_then(Json::as_array).unwrap_or_default() {
            let (name, value) = (leak(text(param, "name")), param.get("value").unwrap());
            match text(param, "in") {
                "path" => request.path(name, style(param), value),
                "query" => request.query(name, style(param), value),
                other => panic!("place {other}"),
            }
        }
        if let Some(body) = row.get("body") {
            let value = body.get("value").unwrap();
            match text(body, "media_type") {
                "application/json" => request.json(value),
                "application/x-www-form-urlencoded" => request.form(value, &[] as Styles),
                _ => request.multipart(value, &[] as Encodings),
            }
        }
        let reply = request.call(rt::reply::bytes, rt::NoError::read).await.unwrap();
        let seen = server.last();
        if expect.get("response").is_some() {
            assert_eq!(reply.to_vec(), gif(), "{id}");
        }
        if expect.get("path").is_some() {
            assert_eq!(seen.path(), text(expect, "path"), "{id}");
        }
        if expect.get("query").is_some() {
            let query = seen.path().split_once('?').map_or("", |(_, query)| query).to_owned();
            let (mut found, mut expected) = (pairs(&query), pairs(text(expect, "query")));
            // The order of an object's members is free.
            found.sort();
            expected.sort();
            assert_eq!(found, expected, "{id}");
        }
        for (name, value) in expect.get("headers").and_then(Json::as_object).into_iter().flat_map(Map::iter) {
            assert_eq!(seen.header(name), value.as_str(), "{id}");
        }
        if expect.get("body").is_some() {
            assert_eq!(pairs(&seen.text()), pairs(text(expect, "body")), "{id}");
        }
        if let Some(json) = expect.get("body_json") {
            assert_eq!(rt::from_json::<Json>(&seen.body).unwrap(), *json, "{id}");
        }
        let content_type = seen.header("content-type").unwrap_or_default();
        assert!(content_type.starts_with(text(expect, "content_type_prefix")), "{id}");
        assert!(content_type.contains(text(expect, "content_type_has")), "{id}");
    }
}

fn gif() -> Vec<u8> {
    let mut gif = b"GIF89a\x01\x00\x01\x00\x80\x01\x00\xff\xff\xff\x00\x00\x00".to_vec();
    gif.extend_from_slice(
        b"\x21\xf9\x04\x01\x0a\x00\x01\x00\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x4c\x01\x00\x3b",
    );
    gif
}

/// What a program that reads JSON from its input prints as JSON; `None` where there is no such program.
fn ask(program: &str, arguments: &[&str], input: &Json) -> Option<Json> {
    let mut child = Command::new(program).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    let input = rt::to_json(input).unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), &input).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(rt::from_json(&output.stdout).unwrap())
}

fn python() -> String {
    std::env::var("OB_PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

static FORM: rt::Operation = rt::Operation::new("form", "POST", "/form");

async fn sent(fill: impl FnOnce(&mut rt::Request)) -> (Vec<u8>, String) {
    let server = Server::say([json_answer("200 OK", "{}")]);
    let client = client(&server);
    let mut request = rt::Request::new(&client, &FORM);
    fill(&mut request);
    request.call(rt::reply::empty, rt::NoError::read).await.unwrap();
    let seen = server.last();
    (seen.body.clone(), seen.header("content-type").unwrap().to_owned())
}

#[tokio::test]
async fn url_encoded_forms() {
    let Some(table) = table("urlencoded_cases.json") else { return };
    let (mut bodies, mut expected) = (Vec::new(), Vec::new());
    for case in rows(&table, "cases") {
        let pairs = rows(case, "pairs");
        let part = |pair: &Json, at: usize| pair.as_array().unwrap()[at].as_str().unwrap().to_owned();
        let is_lost = pairs.iter().any(|pair| (part(pair, 0) + &part(pair, 1)).contains('\u{fffd}'));
        if is_lost || pairs.is_empty() {
            continue;
        }
        // Pairs of one name are a list.
        let mut object: Map<Json> = Map::new();
        for pair in pairs {
            let (name, value) = (part(pair, 0), Json::String(part(pair, 1)));
            let mut list = match object.remove(&name) {
                Some(Json::Array(list)) => list,
                _ => Vec::new(),
            };
            list.push(value);
            object.insert(name, Json::Array(list));
        }
        let (body, content_type) = sent(|request| request.form(&Json::Object(object), &[])).await;
        assert_eq!(content_type, "application/x-www-form-urlencoded");
        bodies.push(Json::String(String::from_utf8(body).unwrap()));
        let mut pairs = pairs.to_vec();
        pairs.sort_by_key(|pair| part(pair, 0));
        expected.push(Json::Array(pairs));
    }
    assert!(bodies.len() >= 20, "{}", bodies.len());
    let script = "import json,sys,urllib.parse as u\n\
        print(json.dumps([sorted(u.parse_qsl(b,keep_blank_values=True),key=lambda p:p[0]) for b in json.load(sys.stdin)]))";
    let bodies = Json::Array(bodies);
    if let Some(read) = ask(&python(), &["-c", script], &bodies) {
        assert_eq!(read, Json::Array(expected.clone()));
    }
    let script = "const b=JSON.parse(require('fs').readFileSync(0));\
        console.log(JSON.stringify(b.map(b=>[...new URLSearchParams(b)].sort((x,y)=>x[0]<y[0]?-1:x[0]>y[0]?1:0))))";
    if let Some(read) = ask("node", &["-e", script], &bodies) {
        assert_eq!(read, Json::Array(expected));
    }
}

const READ_MULTIPART: &str = r#"
import base64, email.message, email.parser, email.policy, io, json, sys
def stdlib(body, content_type):
    message = email.parser.BytesParser(policy=email.policy.compat32).parsebytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
    [part] = message.get_payload()
    # The parser keeps bytes beyond ASCII as surrogates.
    raw = dict((key.lower(), value) for key, value in part.raw_items())["content-disposition"]
    head = email.message.Message()
    head["content-disposition"] = raw.encode("ascii", "surrogateescape").decode("utf-8")
    return [head.get_param("name", header="content-disposition"), head.get_filename(), part.get_content_type(), base64.b64encode(part.get_payload(decode=True)).decode()]
def werkzeug(body, content_type):
    from werkzeug.formparser import parse_form_data
    environ = {"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": content_type, "REQUEST_METHOD": "POST"}
    _, form, files = parse_form_data(environ)
    for name, value in form.items(multi=True):
        return [name, None, "text/plain", base64.b64encode(value.encode("utf-8", "surrogateescape")).decode()]
    for name, file in files.items(multi=True):
        return [name, file.filename, file.content_type, base64.b64encode(file.read()).decode()]
try:
    import werkzeug as _
    readers = [stdlib, werkzeug]
except ImportError:
    readers = [stdlib]
out = []
for body, content_type in json.load(sys.stdin):
    out.append([reader(base64.b64decode(body), content_type) for reader in readers])
print(json.dumps(out))
"#;

#[tokio::test]
async fn multipart_forms() {
    let Some(table) = table("multipart_cases.json") else { return };
    let mut bodies = Vec::new();
    for case in rows(&table, "cases") {
        let (name, value) = (text(case, "name"), text(case, "value"));
        let (body, content_type) = match text(case, "part") {
            "field" => {
                let mut object = Map::new();
                object.insert(name.to_owned(), Json::String(value.to_owned()));
                sent(|request| request.multipart(&Json::Object(object), &[])).await
            }
            _ => {
                let file = File::new(value.as_bytes()).named(text(case, "filename"));
                let file = file.content_type(text(case, "content_type"));
                let mut object = Map::new();
                object.insert(name.to_owned(), file);
                sent(|request| request.multipart(&object, &[])).await
            }
        };
        check_heads(&body, text(case, "id"), value);
        let body = Json::from(rt::to_json_string(&rt::Base64::encode(&body)).unwrap().trim_matches('"').to_owned());
        bodies.push(Json::Array(vec![body, Json::String(content_type)]));
    }
    let Some(read) = ask(&python(), &["-c", READ_MULTIPART], &Json::Array(bodies)) else { return };
    for (case, read) in rows(&table, "cases").iter().zip(read.as_array().unwrap()) {
        for (reader, found) in read.as_array().unwrap().iter().enumerate() {
            let found = found.as_array().unwrap();
            let id = format!("{} by reader {reader}", text(case, "id"));
            let spelled = |written: &str, whatwg: &str, found: &Json| {
                let found = found.as_str().unwrap_or_default();
                // werkzeug takes a backslash for the end of a Windows path; the table says that no spelling is safe.
                let is_backslash = case.get(written).and_then(Json::as_str).is_some_and(|name| name.contains('\\'));
                is_backslash || found == text(case, written) || found == text(case, whatwg)
            };
            assert!(spelled("name", "whatwg_name", &found[0]), "{id}: {found:?}");
            if text(case, "part") == "file" {
                assert!(spelled("filename", "whatwg_filename", &found[1]), "{id}: {found:?}");
                assert_eq!(found[2].as_str(), Some(text(case, "content_type")), "{id}");
            }
            let value: rt::Base64 = rt::from_json(format!("\"{}\"", found[3].as_str().unwrap()).as_bytes()).unwrap();
            assert_eq!(value.decode().unwrap(), text(case, "value").as_bytes(), "{id}");
        }
    }
}

/// No break and no bare quote in a header line; the boundary stands in no part.
fn check_heads(body: &[u8], id: &str, value: &str) {
    let body = String::from_utf8(body.to_vec()).unwrap();
    let (head, rest) = body.split_once("\r\n\r\n").unwrap();
    let mut lines = head.split("\r\n");
    let boundary = lines.next().unwrap();
    let disposition = lines.next().unwrap();
    assert!(disposition.starts_with("Content-Disposition: form-data; name=\""), "{id}: {head}");
    assert!(!disposition.contains(['\r', '\n']), "{id}");
    assert!(lines.all(|line| line.starts_with("Content-Type: ") && !line.contains(['\r', '\n'])), "{id}: {head}");
    let quotes = disposition.replace("\\\\", "").replace("\\\"", "").matches('"').count();
    assert_eq!(quotes % 2, 0, "{id}: {disposition}");
    assert_eq!(rest.matches(boundary).count(), 1, "{id}");
    assert!(rest.starts_with(value) && !value.contains(boundary), "{id}");
}
