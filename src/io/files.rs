//! Finds the files to check and reads them.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use globset::{Glob, GlobSet, GlobSetBuilder};
use ignore::{Walk, WalkBuilder};

pub(crate) use super::write::{NewFile, replace};

use super::Failure;
use crate::document::ParseOptions;
use crate::io::parallel;

/// The files to check, and those that a walk skipped.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) chosen: Vec<PathBuf>,
    pub(crate) skipped: Vec<PathBuf>,
    pub(crate) failures: Vec<Failure>,
}

/// A search for files.
pub(crate) struct Search<'s> {
    /// Whether a configuration includes a file whatever its content, or excludes it.
    pub(crate) configured: &'s (dyn Fn(&Path) -> Option<bool> + Sync),
    /// Files and folders that a walk skips.
    pub(crate) exclude: GlobSet,
    /// Applies excludes and content detection to explicitly named files too, for tools that name all changed files.
    pub(crate) force_exclude: bool,
    /// Allows folders and globs without an auth document.
    pub(crate) allow_unmatched: bool,
    /// In bytes.
    pub(crate) max_size: u64,
    /// The number of threads that read files.
    pub(crate) jobs: usize,
    /// Called for each file that a walk has read.
    pub(crate) seen: &'s (dyn Fn() + Sync),
}

/// The globs of `--exclude`: `legacy` matches a file or folder of that name anywhere.
pub(crate) fn globs(patterns: &[String]) -> Result<GlobSet, Failure> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let bare = pattern.trim_end_matches('/');
        for form in [bare.to_owned(), format!("**/{bare}"), format!("{bare}/**"), format!("**/{bare}/**")] {
            set.add(Glob::new(&form).map_err(|error| Failure(error.to_string()))?);
        }
    }
    set.build().map_err(|error| Failure(error.to_string()))
}

/// A path relative to a folder, with `/`; the whole path if it is not below the folder.
pub(crate) fn relative_to(folder: &Path, path: &Path) -> String {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let whole =
        |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.into());
    let (folder, path) = (whole(folder), whole(path));
    path.strip_prefix(&folder).unwrap_or(&path).to_string_lossy().replace('\\', "/")
}

impl Search<'_> {
    /// Finds files in the given order; folders in byte order of their paths.
    pub(crate) fn find(&self, paths: &[PathBuf]) -> Found {
        let mut found = Found::default();
        for path in paths {
            let is_excluded = self.force_exclude && self.excludes(path);
            if path.as_os_str() == "-" {
                found.chosen.push(path.clone());
            } else if is_excluded {
                found.skipped.push(path.clone());
            } else if path.is_dir() {
                self.walk(path, &mut found);
            } else if !path.exists() && is_glob(path) {
                self.expand(path, &mut found);
            } else if self.force_exclude {
                self.take(std::slice::from_ref(path), &mut found);
            } else {
                found.chosen.push(path.clone());
            }
        }
        let mut seen = std::collections::HashSet::new();
        found.chosen.retain(|path| seen.insert(path.clone()));
        found
    }

    fn walk(&self, folder: &Path, found: &mut Found) {
        let before = found.chosen.len();
        let mut files = self.files_below(folder, &mut found.failures);
        files.retain(|path| is_json_or_yaml(path));
        self.take(&files, found);
        if found.chosen.len() == before && !self.allow_unmatched {
            let why = match files.len() {
                0 => "no JSON or YAML files to check; ignored and excluded files are not read".to_owned(),
                count => {
                    format!("none of the {count} JSON and YAML files is an auth document; --show-files lists them")
                }
            };
            found.failures.push(Failure(format!("{}: {why}", shown(folder))));
        }
    }

    /// Keeps the files that are certainly auth documents, or that the configuration includes.
    fn take(&self, files: &[PathBuf], found: &mut Found) {
        let is_ours = |path: &PathBuf| match (self.configured)(path) {
            Some(is_ours) => Ok(is_ours),
            None => read(path, self.max_size).map(|bytes| is_auth_document(path, &bytes)),
        };
        parallel::each_in_order(files, self.jobs, is_ours, |path, is_ours| {
            match is_ours {
                Ok(true) => found.chosen.push(path.clone()),
                Ok(false) => found.skipped.push(path.clone()),
                Err(Failure(failure)) => found.failures.push(Failure(format!("{}: {failure}", shown(path)))),
            }
            (self.seen)();
        });
    }

    fn expand(&self, pattern: &Path, found: &mut Found) {
        let before = found.chosen.len();
        let glob = pattern.to_string_lossy();
        match Glob::new(&glob) {
            Ok(glob) => {
                let matcher = glob.compile_matcher();
                let mut files = self.files_below(&fixed_part(pattern), &mut found.failures);
                files.retain(|path| matcher.is_match(path));
                self.take(&files, found);
                if found.chosen.len() == before && !self.allow_unmatched {
                    let why = if files.is_empty() { "no file matches" } else { "no auth document matches" };
                    found.failures.push(Failure(format!("{}: {why}", shown(pattern))));
                }
            }
            Err(error) => found.failures.push(Failure(error.to_string())),
        }
    }

    /// All files that are not ignored, in byte order.
    fn files_below(&self, folder: &Path, failures: &mut Vec<Failure>) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for entry in walk(folder) {
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) && !self.excludes(entry.path()) => {
                    // Omit `./` from the names.
                    let path = entry.path();
                    files.push(path.strip_prefix("./").unwrap_or(path).to_owned());
                }
                Ok(_) => {}
                Err(error) => failures.push(Failure(error.to_string())),
            }
        }
        files.sort_by(|left, right| left.as_os_str().as_encoded_bytes().cmp(right.as_os_str().as_encoded_bytes()));
        files
    }

    fn excludes(&self, path: &Path) -> bool {
        self.exclude.is_match(path.strip_prefix("./").unwrap_or(path))
    }
}

