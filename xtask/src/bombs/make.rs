//! The bombs themselves.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// A document made to hurt.
pub(super) struct Bomb {
    pub(super) name: &'static str,
    /// The ending of its file.
    pub(super) ending: &'static str,
    pub(super) make: fn(&Path) -> io::Result<()>,
    /// It must be refused, with this word about the limit.
    pub(super) limit: Option<&'static str>,
}

const fn refused(
    name: &'static str,
    ending: &'static str,
    make: fn(&Path) -> io::Result<()>,
    limit: &'static str,
) -> Bomb {
    Bomb { name, ending, make, limit: Some(limit) }
}

const fn any(name: &'static str, ending: &'static str, make: fn(&Path) -> io::Result<()>) -> Bomb {
    Bomb { name, ending, make, limit: None }
}

pub(super) const BOMBS: &[Bomb] = &[
    refused("nine_levels_of_aliases", "yaml", aliases, "alias"),
    refused("100k_brackets_json", "json", |path| text(path, &["[".repeat(100_000)]), "nest"),
    refused("100k_brackets_yaml", "yaml", |path| text(path, &["a: ".to_owned(), "[".repeat(100_000)]), "nest"),
    refused("100k_objects", "json", |path| text(path, &["{\"a\":".repeat(100_000)]), "nest"),
    refused("100k_dashes", "yaml", |path| text(path, &["- ".repeat(100_000)]), "nest"),
    refused("deep_schemas", "json", deep_schemas, "nest"),
    refused("200_mb_of_text", "json", |path| long_text(path, 200), "bytes"),
    any("60_mb_of_text", "json", |path| long_text(path, 60)),
    refused("200_mb_of_lines", "yaml", lines, "bytes"),
    refused("million_schemas", "json", |path| schemas(path, 1_000_000, text_schema), "limit"),
    any("49k_schemas", "json", |path| schemas(path, 49_000, text_schema)),
    any("49k_objects", "json", |path| schemas(path, 49_000, |_, out| out.write_all(b"{\"type\":\"object\"}"))),
    refused("100k_refs_in_a_chain", "json", |path| schemas(path, 100_000, next_schema), "limit"),
    any("49k_refs_in_a_chain", "json", |path| schemas(path, 49_000, next_schema)),
    any("49k_refs_in_a_circle", "json", |path| {
        schemas(path, 49_000, |n, out| write!(out, "{{\"$ref\":\"#/components/schemas/S{}\"}}", (n + 1) % 49_000))
    }),
    refused("100k_parameters_in_a_chain", "json", |path| parameter_chain(path, 100_000), "limit"),
    refused("49k_parameters_in_a_chain", "json", |path| parameter_chain(path, 49_000), "more than"),
    any("10k_way_union", "json", |path| union(path, "oneOf", 10_000)),
    any("10k_way_any_of", "json", |path| union(path, "anyOf", 10_000)),
    any("10k_way_all_of", "json", |path| union(path, "allOf", 10_000)),
    any("10k_way_inline_union", "json", inline_union),
    any("50k_enum_values", "json", enum_values),
    any("100k_members", "json", members),
    any("20k_all_of_in_a_chain", "json", |path| {
        let next = |n: usize, out: &mut dyn Write| {
            write!(out, "{{\"allOf\":[{{\"$ref\":\"#/components/schemas/S{}\"}},", n + 1)?;
            write!(out, "{{\"properties\":{{\"p{n}\":{{\"type\":\"string\"}}}}}}]}}")
        };
        schemas(path, 20_000, next)
    }),
    any("doubling_all_of", "json", |path| doubling(path, "allOf")),
    any("doubling_one_of", "json", |path| doubling(path, "oneOf")),
    any("several_schemas_in_circles", "json", |path| several_in_circles(path, 12)),
    any("20k_operations", "json", |path| operations(path, 19_999)),
    refused("100k_operations", "json", |path| operations(path, 100_000), "limit"),
    any("10k_parameters", "json", parameters),
    any("2k_nested_groups_in_a_pattern", "json", pattern),
    any("long_names", "json", long_names),
];

fn create(path: &Path) -> io::Result<BufWriter<File>> {
    File::create(path).map(BufWriter::new)
}

fn text(path: &Path, pieces: &[String]) -> io::Result<()> {
    let mut out = create(path)?;
    pieces.iter().try_for_each(|piece| out.write_all(piece.as_bytes()))
}

fn aliases(path: &Path) -> io::Result<()> {
    let mut out = create(path)?;
    writeln!(out, "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths: {{}}")?;
    writeln!(out, "x-a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]")?;
    for level in 1..=9 {
        writeln!(out, "x-a{level}: &a{level} [{}*a{}]", format!("*a{}, ", level - 1).repeat(9), level - 1)?;
    }
    Ok(())
}

