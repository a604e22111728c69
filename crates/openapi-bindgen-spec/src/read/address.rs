//! Tables by the address of a value.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::value::Value;

/// A table by the address of a value: the address is all the identity that a place in a document needs.
pub(super) type ByAddress<T> = HashMap<*const Value, T, BuildHasherDefault<AddressHasher>>;

/// Spreads an address by one multiplication. Addresses are no input of anyone, so no stronger hash is needed.
#[derive(Default)]
pub(super) struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        // The odd constant is 2^64 divided by the golden ratio (Knuth, The Art of Computer Programming 6.4).
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }
}
