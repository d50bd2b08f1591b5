//! What can be said on the command line.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};

use crate::io::parallel;
use crate::rule;

/// Checks AWS Amplify Backend auth `ResourceConfig` documents before anyone sends them.
#[derive(Debug, Parser)]
#[command(
    name = "authlint",
    version,
    arg_required_else_help = true,
    args_conflicts_with_subcommands = true,
    after_help = "Exit status: 0 nothing found at or above the fail level, 1 something found, 2 could not judge.\nA command is assumed to be `check`: `authlint auth.json`."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) check: CheckArguments,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check documents: files, folders, globs, or `-` for standard input
    Check(CheckArguments),
    /// Check documents and apply the fixes that are surely right
    Fix(CheckArguments),
    /// Show what an update does to what exists, member by member
    Diff(DiffArguments),
    /// Give a document another form: as an update request, in the REST names, without its envelope
    Convert(ConvertArguments),
    /// Write a configuration to start from
    Init,
    /// Show the page of a rule: what it finds, why, and the source
    #[command(visible_alias = "rule")]
    Explain(ExplainArguments),
    /// List the rules
    Rules(RulesArguments),
    /// Print a JSON Schema for editors and other validators
    Schema(SchemaArguments),
    /// Print what a shell needs to complete command lines
    Completions(CompletionsArguments),
    /// Print the manual page
    Man,
    /// Serve an editor over standard input and output: the language server
    #[cfg(feature = "lsp")]
    Lsp(LspArguments),
}

impl CheckArguments {
    /// How many threads judge.
    pub(crate) fn jobs(&self) -> usize {
        self.jobs.map_or_else(parallel::cores, NonZeroUsize::get)
    }

    /// As if these words stood behind `authlint check`.
    #[cfg(feature = "lsp")]
    pub(crate) fn of_words(words: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let words = ["authlint".to_owned(), "check".to_owned()].into_iter().chain(words);
        match Arguments::try_parse_from(words) {
            Ok(Arguments { command: Some(Command::Check(arguments)), .. }) => Ok(arguments),
            Ok(arguments) => Ok(arguments.check),
            Err(error) => Err(error.to_string()),
        }
    }
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub(crate) struct CheckArguments {
    /// Files, folders or globs; `-` is standard input; the current folder if none is given
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// How findings are printed [default: full; jsonl with --ndjson]
    #[arg(long, alias = "output-format", value_enum, help_heading = "Output")]
    pub(crate) format: Option<Format>,

    /// Write the report to a file instead of standard output
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output_file: Option<PathBuf>,

    /// Print findings and errors, and nothing else
    #[arg(short, long, help_heading = "Output")]
    pub(crate) quiet: bool,

    /// Count findings by rule instead of showing each
    #[arg(long, help_heading = "Output")]
    pub(crate) statistics: bool,

    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto", help_heading = "Output")]
    pub(crate) color: ColorChoice,

    /// What the documents are for
    #[arg(long, value_enum, default_value = "auto", help_heading = "Documents")]
    pub(crate) operation: Operation,

    /// How much of a request stands around the `ResourceConfig`
    #[arg(long, value_enum, default_value = "auto", help_heading = "Documents")]
    pub(crate) envelope: Envelope,

    /// How members are spelled: as the SDKs do, or as the REST body does
    #[arg(long, value_enum, default_value = "auto", help_heading = "Documents")]
    pub(crate) casing: Casing,

    /// What exists: the answer of `GetBackendAuth`, with which documents are compared as updates
    #[arg(long, value_name = "FILE", conflicts_with = "ndjson", help_heading = "Documents")]
    pub(crate) existing: Option<PathBuf>,

    /// The input is one document a line
    #[arg(long, help_heading = "Documents")]
    pub(crate) ndjson: bool,

    /// How many threads judge [default: one for each core]
    #[arg(long, value_name = "COUNT", value_parser = jobs, help_heading = "Documents")]
    pub(crate) jobs: Option<NonZeroUsize>,

    /// The name to report for standard input; it also decides the format and the operation
    #[arg(long, value_name = "NAME", help_heading = "Documents")]
    pub(crate) stdin_filename: Option<String>,

    /// Refuse documents larger than this, such as `500kB` or `64MB`
    #[arg(long, value_name = "SIZE", default_value = "16MB", value_parser = size, help_heading = "Documents")]
    pub(crate) max_size: u64,

    /// Rules or categories to run instead of the defaults
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) select: Vec<String>,

