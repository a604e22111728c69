//! Patterns with `*` and `?`.

/// Whether the whole text fits the pattern: `*` stands for any characters, `?` for one.
pub fn matches(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let text: Vec<char> = text.chars().collect();
    // `reached[i]`: the pattern so far fits the first `i` characters.
    let mut reached: Vec<bool> = (0..=text.len()).map(|length| length == 0).collect();
    for wanted in pattern {
        reached = step(wanted, &reached, &text);
    }
    reached.last().copied().unwrap_or(false)
}

fn step(wanted: char, reached: &[bool], text: &[char]) -> Vec<bool> {
    let mut next = Vec::with_capacity(reached.len());
    let mut any = false;
    let mut before = false;
    for (index, here) in reached.iter().enumerate() {
        any |= *here;
        let last = index.checked_sub(1).and_then(|last| text.get(last));
        next.push(match wanted {
            '*' => any,
            '?' => before,
            exact => before && last == Some(&exact),
        });
        before = *here;
    }
    next
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_and_question_marks() {
        let fits = [
            ("*", ""),
            ("a*c", "abbc"),
            ("a*c", "ac"),
            ("*.yaml", "x.yaml"),
            ("a?c", "abc"),
            ("**", "x"),
            ("é*", "éa"),
        ];
        for (pattern, text) in fits {
            assert!(matches(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [("", "a"), ("a", ""), ("a?c", "ac"), ("*.yaml", "x.json"), ("a*c", "abcd")] {
            assert!(!matches(pattern, text), "{pattern} {text}");
        }
    }
}
