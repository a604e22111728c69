//! Whether the output folder is a member of a cargo workspace.

use std::fs;
use std::path::{Path, PathBuf};

use super::lexical::{absolute, relative};

/// How the output folder stands to the workspace around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Membership {
    /// No workspace above it lists it: the crate gets a `[workspace]` table of its own and builds anywhere.
    Alone,
    /// It is a member of the workspace with this root folder.
    Member(PathBuf),
}

/// Looks for the workspace that the folder belongs to, by the rules of cargo: the nearest manifest above it with a
/// `[workspace]` table decides, by `members`, `exclude` and its own path dependencies.
pub fn membership(out: &Path) -> Membership {
    let out = absolute(out);
    for root in out.ancestors().skip(1) {
        let Some(manifest) = manifest(root) else { continue };
        let Some(workspace) = manifest.get("workspace") else { continue };
        let Some(member) = relative(root, &out) else { continue };
        return if is_member(&manifest, workspace, &member) {
            Membership::Member(root.to_owned())
        } else {
            Membership::Alone
        };
    }
    Membership::Alone
}

fn manifest(folder: &Path) -> Option<toml::Table> {
    fs::read_to_string(folder.join("Cargo.toml")).ok()?.parse().ok()
}

fn is_member(manifest: &toml::Table, workspace: &toml::Value, member: &str) -> bool {
    let listed = strings(workspace, "members").any(|pattern| matches(pattern, member));
    let excluded = strings(workspace, "exclude").any(|folder| is_below(trimmed(folder), member));
    listed || (!excluded && path_dependencies(manifest, workspace).any(|path| trimmed(path) == member))
}

fn strings<'a>(table: &'a toml::Value, key: &str) -> impl Iterator<Item = &'a str> {
    table.get(key).and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_str)
}

/// Paths of dependencies in the root manifest: cargo takes them in as members.
fn path_dependencies<'a>(manifest: &'a toml::Table, workspace: &'a toml::Value) -> impl Iterator<Item = &'a str> {
    let own =
        ["dependencies", "dev-dependencies", "build-dependencies"].into_iter().filter_map(|key| manifest.get(key));
    own.chain(workspace.get("dependencies"))
        .filter_map(toml::Value::as_table)
        .flat_map(|table| table.values())
        .filter_map(|dependency| dependency.get("path")?.as_str())
}

fn trimmed(path: &str) -> &str {
    path.trim_start_matches("./").trim_end_matches('/')
}

fn is_below(folder: &str, path: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Matches a member pattern part by part; `**` stands for any number of parts.
fn matches(pattern: &str, path: &str) -> bool {
    let pattern: Vec<&str> = trimmed(pattern).split('/').collect();
    let path: Vec<&str> = path.split('/').collect();
    matches_parts(&pattern, &path)
}

fn matches_parts(pattern: &[&str], path: &[&str]) -> bool {
    match (pattern, path) {
        ([], []) => true,
        (["**", rest @ ..], _) => {
            matches_parts(rest, path) || path.split_first().is_some_and(|(_, path)| matches_parts(pattern, path))
        }
        ([first, rest @ ..], [part, path @ ..]) => crate::glob::matches(first, part) && matches_parts(rest, path),
        _ => false,
    }
}
