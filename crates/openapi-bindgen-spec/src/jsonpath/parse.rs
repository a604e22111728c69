//! The grammar of queries (RFC 9535 appendix A).

use regex_lite::Regex;

use super::filter::{Expression, Operand, Operator};
use super::lexer::Lexer;
use super::{Problem, Query, Segment, Selector};
use crate::value::{Kind, Span, Value};

/// How deep parentheses and filters may be nested.
const MAX_NESTING: usize = 32;

pub(super) fn query(text: &str) -> Result<Query, Problem> {
    let mut parser = Parser { lexer: Lexer::new(text.trim()), nesting: 0 };
    if !parser.lexer.take("$") {
        return Err(parser.lexer.problem("a path begins with `$`"));
    }
    let query = Query { from_root: true, segments: parser.segments()? };
    if parser.lexer.is_done() { Ok(query) } else { Err(parser.lexer.problem("this is not understood")) }
}

struct Parser<'t> {
    lexer: Lexer<'t>,
    nesting: usize,
}

impl Parser<'_> {
    fn segments(&mut self) -> Result<Vec<Segment>, Problem> {
        let mut segments = Vec::new();
        loop {
            let descendants = self.lexer.take("..");
            let selectors = if !descendants && !self.lexer.take(".") {
                if self.lexer.peek() != Some('[') {
                    return Ok(segments);
                }
                self.bracketed()?
            } else if self.lexer.take("*") {
                vec![Selector::Wildcard]
            } else if let Some(name) = self.lexer.name() {
                vec![Selector::Name(name.to_owned())]
            } else if descendants && self.lexer.peek() == Some('[') {
                self.bracketed()?
            } else {
                return Err(self.lexer.problem("a name or `*` is missing"));
            };
            segments.push(Segment { descendants, selectors });
        }
    }

    fn bracketed(&mut self) -> Result<Vec<Selector>, Problem> {
        self.lexer.demand("[")?;
        let mut selectors = Vec::new();
        loop {
            self.lexer.skip_space();
            selectors.push(self.selector()?);
            if self.lexer.take_spaced("]") {
                return Ok(selectors);
            }
            self.lexer.demand(",")?;
        }
    }

    fn selector(&mut self) -> Result<Selector, Problem> {
        if let Some(name) = self.lexer.string()? {
            return Ok(Selector::Name(name));
        }
        if self.lexer.take("*") {
            return Ok(Selector::Wildcard);
        }
        if self.lexer.take("?") {
            return Ok(Selector::Filter(self.nested(Self::any)?));
        }
        let start = self.lexer.integer();
        if !self.lexer.take_spaced(":") {
            return start.map(Selector::Index).ok_or_else(|| self.lexer.problem("a selector is missing"));
        }
        self.lexer.skip_space();
        let end = self.lexer.integer();
        let mut step = 1;
        if self.lexer.take_spaced(":") {
            self.lexer.skip_space();
            step = self.lexer.integer().unwrap_or(1);
        }
        Ok(Selector::Slice { start, end, step })
    }

    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Problem>) -> Result<T, Problem> {
        if self.nesting >= MAX_NESTING {
            return Err(self.lexer.problem("this is nested too deeply"));
        }
        self.nesting += 1;
        let result = read(self);
        self.nesting -= 1;
        result
    }

    fn any(&mut self) -> Result<Expression, Problem> {
        let mut parts = vec![self.all()?];
        while self.lexer.take_spaced("||") {
            parts.push(self.all()?);
        }
        Ok(Expression::Any(parts))
    }

    fn all(&mut self) -> Result<Expression, Problem> {
        let mut parts = vec![self.basic()?];
        while self.lexer.take_spaced("&&") {
            parts.push(self.basic()?);
        }
        Ok(Expression::All(parts))
    }

    fn basic(&mut self) -> Result<Expression, Problem> {
        self.lexer.skip_space();
        if self.lexer.take("!") {
            return Ok(Expression::Not(Box::new(self.nested(Self::basic)?)));
        }
        if self.lexer.take("(") {
            let inner = self.nested(Self::any)?;
            self.lexer.demand(")")?;
            return Ok(inner);
        }
        for (function, whole) in [("match(", true), ("search(", false)] {
            if self.lexer.take(function) {
                return self.matches(whole);
            }
        }
        let left = self.nested(Self::operand)?;
        match (self.operator(), left) {
            (Some(operator), left) => Ok(Expression::Compare(left, operator, self.nested(Self::operand)?)),
            (None, Operand::Query(query)) => Ok(Expression::Exists(query)),
            (None, _) => Err(self.lexer.problem("a comparison is missing")),
        }
    }

    fn operator(&mut self) -> Option<Operator> {
        self.lexer.skip_space();
        let operators = [
            ("==", Operator::Equal),
            ("!=", Operator::NotEqual),
            ("<=", Operator::LessOrEqual),
            (">=", Operator::GreaterOrEqual),
            ("<", Operator::Less),
            (">", Operator::Greater),
        ];
        operators.into_iter().find(|(text, _)| self.lexer.take(text)).map(|(_, operator)| operator)
    }

    fn matches(&mut self, whole: bool) -> Result<Expression, Problem> {
        let text = self.nested(Self::operand)?;
        self.lexer.demand(",")?;
        let pattern = self.nested(Self::operand)?;
        self.lexer.demand(")")?;
        if let Operand::Literal(Value { kind: Kind::String(pattern), .. }) = &pattern {
            Regex::new(pattern).map_err(|error| self.lexer.problem(&format!("the pattern is not read: {error}")))?;
        }
        Ok(Expression::Matches { text, pattern, whole })
    }

    fn operand(&mut self) -> Result<Operand, Problem> {
        self.lexer.skip_space();
        if let Some(text) = self.lexer.string()? {
            return Ok(literal(Kind::String(text)));
        }
        for (word, kind) in [("true", Kind::Bool(true)), ("false", Kind::Bool(false)), ("null", Kind::Null)] {
            if self.lexer.take(word) {
                return Ok(literal(kind));
            }
        }
        if let Some(number) = self.lexer.number() {
            return Ok(literal(Kind::Number(number.to_owned())));
        }
        if self.lexer.take("length(") {
            let of = self.nested(Self::operand)?;
            self.lexer.demand(")")?;
            return Ok(Operand::Length(Box::new(of)));
        }
        for function in ["count(", "value("] {
            if self.lexer.take(function) {
                let query = self.inner_query()?;
                self.lexer.demand(")")?;
                return Ok(if function == "count(" { Operand::Count(query) } else { Operand::Query(query) });
            }
        }
        self.inner_query().map(Operand::Query)
    }

    fn inner_query(&mut self) -> Result<Query, Problem> {
        self.lexer.skip_space();
        let from_root = self.lexer.take("$");
        if !from_root && !self.lexer.take("@") {
            return Err(self.lexer.problem("a value, `@` or `$` is missing"));
        }
        Ok(Query { from_root, segments: self.segments()? })
    }
}

fn literal(kind: Kind) -> Operand {
    Operand::Literal(Value { kind, span: Span::default() })
}
