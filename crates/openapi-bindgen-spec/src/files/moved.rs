//! Component schemas that stand in files of their own.
//!
//! A component that is nothing but a `$ref` to another file is the schema in that file: it is known by the
//! component's pointer, whoever refers to it, so that a document in many files gives the names of one in a single file.

use std::collections::{BTreeMap, BTreeSet};

use openapi_bindgen_diagnostics::Pointer;

/// The pointers of such components, with the pointers of what they are in their files.
#[derive(Clone, Debug, Default)]
pub(crate) struct Moved {
    by_component: BTreeMap<String, Pointer>,
    taken: BTreeSet<Pointer>,
}

impl Moved {
    /// Remembers that a component is what stands at a place; false if another one is that already.
    pub(crate) fn insert(&mut self, component: &Pointer, real: &Pointer) -> bool {
        let is_free = self.taken.insert(real.clone());
        if is_free {
            self.by_component.insert(component.as_str().to_owned(), real.clone());
        }
        is_free
    }

    /// Where a pointer leads when only files are looked at.
    pub(crate) fn real(&self, pointer: &Pointer) -> Pointer {
        let text = pointer.as_str();
        let end = text.match_indices('/').nth(3).map_or(text.len(), |(at, _)| at);
        let (component, below) = text.split_at(end);
        match self.by_component.get(component) {
            Some(real) => real.below(below),
            None => pointer.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_below_a_component_stands_below_its_file() {
        let mut moved = Moved::default();
        assert!(moved.insert(&Pointer::parse("/components/schemas/Pet"), &Pointer::parse("pets.yaml#/Pet")));
        assert!(moved.insert(&Pointer::parse("/components/schemas/Line"), &Pointer::parse("line.yaml#")));
        assert!(!moved.insert(&Pointer::parse("/components/schemas/Zap"), &Pointer::parse("line.yaml#")));
        let table = [
            ("/components/schemas/Pet", "pets.yaml#/Pet"),
            ("/components/schemas/Pet/properties/id", "pets.yaml#/Pet/properties/id"),
            ("/components/schemas/Line/items", "line.yaml#/items"),
            ("/components/schemas/Zap", "/components/schemas/Zap"),
            ("/components/schemas/Petition", "/components/schemas/Petition"),
            ("other.yaml#/Pet", "other.yaml#/Pet"),
        ];
        for (pointer, real) in table {
            assert_eq!(moved.real(&Pointer::parse(pointer)).as_str(), real);
        }
    }
}
