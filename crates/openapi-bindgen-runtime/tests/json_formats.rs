//! Formats, strictly: texts that have them, and texts that do not.

use openapi_bindgen_runtime::check::Format;

fn judge(format: Format, good: &[&str], bad: &[&str]) {
    for text in good {
        assert!(format.fits(text), "{format:?} refuses {text:?}");
    }
    for text in bad {
        assert!(!format.fits(text), "{format:?} accepts {text:?}");
    }
}

#[test]
fn date_time() {
    judge(
        Format::DateTime,
        &[
            "1963-06-19T08:30:06.283185Z",
            "1963-06-19T08:30:06Z",
            "1937-01-01T12:00:27.87+00:20",
            "1990-12-31T15:59:50.123-08:00",
            "1998-12-31T23:59:60Z",
            "1998-12-31T15:59:60.123-08:00",
            "1963-06-19t08:30:06.283185z",
            "2020-02-29T00:00:00Z",
        ],
        &[
            "",
            "1990-02-31T15:59:59.123-08:00",
            "1990-12-31T15:59:59-24:00",
            "1998-12-31T23:59:61Z",
            "1998-12-31T23:58:60Z",
            "1998-12-31T22:59:60Z",
            "1990-12-31T24:00:00Z",
            "1963-06-19T08:30:06.28123+01:00Z",
            "06/19/1963 08:30:06 PST",
            "2013-350T01:01:01",
            "1963-6-19T08:30:06Z",
            "1963-06-1T00:00:00Z",
            "1963-06-1৪T00:00:00Z",
            "1963-06-19T08:30:06",
            "1963-06-19T08:30:06.Z",
            "+11963-06-19T08:30:06Z",
            "2021-02-29T00:00:00Z",
        ],
    );
}

#[test]
fn date_and_time() {
    judge(
        Format::Date,
        &["1963-06-19", "2020-02-29", "2000-02-29", "2020-12-31"],
        &[
            "2020-02-30",
            "1900-02-29",
            "2020-13-01",
            "2020-00-01",
            "2020-01-00",
            "1998-1-20",
            "1998-01-1",
            "06/19/1963",
            "2013-350",
            "1963-06-1৪",
            "20230328",
            "2020-11-28T23:55:45Z",
            "",
        ],
    );
    judge(
        Format::Time,
        &[
            "08:30:06Z",
            "23:59:60Z",
            "23:59:60+00:00",
            "01:29:60+01:30",
            "08:30:06.283185z",
            "08:30:06",
            "08:30:06-08:00",
        ],
        &[
            "008:030:006Z",
            "8:3:6Z",
            "08:30",
            "22:59:60Z",
            "24:00:00Z",
            "00:60:00Z",
            "00:00:61Z",
            "08:30:06 PST",
            "01:02:03+24:00",
            "01:02:03+00:60",
            "01:02:03Z+00:30",
            "12:00:00.52৪Z",
            "08:30:06#00:20",
        ],
    );
}

#[test]
fn duration() {
    judge(
        Format::Duration,
        &["P4DT12H30M5S", "P4Y", "PT0S", "P0D", "P1M", "PT1M", "PT36H", "P1DT12H", "P2W", "PT1.5S", "P1Y2D"],
        &[
            "", "P", "PT", "P1", "PT1D", "4DT12H", "P1D2H", "P2D1Y", "P2S", "P1YT", "P1Y2W", "PT1.5H1M", "P1.D", "P২Y",
            "P-1D",
        ],
    );
}

#[test]
fn identifiers_and_encodings() {
    judge(
        Format::Uuid,
        &[
            "2EB8AA08-AA98-11EA-B4AA-73B441D16380",
            "2eb8aa08-aa98-11ea-b4aa-73b441d16380",
            "00000000-0000-0000-0000-000000000000",
        ],
        &[
            "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
            "2eb8aa08-aa98-11ea-73b441d16380",
            "2eb8aa08-aa98-11ea-b4ga-73b441d16380",
            "2eb8aa08aa9811eab4aa73b441d16380----",
            "2eb8-aa08-aa98-11ea-b4aa73b44-1d16380",
        ],
    );
    judge(Format::Byte, &["", "YQ==", "YWI=", "YWJj", "+/+/"], &["Y", "YQ", "YQ=", "YQ===", "Y=Q=", "YW J", "-_-_"]);
    judge(Format::Decimal, &["0", "-12.50", "+1", "1e5", ".5", "5."], &["", "-", ".", "1,5", "NaN", "0x1", "1e", "1 "]);
    judge(Format::JsonPointer, &["", "/", "/foo/0", "/a~0b/c~1d", "/ ", "//"], &["a", "/~", "/~2", "#/a", "/a~"]);
}

