//! The example `load_leads` against a transport that answers like the API.
#![cfg(feature = "blocking")]

use std::sync::{Arc, Mutex};

use sela::runtime as rt;
use sela::{Client, Json};

#[path = "../examples/load_leads.rs"]
mod load_leads;

use load_leads::{Failure, load};

/// Takes every lead but those whose phone number ends in 0; the second request fails as a whole.
fn client(bodies: &Arc<Mutex<Vec<Json>>>) -> Client {
    let bodies = Arc::clone(bodies);
    let transport = rt::transport::from_fn(move |request| {
        let bodies = Arc::clone(&bodies);
        async move {
            let body = request.into_body().collect(1 << 20).await.expect("a body");
            let body: Json = rt::from_json(&body).expect("JSON");
            let mut all = bodies.lock().expect("no panic");
            all.push(body.clone());
            let mut answer = rt::http::Response::builder().header("content-type", "application/json");
            if all.len() == 2 {
                answer = answer.status(400);
                return Ok(answer.body(rt::Body::from(r#"{"detail":"Too many."}"#)).expect("an answer"));
            }
            let leads = body.get("leads").and_then(Json::as_array).expect("leads");
            let results: Vec<String> = leads
                .iter()
                .map(|lead| match lead.get("phone_number").and_then(Json::as_str).unwrap_or_default().ends_with('0') {
                    true => r#"{"id":null,"action":"error","error":"Enter a valid phone number."}"#.to_owned(),
                    false => r#"{"id":1,"action":"created"}"#.to_owned(),
                })
                .collect();
            let text = format!("{{\"results\":[{}]}}", results.join(","));
            Ok(answer.body(rt::Body::from(text)).expect("an answer"))
        }
    });
    Client::builder().transport(transport).token("key").build().expect("a client")
}

#[test]
fn leads_are_loaded_in_batches() {
    let csv = "phone_number,email,lead_type,us_state,first_name\r\n\
               +18042221111,a@example.com,7,CA,\"Ann, \"\"A\"\"\"\r\n\
               +18042221110,,,,Bob\r\n\
               +18042221112,,,,\"two\nlines\"\r\n\
               +18042221113,,seven,,Cid\r\n\
               ,,,,Dora\r\n\
               +18042221114,,,,Eve\r\n\
               \r\n\
               +18042221115,,,ZZ,Fay\r\n";
    let bodies = Arc::default();
    let mut bar = Vec::new();
    let failures = load(&client(&bodies), csv, 3, &mut bar).expect("a bar");
    let whys: Vec<(usize, &str)> = failures.iter().map(|Failure { line, why }| (*line, why.as_str())).collect();
    assert_eq!(whys[0], (3, "Enter a valid phone number."));
    assert_eq!(whys[1], (6, "lead_type is no number: seven"));
    assert!(whys[2].0 == 7 && whys[2].1.contains("phone_number"), "{}", whys[2].1);
    assert_eq!(whys[3].0, 8);
    assert!(whys[3].1.contains("Too many."), "{}", whys[3].1);
    assert!(whys[4].0 == 10 && whys[4].1.contains("us_state"), "{}", whys[4].1);
    assert_eq!(whys.len(), 5);
    let bodies = bodies.lock().expect("no panic");
    assert_eq!(bodies.len(), 2);
    let first = bodies[0].get("leads").and_then(Json::as_array).expect("leads");
    let text = |name: &str| first[0].get(name).and_then(Json::as_str).unwrap_or_default().to_owned();
    assert_eq!((text("first_name"), text("us_state")), ("Ann, \"A\"".to_owned(), "CA".to_owned()));
    assert_eq!(first[0].get("lead_type").and_then(Json::as_i64), Some(7));
    let bar = String::from_utf8(bar).expect("text");
    assert!(bar.ends_with(&format!("[{}] 7/7\n", "#".repeat(40))), "{bar}");
}
