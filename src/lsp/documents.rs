//! The open documents with their effective settings.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Instant;

use gen_lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};

use super::places::Places;
use super::{sync, uri};
use crate::api::Operation;
use crate::cli::args::CheckArguments;
use crate::cli::check;
use crate::cli::existing;
use crate::cli::settings::{DocumentSettings, Settings};
use crate::diagnostic::Finding;
use crate::document::Document;
use crate::io::{Failure, files};
use crate::lint::linter::Linter;
use crate::lint::report::Report;
use crate::rule::Level;
use crate::syntax::Format;
use crate::text::{Encoding, Utf16Index};

/// The open documents by URI.
#[derive(Default)]
pub(super) struct Documents {
    open: BTreeMap<String, Open>,
}

struct Open {
    uri: Uri,
    path: Option<PathBuf>,
    /// Whether its language is JSONC in the editor.
    is_jsonc: bool,
    is_yaml: bool,
    version: i32,
    text: String,
    /// What a command compares it with.
    existing: Option<PathBuf>,
    effective: Option<Rc<Effective>>,
    /// The analysis of the current text.
    analysis: Analysis,
    /// Since when the client waits for findings.
    waiting_since: Option<Instant>,
    /// Whether the client shows findings.
    has_findings: bool,
}

/// The analysis of a text, computed on first use.
enum Analysis {
    Pending,
    NotOurs,
    Ours(Rc<Checked>),
}

/// A checked auth document.
pub(super) struct Checked {
    pub(super) uri: Uri,
    pub(super) path: Option<PathBuf>,
    pub(super) version: i32,
    pub(super) effective: Rc<Effective>,
    pub(super) report: Report,
    /// Whether a command said what it is compared with.
    pub(super) is_compared_by_command: bool,
    /// Whether its findings are shown: it is certainly an auth document, or a configuration includes it. Others get only
    /// completions.
    is_linted: bool,
    /// The folder for a new configuration.
    pub(super) folder: Option<PathBuf>,
    utf16: Utf16Index,
}

impl Checked {
    /// The findings to show.
    pub(super) fn findings(&self) -> &[Finding] {
        if self.is_linted { self.report.findings() } else { &[] }
    }

    /// Whether it is checked, and not only completed.
    pub(super) fn findings_are_shown(&self) -> bool {
        self.is_linted
    }

    /// Whether to show that its operation is a guess.
    pub(super) fn shows_assumption(&self) -> bool {
        self.is_linted && self.report.document().operation_is_assumed()
    }

    /// Its positions in the units of a client.
    pub(super) fn places(&self, encoding: Encoding) -> Places<'_> {
        Places { document: self.report.document(), encoding, utf16: &self.utf16 }
    }
}

/// The effective settings of a document.
pub(super) struct Effective {
    pub(super) settings: DocumentSettings,
    /// Whether a configuration includes the document whatever its content, or excludes it.
    is_chosen: Option<bool>,
}

impl Documents {
    pub(super) fn open(&mut self, item: TextDocumentItem) {
        let language = item.language_id.to_string();
        let open = Open {
            is_jsonc: language == "jsonc",
            is_yaml: language == "yaml",
            ..Open::new(item.uri, item.version, item.text)
        };
        self.open.insert(open.uri.0.clone(), open);
    }

    pub(super) fn change(
        &mut self,
        uri: &Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) {
        let Some(open) = self.open.get_mut(&uri.0) else { return };
        sync::apply(&mut open.text, changes, encoding);
        open.version = version;
        open.analysis = Analysis::Pending;
        open.waiting_since.get_or_insert_with(Instant::now);
    }

    /// Whether the client shows findings of the document that was closed.
    pub(super) fn close(&mut self, uri: &Uri) -> bool {
        self.open.remove(&uri.0).is_some_and(|open| open.has_findings)
    }

    /// Discards the effective settings of all documents.
    pub(super) fn forget_settings(&mut self) {
        for open in self.open.values_mut() {
            open.effective = None;
            open.analysis = Analysis::Pending;
            open.waiting_since.get_or_insert_with(Instant::now);
        }
    }

    pub(super) fn is_open(&self, path: &Path) -> bool {
        self.open.values().any(|open| open.path.as_deref() == Some(path))
    }

    pub(super) fn version(&self, uri: &Uri) -> Option<i32> {
        self.open.get(&uri.0).map(|open| open.version)
    }

    /// Compares a document with a file, or with none but what its settings name.
    pub(super) fn compare(&mut self, uri: &Uri, existing: Option<PathBuf>) {
        if let Some(open) = self.open.get_mut(&uri.0) {
            open.existing = existing;
        }
    }

    /// Whether a command compares a document with this file.
    pub(super) fn is_compared_with(&self, path: &Path) -> bool {
        self.open.values().any(|open| open.existing.as_deref() == Some(path))
    }

    /// The open files other than one document.
    pub(super) fn others(&self, uri: &Uri) -> Vec<Uri> {
        let others = self.open.values().filter(|open| open.uri != *uri && open.path.is_some());
        others.map(|open| open.uri.clone()).collect()
    }

    /// The documents whose findings the client has been waiting for since `since` or longer.
    pub(super) fn waiting(&self, since: Instant) -> Vec<Uri> {
        let waiting = self.open.values().filter(|open| open.waiting_since.is_some_and(|start| start <= since));
        waiting.map(|open| open.uri.clone()).collect()
    }

    pub(super) fn is_waiting(&self) -> bool {
        self.open.values().any(|open| open.waiting_since.is_some())
    }

