//! From a place in the document to the lines of the output that it became.

use std::fmt::Write as _;

use openapi_bindgen_diagnostics::Pointer;
use openapi_bindgen_ir::{Operation, TypeDef};

use crate::Generated;

/// What became of a place: its line in the document, its item in the IR, and where that stands in the output.
/// `what` is a JSON pointer, a component's name or an `operationId`. `None` when there is no such thing.
pub fn explain(generated: &Generated, what: &str) -> Option<String> {
    let pointer = resolve(generated, what)?;
    let mut text = String::new();
    let place = generated.findings().sources().locate(&pointer);
    let place = place.map_or_else(String::new, |place| format!("{place} "));
    // Writing into a String cannot fail.
    let _ = writeln!(text, "document  {place}({pointer})");
    let mut found = false;
    for item in items(generated).filter(|item| item.is_at(&pointer)) {
        found = true;
        let _ = writeln!(text, "ir        {} {}", item.kind, item.path);
        if let Some(line) = line_of(generated, &item) {
            let _ = writeln!(text, "output    {}:{line}", item.file);
        }
    }
    if !found {
        let _ = writeln!(text, "output    nothing of its own");
    }
    for diagnostic in generated.findings().diagnostics().iter().filter(|d| d.pointer.is_within(&pointer)) {
        let _ = writeln!(text, "{}    {}", diagnostic.code.0, diagnostic.what);
    }
    Some(text)
}

/// An item of the output with its place in the document.
struct Item {
    pointer: String,
    kind: &'static str,
    /// Its Rust path.
    path: String,
    /// The file of the output.
    file: String,
    /// What its line contains.
    mark: String,
    /// What an earlier line must contain, for members.
    after: Option<String>,
}

impl Item {
    fn is_at(&self, pointer: &Pointer) -> bool {
        self.pointer == pointer.as_str()
    }
}

fn resolve(generated: &Generated, what: &str) -> Option<Pointer> {
    let text = what.strip_prefix('#').unwrap_or(what);
    if text.starts_with('/') || text.is_empty() {
        let pointer = Pointer::parse(text);
        let exact = generated.findings().sources().locate(&pointer);
        return exact.map(|_| pointer);
    }
    let component = Pointer::parse("/components/schemas").child(what);
    let operations = generated.api().tags.iter().flat_map(|tag| &tag.operations);
    operations
        .filter(|operation| operation.id == what)
        .map(|operation| operation.origin.pointer.as_str())
        .chain(generated.api().types.iter().map(|def| def.origin.pointer.as_str()))
        .find(|pointer| *pointer == component.as_str() || !pointer.starts_with("/components"))
        .map(Pointer::parse)
}

fn items(generated: &Generated) -> impl Iterator<Item = Item> + '_ {
    let api = generated.api();
    let types = api.types.iter().flat_map(|def| type_items(def, format!("src/generated/types/{}.rs", def.file)));
    let operations = api.tags.iter().flat_map(|tag| {
        tag.operations.iter().flat_map(|operation| {
            let file = format!("src/generated/operations/{}/{}.rs", tag.module, operation.name);
            let inline = operation.types.iter().flat_map({
                let file = file.clone();
                move |def| type_items(def, file.clone())
            });
            operation_items(operation, &tag.module, &file).into_iter().chain(inline.collect::<Vec<_>>())
        })
    });
    types.chain(operations)
}

fn operation_items(operation: &Operation, module: &str, file: &str) -> Vec<Item> {
    vec![Item {
        pointer: operation.origin.pointer.clone(),
        kind: "operation",
        path: format!("operations::{module}::{}", operation.name),
        file: file.to_owned(),
        mark: format!("fn {}(", operation.name),
        after: None,
    }]
}

fn type_items(def: &TypeDef, file: String) -> Vec<Item> {
    use openapi_bindgen_ir::Shape;
    let (kind, mark) = match &def.shape {
        Shape::Struct(_) => ("struct", format!("pub struct {} ", def.path.name)),
        Shape::Enum(_) => ("enum", format!("pub enum {} ", def.path.name)),
        Shape::Union(_) => ("union", format!("pub enum {} ", def.path.name)),
        Shape::Alias(_) => ("alias", format!("pub type {} ", def.path.name)),
        Shape::Newtype { .. } => ("newtype", format!("pub struct {}(", def.path.name)),
    };
    let path = def
        .path
        .tag
        .as_ref()
        .map_or_else(|| format!("types::{}", def.path.name), |tag| format!("operations::{tag}::{}", def.path.name));
    let member = |pointer: &str, kind, name: &str, shown: String| Item {
        pointer: pointer.to_owned(),
        kind,
        path: format!("{path}::{name}"),
        file: file.clone(),
        mark: shown,
        after: Some(mark.clone()),
    };
    let members: Vec<Item> = match &def.shape {
        Shape::Struct(shape) => {
            let fields = shape.fields.iter();
            fields.map(|f| member(&f.origin.pointer, "field", &f.name, format!("pub {}: ", f.name))).collect()
        }
        Shape::Enum(shape) => {
            let values = shape.values.iter();
            values.map(|v| member(&v.origin.pointer, "variant", &v.name, format!("    {},", v.name))).collect()
        }
        Shape::Union(shape) => {
            let branches = shape.branches.iter();
            branches.map(|b| member(&b.origin.pointer, "variant", &b.name, format!("    {}(", b.name))).collect()
        }
        Shape::Alias(_) | Shape::Newtype { .. } => Vec::new(),
    };
    let own = Item { pointer: def.origin.pointer.clone(), kind, path, file, mark, after: None };
    std::iter::once(own).chain(members).collect()
}

fn line_of(generated: &Generated, item: &Item) -> Option<usize> {
    let text = generated.files().files.get(&item.file)?;
    let mut lines = text.lines().enumerate();
    if let Some(after) = &item.after {
        lines.find(|(_, line)| line.contains(after))?;
    }
    // A field may be written with `r#`.
    lines.find(|(_, line)| line.replace("r#", "").contains(&item.mark)).map(|(number, _)| number + 1)
}
