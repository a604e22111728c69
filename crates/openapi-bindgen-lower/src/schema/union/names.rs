//! What the branches of a union are called: by the document, else by what tells them apart.

use std::collections::BTreeMap;
use std::rc::Rc;

use openapi_bindgen_spec::model::SchemaId;

use super::super::facts::Facts;
use super::super::flat::Group;
use super::super::kinds::Kinds;
use super::super::look::Look;
use super::guard::common_tag;

/// A branch is named after the values of its tag if they are no more than this.
const MAX_VALUES: usize = 3;

/// A title of more words is a sentence, and no name.
const MAX_TITLE_WORDS: usize = 6;

/// What can be seen of a branch before it is lowered.
struct Sight<'a> {
    id: SchemaId,
    component: Option<&'a str>,
    title: &'a str,
    kinds: Kinds,
    facts: Rc<Facts>,
}

impl<'a> Look<'a> {
    /// Words for each branch of a union, all different: the component, the title, the tag, a member, the kind.
    ///
    /// They name both the variant and the types inside the branch.
    pub(super) fn branch_words(&self, group: &Group<'a>) -> Vec<String> {
        let mut sights: Vec<Sight<'a>> = group.branches.iter().map(|(_, id)| self.sight(*id)).collect();
        forget_common_title(&mut sights);
        let objects: Vec<&Facts> = sights.iter().filter(|s| s.kinds == Kinds::OBJECT).map(|s| &*s.facts).collect();
        let key = group.discriminator.map(|discriminator| discriminator.property.clone());
        let key = key.or_else(|| common_tag(&objects));
        let calm: Vec<String> = sights.iter().map(|sight| self.calm_word(sight, key.as_deref(), &objects)).collect();
        let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, word) in calm.iter().enumerate() {
            alike.entry(plain(word)).or_default().push(at);
        }
        let mut words = calm;
        for rivals in alike.into_values().filter(|rivals| rivals.len() > 1) {
            tell_apart(&sights, &rivals, &mut words);
        }
        number_equals(&mut words);
        words
    }

    fn sight(&self, id: SchemaId) -> Sight<'a> {
        let schema = self.schema(self.resolve(id).unwrap_or(id));
        let target = self.resolve_to_component(id);
        let title = schema.title.trim();
        let is_sentence = title.split_whitespace().count() > MAX_TITLE_WORDS;
        Sight {
            id,
            component: target.and_then(|end| self.component(end)),
            title: if is_sentence { "" } else { title },
            kinds: self.kinds(id).without(Kinds::NULL),
            facts: self.facts(id),
        }
    }

    /// The word for a branch that need not look at the others, but for the members that all objects have.
    fn calm_word(&self, sight: &Sight<'a>, key: Option<&str>, objects: &[&Facts]) -> String {
        if let Some(name) = sight.component {
            return name.to_owned();
        }
        if !sight.title.is_empty() {
            return sight.title.to_owned();
        }
        let facts = &sight.facts;
        let by_key = facts.tags.iter().find(|(name, _)| Some(name.as_str()) == key);
        let own = || facts.tags.iter().find(|(name, _)| facts.required.contains(name));
        if let Some((name, values)) = by_key.or_else(own).filter(|(_, values)| values.len() <= MAX_VALUES) {
            return tag_words(name, values);
        }
        if sight.kinds == Kinds::ARRAY {
            return self.list_word(sight.id);
        }
        let is_common = |name: &&String| objects.iter().all(|other| other.required.contains(*name));
        let member = facts.required.iter().find(|name| !is_common(name));
        match (sight.kinds.word(), member) {
            (Some("object"), Some(name)) => format!("with {name}"),
            (Some(word), _) => word.to_owned(),
            (None, _) if sight.kinds.is_narrow() => "value".to_owned(),
            (None, _) => "any".to_owned(),
        }
    }

    /// A list is named after its items where they are components or scalars.
    fn list_word(&self, id: SchemaId) -> String {
        let items = self.resolve(id).and_then(|id| self.schema(id).items);
        let Some(items) = items else { return "list".to_owned() };
        let component = self.resolve_to_component(items).and_then(|id| self.component(id));
        let word = component.or_else(|| self.kinds(items).word());
        word.map_or_else(|| "list".to_owned(), |word| format!("{word} list"))
    }
}