    /// Rules or categories to run besides the others
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) extend_select: Vec<String>,

    /// Rules or categories not to run
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) ignore: Vec<String>,

    /// The least level that makes the exit status 1 [default: error, or as configured]
    #[arg(long, value_enum, value_name = "LEVEL", help_heading = "Rules")]
    pub(crate) fail_level: Option<Level>,

    /// A JSON Schema of your own that documents must also satisfy
    #[arg(long, value_name = "FILE", help_heading = "Rules")]
    pub(crate) policy: Vec<PathBuf>,

    /// Report only what this file does not know
    #[arg(long, value_name = "FILE", help_heading = "Rules")]
    pub(crate) baseline: Option<PathBuf>,

    /// Rewrite the baseline without the entries that are no longer found
    #[arg(long, requires = "baseline", conflicts_with = "ndjson", help_heading = "Rules")]
    pub(crate) prune_baseline: bool,

    /// Write a baseline of all that is found now, instead of a report
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with_all = ["ndjson", "baseline", "output_file", "diff", "statistics"],
        help_heading = "Rules"
    )]
    pub(crate) write_baseline: Option<PathBuf>,

    /// Apply the fixes that are surely right
    #[arg(long, conflicts_with = "ndjson", help_heading = "Fixes")]
    pub(crate) fix: bool,

    /// Apply also those that need a look
    #[arg(long, conflicts_with = "ndjson", help_heading = "Fixes")]
    pub(crate) unsafe_fixes: bool,

    /// Show what fixes would change, and write nothing
    #[arg(long, conflicts_with = "ndjson", help_heading = "Fixes")]
    pub(crate) diff: bool,

    /// Exit with 0 whatever is found
    #[arg(long, help_heading = "Rules")]
    pub(crate) exit_zero: bool,

    /// Globs of files and folders that a walk leaves out
    #[arg(long, value_name = "GLOB", value_delimiter = ',', help_heading = "Files")]
    pub(crate) exclude: Vec<String>,

    /// Judge named files only as a walk would: not those left out, nor those that look like something else
    #[arg(long, help_heading = "Files")]
    pub(crate) force_exclude: bool,

    /// Exit with 0 when a folder or a glob has no auth documents
    #[arg(long, help_heading = "Files")]
    pub(crate) no_errors_on_unmatched: bool,

    /// List the files that would be checked, and those that would not
    #[arg(long, help_heading = "Files")]
    pub(crate) show_files: bool,

    /// The configuration to use, instead of the nearest `authlint.toml` above each document
    #[arg(long, value_name = "FILE", help_heading = "Files")]
    pub(crate) config: Option<PathBuf>,

    /// Use no configuration
    #[arg(long, conflicts_with = "config", help_heading = "Files")]
    pub(crate) no_config: bool,

    /// Show what holds for each document, and judge nothing
    #[arg(long, help_heading = "Files")]
    pub(crate) show_settings: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "Exit status: 0 the update changes nothing, 1 it changes something, 2 could not compare.")]
pub(crate) struct DiffArguments {
    /// What exists: the answer of `GetBackendAuth`, or an earlier request; `-` is standard input
    #[arg(value_name = "EXISTING")]
    pub(crate) existing: PathBuf,
    /// The update; `-` is standard input
    #[arg(value_name = "UPDATE")]
    pub(crate) update: PathBuf,
    /// How changes are printed
    #[arg(long, alias = "output-format", value_enum, default_value = "text")]
    pub(crate) format: DiffFormat,
    /// Show what is kept, too
    #[arg(long)]
    pub(crate) all: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// A line for each member
    Text,
    /// For other programs
    Json,
}

