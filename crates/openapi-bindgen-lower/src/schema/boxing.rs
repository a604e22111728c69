//! Types that contain themselves.
//!
//! A struct, union or newtype that holds itself by value, however indirectly, has no size: an edge of every circle
//! is boxed. Which one depends on names alone: inside a circle, every edge that leads to a key that is not greater
//! than its owner's. An alias that mentions itself, even in a list, becomes a newtype.

use std::collections::{BTreeMap, BTreeSet};

use openapi_bindgen_diagnostics::Pointer;
use openapi_bindgen_ir::{Rest, Shape, Type};

use super::directions::{keys, types};
use super::{Draft, Key};

/// Breaks all circles. Gives the places of aliases that stand for nothing but themselves.
pub(super) fn close_circles(drafts: &mut BTreeMap<Key, Draft>) -> Vec<Pointer> {
    let empty = cut_empty_aliases(drafts);
    let aliases = groups(drafts, |shape, add| {
        if let Shape::Alias(ty) = shape {
            keys(ty, add);
        }
    });
    for key in aliases.into_keys() {
        if let Some(draft) = drafts.get_mut(&key)
            && let Shape::Alias(inner) = &draft.def.shape
        {
            draft.def.shape = Shape::Newtype { inner: inner.clone(), checks: Vec::new() };
        }
    }
    let circles = groups(drafts, |shape, add| types(shape, &mut |ty| held(ty, add)));
    for (key, circle) in &circles {
        let inner = |target: &Key| target <= key && circles.get(target) == Some(circle);
        if let Some(draft) = drafts.get_mut(key) {
            box_edges(&mut draft.def.shape, &inner);
        }
    }
    empty
}

/// Calls `add` with the drafts that a type holds by value.
fn held(ty: &Type, add: &mut dyn FnMut(Key)) {
    match ty {
        Type::Named(path) => add(Key::of(path)),
        Type::Nullable(inner) | Type::BlankOr(inner) => held(inner, add),
        _ => {}
    }
}

/// Aliases of each other that never come to a type become any value.
fn cut_empty_aliases(drafts: &mut BTreeMap<Key, Draft>) -> Vec<Pointer> {
    let empty = groups(drafts, |shape, add| {
        if let Shape::Alias(ty) = shape {
            held(ty, add);
        }
    });
    let mut places = Vec::new();
    for key in empty.into_keys() {
        if let Some(draft) = drafts.get_mut(&key) {
            places.push(draft.pointer.clone());
            draft.def.shape = Shape::Alias(Type::Json);
        }
    }
    places
}

fn box_edges(shape: &mut Shape, inner: &dyn Fn(&Key) -> bool) {
    match shape {
        Shape::Struct(fields) => {
            fields.fields.iter_mut().for_each(|field| box_type(&mut field.ty, inner));
            if let Rest::Kept { .. } = &fields.rest {}
        }
        Shape::Union(union) => union.branches.iter_mut().for_each(|branch| box_type(&mut branch.ty, inner)),
        Shape::Alias(ty) | Shape::Newtype { inner: ty, .. } => box_type(ty, inner),
        Shape::Enum(_) => {}
    }
}

fn box_type(ty: &mut Type, inner: &dyn Fn(&Key) -> bool) {
    match ty {
        Type::Named(path) if inner(&Key::of(path)) => *ty = Type::Boxed(Box::new(ty.clone())),
        Type::Nullable(held) | Type::BlankOr(held) => box_type(held, inner),
        _ => {}
    }
}

/// The drafts that stand on a circle of edges, each with a number for its circle (strongly connected component).
fn groups(drafts: &BTreeMap<Key, Draft>, edges: impl Fn(&Shape, &mut dyn FnMut(Key))) -> BTreeMap<Key, usize> {
    let index: BTreeMap<&Key, usize> = drafts.keys().enumerate().map(|(number, key)| (key, number)).collect();
    let graph: Vec<Vec<usize>> = drafts
        .values()
        .map(|draft| {
            let mut targets = BTreeSet::new();
            edges(&draft.def.shape, &mut |key| targets.extend(index.get(&key).copied()));
            targets.into_iter().collect()
        })
        .collect();
    let component = components(&graph);
    let mut size: BTreeMap<usize, usize> = BTreeMap::new();
    for number in &component {
        *size.entry(*number).or_default() += 1;
    }
    let is_circle = |node: usize, number: usize| {
        size.get(&number).is_some_and(|size| *size > 1) || graph.get(node).is_some_and(|to| to.contains(&node))
    };
    let numbered = drafts.keys().zip(component).enumerate();
    numbered
        .filter(|(node, (_, number))| is_circle(*node, *number))
        .map(|(_, (key, number))| (key.clone(), number))
        .collect()
}

/// Strongly connected components, by two sweeps without recursion (Kosaraju).
fn components(graph: &[Vec<usize>]) -> Vec<usize> {
    let mut reversed: Vec<Vec<usize>> = vec![Vec::new(); graph.len()];
    for (from, targets) in graph.iter().enumerate() {
        for to in targets {
            if let Some(sources) = reversed.get_mut(*to) {
                sources.push(from);
            }
        }
    }
    let mut found: Vec<Option<usize>> = vec![None; graph.len()];
    for root in finishing_order(graph).into_iter().rev() {
        let mut open = vec![root];
        while let Some(node) = open.pop() {
            match found.get_mut(node) {
                Some(slot @ None) => *slot = Some(root),
                _ => continue,
            }
            open.extend(reversed.get(node).into_iter().flatten());
        }
    }
    found.into_iter().map(Option::unwrap_or_default).collect()
}

fn finishing_order(graph: &[Vec<usize>]) -> Vec<usize> {
    let mut seen = vec![false; graph.len()];
    let mut order = Vec::with_capacity(graph.len());
    for start in 0..graph.len() {
        let mut stack = vec![(start, 0)];
        while let Some((node, at)) = stack.pop() {
            if at == 0 {
                match seen.get_mut(node) {
                    Some(seen) if !*seen => *seen = true,
                    _ => continue,
                }
            }
            match graph.get(node).and_then(|targets| targets.get(at)) {
                Some(next) => {
                    stack.push((node, at + 1));
                    if seen.get(*next) == Some(&false) {
                        stack.push((*next, 0));
                    }
                }
                None => order.push(node),
            }
        }
    }
    order
}
