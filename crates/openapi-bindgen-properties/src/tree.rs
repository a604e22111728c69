//! A document made by choices: every keyword that lowering knows, mostly where it belongs.

use serde_json::{Map, Value, json};

use crate::choices::Choices;

const NAMES: &[&str] = &["A", "B", "C", "a", "Type", "Option", "Lead.Base", "BlankEnum", "NullEnum", "é", "1", "a-b"];
const FORMATS: &[&str] = &[
    "int32",
    "int64",
    "float",
    "double",
    "date",
    "date-time",
    "time",
    "duration",
    "uuid",
    "uri",
    "byte",
    "binary",
    "decimal",
    "ipv4",
    "ipv6",
    "password",
    "email",
    "uint64",
    "hostname",
];
const MEDIA: &[&str] = &[
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "text/plain",
    "text/event-stream",
    "application/octet-stream",
    "application/problem+json",
    "*/*",
    "application/jsonl",
    "application/xml",
];

/// A document of OpenAPI, as JSON.
pub fn document(choices: &mut Choices<'_>) -> Value {
    let version = *choices.one(&["3.0.3", "3.1.0", "3.2.0", "3.0.0"]);
    let mut components = Map::new();
    for _ in 0..choices.below(5) {
        components.insert(name(choices), schema(choices, 3));
    }
    let mut paths = Map::new();
    for _ in 0..choices.below(4) {
        paths.insert(path(choices), path_item(choices));
    }
    let mut document = json!({
        "openapi": version,
        "info": {"title": choices.text(), "version": choices.text(), "description": choices.text()},
        "paths": paths,
        "components": {"schemas": components, "securitySchemes": schemes(choices)},
    });
    if choices.once_in(3) {
        let variables = json!({choices.text(): {"default": choices.text(), "enum": [choices.text()]}});
        document["servers"] = json!([{"url": choices.text(), "variables": variables, "description": choices.text()}]);
    }
    if choices.once_in(4) {
        document["security"] = json!([{choices.text(): []}, {}]);
    }
    if choices.once_in(4) {
        document["tags"] = json!([{"name": choices.text(), "description": choices.text()}]);
    }
    document
}

fn name(choices: &mut Choices<'_>) -> String {
    if choices.once_in(4) { choices.text() } else { (*choices.one(NAMES)).to_owned() }
}

fn path(choices: &mut Choices<'_>) -> String {
    let mut path = String::new();
    for _ in 0..=choices.below(3) {
        path.push('/');
        match choices.below(3) {
            0 => path.push_str(choices.one::<&str>(NAMES)),
            1 => path.push_str(&format!("{{{}}}", choices.one(NAMES))),
            _ => path.push_str(&choices.text()),
        }
    }
    path
}

fn path_item(choices: &mut Choices<'_>) -> Value {
    let mut item = Map::new();
    for _ in 0..=choices.below(2) {
        let method = *choices.one(&["get", "post", "put", "delete", "patch", "head", "options", "trace", "query"]);
        item.insert(method.to_owned(), operation(choices));
    }
    if choices.once_in(4) {
        item.insert("parameters".to_owned(), json!([parameter(choices)]));
    }
    Value::Object(item)
}

fn operation(choices: &mut Choices<'_>) -> Value {
    let mut operation = Map::new();
    let mut put = |key: &str, value: Value| operation.insert(key.to_owned(), value);
    if !choices.once_in(4) {
        put("operationId", name(choices).into());
    }
    if choices.once_in(2) {
        put("tags", json!([choices.text()]));
    }
    if choices.once_in(3) {
        put("summary", choices.text().into());
        put("description", choices.text().into());
    }
    put("parameters", (0..choices.below(4)).map(|_| parameter(choices)).collect());
    if choices.once_in(2) {
        put("requestBody", json!({"required": choices.once_in(2), "content": content(choices)}));
    }
    if choices.once_in(5) {
        put("security", json!([{choices.text(): [choices.text()]}]));
    }
    let mut responses = Map::new();
    for _ in 0..choices.below(4) {
        let status = *choices.one(&["200", "201", "204", "400", "404", "4XX", "5XX", "default", "999", "2xx"]);
        let headers = json!({choices.text(): {"schema": schema(choices, 1)}});
        let response = json!({"description": choices.text(), "headers": headers, "content": content(choices)});
        responses.insert(status.to_owned(), response);
    }
    put("responses", responses.into());
    Value::Object(operation)
}

fn parameter(choices: &mut Choices<'_>) -> Value {
    let place = *choices.one(&["query", "path", "header", "cookie", "querystring"]);
    let mut parameter = json!({"name": name(choices), "in": place, "required": choices.once_in(2)});
    if choices.once_in(5) {
        parameter["content"] = content(choices);
        return parameter;
    }
    parameter["schema"] = schema(choices, 2);
    if choices.once_in(3) {
        let styles = ["form", "simple", "label", "matrix", "deepObject", "spaceDelimited", "pipeDelimited", "cookie"];
        parameter["style"] = (*choices.one(&styles)).into();
        parameter["explode"] = choices.once_in(2).into();
    }
    parameter
}

