//! The arguments of the command line.

mod values;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};

pub(crate) use values::{Casing, Envelope, Format, Level, Operation, PageFormat, SchemaName};
use values::{jobs, reason, size};

use crate::io::parallel;

/// A linter for AWS Amplify Backend auth `ResourceConfig` documents
#[derive(Debug, Parser)]
#[command(
    name = "authlint",
    version,
    arg_required_else_help = true,
    args_conflicts_with_subcommands = true,
    after_help = "Exit status: 0 if there are no findings at or above the fail level, 1 if there are, 2 if something could not be checked.\nThe default command is `check`: `authlint auth.json`."
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
    /// Check documents and apply safe fixes
    Fix(CheckArguments),
    /// Show what an update does to what exists, member by member
    Diff(DiffArguments),
    /// Give a document another form: as an update request, in the REST names, without its envelope
    Convert(ConvertArguments),
    /// Write a configuration to start from
    Init,
    /// Show the documentation of a rule: what it finds, why, and the source
    #[command(visible_alias = "rule")]
    Explain(ExplainArguments),
    /// List the rules
    Rules(RulesArguments),
    /// Print a JSON Schema for editors and other validators
    Schema(SchemaArguments),
    /// Print completions for a shell
    Completions(CompletionsArguments),
    /// Print the manual page
    Man,
    /// Run the language server, on standard input and output
    #[cfg(feature = "lsp")]
    Lsp(LspArguments),
}

impl CheckArguments {
    /// The number of threads.
    pub(crate) fn jobs(&self) -> usize {
        self.jobs.map_or_else(parallel::cores, NonZeroUsize::get)
    }

