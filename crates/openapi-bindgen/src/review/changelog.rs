//! Lines of a review in a crate's changelog.

use std::io::ErrorKind;
use std::path::Path;

use openapi_bindgen_review::{ChangelogLine, Review};

use crate::Error;
use crate::output::SingleFile;

const TITLE: &str = "## Unreleased";

/// Adds what users of the crate in `folder` should know to its `CHANGELOG.md`.
///
/// # Errors
/// When the file cannot be read or written.
pub fn write_changelog(folder: &Path, reviews: &[Review]) -> Result<(), Error> {
    let path = folder.join("CHANGELOG.md");
    let old = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => "# Changes\n".to_owned(),
        Err(source) => return Err(Error::Read { path, source }),
    };
    let text = reviews.iter().fold(old, |text, review| with_lines(&text, &review.changelog));
    Ok(SingleFile::new(&path, &text)?.apply()?)
}

/// The changelog with lines added under its heading "Unreleased", each below the heading of its kind. Lines that
/// already stand there are not added again; without anything to add the text stays as it is.
#[must_use]
pub fn with_lines(text: &str, lines: &[ChangelogLine]) -> String {
    let mut out: Vec<String> = text.lines().map(str::to_owned).collect();
    for line in lines {
        let bullet = format!("- {}", line.markdown());
        let (begin, end) = unreleased(&mut out);
        if section(&out, begin, end).contains(&bullet) {
            continue;
        }
        let at = place(&mut out, begin, end, &format!("### {}", line.heading.as_str()));
        out.insert(at, bullet);
    }
    if out.iter().map(String::as_str).eq(text.lines()) { text.to_owned() } else { out.join("\n") + "\n" }
}

fn section(out: &[String], begin: usize, end: usize) -> &[String] {
    out.get(begin..end).unwrap_or_default()
}

/// The lines that belong to what is not released: from the one below the heading to the next heading of its level.
fn unreleased(out: &mut Vec<String>) -> (usize, usize) {
    let is_it = |line: &String| line.starts_with("## ") && line.to_lowercase().contains("unreleased");
    let heading = out.iter().position(is_it).unwrap_or_else(|| insert_title(out));
    let begin = heading + 1;
    let next = out.iter().skip(begin).position(|line| line.starts_with("## ")).map(|at| begin + at);
    (begin, next.unwrap_or(out.len()))
}

/// Before the first version, else at the end.
fn insert_title(out: &mut Vec<String>) -> usize {
    match out.iter().position(|line| line.starts_with("## ")) {
        Some(first) => {
            out.splice(first..first, [TITLE.to_owned(), String::new()]);
            first
        }
        None => {
            end_with_blank(out, 0, out.len());
            out.push(TITLE.to_owned());
            out.len() - 1
        }
    }
}

/// Where the next line below a heading goes; the heading is added if it is not there.
fn place(out: &mut Vec<String>, begin: usize, end: usize, heading: &str) -> usize {
    let found = section(out, begin, end).iter().position(|line| line.trim_end() == heading);
    let (from, to) = match found {
        Some(at) => {
            let from = begin + at + 1;
            let next = section(out, from, end).iter().position(|line| line.starts_with("### "));
            (from, next.map_or(end, |next| from + next))
        }
        None => {
            let at = end_with_blank(out, begin, end);
            out.splice(at..at, [heading.to_owned(), String::new()]);
            if at + 2 < out.len() {
                out.insert(at + 2, String::new());
            }
            return at + 2;
        }
    };
    let filled = section(out, from, to).iter().rposition(|line| !line.trim().is_empty());
    match filled {
        Some(last) => from + last + 1,
        None => end_with_blank(out, from, from),
    }
}

/// Makes the last line before `end` a blank one, the heading above `begin` aside, and gives the line behind it.
fn end_with_blank(out: &mut Vec<String>, begin: usize, end: usize) -> usize {
    let last = section(out, begin, end).iter().rposition(|line| !line.trim().is_empty());
    let at = last.map_or(begin, |last| begin + last + 1);
    if at == 0 {
        return 0;
    }
    if out.get(at).is_none_or(|line| !line.trim().is_empty()) {
        out.insert(at, String::new());
    }
    at + 1
}

#[cfg(test)]
mod tests {
    use openapi_bindgen_review::Heading;

    use super::*;

    fn line(heading: Heading, text: &str) -> ChangelogLine {
        ChangelogLine::new(heading, text)
    }

    #[test]
    fn lines_go_below_the_heading_of_what_is_not_released() {
        let lines = [line(Heading::Breaking, "`a` is gone"), line(Heading::Added, "`b` <i>new</i>")];
        let added = "### Breaking\n\n- `a` is gone\n\n### Added\n\n- `b` &lt;i&gt;new&lt;/i&gt;\n";
        for (before, after) in [
            ("", format!("## Unreleased\n\n{added}")),
            ("# Changes of x\n", format!("# Changes of x\n\n## Unreleased\n\n{added}")),
            ("# Changes of x\n\n## Unreleased\n", format!("# Changes of x\n\n## Unreleased\n\n{added}")),
            (
                "# C\n\n## [Unreleased]\n\n### Breaking\n\n- before\n\n## 1.0.0\n\n- first\n",
                "# C\n\n## [Unreleased]\n\n### Breaking\n\n- before\n- `a` is gone\n\n### Added\n\n- `b` &lt;i&gt;new&lt;/i&gt;\n\n## 1.0.0\n\n- first\n"
                    .to_owned(),
            ),
            (
                "# C\n\n## 1.0.0\n\n- first\n",
                format!("# C\n\n## Unreleased\n\n{added}\n## 1.0.0\n\n- first\n"),
            ),
        ] {
            let written = with_lines(before, &lines);
            assert_eq!(written, after, "before: {before:?}");
            assert_eq!(with_lines(&written, &lines), after, "twice is once");
        }
        assert_eq!(with_lines("x", &[]), "x");
    }
}
