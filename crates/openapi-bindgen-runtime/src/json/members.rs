//! The members of an object, as a generated decoder asks for them: one line per member.

use super::ReadJson;
use super::error::{ReadError, ReadErrorKind};
use super::tape::{Document, INDEXED, INDEXED_FROM, Tag, hash};
use super::value::Value;
use crate::types::{Field, Map};

/// The members of one object.
///
/// Lookups try the member after the last one found first, so an object in the order of its
/// schema is read without searching.
#[derive(Debug)]
pub struct Members<'t> {
    object: Value<'t>,
    end: u32,
    next: u32,
    found: u32,
    /// Whether a member before `next` may not have been asked for.
    gap: bool,
    names: &'static [&'static str],
}

impl<'t> Members<'t> {
    /// The members of `value`; `names` are those that the type declares.
    ///
    /// # Errors
    /// When the value is no object.
    pub fn of(value: Value<'t>, names: &'static [&'static str]) -> Result<Self, ReadError> {
        let node = value.node();
        if node.tag != Tag::Object {
            return Err(value.expected("an object"));
        }
        let (end, next) = (node.next, value.index() + 1);
        Ok(Self { object: value, end, next, found: 0, gap: false, names })
    }

    fn take(&mut self, name: &'static str) -> Option<Value<'t>> {
        let document = self.object.document();
        if self.next < self.end && document.key_is(self.next, name) {
            let value = Value::new(document, self.next + 1);
            self.next = value.node().next;
            self.found += 1;
            return Some(value);
        }
        self.search(name)
    }

    #[inline(never)]
    fn search(&mut self, name: &str) -> Option<Value<'t>> {
        let (document, object) = (self.object.document(), self.object.index());
        let value = if self.object.len_hint() > INDEXED_FROM {
            find(document, object, name)?
        } else {
            let ahead = walk(document, self.next, self.end, name);
            let behind = || if self.gap { walk(document, object + 1, self.next, name) } else { None };
            let key = ahead.or_else(behind)?;
            Value::new(document, key + 1)
        };
        self.gap = true;
        self.next = value.node().next;
        self.found += 1;
        Some(value)
    }

    /// Tells that all members have been asked for.
    ///
    /// # Errors
    /// When the object has two members of one name: which of them was meant cannot be known,
    /// and readers that guess differently can be played against each other.
    #[inline]
    pub fn finish(&self) -> Result<(), ReadError> {
        self.object.document().keep(self.found);
        let length = self.object.len_hint();
        // Declared names are distinct, so an object of nothing else has no duplicates.
        if self.found as usize == length && length <= INDEXED_FROM {
            return Ok(());
        }
        refuse_duplicates(self.object)
    }

    /// A member that must be there.
    ///
    /// # Errors
    /// When it is missing, or is not what its type expects.
    pub fn required<T: ReadJson>(&mut self, name: &'static str) -> Result<T, ReadError> {
        match self.take(name) {
            Some(value) => match T::read_json(value) {
                Ok(read) => Ok(read),
                Err(error) => Err(error.at_member(name)),
            },
            None => Err(self.missing(name)),
        }
    }

    /// A member that may be left out. `null` is not the same, and an error.
    ///
    /// # Errors
    /// When it is there, and is not what its type expects.
    pub fn optional<T: ReadJson>(&mut self, name: &'static str) -> Result<Option<T>, ReadError> {
        match self.take(name) {
            Some(value) => match T::read_json(value) {
                Ok(read) => Ok(Some(read)),
                Err(error) => Err(error.at_member(name)),
            },
            None => Ok(None),
        }
    }

    /// A member that may be left out, `null`, or a value.
    ///
    /// # Errors
    /// When it is there, not `null`, and not what its type expects.
    pub fn field<T: ReadJson>(&mut self, name: &'static str) -> Result<Field<T>, ReadError> {
        match self.take(name) {
            None => Ok(Field::Absent),
            Some(value) if value.is_null() => Ok(Field::Null),
            Some(value) => match T::read_json(value) {
                Ok(read) => Ok(Field::Value(read)),
                Err(error) => Err(error.at_member(name)),
            },
        }
    }

    /// All members that the type does not declare, in the order of the text.
    ///
    /// # Errors
    /// When one of them is not what the type expects.
    pub fn rest<T: ReadJson>(&mut self) -> Result<Map<T>, ReadError> {
        let mut rest = Map::new();
        for (name, value) in self.object.entries() {
            if self.names.contains(&&*name) {
                continue;
            }
            self.found += 1;
            match T::read_json(value) {
                Ok(read) => rest.push(name.into_owned(), read),
                Err(error) => return Err(error.at_member(name.into_owned())),
            }
        }
        if !rest.is_empty() {
            refuse_duplicates(self.object)?;
            self.object.document().spare(u32::try_from(rest.len()).unwrap_or(u32::MAX));
        }
        Ok(rest)
    }

    /// Refuses members that the type does not declare.
    ///
    /// # Errors
    /// When there is one.
    #[inline(never)]
    pub fn deny(&self) -> Result<(), ReadError> {
        for (name, value) in self.object.entries() {
            if !self.names.contains(&&*name) {
                let message = format!("the member {name:?} is not declared");
                return Err(value.error(ReadErrorKind::UnknownMember, message));
            }
        }
        Ok(())
    }

    #[cold]
    fn missing(&self, name: &'static str) -> ReadError {
        self.object.error(ReadErrorKind::MissingMember, "missing member").at_member(name)
    }
}

/// Refuses an object with two members of one name, and names the places of both.
#[inline(never)]
pub(crate) fn refuse_duplicates(object: Value<'_>) -> Result<(), ReadError> {
    let Some((name, first, second)) = object.duplicate() else { return Ok(()) };
    let message = format!("the member {name:?} stands twice, at byte {first} and at byte {second}");
    Err(ReadError::new(ReadErrorKind::DuplicateMember, message).at_offset(second))
}

/// The first note of this name between two places.
#[inline]
fn walk(document: &Document<'_>, from: u32, to: u32, name: &str) -> Option<u32> {
    document.find_key(from, to, |key| document.is_named(key, name))
}

/// The member of this name, which mostly is the first.
#[inline]
pub(crate) fn find_early<'t>(document: &'t Document<'t>, object: u32, name: &str) -> Option<Value<'t>> {
    let first = object + 1;
    let is_first = document.node(object).count != 0 && document.key_is(first, name);
    if is_first { Some(Value::new(document, first + 1)) } else { find(document, object, name) }
}

/// The member of this name: a walk in a small object, a binary search in a large one. Of two
/// members of one name it is the first.
#[inline(never)]
pub(crate) fn find<'t>(document: &'t Document<'t>, object: u32, name: &str) -> Option<Value<'t>> {
    find_here(document, object, name)
}

/// [`find`] without a call.
#[inline]
pub(crate) fn find_here<'t>(document: &'t Document<'t>, object: u32, name: &str) -> Option<Value<'t>> {
    let node = document.node(object);
    if node.tag != Tag::Object {
        return None;
    }
    let key = match node.flags & INDEXED {
        0 => walk(document, object + 1, node.next, name)?,
        _ => look_up(document, object, name)?,
    };
    Some(Value::new(document, key + 1))
}

#[inline(never)]
fn look_up(document: &Document<'_>, object: u32, name: &str) -> Option<u32> {
    let sorted = document.sorted_keys(object);
    let hash = hash(name);
    let from = sorted.partition_point(|key| document.node(*key).next < hash);
    let same = sorted.get(from..).unwrap_or_default();
    let mut same = same.iter().take_while(|key| document.node(**key).next == hash);
    same.find(|key| document.key_is(**key, name)).copied()
}
