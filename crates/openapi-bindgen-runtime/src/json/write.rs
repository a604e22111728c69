//! Writing the types of the standard library.

use super::writer::Writer;
use super::{State, WriteJson};

impl WriteJson for bool {
    fn write_json(&self, writer: &mut Writer) {
        writer.bool(*self);
    }
}

impl WriteJson for str {
    fn write_json(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl WriteJson for String {
    fn write_json(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

macro_rules! write_integers {
    ($($integer:ty as $wide:ident,)*) => { $(
        impl WriteJson for $integer {
            fn write_json(&self, writer: &mut Writer) {
                writer.$wide((*self).into());
            }
        }
    )* };
}

write_integers! {
    i8 as i64, i16 as i64, i32 as i64, i64 as i64,
    u8 as u64, u16 as u64, u32 as u64, u64 as u64,
}

impl WriteJson for i128 {
    fn write_json(&self, writer: &mut Writer) {
        writer.raw(&self.to_string());
    }
}

impl WriteJson for u128 {
    fn write_json(&self, writer: &mut Writer) {
        writer.raw(&self.to_string());
    }
}

impl WriteJson for f64 {
    fn write_json(&self, writer: &mut Writer) {
        writer.f64(*self);
    }
}

impl WriteJson for f32 {
    fn write_json(&self, writer: &mut Writer) {
        writer.f32(*self);
    }
}

impl WriteJson for () {
    fn write_json(&self, writer: &mut Writer) {
        writer.null();
    }
}

impl<T: WriteJson + ?Sized> WriteJson for &T {
    fn write_json(&self, writer: &mut Writer) {
        (**self).write_json(writer);
    }

    fn state(&self) -> State<'_> {
        (**self).state()
    }
}

impl<T: WriteJson + ?Sized> WriteJson for Box<T> {
    fn write_json(&self, writer: &mut Writer) {
        (**self).write_json(writer);
    }

    fn state(&self) -> State<'_> {
        (**self).state()
    }
}

impl<T: WriteJson> WriteJson for Option<T> {
    fn write_json(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.write_json(writer),
            None => writer.null(),
        }
    }

    fn state(&self) -> State<'_> {
        if self.is_some() { State::Here } else { State::Absent }
    }
}

impl<T: WriteJson> WriteJson for [T] {
    fn write_json(&self, writer: &mut Writer) {
        writer.start_array();
        for (index, item) in self.iter().enumerate() {
            writer.start_item(index);
            item.write_json(writer);
            writer.end_item();
        }
        writer.end_array();
    }
}

impl<T: WriteJson> WriteJson for Vec<T> {
    fn write_json(&self, writer: &mut Writer) {
        self.as_slice().write_json(writer);
    }
}

impl<T: WriteJson, const N: usize> WriteJson for [T; N] {
    fn write_json(&self, writer: &mut Writer) {
        self.as_slice().write_json(writer);
    }
}
