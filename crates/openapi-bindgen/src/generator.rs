//! The whole line, from a document's file to the files of a crate.

use std::path::{Path, PathBuf};

use openapi_bindgen_diagnostics::codes::references::REF_DANGLING;
use openapi_bindgen_diagnostics::{Severity, Sink, SourceFile, SourceMap};
use openapi_bindgen_emit::emit;
use openapi_bindgen_ir::Api;
use openapi_bindgen_lower::{Config, Lock, Lowered, Report, lower};
use openapi_bindgen_spec::openapiv3::OpenAPI;
use openapi_bindgen_spec::{Input, Reading, read_with_overlays, text_of};

use crate::findings::{Error, Findings};
use crate::generated::Generated;
use crate::sources::{self, DiskSources};
use crate::surroundings::{Membership, Runtime, dependency, document_label, membership};

/// What to do about a `$ref` to a schema that is not there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DanglingRefs {
    /// It is an error where there is a lock, else it costs its users.
    #[default]
    ByLock,
    /// It is an error, and nothing is generated.
    Refuse,
    /// It costs its users: they read and write any value in its place.
    Degrade,
}

const ACCEPT_DANGLING: &str = "or accept any value in its place, with `--allow-dangling` or\n[defaults]\n\
                               dangling_refs = \"degrade\"";

/// Makes a crate of a document: says what to read and what to make of it, then [`generate`](Self::generate).
///
/// Nothing is written before [`Update::apply`](crate::Update::apply).
///
/// In an xtask or a test, to keep a crate beside its document:
/// ```no_run
/// use openapi_bindgen::Generator;
///
/// let generated = Generator::new("spec/petstore.yaml", "generated/petstore")
///     .config("spec/petstore.toml")
///     .lock("spec/petstore.lock")
///     .command("cargo xtask codegen")
///     .generate()?;
/// let update = generated.plan()?;
/// for (folder, change) in update.changes() {
///     println!("{}", folder.join(&change.name).display());
/// }
/// update.apply()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Generator {
    document: PathBuf,
    typed: Option<Box<OpenAPI>>,
    out: PathBuf,
    name: Option<String>,
    label: Option<String>,
    config: Option<PathBuf>,
    lock: Option<PathBuf>,
    overlays: Vec<PathBuf>,
    only: Vec<String>,
    without: Vec<String>,
    strict: bool,
    dangling_refs: DanglingRefs,
    allow_ref: Vec<PathBuf>,
    runtime: Runtime,
    command: String,
}

impl Generator {
    /// Makes a crate of `document` (YAML or JSON, also packed with gzip) in the folder `out`.
    pub fn new(document: impl Into<PathBuf>, out: impl Into<PathBuf>) -> Self {
        Self {
            document: document.into(),
            typed: None,
            out: out.into(),
            name: None,
            label: None,
            config: None,
            lock: None,
            overlays: Vec::new(),
            only: Vec::new(),
            without: Vec::new(),
            strict: false,
            dangling_refs: DanglingRefs::ByLock,
            allow_ref: Vec::new(),
            runtime: Runtime::Auto,
            command: "openapi-bindgen generate".to_owned(),
        }
    }

