//! What a document may cost. Each limit is far above real documents and has a test that runs into it.

/// Bytes of one file. The largest published API descriptions have some 15 MB.
pub const MAX_TEXT_BYTES: usize = 64 << 20;

/// Levels of nesting of values. Real documents stay below 60; saphyr-parser itself reads up to 255 in flow style.
pub const MAX_DEPTH: usize = 250;

/// Values in one file, aliases not counted. GitHub's description has less than a million.
pub const MAX_NODES: usize = 4_000_000;

/// Values that the aliases of one YAML file stand for together.
pub const MAX_ALIAS_NODES: usize = 1_000_000;

/// Bytes of text that the aliases of one YAML file stand for together.
pub const MAX_ALIAS_BYTES: usize = 64 << 20;

/// Files that one document may consist of. DigitalOcean's consists of some 3,000.
pub const MAX_FILES: usize = 20_000;

/// Objects that are only a `$ref` to the next, one after another.
pub const MAX_REF_CHAIN: usize = 64;

/// Schemas among the components of one document. Microsoft Graph's have some 17,000.
pub const MAX_SCHEMAS: usize = 50_000;

/// Paths of one document. Microsoft Graph's have some 10,000.
pub const MAX_PATHS: usize = 20_000;
