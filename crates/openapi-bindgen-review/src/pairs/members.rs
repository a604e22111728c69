//! Finds members and parameters that are gone under one name and back under another.

/// What is known of a member that has no partner of its own name.
pub(crate) struct Loose<'a> {
    /// Its name on the wire.
    pub(crate) name: &'a str,
    /// Its type as text that is equal for equal types.
    pub(crate) shape: String,
    /// Its description.
    pub(crate) text: &'a str,
    /// Its place in the list, partners counted.
    pub(crate) position: usize,
    /// Whether its type is hardly that of another by chance: a struct or an enum of its own.
    pub(crate) telling: bool,
}

/// More comparisons than this are not worth a guess: nearly everything is new.
const MOST: usize = 20_000;

/// Numbers of those that were probably renamed: the same type, and the same words, description or position, or a type
/// that tells enough; each only where one alone can be meant.
pub(crate) fn renamed(gone: &[Loose<'_>], added: &[Loose<'_>]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    if gone.len().saturating_mul(added.len()) > MOST {
        return found;
    }
    for rule in [same_words, same_text, same_position, same_telling_type] {
        for (old, from) in gone.iter().enumerate() {
            if found.iter().any(|(taken, _)| *taken == old) {
                continue;
            }
            let mut fits = added.iter().enumerate().filter(|(new, to)| {
                to.shape == from.shape && rule(from, to) && !found.iter().any(|(_, taken)| taken == new)
            });
            if let (Some((new, _)), None) = (fits.next(), fits.next()) {
                found.push((old, new));
            }
        }
    }
    found.sort_unstable();
    found
}

fn same_words(old: &Loose<'_>, new: &Loose<'_>) -> bool {
    bare(old.name) == bare(new.name)
}

fn same_text(old: &Loose<'_>, new: &Loose<'_>) -> bool {
    !old.text.is_empty() && old.text == new.text
}

fn same_position(old: &Loose<'_>, new: &Loose<'_>) -> bool {
    old.position == new.position
}

fn same_telling_type(old: &Loose<'_>, new: &Loose<'_>) -> bool {
    old.telling && new.telling
}

/// A name without case and separators.
fn bare(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
