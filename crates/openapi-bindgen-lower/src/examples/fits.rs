//! Whether a value of the document fits a schema: a small evaluator over the model.

use openapi_bindgen_spec::model::{Additional, Document, Limits, Schema, SchemaId, Types};
use openapi_bindgen_spec::value::{Kind, Value};

use crate::schema::{Direction, is_whole, same};

/// Where a value does not fit, and why.
pub(crate) type Misfit = (Vec<String>, String);

/// Deeper values are taken to fit.
const DEEPEST: usize = 64;

/// More comparisons than this, and the rest is taken to fit: unions of unions multiply.
const MOST_STEPS: usize = 100_000;

/// Holds values against schemas.
pub(crate) struct Checker<'a> {
    document: &'a Document,
    direction: Direction,
    steps: usize,
    path: Vec<String>,
}

impl<'a> Checker<'a> {
    pub(crate) fn new(document: &'a Document, direction: Direction) -> Self {
        Self { document, direction, steps: 0, path: Vec::new() }
    }

    /// The first place where the value does not fit.
    pub(crate) fn misfit(&mut self, id: SchemaId, value: &Value) -> Option<Misfit> {
        self.check(id, value, 0).err().map(|why| (self.path.clone(), why))
    }

    fn check(&mut self, id: SchemaId, value: &Value, deep: usize) -> Result<(), String> {
        self.steps += 1;
        if deep > DEEPEST || self.steps > MOST_STEPS {
            return Ok(());
        }
        let schema = self.document.schema(id);
        if let Some(reference) = &schema.reference {
            return reference.target.map_or(Ok(()), |target| self.check(target, value, deep + 1));
        }
        match schema.boolean {
            Some(true) => return Ok(()),
            Some(false) => return Err("nothing is allowed here".to_owned()),
            None => {}
        }
        if value.is_null() && schema.nullable {
            return Ok(());
        }
        check_type(schema, value)?;
        if let Some(values) = &schema.values
            && !values.iter().any(|allowed| same(allowed, value))
        {
            return Err("it is none of the values listed".to_owned());
        }
        check_limits(&schema.limits, value)?;
        self.object(schema, value, deep)?;
        self.array(schema, value, deep)?;
        self.combinations(schema, value, deep)
    }

    fn at<T>(&mut self, token: &str, check: impl FnOnce(&mut Self) -> Result<T, String>) -> Result<T, String> {
        self.path.push(token.to_owned());
        let result = check(self)?;
        self.path.pop();
        Ok(result)
    }

    /// As `check`, but a misfit leaves no trace in the path.
    fn fits(&mut self, id: SchemaId, value: &Value, deep: usize) -> bool {
        let depth = self.path.len();
        let fits = self.check(id, value, deep + 1).is_ok();
        self.path.truncate(depth);
        fits
    }

    fn object(&mut self, schema: &Schema, value: &Value, deep: usize) -> Result<(), String> {
        let Kind::Object(members) = &value.kind else { return Ok(()) };
        let missing = schema.required.iter().find(|name| value.get(name).is_none() && !self.other_way(schema, name));
        if let Some(name) = missing {
            return Err(format!("the member `{name}` is missing"));
        }
        for (name, member) in members {
            let declared = schema.properties.iter().find(|(property, _)| property == name);
            match (declared, schema.additional) {
                (Some((_, id)), _) => self.at(name, |checker| checker.check(*id, member, deep + 1))?,
                (None, Additional::Schema(id)) if schema.seldom.pattern_properties.is_empty() => {
                    self.at(name, |checker| checker.check(id, member, deep + 1))?;
                }
                (None, Additional::Denied)
                    if schema.seldom.pattern_properties.is_empty() && schema.all_of.is_empty() =>
                {
                    return self.at(name, |_| Err(format!("the member `{name}` is not allowed")));
                }
                _ => {}
            }
        }
        let needs = schema.seldom.dependent_required.iter().find_map(|(name, needed)| {
            value.get(name)?;
            needed.iter().find(|needed| value.get(needed).is_none())
        });
        match needs {
            Some(name) => Err(format!("the member `{name}` is missing")),
            None => Ok(()),
        }
    }

