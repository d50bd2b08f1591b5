//! `authlint init`: writes a configuration to start from.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};

use clap::ColorChoice;

use super::Status;
use super::output::Output;
use crate::io::Failure;

const NAME: &str = "authlint.toml";

const START: &str = r#"# Configuration of authlint. `authlint rules` lists the rules, `authlint explain RULE` says what one is about.

# Findings at or above this level make the program fail: "error", "warning" or "advice".
fail-level = "error"

# The preset to start from: "recommended", "security" (security rules at least warnings) or "strict" (all rules).
extends = "recommended"

# JSON Schemas of your own that documents must also satisfy.
# policies = ["policies/mfa.schema.json"]

[rules]
# "off", "on", "error", "warning" or "advice"; or a table with `level` and the rule's options.
# "inline-secret" = "error"
# "password-minimum-length-weak" = { level = "error", recommended = 15 }

# Some files are different. Later overrides win.
# [[overrides]]
# files = ["legacy/**"]
# operation = "update"
# ignore = [{ rule = "oauth-implicit-grant", pointer = "/UserPoolConfigs/OAuth", reason = "native app until 2027" }]
"#;

pub(crate) fn run() -> Result<Status, Failure> {
    let failure = |error: std::io::Error| match error.kind() {
        ErrorKind::AlreadyExists => Failure(format!("{NAME} already exists")),
        _ => Failure(format!("{NAME}: {error}")),
    };
    let mut file = OpenOptions::new().write(true).create_new(true).open(NAME).map_err(failure)?;
    file.write_all(START.as_bytes()).map_err(failure)?;
    let mut output = Output::open(None, ColorChoice::Never)?;
    output.write(&format!("wrote {NAME}\n"));
    output.finish()?;
    Ok(Status::Clean)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_start_is_a_configuration_with_and_without_its_comments() {
        crate::config::ConfigFile::parse_toml(super::START).unwrap();
        let uncommented = super::START.lines().map(|line| {
            let setting = line.strip_prefix("# ").filter(|rest| rest.contains(" = ") || rest.starts_with('['));
            setting.unwrap_or(line)
        });
        crate::config::ConfigFile::parse_toml(&uncommented.collect::<Vec<_>>().join("\n")).unwrap();
    }
}
