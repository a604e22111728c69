//! An object whose members are data: names in order, each with a value.

use std::fmt;

use super::map_index::MapIndex;
use crate::json::{Kind, ReadError, ReadJson, Rest, State, Value, WriteJson, Writer, refuse_duplicates};

/// A map from names to values that keeps the order of its members.
///
/// Maps are equal when they have the same members, in any order.
#[derive(Clone)]
pub struct Map<V> {
    entries: Vec<(String, V)>,
    index: MapIndex,
}

impl<V> Map<V> {
    /// An empty map.
    #[must_use]
    pub const fn new() -> Self {
        Self { entries: Vec::new(), index: MapIndex::new() }
    }

    /// An empty map with room for so many members.
    #[must_use]
    pub fn with_capacity(members: usize) -> Self {
        Self { entries: Vec::with_capacity(members), index: MapIndex::new() }
    }

    /// How many members there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no member.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.index.position(&self.entries, name)
    }

    /// The value of a member.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&V> {
        self.entries.get(self.position(name)?).map(|(_, value)| value)
    }

    /// The value of a member, for changing it.
    #[must_use]
    pub fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        let at = self.position(name)?;
        self.entries.get_mut(at).map(|(_, value)| value)
    }

    /// Whether there is such a member.
    #[must_use]
    pub fn contains_key(&self, name: &str) -> bool {
        self.position(name).is_some()
    }

    /// Sets a member: one that is there keeps its place and its old value is handed back, a
    /// new one goes to the end.
    pub fn insert(&mut self, name: impl Into<String>, value: V) -> Option<V> {
        let name = name.into();
        match self.get_mut(&name) {
            Some(place) => Some(std::mem::replace(place, value)),
            None => {
                self.push(name, value);
                None
            }
        }
    }

    /// Adds a member at the end without looking for one of the same name.
    pub(crate) fn push(&mut self, name: String, value: V) {
        self.entries.push((name, value));
        self.index.pushed(&self.entries);
    }

    /// Removes a member; those after it move up.
    pub fn remove(&mut self, name: &str) -> Option<V> {
        let at = self.position(name)?;
        let (_, value) = self.entries.remove(at);
        self.index.rebuild(&self.entries);
        Some(value)
    }

    /// Keeps the members that `wanted` approves.
    pub fn retain(&mut self, mut wanted: impl FnMut(&str, &mut V) -> bool) {
        self.entries.retain_mut(|(name, value)| wanted(name, value));
        self.index.rebuild(&self.entries);
    }

    /// Removes all members.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.index.rebuild(&self.entries);
    }

    /// Names and values, in order.
    pub fn iter(&self) -> Iter<'_, V> {
        Iter(self.entries.iter())
    }

    /// Names and values in order, for changing the values.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&str, &mut V)> {
        self.entries.iter_mut().map(|(name, value)| (name.as_str(), value))
    }

    /// The names, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(name, _)| name)
    }

    /// The values, in order.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }

    /// The values in order, for changing them.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.iter_mut().map(|(_, value)| value)
    }
}

impl<V> Default for Map<V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<V: fmt::Debug> fmt::Debug for Map<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<V: PartialEq> PartialEq for Map<V> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && (self.entries == other.entries || self.iter().all(|(name, value)| other.get(name) == Some(value)))
    }
}

impl<V: Eq> Eq for Map<V> {}

/// Names and values of a [`Map`].
#[derive(Clone, Debug)]
pub struct Iter<'m, V>(std::slice::Iter<'m, (String, V)>);

impl<'m, V> Iterator for Iter<'m, V> {
    type Item = (&'m str, &'m V);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(name, value)| (name.as_str(), value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<V> DoubleEndedIterator for Iter<'_, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(|(name, value)| (name.as_str(), value))
    }
}

impl<V> ExactSizeIterator for Iter<'_, V> {}

/// Names and values taken out of a [`Map`].
#[derive(Debug)]
pub struct IntoIter<V>(std::vec::IntoIter<(String, V)>);

impl<V> Iterator for IntoIter<V> {
    type Item = (String, V);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<V> ExactSizeIterator for IntoIter<V> {}

impl<'m, V> IntoIterator for &'m Map<V> {
    type Item = (&'m str, &'m V);
    type IntoIter = Iter<'m, V>;

    fn into_iter(self) -> Iter<'m, V> {
        self.iter()
    }
}

impl<V> IntoIterator for Map<V> {
    type Item = (String, V);
    type IntoIter = IntoIter<V>;

    fn into_iter(self) -> IntoIter<V> {
        IntoIter(self.entries.into_iter())
    }
}

impl<N: Into<String>, V> Extend<(N, V)> for Map<V> {
    fn extend<I: IntoIterator<Item = (N, V)>>(&mut self, members: I) {
        for (name, value) in members {
            self.insert(name, value);
        }
    }
}

impl<N: Into<String>, V> FromIterator<(N, V)> for Map<V> {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(members: I) -> Self {
        let mut map = Self::new();
        map.extend(members);
        map
    }
}

impl<N: Into<String>, V, const COUNT: usize> From<[(N, V); COUNT]> for Map<V> {
    fn from(members: [(N, V); COUNT]) -> Self {
        members.into_iter().collect()
    }
}

impl<V: ReadJson> ReadJson for Map<V> {
    fn read_json(value: Value<'_>) -> Result<Self, ReadError> {
        if value.kind() != Kind::Object {
            return Err(value.expected("an object"));
        }
        refuse_duplicates(value)?;
        let mut members = Self::with_capacity(value.len_hint());
        for (name, member) in value.entries() {
            value.document().keep(1);
            match V::read_json(member) {
                Ok(read) => members.push(name.into_owned(), read),
                Err(error) => return Err(error.at_member(name.into_owned())),
            }
        }
        Ok(members)
    }
}

impl<V: WriteJson> WriteJson for Map<V> {
    fn write_json(&self, writer: &mut Writer) {
        writer.start_object();
        for (name, value) in self {
            writer.start_member(name);
            value.write_json(writer);
            writer.end_member();
        }
        writer.end_object();
    }

    fn state(&self) -> State<'_> {
        State::Rest(self)
    }
}

impl<V: WriteJson> Rest for Map<V> {
    fn each(&self, tell: &mut dyn FnMut(&str, &dyn WriteJson)) {
        for (name, value) in self {
            tell(name, value);
        }
    }
}
