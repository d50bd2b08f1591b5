//! The whole program over many documents, as lines of one file and as files of a folder, with one job and with all cores.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::documents::Set;
use crate::startup::built;

/// How many times the documents of the set are written.
const COPIES: usize = 10;

/// Runs; the best one counts.
const RUNS: usize = 5;

/// Prints the times as ratios to parsing the same documents with `serde_json`, and what a second core gains.
pub(crate) fn print() {
    let Some(program) = built("authlint", "authlint") else { return println!("batch: the program could not be built") };
    let folder = std::env::temp_dir().join(format!("authlint-bench-{}", std::process::id()));
    if let Err(error) = write(&folder) {
        println!("batch: the documents could not be written: {error}");
    } else {
        let lines = Set::Invalid.lines(COPIES);
        let parsing = best(|| lines.iter().all(|text| parse(text)));
        println!("batch: {} documents of \"{}\"", COPIES * 1000, Set::Invalid.name());
        for (name, arguments) in [("--ndjson", ["--ndjson", "lines.ndjson"]), ("a folder", ["--format=jsonl", "files"])]
        {
            let run = |jobs: &str| {
                let mut check = Command::new(&program);
                check.current_dir(&folder).args(["check", "--no-config", jobs]).args(arguments);
                check.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
                best(|| check.status().is_ok())
            };
            let (one, all) = (run("--jobs=1"), run("--jobs=2"));
            println!("  {:5.2}  {name}, one job", ratio(one, parsing));
            println!("  {:5.2}  {name}, two jobs: {:.2} times as fast", ratio(all, parsing), ratio(one, all));
        }
    }
    let _ = fs::remove_dir_all(&folder);
}

fn write(folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder.join("files"))?;
    let lines = Set::Invalid.lines(COPIES);
    for (number, line) in lines.iter().enumerate() {
        fs::write(folder.join("files").join(format!("{number}.json")), line)?;
    }
    fs::write(folder.join("lines.ndjson"), lines.join("\n"))
}

fn parse(text: &str) -> bool {
    std::hint::black_box(serde_json::from_str::<serde_json::Value>(text)).is_ok()
}

fn best(run: impl FnMut() -> bool) -> Duration {
    let mut run = run;
    let time = |_| {
        let start = Instant::now();
        assert!(run(), "a contestant could not run");
        start.elapsed()
    };
    (0..RUNS).map(time).min().unwrap_or_default()
}

fn ratio(ours: Duration, other: Duration) -> f64 {
    ours.as_secs_f64() / other.as_secs_f64()
}
