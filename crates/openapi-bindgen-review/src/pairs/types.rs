//! Pairs types: by place and name, by place, by name, by position, by shape, by most of their shape.

use std::collections::BTreeMap;

use openapi_bindgen_ir::{Shape, Type, TypeDef};

use super::{Matching, positions, shape};
use crate::index::Index;

/// A member name that more new types than this have says nothing about which type is meant.
const COMMON: usize = 32;

/// The pairs, and the further views of split and merged types.
pub(super) fn pair(old: &Index<'_>, new: &Index<'_>, operations: &[(usize, usize)]) -> (Matching, Vec<(usize, usize)>) {
    let mut matching = Matching::empty(old.types.len(), new.types.len());
    let place_and_name = |def: &TypeDef| Some((def.origin.pointer.clone(), def.path.clone()));
    let place = |def: &TypeDef| Some((def.origin.pointer.clone(), def.in_requests, def.in_responses));
    let only_place = |def: &TypeDef| Some(def.origin.pointer.clone());
    by(&mut matching, old, new, place_and_name);
    by(&mut matching, old, new, place);
    by(&mut matching, old, new, only_place);
    by(&mut matching, old, new, |def| Some(def.path.clone()));

    let seeds: Vec<(usize, usize)> =
        matching.new_of.iter().enumerate().filter_map(|(old, new)| new.map(|new| (old, new))).collect();
    positions::spread(&mut matching, old, new, operations, seeds);
    let mut found = by_shape(&mut matching, old, new);
    found.extend(by_most_members(&mut matching, old, new));
    positions::spread(&mut matching, old, new, &[], found);
    let views = views(&matching, old, new);
    (matching, views)
}

fn by<K: Ord>(matching: &mut Matching, old: &Index<'_>, new: &Index<'_>, key: impl Fn(&TypeDef) -> Option<K>) {
    matching.by_key(|number| old.at(number).and_then(&key), |number| new.at(number).and_then(&key));
}

/// Where a schema had one type and has two, or the other way round, the one that has no partner of its own.
fn views(matching: &Matching, old: &Index<'_>, new: &Index<'_>) -> Vec<(usize, usize)> {
    let pointer = |index: &Index<'_>, number: usize| index.at(number).map(|def| def.origin.pointer.clone());
    let old_places: BTreeMap<String, usize> =
        paired(&matching.new_of).filter_map(|(at, _)| Some((pointer(old, at)?, at))).collect();
    let new_places: BTreeMap<String, usize> =
        paired(&matching.old_of).filter_map(|(at, _)| Some((pointer(new, at)?, at))).collect();
    let split = matching.free_new().filter_map(|at| Some((*old_places.get(&pointer(new, at)?)?, at)));
    let merged = matching.free_old().filter_map(|at| Some((at, *new_places.get(&pointer(old, at)?)?)));
    let mut views: Vec<(usize, usize)> = split.chain(merged).collect();
    views.sort_unstable();
    views
}

fn paired(list: &[Option<usize>]) -> impl Iterator<Item = (usize, usize)> + '_ {
    list.iter().enumerate().filter_map(|(at, other)| other.map(|other| (at, other)))
}

/// Types whose shape is the same and like no other.
fn by_shape(matching: &mut Matching, old: &Index<'_>, new: &Index<'_>) -> Vec<(usize, usize)> {
    // Paired types stand for the same thing on both sides; others are told apart by what is behind their names.
    let paired_old: Vec<Option<usize>> =
        matching.new_of.iter().enumerate().map(|(at, new)| new.is_some().then_some(at)).collect();
    let paired_new = matching.old_of.clone();
    let key = |index: &Index<'_>, numbers: &[Option<usize>], number: usize| {
        let def = index.at(number)?;
        let spelled = shape::of_type(def, &|ty| spelled(ty, index, numbers));
        // One member alone says little, but for a type of its own.
        let tells = match shape::weight(&def.shape) {
            0 => false,
            1 => spelled.contains('@'),
            _ => true,
        };
        tells.then_some(spelled)
    };
    let old_keys: Vec<Option<String>> = (0..old.types.len())
        .map(|at| if matching.new_of(at).is_none() { key(old, &paired_old, at) } else { None })
        .collect();
    let new_keys: Vec<Option<String>> = (0..new.types.len())
        .map(|at| if matching.old_of(at).is_none() { key(new, &paired_new, at) } else { None })
        .collect();
    matching.by_key(|at| old_keys.get(at).cloned().flatten(), |at| new_keys.get(at).cloned().flatten())
}

/// A type's text with paired types as the number of their old side.
fn spelled(ty: &Type, index: &Index<'_>, numbers: &[Option<usize>]) -> String {
    match ty {
        Type::Named(path) => match index.find(path).and_then(|at| numbers.get(at).copied().flatten()) {
            Some(old) => format!("@{old}"),
            None => "@?".to_owned(),
        },
        Type::List(inner) => format!("[{}]", spelled(inner, index, numbers)),
        Type::Map(inner) => format!("{{{}}}", spelled(inner, index, numbers)),
        Type::Nullable(inner) => format!("{}?", spelled(inner, index, numbers)),
        Type::BlankOr(inner) => format!("{}|blank", spelled(inner, index, numbers)),
        Type::Boxed(inner) => spelled(inner, index, numbers),
        other => crate::signature::ty(other),
    }
}

/// Structs that share at least three members and three quarters of the old ones, where no other shares as many:
/// renamed and grown.
fn by_most_members(matching: &mut Matching, old: &Index<'_>, new: &Index<'_>) -> Vec<(usize, usize)> {
    let mut having: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for number in matching.free_new() {
        for wire in members(new, number) {
            having.entry(wire).or_default().push(number);
        }
    }
    let mut wanted = Vec::new();
    for number in matching.free_old() {
        let own = members(old, number);
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for wire in &own {
            let found = having.get(wire).map(Vec::as_slice).unwrap_or_default();
            for candidate in found.iter().filter(|_| found.len() <= COMMON) {
                *shared.entry(*candidate).or_default() += 1;
            }
        }
        let best = shared.values().copied().max().unwrap_or(0);
        let mut at_best = shared.iter().filter(|(_, count)| **count == best).map(|(candidate, _)| *candidate);
        if let (Some(candidate), None) = (at_best.next(), at_best.next())
            && best >= 3
            && best * 4 >= own.len() * 3
        {
            wanted.push((number, candidate));
        }
    }
    let mut claims: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, candidate) in &wanted {
        *claims.entry(*candidate).or_default() += 1;
    }
    wanted.retain(|(_, candidate)| claims.get(candidate) == Some(&1));
    wanted.into_iter().filter(|(old, new)| matching.add(*old, *new)).collect()
}

fn members<'a>(index: &Index<'a>, number: usize) -> Vec<&'a str> {
    match index.at(number).map(|def| &def.shape) {
        Some(Shape::Struct(object)) => object.fields.iter().map(|field| field.wire.as_str()).collect(),
        _ => Vec::new(),
    }
}
