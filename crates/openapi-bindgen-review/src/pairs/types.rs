//! Pairs types: by place and name, by place, by name, by position, by shape, by most of their shape; in lists by shape
//! first.

use std::collections::BTreeMap;

use openapi_bindgen_ir::{Shape, Type, TypeDef};

use super::lists::{is_in_list, without_positions};
use super::{Matching, positions, shape};
use crate::index::Index;

/// A member name that more new types than this have says nothing about which type is meant.
const COMMON: usize = 32;

/// The pairs, and the further views of split and merged types.
pub(super) fn pair(old: &Index<'_>, new: &Index<'_>, operations: &[(usize, usize)]) -> (Matching, Vec<(usize, usize)>) {
    let mut matching = Matching::empty(old.types.len(), new.types.len());
    let pointer = |def: &TypeDef| def.origin.pointer.clone();
    let place_and_name = |def: &TypeDef| Some((pointer(def), def.path.clone()));
    let place = |def: &TypeDef| Some((pointer(def), def.in_requests, def.in_responses));
    let fixed = |def: &TypeDef| !is_in_list(&def.origin.pointer);
    by(&mut matching, old, new, |def| place_and_name(def).filter(|_| fixed(def)));
    by(&mut matching, old, new, |def| place(def).filter(|_| fixed(def)));
    by(&mut matching, old, new, |def| Some(pointer(def)).filter(|_| fixed(def)));
    // Where something is taken out of a list, all behind it moves up: there, what a type is counts more than its place.
    by_shape_and(&mut matching, old, new, |def| Some(def.path.clone()).filter(|_| !fixed(def)));
    by_shape_and(&mut matching, old, new, |def| Some(without_positions(&def.origin.pointer)).filter(|_| !fixed(def)));
    spread(&mut matching, old, new, operations);
    by(&mut matching, old, new, place_and_name);
    by(&mut matching, old, new, |def| Some(def.path.clone()));
    spread(&mut matching, old, new, &[]);
    by(&mut matching, old, new, place);
    by(&mut matching, old, new, |def| Some(pointer(def)));

    spread(&mut matching, old, new, &[]);
    let mut found = by_shape(&mut matching, old, new);
    found.extend(by_most_members(&mut matching, old, new));
    positions::spread(&mut matching, old, new, &[], found);
    let views = views(&matching, old, new);
    (matching, views)
}

/// Follows positions from all pairs.
fn spread(matching: &mut Matching, old: &Index<'_>, new: &Index<'_>, operations: &[(usize, usize)]) {
    let seeds = matching.each().collect();
    positions::spread(matching, old, new, operations, seeds);
}

fn by<K: Ord>(matching: &mut Matching, old: &Index<'_>, new: &Index<'_>, key: impl Fn(&TypeDef) -> Option<K>) {
    matching.by_key(|number| old.at(number).and_then(&key), |number| new.at(number).and_then(&key));
}

/// Where a schema had one type and has two, or the other way round, the one that has no partner of its own.
fn views(matching: &Matching, old: &Index<'_>, new: &Index<'_>) -> Vec<(usize, usize)> {
    let pointer = |index: &Index<'_>, number: usize| index.at(number).map(|def| def.origin.pointer.clone());
    // What moved within a list left its place to another.
    let stays = |from: usize, to: usize| {
        let (from, to) = (pointer(old, from)?, pointer(new, to)?);
        (from == to || !is_in_list(&from)).then_some((from, to))
    };
    let pairs = || matching.each().filter_map(|(from, to)| Some(((from, to), stays(from, to)?)));
    let old_places: BTreeMap<String, usize> = pairs().map(|((from, _), (place, _))| (place, from)).collect();
    let new_places: BTreeMap<String, usize> = pairs().map(|((_, to), (_, place))| (place, to)).collect();
    let split = matching.free_new().filter_map(|at| Some((*old_places.get(&pointer(new, at)?)?, at)));
    let merged = matching.free_old().filter_map(|at| Some((at, *new_places.get(&pointer(old, at)?)?)));
    let mut views: Vec<(usize, usize)> = split.chain(merged).collect();
    views.sort_unstable();
    views
}

/// Types whose shape is the same and like no other.
fn by_shape(matching: &mut Matching, old: &Index<'_>, new: &Index<'_>) -> Vec<(usize, usize)> {
    // One member alone says little, but for a type of its own.
    let tells = |def: &TypeDef, spelled: &str| match shape::weight(&def.shape) {
        0 => false,
        1 => spelled.contains('@'),
        _ => true,
    };
    by_shape_if(matching, old, new, |def, spelled| tells(def, spelled).then_some(()))
}

/// Types with the same shape and the same key.
fn by_shape_and<K: Ord>(
    matching: &mut Matching,
    old: &Index<'_>,
    new: &Index<'_>,
    key: impl Fn(&TypeDef) -> Option<K>,
) -> Vec<(usize, usize)> {
    by_shape_if(matching, old, new, |def, _| key(def))
}

fn by_shape_if<K: Ord>(
    matching: &mut Matching,
    old: &Index<'_>,
    new: &Index<'_>,
    key: impl Fn(&TypeDef, &str) -> Option<K>,
) -> Vec<(usize, usize)> {
    // Paired types stand for the same thing on both sides; others are told apart by what is behind their names.
    let paired_old: Vec<Option<usize>> =
        matching.new_of.iter().enumerate().map(|(at, new)| new.is_some().then_some(at)).collect();
    let paired_new = matching.old_of.clone();
    let keyed = |index: &Index<'_>, numbers: &[Option<usize>], number: usize| {
        let def = index.at(number)?;
        let spelled = shape::of_type(def, &|ty| spelled(ty, index, numbers));
        Some((key(def, &spelled)?, spelled))
    };
    matching.by_key(|number| keyed(old, &paired_old, number), |number| keyed(new, &paired_new, number))
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
