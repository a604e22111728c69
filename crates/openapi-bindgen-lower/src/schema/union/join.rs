//! Branches that one type can hold: strings with different formats, integers and numbers, partial objects.

use openapi_bindgen_ir::{Check, Type};
use openapi_bindgen_spec::model::{Additional, SchemaId};

use super::super::body::Body;
use super::super::flat::{Flat, Group};
use super::super::kinds::Kinds;
use super::super::labels::plain_text;
use super::super::look::Look;
use super::super::lower::Schemas;
use super::super::node::{GroupKind, Node, Part};
use super::super::predicate::Predicates;
use super::super::{Direction, Use};
use super::arm::Arm;
use super::guard::common_tag;

/// More known values than this are not listed in the documentation of a plain type.
const MAX_LISTED: usize = 30;

/// A union whose branches become one type.
pub(super) struct Joint<'j, 'a> {
    pub(super) node: &'j Node,
    pub(super) group: &'j Group<'a>,
    /// What stands beside the union.
    pub(super) base: &'j Flat<'a>,
    pub(super) checked: &'j [&'j Group<'a>],
}

const SCALARS: [Kinds; 3] = [Kinds::STRING, Kinds::NUMBER, Kinds::BOOLEAN];

impl<'a> Look<'a> {
    /// The kind of the one type that can hold all branches, if there is one.
    pub(super) fn common_class(&self, group: &Group<'a>, arms: &[Arm<'a>]) -> Option<Kinds> {
        let scalar = SCALARS.into_iter().find(|class| arms.iter().all(|arm| arm.kinds.within(*class)));
        let filled = arms.iter().all(|arm| !arm.kinds.is_empty());
        let all: Vec<&Arm<'a>> = arms.iter().collect();
        scalar.filter(|_| filled).or_else(|| self.is_one_object(group, &all).then_some(Kinds::OBJECT))
    }

    /// Whether objects are parts of one rather than a choice: `anyOf` without tags, where several may fit at once.
    fn is_one_object(&self, group: &Group<'a>, arms: &[&Arm<'a>]) -> bool {
        let is_open = group.kind == GroupKind::AnyOf
            && group.discriminator.is_none()
            && arms.len() > 1
            && arms.iter().all(|arm| arm.kinds == Kinds::OBJECT)
            && common_tag(&arms.iter().map(|arm| &*arm.facts).collect::<Vec<_>>()).is_none();
        is_open && (arms.iter().all(|arm| arm.target.is_none()) || self.is_undecided(arms)) && self.compatible(arms)
    }

    /// Whether no branch requires a member that another does not.
    fn is_undecided(&self, arms: &[&Arm<'a>]) -> bool {
        arms.windows(2).all(|pair| match pair {
            [one, other] => one.facts.required == other.facts.required,
            _ => true,
        })
    }

    /// Whether members of the same name have the same type in all branches.
    fn compatible(&self, arms: &[&Arm<'a>]) -> bool {
        let mut known: Vec<(&'a str, SchemaId)> = Vec::new();
        for arm in arms {
            let flat = self.flat(&arm.node);
            let is_plain = flat.groups.is_empty()
                && flat.bits.iter().all(|bit| {
                    matches!(bit.schema.additional, Additional::Absent | Additional::Any) && bit.schema.values.is_none()
                });
            if !is_plain || flat.broken {
                return false;
            }
            for (name, id) in flat.bits.iter().flat_map(|bit| &bit.schema.properties) {
                match known.iter().find(|(other, _)| other == name) {
                    Some((_, other)) if !self.means_same(*other, *id) => return false,
                    Some(_) => {}
                    None => known.push((name, *id)),
                }
            }
        }
        !known.is_empty()
    }
}

impl<'a> Schemas<'a> {
    /// Replaces branches that one type can hold by one branch, and leaves the others.
    pub(super) fn join_some(&self, node: &Node, group: &Group<'a>, arms: Vec<Arm<'a>>) -> Vec<Arm<'a>> {
        let mut arms = arms;
        for class in SCALARS.into_iter().chain([Kinds::OBJECT]) {
            let (within, others): (Vec<Arm<'a>>, Vec<Arm<'a>>) =
                arms.into_iter().partition(|arm| arm.kinds.within(class) && !arm.kinds.is_empty());
            let inner: Vec<&Arm<'a>> = within.iter().collect();
            let joins = within.len() > 1 && (class != Kinds::OBJECT || self.look.is_one_object(group, &inner));
            arms = others;
            if joins {
                arms.extend(self.joined_arm(node, group, within, class));
            } else {
                arms.extend(within);
            }
        }
        arms.sort_by_key(|arm| arm.index);
        arms
    }

    fn joined_arm(&self, node: &Node, group: &Group<'a>, within: Vec<Arm<'a>>, class: Kinds) -> Option<Arm<'a>> {
        let word = class.word().unwrap_or("value");
        let picked: Vec<usize> = within.iter().map(|arm| arm.index).collect();
        let kinds = within.iter().fold(Kinds::NONE, |kinds, arm| kinds.or(arm.kinds));
        let mut first = within.into_iter().next()?;
        let mut inner = node.clone().with_key_suffix(word);
        inner.picked = Some((group.owner, group.kind, picked));
        inner.only = node.only.and(class);
        inner.place = node.place.child(word);
        first.facts = std::rc::Rc::new(self.look.facts_of(&inner));
        first.node = inner;
        first.is_combined = true;
        first.target = None;
        first.word = word.to_owned();
        first.kinds = kinds;
        first.values = None;
        Some(first)
    }

    /// The one type of all branches.
    pub(super) fn join(&mut self, joint: &Joint<'_, 'a>, arms: &[Arm<'a>], class: Kinds, direction: Direction) -> Body {
        if class == Kinds::OBJECT {
            return self.join_objects(joint, arms, direction);
        }
        let mut types: Vec<Type> = Vec::new();
        for arm in arms {
            let flat = self.look.flat(&arm.node);
            let ty = match class {
                Kinds::STRING if arm.values.is_some() => Type::String,
                _ => self.scalar_type(&arm.node, &flat, arm.kinds, direction),
            };
            if !types.contains(&ty) {
                types.push(ty);
            }
        }
        let mut used = Use::of(common_type(&types));
        used.checks = self.look.limits(joint.base, class);
        used.checks.extend(self.look.further_checks(joint.base, joint.checked));
        used.checks.extend(self.branch_check(joint.group, arms));
        used.docs.notes.extend(known_values(arms));
        Body::Plain(used)
    }

    /// The check that a value fits one of the branches, or exactly one.
    ///
    /// A branch that allows everything makes `anyOf` say nothing. Documents that write `oneOf` around such a branch
    /// of strings mean `anyOf`: by the letter, no value of the narrower branch would fit.
    fn branch_check(&self, group: &Group<'a>, arms: &[Arm<'a>]) -> Vec<Check> {
        let branches: Vec<SchemaId> = arms.iter().map(|arm| arm.id).collect();
        let all = arms.iter().fold(Kinds::NONE, |all, arm| all.or(arm.kinds));
        let is_open = |arm: &Arm<'a>, list: &[Check]| arm.kinds == all && list.iter().all(is_kind);
        let lists: Vec<Vec<Check>> = branches.iter().map(|branch| Predicates::new(&self.look).alone(*branch)).collect();
        let any_open = arms.iter().zip(&lists).any(|(arm, list)| is_open(arm, list));
        let checks = match group.kind {
            GroupKind::OneOf if !(any_open && all == Kinds::STRING) => {
                Predicates::new(&self.look).union(&branches, true)
            }
            _ if any_open => Vec::new(),
            _ => Predicates::new(&self.look).union(&branches, false),
        };
        let same_kind = arms.iter().all(|arm| arm.kinds == all);
        checks.into_iter().map(|check| if same_kind { without_kinds(check) } else { check }).collect()
    }

    fn join_objects(&mut self, joint: &Joint<'_, 'a>, arms: &[Arm<'a>], direction: Direction) -> Body {
        let mut whole = joint.node.without_group(joint.group.owner, joint.group.kind);
        whole.key.clone_from(&joint.node.key);
        for arm in arms {
            whole.parts.push(Part { id: arm.id, place: arm.node.place.clone() });
        }
        let flat = self.look.flat(&whole);
        let mut members = self.look.members(&flat);
        for member in &mut members {
            // Branches agree on members of the same name.
            member.parts.truncate(1);
        }
        let mut required: Vec<&'a str> = self.look.required(&flat);
        required.retain(|name| arms.iter().all(|arm| arm.facts.required.contains(*name)));
        let mut checks = self.look.limits(joint.base, Kinds::OBJECT);
        checks.extend(self.look.further_checks(joint.base, joint.checked));
        let branches: Vec<SchemaId> = arms.iter().map(|arm| arm.id).collect();
        checks.extend(Predicates::new(&self.look).union(&branches, false).into_iter().filter_map(beyond_members));
        self.structure(joint.node, &flat, members, required, checks, direction)
    }
}

fn is_kind(check: &Check) -> bool {
    matches!(check, Check::Kinds(_))
}

/// The check of a union whose type shows the kind.
fn without_kinds(check: Check) -> Check {
    let strip = |lists: Vec<Vec<Check>>| -> Vec<Vec<Check>> {
        lists.into_iter().map(|list| list.into_iter().filter(|check| !is_kind(check)).collect()).collect()
    };
    match check {
        Check::AnyOf(lists) => Check::AnyOf(strip(lists)),
        Check::OneOf(lists) => Check::OneOf(strip(lists)),
        other => other,
    }
}

/// The check of partial objects without what the types of the one struct show; `None` if nothing is left.
fn beyond_members(check: Check) -> Option<Check> {
    let Check::AnyOf(mut lists) = check else { return Some(check) };
    for list in &mut lists {
        list.retain(|check| match check {
            Check::Kinds(_) => false,
            Check::Member(_, inner) => !inner.iter().all(is_kind),
            _ => true,
        });
    }
    (!lists.iter().any(Vec::is_empty)).then_some(Check::AnyOf(lists))
}

/// The type that holds all values of several scalar types.
fn common_type(types: &[Type]) -> Type {
    match types {
        [one] => one.clone(),
        [] => Type::Json,
        _ if types.contains(&Type::Bool) => Type::Bool,
        _ => {
            let rank = |ty: &Type| match ty {
                Type::I32 => Some(0),
                Type::U32 => Some(1),
                Type::I64 => Some(2),
                Type::U64 => Some(3),
                Type::I128 => Some(4),
                _ => None,
            };
            let ranks: Option<Vec<i32>> = types.iter().map(rank).collect();
            match ranks {
                Some(ranks) => common_integer(&ranks),
                None if types.iter().any(|ty| rank(ty).is_some() || matches!(ty, Type::F64 | Type::Number)) => {
                    Type::Number
                }
                None => Type::String,
            }
        }
    }
}

fn common_integer(ranks: &[i32]) -> Type {
    let has_signed = ranks.iter().any(|rank| matches!(rank, 0 | 2 | 4));
    match ranks.iter().max() {
        Some(4) => Type::I128,
        Some(3) if has_signed => Type::I128,
        Some(3) => Type::U64,
        Some(_) => Type::I64,
        None => Type::Json,
    }
}

/// A note about values that the document names beside others.
fn known_values(arms: &[Arm<'_>]) -> Option<String> {
    let mut values: Vec<String> = Vec::new();
    for listed in arms.iter().filter_map(|arm| arm.values.as_ref()).flatten() {
        let text = plain_text(listed.value);
        if !values.contains(&text) {
            values.push(text);
        }
    }
    let fits = !values.is_empty() && values.len() <= MAX_LISTED && values.iter().all(|value| !value.contains('`'));
    fits.then(|| format!("Known values: `{}`.", values.join("`, `")))
}
