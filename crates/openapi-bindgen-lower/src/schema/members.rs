//! The members of an object, merged from everything that holds for it.

use std::collections::{BTreeSet, HashMap};

use openapi_bindgen_diagnostics::Pointer;
use openapi_bindgen_spec::model::Additional;

use super::Place;
use super::flat::Flat;
use super::look::Look;
use super::node::{Node, Part};

/// A member with all schemas that hold for it, in the order of their declaration.
pub(super) struct Member<'a> {
    pub(super) name: &'a str,
    pub(super) parts: Vec<Part>,
}

impl<'a> Look<'a> {
    /// The members that are declared, in document order, bases first.
    ///
    /// A schema for further members holds for those that its own object does not declare, even if another part of
    /// the same `allOf` does.
    pub(super) fn members(&self, flat: &Flat<'a>) -> Vec<Member<'a>> {
        let mut members: Vec<Member<'a>> = Vec::new();
        let mut at: HashMap<&'a str, usize> = HashMap::new();
        for bit in &flat.bits {
            for (name, id) in &bit.schema.properties {
                let part = Part { id: *id, place: bit.place.child(name) };
                match at.get(name.as_str()).and_then(|index| members.get_mut(*index)) {
                    Some(member) => self.add(member, part),
                    None => {
                        at.insert(name, members.len());
                        members.push(Member { name, parts: vec![part] });
                    }
                }
            }
        }
        if flat.bits.len() > 1 {
            self.add_further(flat, &mut members);
        }
        members
    }

    fn add(&self, member: &mut Member<'a>, part: Part) {
        if !member.parts.iter().any(|known| self.means_same(known.id, part.id)) {
            member.parts.push(part);
        }
    }

    fn add_further(&self, flat: &Flat<'a>, members: &mut [Member<'a>]) {
        for bit in &flat.bits {
            let Additional::Schema(id) = bit.schema.additional else { continue };
            let own: BTreeSet<&str> = bit.schema.properties.iter().map(|(name, _)| name.as_str()).collect();
            for member in members.iter_mut().filter(|member| !own.contains(member.name)) {
                // First, so that a declaration which contradicts it overrides it.
                if !member.parts.iter().any(|known| self.means_same(known.id, id)) {
                    member.parts.insert(0, Part { id, place: bit.place.child("value") });
                }
            }
        }
    }

    /// The node of a member of an object that is named from `place`.
    pub(super) fn member_node(&self, member: &Member<'a>, pointer: &Pointer, place: &Place) -> Node {
        match member.parts.as_slice() {
            [part] => self.node(part.id, &part.place),
            parts => {
                let own = pointer.child("properties").child(member.name);
                Node::new(parts.to_vec(), own, place.child(member.name))
            }
        }
    }

    /// All names that are required, in document order.
    pub(super) fn required(&self, flat: &Flat<'a>) -> Vec<&'a str> {
        let mut seen = BTreeSet::new();
        let names = flat.bits.iter().flat_map(|bit| bit.schema.required.iter().map(String::as_str));
        names.filter(|name| seen.insert(*name)).collect()
    }

    /// Names that branches require without declaring them, in document order.
    pub(super) fn required_somewhere(&self, flat: &Flat<'a>) -> Vec<&'a str> {
        let branches = flat.groups.iter().flat_map(|group| &group.branches);
        let only = branches.filter_map(|(_, id)| self.resolve(*id)).map(|id| self.schema(id));
        let mut seen = BTreeSet::new();
        let names = only.filter(|schema| schema.properties.is_empty()).flat_map(|schema| &schema.required);
        names.map(String::as_str).filter(|name| seen.insert(*name)).collect()
    }

    /// The schema of an object's further members, if every part that speaks of them gives one or allows all.
    pub(super) fn further(&self, flat: &Flat<'a>) -> Further {
        let mut parts = Vec::new();
        let mut any = false;
        for bit in &flat.bits {
            match bit.schema.additional {
                Additional::Denied => return Further::Denied,
                Additional::Any => any = true,
                Additional::Schema(id) => parts.push(Part { id, place: bit.place.child("value") }),
                Additional::Absent => {}
            }
        }
        match (parts.is_empty(), any) {
            (false, _) => Further::Of(parts),
            (true, true) => Further::Any,
            (true, false) => Further::Unsaid,
        }
    }

    /// The schema of all members, where a lone pattern fits every key.
    pub(super) fn match_all(&self, flat: &Flat<'a>) -> Option<Part> {
        let mut patterns =
            flat.bits.iter().flat_map(|bit| bit.schema.seldom.pattern_properties.iter().map(move |p| (bit, p)));
        let (bit, (pattern, id)) = patterns.next().filter(|_| patterns.next().is_none())?;
        let all = ["", "^", ".*", "^.*$", "^.*", ".+", "^.+$", "^.+", "[\\s\\S]*", "^[\\s\\S]*$"];
        all.contains(&pattern.as_str()).then(|| Part { id: *id, place: bit.place.child("value") })
    }

    /// Several schemas that hold for one value at a place below another.
    pub(super) fn joint_node(&self, parts: Vec<Part>, pointer: &Pointer, place: &Place, step: &str) -> Node {
        match parts.as_slice() {
            [part] => self.node(part.id, &part.place),
            _ => Node::new(parts, pointer.child(step), place.clone()),
        }
    }
}

/// What is said about members that are not declared.
pub(super) enum Further {
    Unsaid,
    Any,
    Denied,
    Of(Vec<Part>),
}