#[derive(Debug, Args)]
#[command(after_help = "Exit status: 0 converted, 2 not: something would be lost, or would have to be made up.")]
pub(crate) struct ConvertArguments {
    /// The document; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// What it is to be; several with commas between them
    #[arg(long, value_name = "FORM", value_enum, value_delimiter = ',', required_unless_present = "envelope")]
    pub(crate) to: Vec<To>,
    /// How much of a request is to stand around the `ResourceConfig`
    #[arg(long, value_enum)]
    pub(crate) envelope: Option<Envelope>,
    /// Write to a file instead of standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) output_file: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum To {
    /// A request of `UpdateBackendAuth`
    Update,
    /// A request of `CreateBackendAuth`
    Create,
    /// In the names of the SDKs
    Sdk,
    /// In the names of the REST body
    Wire,
    /// Without comments
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// The rule's id
    pub(crate) rule: String,
    /// How it is printed
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: PageFormat,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorChoice,
}

#[derive(Debug, Args)]
pub(crate) struct RulesArguments {
    /// Only those of a category
    #[arg(long)]
    pub(crate) category: Option<String>,
    /// How they are printed
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: PageFormat,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorChoice,
}

#[derive(Debug, Args)]
pub(crate) struct SchemaArguments {
    /// What it describes
    #[arg(value_enum)]
    pub(crate) name: SchemaName,
}

#[cfg(feature = "lsp")]
#[derive(Debug, Args)]
pub(crate) struct LspArguments {
    /// Editors say it; there is no other way to talk
    #[arg(long, hide = true)]
    stdio: bool,
    /// The process that the server ends with
    #[arg(long = "clientProcessId", hide = true)]
    pub(crate) client: Option<i32>,
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsArguments {
    /// For which shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// With the lines of the document
    Full,
    /// A line a finding
    Concise,
    /// One JSON document
    Json,
    /// A JSON document a line, one for each document
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// Code Quality of GitLab
    Gitlab,
    /// `JUnit` XML
    Junit,
    /// Checkstyle XML
    Checkstyle,
    /// Reviewdog's diagnostics
    Rdjson,
    /// For a comment on a pull request
    Markdown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PageFormat {
    /// For the terminal
    Text,
    /// Markdown
    Markdown,
    /// JSON
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SchemaName {
    /// The request of `CreateBackendAuth`
    Create,
    /// The request of `UpdateBackendAuth`
    Update,
    /// The response of `GetBackendAuth`
    Get,
    /// The report of `--format json`
    Report,
    /// The configuration file
    Config,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Operation {
    /// Found out from the document
    Auto,
    /// `CreateBackendAuth`
    Create,
    /// `UpdateBackendAuth`
    Update,
    /// `GetBackendAuth`
    Get,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Envelope {
    /// Found out from the document
    Auto,
    /// The whole request or response
    Request,
    /// `{"ResourceConfig": …}`
    Wrapped,
    /// The `ResourceConfig` itself
    Bare,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Casing {
    /// Found out from the document
    Auto,
    /// `UserPoolConfigs`
    Sdk,
    /// `userPoolConfigs`
    Wire,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Level {
    Error,
    Warning,
    Advice,
}

impl Level {
    pub(crate) fn level(self) -> rule::Level {
        match self {
            Self::Error => rule::Level::Error,
            Self::Warning => rule::Level::Warning,
            Self::Advice => rule::Level::Advice,
        }
    }
}

/// More threads than this are a slip of the finger.
const MOST_JOBS: usize = 1024;

fn jobs(text: &str) -> Result<NonZeroUsize, String> {
    let count = text.parse().ok().and_then(NonZeroUsize::new).filter(|count| count.get() <= MOST_JOBS);
    count.ok_or_else(|| format!("must be from 1 to {MOST_JOBS}; without `--jobs` there is one thread for each core"))
}

/// `64MB`, `500kB`, `1000`
fn size(text: &str) -> Result<u64, String> {
    let digits = text.trim_end_matches(|character: char| !character.is_ascii_digit());
    let unit = text.get(digits.len()..).unwrap_or_default().trim();
    let factor = match unit.to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" => 1_000,
        "m" | "mb" => 1_000_000,
        "g" | "gb" => 1_000_000_000,
        _ => return Err("a size is a number and `kB`, `MB` or nothing".to_owned()),
    };
    let number: u64 = digits.parse().map_err(|_| "a size begins with a whole number".to_owned())?;
    // Offsets are counted in 32 bits.
    match number.checked_mul(factor) {
        Some(0) => Err("nothing is that small".to_owned()),
        Some(size) if size <= 4_000_000_000 => Ok(size),
        _ => Err("sizes go up to 4GB".to_owned()),
    }
}