    /// Makes a crate of a document that the program holds, such as one that a server makes of its own routes. `label`
    /// names it in file headers and messages; `$ref`s to other files start from there.
    ///
    /// ```
    /// use openapi_bindgen::{Generator, openapiv3::OpenAPI};
    ///
    /// let document: OpenAPI = OpenAPI { openapi: "3.0.3".to_owned(), ..OpenAPI::default() };
    /// let generated = Generator::typed(document, "openapi.json", "generated/api").name("api").generate()?;
    /// assert!(generated.files().files.contains_key("src/lib.rs"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn typed(document: OpenAPI, label: impl Into<PathBuf>, out: impl Into<PathBuf>) -> Self {
        Self { typed: Some(Box::new(document)), ..Self::new(label, out) }
    }

    /// The crate's name. By default the config's, else one made from the document's title.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The document as file headers and messages name it. By default its path from the top of the repository that
    /// also holds `out`, else its file name.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// The config: names, types, formats, authentication, what to leave out.
    pub fn config(mut self, file: impl Into<PathBuf>) -> Self {
        self.config = Some(file.into());
        self
    }

    /// The lock, which keeps names as they are when the document changes. It need not exist yet, and is written
    /// together with the crate.
    pub fn lock(mut self, file: impl Into<PathBuf>) -> Self {
        self.lock = Some(file.into());
        self
    }

    /// An OpenAPI Overlay to apply to the document first; several are applied in this order.
    pub fn overlay(mut self, file: impl Into<PathBuf>) -> Self {
        self.overlays.push(file.into());
        self
    }

    /// Generates only what this names: a tag, an `operationId`, or a path such as `/leads/*` or `get /leads/`.
    pub fn only(mut self, what: impl Into<String>) -> Self {
        self.only.push(what.into());
        self
    }

    /// Leaves out what this names, written as for [`only`](Self::only).
    pub fn without(mut self, what: impl Into<String>) -> Self {
        self.without.push(what.into());
        self
    }

    /// Whether warnings are errors: nothing is lost, and nothing renamed, without a line in the config.
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// What to do about a `$ref` to a schema that is not there, where the config does not say.
    pub fn dangling_refs(mut self, rule: DanglingRefs) -> Self {
        self.dangling_refs = rule;
        self
    }

    /// A further folder from which `$ref`s may read files. The document's own folder is always allowed.
    pub fn allow_ref(mut self, folder: impl Into<PathBuf>) -> Self {
        self.allow_ref.push(folder.into());
        self
    }

    /// Where the crate takes its runtime from.
    pub fn runtime(mut self, runtime: Runtime) -> Self {
        self.runtime = runtime;
        self
    }

    /// The command that file headers name, and that a stale crate's owner should run.
    pub fn command(mut self, command: impl Into<String>) -> Self {
        self.command = command.into();
        self
    }

    /// Reads the document and makes the files, in memory.
    ///
    /// # Errors
    /// When a file cannot be read, or when the document, the config or the lock has errors: all of them are told.
    pub fn generate(&self) -> Result<Generated, Error> {
        let Understood { api, lock, report, findings, read } = self.understand(None)?;
        let files = emit(&api);
        let lock = self.lock.clone().map(|path| (path, lock.to_text()));
        Ok(Generated { out: self.out.clone(), command: self.command.clone(), api, files, lock, report, findings, read })
    }

    /// Reads the document and decides what it becomes. Where there is a lock, the names of an earlier version of the
    /// document count as if they stood in it.
    pub(crate) fn understand(&self, earlier: Option<&Lock>) -> Result<Understood, Error> {
        self.decide(self.read()?, earlier)
    }

    /// Reads the document, and the files that it names.
    pub(crate) fn read(&self) -> Result<Read, Error> {
        let bytes = self.bytes()?;
        let overlays = self.overlays.iter().map(|path| open(path)).collect::<Result<Vec<_>, _>>()?;
        let label = self.label.clone().unwrap_or_else(|| document_label(&self.document, &self.out));
        let mut sink = Sink::default();
        let mut disk = DiskSources::new(&self.document, &self.allow_ref);
        let overlay_labels: Vec<String> = self.overlays.iter().map(|path| path.display().to_string()).collect();
        let overlay_inputs: Vec<Input<'_>> =
            overlay_labels.iter().zip(overlays).map(|(label, bytes)| Input::new(label, bytes)).collect();
        let reading = read_with_overlays(&mut disk, Input::new(&label, bytes), overlay_inputs, &mut sink);
        let files = self.files_read(&disk);
        Ok(Read { reading, sink, files })
    }

    /// Decides what a document that was read becomes.
    pub(crate) fn decide(&self, read: Read, earlier: Option<&Lock>) -> Result<Understood, Error> {
        let Read { mut reading, mut sink, files } = read;
        let (config, lock) = self.choices(&mut reading.sources, &mut sink)?;
        let lock = match earlier.filter(|_| self.keeps_names()) {
            Some(earlier) => lock.overlaid(earlier),
            None => lock,
        };
        if self.refuses_dangling(&config) {
            sink.raise(REF_DANGLING, ACCEPT_DANGLING);
        }
        let Some(document) = reading.document.filter(|_| !sink.has_errors()) else {
            return Err(Error::Document(Findings::new(sink, reading.sources)));
        };
        let Lowered { api, lock, report } = lower(&document, &config, &lock, &mut sink);
        if sink.has_errors() || (config.strict && has_warnings(&sink)) {
            return Err(Error::Document(Findings::new(sink, reading.sources)));
        }
        Ok(Understood { api, lock, report, findings: Findings::new(sink, reading.sources), read: files })
    }

    /// Whether names of an earlier version of the document stay: somebody who keeps a lock keeps the crate.
    pub(crate) fn keeps_names(&self) -> bool {
        self.lock.is_some()
    }

    fn bytes(&self) -> Result<Vec<u8>, Error> {
        let Some(document) = &self.typed else { return open(&self.document) };
        text_of(document)
            .map_err(|error| Error::Read { path: self.document.clone(), source: std::io::Error::other(error) })
    }

    /// The config and the lock. What is wrong with them is added to what is wrong with the document.
    fn choices(&self, sources: &mut SourceMap, sink: &mut Sink) -> Result<(Config, Lock), Error> {
        let mut config = match &self.config {
            Some(path) => {
                let (label, text, file) = add(sources, path, open_text(path)?);
                let (config, mistakes) = Config::parse(&label, &text, file);
                mistakes.into_iter().for_each(|mistake| sink.push(mistake));
                config
            }
            None => Config::default(),
        };
        let lock = match &self.lock {
            Some(path) if path.exists() => {
                let (label, text, file) = add(sources, path, open_text(path)?);
                let (lock, mistakes) = Lock::parse(&label, &text, file);
                mistakes.into_iter().for_each(|mistake| sink.push(mistake));
                lock
            }
            _ => Lock::default(),
        };
        self.override_config(&mut config);
        Ok((config, lock))
    }

    /// What the caller said counts more than what the config says.
    fn override_config(&self, config: &mut Config) {
        if self.name.is_some() {
            config.name.clone_from(&self.name);
        }
        config.only.extend(self.only.iter().cloned());
        config.without.extend(self.without.iter().cloned());
        config.strict |= self.strict;
        config.output.command.clone_from(&self.command);
        config.output.document = self.label.clone().unwrap_or_else(|| document_label(&self.document, &self.out));
        config.output.runtime = dependency(&self.runtime, &self.out);
        config.output.workspace_member = membership(&self.out) != Membership::Alone;
    }

    /// Whoever keeps a lock relies on the crate: a type that turns into any value is a slip there.
    fn refuses_dangling(&self, config: &Config) -> bool {
        match (self.dangling_refs, config.dangling_refs.as_deref()) {
            (DanglingRefs::Degrade, _) | (_, Some("degrade")) => false,
            (DanglingRefs::Refuse, _) | (_, Some(_)) => true,
            (DanglingRefs::ByLock, None) => self.lock.is_some(),
        }
    }

    fn files_read(&self, disk: &DiskSources) -> Vec<PathBuf> {
        let document = self.typed.is_none().then_some(&self.document);
        let given = [document, self.config.as_ref(), self.lock.as_ref()];
        let given = given.into_iter().flatten().chain(&self.overlays);
        given.chain(disk.files_read()).cloned().collect()
    }
}

/// A document that was read, with what there is to say about it.
pub(crate) struct Read {
    reading: Reading,
    sink: Sink,
    files: Vec<PathBuf>,
}

/// A document of which everything is decided, and nothing written.
pub(crate) struct Understood {
    pub(crate) api: Api,
    /// The names that it gives.
    pub(crate) lock: Lock,
    pub(crate) report: Report,
    pub(crate) findings: Findings,
    /// Which files were read.
    pub(crate) read: Vec<PathBuf>,
}

fn has_warnings(sink: &Sink) -> bool {
    sink.all().iter().any(|diagnostic| diagnostic.severity == Severity::Warning)
}

fn open(path: &Path) -> Result<Vec<u8>, Error> {
    sources::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}

fn open_text(path: &Path) -> Result<String, Error> {
    let bytes = open(path)?;
    String::from_utf8(bytes)
        .map_err(|error| Error::Read { path: path.to_owned(), source: std::io::Error::other(error) })
}

fn add(sources: &mut SourceMap, path: &Path, text: String) -> (String, String, u32) {
    let label = path.display().to_string();
    let file = sources.add(SourceFile::new(label.clone(), text.clone()));
    (label, text, file)
}
