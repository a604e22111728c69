//! Files on disk: the document itself, and further files that its `$ref`s name.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use openapi_bindgen_spec::Sources;

use crate::surroundings::absolute;

/// No file is read beyond this size; the reader's own limit on documents is below it.
const MAX_BYTES: u64 = 512 * 1024 * 1024;

/// The first bytes of gzip (RFC 1952).
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Reads a file, unpacking it when it is gzip, whatever its name.
///
/// # Errors
/// When the system refuses, or when the text is beyond all bounds.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let mut bytes = Vec::with_capacity(file.metadata()?.len().min(MAX_BYTES) as usize + 1);
    limited(file, &mut bytes)?;
    if !bytes.starts_with(&GZIP) {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    limited(MultiGzDecoder::new(bytes.as_slice()), &mut unpacked)?;
    Ok(unpacked)
}

fn limited(from: impl Read, into: &mut Vec<u8>) -> io::Result<()> {
    let read = from.take(MAX_BYTES + 1).read_to_end(into)?;
    if read as u64 > MAX_BYTES {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("more than {MAX_BYTES} bytes")));
    }
    Ok(())
}

/// Files below the root document's folder, and below folders that the user named. Links are resolved before the
/// place is judged.
#[derive(Debug)]
pub(crate) struct DiskSources {
    folder: PathBuf,
    allowed: Vec<PathBuf>,
    /// Which files were read, for build scripts.
    read: Vec<PathBuf>,
}

impl DiskSources {
    /// For a document, and with further folders from which its `$ref`s may read.
    pub(crate) fn new(document: &Path, allowed: &[PathBuf]) -> Self {
        let folder = absolute(document).parent().map(Path::to_owned).unwrap_or_default();
        let mut all = vec![folder.clone()];
        all.extend(allowed.iter().map(|folder| absolute(folder)));
        Self { folder, allowed: all, read: Vec::new() }
    }

    /// The files that were read, in that order.
    pub(crate) fn files_read(&self) -> &[PathBuf] {
        &self.read
    }
}

impl Sources for DiskSources {
    fn load(&mut self, path: &str) -> Result<Vec<u8>, String> {
        let wanted = path.split('/').fold(self.folder.clone(), |folder, part| folder.join(part));
        // A path that leads out is refused before the disk is asked whether it exists.
        let outside = "it stands outside the document's folder; --allow-ref DIR allows another folder".to_owned();
        let lexical = normalised(&wanted);
        if !self.allowed.iter().any(|folder| lexical.starts_with(folder)) {
            return Err(outside);
        }
        let real = fs::canonicalize(&wanted).map_err(|error| error.to_string())?;
        let real_path = absolute(&real);
        if !self.allowed.iter().any(|folder| real_path.starts_with(folder)) {
            return Err(outside);
        }
        if !real.is_file() {
            return Err("it is no plain file".to_owned());
        }
        let bytes = read(&real).map_err(|error| error.to_string())?;
        self.read.push(real_path);
        Ok(bytes)
    }
}

/// Without `.` and `..`, by the text alone.
fn normalised(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => {
                plain.pop();
            }
            std::path::Component::CurDir => {}
            other => plain.push(other),
        }
    }
    plain
}
