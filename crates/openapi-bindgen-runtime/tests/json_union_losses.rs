//! Decoding a union never picks a branch that loses members which another branch would keep: all unions of up to three
//! objects over three members, with all values.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use openapi_bindgen_runtime as rt;
use rt::json::{Branch, Branches, Guard, Kind, Members, Reader, Value, Writer, read_union};
use rt::{ReadError, ReadJson, WriteJson};

const NAMES: [&str; 3] = ["a", "b", "c"];

/// The names of each set of members.
const LISTS: [&[&str]; 8] = [&[], &["a"], &["b"], &["a", "b"], &["c"], &["a", "c"], &["b", "c"], &["a", "b", "c"]];

/// An object as a branch read it: bits of the members that it kept.
#[derive(Debug)]
struct Kept(u8);

/// Reads a branch that declares some members, requires some of them, and ignores all others: as `json_object!` does.
fn read<const DECLARED: u8, const REQUIRED: u8>(value: Value<'_>) -> Result<Kept, ReadError> {
    let mut members = Members::of(value, LISTS[DECLARED as usize])?;
    let mut kept = 0;
    for (bit, name) in NAMES.iter().enumerate().filter(|(bit, _)| DECLARED >> bit & 1 == 1) {
        if REQUIRED >> bit & 1 == 1 {
            members.required::<i64>(name)?;
            kept |= 1 << bit;
        } else if members.optional::<i64>(name)?.is_some() {
            kept |= 1 << bit;
        }
    }
    members.finish()?;
    Ok(Kept(kept))
}

impl ReadJson for Kept {
    fn read_json(value: Value<'_>) -> Result<Self, ReadError> {
        read::<7, 0>(value)
    }
}

impl WriteJson for Kept {
    fn write_json(&self, writer: &mut Writer) {
        writer.start_object();
        for (bit, name) in NAMES.iter().enumerate().filter(|(bit, _)| self.0 >> bit & 1 == 1) {
            writer.start_member(name);
            writer.i64(bit as i64);
            writer.end_member();
        }
        writer.end_object();
    }
}

/// A branch by its declared and its required members.
type Decoder = fn(Value<'_>) -> Result<Kept, rt::ReadError>;

type Part = (u8, u8, Decoder);

macro_rules! parts {
    ($($declared:literal: $($required:literal)*;)*) => {
        [$($(($declared, $required, read::<$declared, $required> as Decoder),)*)*]
    };
}

const PARTS: [Part; 27] = parts! {
    0: 0;
    1: 0 1;
    2: 0 2;
    3: 0 1 2 3;
    4: 0 4;
    5: 0 1 4 5;
    6: 0 2 4 6;
    7: 0 1 2 3 4 5 6 7;
};

/// The guards that lowering gives: required members that not all branches require, else the kind.
fn branches(parts: &[Part]) -> &'static Branches {
    let common = parts.iter().fold(7, |common, (_, required, _)| common & required);
    let guards = |required: u8| -> &'static [Guard] {
        let own = required & !common;
        let guard = if own == 0 { Guard::Kind(Kind::Object) } else { Guard::Keys(LISTS[own as usize]) };
        vec![guard].leak()
    };
    let all: Vec<Branch> = parts.iter().map(|(_, required, _)| Branch::new("Part", guards(*required))).collect();
    Box::leak(Box::new(Branches::new(all.leak())))
}

/// What the best branch keeps: the most members that any branch which accepts the value declares.
fn most(parts: &[Part], value: u8) -> Option<u32> {
    let accepting = parts.iter().filter(|(_, required, _)| required & !value == 0);
    accepting.map(|(declared, _, _)| (declared & value).count_ones()).max()
}

fn holds(parts: &[Part]) {
    let known = branches(parts);
    let readers: Vec<Reader<Kept>> =
        parts.iter().map(|(_, _, decoder)| Reader::new(*decoder, |kept: Kept| kept, "")).collect();
    for value in 0..8 {
        let text = rt::to_json(&Kept(value)).unwrap();
        let document = rt::json::Document::parse(&text).unwrap();
        let kept = read_union(document.root(), known, &readers, None).ok().map(|kept: Kept| kept.0.count_ones());
        let shown: Vec<(u8, u8)> = parts.iter().map(|(declared, required, _)| (*declared, *required)).collect();
        assert_eq!(kept, most(parts, value), "{shown:?} reading {}", String::from_utf8_lossy(&text));
    }
}

#[test]
fn no_union_of_two_objects_loses_what_it_could_keep() {
    for one in PARTS {
        for other in PARTS {
            holds(&[one, other]);
        }
    }
}

#[test]
fn no_union_of_three_objects_loses_what_it_could_keep() {
    for one in PARTS {
        for two in PARTS {
            for three in PARTS {
                holds(&[one, two, three]);
            }
        }
    }
}
