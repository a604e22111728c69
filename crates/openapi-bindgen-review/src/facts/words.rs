//! Keywords that changed, in words.

/// A keyword's change in one sentence that names what it is about.
pub(super) fn what(item: &str, pointer: &str, keyword: &str, old: Option<&str>, new: Option<&str>) -> String {
    if keyword == "required"
        && let Some((_, header)) = pointer.rsplit_once("/headers/")
    {
        let verb = if new == Some("true") { "always comes" } else { "may be missing" };
        return format!("The header `{}` of `{item}` {verb}.", header.replace("~1", "/").replace("~0", "~"));
    }
    if let (Some(from), Some(to)) = (texts(old), texts(new)) {
        return lists(item, keyword, &from, &to);
    }
    match (old, new) {
        (Some(old), Some(new)) => format!("For `{item}`, `{keyword}` is `{new}`, and was `{old}`."),
        (None, Some(new)) => format!("For `{item}`, `{keyword}: {new}` is new."),
        _ => format!("For `{item}`, `{keyword}: {}` is gone.", old.unwrap_or_default()),
    }
}

/// A list of texts; nothing is an empty one.
fn texts(text: Option<&str>) -> Option<Vec<String>> {
    serde_json::from_str(text.unwrap_or("[]")).ok()
}

/// What came to a list and what went.
fn lists(item: &str, keyword: &str, old: &[String], new: &[String]) -> String {
    let only = |here: &[String], there: &[String]| {
        let own = here.iter().filter(|entry| !there.contains(entry)).map(|entry| format!("`{entry}`"));
        own.collect::<Vec<_>>().join(", ")
    };
    match (only(old, new).as_str(), only(new, old).as_str()) {
        ("", "") => format!("For `{item}`, `{keyword}` lists the same in another way."),
        (gone, "") => format!("For `{item}`, `{keyword}` no longer lists {gone}."),
        ("", fresh) => format!("For `{item}`, `{keyword}` also lists {fresh}."),
        (gone, fresh) => format!("For `{item}`, `{keyword}` lists {fresh}, and no longer {gone}."),
    }
}
