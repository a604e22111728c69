//! Closing brackets that stand no deeper than their key.
//!
//! YAML 1.2 demands that every line of a flow collection is indented more than what it belongs to (section 7.4), and
//! saphyr-parser insists. Most readers let a closing bracket stand below its key, and real documents do:
//!
//! ```yaml
//! example: {
//!   "a": 1
//! }
//! ```
//!
//! Where such a text was refused, it is read again with those line breaks turned into spaces, so that all offsets
//! stay what they are. Everything that is not surely a flow collection is left alone.

/// The text with the line breaks before such brackets taken out, and where the first one stands.
pub(super) fn joined(text: &str) -> Option<(String, usize)> {
    let mut scan = Scan { bytes: text.as_bytes(), at: 0, breaks: Vec::new() };
    scan.block_lines();
    let first = *scan.breaks.first()?;
    let mut bytes = text.as_bytes().to_vec();
    for start in &scan.breaks {
        for byte in bytes.iter_mut().skip(*start).take_while(|byte| !matches!(byte, b'}' | b']')) {
            *byte = b' ';
        }
    }
    let bracket = bytes.iter().skip(first).position(|byte| *byte != b' ')?;
    Some((String::from_utf8(bytes).ok()?, first + bracket))
}

struct Scan<'t> {
    bytes: &'t [u8],
    at: usize,
    /// Where the content ends before each line break (and comment) that is to go.
    breaks: Vec<usize>,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Whether a space, a line break or the end follows the byte at hand.
    fn space_follows(&self) -> bool {
        matches!(self.bytes.get(self.at + 1), None | Some(b' ' | b'\t' | b'\r' | b'\n'))
    }

    fn block_lines(&mut self) {
        // While the content of a block scalar lasts: the column that its lines are deeper than.
        let mut scalar: Option<usize> = None;
        while self.at < self.bytes.len() {
            let indent = self.spaces();
            let blank = matches!(self.peek(), None | Some(b'\n' | b'\r'));
            if scalar.is_some_and(|column| blank || indent > column) {
                self.skip_line();
                continue;
            }
            scalar = self.block_line(indent).then_some(indent);
        }
    }

    /// The number of spaces here, which are skipped.
    fn spaces(&mut self) -> usize {
        let start = self.at;
        while self.peek() == Some(b' ') {
            self.at += 1;
        }
        self.at - start
    }

    fn skip_line(&mut self) {
        while self.peek().is_some_and(|byte| byte != b'\n') {
            self.at += 1;
        }
        self.at += 1;
    }

    /// One line outside of flow collections. Says whether a block scalar begins at its end.
    fn block_line(&mut self, indent: usize) -> bool {
        let line_start = self.at - indent;
        let mut column = indent;
        loop {
            self.spaces();
            match self.peek() {
                None | Some(b'\n' | b'\r' | b'#') => {
                    self.skip_line();
                    return false;
                }
                Some(b'-' | b'?') if self.space_follows() => self.at += 1,
                Some(b'&' | b'!') => self.skip_word(),
                Some(b'|' | b'>') => {
                    self.skip_line();
                    return true;
                }
                Some(b'{' | b'[') => self.flow(indent, column),
                Some(quote @ (b'"' | b'\'')) => {
                    column = self.at - line_start;
                    self.quoted(quote);
                    self.skip_colon();
                }
                Some(_) => {
                    column = self.at - line_start;
                    if !self.plain() {
                        self.skip_line();
                        return false;
                    }
                }
            }
        }
    }

    fn skip_word(&mut self) {
        while self.peek().is_some_and(|byte| !matches!(byte, b' ' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn skip_colon(&mut self) {
        self.spaces();
        if self.peek() == Some(b':') {
            self.at += 1;
        }
    }

    /// A plain scalar up to its colon, which is skipped; `false` at the end of the line.
    fn plain(&mut self) -> bool {
        while let Some(byte) = self.peek() {
            match byte {
                b'\n' => return false,
                b':' if self.space_follows() => {
                    self.at += 1;
                    return true;
                }
                b'#' if self.at > 0 && self.bytes.get(self.at - 1) == Some(&b' ') => return false,
                _ => self.at += 1,
            }
        }
        false
    }

    /// Behind the closing quote.
    fn quoted(&mut self, quote: u8) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'\\' && quote == b'"' {
                self.at += 1;
            } else if byte == quote {
                if quote == b'\'' && self.peek() == Some(quote) {
                    self.at += 1;
                } else {
                    return;
                }
            }
        }
    }

    /// A flow collection on a line with this indentation, whose key stands in this column.
    fn flow(&mut self, indent: usize, column: usize) {
        let mut depth = 0usize;
        let mut token_start = true;
        // Where the content of this line ends.
        let mut content_end = self.at;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' | b'\'' if token_start => {
                    self.quoted(byte);
                    content_end = self.at;
                    token_start = false;
                    continue;
                }
                b'#' if self.at == content_end + 1 || matches!(self.bytes.get(self.at - 1), Some(b' ' | b'\n')) => {
                    while self.peek().is_some_and(|byte| byte != b'\n') {
                        self.at += 1;
                    }
                    continue;
                }
                b'{' | b'[' if token_start => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                b'\n' => {
                    self.at += 1;
                    let spaces = self.spaces();
                    let closes = matches!(self.peek(), Some(b'}' | b']'));
                    if closes && (indent..=column).contains(&spaces) {
                        self.breaks.push(content_end);
                    }
                    continue;
                }
                _ => {}
            }
            self.at += 1;
            if !matches!(byte, b' ' | b'\t' | b'\r') {
                content_end = self.at;
                token_start = matches!(byte, b'{' | b'[' | b',' | b':' | b'}' | b']');
            }
            if depth == 0 {
                return;
            }
        }
    }
}
