//! `cargo xtask npm`: packs the npm package.

use std::error::Error;
use std::fs;
use std::process::{Command, ExitCode};

use crate::shell::{folder, run as execute, step};
use crate::{toolchain, wasm};

/// Builds and packs into `target/npm`.
pub(crate) fn run(_: &[String]) -> Result<ExitCode, Box<dyn Error>> {
    wasm::build(&toolchain::choose()?)?;
    let target = folder("target/npm");
    fs::create_dir_all(&target)?;
    step("npm pack", || {
        let mut npm = Command::new("npm");
        execute(npm.args(["pack", "--silent", "--pack-destination"]).arg(&target).current_dir(folder("pkg")))
    })?;
    Ok(ExitCode::SUCCESS)
}
