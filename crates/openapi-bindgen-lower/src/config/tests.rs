//! Reading configs: every key, and every kind of mistake.

use super::{Config, KEYS, Takes, nearest};

#[test]
fn every_key_is_read() {
    let text = r#"
        [package]
        name = "sela"
        version = "1.2.0"
        license = "MIT OR Apache-2.0"
        env_prefix = "SELA"
        features_per_tag = true
        [names]
        shorten = false
        strict = true
        [defaults]
        unknown_members = "keep"
        extra = true
        dangling_refs = "degrade"
        untyped_is_any = true
        [formats]
        "string:date-time" = "String"
        [select]
        only = ["Leads"]
        without = ["/internal/*"]
        prune = true
        [auth.tokenAuth]
        prefix = "Token"
        setter = "token"
        env = "SELA_API_KEY"
        [paging.leads_list]
        kind = "cursor"
        param = "after"
        member = "meta.next"
        items = "results"
        [at."CreateLead"]
        rename = "NewLead"
        module = "leads"
        type = "my::Lead"
        skip = true
        required = false
        nullable = true
        extra = true
        idempotent = true
        variants = { "+1" = "ThumbsUp" }
    "#;
    let (config, mistakes) = Config::parse("sela.toml", text, 1);
    assert_eq!(mistakes, []);
    insta::assert_debug_snapshot!(config);
    let written = KEYS.iter().filter(|key| key.name != "*").filter(|key| !text.contains(&format!("{} =", key.name)));
    assert_eq!(written.map(|key| key.name).collect::<Vec<_>>(), Vec::<&str>::new(), "a key is not tested");
}

#[test]
fn mistakes_are_told_with_place_and_help() {
    let table = [
        ("[pakage]\nname = \"x\"", "1..7"),
        ("[package]\nnmae = \"x\"", "10..14"),
        ("[package]\nname = 3", "17..18"),
        ("[names]\nshorten = \"yes\"", "18..23"),
        ("[defaults]\nunknown_members = \"drop\"", ""),
        ("[select]\nonly = [1]", ""),
        ("[auth]\ntokenAuth = \"x\"", ""),
        ("[at.\"X\"]\nrenam = \"Y\"", ""),
        ("at = 3", ""),
        ("package = \"x\"", ""),
        ("[package", ""),
        ("[at.X]\nvariants = { a = 1 }", ""),
    ];
    let mut told = String::new();
    for (text, span) in table {
        let (_, mistakes) = Config::parse("x.toml", text, 7);
        assert_eq!(mistakes.len(), 1, "{text:?}: {mistakes:?}");
        for mistake in mistakes {
            let (_, start, end) = mistake.span.unwrap();
            assert!(span.is_empty() || span == format!("{start}..{end}"), "{text:?}: {start}..{end}");
            let quoted = &text[start as usize..end as usize];
            told += &format!(
                "{} {} at {quoted:?} | {} | {}\n",
                mistake.code.0, mistake.pointer, mistake.what, mistake.help
            );
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn several_mistakes_are_told_at_once() {
    let (_, mistakes) = Config::parse("x.toml", "[package]\na = 1\nb = 2\n[names]\nc = 3", 0);
    assert_eq!(mistakes.len(), 3);
}

#[test]
fn near_names_are_found() {
    let names = ["rename", "required", "nullable"];
    assert_eq!(nearest("renam", names), Some("rename"));
    assert_eq!(nearest("requird", names), Some("required"));
    assert_eq!(nearest("zzz", names), None);
}

#[test]
fn keys_are_documented() {
    for key in KEYS {
        assert!(key.what.ends_with('.') && key.what.len() > 10, "{}.{}", key.table, key.name);
        if let Takes::OneOf(texts) = key.takes {
            assert!(!texts.is_empty());
        }
    }
}
