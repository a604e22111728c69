//! JSON texts of the IR (examples, defaults) as values.

/// A JSON value; numbers keep their text, members their order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

const DEEPEST: usize = 100;

/// Reads a text; `None` where it is not JSON or nests too deeply to be shown to people.
pub(crate) fn parse(text: &str) -> Option<Json> {
    let mut reader = Reader { rest: text };
    let value = reader.value(DEEPEST)?;
    reader.space();
    reader.rest.is_empty().then_some(value)
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Option<Json> {
        self.space();
        let depth = depth.checked_sub(1)?;
        match self.rest.bytes().next()? {
            b'{' => self.object(depth),
            b'[' => self.list(depth),
            b'"' => Some(Json::Text(self.text()?)),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'n' => self.word("null", Json::Null),
            _ => self.number(),
        }
    }

    fn space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    fn eat(&mut self, sign: char) -> bool {
        self.space();
        let tail = self.rest.strip_prefix(sign);
        self.rest = tail.unwrap_or(self.rest);
        tail.is_some()
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        self.rest = self.rest.strip_prefix(word)?;
        Some(value)
    }

    fn number(&mut self) -> Option<Json> {
        let length = self.rest.find(|c: char| !matches!(c, '0'..='9' | '-' | '+' | '.' | 'e' | 'E'));
        let (number, rest) = self.rest.split_at(length.unwrap_or(self.rest.len()));
        self.rest = rest;
        (number.ends_with(|c: char| c.is_ascii_digit())).then(|| Json::Number(number.to_owned()))
    }

    fn list(&mut self, depth: usize) -> Option<Json> {
        let mut items = Vec::new();
        self.eat('[');
        if self.eat(']') {
            return Some(Json::List(items));
        }
        loop {
            items.push(self.value(depth)?);
            if self.eat(']') {
                return Some(Json::List(items));
            }
            self.eat(',').then_some(())?;
        }
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        let mut members = Vec::new();
        self.eat('{');
        if self.eat('}') {
            return Some(Json::Object(members));
        }
        loop {
            self.space();
            let key = self.text()?;
            self.eat(':').then_some(())?;
            members.push((key, self.value(depth)?));
            if self.eat('}') {
                return Some(Json::Object(members));
            }
            self.eat(',').then_some(())?;
        }
    }

    fn text(&mut self) -> Option<String> {
        let mut out = String::new();
        let mut rest = self.rest.strip_prefix('"')?;
        loop {
            let stop = rest.find(['"', '\\'])?;
            let (plain, tail) = rest.split_at(stop);
            out.push_str(plain);
            if let Some(tail) = tail.strip_prefix('"') {
                self.rest = tail;
                return Some(out);
            }
            rest = escape(tail.strip_prefix('\\')?, &mut out)?;
        }
    }
}

// The text after an escape, whose character goes to `out`.
fn escape<'a>(rest: &'a str, out: &mut String) -> Option<&'a str> {
    let (sign, tail) = rest.split_at_checked(1)?;
    out.push(match sign {
        "b" => '\u{8}',
        "f" => '\u{c}',
        "n" => '\n',
        "r" => '\r',
        "t" => '\t',
        "u" => return unicode(tail, out),
        _ => sign.chars().next()?,
    });
    Some(tail)
}

fn unicode<'a>(rest: &'a str, out: &mut String) -> Option<&'a str> {
    let (first, tail) = unit(rest)?;
    if !(0xd800..0xdc00).contains(&first) {
        out.push(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        return Some(tail);
    }
    match tail.strip_prefix("\\u").and_then(unit) {
        Some((second, tail)) if (0xdc00..0xe000).contains(&second) => {
            out.push(char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))?);
            Some(tail)
        }
        _ => {
            out.push(char::REPLACEMENT_CHARACTER);
            Some(tail)
        }
    }
}

fn unit(rest: &str) -> Option<(u32, &str)> {
    let (digits, tail) = rest.split_at_checked(4)?;
    Some((u32::from_str_radix(digits, 16).ok()?, tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_values() {
        let object = parse(r#" {"a": [1.50, -2e3, true, null], "\u00e9\ud83d\ude80": "x\n\"\\/"} "#);
        let list = vec![Json::Number("1.50".into()), Json::Number("-2e3".into()), Json::Bool(true), Json::Null];
        let members = vec![("a".into(), Json::List(list)), ("é🚀".into(), Json::Text("x\n\"\\/".into()))];
        assert_eq!(object, Some(Json::Object(members)));
    }

    #[test]
    fn what_is_not_json_is_nothing() {
        for text in ["", "{", "[1,]", "{\"a\"}", "tru", "1 2", "\"", "\"\\u12\"", "é", &"[".repeat(100_000)] {
            assert_eq!(parse(text), None, "{text:.20}");
        }
    }
}
