//! Views for requests, and what returns keeps what nothing is said about.

use openapi_bindgen_diagnostics::Sink;

use super::{Options, Schemas, document, show};
use crate::schema::{Direction, Home, Place};

/// Lowers uses of components in some directions.
fn used(schemas: &str, uses: &[(&str, Direction)]) -> String {
    let document = document(schemas);
    let options = Options::default();
    let mut sink = Sink::default();
    let mut lowering = Schemas::new(&document, &options);
    let place = Place::root(Home::Operation("post /leads".to_owned()), vec!["leads".to_owned()]);
    for (name, direction) in uses {
        let id = document.component(name).unwrap_or_else(|| panic!("no {name}"));
        lowering.lower_use(id, &place, *direction, &mut sink);
    }
    show::all(&lowering.finish(&mut sink), &sink)
}

const ACCOUNT: &str = "
    Account: {type: object, required: [id, secret, name], properties: {id: {type: integer, readOnly: true},
      secret: {type: string, writeOnly: true}, name: {type: string}, parent: {$ref: '#/components/schemas/Account'}}}
    Plain: {type: object, properties: {id: {type: integer, readOnly: true}}}
    Upload: {type: object, properties: {file: {type: string, format: binary}, note: {type: string}}}
";

#[test]
fn both_ways_where_it_matters() {
    insta::assert_snapshot!(used(ACCOUNT, &[("Account", Direction::Request), ("Account", Direction::Response)]));
}

#[test]
fn one_way() {
    insta::assert_snapshot!(used(ACCOUNT, &[("Account", Direction::Request)]));
}

#[test]
fn both_ways_where_it_does_not_matter() {
    insta::assert_snapshot!(used(ACCOUNT, &[("Plain", Direction::Request), ("Plain", Direction::Response)]));
}

#[test]
fn files_of_a_multipart_body() {
    insta::assert_snapshot!(used(ACCOUNT, &[("Upload", Direction::Multipart), ("Upload", Direction::Response)]));
}
