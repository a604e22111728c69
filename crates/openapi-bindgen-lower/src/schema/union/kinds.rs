//! A schema of several JSON types: one branch for each kind.

use openapi_bindgen_ir::{Branch, Docs, Guard, Origin, Shape, Union};

use super::super::Direction;
use super::super::body::Body;
use super::super::kinds::Kinds;
use super::super::lower::{DocsAt, Schemas};
use super::super::node::Node;

impl Schemas<'_> {
    /// A node whose values are of several kinds, such as `type: [string, integer]`.
    pub(in super::super) fn by_several_kinds(&mut self, node: &Node, classes: &[Kinds], direction: Direction) -> Body {
        let mut branches = Vec::with_capacity(classes.len());
        for class in classes {
            let word = class.word().unwrap_or("value");
            let mut inner = node.clone().with_key_suffix(word);
            inner.only = *class;
            inner.place = node.place.child(word);
            let used = self.kind_of_node(&inner, direction);
            branches.push(Branch {
                name: word.to_owned(),
                ty: used.ty,
                guard: Guard { kinds: class.to_json(), ..Guard::default() },
                docs: Docs::default(),
                checks: used.checks,
                from: false,
                origin: Origin { pointer: node.pointer.as_str().to_owned() },
            });
        }
        Body::Def(Shape::Union(Union { branches, open: false }))
    }

    fn kind_of_node(&mut self, inner: &Node, direction: Direction) -> super::super::Use {
        let mut used = self.use_of(inner, direction, DocsAt::Use);
        used.nullable = false;
        used
    }
}
