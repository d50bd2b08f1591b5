//! Folders of many files: checked on several threads, with the output of one.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use tempfile::TempDir;

const GOOD: &str = include_str!("../../../examples/create.json");
const BAD: &str = include_str!("../../../examples/broken-create.json");

/// What a run printed, what it complained of, and how it ended.
#[derive(Debug)]
struct Run(String, String, Option<i32>);

fn run(folder: &Path, jobs: &str, arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_authlint"));
    let run = command.args(arguments).args(["--jobs", jobs]).current_dir(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap().replace(folder.to_str().unwrap(), "FOLDER");
    Run(text(run.stdout), text(run.stderr), run.status.code())
}

/// The same, byte for byte; a failure does not print megabytes.
fn assert_same(one: &Run, four: &Run, arguments: &[&str]) {
    let first_difference = one.0.lines().zip(four.0.lines()).find(|(one, four)| one != four);
    assert_eq!(first_difference, None, "{arguments:?}");
    assert_eq!((one.0.len(), &one.1, one.2), (four.0.len(), &four.1, four.2), "{arguments:?}");
}

/// Files of every sort, in folders with and without a configuration.
fn mixed(count: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |path: String, bytes: &[u8]| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    for number in 0..count {
        let path = format!("team-{}/auth-{number}.json", number % 7);
        match number % 10 {
            0..4 => write(path, GOOD.as_bytes()),
            4..7 => write(path, BAD.as_bytes()),
            7 => write(path, br#"{ "name": "something else" }"#),
            8 => write(path, b"{ \"UserPoolConfigs\": { \"Mfa\": {} }, \"x\": \"\xe9\" }"),
            // Threads are not done with these at the same time.
            _ => write(
                path,
                format!(
                    "{{\"AuthResources\": \"X\", \"Service\": \"COGNITO\", \"UserPoolConfigs\": {{{}}}}}",
                    "\"x\": 1, ".repeat(number / 2)
                )
                .as_bytes(),
            ),
        }
    }
    let config = |rules: &str| format!("[rules]\n{rules} = \"off\"\n\n[[overrides]]\nfiles = [\"*-1.json\"]\n");
    let unused = "ignore = [{ rule = \"null-member\", pointer = \"/Nowhere\", reason = \"a test\" }]\n";
    write("team-1/authlint.toml".into(), (config("inline-secret") + unused).as_bytes());
    write("team-2/authlint.toml".into(), config("guest-access-enabled").as_bytes());
    folder
}

#[test]
fn the_output_does_not_depend_on_the_number_of_threads() {
    let folder = mixed(300);
    let common = ["full", "concise", "json", "jsonl", "sarif", "gitlab", "markdown"];
    let formats = common.map(|format| vec![".", "--format", format]);
    let others: [&[&str]; 7] = [
        &[".", "--statistics"],
        &[".", "--diff"],
        &[".", "--show-files"],
        &[".", "--show-settings"],
        &["team-*/*.json", "--format", "concise"],
        &["team-3", "missing.json", "team-1", "--max-size", "5kB"],
        &[".", "--exit-zero", "--fail-level", "advice", "--select", "security"],
    ];
    for arguments in formats.iter().map(Vec::as_slice).chain(others) {
        let (one, four) = (run(folder.path(), "1", arguments), run(folder.path(), "4", arguments));
        assert!(!one.0.is_empty(), "{arguments:?}: {one:?}");
        assert_same(&one, &four, arguments);
    }
    let Run(out, complaints, status) = run(folder.path(), "4", &[".", "--format", "jsonl"]);
    let path =
        |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["path"].as_str().unwrap().to_owned();
    assert!(out.lines().map(path).is_sorted());
    assert_eq!((out.lines().count(), status), (270, Some(1)));
    assert!(complaints.contains("skipped 30 other files"), "{complaints}");
    assert!(complaints.contains("unused suppression: `null-member` reports nothing here"), "{complaints}");
}

#[test]
fn what_is_written_is_the_same_too() {
    let (one, four) = (mixed(120), mixed(120));
    let both = |arguments: &[&str]| {
        assert_same(&run(one.path(), "1", arguments), &run(four.path(), "4", arguments), arguments);
    };
    both(&[".", "--write-baseline", "known.json"]);
    both(&[".", "--baseline", "known.json"]);
    both(&["fix", ".", "--format", "concise"]);
    let files = |folder: &TempDir| {
        let entries = (0..7).flat_map(|team| fs::read_dir(folder.path().join(format!("team-{team}"))).unwrap());
        let mut files: Vec<_> = entries
            .map(|entry| entry.unwrap().path())
            .map(|path| (path.strip_prefix(folder.path()).unwrap().to_owned(), fs::read(&path).unwrap()))
            .collect();
        files.push(("known.json".into(), fs::read(folder.path().join("known.json")).unwrap()));
        files.sort();
        files
    };
    let (one, four) = (files(&one), files(&four));
    assert_eq!(one, four);
    assert!(one.iter().any(|(path, bytes)| path.ends_with("auth-4.json") && bytes != BAD.as_bytes()));
}

#[test]
fn ten_thousand_files_take_seconds_and_little_memory() {
    let folder = TempDir::new().unwrap();
    for number in 0..10_000 {
        let folder = folder.path().join(format!("team-{:02}", number % 50));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("auth-{number:05}.json")), if number % 5 == 0 { BAD } else { GOOD }).unwrap();
    }
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_authlint"));
    let run = command.args([".", "--no-config", "--format", "jsonl"]).current_dir(folder.path()).output().unwrap();
    let taken = start.elapsed();
    assert_eq!(run.status.code(), Some(1));
    let lines: Vec<_> = run.stdout.split_inclusive(|byte| *byte == b'\n').collect();
    assert_eq!(lines.len(), 10_000);
    let broken = lines.iter().filter(|line| line.windows(14).any(|part| part == b"unknown-member")).count();
    assert_eq!(broken, 2_000);
    // Some 0.4 seconds as users have it, 6 as tests are built, on a machine that does nothing else.
    assert!(taken < Duration::from_secs(90), "{taken:?}");

    // As one report, too: 21 MB, of which nothing grows with the files. The limit counts what threads reserve as well.
    if cfg!(target_os = "linux") {
        let line = "ulimit -v 420000 && exec \"$0\" . --no-config --format json --jobs 2";
        let arguments = ["-c", line, env!("CARGO_BIN_EXE_authlint")];
        let run = Command::new("sh").args(arguments).current_dir(folder.path()).output().unwrap();
        assert_eq!(run.status.code(), Some(1), "{}", String::from_utf8_lossy(&run.stderr));
        let report: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
        assert_eq!(report["summary"]["files"], 10_000);
    }
}
