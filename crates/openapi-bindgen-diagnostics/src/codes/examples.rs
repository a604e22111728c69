//! OB06xx: examples of the document.

codes! {
    EXAMPLE_DOES_NOT_FIT = "OB0601", "an example does not fit its schema",
        "Examples become tests of the generated crate. One that its own schema refuses is only reported.";
}
