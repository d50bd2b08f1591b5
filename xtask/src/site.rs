//! `cargo xtask site`: builds the web console into `www/dist`; `--serve` serves it locally.

use std::error::Error;
use std::process::{Command, ExitCode};

use crate::shell::{folder, run as execute, step};
use crate::{toolchain, wasm};

/// Builds the engine if necessary, then the site: static files for any server.
pub(crate) fn run(arguments: &[String]) -> Result<ExitCode, Box<dyn Error>> {
    let serve = match arguments {
        [] => false,
        [flag] if flag == "--serve" => true,
        _ => return Err("usage: cargo xtask site [--serve]".into()),
    };
    wasm::build(&toolchain::choose()?)?;
    let site = folder("www");
    wasm::install(&site)?;
    step("site", || execute(Command::new("npm").args(["run", "--silent", "build"]).current_dir(&site)))?;
    if serve {
        execute(Command::new("npm").args(["run", "--silent", "serve"]).current_dir(&site))?;
    }
    Ok(ExitCode::SUCCESS)
}
