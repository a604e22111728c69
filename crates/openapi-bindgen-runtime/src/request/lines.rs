//! Bodies of one JSON value a line.

use super::{Request, RequestError};
use crate::json::{Document, WriteJson, Writer};

impl Request {
    /// Sets a body of one JSON value a line, of the list that `items` is.
    pub fn json_lines<T: WriteJson + ?Sized>(&mut self, content_type: &str, items: &T) {
        let mut writer = Writer::validating();
        items.write_json(&mut writer);
        self.put_lines(writer, content_type);
    }

    #[inline(never)]
    fn put_lines(&mut self, mut writer: Writer, content_type: &str) {
        self.judge_body(&mut writer);
        let list = match writer.finish() {
            Ok(list) => list,
            Err(error) => return self.refuse(RequestError::Write { name: "body".to_owned(), error }),
        };
        let Ok(document) = Document::parse(&list) else {
            return self.refuse(RequestError::Body { why: "the body is too large or too deep" });
        };
        let mut lines = Vec::with_capacity(list.len());
        for item in document.root().items() {
            lines.extend_from_slice(item.raw().as_bytes());
            lines.push(b'\n');
        }
        self.bytes(content_type, lines);
    }
}