    /// The arguments of `authlint check` with these flags.
    #[cfg(feature = "lsp")]
    pub(crate) fn from_flags(flags: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let arguments = ["authlint".to_owned(), "check".to_owned()].into_iter().chain(flags);
        match Arguments::try_parse_from(arguments) {
            Ok(Arguments { command: Some(Command::Check(arguments)), .. }) => Ok(arguments),
            Ok(arguments) => Ok(arguments.check),
            Err(error) => Err(error.to_string()),
        }
    }
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a separate flag")]
pub(crate) struct CheckArguments {
    /// Files, folders or globs; `-` for standard input [default: the current folder]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// The output format [default: full, or jsonl with --ndjson]
    #[arg(
        short,
        long,
        alias = "output-format",
        value_enum,
        env = "AUTHLINT_FORMAT",
        hide_env_values = true,
        help_heading = "Output"
    )]
    pub(crate) format: Option<Format>,

    /// Write the report to a file instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output_file: Option<PathBuf>,

    /// Print only findings and errors
    #[arg(short, long, help_heading = "Output")]
    pub(crate) quiet: bool,

    /// Print the number of findings by rule instead of the findings
    #[arg(long, help_heading = "Output")]
    pub(crate) statistics: bool,

    /// When to use colours
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "auto",
        env = "AUTHLINT_COLOR",
        hide_env_values = true,
        help_heading = "Output"
    )]
    pub(crate) color: ColorChoice,

    /// Check again when a document, its configuration or what it is compared with changes
    #[arg(
        short,
        long,
        conflicts_with_all = [
            "output_file", "ndjson", "fix", "fix_only", "unsafe_fixes", "add_ignore", "write_baseline", "prune_baseline",
            "show_files", "show_settings",
        ],
        help_heading = "Output"
    )]
    pub(crate) watch: bool,

    /// The operation of the documents
    #[arg(long, value_enum, default_value = "auto", help_heading = "Documents")]
    pub(crate) operation: Operation,

    /// How much of the request surrounds the `ResourceConfig`
    #[arg(long, value_enum, default_value = "auto", help_heading = "Documents")]
    pub(crate) envelope: Envelope,

    /// The spelling of members: as in the SDKs, or as in the REST body
    #[arg(long, value_enum, default_value = "auto", help_heading = "Documents")]
    pub(crate) casing: Casing,

    /// The current configuration, such as the answer of `GetBackendAuth`; documents are checked as updates of it
    #[arg(long, value_name = "FILE", conflicts_with = "ndjson", help_heading = "Documents")]
    pub(crate) existing: Option<PathBuf>,

    /// Read one document per line
    #[arg(long, help_heading = "Documents")]
    pub(crate) ndjson: bool,

    /// The number of threads [default: one per core]
    #[arg(
        short,
        long,
        value_name = "COUNT",
        value_parser = jobs,
        env = "AUTHLINT_JOBS",
        hide_env_values = true,
        help_heading = "Documents"
    )]
    pub(crate) jobs: Option<NonZeroUsize>,

    /// The name of standard input in reports; also decides the format and the operation
    #[arg(long, value_name = "NAME", help_heading = "Documents")]
    pub(crate) stdin_filename: Option<String>,

    /// The maximum size of a document, such as `500kB` or `64MB`
    #[arg(long, value_name = "SIZE", default_value = "16MB", value_parser = size, help_heading = "Documents")]
    pub(crate) max_size: u64,

    /// Rules or categories to run instead of the defaults
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) select: Vec<String>,

    /// Rules or categories to run in addition
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) extend_select: Vec<String>,

    /// Rules or categories not to run
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) ignore: Vec<String>,

    /// The lowest level that makes the exit status 1 [default: error, or as configured]
    #[arg(
        long,
        value_enum,
        value_name = "LEVEL",
        env = "AUTHLINT_FAIL_LEVEL",
        hide_env_values = true,
        help_heading = "Rules"
    )]
    pub(crate) fail_level: Option<Level>,

    /// Your own JSON Schema that documents must also satisfy
    #[arg(long, value_name = "FILE", help_heading = "Rules")]
    pub(crate) policy: Vec<PathBuf>,

    /// Report only findings that are not in this baseline
    #[arg(long, value_name = "FILE", help_heading = "Rules")]
    pub(crate) baseline: Option<PathBuf>,

    /// Remove stale entries from the baseline
    #[arg(long, requires = "baseline", conflicts_with = "ndjson", help_heading = "Rules")]
    pub(crate) prune_baseline: bool,

    /// Write all current findings to a baseline instead of a report
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with_all = ["ndjson", "baseline", "output_file", "diff", "statistics"],
        help_heading = "Rules"
    )]
    pub(crate) write_baseline: Option<PathBuf>,

    /// Apply safe fixes
    #[arg(long, conflicts_with = "ndjson", help_heading = "Fixes")]
    pub(crate) fix: bool,

    /// Apply safe fixes without reporting what is left, and exit with 0
    #[arg(long, conflicts_with_all = ["ndjson", "diff", "statistics"], help_heading = "Fixes")]
    pub(crate) fix_only: bool,

    /// List the rules whose findings were fixed
    #[arg(long, conflicts_with_all = ["ndjson", "diff"], help_heading = "Fixes")]
    pub(crate) show_fixes: bool,

    /// Also apply unsafe fixes
    #[arg(long, conflicts_with = "ndjson", help_heading = "Fixes")]
    pub(crate) unsafe_fixes: bool,

    /// Print the changes of fixes as a diff instead of writing them
    #[arg(long, conflicts_with = "ndjson", help_heading = "Fixes")]
    pub(crate) diff: bool,

    /// Add comments with a reason that suppress all findings, where the format has comments
    #[arg(
        long,
        value_name = "REASON",
        value_parser = reason,
        conflicts_with_all = ["ndjson", "fix", "fix_only", "show_fixes", "unsafe_fixes", "diff", "write_baseline"],
        help_heading = "Rules"
    )]
    pub(crate) add_ignore: Option<String>,

    /// Exit with 0 even if there are findings
    #[arg(short, long, help_heading = "Rules")]
    pub(crate) exit_zero: bool,

    /// Globs of files and folders to skip
    #[arg(long, value_name = "GLOB", value_delimiter = ',', help_heading = "Files")]
    pub(crate) exclude: Vec<String>,

    /// Apply excludes and content detection to explicitly named files too
    #[arg(long, help_heading = "Files")]
    pub(crate) force_exclude: bool,

    /// Exit with 0 if a folder or a glob has no auth documents
    #[arg(long, help_heading = "Files")]
    pub(crate) no_errors_on_unmatched: bool,

    /// List the files that would be checked and those that would be skipped
    #[arg(long, help_heading = "Files")]
    pub(crate) show_files: bool,

    /// The configuration file, instead of the nearest `authlint.toml` above each document
    #[arg(long, value_name = "FILE", env = "AUTHLINT_CONFIG", hide_env_values = true, help_heading = "Files")]
    pub(crate) config: Option<PathBuf>,

    /// Ignore configuration files, even one that is named
    // No conflict with `--config`, which the environment may have set.
    #[arg(long, help_heading = "Files")]
    pub(crate) no_config: bool,

    /// Print the effective settings for each document and exit
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
    /// JSON, without comments
    Json,
    /// JSON with comments
    Jsonc,
    /// YAML
    Yaml,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// The id of the rule
    pub(crate) rule: String,
    /// The output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: PageFormat,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto", env = "AUTHLINT_COLOR", hide_env_values = true)]
    pub(crate) color: ColorChoice,
}

#[derive(Debug, Args)]
pub(crate) struct RulesArguments {
    /// List only the rules of a category
    #[arg(long)]
    pub(crate) category: Option<String>,
    /// The output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: PageFormat,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto", env = "AUTHLINT_COLOR", hide_env_values = true)]
    pub(crate) color: ColorChoice,
}

#[derive(Debug, Args)]
pub(crate) struct SchemaArguments {
    /// The schema to print
    #[arg(value_enum)]
    pub(crate) name: SchemaName,
}

#[cfg(feature = "lsp")]
#[derive(Debug, Args)]
pub(crate) struct LspArguments {
    /// Accepted because editors pass it; there is no other transport
    #[arg(long, hide = true)]
    stdio: bool,
    /// The client's process: the server exits with it
    #[arg(long = "clientProcessId", hide = true)]
    pub(crate) client: Option<i32>,
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsArguments {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}
