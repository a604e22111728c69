//! Patterns with `*`, `?` and `[abc]`.

/// What one place of a pattern stands for.
enum Part {
    /// Any characters, also none.
    Any,
    /// One character, whichever.
    One,
    /// One character of these, or one that is none of them.
    Of { set: Vec<(char, char)>, inside: bool },
    /// This character.
    Exact(char),
}

/// Whether the whole text fits the pattern: `*` stands for any characters, `?` for one, `[a-cx]` for one of these and
/// `[!a]` for any other.
pub fn matches(pattern: &str, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    // `reached[i]`: the pattern so far fits the first `i` characters.
    let mut reached: Vec<bool> = (0..=text.len()).map(|length| length == 0).collect();
    for wanted in parts(pattern) {
        reached = step(&wanted, &reached, &text);
    }
    reached.last().copied().unwrap_or(false)
}

fn parts(pattern: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        rest = rest.get(first.len_utf8()..).unwrap_or_default();
        // A bracket that nothing closes stands for itself; one right behind the opening one is a member.
        let class = (first == '[').then(|| class(rest)).flatten();
        parts.push(match (first, class) {
            (_, Some((class, behind))) => {
                rest = behind;
                class
            }
            ('*', _) => Part::Any,
            ('?', _) => Part::One,
            (exact, _) => Part::Exact(exact),
        });
    }
    parts
}

/// The class that begins here, and what stands behind it.
fn class(text: &str) -> Option<(Part, &str)> {
    let (inside, members) = match text.strip_prefix('!') {
        Some(members) => (false, members),
        None => (true, text),
    };
    let close = members.char_indices().skip(1).find(|(_, c)| *c == ']')?.0;
    let (members, behind) = members.split_at_checked(close)?;
    let mut set = Vec::new();
    let mut chars = members.chars().peekable();
    while let Some(from) = chars.next() {
        let mut ahead = chars.clone();
        let to = match (ahead.next(), ahead.next()) {
            (Some('-'), Some(to)) => {
                chars = ahead;
                to
            }
            _ => from,
        };
        set.push((from, to));
    }
    Some((Part::Of { set, inside }, behind.strip_prefix(']')?))
}

fn step(wanted: &Part, reached: &[bool], text: &[char]) -> Vec<bool> {
    let mut next = Vec::with_capacity(reached.len());
    let mut any = false;
    let mut before = false;
    for (index, here) in reached.iter().enumerate() {
        any |= *here;
        let last = index.checked_sub(1).and_then(|last| text.get(last));
        next.push(match wanted {
            Part::Any => any,
            Part::One => before,
            Part::Of { set, inside } => {
                before && last.is_some_and(|c| set.iter().any(|(from, to)| (from..=to).contains(&c)) == *inside)
            }
            Part::Exact(exact) => before && last == Some(exact),
        });
        before = *here;
    }
    next
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_question_marks_and_classes() {
        let fits = [
            ("*", ""),
            ("a*c", "abbc"),
            ("a*c", "ac"),
            ("*.yaml", "x.yaml"),
            ("a?c", "abc"),
            ("**", "x"),
            ("é*", "éa"),
            ("[cg]*", "crates"),
            ("[a-c]x", "bx"),
            ("[!a]x", "bx"),
            ("[]]", "]"),
            ("[a-]", "-"),
            ("[a", "[a"),
        ];
        for (pattern, text) in fits {
            assert!(matches(pattern, text), "{pattern} {text}");
        }
        let misses = [
            ("", "a"),
            ("a", ""),
            ("a?c", "ac"),
            ("*.yaml", "x.json"),
            ("a*c", "abcd"),
            ("[cg]*", "xtask"),
            ("[!a]x", "ax"),
            ("[a-c]", ""),
            ("[]", "]"),
        ];
        for (pattern, text) in misses {
            assert!(!matches(pattern, text), "{pattern} {text}");
        }
    }
}
