//! From the character counts of saphyr-parser to byte offsets.

/// How many characters stand between two remembered offsets.
const STEP: usize = 64;

/// Byte offsets of characters by their number.
pub(super) struct Places<'t> {
    text: &'t str,
    /// The byte of every `STEP`th character; empty when all characters are one byte long.
    steps: Vec<u32>,
}

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return Self { text, steps: Vec::new() };
        }
        let steps = text.char_indices().step_by(STEP).map(|(at, _)| super::super::offset(at)).collect();
        Self { text, steps }
    }

    /// The byte at which the character with this number begins; the end of the text behind the last one.
    pub(super) fn byte(&self, character: usize) -> usize {
        if self.steps.is_empty() {
            return character.min(self.text.len());
        }
        let Some(step) = self.steps.get(character / STEP) else { return self.text.len() };
        let rest = self.text.get(*step as usize..).unwrap_or_default();
        rest.char_indices().nth(character % STEP).map_or(self.text.len(), |(at, _)| *step as usize + at)
    }
}
