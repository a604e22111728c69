//! How a map finds a name: by walking when it is small, by a table of places when it is large.

use std::hash::{BuildHasher, RandomState};

/// Up to so many members a walk is faster than a hash.
const WALKED: usize = 16;

/// Where the members of a large map are; a small map has none.
#[derive(Clone)]
pub(super) struct MapIndex(Option<Box<Table>>);

/// Open addressing with linear probing: each slot holds a place plus one, or 0 when free.
#[derive(Clone)]
struct Table {
    hasher: RandomState,
    slots: Vec<u32>,
}

impl MapIndex {
    pub(super) const fn new() -> Self {
        Self(None)
    }

    /// The last member of this name.
    pub(super) fn position<V>(&self, entries: &[(String, V)], name: &str) -> Option<usize> {
        match &self.0 {
            None => entries.iter().rposition(|(known, _)| known == name),
            Some(table) => table.find(name, |at| known_at(entries, at) == Some(name)).ok(),
        }
    }

    /// Takes note of the member that was just added at the end.
    #[inline]
    pub(super) fn pushed<V>(&mut self, entries: &[(String, V)]) {
        if entries.len() > WALKED {
            self.pushed_to_large(entries);
        }
    }

    #[inline(never)]
    fn pushed_to_large<V>(&mut self, entries: &[(String, V)]) {
        match &mut self.0 {
            // At most half of the slots are taken, so that probing stays short and ends.
            Some(table) if entries.len() * 2 <= table.slots.len() => {
                table.note(entries, entries.len() - 1);
            }
            _ => self.rebuild(entries),
        }
    }

    /// Makes the index anew after members have moved.
    pub(super) fn rebuild<V>(&mut self, entries: &[(String, V)]) {
        self.0 = (entries.len() > WALKED && u32::try_from(entries.len()).is_ok()).then(|| {
            let slots = vec![0; (entries.len() * 4).next_power_of_two()];
            let mut table = Box::new(Table { hasher: RandomState::new(), slots });
            for at in 0..entries.len() {
                table.note(entries, at);
            }
            table
        });
    }
}

fn known_at<V>(entries: &[(String, V)], at: usize) -> Option<&str> {
    entries.get(at).map(|(name, _)| name.as_str())
}

impl Table {
    /// The place of a name, or the slot where it belongs.
    fn find(&self, name: &str, is_it: impl Fn(usize) -> bool) -> Result<usize, usize> {
        let mask = self.slots.len() - 1;
        let mut slot = self.hasher.hash_one(name) as usize & mask;
        loop {
            match self.slots.get(slot) {
                Some(0) | None => return Err(slot),
                Some(taken) if is_it(*taken as usize - 1) => return Ok(*taken as usize - 1),
                Some(_) => slot = (slot + 1) & mask,
            }
        }
    }

    /// Notes the member at `at`; of several members of one name, the last is found.
    fn note<V>(&mut self, entries: &[(String, V)], at: usize) {
        let Some(name) = known_at(entries, at) else { return };
        let mask = self.slots.len() - 1;
        let mut slot = self.hasher.hash_one(name) as usize & mask;
        while let Some(taken) = self.slots.get_mut(slot) {
            let same = *taken != 0 && known_at(entries, *taken as usize - 1) == Some(name);
            if *taken == 0 || same {
                *taken = at as u32 + 1;
                return;
            }
            slot = (slot + 1) & mask;
        }
    }
}
