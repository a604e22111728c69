//! Places in lists: they change when something before them comes or goes.

/// Keywords whose lists hold schemas, or what schemas stand in.
const LISTS: [&str; 5] = ["allOf", "anyOf", "oneOf", "prefixItems", "parameters"];

/// Whether a place depends on how many others stand before it.
pub(crate) fn is_in_list(pointer: &str) -> bool {
    let (tokens, next) = (pointer.split('/'), pointer.split('/').skip(1));
    tokens.zip(next).any(|(list, position)| is_position(list, position))
}

fn is_position(list: &str, token: &str) -> bool {
    LISTS.contains(&list) && !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit())
}

/// A place as if all that stands in one list stood in one place.
pub(crate) fn without_positions(pointer: &str) -> String {
    let mut list = "";
    let tokens = pointer.split('/').map(|token| {
        let position = is_position(list, token);
        list = token;
        if position { "*" } else { token }
    });
    tokens.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_those_of_lists_alone() {
        let table = [
            ("/components/schemas/A/oneOf/3/properties/b", true, "/components/schemas/A/oneOf/*/properties/b"),
            ("/paths/~1a/get/parameters/0/schema", true, "/paths/~1a/get/parameters/*/schema"),
            ("/components/schemas/A/properties/3", false, "/components/schemas/A/properties/3"),
            ("/components/schemas/allOf/properties/x", false, "/components/schemas/allOf/properties/x"),
            ("/a/allOf/0/anyOf/12", true, "/a/allOf/*/anyOf/*"),
            ("", false, ""),
        ];
        for (pointer, is_listed, without) in table {
            assert_eq!(is_in_list(pointer), is_listed, "{pointer}");
            assert_eq!(without_positions(pointer), without, "{pointer}");
        }
    }
}