fn content(choices: &mut Choices<'_>) -> Value {
    let mut content = Map::new();
    for _ in 0..choices.below(3) {
        let media = if choices.once_in(6) { choices.text() } else { (*choices.one(MEDIA)).to_owned() };
        let mut value = json!({"schema": schema(choices, 2)});
        if choices.once_in(5) {
            value["example"] = constant(choices);
        }
        if choices.once_in(6) {
            value["encoding"] = json!({name(choices): {"contentType": choices.text(), "explode": true}});
        }
        content.insert(media, value);
    }
    Value::Object(content)
}

fn schemes(choices: &mut Choices<'_>) -> Value {
    let mut all = Map::new();
    for _ in 0..choices.below(3) {
        let place = *choices.one(&["header", "query", "cookie"]);
        let scheme = match choices.below(4) {
            0 => json!({"type": "apiKey", "in": place, "name": choices.text(), "description": choices.text()}),
            1 => json!({"type": "http", "scheme": choices.text()}),
            2 => json!({"type": "http", "scheme": *choices.one(&["basic", "bearer", "digest"])}),
            _ => {
                let flow = json!({"tokenUrl": choices.text(), "scopes": {choices.text(): choices.text()}});
                json!({"type": "oauth2", "flows": {"clientCredentials": flow}})
            }
        };
        all.insert(choices.text(), scheme);
    }
    Value::Object(all)
}

/// A schema of at most so many levels.
fn schema(choices: &mut Choices<'_>, depth: usize) -> Value {
    if depth == 0 || choices.is_over() {
        return json!({"type": "string"});
    }
    let mut schema = match choices.below(12) {
        0 | 1 => object(choices, depth),
        2 => json!({"type": "string", "format": *choices.one(FORMATS)}),
        3 => json!({"type": "string", "enum": constants(choices)}),
        4 => json!({"type": *choices.one(&["integer", "number"]), "format": *choices.one(FORMATS)}),
        5 => json!({"type": "array", "items": self::schema(choices, depth - 1)}),
        6 | 7 => json!({"$ref": format!("#/components/schemas/{}", name(choices))}),
        8 => several(choices, depth),
        9 => json!({"enum": constants(choices)}),
        10 => json!({"type": [*choices.one(&["string", "integer", "object", "array"]), "null"]}),
        _ => json!(*choices.one(&[true, false])),
    };
    if schema.is_object() {
        decorate(choices, &mut schema, depth);
    }
    schema
}

fn object(choices: &mut Choices<'_>, depth: usize) -> Value {
    let mut properties = Map::new();
    for _ in 0..choices.below(5) {
        properties.insert(name(choices), schema(choices, depth - 1));
    }
    let mut required: Vec<Value> = properties.keys().filter(|_| choices.once_in(2)).map(|key| json!(key)).collect();
    if choices.once_in(8) {
        required.push(name(choices).into());
    }
    let mut object = json!({"type": "object", "properties": properties, "required": required});
    match choices.below(6) {
        0 => object["additionalProperties"] = schema(choices, depth - 1),
        1 => object["additionalProperties"] = choices.once_in(2).into(),
        2 => object["patternProperties"] = json!({choices.text(): schema(choices, depth - 1)}),
        _ => {}
    }
    object
}

fn several(choices: &mut Choices<'_>, depth: usize) -> Value {
    let key = *choices.one(&["oneOf", "anyOf", "allOf"]);
    let branches: Vec<Value> = (0..=choices.below(4)).map(|_| schema(choices, depth - 1)).collect();
    let mut several = json!({key: branches});
    if choices.once_in(3) {
        several["discriminator"] = json!({"propertyName": name(choices)});
        if choices.once_in(2) {
            several["discriminator"]["mapping"] = json!({choices.text(): name(choices)});
        }
    }
    several
}

fn decorate(choices: &mut Choices<'_>, schema: &mut Value, depth: usize) {
    for _ in 0..choices.below(3) {
        let (key, value) = match choices.below(16) {
            0 => ("nullable", json!(true)),
            1 => ("description", choices.text().into()),
            2 => ("default", constant(choices)),
            3 => ("example", constant(choices)),
            4 => ("readOnly", json!(true)),
            5 => ("writeOnly", json!(true)),
            6 => ("deprecated", json!(true)),
            7 => ("pattern", choices.text().into()),
            8 => ("maxLength", constant(choices)),
            9 => ("minimum", constant(choices)),
            10 => ("maximum", constant(choices)),
            11 => ("const", constant(choices)),
            12 => ("title", choices.text().into()),
            13 => ("not", self::schema(choices, depth - 1)),
            14 => ("uniqueItems", json!(true)),
            _ => ("x-extension", constant(choices)),
        };
        schema[key] = value;
    }
}

fn constants(choices: &mut Choices<'_>) -> Value {
    (0..choices.below(5)).map(|_| constant(choices)).collect()
}

fn constant(choices: &mut Choices<'_>) -> Value {
    match choices.below(10) {
        0 => Value::Null,
        1 => json!(choices.once_in(2)),
        2 => json!(i64::from(choices.byte()) - 100),
        3 => json!(f64::from(choices.byte()) / 7.0),
        4 => json!([choices.text()]),
        5 => json!({choices.text(): choices.text()}),
        6 => json!(u64::MAX),
        _ => choices.text().into(),
    }
}
