//! The effective settings of each document: the configuration file above it, overridden by the command line.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::args::{self, CheckArguments};
use super::check::{is_input, name, selector};
use super::existing;
use crate::api::Operation;
use crate::config::{self, Baseline, BaselineUsage as Usage, Config, ConfigFile};
use crate::document::Document;
use crate::io::{Failure, files};
use crate::lint::linter::Linter;
use crate::lint::report::Report;
use crate::policy::Policy;
use crate::redact;
use crate::rule::Level;
use crate::text::{Encoding, LineIndex, Span};

/// The names of configuration files; the first that exists wins.
pub(crate) const NAMES: [&str; 2] = ["authlint.toml", "authlint.json"];

pub(crate) struct Settings<'a> {
    arguments: &'a CheckArguments,
    /// The policies of `--policy`.
    policies: Vec<Policy>,
    baseline: Option<(PathBuf, Baseline)>,
    usage: Mutex<Usage>,
    /// Locked while reading, so that each is read once.
    found: Mutex<Configurations>,
    /// The linter for each set of layers.
    linters: Mutex<HashMap<Layers, Linter>>,
    /// What documents are compared with; none if it cannot be read.
    existing: Mutex<HashMap<PathBuf, Option<Document>>>,
}

/// The configuration file and those of its overrides that apply to a document.
type Layers = (Option<PathBuf>, Vec<usize>);

/// By folder the configuration that applies, by file the configuration in it, or its error.
type Configurations = HashMap<PathBuf, Result<Option<Arc<Loaded>>, Arc<str>>>;

/// A loaded configuration file.
pub(crate) struct Loaded {
    path: PathBuf,
    text: String,
    file: ConfigFile,
    policies: Result<Vec<Policy>, Arc<str>>,
}

/// The effective settings of a document.
pub(crate) struct DocumentSettings {
    pub(crate) linter: Linter,
    pub(crate) operation: Option<Operation>,
    /// What it is compared with.
    pub(crate) existing: Option<Document>,
    pub(crate) fail_level: Level,
    pub(crate) config_path: Option<PathBuf>,
}

impl<'a> Settings<'a> {
    pub(crate) fn load(arguments: &'a CheckArguments) -> Result<Self, Failure> {
        let policies = arguments.policy.iter().map(|path| read_policy(path)).collect::<Result<_, _>>()?;
        let baseline = match &arguments.baseline {
            None => None,
            Some(path) => Some((path.clone(), read_baseline(path)?)),
        };
        let settings = Self {
            arguments,
            policies,
            baseline,
            usage: Mutex::default(),
            found: Mutex::default(),
            linters: Mutex::default(),
            existing: Mutex::default(),
        };
        // An unknown rule is an error even if there is nothing to check.
        settings.apply_arguments(&mut Config::default())?;
        if let Some(path) = arguments.config.as_ref().filter(|_| !arguments.no_config) {
            read(&mut settings.known(), path)
                .and_then(|loaded| loaded.policies.clone())
                .map_err(|text| failure(&text))?;
        }
        Ok(settings)
    }

    /// The effective settings of a document. Standard input counts as a file in the current folder, or at its given name.
    pub(crate) fn of(&self, path: &Path) -> Result<DocumentSettings, Failure> {
        let loaded = self.above(path)?;
        let relative = loaded.as_ref().map(|loaded| loaded.relative(path)).unwrap_or_default();
        let mut linter = self.linter(loaded.as_deref(), &relative)?;
        if let Some((at, baseline)) = &self.baseline {
            let ignores = baseline.suppressions(&name_in_baseline(at, path));
            if !ignores.is_empty() {
                let mut config = linter.config().clone();
                config.suppress(ignores);
                linter = Linter::new(config);
            }
        }
        let asked = self.arguments.fail_level.map(args::Level::level);
        let configured = loaded.as_ref().and_then(|loaded| loaded.file.fail_level());
        Ok(DocumentSettings {
            linter,
            operation: loaded.as_ref().and_then(|loaded| loaded.file.operation(&relative)),
            existing: self.existing(loaded.as_deref(), path, &relative)?,
            fail_level: asked.or(configured).unwrap_or(Level::Error),
            config_path: loaded.map(|loaded| loaded.path.clone()),
        })
    }

    /// The linter for a document, without the baseline. Documents with the same layers share one.
    fn linter(&self, loaded: Option<&Loaded>, relative: &str) -> Result<Linter, Failure> {
        let layers =
            (loaded.map(|it| it.path.clone()), loaded.map(|it| it.file.overrides(relative)).unwrap_or_default());
        let mut linters = self.linters.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(linter) = linters.get(&layers) {
            return Ok(linter.clone());
        }
        let mut config = loaded.map(|loaded| loaded.file.config(relative)).unwrap_or_default();
        self.apply_arguments(&mut config)?;
        let own = loaded.map_or(Ok(&[][..]), Loaded::policies)?;
        self.policies.iter().chain(own).for_each(|policy| config.add_policy(policy.clone()));
        let linter = Linter::new(config);
        linters.insert(layers, linter.clone());
        Ok(linter)
    }

