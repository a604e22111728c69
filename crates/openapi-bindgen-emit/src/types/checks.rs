//! Rules of the document as the runtime's static data.

use openapi_bindgen_ir::{Check, JsonKind};

use crate::text::literal::{quoted, quoted_list};

/// ` [MinLength(1), …]`, or nothing.
pub(crate) fn list(checks: &[Check]) -> String {
    let joined = joined(checks);
    if joined.is_empty() { String::new() } else { format!(" [{joined}]") }
}

fn joined(checks: &[Check]) -> String {
    let texts: Vec<String> = checks.iter().flat_map(rule).collect();
    texts.join(", ")
}

fn slice(checks: &[Check]) -> String {
    format!("&[{}]", joined(checks))
}

// A call is not promoted to a static by itself.
fn shape(checks: &[Check]) -> String {
    format!("const {{ &Shape::new({}) }}", slice(checks))
}

fn shapes(lists: &[Vec<Check>]) -> String {
    let shapes: Vec<String> = lists.iter().map(|checks| shape(checks)).collect();
    format!("&[{}]", shapes.join(", "))
}

// Most rules have a counterpart; a few are said with several, or are left out where the runtime has no word for them.
fn rule(check: &Check) -> Vec<String> {
    let text = match check {
        Check::MinLength(n) => format!("MinLength({n})"),
        Check::MaxLength(n) => format!("MaxLength({n})"),
        Check::Pattern(pattern) => format!("Pattern({})", quoted(pattern)),
        Check::Minimum(n) => format!("Minimum({})", quoted(n)),
        Check::Maximum(n) => format!("Maximum({})", quoted(n)),
        Check::ExclusiveMinimum(n) => format!("ExclusiveMinimum({})", quoted(n)),
        Check::ExclusiveMaximum(n) => format!("ExclusiveMaximum({})", quoted(n)),
        Check::MultipleOf(n) => format!("MultipleOf({})", quoted(n)),
        Check::MinItems(n) => format!("MinItems({n})"),
        Check::MaxItems(n) => format!("MaxItems({n})"),
        Check::UniqueItems => "UniqueItems".to_owned(),
        Check::MinProperties(n) => format!("MinProperties({n})"),
        Check::MaxProperties(n) => format!("MaxProperties({n})"),
        Check::Format(name) => return format(name).map(|name| format!("Format(Format::{name})")).into_iter().collect(),
        Check::Items(checks) => format!("Items({})", slice(checks)),
        Check::Values(checks) => format!("Values({})", slice(checks)),
        Check::Keys(checks) => format!("Keys({})", slice(checks)),
        Check::Prefix(lists) => {
            let lists: Vec<String> = lists.iter().map(|checks| slice(checks)).collect();
            format!("PrefixItems(&[{}])", lists.join(", "))
        }
        Check::Contains { checks, min: 1, max: None } => format!("Contains({})", slice(checks)),
        Check::Contains { checks, min, max } => {
            format!("ContainsBetween {{ checks: {}, least: {min}, most: {max:?} }}", slice(checks))
        }
        Check::OneOfValues(values) => format!("OneOf(&{})", quoted_list(values.iter().map(String::as_str))),
        Check::Kinds(kinds) => {
            format!("Type(&[{}])", kinds.iter().map(|kind| kind_name(*kind)).collect::<Vec<_>>().join(", "))
        }
        Check::Required(keys) => format!("Required(&{})", quoted_list(keys.iter().map(String::as_str))),
        Check::Member(key, checks) => format!("Properties(&[({}, {})])", quoted(key), slice(checks)),
        Check::PatternMembers(pattern, checks) => {
            format!("PatternProperties(&[({}, {})])", quoted(pattern), slice(checks))
        }
        Check::NoOthers { keys, patterns } => format!(
            "AdditionalProperties {{ declared: &{}, patterns: &{}, checks: &[Never] }}",
            quoted_list(keys.iter().map(String::as_str)),
            quoted_list(patterns.iter().map(String::as_str)),
        ),
        Check::DependentRequired(key, others) => {
            format!("DependentRequired(&[({}, &{})])", quoted(key), quoted_list(others.iter().map(String::as_str)))
        }
        Check::Dependent(key, checks) => return rule(&implied(vec![object_with(key)], checks)),
        Check::Not(checks) => format!("Not({})", shape(checks)),
        Check::AnyOf(lists) => format!("AnyOf({})", shapes(lists)),
        Check::OneOf(lists) => format!("ExactlyOne({})", shapes(lists)),
        Check::If(condition, then, otherwise) => return either(condition, then, otherwise),
        Check::Never => "Never".to_owned(),
    };
    vec![text]
}

fn object_with(key: &str) -> Check {
    Check::Not(vec![Check::Not(vec![Check::Kinds(vec![JsonKind::Object]), Check::Required(vec![key.to_owned()])])])
}

// When the condition holds, the consequence does.
fn implied(condition: Vec<Check>, consequence: &[Check]) -> Check {
    Check::AnyOf(vec![vec![Check::Not(condition)], consequence.to_vec()])
}

fn either(condition: &[Check], then: &[Check], otherwise: &[Check]) -> Vec<String> {
    let mut rules = Vec::new();
    if !then.is_empty() {
        rules.extend(rule(&implied(condition.to_vec(), then)));
    }
    if !otherwise.is_empty() {
        rules.extend(rule(&Check::AnyOf(vec![condition.to_vec(), otherwise.to_vec()])));
    }
    rules
}

fn kind_name(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Null => "Type::Kind(Kind::Null)",
        JsonKind::Boolean => "Type::Kind(Kind::Bool)",
        JsonKind::Integer => "Type::Integer",
        JsonKind::Number => "Type::Kind(Kind::Number)",
        JsonKind::String => "Type::Kind(Kind::String)",
        JsonKind::Array => "Type::Kind(Kind::Array)",
        JsonKind::Object => "Type::Kind(Kind::Object)",
    }
}

// The formats that the runtime checks, by their names in documents.
fn format(name: &str) -> Option<&'static str> {
    Some(match name {
        "date-time" => "DateTime",
        "date" => "Date",
        "time" => "Time",
        "duration" => "Duration",
        "uuid" => "Uuid",
        "byte" | "base64" => "Byte",
        "decimal" => "Decimal",
        "email" => "Email",
        "idn-email" => "IdnEmail",
        "hostname" => "Hostname",
        "ipv4" => "Ipv4",
        "ipv6" => "Ipv6",
        "uri" => "Uri",
        "uri-reference" => "UriReference",
        "iri" => "Iri",
        "iri-reference" => "IriReference",
        "json-pointer" => "JsonPointer",
        "regex" => "Regex",
        _ => return None,
    })
}
