//! A part of a schema that most schemas do not have.

use std::fmt;
use std::ops::{Deref, DerefMut};

/// A `T` that takes no room while it is empty. It reads like a `T`: there are a hundred thousand schemas in a large
/// document, and few have limits.
#[derive(Clone, Default)]
pub struct Rare<T>(Option<Box<T>>);

/// What an absent part reads as.
pub trait Empty: Default + 'static {
    /// The empty value, which lives as long as the program.
    fn empty() -> &'static Self;
}

impl<T: Empty> Deref for Rare<T> {
    type Target = T;

    fn deref(&self) -> &T {
        match &self.0 {
            Some(part) => part,
            None => T::empty(),
        }
    }
}

impl<T: Empty> DerefMut for Rare<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_default()
    }
}

impl<T: Empty + PartialEq> PartialEq for Rare<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Empty + Eq> Eq for Rare<T> {}

impl<T: Empty> From<T> for Rare<T> {
    fn from(part: T) -> Self {
        Self(Some(Box::new(part)))
    }
}

impl<T: Empty + fmt::Debug> fmt::Debug for Rare<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        T::fmt(self, f)
    }
}