    /// The document that another one is compared with: from the command line, else from its configuration. Never itself.
    fn existing(&self, loaded: Option<&Loaded>, path: &Path, relative: &str) -> Result<Option<Document>, Failure> {
        let configured = || Some(loaded?.folder().join(loaded?.file.existing(relative)?));
        let Some(existing) = self.arguments.existing.clone().or_else(configured) else { return Ok(None) };
        let is_itself = std::path::absolute(&existing).ok() == std::path::absolute(path).ok() && !is_input(path);
        if is_itself {
            return Ok(None);
        }
        let mut read = self.existing.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(Some(document)) = read.get(&existing) {
            return Ok(Some(document.clone()));
        }
        let document = existing::read(&existing, self.arguments.max_size);
        read.insert(existing, document.as_ref().ok().cloned());
        document.map(Some)
    }

    /// Whether the configuration includes a file whatever its content, or excludes it.
    pub(crate) fn walks(&self, path: &Path) -> Option<bool> {
        let loaded = self.above(path).ok()??;
        let relative = loaded.relative(path);
        if loaded.file.excludes(&relative) {
            return Some(false);
        }
        (loaded.file.includes(&relative) || loaded.file.names(&relative)).then_some(true)
    }

    /// Removes the paths with an invalid configuration; also returns the errors of all configurations.
    pub(crate) fn without_broken(&self, paths: Vec<PathBuf>) -> (Vec<PathBuf>, Vec<String>) {
        let mut left_out: BTreeMap<Arc<str>, usize> = BTreeMap::new();
        let (mut usable, count) = (Vec::new(), paths.len());
        for path in paths {
            match self.above(Path::new(&name(self.arguments, &path))) {
                Ok(_) => usable.push(path),
                Err(Failure(failure)) => *left_out.entry(failure.into()).or_default() += 1,
            }
        }
        // A walk may have found one without documents below it.
        for failure in self.known().values().filter_map(|known| known.as_ref().err()) {
            left_out.entry(failure.clone()).or_default();
        }
        let message = |(failure, documents): (Arc<str>, usize)| match documents {
            0 => failure.to_string(),
            1 if count == 1 => failure.to_string(),
            1 => format!("{failure}\n1 document is not checked"),
            documents => format!("{failure}\n{documents} documents are not checked"),
        };
        (usable, left_out.into_iter().map(message).collect())
    }

    /// Records the findings of the baseline in a document.
    pub(crate) fn note_usage(&self, path: &Path, report: &Report) {
        let Some((at, _)) = &self.baseline else { return };
        let config = report.linter().config();
        let runs = |rule| config.level(rule, report.document().operation()).is_some();
        let name = name_in_baseline(at, path);
        self.usage.lock().unwrap_or_else(PoisonError::into_inner).note(&name, config, runs);
    }

    pub(crate) fn usage(&self) -> MutexGuard<'_, Usage> {
        self.usage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The path and content of `--baseline`.
    pub(crate) fn baseline(&self) -> Option<(&Path, &Baseline)> {
        self.baseline.as_ref().map(|(path, baseline)| (path.as_path(), baseline))
    }

    /// A line for each ignore of a configuration that covered nothing.
    pub(crate) fn unused_suppressions(&self) -> Vec<String> {
        let known = self.known();
        let mut loaded: Vec<_> = known.values().filter_map(|known| known.as_ref().ok()?.as_ref()).collect();
        loaded.sort_by(|left, right| left.path.cmp(&right.path));
        loaded.dedup_by(|left, right| left.path == right.path);
        let line = |loaded: &Loaded, rule: &str, span: Span| {
            let at = place(&loaded.text, span);
            format!("{}:{at}: unused suppression: `{rule}` reports nothing here", files::shown(&loaded.path))
        };
        let lines = loaded.iter().flat_map(|loaded| {
            loaded.file.unused_suppressions().map(move |(rule, span)| line(loaded, rule.id(), span))
        });
        lines.collect()
    }