/// The values of a tag as words; `1` and `true` tell nothing without their member.
fn tag_words(name: &str, values: &[String]) -> String {
    let is_bare = |value: &String| !value.starts_with(char::is_alphabetic) || value == "true" || value == "false";
    let words = values.join(" ");
    if values.iter().any(is_bare) { format!("{name} {words}") } else { words }
}

/// A title that all branches have tells nothing.
fn forget_common_title(sights: &mut [Sight<'_>]) {
    let common = match sights {
        [first, others @ ..] if !others.is_empty() => first.title,
        _ => return,
    };
    if sights.iter().all(|sight| sight.component.is_none() && plain(sight.title) == plain(common)) {
        sights.iter_mut().for_each(|sight| sight.title = "");
    }
}

/// Adds to the words of branches that are called the same what only each of them has.
fn tell_apart(sights: &[Sight<'_>], rivals: &[usize], words: &mut [String]) {
    let details: Vec<Option<String>> = rivals.iter().map(|at| detail(sights, *at, rivals)).collect();
    // Where all others say what they have, one may be the plain one.
    let alone = details.iter().filter(|detail| detail.is_none()).count() == 1;
    for ((at, detail), number) in rivals.iter().zip(details).zip(1..) {
        let (Some(sight), Some(word)) = (sights.get(*at), words.get_mut(*at)) else { continue };
        match detail {
            _ if sight.component.is_some() => {}
            // What all branches have in common tells nothing.
            Some(detail) if is_general(word) || rivals.len() == sights.len() => *word = detail,
            Some(detail) => *word = format!("{word} {detail}"),
            None if alone => {}
            None => *word = format!("{word} {number}"),
        }
    }
}

/// Whether a word tells the kind of a branch, or one member, and nothing that the document calls it.
fn is_general(word: &str) -> bool {
    word.starts_with("with ") || ["object", "list", "value", "any"].contains(&word)
}

/// The last resort: the place among those of the same word, which stays when others come or go.
fn number_equals(words: &mut [String]) {
    let mut alike: BTreeMap<String, Vec<&mut String>> = BTreeMap::new();
    for word in words.iter_mut() {
        alike.entry(plain(word)).or_default().push(word);
    }
    for equals in alike.into_values().filter(|equals| equals.len() > 1) {
        for (word, number) in equals.into_iter().zip(1..) {
            *word = format!("{word} {number}");
        }
    }
}

/// What a branch has that none of its rivals has: values of a tag, a member that is always there, any member.
fn detail(sights: &[Sight<'_>], at: usize, rivals: &[usize]) -> Option<String> {
    let own = sights.get(at)?;
    let others: Vec<&Sight<'_>> =
        rivals.iter().filter(|other| **other != at).filter_map(|at| sights.get(*at)).collect();
    let tells = |name: &str, values: &[String]| {
        values.len() <= MAX_VALUES
            && others.iter().all(|other| {
                other.facts.tag(name).is_none_or(|theirs| !theirs.iter().any(|value| values.contains(value)))
            })
    };
    let tags = |always: bool| {
        let tags = own.facts.tags.iter().filter(move |(name, _)| own.facts.required.contains(name) == always);
        tags.filter(|(name, values)| tells(name, values)).map(|(name, values)| tag_words(name, values)).next()
    };
    let required = || {
        let mut names = own.facts.required.iter();
        names.find(|name| others.iter().all(|other| !other.facts.required.contains(*name)))
    };
    let declared = || {
        let mut names = own.facts.members.iter();
        names.find(|name| others.iter().all(|other| !other.facts.members.contains(*name)))
    };
    let kind = || own.kinds.word().filter(|_| others.iter().all(|other| other.kinds != own.kinds));
    tags(true)
        .or_else(|| required().map(|name| format!("with {name}")))
        .or_else(|| tags(false))
        .or_else(|| declared().map(|name| format!("with {name}")))
        .or_else(|| kind().map(str::to_owned))
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
