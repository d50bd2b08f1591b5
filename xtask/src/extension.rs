//! `cargo xtask extension`: packs the VS Code extension.

use std::error::Error;
use std::fs;
use std::process::{Command, ExitCode};

use authlint::{Rule, explain};
use serde_json::{Value, json};

use crate::shell::{folder, run as execute, step};
use crate::toolchain;
use crate::wasm::{self, Engine};

/// Builds the engine with all that an editor needs, and packs it with the extension.
pub(crate) fn run(_: &[String]) -> Result<ExitCode, Box<dyn Error>> {
    let extension = folder("editors/vscode");
    let dist = extension.join("dist");
    // The passes of the npm package take a minute longer, for a download that no page waits for.
    Engine { features: "editor", passes: &["-Oz"], dist: dist.join("engine") }.build(&toolchain::choose()?)?;
    fs::write(dist.join("rules.json"), rules().to_string())?;
    for license in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(folder(license), extension.join(license))?;
    }
    wasm::install(&extension)?;
    step("extension", || execute(Command::new("npm").args(["run", "--silent", "package"]).current_dir(&extension)))?;
    Ok(ExitCode::SUCCESS)
}

/// The rules with their pages.
fn rules() -> Value {
    let rules = Rule::all().iter().map(|rule| {
        json!({
            "id": rule.id(),
            "category": rule.category().name(),
            "summary": rule.summary(),
            "page": explain::markdown(rule),
        })
    });
    rules.collect()
}