    /// Whether a required member only travels the other way.
    fn other_way(&self, schema: &Schema, name: &str) -> bool {
        let Some((_, id)) = schema.properties.iter().find(|(property, _)| property == name) else { return false };
        let mut member = self.document.schema(*id);
        for _ in 0..16 {
            match member.reference.as_ref().and_then(|reference| reference.target) {
                Some(target) => member = self.document.schema(target),
                None => break,
            }
        }
        match self.direction {
            Direction::Response => member.write_only,
            Direction::Request | Direction::Multipart => member.read_only,
        }
    }

    fn array(&mut self, schema: &Schema, value: &Value, deep: usize) -> Result<(), String> {
        let Kind::Array(items) = &value.kind else { return Ok(()) };
        for (index, item) in items.iter().enumerate() {
            if let Some(id) = schema.seldom.prefix_items.get(index).copied().or(schema.items) {
                self.at(&index.to_string(), |checker| checker.check(id, item, deep + 1))?;
            }
        }
        if schema.limits.unique_items
            && items.iter().enumerate().take(200).any(|(at, item)| items.iter().take(at).any(|other| same(item, other)))
        {
            return Err("two items are the same".to_owned());
        }
        Ok(())
    }

    fn combinations(&mut self, schema: &Schema, value: &Value, deep: usize) -> Result<(), String> {
        for id in &schema.all_of {
            self.check(*id, value, deep + 1)?;
        }
        if !schema.any_of.is_empty() && !schema.any_of.iter().any(|id| self.fits(*id, value, deep)) {
            return Err("it fits none of `anyOf`".to_owned());
        }
        // Several fitting branches are common in documents, and harmless for what examples are used for.
        if !schema.one_of.is_empty() && !schema.one_of.iter().any(|id| self.fits(*id, value, deep)) {
            return Err("it fits none of `oneOf`".to_owned());
        }
        if schema.seldom.not.is_some_and(|id| self.fits(id, value, deep)) {
            return Err("it fits `not`".to_owned());
        }
        Ok(())
    }
}

fn check_type(schema: &Schema, value: &Value) -> Result<(), String> {
    let types = schema.types;
    if types.is_empty() {
        return Ok(());
    }
    let fits = match &value.kind {
        Kind::Null => types.has(Types::NULL),
        Kind::Bool(_) => types.has(Types::BOOLEAN),
        Kind::Number(number) => types.has(Types::NUMBER) || (types.has(Types::INTEGER) && is_whole(number)),
        Kind::String(_) => types.has(Types::STRING),
        Kind::Array(_) => types.has(Types::ARRAY),
        Kind::Object(_) => types.has(Types::OBJECT),
    };
    if fits { Ok(()) } else { Err(format!("it is {} instead of {types:?}", value.described())) }
}

fn check_limits(limits: &Limits, value: &Value) -> Result<(), String> {
    let count = |count: usize, least: Option<u64>, most: Option<u64>, what: &str| {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        match (least, most) {
            (Some(least), _) if count < least => Err(format!("it has fewer {what} than {least}")),
            (_, Some(most)) if count > most => Err(format!("it has more {what} than {most}")),
            _ => Ok(()),
        }
    };
    match &value.kind {
        Kind::String(text) => count(text.chars().count(), limits.min_length, limits.max_length, "characters"),
        Kind::Array(items) => count(items.len(), limits.min_items, limits.max_items, "items"),
        Kind::Object(members) => count(members.len(), limits.min_properties, limits.max_properties, "members"),
        Kind::Number(number) => check_number(limits, number),
        _ => Ok(()),
    }
}

/// Bounds, compared as floating-point numbers: near enough for examples.
fn check_number(limits: &Limits, number: &str) -> Result<(), String> {
    let Ok(number) = number.parse::<f64>() else { return Ok(()) };
    let bound = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<f64>().ok());
    let below = bound(&limits.minimum).is_some_and(|least| number < least)
        || bound(&limits.exclusive_minimum).is_some_and(|least| number <= least);
    let above = bound(&limits.maximum).is_some_and(|most| number > most)
        || bound(&limits.exclusive_maximum).is_some_and(|most| number >= most);
    match (below, above) {
        (true, _) => Err("it is below the minimum".to_owned()),
        (_, true) => Err("it is above the maximum".to_owned()),
        _ => Ok(()),
    }
}