/// What is below a folder and not ignored.
fn walk(folder: &Path) -> Walk {
    let mut walk = WalkBuilder::new(folder);
    // `.gitignore` also applies outside of a repository: in an archive, in a container.
    walk.require_git(false).hidden(true);
    walk.filter_entry(|entry| entry.depth() == 0 || !is_generated_folder(entry));
    walk.build()
}

/// The JSON and YAML files below a folder that are not ignored, found while they are asked for.
#[cfg(feature = "lsp")]
pub(crate) fn json_and_yaml_below(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let files = walk(folder).flatten().filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
    files.map(ignore::DirEntry::into_path).filter(|path| is_json_or_yaml(path))
}

fn is_json_or_yaml(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["json", "jsonc", "yaml", "yml"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// Folders of dependencies and build results, which are skipped unless named explicitly.
const GENERATED: [&str; 12] = [
    "__pycache__",
    "bower_components",
    "build",
    "coverage",
    "dist",
    "node_modules",
    "out",
    "site-packages",
    "target",
    "vendor",
    "venv",
    "cdk.out",
];

fn is_generated_folder(entry: &ignore::DirEntry) -> bool {
    let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
    is_folder && entry.file_name().to_str().is_some_and(|name| GENERATED.contains(&name))
}

/// A path for a message, escaped to stay on one line.
pub(crate) fn shown(path: &Path) -> String {
    crate::output::path(&path.to_string_lossy()).into_owned()
}

fn is_glob(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

/// The folders before the first component that is a pattern.
fn fixed_part(pattern: &Path) -> PathBuf {
    let fixed: PathBuf = pattern.components().take_while(|part| !is_glob(Path::new(part))).collect();
    if fixed.as_os_str().is_empty() { PathBuf::from(".") } else { fixed }
}

fn is_auth_document(path: &Path, bytes: &[u8]) -> bool {
    ParseOptions::new().path(&path.to_string_lossy()).parse(String::from_utf8_lossy(bytes)).looks_like_resource_config()
}

/// The bytes of a file, or of standard input for `-`, up to a limit.
pub(crate) fn read(path: &Path, max_size: u64) -> Result<Vec<u8>, Failure> {
    let failure = |error: io::Error| Failure(description(&error));
    let bytes = if path.as_os_str() == "-" {
        read_at_most(io::stdin().lock(), max_size).map_err(failure)?
    } else {
        read_at_most(File::open(path).map_err(failure)?, max_size).map_err(failure)?
    };
    bytes.ok_or_else(|| {
        Failure(format!("larger than {}; say --max-size to read it all the same", size_description(max_size)))
    })
}

/// All bytes, or none if there are more than `most`. Stops there, since input may be endless.
fn read_at_most(input: impl Read, most: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    input.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

fn size_description(bytes: u64) -> String {
    match bytes {
        whole if whole >= 1_000_000 && whole % 1_000_000 == 0 => format!("{} MB", whole / 1_000_000),
        whole if whole >= 1_000 && whole % 1_000 == 0 => format!("{} kB", whole / 1_000),
        other => format!("{other} bytes"),
    }
}

/// An error of the system in few words.
pub(crate) fn description(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "is a folder".to_owned(),
        _ => error.to_string(),
    }
}
