//! The documents that are open, and what holds for each.

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
use crate::cli::settings::{ForDocument, Settings};
use crate::diagnostic::Finding;
use crate::document::Document;
use crate::io::files::Trouble;
use crate::lint::linter::{Linter, Report};
use crate::rule::Level;
use crate::syntax::Format;
use crate::text::{Encoding, Utf16Index};

/// The open documents by their addresses.
#[derive(Default)]
pub(super) struct Documents {
    open: BTreeMap<String, Open>,
}

struct Open {
    uri: Uri,
    path: Option<PathBuf>,
    /// Whether the editor says that comments are allowed in it.
    is_jsonc: bool,
    version: i32,
    text: String,
    holds: Option<Rc<Holds>>,
    /// Of the text as it is.
    judgement: Judgement,
    /// Since when the client waits for findings.
    waiting_since: Option<Instant>,
    /// Whether the client shows findings.
    has_findings: bool,
}

/// What is known of a text: something once somebody has asked.
enum Judgement {
    Unknown,
    NotOurs,
    Ours(Rc<Judged>),
}

/// A document of ours, judged.
pub(super) struct Judged {
    pub(super) uri: Uri,
    pub(super) path: Option<PathBuf>,
    pub(super) version: i32,
    pub(super) holds: Rc<Holds>,
    pub(super) report: Report,
    /// Whether its findings are shown: it is surely ours, or a configuration says so. Others get completions only.
    is_checked: bool,
    /// Where a configuration for it would be made.
    pub(super) folder: Option<PathBuf>,
    utf16: Utf16Index,
}

impl Judged {
    /// The findings to show.
    pub(super) fn findings(&self) -> &[Finding] {
        if self.is_checked { self.report.findings() } else { &[] }
    }

    /// Whether it is checked, and not only completed.
    pub(super) fn findings_are_shown(&self) -> bool {
        self.is_checked
    }

    /// Whether to say that its operation is a guess.
    pub(super) fn says_assumption(&self) -> bool {
        self.is_checked && self.report.document().operation_is_assumed()
    }

    /// The places in it, as a client counts them.
    pub(super) fn places(&self, encoding: Encoding) -> Places<'_> {
        Places { document: self.report.document(), encoding, utf16: &self.utf16 }
    }
}

/// What holds for a document.
pub(super) struct Holds {
    pub(super) settings: ForDocument,
    /// Whether a configuration takes it for ours whatever is in it, or leaves it out.
    is_chosen: Option<bool>,
}

