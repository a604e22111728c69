//! How the cost grows with the document: many copies of one.

use std::path::Path;

use openapi_bindgen_emit::emit;
use serde_json::{Map, Value, json};

use super::clock::measure;
use super::phases::{api, document, text, tree};

const COPIES: [usize; 7] = [1, 3, 10, 30, 100, 300, 1000];

/// Prints a line for each number of copies, writes the plot, and gives the figures.
pub fn run(path: &Path, plot: &Path) -> Value {
    let text = text(path);
    let original: Value = serde_json::from_slice(&text).unwrap_or_else(|_| yaml(&text));
    println!("{:>7} {:>9} {:>12} {:>14}", "copies", "KB", "CPU seconds", "ms for a copy");
    let mut points = Vec::new();
    for copies in COPIES {
        let text = serde_json::to_vec(&multiplied(&original, copies)).unwrap();
        let (seconds, spread) = measure(|| emit(&api(&document(&text))));
        println!("{copies:>7} {:>9} {seconds:>12.4} {:>14.3}", text.len() / 1024, seconds * 1000.0 / copies as f64);
        points.push((copies, seconds, spread));
    }
    std::fs::write(plot, svg(&points)).unwrap();
    points.iter().map(|(copies, seconds, spread)| json!({"copies": copies, "cpu": [seconds, spread]})).collect()
}

/// Generates a document, or many copies of it as JSON, for a tool that counts instructions.
pub fn instructions(path: &Path, copies: usize, repeats: usize) {
    let mut text = text(path);
    if copies > 1 {
        text = serde_json::to_vec(&multiplied(&yaml(&text), copies)).unwrap();
    }
    for _ in 0..repeats {
        std::hint::black_box(emit(&api(&document(&text))));
    }
}

/// A YAML document as JSON, through the reader that the generator has.
fn yaml(text: &[u8]) -> Value {
    use openapi_bindgen_spec::value::{Kind, Value as Tree};
    fn convert(tree: &Tree) -> Value {
        match &tree.kind {
            Kind::Null => Value::Null,
            Kind::Bool(value) => Value::Bool(*value),
            Kind::Number(number) => serde_json::from_str(number).unwrap_or(Value::Null),
            Kind::String(text) => Value::String(text.clone()),
            Kind::Array(items) => items.iter().map(convert).collect(),
            Kind::Object(members) => {
                members.iter().map(|(key, value)| (key.clone(), convert(value))).collect::<Map<_, _>>().into()
            }
        }
    }
    tree(text).map(|tree| convert(&tree)).expect("a document")
}

/// So many copies of all components and paths side by side, each under names of its own.
fn multiplied(original: &Value, copies: usize) -> Value {
    let mut whole = original.clone();
    let (mut paths, mut schemas) = (Map::new(), Map::new());
    for copy in 0..copies {
        for (path, item) in original["paths"].as_object().into_iter().flatten() {
            paths.insert(format!("/copy-{copy}{path}"), renamed(item, copy));
        }
        for (name, schema) in original["components"]["schemas"].as_object().into_iter().flatten() {
            schemas.insert(format!("{name}Copy{copy}"), renamed(schema, copy));
        }
    }
    whole["paths"] = paths.into();
    whole["components"]["schemas"] = schemas.into();
    whole
}

fn renamed(value: &Value, copy: usize) -> Value {
    match value {
        Value::Object(members) => members.iter().map(|(key, value)| (key.clone(), member(key, value, copy))).collect(),
        Value::Array(items) => items.iter().map(|item| renamed(item, copy)).collect(),
        other => other.clone(),
    }
}

fn member(key: &str, value: &Value, copy: usize) -> Value {
    match (key, value) {
        ("$ref", Value::String(text)) if text.starts_with("#/components/schemas/") => {
            json!(format!("{text}Copy{copy}"))
        }
        ("operationId", Value::String(id)) => json!(format!("{id}_copy_{copy}")),
        _ => renamed(value, copy),
    }
}

/// CPU seconds by copies, both axes logarithmic: a straight line of slope one is linear cost.
fn svg(points: &[(usize, f64, f64)]) -> String {
    let x = |copies: usize| 80.0 + (copies as f64).log10() * 160.0;
    let y = |seconds: f64| 300.0 - (seconds.max(1e-4).log10() + 4.0) * 50.0;
    let line: Vec<String> =
        points.iter().map(|(copies, seconds, _)| format!("{:.1},{:.1}", x(*copies), y(*seconds))).collect();
    let mut text = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 360\" font-family=\"sans-serif\" font-size=\"13\">\n\
         <title>CPU seconds of generating many copies of a document</title>\n\
         <rect width=\"640\" height=\"360\" fill=\"#fff\"/>\n",
    );
    for copies in [1, 10, 100, 1000] {
        text.push_str(&format!(
            "<path d=\"M{0:.0} 50V300\" stroke=\"#ddd\"/><text x=\"{0:.0}\" y=\"320\" text-anchor=\"middle\">{copies}</text>\n",
            x(copies)
        ));
    }
    for (seconds, label) in
        [(1e-4, "0.1 ms"), (1e-3, "1 ms"), (1e-2, "10 ms"), (1e-1, "0.1 s"), (1.0, "1 s"), (10.0, "10 s")]
    {
        text.push_str(&format!(
            "<path d=\"M80 {0:.0}H560\" stroke=\"#ddd\"/><text x=\"72\" y=\"{1:.0}\" text-anchor=\"end\">{label}</text>\n",
            y(seconds),
            y(seconds) + 4.0
        ));
    }
    if let Some((_, first, _)) = points.first() {
        text.push_str(&format!(
            "<path d=\"M{:.1} {:.1}L{:.1} {:.1}\" stroke=\"#999\" stroke-dasharray=\"5 4\"/>\n",
            x(1),
            y(*first),
            x(1000),
            y(first * 1000.0)
        ));
    }
    text.push_str(&format!(
        "<polyline points=\"{}\" fill=\"none\" stroke=\"#06c\" stroke-width=\"2\"/>\n",
        line.join(" ")
    ));
    text.push_str("<text x=\"320\" y=\"345\" text-anchor=\"middle\">copies of the document</text>\n");
    text.push_str(
        "<text x=\"320\" y=\"30\" text-anchor=\"middle\">CPU seconds to generate (dashed: linear)</text>\n</svg>\n",
    );
    text
}
