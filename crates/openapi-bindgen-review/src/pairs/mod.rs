//! What in the new API is which thing of the old one: the ground on which every comparison stands.
//!
//! Equal names and places come first, then what stands in the same position, then what has the same shape. Two things
//! are only taken for one another where no third could be meant, so that a removal is never hidden by a guess.

pub(crate) mod lists;
pub(crate) mod members;
mod operations;
mod positions;
mod shape;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use openapi_bindgen_ir::Type;

use crate::index::Index;

pub(crate) use operations::nameless;
pub(crate) use shape::weight;

/// Which type of the old API is which of the new one, and the same for operations.
#[derive(Default)]
pub(crate) struct Pairs {
    /// Old and new number of each operation that is in both.
    pub(crate) operations: Vec<(usize, usize)>,
    pub(crate) types: Matching,
    /// Old and new number where one type became two, or two one: the further view of it.
    pub(crate) views: Vec<(usize, usize)>,
    old_views: BTreeSet<usize>,
    new_views: BTreeSet<usize>,
}

/// A one-to-one assignment of old to new numbers.
#[derive(Default)]
pub(crate) struct Matching {
    pub(crate) new_of: Vec<Option<usize>>,
    pub(crate) old_of: Vec<Option<usize>>,
}

impl Matching {
    fn empty(old: usize, new: usize) -> Self {
        Self { new_of: vec![None; old], old_of: vec![None; new] }
    }

    fn add(&mut self, old: usize, new: usize) -> bool {
        let (Some(forth @ None), Some(back @ None)) = (self.new_of.get_mut(old), self.old_of.get_mut(new)) else {
            return false;
        };
        *forth = Some(new);
        *back = Some(old);
        true
    }

    pub(crate) fn new_of(&self, old: usize) -> Option<usize> {
        self.new_of.get(old).copied().flatten()
    }

    pub(crate) fn old_of(&self, new: usize) -> Option<usize> {
        self.old_of.get(new).copied().flatten()
    }

    /// All pairs.
    pub(crate) fn each(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.new_of.iter().enumerate().filter_map(|(old, new)| new.map(|new| (old, new)))
    }

    fn free_old(&self) -> impl Iterator<Item = usize> + '_ {
        self.new_of.iter().enumerate().filter(|(_, new)| new.is_none()).map(|(old, _)| old)
    }

    fn free_new(&self) -> impl Iterator<Item = usize> + '_ {
        self.old_of.iter().enumerate().filter(|(_, old)| old.is_none()).map(|(new, _)| new)
    }

    /// Pairs what is free on both sides and alone with its key; gives the new pairs.
    fn by_key<K: Ord>(
        &mut self,
        key_of_old: impl Fn(usize) -> Option<K>,
        key_of_new: impl Fn(usize) -> Option<K>,
    ) -> Vec<(usize, usize)> {
        let mut keys: BTreeMap<K, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for old in self.free_old() {
            if let Some(key) = key_of_old(old) {
                keys.entry(key).or_default().0.push(old);
            }
        }
        for new in self.free_new() {
            if let Some(known) = key_of_new(new).and_then(|key| keys.get_mut(&key)) {
                known.1.push(new);
            }
        }
        let mut pairs = Vec::new();
        for (old, new) in keys.into_values() {
            if let ([old], [new]) = (old.as_slice(), new.as_slice())
                && self.add(*old, *new)
            {
                pairs.push((*old, *new));
            }
        }
        pairs
    }
}

impl Pairs {
    pub(crate) fn new(old: &Index<'_>, new: &Index<'_>) -> Self {
        let operations = operations::pair(old, new);
        let (types, views) = types::pair(old, new, &operations);
        let old_views = views.iter().map(|(old, _)| *old).collect();
        let new_views = views.iter().map(|(_, new)| *new).collect();
        Self { operations, types, views, old_views, new_views }
    }

    /// Whether two types are the same type by name, so that whatever differs is said where they are defined.
    pub(crate) fn same(&self, old: (&Index<'_>, &Type), new: (&Index<'_>, &Type)) -> bool {
        match (old.1, new.1) {
            (Type::Named(from), Type::Named(to)) => {
                if let (Some(from), Some(to)) = (old.0.find(from), new.0.find(to))
                    && self.types.new_of(from) == Some(to)
                {
                    return true;
                }
                self.same_behind(old, new)
            }
            (Type::List(from), Type::List(to))
            | (Type::Map(from), Type::Map(to))
            | (Type::Nullable(from), Type::Nullable(to))
            | (Type::BlankOr(from), Type::BlankOr(to))
            | (Type::Boxed(from), Type::Boxed(to)) => self.same((old.0, from), (new.0, to)),
            (Type::Named(_) | Type::Boxed(_), _) | (_, Type::Named(_) | Type::Boxed(_)) => self.same_behind(old, new),
            (from, to) => from == to,
        }
    }

    /// The same, once aliases are seen through.
    fn same_behind(&self, old: (&Index<'_>, &Type), new: (&Index<'_>, &Type)) -> bool {
        let (from, to) = (old.0.resolve(old.1), new.0.resolve(new.1));
        if std::ptr::eq(from, old.1) && std::ptr::eq(to, new.1) {
            return match (from, to) {
                // A named type that nothing defines is the same as one of the same name.
                (Type::Named(from), Type::Named(to)) => {
                    old.0.find(from).is_none() && new.0.find(to).is_none() && from == to
                }
                _ => false,
            };
        }
        self.same((old.0, from), (new.0, to))
    }

    /// A type as text that is equal for types that are the same or have the same shape.
    pub(crate) fn spelled(&self, index: &Index<'_>, ty: &Type, old: bool) -> String {
        match ty {
            Type::Named(path) => {
                let Some(number) = index.find(path) else { return path.name.clone() };
                let of_old = if old { self.types.new_of(number).map(|_| number) } else { self.types.old_of(number) };
                match (of_old, index.at(number)) {
                    (Some(number), _) => format!("@{number}"),
                    (None, Some(def)) => shape::of_type(def, &crate::signature::ty),
                    (None, None) => path.name.clone(),
                }
            }
            Type::List(inner) => format!("[{}]", self.spelled(index, inner, old)),
            Type::Map(inner) => format!("{{{}}}", self.spelled(index, inner, old)),
            Type::Nullable(inner) => format!("{}?", self.spelled(index, inner, old)),
            Type::BlankOr(inner) => format!("{}|blank", self.spelled(index, inner, old)),
            Type::Boxed(inner) => self.spelled(index, inner, old),
            other => crate::signature::ty(other),
        }
    }

    /// Whether an operation of the old API is not in the new one.
    pub(crate) fn is_gone(&self, operation: usize) -> bool {
        self.operations.binary_search_by_key(&operation, |(old, _)| *old).is_err()
    }

    /// Whether two types are views of one schema, one of which is new or gone.
    pub(crate) fn is_view(&self, old: usize, new: usize) -> bool {
        self.views.binary_search(&(old, new)).is_ok()
    }

    pub(crate) fn has_view_of_old(&self, old: usize) -> bool {
        self.old_views.contains(&old)
    }

    pub(crate) fn has_view_of_new(&self, new: usize) -> bool {
        self.new_views.contains(&new)
    }
}
