//! Reading and writing locks.

use openapi_bindgen_diagnostics::Sink;

use super::Lock;

#[test]
fn text_and_back() {
    let mut lock = Lock::default();
    for key in [
        "/a",
        "/b/enum/x = y",
        "/c/enum/a\nb",
        "/d/enum/100%",
        "/e/enum/é\u{202e}",
        "/f/enum/ ",
        "a b.yaml#/Price",
        "x\n.yaml#",
    ] {
        lock.insert(key.to_owned(), "types::Name".to_owned());
    }
    let text = lock.to_text();
    assert_eq!(text.lines().filter(|line| !line.starts_with('#')).count(), 8, "{text}");
    let (back, mistakes) = Lock::parse("", &text, 0);
    assert_eq!(mistakes, []);
    assert_eq!(back, lock);
}

#[test]
fn malformed_lines_are_told_with_their_place() {
    let text = "# header\n/a types::A\nb = types::B\n/c = Other\n/d = types::D\n/d = types::E\n/e = types::1\n";
    let (_, mistakes) = Lock::parse("x.lock", text, 3);
    let told: Vec<String> = mistakes.iter().map(|m| format!("{} {:?} {}", m.pointer, m.span, m.what)).collect();
    insta::assert_snapshot!(told.join("\n"), @"
    x.lock#/2 Some((3, 9, 20)) a line of the lock is `pointer = Rust path`
    x.lock#/3 Some((3, 21, 33)) `b` is no JSON pointer: it starts with `/`
    x.lock#/4 Some((3, 34, 44)) `Other` is no path of the generated crate, such as `types::Lead`
    x.lock#/6 Some((3, 59, 72)) `/d` stands here a second time
    x.lock#/7 Some((3, 73, 86)) `types::1` is no path of the generated crate, such as `types::Lead`
    ");
}

#[test]
fn renames_are_found_by_shape() {
    let (before, _) = Lock::parse(
        "x.lock",
        "/s/Old = types::Old\n/s/Old/properties/a = types::Old::a\n/s/Old/properties/b = types::Old::b\n/s/Gone = types::Gone\n/s/K = types::K\n/s/K/properties/x = types::K::x\n",
        0,
    );
    let (after, _) = Lock::parse(
        "",
        "/s/New = types::New\n/s/New/properties/a = types::New::a\n/s/New/properties/b = types::New::b\n/s/K = types::K\n",
        0,
    );
    let mut sink = Sink::default();
    after.report_changes(&before, &mut sink);
    let told: Vec<String> = sink.all().iter().map(|d| format!("{} {}", d.code.0, d.what)).collect();
    insta::assert_snapshot!(told.join("\n"), @"
    OB0522 `/s/Gone` of x.lock is no longer in the document
    OB0523 `/s/Old` is gone, and `/s/New` has the same members: it seems to be renamed
    OB0522 `/s/K/properties/x` of x.lock is no longer in the document
    ");
}

#[test]
fn a_member_and_its_own_type_have_one_pointer() {
    let text = "/s/A/properties/b = types::A::b\n/s/A/properties/b = types::AB\n";
    let (lock, mistakes) = Lock::parse("", text, 0);
    assert_eq!(mistakes, []);
    assert_eq!(lock.type_name("/s/A/properties/b"), Some("AB"));
    assert_eq!(lock.member_name("/s/A/properties/b"), Some("b"));
    assert!(lock.to_text().ends_with(text), "{}", lock.to_text());
}
