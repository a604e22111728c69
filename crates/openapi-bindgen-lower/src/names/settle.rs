//! The rule by which items that want the same name get different ones.
//!
//! Every item has candidates, from the calmest to the most explicit, made from its own text only. All start with
//! the first; where several meet, one may have a right to the name, and the others go on to their next candidate.
//! Rounds look at all items at once, so their order never matters.

/// What an item got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Given {
    /// Its name.
    pub name: String,
    /// Another item that wanted the same name, when this one had to give way to it.
    pub gave_way_to: Option<usize>,
}

/// A right to a name, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Right {
    /// The config or the lock gave it.
    Fixed,
    /// It is the item's own spelling.
    Own,
    /// It has the letters of the item's own spelling.
    Alike,
    /// None but wanting it.
    None,
    /// Less than that: a calmer way to write a name that would be free.
    Least,
}

/// Names for all items. `candidate(item, level)` gives `None` behind an item's last candidate, which must be unique.
pub(crate) fn settle(
    count: usize,
    candidate: impl Fn(usize, usize) -> Option<String>,
    right: impl Fn(usize, &str) -> Right,
) -> Vec<Given> {
    let mut given: Vec<Given> =
        (0..count).map(|at| Given { name: candidate(at, 0).unwrap_or_default(), gave_way_to: None }).collect();
    let mut levels = vec![0; count];
    loop {
        let moves = losers(&given, &levels, &right);
        let mut moved = false;
        for (at, winner) in moves {
            let (Some(level), Some(given)) = (levels.get_mut(at), given.get_mut(at)) else { continue };
            let Some(name) = candidate(at, *level + 1) else { continue };
            *level += 1;
            given.name = name;
            given.gave_way_to = given.gave_way_to.or(Some(winner));
            moved = true;
        }
        if !moved {
            return given;
        }
    }
}

/// The items that must move on, each with the one it gives way to.
fn losers(given: &[Given], levels: &[usize], right: &impl Fn(usize, &str) -> Right) -> Vec<(usize, usize)> {
    let mut claims: Vec<(&str, usize)> =
        given.iter().enumerate().map(|(at, given)| (given.name.as_str(), at)).collect();
    claims.sort_unstable();
    let mut losers = Vec::new();
    for claims in claims.chunk_by(|left, right| left.0 == right.0).filter(|claims| claims.len() > 1) {
        let name = claims.first().map_or("", |(name, _)| *name);
        let claimants: Vec<usize> = claims.iter().map(|(_, at)| *at).collect();
        let strength = |at: usize| (right(at, name), levels.get(at).copied().unwrap_or_default());
        let best = claimants.iter().map(|at| strength(*at)).min();
        let mut strongest = claimants.iter().filter(|at| Some(strength(**at)) == best);
        let winner = match (best, strongest.next(), strongest.next()) {
            (_, Some(only), None) => Some(*only),
            (Some((Right::Fixed | Right::Own, _)), Some(first), _) => Some(*first),
            _ => None,
        };
        for at in claimants.iter().copied().filter(|at| Some(*at) != winner) {
            let other = winner.or_else(|| claimants.iter().copied().find(|other| *other != at));
            losers.push((at, other.unwrap_or(at)));
        }
    }
    losers
}
