//! Through which operations, and in which direction, a type is met.

use std::collections::{BTreeSet, VecDeque};

use crate::edges::{self, Sides};
use crate::finding::Users;
use crate::index::Index;

/// How many types one search for users may visit: keeps a review of a document with a thousand changes linear.
const VISITS: usize = 4096;

/// Directions and users of all types of an API.
pub(crate) struct Uses {
    sides: Vec<Sides>,
    parents: Vec<Vec<(usize, Sides)>>,
    operations: Vec<Vec<(usize, Sides)>>,
}

impl Uses {
    pub(crate) fn new(index: &Index<'_>) -> Self {
        let count = index.types.len();
        let mut uses = Self {
            sides: vec![Sides::default(); count],
            parents: vec![Vec::new(); count],
            operations: vec![Vec::new(); count],
        };
        let mut children = vec![Vec::new(); count];
        for (parent, def) in index.types.iter().enumerate() {
            for (path, sides) in edges::of_type(def) {
                let Some(child) = index.find(path) else { continue };
                push(&mut uses.parents, child, (parent, sides));
                push(&mut children, parent, (child, sides));
            }
        }
        let mut queue = VecDeque::new();
        for (number, op) in index.operations.iter().enumerate() {
            for (path, sides) in edges::of_operation(op.operation) {
                let Some(child) = index.find(path) else { continue };
                push(&mut uses.operations, child, (number, sides));
                queue.push_back((child, sides));
            }
        }
        uses.spread(queue, &children);
        uses
    }

    /// Carries directions from the operations along all mentions; a type is visited at most once per direction.
    fn spread(&mut self, mut queue: VecDeque<(usize, Sides)>, children: &[Vec<(usize, Sides)>]) {
        while let Some((at, sides)) = queue.pop_front() {
            let Some(known) = self.sides.get_mut(at) else { continue };
            let joined = known.or(sides);
            if joined == *known {
                continue;
            }
            *known = joined;
            for (child, allowed) in children.get(at).into_iter().flatten() {
                queue.push_back((*child, joined.and(*allowed)));
            }
        }
    }

    /// The directions in which operations use a type.
    pub(crate) fn sides(&self, number: usize) -> Sides {
        self.sides.get(number).copied().unwrap_or_default()
    }

    /// The operations that use a type, directly or through other types.
    pub(crate) fn users(&self, number: usize, index: &Index<'_>) -> Users {
        let (met, more) = self.search(number);
        let shown = met
            .iter()
            .take(Users::SHOWN)
            .filter_map(|(operation, direction)| {
                let label = index.operations.get(*operation)?.label();
                Some(format!("{label} ({})", if *direction == 0 { "request" } else { "response" }))
            })
            .collect();
        Users { shown, total: met.len(), more }
    }

    /// Whether every operation that uses a type is marked as unstable.
    pub(crate) fn all_unstable(&self, number: usize, index: &Index<'_>) -> bool {
        let (met, more) = self.search(number);
        !more
            && !met.is_empty()
            && met.iter().all(|(at, _)| index.operations.get(*at).is_some_and(|op| index.unstable(op.operation)))
    }

    /// Pairs of operation and direction (0 request, 1 response).
    fn search(&self, number: usize) -> (BTreeSet<(usize, u8)>, bool) {
        let mut met = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut queue = VecDeque::from([(number, Sides::BOTH)]);
        while let Some((at, open)) = queue.pop_front() {
            if open.none() || !seen.insert((at, open.request, open.response)) {
                continue;
            }
            if seen.len() > VISITS {
                return (met, true);
            }
            for (operation, sides) in self.operations.get(at).into_iter().flatten() {
                let sides = sides.and(open);
                met.extend(sides.request.then_some((*operation, 0)));
                met.extend(sides.response.then_some((*operation, 1)));
            }
            queue.extend(self.parents.get(at).into_iter().flatten().map(|(parent, sides)| (*parent, sides.and(open))));
        }
        (met, false)
    }
}

fn push<T>(lists: &mut [Vec<T>], at: usize, value: T) {
    if let Some(list) = lists.get_mut(at) {
        list.push(value);
    }
}
