//! Rules in words.

use openapi_bindgen_ir::{Check, JsonKind};

/// The keyword that a rule stands for.
pub(super) fn keyword(check: &Check) -> &'static str {
    match check {
        Check::MinLength(_) => "minLength",
        Check::MaxLength(_) => "maxLength",
        Check::Pattern(_) => "pattern",
        Check::Minimum(_) => "minimum",
        Check::Maximum(_) => "maximum",
        Check::ExclusiveMinimum(_) => "exclusiveMinimum",
        Check::ExclusiveMaximum(_) => "exclusiveMaximum",
        Check::MultipleOf(_) => "multipleOf",
        Check::MinItems(_) => "minItems",
        Check::MaxItems(_) => "maxItems",
        Check::UniqueItems => "uniqueItems",
        Check::MinProperties(_) => "minProperties",
        Check::MaxProperties(_) => "maxProperties",
        Check::Format(_) => "format",
        Check::Items(_) => "items",
        Check::Values(_) | Check::NoOthers { .. } => "additionalProperties",
        Check::Keys(_) => "propertyNames",
        Check::Prefix(_) => "prefixItems",
        Check::Contains { .. } => "contains",
        Check::OneOfValues(_) => "enum",
        Check::Kinds(_) => "type",
        Check::Required(_) => "required",
        Check::Member(..) => "properties",
        Check::PatternMembers(..) => "patternProperties",
        Check::DependentRequired(..) => "dependentRequired",
        Check::Dependent(..) => "dependentSchemas",
        Check::Not(_) => "not",
        Check::AnyOf(_) => "anyOf",
        Check::OneOf(_) => "oneOf",
        Check::If(..) => "if",
        Check::Never => "false",
    }
}

/// A rule as a reader of the document knows it.
pub(super) fn words(check: &Check) -> String {
    let keyword = keyword(check);
    match check {
        Check::MinLength(bound)
        | Check::MaxLength(bound)
        | Check::MinItems(bound)
        | Check::MaxItems(bound)
        | Check::MinProperties(bound)
        | Check::MaxProperties(bound) => format!("`{keyword}: {bound}`"),
        Check::Pattern(text)
        | Check::Minimum(text)
        | Check::Maximum(text)
        | Check::ExclusiveMinimum(text)
        | Check::ExclusiveMaximum(text)
        | Check::MultipleOf(text)
        | Check::Format(text) => format!("`{keyword}: {text}`"),
        Check::UniqueItems => "`uniqueItems`".to_owned(),
        Check::OneOfValues(values) => format!("`enum: [{}]`", values.join(", ")),
        Check::Kinds(kinds) => {
            format!("`type: [{}]`", kinds.iter().map(|kind| self::kind(*kind)).collect::<Vec<_>>().join(", "))
        }
        Check::Required(keys) => format!("`required: [{}]`", keys.join(", ")),
        Check::DependentRequired(key, others) => format!("`dependentRequired: {key} → [{}]`", others.join(", ")),
        Check::Dependent(key, _) => format!("`dependentSchemas: {key}`"),
        Check::Contains { min, max, .. } => match max {
            Some(max) => format!("`contains` ({min} to {max} times)"),
            None => format!("`contains` (at least {min} times)"),
        },
        Check::PatternMembers(pattern, _) => format!("`patternProperties: {pattern}`"),
        Check::NoOthers { keys, .. } => format!("`additionalProperties: false` beside [{}]", keys.join(", ")),
        Check::Member(key, _) => format!("a rule for the member `{key}`"),
        Check::AnyOf(branches) | Check::OneOf(branches) => format!("`{keyword}` of {} shapes", branches.len()),
        Check::Never => "no value at all".to_owned(),
        Check::Items(_) | Check::Values(_) | Check::Keys(_) | Check::Prefix(_) | Check::Not(_) | Check::If(..) => {
            format!("`{keyword}`")
        }
    }
}

fn kind(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Null => "null",
        JsonKind::Boolean => "boolean",
        JsonKind::Integer => "integer",
        JsonKind::Number => "number",
        JsonKind::String => "string",
        JsonKind::Array => "array",
        JsonKind::Object => "object",
    }
}
