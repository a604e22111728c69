//! Writing an object: the counterpart of [`super::Members`], one call per member.

use super::WriteJson;
use super::writer::Writer;
use crate::check::Check;
use crate::types::{Field, Map};

/// An object that is being written.
#[derive(Debug)]
pub struct ObjectWriter<'w> {
    writer: &'w mut Writer,
    mark: usize,
    names: &'static [&'static str],
}

impl<'w> ObjectWriter<'w> {
    /// Opens an object whose type declares the members `names`.
    pub fn new(writer: &'w mut Writer, names: &'static [&'static str]) -> Self {
        let mark = writer.mark();
        writer.start_object();
        Self { writer, mark, names }
    }

    /// Writes a member that is always there.
    #[inline]
    pub fn required<T: WriteJson>(&mut self, name: &'static str, value: &T, checks: &'static [Check]) {
        self.writer.start_member(name);
        let mark = self.writer.mark();
        value.write_json(self.writer);
        self.writer.check(mark, checks);
        self.writer.end_member();
    }

    /// Writes a member unless it is left out.
    #[inline]
    pub fn optional<T: WriteJson>(&mut self, name: &'static str, value: &Option<T>, checks: &'static [Check]) {
        if let Some(value) = value {
            self.required(name, value, checks);
        }
    }

    /// Writes a member that may be left out or `null`.
    #[inline]
    pub fn field<T: WriteJson>(&mut self, name: &'static str, value: &Field<T>, checks: &'static [Check]) {
        match value {
            Field::Absent => {}
            Field::Null => self.required(name, &(), &[]),
            Field::Value(value) => self.required(name, value, checks),
        }
    }

    /// Writes members beyond the declared ones.
    pub fn rest<T: WriteJson>(&mut self, rest: &Map<T>, checks: &'static [Check]) {
        for (name, value) in rest {
            if self.names.contains(&name) && self.writer.has_member(self.mark, name) {
                let message = format!("the extra member {name:?} repeats a declared member");
                self.writer.start_member(name);
                self.writer.fail(message);
                self.writer.end_member();
                continue;
            }
            self.writer.start_member(name);
            value.write_json(self.writer);
            self.writer.end_member();
        }
        if self.writer.is_validating() && !checks.is_empty() {
            self.writer.check_apart(rest, checks);
        }
    }

    /// Closes the object and holds it against the checks on it as a whole.
    #[inline]
    pub fn end(self, checks: &'static [Check]) {
        self.writer.end_object();
        self.writer.check(self.mark, checks);
    }
}