impl Documents {
    pub(super) fn open(&mut self, item: TextDocumentItem) {
        let open = Open {
            path: uri::path(&item.uri),
            is_jsonc: item.language_id.to_string() == "jsonc",
            version: item.version,
            text: item.text,
            holds: None,
            judgement: Judgement::Unknown,
            waiting_since: Some(Instant::now()),
            has_findings: false,
            uri: item.uri,
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
        open.judgement = Judgement::Unknown;
        open.waiting_since.get_or_insert_with(Instant::now);
    }

    /// Whether the client shows findings of the document that was closed.
    pub(super) fn close(&mut self, uri: &Uri) -> bool {
        self.open.remove(&uri.0).is_some_and(|open| open.has_findings)
    }

    /// What holds may have changed for all of them.
    pub(super) fn forget_settings(&mut self) {
        for open in self.open.values_mut() {
            open.holds = None;
            open.judgement = Judgement::Unknown;
            open.waiting_since.get_or_insert_with(Instant::now);
        }
    }

    pub(super) fn version(&self, uri: &Uri) -> Option<i32> {
        self.open.get(&uri.0).map(|open| open.version)
    }

    /// The documents whose findings the client has waited for since a time or longer.
    pub(super) fn waiting(&self, since: Instant) -> Vec<Uri> {
        let waiting = self.open.values().filter(|open| open.waiting_since.is_some_and(|start| start <= since));
        waiting.map(|open| open.uri.clone()).collect()
    }

    pub(super) fn is_waiting(&self) -> bool {
        self.open.values().any(|open| open.waiting_since.is_some())
    }

    /// Notes that findings are sent; whether anything has to be said at all.
    pub(super) fn sends(&mut self, uri: &Uri, has_findings: bool) -> bool {
        let Some(open) = self.open.get_mut(&uri.0) else { return false };
        open.waiting_since = None;
        std::mem::replace(&mut open.has_findings, has_findings) || has_findings
    }

    /// The judgement of a document as it is; nothing if it is not one of ours. Trouble with settings is told once.
    pub(super) fn judged(
        &mut self,
        uri: &Uri,
        arguments: &CheckArguments,
        folders: &[PathBuf],
        tell: &mut dyn FnMut(&str),
    ) -> Option<Rc<Judged>> {
        let open = self.open.get_mut(&uri.0)?;
        if matches!(open.judgement, Judgement::Unknown) {
            let judged = open.judge(arguments, folders, tell);
            open.judgement = judged.map_or(Judgement::NotOurs, |judged| Judgement::Ours(Rc::new(judged)));
        }
        match &open.judgement {
            Judgement::Ours(judged) => Some(judged.clone()),
            Judgement::Unknown | Judgement::NotOurs => None,
        }
    }
}

impl Open {
    fn judge(&mut self, arguments: &CheckArguments, folders: &[PathBuf], tell: &mut dyn FnMut(&str)) -> Option<Judged> {
        if self.text.len() as u64 > arguments.max_size {
            return None;
        }
        // What is no file yet belongs where the editor works.
        let name =
            self.path.clone().unwrap_or_else(|| folders.first().cloned().unwrap_or_default().join("untitled.json"));
        let holds = match &self.holds {
            Some(holds) => holds.clone(),
            None => self.holds.insert(Rc::new(settings(arguments, &name, tell))).clone(),
        };
        let document = self.parse(arguments, &holds.settings, &name);
        if !holds.is_chosen.unwrap_or_else(|| document.may_be_ours()) {
            return None;
        }
        let own = self.path.as_deref().and_then(Path::parent);
        let around = own.and_then(|own| folders.iter().filter(|folder| own.starts_with(folder)).max());
        Some(Judged {
            uri: self.uri.clone(),
            path: self.path.clone(),
            version: self.version,
            report: holds.settings.linter.check(&document),
            is_checked: holds.is_chosen.unwrap_or_else(|| document.is_surely_ours()),
            holds,
            utf16: Utf16Index::new(&self.text),
            folder: around.map(PathBuf::as_path).or(own).map(Path::to_owned),
        })
    }

    fn parse(&self, arguments: &CheckArguments, holds: &ForDocument, name: &Path) -> Document {
        let mut options = check::options(arguments, holds, &name.to_string_lossy());
        // A file's ending says what the program makes of it outside of the editor; where there is none, the editor does.
        let has_ending =
            self.path.as_deref().and_then(Path::extension).is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
        if self.is_jsonc && !has_ending {
            options = options.format(Format::Jsonc);
        }
        let document = options.parse(&self.text);
        match self.path.as_deref().and_then(|path| beside(path, &document, arguments.max_size)) {
            Some(existing) => options.existing(&existing).parse(&self.text),
            None => document,
        }
    }
}

/// What an update is compared with if nobody says: the file `existing.json` in its folder.
fn beside(path: &Path, document: &Document, max_size: u64) -> Option<Document> {
    if document.operation() != Operation::Update || document.existing().is_some() {
        return None;
    }
    let existing = path.with_file_name("existing.json");
    (existing != path && existing.is_file()).then(|| existing::read(&existing, max_size).ok()).flatten()
}

/// What holds for a document; if that cannot be read, the defaults hold and the client is told.
fn settings(arguments: &CheckArguments, path: &Path, tell: &mut dyn FnMut(&str)) -> Holds {
    let found = Settings::load(arguments)
        .and_then(|settings| Ok(Holds { is_chosen: settings.walks(path), settings: settings.of(path)? }));
    found.unwrap_or_else(|Trouble(trouble)| {
        tell(&trouble);
        let linter = Linter::default();
        let settings =
            ForDocument { linter, operation: None, existing: None, fail_level: Level::Error, config_path: None };
        Holds { settings, is_chosen: None }
    })
}
