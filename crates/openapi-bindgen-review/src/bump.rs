//! The version that comes next.

use crate::verdict::Source;

/// The version after `version` for a change of this kind: the rules of Cargo, by which the first number that is not
/// zero says what is compatible. What is no version stays as it is.
pub(crate) fn next(version: &str, source: Source) -> String {
    let bare = version.split_once('+').map_or(version, |(bare, _)| bare);
    let (core, pre) = bare.split_once('-').map_or((bare, None), |(core, pre)| (core, Some(pre)));
    let numbers: Vec<u64> = core.split('.').filter_map(|number| number.parse().ok()).collect();
    let ([major, minor, patch], true) = (numbers.as_slice(), core.split('.').count() == 3) else {
        return version.to_owned();
    };
    if source == Source::None {
        return version.to_owned();
    }
    if let Some(pre) = pre {
        // A version that is not out yet promises nothing: only its own number goes up.
        return format!("{core}-{}", next_pre(pre));
    }
    match (source, major, minor) {
        (Source::Major, 0, 0) => format!("0.0.{}", patch + 1),
        (Source::Major, 0, minor) => format!("0.{}.0", minor + 1),
        (Source::Major, major, _) => format!("{}.0.0", major + 1),
        (Source::Minor, 1.., minor) => format!("{major}.{}.0", minor + 1),
        _ => format!("{major}.{minor}.{}", patch + 1),
    }
}

/// `alpha.1` to `alpha.2`, `rc` to `rc.1`
fn next_pre(pre: &str) -> String {
    match pre.rsplit_once('.').and_then(|(head, last)| Some((head, last.parse::<u64>().ok()?))) {
        Some((head, number)) => format!("{head}.{}", number + 1),
        None => match pre.parse::<u64>() {
            Ok(number) => (number + 1).to_string(),
            Err(_) => format!("{pre}.1"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_go_up_by_the_rules_of_cargo() {
        for (version, source, next_version) in [
            ("1.2.3", Source::Major, "2.0.0"),
            ("1.2.3", Source::Minor, "1.3.0"),
            ("1.2.3", Source::Patch, "1.2.4"),
            ("1.2.3", Source::None, "1.2.3"),
            ("0.2.3", Source::Major, "0.3.0"),
            ("0.2.3", Source::Minor, "0.2.4"),
            ("0.2.3", Source::Patch, "0.2.4"),
            ("0.0.3", Source::Major, "0.0.4"),
            ("0.0.3", Source::Patch, "0.0.4"),
            ("1.0.0-alpha.1", Source::Major, "1.0.0-alpha.2"),
            ("1.0.0-rc", Source::Minor, "1.0.0-rc.1"),
            ("1.0.0+build", Source::Minor, "1.1.0"),
            ("", Source::Major, ""),
            ("one", Source::Major, "one"),
        ] {
            assert_eq!(next(version, source), next_version, "{version} {source}");
        }
    }
}
