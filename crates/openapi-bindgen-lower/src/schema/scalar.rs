//! Strings, numbers and booleans.

use openapi_bindgen_ir::{Check, Type};

use super::body::Body;
use super::flat::{Flat, Group};
use super::formats::{self, Bounds};
use super::kinds::Kinds;
use super::lower::Schemas;
use super::node::Node;
use super::{Direction, Use, codes};

impl<'a> Schemas<'a> {
    /// A node whose values are of one scalar kind.
    pub(super) fn scalar(
        &mut self,
        node: &Node,
        flat: &Flat<'a>,
        kinds: Kinds,
        checked: &[&Group<'a>],
        direction: Direction,
    ) -> Body {
        let mut used = Use::of(self.scalar_type(node, flat, kinds, direction));
        used.checks = self.look.limits(flat, kinds);
        used.checks.retain(|check| !is_implied(&used.ty, check));
        if formats::is_judged_by(&used.ty) {
            used.checks.retain(|check| !matches!(check, Check::Format(_)));
        }
        used.checks.extend(self.look.further_checks(flat, checked));
        used.docs.notes.extend(format_notes(flat, &used));
        Body::Plain(used)
    }

    pub(super) fn scalar_type(&mut self, node: &Node, flat: &Flat<'a>, kinds: Kinds, direction: Direction) -> Type {
        let names = formats::names(flat);
        if let Some(ty) = self.configured(kinds, &names) {
            return ty;
        }
        match kinds {
            Kinds::BOOLEAN => Type::Bool,
            Kinds::STRING => self.string_type(node, flat, &names, direction),
            Kinds::INTEGER => formats::integer(&names, &Bounds::of(flat)),
            _ => formats::number(&names),
        }
    }

    fn string_type(&mut self, node: &Node, flat: &Flat<'a>, names: &[&str], direction: Direction) -> Type {
        if formats::is_binary(flat, names) {
            return if direction == Direction::Multipart { Type::File } else { Type::String };
        }
        if let [one] = names
            && !formats::is_known(one)
        {
            self.say(codes::unknown_format(node.pointer.clone(), one));
        }
        formats::string(flat, names)
    }

    /// The type that the config gives for a format, or for a JSON type without one.
    fn configured(&self, kinds: Kinds, names: &[&str]) -> Option<Type> {
        let table = &self.look.options.formats;
        if table.is_empty() {
            return None;
        }
        let word = kinds.word()?;
        let name = match names {
            [] => table.get(word),
            [one] => table.get(&format!("{word}:{one}")).or_else(|| match word {
                "number" => table.get(&format!("integer:{one}")),
                _ => None,
            }),
            _ => None,
        };
        name.map(|name| formats::named(name))
    }
}

/// A word about each format that neither the type nor a check shows.
fn format_notes(flat: &Flat<'_>, used: &Use) -> Vec<String> {
    let is_typed = !matches!(used.ty, Type::String | Type::F64 | Type::I64 | Type::Number);
    let is_checked =
        |name: &str| used.checks.iter().any(|check| matches!(check, Check::Format(known) if known == name));
    let hidden = formats::names(flat).into_iter();
    hidden.filter(|name| !is_typed && !formats::is_plain(name) && !is_checked(name)).map(formats::note).collect()
}

/// Whether no value of a type could break a check.
fn is_implied(ty: &Type, check: &Check) -> bool {
    let (least, most) = match ty {
        Type::I32 => (i128::from(i32::MIN), i128::from(i32::MAX)),
        Type::U32 => (0, i128::from(u32::MAX)),
        Type::I64 => (i128::from(i64::MIN), i128::from(i64::MAX)),
        Type::U64 => (0, i128::from(u64::MAX)),
        _ => return false,
    };
    let whole = |text: &str| text.strip_suffix(".0").unwrap_or(text).parse::<i128>().ok();
    match check {
        Check::Minimum(text) => whole(text).is_some_and(|bound| bound <= least),
        Check::Maximum(text) => whole(text).is_some_and(|bound| bound >= most),
        _ => false,
    }
}
