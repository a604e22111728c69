//! Which branches a union is made from by `From`: those whose payload, with aliases seen through, no other has.

use std::collections::{BTreeMap, BTreeSet};

use openapi_bindgen_ir::{Shape, Type};

use super::super::draft::{Draft, Key};

/// Marks the branches of all unions, once every alias is known.
pub(in super::super) fn mark(drafts: &mut BTreeMap<Key, Draft>) {
    let aliases = Aliases::of(drafts);
    for (key, draft) in drafts {
        let Shape::Union(union) = &mut draft.def.shape else { continue };
        let types: Vec<Type> = union.branches.iter().map(|branch| aliases.resolved(&branch.ty)).collect();
        for (branch, ty) in union.branches.iter_mut().zip(&types) {
            let alone = types.iter().filter(|other| *other == ty).count() == 1;
            let itself = matches!(ty, Type::Named(path) if Key::of(path) == *key);
            branch.from = alone && !itself && !matches!(ty, Type::Null | Type::Json);
        }
    }
}

/// What each alias stands for.
struct Aliases(BTreeMap<Key, Type>);

impl Aliases {
    fn of(drafts: &BTreeMap<Key, Draft>) -> Self {
        let aliases = drafts.iter().filter_map(|(key, draft)| match &draft.def.shape {
            Shape::Alias(ty) => Some((key.clone(), ty.clone())),
            _ => None,
        });
        Self(aliases.collect())
    }

    fn resolved(&self, ty: &Type) -> Type {
        let mut ty = ty.clone();
        self.resolve(&mut ty, &mut BTreeSet::new());
        ty
    }

    fn resolve(&self, ty: &mut Type, seen: &mut BTreeSet<Key>) {
        match ty {
            Type::Named(path) => {
                let key = Key::of(path);
                if let Some(target) = self.0.get(&key).filter(|_| seen.insert(key)) {
                    *ty = target.clone();
                    self.resolve(ty, seen);
                }
            }
            Type::List(inner)
            | Type::Map(inner)
            | Type::Nullable(inner)
            | Type::BlankOr(inner)
            | Type::Boxed(inner) => {
                self.resolve(inner, seen);
            }
            _ => {}
        }
    }
}