    /// Records that findings are sent; returns whether a notification is needed.
    pub(super) fn sends(&mut self, uri: &Uri, has_findings: bool) -> bool {
        let Some(open) = self.open.get_mut(&uri.0) else { return false };
        open.waiting_since = None;
        std::mem::replace(&mut open.has_findings, has_findings) || has_findings
    }

    /// The checked document; none if it is not an auth document. Errors in settings go to `on_error`.
    pub(super) fn checked(
        &mut self,
        uri: &Uri,
        arguments: &CheckArguments,
        folders: &[PathBuf],
        on_error: &mut dyn FnMut(&str),
    ) -> Option<Rc<Checked>> {
        let open = self.open.get_mut(&uri.0)?;
        if matches!(open.analysis, Analysis::Pending) {
            let checked = open.check(arguments, folders, on_error);
            open.analysis = checked.map_or(Analysis::NotOurs, |checked| Analysis::Ours(Rc::new(checked)));
        }
        match &open.analysis {
            Analysis::Ours(checked) => Some(checked.clone()),
            Analysis::Pending | Analysis::NotOurs => None,
        }
    }
}

/// A checked file that is not open; none if its findings are not to be shown.
pub(super) fn checked_file(
    uri: Uri,
    path: &Path,
    arguments: &CheckArguments,
    folders: &[PathBuf],
    on_error: &mut dyn FnMut(&str),
) -> Option<Checked> {
    let bytes = files::read(path, arguments.max_size).ok()?;
    let mut closed = Open::new(uri, 0, String::from_utf8_lossy(&bytes).into_owned());
    closed.check(arguments, folders, on_error).filter(Checked::findings_are_shown)
}

impl Open {
    fn new(uri: Uri, version: i32, text: String) -> Self {
        Self {
            path: uri::path(&uri),
            is_jsonc: false,
            is_yaml: false,
            version,
            text,
            existing: None,
            effective: None,
            analysis: Analysis::Pending,
            waiting_since: Some(Instant::now()),
            has_findings: false,
            uri,
        }
    }

    fn check(
        &mut self,
        arguments: &CheckArguments,
        folders: &[PathBuf],
        on_error: &mut dyn FnMut(&str),
    ) -> Option<Checked> {
        if self.text.len() as u64 > arguments.max_size {
            return None;
        }
        // An unsaved document belongs to the workspace.
        let name =
            self.path.clone().unwrap_or_else(|| folders.first().cloned().unwrap_or_default().join("untitled.json"));
        let effective = match &self.effective {
            Some(effective) => effective.clone(),
            None => self.effective.insert(Rc::new(settings(arguments, &name, on_error))).clone(),
        };
        let document = self.parse(arguments, &effective.settings, &name, on_error);
        if !effective.is_chosen.unwrap_or_else(|| document.may_be_ours() || self.is_started(&name)) {
            return None;
        }
        let own = self.path.as_deref().and_then(Path::parent);
        let around = own.and_then(|own| folders.iter().filter(|folder| own.starts_with(folder)).max());
        Some(Checked {
            uri: self.uri.clone(),
            path: self.path.clone(),
            version: self.version,
            report: effective.settings.linter.check(&document),
            is_compared_by_command: self.existing.is_some(),
            is_linted: effective.is_chosen.unwrap_or_else(|| document.looks_like_resource_config()),
            effective,
            utf16: Utf16Index::new(&self.text),
            folder: around.map(PathBuf::as_path).or(own).map(Path::to_owned),
        })
    }

    /// Whether it is a new document with a name like one of ours: it gets something to start with.
    fn is_started(&self, name: &Path) -> bool {
        let name = name.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        self.text.trim().is_empty() && name.contains("auth")
    }

    fn parse(
        &self,
        arguments: &CheckArguments,
        effective: &DocumentSettings,
        name: &Path,
        on_error: &mut dyn FnMut(&str),
    ) -> Document {
        let mut options = check::options(arguments, effective, &name.to_string_lossy());
        // The extension decides, as on the command line; the editor's language does if there is none.
        let has_ending =
            self.path.as_deref().and_then(Path::extension).is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
        if self.is_jsonc && !has_ending {
            options = options.format(Format::Jsonc);
        }
        if self.is_yaml && self.path.as_deref().and_then(Path::extension).is_none() {
            options = options.format(Format::Yaml);
        }
        if let Some(existing) = &self.existing {
            match existing::read(existing, arguments.max_size) {
                Ok(existing) => return options.existing(&existing).parse(&self.text),
                Err(Failure(failure)) => on_error(&failure),
            }
        }
        let document = options.parse(&self.text);
        match self.path.as_deref().and_then(|path| beside(path, &document, arguments.max_size)) {
            Some(existing) => options.existing(&existing).parse(&self.text),
            None => document,
        }
    }
}

/// The default for an update: the file `existing.json` in its folder.
fn beside(path: &Path, document: &Document, max_size: u64) -> Option<Document> {
    if document.operation() != Operation::Update || document.existing().is_some() {
        return None;
    }
    let existing = path.with_file_name("existing.json");
    (existing != path && existing.is_file()).then(|| existing::read(&existing, max_size).ok()).flatten()
}

/// The effective settings of a document; the defaults, after an error, if they are invalid.
fn settings(arguments: &CheckArguments, path: &Path, on_error: &mut dyn FnMut(&str)) -> Effective {
    let found = Settings::load(arguments)
        .and_then(|settings| Ok(Effective { is_chosen: settings.walks(path), settings: settings.of(path)? }));
    found.unwrap_or_else(|Failure(failure)| {
        on_error(&failure);
        let linter = Linter::default();
        let settings =
            DocumentSettings { linter, operation: None, existing: None, fail_level: Level::Error, config_path: None };
        Effective { settings, is_chosen: None }
    })
}
