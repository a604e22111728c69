//! Which types travel in which direction: from the uses of operations along all references.

use std::collections::{BTreeMap, BTreeSet};

use openapi_bindgen_ir::{Check, Docs, Rest, Shape, Type};

use super::{Direction, Draft, Key};

/// Calls `visit` with the key of every draft that a type mentions.
pub(super) fn keys(ty: &Type, visit: &mut dyn FnMut(Key)) {
    match ty {
        Type::Named(path) => visit(Key::of(path)),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::BlankOr(inner) | Type::Boxed(inner) => {
            keys(inner, visit);
        }
        _ => {}
    }
}

/// Calls `visit` with every type that a definition is made of.
pub(super) fn types<'s>(shape: &'s Shape, visit: &mut dyn FnMut(&'s Type)) {
    match shape {
        Shape::Struct(fields) => {
            fields.fields.iter().for_each(|field| visit(&field.ty));
            if let Rest::Kept { value, .. } = &fields.rest {
                visit(value);
            }
        }
        Shape::Union(union) => union.branches.iter().for_each(|branch| visit(&branch.ty)),
        Shape::Alias(inner) | Shape::Newtype { inner, .. } => visit(inner),
        Shape::Enum(_) => {}
    }
}

/// Marks every draft that a use in some direction reaches.
pub(super) fn spread(drafts: &mut BTreeMap<Key, Draft>, reached: &[(Key, Direction)]) {
    for requests in [true, false] {
        let start = reached.iter().filter(|(_, direction)| (*direction != Direction::Response) == requests);
        let mut open: Vec<Key> = start.map(|(key, _)| key.clone()).collect();
        let mut seen: BTreeSet<Key> = BTreeSet::new();
        while let Some(key) = open.pop() {
            if !seen.insert(key.clone()) {
                continue;
            }
            let Some(draft) = drafts.get_mut(&key) else { continue };
            if requests {
                draft.def.in_requests = true;
            } else {
                draft.def.in_responses = true;
            }
            types(&draft.def.shape, &mut |ty| keys(ty, &mut |key| open.push(key)));
        }
    }
}

/// Types that are both received and sent keep members that nothing is said about, so that reading a value, changing
/// it and sending it back loses nothing.
pub(super) fn keep_what_returns(drafts: &mut BTreeMap<Key, Draft>, undecided: &BTreeSet<Key>) {
    for key in undecided {
        let Some(draft) = drafts.get_mut(key) else { continue };
        if draft.def.in_requests
            && draft.def.in_responses
            && let Shape::Struct(fields) = &mut draft.def.shape
            && fields.rest == Rest::Ignored
        {
            fields.rest = kept(Type::Json, Vec::new());
        }
    }
}

/// Further members, kept in a map.
pub(super) fn kept(value: Type, checks: Vec<Check>) -> Rest {
    Rest::Kept { name: "extra".to_owned(), value, docs: Docs::default(), checks }
}
