//! Diagnostics of documents that are not open.
//!
//! The folders are walked a file at a time, in the pauses between messages. A file that has not changed is not read again.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use gen_lsp_types::{Uri, WorkspaceDiagnosticParams};
use lsp_server::RequestId;
use serde_json::{Value, json};

use super::uri;
use crate::io::files;

/// The maximum number of JSON and YAML files of one walk.
const MOST_FILES: usize = 10_000;

/// The files of a request that are still to be reported.
pub(super) struct Walk {
    pub(super) id: RequestId,
    files: Box<dyn Iterator<Item = PathBuf>>,
    /// What the client knows of files that the walk has not come to.
    previous: HashMap<PathBuf, (Uri, String)>,
    items: Vec<Value>,
}

impl Walk {
    pub(super) fn new(id: RequestId, params: WorkspaceDiagnosticParams, folders: &[PathBuf]) -> Self {
        let is_inner = |folder: &PathBuf| folders.iter().any(|other| folder != other && folder.starts_with(other));
        let mut folders: Vec<_> = folders.iter().filter(|folder| !is_inner(folder)).cloned().collect();
        folders.dedup();
        let previous = params.previous_result_ids.into_iter();
        let previous = previous.filter_map(|it| Some((uri::path(&it.uri)?, (it.uri, it.value))));
        let files = folders.into_iter().flat_map(|folder| files::json_and_yaml_below(&folder)).take(MOST_FILES);
        Self { id, files: Box::new(files), previous: previous.collect(), items: Vec::new() }
    }

    pub(super) fn next(&mut self) -> Option<PathBuf> {
        self.files.next()
    }

    /// The URI of a file in the client's spelling, if it has named it.
    pub(super) fn uri(&self, path: &Path) -> Uri {
        self.previous.get(path).map_or_else(|| uri::of_path(path), |(uri, _)| uri.clone())
    }

    /// Reports a file as unchanged, if the client has this result.
    pub(super) fn is_unchanged(&mut self, path: &Path, result_id: &str) -> bool {
        let Some((uri, _)) = self.previous.get(path).filter(|(_, known)| known == result_id) else { return false };
        self.items.push(json!({ "kind": "unchanged", "uri": uri, "version": null, "resultId": result_id }));
        self.previous.remove(path);
        true
    }

    pub(super) fn report(&mut self, path: &Path, uri: &Uri, result_id: &str, items: &Value) {
        self.previous.remove(path);
        self.items.push(json!({ "kind": "full", "uri": uri, "version": null, "resultId": result_id, "items": items }));
    }

    /// The answer. Files that are gone, or no auth documents any more, have no findings.
    pub(super) fn finish(mut self, is_open: impl Fn(&Path) -> bool) -> Value {
        let gone = self.previous.into_iter().filter(|(path, _)| !is_open(path));
        self.items
            .extend(gone.map(|(_, (uri, _))| json!({ "kind": "full", "uri": uri, "version": null, "items": [] })));
        json!({ "items": self.items })
    }
}

/// What tells that a file has changed.
pub(super) fn stamp(path: &Path) -> Option<String> {
    let metadata = fs::metadata(path).ok()?;
    let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    Some(format!("{}.{}", since.as_nanos(), metadata.len()))
}