#[test]
fn network() {
    judge(
        Format::Email,
        &[
            "joe.bloggs@example.com",
            "te~st@example.com",
            "~test@example.com",
            "\"joe bloggs\"@example.com",
            "\"joe@bloggs\"@example.com",
            "joe.bloggs@[127.0.0.1]",
            "joe.bloggs@[IPv6:::1]",
            "user@localhost",
        ],
        &[
            "2962",
            "",
            "@example.com",
            ".test@example.com",
            "te..st@example.com",
            "test.@example.com",
            "joe.bloggs@inv=alid",
            "joe.bloggs@[127.0.0.300]",
            "joe bloggs@example.com",
            "a@b@c",
            "dörte@example.com",
        ],
    );
    judge(Format::IdnEmail, &["실례@실례.테스트", "dörte@example.com"], &["2962"]);
    judge(
        Format::Hostname,
        &["www.example.com", "xn--4gbwdl.xn--wgbh1c", "host-name", "1host", "a"],
        &["", "-a", "a-", "a_b", "a..b", ".a", "a.", "actually,_not", &"a".repeat(64)],
    );
    judge(
        Format::Ipv4,
        &["192.168.0.1"],
        &["127.0.0", "127.0.0.0.1", "256.256.256.256", "0x7f000001", "087.10.0.1", "1২7.0.0.1"],
    );
    judge(
        Format::Ipv6,
        &["::1", "::ffff:192.168.0.1", "a:b:c::d:e:f"],
        &["12345::", "::abcef::", "1:2:3", "fe80::a%eth1", "::laptop"],
    );
}

#[test]
fn uris() {
    judge(
        Format::Uri,
        &[
            "http://foo.bar/?baz=qux#quux",
            "http://foo.com/blah_(wikipedia)_blah#cite-1",
            "http://foo.bar/?q=Test%20URL-encoded%20stuff",
            "http://xn--nw2a.xn--j6w193g/",
            "http://-.~_!$&'()*+,;=:%40:80%2f::::::@example.com",
            "http://223.255.255.254",
            "ftp://ftp.is.co.za/rfc/rfc1808.txt",
            "ldap://[2001:db8::7]/c=GB?objectClass?one",
            "mailto:John.Doe@example.com",
            "news:comp.infosystems.www.servers.unix",
            "tel:+1-816-555-1212",
            "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
            "https://example.org:8080/path?a=[1]",
        ],
        &[
            "",
            "//foo.bar/?baz=qux#quux",
            "/abc",
            "\\\\WINDOWS\\fileshare",
            "abc",
            "http:// shouldfail.com",
            ":// should fail",
            "bar,baz:foo",
            "https://[@example.org/test.txt",
            "https://example.org/foobar\\.txt",
            "https://example.org/foobar<>.txt",
            "https://example.org/foobar{}.txt",
            "https://example.org/foobar^.txt",
            "https://example.org/foobar`.txt",
            "https://example.org/foo bar.txt",
            "https://example.org/foobar|.txt",
            "https://example.org/%zz",
            "https://example.org:8o/",
            "http://ü.example",
        ],
    );
    judge(
        Format::UriReference,
        &["", "/abc", "abc", "#fragment", "?q", "//foo.bar/?baz"],
        &["\\\\W", "#frag\\ment", "#a#b", "a[b]"],
    );
    judge(Format::Iri, &["http://ƒøø.ßår/?∂éœ=πîx#πîüx"], &["/abc", "http:// ü"]);
}

#[test]
fn numbers() {
    assert!(Format::Int32.fits_number("-2147483648") && !Format::Int32.fits_number("2147483648"));
    assert!(Format::Int64.fits_number("9223372036854775807"));
    assert!(Format::Int64.fits_number("1e3") && !Format::Int64.fits_number("1.5"));
    assert!(!Format::Int64.fits_number("9223372036854775808"));
    assert!(!Format::Uint32.fits_number("-1") && Format::Uint64.fits_number("18446744073709551615"));
}
