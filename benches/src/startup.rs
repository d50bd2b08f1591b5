//! The time of the whole program for one small file, compared with an empty program.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Runs; the best one counts.
const RUNS: usize = 200;

/// The maximum extra time over an empty program.
pub const LIMIT: Duration = Duration::from_millis(2);

/// The extra time of the best run of `authlint` over the best run of an empty program; none if they cannot be built.
pub fn extra() -> Option<Duration> {
    let empty = built("authlint-bench", "empty")?;
    let authlint = built("authlint", "authlint")?;
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/create.json");
    let (mut least, mut ours) = (Duration::MAX, Duration::MAX);
    for _ in 0..RUNS {
        least = least.min(time(Command::new(&empty))?);
        let mut check = Command::new(&authlint);
        check.arg("--no-config").arg(&example);
        ours = ours.min(time(check)?);
    }
    Some(ours.saturating_sub(least))
}

/// A program of the workspace, in the same target folder.
pub(crate) fn built(package: &str, name: &str) -> Option<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let arguments = ["build", "--release", "--quiet", "--package", package, "--bin", name];
    let status = Command::new(cargo).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).status().ok()?;
    let here = std::env::current_exe().ok()?;
    status.success().then(|| here.with_file_name(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}

fn time(mut command: Command) -> Option<Duration> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    command.status().ok()?;
    Some(start.elapsed())
}
