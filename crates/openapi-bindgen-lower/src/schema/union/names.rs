//! What the variants of a union are named from.

use std::collections::BTreeMap;

use openapi_bindgen_ir::Guard;

use super::super::kinds::Kinds;
use super::super::look::Look;
use super::arm::{Arm, MAX_WORDS};

impl Look<'_> {
    /// Words for each branch, all different: the component, the title, the tag, the kind of value.
    pub(super) fn branch_names(&self, arms: &[Arm<'_>], guards: &[Guard]) -> Vec<String> {
        let mut names: Vec<String> = arms.iter().zip(guards).map(|(arm, guard)| self.branch_name(arm, guard)).collect();
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for name in &names {
            *count.entry(plain(name)).or_default() += 1;
        }
        for ((name, arm), guard) in names.iter_mut().zip(arms).zip(guards) {
            if count.get(&plain(name)).is_some_and(|count| *count > 1) && arm.component.is_none() {
                let detail = detail(arm, guard);
                *name = format!("{name} {detail}");
            }
        }
        names
    }

    fn branch_name(&self, arm: &Arm<'_>, guard: &Guard) -> String {
        if let Some(name) = arm.component {
            return name.to_owned();
        }
        if !arm.title.is_empty() {
            return arm.title.to_owned();
        }
        if let Some(tag) = guard.tag.as_ref().filter(|tag| tag.values.len() <= MAX_WORDS) {
            return tag.values.join(" ");
        }
        if arm.kinds == Kinds::ARRAY {
            return self.list_name(arm);
        }
        match (arm.kinds.word(), guard.keys.first()) {
            (Some("object"), Some(key)) => format!("with {key}"),
            (Some(word), _) => word.to_owned(),
            (None, _) if arm.kinds.is_narrow() => "value".to_owned(),
            (None, _) => "any".to_owned(),
        }
    }

    /// A list is named after its items where they are components or scalars.
    fn list_name(&self, arm: &Arm<'_>) -> String {
        let items = self.resolve(arm.id).and_then(|id| self.schema(id).items);
        let Some(items) = items else { return "list".to_owned() };
        let component = self.resolve_to_component(items).and_then(|id| self.component(id));
        let word = component.or_else(|| self.kinds(items).word());
        word.map_or_else(|| "list".to_owned(), |word| format!("{word} list"))
    }
}

/// What tells a branch from another that would have the same name.
fn detail(arm: &Arm<'_>, guard: &Guard) -> String {
    if let Some(tag) = &guard.tag {
        return tag.values.join(" ");
    }
    if !guard.keys.is_empty() {
        return guard.keys.join(" ");
    }
    (arm.index + 1).to_string()
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
