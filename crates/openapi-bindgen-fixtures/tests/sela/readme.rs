//! The example of the repository's README, compiled.

use crate::sela::operations::leads::BulkCreateError;
use crate::sela::types::{Action, BulkCreateLeadRequest, CreateLeadRequest, UsState};
use crate::sela::{Client, ErrorKind};

#[allow(dead_code, reason = "it needs the real server")]
#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Sent as "Authorization: Token …": the prefix was found in the document.
    let client = Client::builder().token(std::env::var("SELA_API_KEY")?).build()?;

    let lead = CreateLeadRequest::new("+18042221111")
        .email("ada@example.com")
        // Absent, null, blank or a state: all four can be said.
        .us_state(UsState::Ca)
        // Members that the document does not name go to the top level.
        .extra("min_reengagement_days", 30);

    match client.leads().bulk_create(BulkCreateLeadRequest::new(vec![lead])).await {
        // A reply is its body; status and headers are there too.
        Ok(reply) => {
            for result in &reply.results {
                match &result.action {
                    Action::Error => println!("failed: {:?}", result.error),
                    action => println!("{action}: {:?}", result.id),
                }
            }
        }
        Err(error) => match error.kind() {
            ErrorKind::Api(BulkCreateError::BadRequest(body)) => println!("refused: {:?}", body.detail),
            ErrorKind::Unexpected { status, .. } => println!("answered {status}"),
            _ => return Err(error.into()),
        },
    }
    Ok(())
}

#[test]
fn the_readme_shows_what_is_compiled_here() {
    let readme = include_str!("../../../../README.md");
    let shown = readme.split("```rust,no_run\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let compiled = include_str!("readme.rs").replace("crate::sela", "sela");
    let (imports, main) = shown.split_once("#[tokio::main]").unwrap();
    assert!(compiled.contains(imports.trim()), "{imports}");
    assert!(compiled.contains(main.trim()), "{main}");
}
