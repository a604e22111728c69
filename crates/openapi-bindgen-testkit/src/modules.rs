//! Source files that list the fixtures, so that the compiler reads every expected file.

use std::fmt::Write as _;

use crate::Fixture;

/// A module for each fixture, with what its expected crate holds. `way` leads from the file to the fixture folders.
pub fn module_list(fixtures: &[Fixture], way: &str) -> String {
    let mut text = String::from("//! Every fixture's expected output as a module. Written by `cargo xtask bless`.\n");
    for fixture in fixtures.iter().filter(|fixture| fixture.file("expected/src/generated/mod.rs").is_file()) {
        // Writing into a String cannot fail.
        let _ = write!(
            text,
            "\n#[rustfmt::skip]\n#[path = \"{way}/{}/{}/expected/src/generated/mod.rs\"]\npub mod {};\n",
            fixture.group,
            fixture.name,
            fixture.module(),
        );
    }
    text
}

/// A test module for each fixture with a `wire.rs`. `way` leads from the file to the fixture folders.
pub fn test_list(fixtures: &[Fixture], way: &str) -> String {
    let mut text = String::from("//! What fixtures send and read. Written by `cargo xtask bless`.\n");
    for fixture in fixtures.iter().filter(|fixture| fixture.file("wire.rs").is_file()) {
        let _ = write!(
            text,
            "\n#[path = \"{way}/{}/{}/wire.rs\"]\nmod {};\n",
            fixture.group,
            fixture.name,
            fixture.module(),
        );
    }
    text
}
