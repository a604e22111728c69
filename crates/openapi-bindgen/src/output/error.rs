//! Why an output folder is not written.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why nothing was written. Every kind names the path and says what to do.
#[derive(Debug)]
#[non_exhaustive]
pub enum OutputError {
    /// Files that this tool did not write stand where its own would go, or fill the folder that it should fill.
    Foreign {
        /// The output folder.
        root: PathBuf,
        /// The files, relative to it.
        files: Vec<String>,
    },
    /// A path of the output is a symbolic link, or leads through one.
    Symlink(PathBuf),
    /// A file stands where a folder must be, or the other way round.
    NotAFile(PathBuf),
    /// A name that cannot be a file inside the folder.
    BadName(String),
    /// The operating system refused.
    Io {
        /// What was being done, such as `reading`.
        doing: &'static str,
        /// To which file.
        path: PathBuf,
        /// Its answer.
        source: io::Error,
    },
}

impl OutputError {
    pub(crate) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { doing, path: path.to_owned(), source }
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign { root, files } => {
                writeln!(f, "{} holds files that this tool did not write:", root.display())?;
                for file in files.iter().take(10) {
                    writeln!(f, "  {file}")?;
                }
                if files.len() > 10 {
                    writeln!(f, "  and {} more", files.len().saturating_sub(10))?;
                }
                f.write_str("nothing was changed; choose another folder with --out, or move these files away")
            }
            Self::Symlink(path) => write!(
                f,
                "{} is a symbolic link; nothing is written through links. Name the folder it leads to, or replace it",
                path.display()
            ),
            Self::NotAFile(path) => {
                write!(
                    f,
                    "{} stands in the way: a folder where a file must be, or a file where a folder must be; move it away",
                    path.display()
                )
            }
            Self::BadName(name) => write!(f, "`{}` cannot be the name of a generated file", name.escape_debug()),
            Self::Io { doing, path, source } => write!(f, "{doing} {}: {source}", path.display()),
        }
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
