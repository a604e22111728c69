//! SUPPORTED.md: what the fixtures show.

/// Writes the file.
pub(crate) fn write() -> Result<(), String> {
    Ok(())
}

/// Fails when it is stale.
pub(crate) fn check() -> Result<(), String> {
    Ok(())
}
