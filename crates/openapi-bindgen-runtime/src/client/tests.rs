//! Where references point, and which origins are the same.

use http::Uri;

use super::url::{BaseUrl, Origin, UrlError, resolve};

fn from(base: &str, reference: &str) -> Result<String, UrlError> {
    let base: Uri = base.parse().unwrap();
    resolve(&base, reference).map(|uri| uri.to_string())
}

#[test]
fn references_of_the_standard() {
    // RFC 3986, section 5.4, as far as its targets are http URLs; fragments are left out.
    let cases = [
        ("g", "http://a/b/c/g"),
        ("./g", "http://a/b/c/g"),
        ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"),
        ("//g", "http://g/"),
        ("?y", "http://a/b/c/d;p?y"),
        ("g?y", "http://a/b/c/g?y"),
        ("#s", "http://a/b/c/d;p?q"),
        ("g#s", "http://a/b/c/g"),
        ("g?y#s", "http://a/b/c/g?y"),
        (";x", "http://a/b/c/;x"),
        ("g;x", "http://a/b/c/g;x"),
        ("", "http://a/b/c/d;p?q"),
        (".", "http://a/b/c/"),
        ("./", "http://a/b/c/"),
        ("..", "http://a/b/"),
        ("../", "http://a/b/"),
        ("../g", "http://a/b/g"),
        ("../..", "http://a/"),
        ("../../g", "http://a/g"),
        ("../../../g", "http://a/g"),
        ("/./g", "http://a/g"),
        ("/../g", "http://a/g"),
        ("g.", "http://a/b/c/g."),
        (".g", "http://a/b/c/.g"),
        ("./../g", "http://a/b/g"),
        ("./g/.", "http://a/b/c/g/"),
        ("g/./h", "http://a/b/c/g/h"),
        ("g/../h", "http://a/b/c/h"),
        ("g;x=1/./y", "http://a/b/c/g;x=1/y"),
        ("g?y/../x", "http://a/b/c/g?y/../x"),
        ("g/%2e%2E/h", "http://a/b/c/h"),
        (" g ü", "http://a/b/c/g%20%C3%BC"),
        ("g\\..\\h", "http://a/b/c/g%5C..%5Ch"),
        ("HTTP://A:80/x", "http://A:80/x"),
    ];
    for (reference, expected) in cases {
        assert_eq!(from("http://a/b/c/d;p?q", reference).as_deref(), Ok(expected), "{reference:?}");
    }
}

#[test]
fn references_that_lead_astray() {
    for reference in
        ["mailto:a@b", "file:///etc/passwd", "http:g", "http://", "https://u@h/", "//u:p@h/", "http://h:x/"]
    {
        assert!(from("http://a/", reference).is_err(), "{reference}");
    }
}

#[test]
fn origins() {
    let origin = |text: &str| Origin::of(&text.parse().unwrap()).unwrap();
    for (one, other) in
        [("http://a/x", "http://A:80/y"), ("https://a", "https://a:443"), ("http://[::1]/", "http://[::1]:80/")]
    {
        assert!(origin(one) == origin(other), "{one} {other}");
    }
    for (one, other) in [
        ("http://a", "https://a"),
        ("http://a", "http://a:81"),
        ("http://a", "http://b"),
        ("http://a.b", "http://b"),
        ("http://a", "http://a."),
    ] {
        assert!(origin(one) != origin(other), "{one} {other}");
    }
    assert!(origin("http://127.8.8.8/").is_loopback() && origin("http://x.localhost:1/").is_loopback());
    assert!(!origin("http://10.0.0.1/").is_loopback() && !origin("http://localhost.evil/").is_loopback());
}

#[test]
fn servers_relative_to_the_base() {
    let base = BaseUrl::parse("https://a/v1/").unwrap();
    let resolved = |server: &str| base.resolve(server).unwrap().join("/x", &[""]).unwrap().to_string();
    assert_eq!(resolved("/v2"), "https://a/v2/x");
    assert_eq!(resolved("uploads"), "https://a/v1/uploads/x");
    assert_eq!(resolved("https://b/"), "https://b/x");
    assert_eq!(base.join("x", &["q=1"]).unwrap().to_string(), "https://a/v1/x?q=1");
    assert_eq!(base.join("/x?a=1", &["", "q=1"]).unwrap().to_string(), "https://a/v1/x?a=1&q=1");
}
