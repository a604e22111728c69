//! Tables: text in the document, name in Rust.

use super::{Style, Wish, distinct, ident};

#[test]
fn fields() {
    let table = [
        ("email", "email"),
        ("usState", "us_state"),
        ("US_STATE", "us_state"),
        ("HTTPServer", "http_server"),
        ("userIDs", "user_ids"),
        ("URLs", "urls"),
        ("APIsEnabled", "apis_enabled"),
        ("IPv6Address", "ipv6_address"),
        ("oauthToken", "oauth_token"),
        ("OAuth2Token", "oauth2_token"),
        ("getAppsV1APIResources", "get_apps_v1_api_resources"),
        ("TV1Show", "tv1_show"),
        ("type", "type"),
        ("self", "self_"),
        ("Self", "self_"),
        ("crate", "crate_"),
        ("super", "super_"),
        ("_", "underscore"),
        ("", "empty"),
        ("2fa_enabled", "n2fa_enabled"),
        ("@odata.id", "odata_id"),
        ("$ref", "ref"),
        ("filter[name]", "filter_name"),
        ("ids[]", "ids"),
        ("DateCreated>", "date_created_greater"),
        ("DateCreated<", "date_created_less"),
        ("+1", "plus_1"),
        ("-1", "minus_1"),
        ("größe", "grosse"),
        ("don't", "dont"),
        ("x-request-id", "x_request_id"),
        ("a.b.c", "a_b_c"),
        ("content type", "content_type"),
    ];
    for (text, name) in table {
        assert_eq!(ident::field(text), name, "{text:?}");
    }
}

#[test]
fn variants() {
    let table = [
        ("AL", "Al"),
        ("created", "Created"),
        ("-created", "MinusCreated"),
        ("+1", "Plus1"),
        ("-1", "Minus1"),
        ("1", "N1"),
        ("1.5", "N1_5"),
        ("2024-01-01", "N2024_01_01"),
        ("256x256", "N256x256"),
        ("", "Empty"),
        (" ", "Space"),
        ("*", "Star"),
        ("image/*", "ImageStar"),
        ("c++", "CPlusPlus"),
        ("c#", "CHash"),
        ("<=", "LessEquals"),
        ("!=", "NotEquals"),
        ("R&D", "RAndD"),
        ("Self", "Self_"),
        ("👍", "Plus1"),
        ("❤️", "Heart"),
        ("in progress", "InProgress"),
        ("SCREAMING_CASE", "ScreamingCase"),
        ("application/vnd.api+json", "ApplicationVndApiPlusJson"),
    ];
    for (text, name) in table {
        assert_eq!(ident::variant(text), name, "{text:?}");
    }
}

#[test]
fn modules() {
    for (text, name) in [("Con", "con_"), ("AUX", "aux_"), ("mod", "mod_"), ("LPT1", "lpt1_"), ("Leads", "leads")] {
        assert_eq!(ident::file_stem(text), name, "{text:?}");
    }
    let long = "VeryLong".repeat(60);
    let stem = ident::file_stem(&long);
    assert!(stem.len() <= 100, "{stem}");
    assert_ne!(stem, ident::file_stem(&format!("{long}er")));
    assert!(ident::type_name(&long).len() <= 100);
}

fn named(style: Style, texts: &[&str]) -> Vec<String> {
    let wishes: Vec<Wish<'_>> = texts.iter().map(|text| Wish::of(text)).collect();
    distinct(&wishes, style).into_iter().map(|given| given.name).collect()
}

#[test]
fn collisions_are_spelled_out() {
    let table: &[(Style, &[&str], &[&str])] = &[
        (Style::Snake, &["foo_bar", "fooBar", "foo-bar"], &["foo_bar", "foo_bar_camel", "foo_dash_bar"]),
        (Style::Snake, &["id", "_id", "ID"], &["id", "underscore_id", "id_upper"]),
        (Style::Snake, &["$top", "top"], &["dollar_top", "top"]),
        (Style::Pascal, &["Foo", "foo", "FOO"], &["Foo", "FooLower", "FooUpper"]),
        (Style::Pascal, &["foo-x", "FOO-x"], &["FooXKebab", "FooXPascal"]),
        (Style::Pascal, &["a-b", "a_b", "AB"], &["ADashB", "AB", "Ab"]),
        (Style::Pascal, &["", "empty"], &["EmptyText", "Empty"]),
        (Style::Pascal, &["1", "n1", "N1"], &["N1Digits", "N1Lower", "N1"]),
        (Style::Pascal, &["FOo", "FoO", "Foo"], &["FOo", "FoO", "Foo"]),
    ];
    for (style, texts, names) in table {
        assert_eq!(named(*style, texts), *names, "{texts:?}");
        let reversed: Vec<&str> = texts.iter().rev().copied().collect();
        let mut back = named(*style, &reversed);
        back.reverse();
        assert_eq!(back, *names, "order matters for {texts:?}");
    }
}

#[test]
fn branches_do_not_repeat_their_union() {
    let table = [
        ("Pet", "PetCat", "cat"),
        ("Pet", "Cat", "cat"),
        ("Pet", "Pet", "pet"),
        ("ChatRequestMessage", "ChatRequestUserMessage", "user"),
        ("ServerEvent", "ErrorEvent", "error"),
        ("CreateChatResponseFormat", "ResponseFormatText", "text"),
        ("Shape", "Shape 3d", "shape 3d"),
        ("Lead", "PetLeader", "pet leader"),
        (
            "MessageResponseInteractionMetadata",
            "MessageComponentMetadataResponse",
            "message component metadata response",
        ),
        ("Message", "MessageMessage", "message"),
    ];
    for (union, branch, expected) in table {
        assert_eq!(
            super::rules::without_owner(&super::words(branch), &super::words(union)).join(" "),
            expected,
            "{union} {branch}"
        );
    }
}
