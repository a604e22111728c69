//! What a schema is called that is no component: one in another file, or in a corner of the document that OpenAPI does
//! not know.

use openapi_bindgen_diagnostics::Pointer;

/// Where programs that write JSON Schema keep definitions.
const DEFINITIONS: [&str; 4] = ["$defs", "definitions", "schemas", "components"];

/// Keys of a schema, a parameter, a body or an answer, below which a schema stands that belongs to the one around it.
const KEYWORDS: [&str; 17] = [
    "additionalProperties",
    "allOf",
    "anyOf",
    "contains",
    "content",
    "dependentSchemas",
    "else",
    "headers",
    "if",
    "items",
    "not",
    "oneOf",
    "patternProperties",
    "prefixItems",
    "properties",
    "schema",
    "then",
];

/// File names that only say what is in a folder.
const OF_FOLDERS: [&str; 5] = ["index", "_index", "main", "model", "schema"];

/// The name of the definition that a pointer stands in, and the tokens below it.
pub(crate) fn owner<'t>(pointer: &Pointer, tokens: &'t [String]) -> (String, &'t [String]) {
    let mut rest = tokens;
    while let [first, below @ ..] = rest
        && DEFINITIONS.contains(&first.as_str())
        && !below.is_empty()
    {
        rest = below;
    }
    let file = pointer.file();
    match rest {
        [name, below @ ..] if !KEYWORDS.contains(&name.as_str()) && (file.is_some() || rest.len() < tokens.len()) => {
            (name.clone(), below)
        }
        _ => match file {
            Some(file) => (file_name(file), rest),
            None => (last_name(tokens), &[]),
        },
    }
}

/// The last token that is a name: what stands below an answer is told by the answer's.
fn last_name(tokens: &[String]) -> String {
    let end = tokens.iter().position(|token| token == "content" || token == "headers").unwrap_or(tokens.len());
    let before = tokens.get(..end).unwrap_or_default();
    let name = before.iter().rev().find(|token| !token.is_empty() && token.parse::<u32>().is_err());
    name.cloned().unwrap_or_default()
}

/// What a file is called, without its folders and endings.
fn file_name(path: &str) -> String {
    let mut parts = path.rsplit('/').map(|part| part.split('.').next().unwrap_or(part)).filter(|part| !part.is_empty());
    let name = parts.next().unwrap_or("schema");
    let folder = parts.next().filter(|_| OF_FOLDERS.contains(&name));
    folder.unwrap_or(name).to_owned()
}

/// The name of a definition in another file with what stands around it: its file and folders, the nearest alone first,
/// then one more each time.
pub(crate) fn with_folders(pointer: &Pointer) -> Vec<String> {
    let tokens: Vec<String> = pointer.tokens().collect();
    let (name, _) = owner(pointer, &tokens);
    let path = pointer.file().unwrap_or_default();
    let around = path.rsplit('/').map(|part| part.split('.').next().unwrap_or(part)).filter(|part| !part.is_empty());
    let around: Vec<&str> = around.filter(|part| *part != name && !OF_FOLDERS.contains(part)).collect();
    let rows = (1..=around.len()).filter_map(|n| around.get(..n));
    rows.map(|row| format!("{} {name}", row.iter().rev().copied().collect::<Vec<_>>().join(" "))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_are_definitions_or_files() {
        let table = [
            ("parts/line.yaml#", "line", 0),
            ("parts/money.v1.yaml#/Price", "Price", 0),
            ("parts/money.yaml#/Price/properties/unit", "Price", 2),
            ("parts/line.yaml#/properties/price", "line", 2),
            ("all.json#/definitions/Pet/items", "Pet", 1),
            ("all.json#/components/schemas/Pet", "Pet", 0),
            ("pet/index.yaml#/allOf/0", "pet", 2),
            ("/definitions/Pet/properties/id", "Pet", 2),
            ("/x-models/Pet", "Pet", 0),
            ("/x-answers/Lost/content/application~1json/schema", "Lost", 0),
        ];
        for (pointer, name, below) in table {
            let pointer = Pointer::parse(pointer);
            let tokens: Vec<String> = pointer.tokens().collect();
            let (found, rest) = owner(&pointer, &tokens);
            assert_eq!((found.as_str(), rest.len()), (name, below), "{pointer}");
        }
    }

    #[test]
    fn folders_tell_files_apart() {
        let rows = |pointer| with_folders(&Pointer::parse(pointer));
        assert_eq!(rows("resources/apps/create.yml#"), ["apps create", "resources apps create"]);
        assert_eq!(rows("pets/models.yml#/create/items"), ["models create", "pets models create"]);
        assert_eq!(rows("create.yml#"), [""; 0]);
    }
}
