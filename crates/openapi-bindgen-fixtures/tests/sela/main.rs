//! What Sela's SDK promises: values that survive, bytes on the wire, errors on bad days, secrets that stay secret.

mod faults;
mod support;
mod values;
mod wire;
