//! What the changes of `spec/` mean: the document in git against the one in the working tree.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use clap::{Args, ValueEnum};
use openapi_bindgen::output::diffstat;
use openapi_bindgen::review::{FailOn, Format, Review, Version, crate_version, render, review, write_changelog};
use openapi_bindgen::terminal::{colour, colour_of_result, say, tell};
use openapi_bindgen::{Error, Generator, RenderOptions};

use crate::codegen::{generator, generator_of};
use crate::root::{root, target, write};

/// Say what the changes of spec/ mean for Rust code and for clients already shipped
///
/// Compares the document, config and lock of a revision with those of the working tree, and ends with what changes in
/// the generated code.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cargo xtask review                     against the main branch
  cargo xtask review HEAD~3 -o /tmp/review.html
  cargo xtask review --write-changelog   add the lines to generated/sela/CHANGELOG.md")]
pub(crate) struct ReviewArgs {
    /// The revision to compare with; by default where the branch left the main branch, else HEAD
    rev: Option<String>,
    /// What to write; by default what the output's name says, else text
    #[arg(long, value_enum)]
    format: Option<Form>,
    /// Write into a file, and only the summary to the terminal
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Fail when there is such a change: source-major, wire-break or any
    #[arg(long, value_name = "WHAT")]
    fail_on: Vec<FailOn>,
    /// Add the changelog lines to generated/sela/CHANGELOG.md
    #[arg(long)]
    write_changelog: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Form {
    Text,
    Markdown,
    Json,
    Sarif,
    Html,
}

pub(crate) fn run(args: &ReviewArgs) -> Result<(), String> {
    let rev = match &args.rev {
        Some(rev) => git(&["rev-parse", "--short", "--verify", &format!("{rev}^{{commit}}")])?,
        None => base()?,
    };
    let (old, new, review) = compare(&rev)?;
    let plain = Format::Text { colour: args.output.is_none() && colour_of_result() };
    let format = match args.format {
        Some(Form::Text) => plain,
        Some(Form::Markdown) => Format::Markdown,
        Some(Form::Json) => Format::Json,
        Some(Form::Sarif) => Format::Sarif,
        Some(Form::Html) => Format::Html,
        None => args.output.as_deref().and_then(Format::of_file).unwrap_or(plain),
    };
    let text = render(std::slice::from_ref(&review), format);
    match &args.output {
        Some(path) => {
            write(path, &text)?;
            say(format!("{}\n", review.summary));
        }
        None => say(text),
    }
    // Beside forms for programs, it goes where it does not disturb them.
    let stat = format!("\n{}", diffstat(&old.files(), &new.files()));
    if args.output.is_some() || format == plain {
        say(stat)
    } else {
        tell(stat)
    }
    if args.write_changelog {
        write_changelog(&sela(), std::slice::from_ref(&review)).map_err(|error| error.to_string())?;
    }
    match args.fail_on.iter().find(|on| review.fails(**on)) {
        Some(_) => Err("the change is one that --fail-on names".to_owned()),
        None => Ok(()),
    }
}

/// The short form for those who just generated: what changed since the last commit. Nothing where there is no git.
pub(crate) fn short() -> Option<String> {
    git(&["rev-parse", "--verify", "HEAD"]).ok()?;
    if git(&["status", "--porcelain", "--", "spec"]).ok()?.is_empty() {
        return None;
    }
    let review = match compare("HEAD") {
        Ok((.., review)) => review,
        Err(why) => return Some(format!("no review: {}\n", why.lines().last().unwrap_or_default())),
    };
    if review.is_empty() {
        return None;
    }
    let lines: String = review.findings.iter().take(10).map(|one| format!("  {}\n", line(one))).collect();
    let more = review.findings.len().saturating_sub(10);
    let more = if more > 0 { format!("  and {more} more\n") } else { String::new() };
    Some(format!("review     {}\n{lines}{more}  all of it: cargo xtask review HEAD\n", review.summary))
}

fn line(finding: &openapi_bindgen::review::Finding) -> String {
    let plain: String = finding.what.chars().filter(|letter| !letter.is_control()).collect();
    format!("{} [{}, source {}]", plain, finding.wire().label(), finding.source)
}

fn compare(rev: &str) -> Result<(Version, Version, Review), String> {
    let (old, new) = Version::both(&at_revision(rev)?, &generator()).map_err(told)?;
    let mut found = review(&old, &new).labelled(format!("spec at {rev}"), "spec in the working tree");
    if let Some(version) = crate_version(&sela()) {
        found = found.with_version(version);
    }
    Ok((old, new, found))
}

fn told(error: Error) -> String {
    match error {
        Error::Document(findings) => {
            findings.render(RenderOptions { colour: colour(), ..RenderOptions::default() }) + &findings.summary()
        }
        error => error.to_string(),
    }
}

/// A generator of `spec/` as it was: its files are laid out below `target`.
fn at_revision(rev: &str) -> Result<Generator, String> {
    let listed = git(&["ls-tree", "-r", "--name-only", "-z", rev, "--", "spec/"])?;
    let folder = target().join("review").join("spec");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("removing {}: {error}", folder.display()))?;
    }
    for name in listed.split('\0').filter(|name| !name.is_empty()) {
        let below = name.strip_prefix("spec/").unwrap_or(name);
        let path = folder.join(below);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| format!("creating {}: {error}", parent.display()))?;
        }
        let bytes = git_bytes(&["cat-file", "blob", &format!("{rev}:{name}")])?;
        fs::write(&path, bytes).map_err(|error| format!("writing {}: {error}", path.display()))?;
    }
    if !folder.join("Sela_API.yaml").exists() {
        return Err(format!("{rev} has no spec/Sela_API.yaml"));
    }
    Ok(generator_of(&folder))
}

/// Where the branch left the main branch; the last commit when this is the main branch, or when there is none.
fn base() -> Result<String, String> {
    let head = git(&["rev-parse", "--short", "HEAD"])?;
    for main in ["origin/HEAD", "origin/main", "main", "origin/master", "master"] {
        if let Ok(base) = git(&["merge-base", "HEAD", main]) {
            return git(&["rev-parse", "--short", &base]);
        }
    }
    Ok(head)
}

fn git(args: &[&str]) -> Result<String, String> {
    let bytes = git_bytes(args)?;
    Ok(String::from_utf8_lossy(&bytes).trim().to_owned())
}

fn git_bytes(args: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new("git").args(args).current_dir(root()).output();
    let output = output.map_err(|error| format!("git: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(format!("git {}: {}", args.join(" "), String::from_utf8_lossy(&output.stderr).trim()))
}

fn sela() -> PathBuf {
    root().join("generated/sela")
}