    /// The files that decide the settings of the documents so far, with configurations that may be added.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let known = self.known();
        let loaded = known.values().filter_map(|known| known.as_ref().ok()?.as_ref());
        let policies = loaded.flat_map(|it| it.file.policies().iter().map(|policy| it.folder().join(policy)));
        let configurations = known.keys().filter(|path| path.is_dir());
        let configurations = configurations.flat_map(|folder| NAMES.map(|name| folder.join(name)));
        let read = known.keys().filter(|path| !path.is_dir()).cloned();
        let existing = self.existing.lock().unwrap_or_else(PoisonError::into_inner);
        policies.chain(configurations).chain(read).chain(existing.keys().cloned()).collect()
    }

    fn apply_arguments(&self, config: &mut Config) -> Result<(), Failure> {
        let selectors =
            |names: &[String]| names.iter().map(|name| selector(name.trim())).collect::<Result<Vec<_>, _>>();
        if !self.arguments.select.is_empty() {
            config.select(selectors(&self.arguments.select)?);
        }
        config.extend_select(selectors(&self.arguments.extend_select)?);
        let ignored = selectors(&self.arguments.ignore)?;
        if let Some(name) = ignored.iter().find_map(|selector| selector.always_on()) {
            return Err(Failure(format!("`{name}` cannot be ignored; fix the text, or skip the file with --exclude")));
        }
        config.deselect(ignored);
        Ok(())
    }

    /// The configuration for a path: the one of `--config`, else the nearest above it.
    fn above(&self, path: &Path) -> Result<Option<Arc<Loaded>>, Failure> {
        if self.arguments.no_config {
            return Ok(None);
        }
        let mut known = self.known();
        if let Some(named) = &self.arguments.config {
            return read(&mut known, named).map(Some).map_err(|text| failure(&text));
        }
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let mut below = Vec::new();
        let mut nearest = Ok(None);
        for folder in path.ancestors().skip(1) {
            if let Some(known) = known.get(folder) {
                nearest = known.clone();
                break;
            }
            below.push(folder);
            if let Some(here) = NAMES.iter().map(|name| folder.join(name)).find(|path| path.is_file()) {
                nearest = read(&mut known, &here).map(Some);
                break;
            }
        }
        known.extend(below.into_iter().map(|folder| (folder.to_path_buf(), nearest.clone())));
        nearest.map_err(|text| failure(&text))
    }

    fn known(&self) -> MutexGuard<'_, Configurations> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Loads a configuration file once, even if it is invalid.
fn read(known: &mut Configurations, path: &Path) -> Result<Arc<Loaded>, Arc<str>> {
    match known.get(path) {
        Some(Ok(Some(loaded))) => return Ok(loaded.clone()),
        Some(Err(failure)) => return Err(failure.clone()),
        Some(Ok(None)) | None => {}
    }
    let loaded = load(path).map(Arc::new).map_err(|Failure(failure)| Arc::from(failure));
    known.insert(path.to_path_buf(), loaded.clone().map(Some));
    loaded
}

fn failure(text: &Arc<str>) -> Failure {
    Failure(text.to_string())
}

fn load(path: &Path) -> Result<Loaded, Failure> {
    let text = read_text(path)?;
    let is_json = path.extension().is_some_and(|ending| ending == "json");
    let parsed = if is_json { ConfigFile::parse_json(&text) } else { ConfigFile::parse_toml(&text) };
    let file = parsed.map_err(|failure| framed(path, &text, &failure))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let policies = file.policies().iter().map(|policy| read_policy(&folder.join(policy)));
    let policies = policies.collect::<Result<_, _>>().map_err(|Failure(failure)| Arc::from(failure));
    Ok(Loaded { path: path.to_path_buf(), text, file, policies })
}

impl Loaded {
    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    fn policies(&self) -> Result<&[Policy], Failure> {
        self.policies.as_deref().map_err(failure)
    }

    fn relative(&self, path: &Path) -> String {
        files::relative_to(self.folder(), path)
    }
}

/// The name of a document in a baseline, relative to the folder of the baseline.
fn name_in_baseline(baseline: &Path, path: &Path) -> String {
    files::relative_to(baseline.parent().unwrap_or(Path::new("")), path)
}

fn read_policy(path: &Path) -> Result<Policy, Failure> {
    let text = read_text(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Policy::parse(&name, &text).map_err(|failure| framed(path, &text, &failure))
}

fn read_baseline(path: &Path) -> Result<Baseline, Failure> {
    let text = read_text(path)?;
    Baseline::parse(&text).map_err(|failure| framed(path, &text, &failure))
}

fn read_text(path: &Path) -> Result<String, Failure> {
    /// The maximum size of a configuration or policy.
    const LARGEST: u64 = 4_000_000;
    let failure = |Failure(failure)| Failure(format!("{}: {failure}", files::shown(path)));
    let bytes = files::read(path, LARGEST).map_err(failure)?;
    String::from_utf8(bytes).map_err(|_| Failure(format!("{}: not valid UTF-8", files::shown(path))))
}

/// Renders an error: place, message, source line with a marker, help.
fn framed(path: &Path, text: &str, failure: &config::ConfigError) -> Failure {
    let lines = LineIndex::new(text);
    let line = lines.line_of(failure.span.start);
    let shown = redact::line(lines.line_span(line).of(text).trim_end()).into_owned();
    let column = lines.position(text, failure.span.start, Encoding::Characters).column as usize;
    let width = failure.span.of(text).lines().next().map_or(1, |first| first.chars().count().max(1));
    let number = (line + 1).to_string();
    let gutter = " ".repeat(number.len());
    let mark = format!("{}{}", " ".repeat(column), "^".repeat(width));
    let frame =
        if shown.chars().count() > 160 { String::new() } else { format!("\n{number} | {shown}\n{gutter} | {mark}") };
    Failure(format!(
        "{}:{}: {}{frame}\nhelp: {}",
        files::shown(path),
        place(text, failure.span),
        failure.message,
        failure.help
    ))
}

/// Line and column, from 1.
fn place(text: &str, span: Span) -> String {
    let position = LineIndex::new(text).position(text, span.start, Encoding::Characters);
    format!("{}:{}", position.line + 1, position.column + 1)
}
