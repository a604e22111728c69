//! Accepting what is generated as what is expected.

use crate::root::cargo;
use crate::supported;

/// Runs the fixtures and writes what they give; only those whose `group/name` contains `filter`, if there is one.
pub(crate) fn run(filter: Option<&str>) -> Result<(), String> {
    let mut command = cargo();
    command.args(["test", "--package", "openapi-bindgen", "--test", "fixtures", "--test", "stability", "--quiet"]);
    command.env("BLESS", "1").env("INSTA_UPDATE", "always");
    if let Some(filter) = filter {
        command.env("FIXTURE", filter);
    }
    let status = command.status().map_err(|error| format!("cargo test: {error}"))?;
    if !status.success() {
        return Err("some fixtures give nothing that could be accepted".to_owned());
    }
    if filter.is_none() {
        supported::write()?;
    }
    Ok(())
}