/// Schemas that hold together, and of whose members all others say something too.
fn several_in_circles(path: &Path, parts: usize) -> io::Result<()> {
    let mut out = create(path)?;
    write!(out, "{HEAD},\"components\":{{\"schemas\":{{\"T\":{{\"allOf\":[")?;
    for part in 0..parts {
        let own =
            |letter| format!("{{\"type\":\"object\",\"properties\":{{\"{letter}{part}\":{{\"type\":\"object\"}}}}}}");
        write!(out, "{{\"properties\":{{\"a\":{},\"b{part}\":{TREE}}},", own('p'))?;
        write!(out, "\"additionalProperties\":{}}},", own('q'))?;
    }
    write!(out, "{{\"properties\":{{\"a\":{TREE}}},\"additionalProperties\":{TREE}}}]}}}}}}}}")
}

const TREE: &str = "{\"$ref\":\"#/components/schemas/T\"}";

const HEAD: &str = "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"Bomb\",\"version\":\"1\"},\"paths\":{}";

/// A document with so many schemas, called `S0`, `S1` and so on.
fn schemas(path: &Path, count: usize, schema: fn(usize, &mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = create(path)?;
    write!(out, "{HEAD},\"components\":{{\"schemas\":{{")?;
    for number in 0..count {
        write!(out, "\"S{number}\":")?;
        schema(number, &mut out)?;
        out.write_all(b",")?;
    }
    write!(out, "\"S{count}\":{{\"type\":\"object\"}}}}}}}}")
}

fn text_schema(number: usize, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{{\"type\":\"string\",\"maxLength\":{number}}}")
}

fn next_schema(number: usize, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{{\"$ref\":\"#/components/schemas/S{}\"}}", number + 1)
}

fn deep_schemas(path: &Path) -> io::Result<()> {
    let mut out = create(path)?;
    write!(out, "{HEAD},\"components\":{{\"schemas\":{{\"S\":")?;
    out.write_all("{\"properties\":{\"a\":".repeat(50_000).as_bytes())?;
    out.write_all(b"{}")?;
    out.write_all("}}".repeat(50_000).as_bytes())?;
    out.write_all(b"}}}")
}

fn long_text(path: &Path, megabytes: usize) -> io::Result<()> {
    let mut out = create(path)?;
    write!(out, "{HEAD},\"tags\":[{{\"name\":\"a\",\"description\":\"")?;
    let line = "All work and no play makes a long description of nothing at all.\\n".repeat(16);
    for _ in 0..(megabytes << 20) / line.len() {
        out.write_all(line.as_bytes())?;
    }
    out.write_all(b"\"}]}")
}

fn lines(path: &Path) -> io::Result<()> {
    let mut out = create(path)?;
    writeln!(out, "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths: {{}}\nx-a:")?;
    (0..20_000_000).try_for_each(|number| writeln!(out, "- a{number}"))
}

fn parameter_chain(path: &Path, count: usize) -> io::Result<()> {
    let mut out = create(path)?;
    write!(out, "{HEAD},\"components\":{{\"parameters\":{{")?;
    for number in 0..count {
        write!(out, "\"P{number}\":{{\"$ref\":\"#/components/parameters/P{}\"}},", number + 1)?;
    }
    write!(out, "\"P{count}\":{{\"name\":\"a\",\"in\":\"query\",\"schema\":{{}}}}}}}}}}")
}

fn union(path: &Path, key: &str, count: usize) -> io::Result<()> {
    let mut out = create(path)?;
    write!(out, "{HEAD},\"components\":{{\"schemas\":{{\"U\":{{\"{key}\":[")?;
    for number in 0..count {
        write!(out, "{{\"$ref\":\"#/components/schemas/S{number}\"}},")?;
    }
    write!(out, "{{\"type\":\"object\"}}]}}")?;
    for number in 0..count {
        let member = format!("{{\"m{number}\":{{\"type\":\"string\"}}}}");
        write!(out, ",\"S{number}\":{{\"type\":\"object\",\"properties\":{member},\"required\":[\"m{number}\"]}}")?;
    }
    out.write_all(b"}}}")
}

fn inline_union(path: &Path) -> io::Result<()> {
    let mut out = create(path)?;
    write!(out, "{HEAD},\"components\":{{\"schemas\":{{\"U\":{{\"oneOf\":[")?;
    for number in 0..10_000 {
        write!(out, "{{\"type\":\"object\",\"properties\":{{\"m{}\":{{\"type\":\"string\"}}}}}},", number % 100)?;
    }
    write!(out, "{{\"type\":\"string\"}}]}}}}}}}}")
}

fn enum_values(path: &Path) -> io::Result<()> {
    let mut out = create(path)?;
    write!(out, "{HEAD},\"components\":{{\"schemas\":{{\"E\":{{\"type\":\"string\",\"enum\":[")?;
    (0..50_000).try_for_each(|number| write!(out, "\"value {number}\","))?;
    write!(out, "\"last\"]}}}}}}}}")
}

fn members(path: &Path) -> io::Result<()> {
    let mut out = create(path)?;
    write!(out, "{HEAD},\"components\":{{\"schemas\":{{\"M\":{{\"type\":\"object\",\"properties\":{{")?;
    (0..100_000).try_for_each(|number| write!(out, "\"m{number}\":{{\"type\":\"string\"}},"))?;
    write!(out, "\"last\":{{}}}}}}}}}}}}")
}

/// Each of 40 schemas names the next one twice: walked without memory, that is a million millions.
fn doubling(path: &Path, key: &str) -> io::Result<()> {
    let mut out = create(path)?;
    write!(out, "{HEAD},\"components\":{{\"schemas\":{{")?;
    for number in 0..40 {
        let next = format!("{{\"$ref\":\"#/components/schemas/S{}\"}}", number + 1);
        let own = format!("{{\"type\":\"object\",\"properties\":{{\"p{number}\":{next}}}}}");
        write!(out, "\"S{number}\":{{\"{key}\":[{next},{next},{own}]}},")?;
    }
    write!(out, "\"S40\":{{\"type\":\"object\"}}}}}}}}")
}

fn operations(path: &Path, count: usize) -> io::Result<()> {
    let mut out = create(path)?;
    write!(out, "{{\"openapi\":\"3.0.3\",\"info\":{{\"title\":\"Bomb\",\"version\":\"1\"}},\"paths\":{{")?;
    for number in 0..count {
        let responses = "{\"200\":{\"description\":\"d\",\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}}}}}";
        write!(out, "\"/p{number}/{{id}}\":{{\"get\":{{\"operationId\":\"o{number}\",\"responses\":{responses}}}}},")?;
    }
    write!(out, "\"/\":{{}}}}}}")
}

fn parameters(path: &Path) -> io::Result<()> {
    let mut out = create(path)?;
    write!(
        out,
        "{{\"openapi\":\"3.0.3\",\"info\":{{\"title\":\"Bomb\",\"version\":\"1\"}},\"paths\":{{\"/a\":{{\"get\":{{"
    )?;
    write!(out, "\"responses\":{{\"204\":{{\"description\":\"d\"}}}},\"parameters\":[")?;
    for number in 0..10_000 {
        write!(out, "{{\"name\":\"p{number}\",\"in\":\"query\",\"schema\":{{\"type\":\"string\"}}}},")?;
    }
    write!(out, "{{\"name\":\"last\",\"in\":\"query\",\"schema\":{{\"type\":\"string\"}}}}]}}}}}}}}")
}

fn pattern(path: &Path) -> io::Result<()> {
    let mut out = create(path)?;
    write!(out, "{HEAD},\"components\":{{\"schemas\":{{\"P\":{{\"type\":\"object\",\"properties\":{{")?;
    let groups = format!("{}a{}", "(".repeat(2_000), ")*".repeat(2_000));
    write!(out, "\"a\":{{\"type\":\"string\",\"pattern\":\"{groups}\"}},")?;
    write!(out, "\"b\":{{\"type\":\"string\",\"pattern\":\"(((a{{1000}}){{1000}}){{1000}}){{1000}}\"}},")?;
    write!(out, "\"c\":{{\"type\":\"string\",\"pattern\":\"^{}$\"}}}}}}}}}}}}", "[a-z]?".repeat(100_000))
}

fn long_names(path: &Path) -> io::Result<()> {
    let mut out = create(path)?;
    let name = "long_name_".repeat(100_000);
    write!(
        out,
        "{{\"openapi\":\"3.0.3\",\"info\":{{\"title\":\"{name}\",\"version\":\"{name}\"}},\"paths\":{{\"/{name}\":"
    )?;
    let parameter = format!("{{\"name\":\"{name}\",\"in\":\"query\",\"schema\":{{\"type\":\"string\"}}}}");
    write!(out, "{{\"get\":{{\"operationId\":\"{name}\",\"tags\":[\"{name}\"],\"parameters\":[{parameter}],")?;
    write!(
        out,
        "\"responses\":{{\"204\":{{\"description\":\"d\"}}}}}}}}}},\"components\":{{\"schemas\":{{\"{name}\":"
    )?;
    write!(out, "{{\"type\":\"object\",\"properties\":{{\"{name}\":{{\"enum\":[\"{name}\"]}}}}}}}}}}}}")
}
