//! Bytes as a sequence of choices, so that a fuzzer that changes bytes changes decisions.

/// What is dangerous somewhere: quotes, separators, escapes, paths, breaks, odd characters.
const PIECES: &[&str] = &[
    "",
    "a",
    "b",
    "id",
    "name",
    "x-y",
    "ä",
    "\u{202e}",
    "\u{2028}",
    "\u{feff}",
    "\0",
    "\r\n",
    "\n",
    "\r",
    "\t",
    " ",
    "\"",
    "'",
    "\\",
    "/",
    "..",
    ".",
    "%2e",
    "%",
    "%00",
    "&",
    "=",
    "+",
    ",",
    ";",
    ":",
    "#",
    "?",
    "@",
    "[",
    "]",
    "{",
    "}",
    "{a}",
    "|",
    "~",
    "*/",
    "/*",
    "//",
    "\"#",
    "r#",
    "$",
    "`",
    "```",
    "<zq>",
    "&lt;",
    "--",
    "\r\n--",
    "type",
    "self",
    "Self",
    "crate",
    "Option",
    "String",
    "1",
    "0",
    "-1",
    "1e3",
    "1.10",
    "true",
    "null",
    "\u{1F600}",
    "É",
    "CON",
    "CamelCase",
    "snake_case",
    "data: x",
    "id: 1",
    "^[a-z]+$",
    "(a+)+$",
    "\\p{L}",
    "application/json",
    "text/*",
];

/// Reads choices off bytes. Where they end, every choice is the first one: what is made of them stays finite.
#[derive(Clone, Debug)]
pub struct Choices<'b> {
    bytes: &'b [u8],
}

impl<'b> Choices<'b> {
    /// Choices made by these bytes.
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { bytes }
    }

    /// Whether nothing is left to choose by.
    pub fn is_over(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The next byte, 0 at the end.
    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        *first
    }

    /// A number below `end`, which is at most 65,536.
    pub fn below(&mut self, end: usize) -> usize {
        let wide = if end > 256 { usize::from(self.byte()) << 8 } else { 0 };
        (wide | usize::from(self.byte())) % end.max(1)
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    /// One of several.
    pub fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }

    /// A short text of dangerous pieces, or of the bytes themselves.
    pub fn text(&mut self) -> String {
        match self.below(8) {
            0 => String::from_utf8_lossy(self.slice(24)).into_owned(),
            1..=4 => (*self.one(PIECES)).to_owned(),
            count => (4..count).map(|_| *self.one(PIECES)).collect(),
        }
    }

    /// So many bytes as the next one says, at most `most`.
    pub fn slice(&mut self, most: usize) -> &'b [u8] {
        let length = self.below(most + 1).min(self.bytes.len());
        let (taken, rest) = self.bytes.split_at(length);
        self.bytes = rest;
        taken
    }

    /// All that is left.
    pub fn rest(&mut self) -> &'b [u8] {
        std::mem::take(&mut self.bytes)
    }
}
