//! `--watch`: the program checks again when a file that it has read changes.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use super::progress::on_a_terminal;

/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

const FAILED: &str = "something could not be checked";

const WRONG: &str = "auth.json:1:49: error[invalid-enum-value] `cognito` is not a value of `Service`";

fn document(service: &str) -> String {
    format!(r#"{{ "AuthResources": "USER_POOL_ONLY", "Service": "{service}", "UserPoolConfigs": {{}} }}"#)
}

/// The running program, and its lines.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(folder: &Path, arguments: &str) -> Self {
        // Both streams in one, so that their order is known.
        let line = format!(
            "exec \"$0\" check --watch -f concise --select invalid-enum-value --operation update {arguments} 2>&1"
        );
        let mut shell = Command::new("sh");
        shell.args(["-c", &line, env!("CARGO_BIN_EXE_authlint")]).current_dir(folder).env_clear();
        let mut child = shell.stdout(Stdio::piped()).spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        Self { child, lines }
    }

    /// The next line that says how many files are watched, with the lines before it.
    fn report(&self) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        while !lines.last().is_some_and(|line| line.contains("; watching ")) {
            lines.push(self.lines.recv_timeout(PATIENCE).expect("the program says nothing"));
        }
        lines
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn watching(found: &str, files: &str) -> String {
    format!("authlint: {found}; watching {files}, press Ctrl-C to stop")
}

#[test]
fn a_changed_document_is_checked_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("auth.json");
    fs::write(&path, document("cognito")).unwrap();
    let watch = Watch::start(folder.path(), "auth.json");
    assert_eq!(watch.report(), [WRONG, &watching("1 error", "1 file")]);
    fs::write(&path, document("COGNITO")).unwrap();
    assert_eq!(watch.report(), [watching("no findings", "1 file")]);
    // Editors replace files, and a file may be gone in between.
    fs::remove_file(&path).unwrap();
    assert_eq!(watch.report(), ["authlint: auth.json: no such file or folder", &watching(FAILED, "1 file")]);
    fs::write(folder.path().join("new"), document("cognito")).unwrap();
    fs::rename(folder.path().join("new"), &path).unwrap();
    assert_eq!(watch.report(), [WRONG, &watching("1 error", "1 file")]);
}

#[test]
fn so_are_documents_whose_settings_change_and_new_ones() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("auth.json", &document("cognito"));
    let watch = Watch::start(folder.path(), ".");
    assert_eq!(watch.report(), [WRONG, &watching("1 error", "1 file")]);
    write("authlint.toml", "[rules]\n\"invalid-enum-value\" = \"warning\"\n");
    assert_eq!(watch.report().last(), Some(&watching("1 warning", "1 file")));
    write("other.json", &document("Cognito"));
    assert_eq!(watch.report().last(), Some(&watching("2 warnings", "2 files")));
    write("authlint.toml", "[[overrides]]\nfiles = [\"auth.json\"]\nexisting = \"current.json\"\n");
    let lines = watch.report();
    assert!(lines.first().unwrap().ends_with("current.json: no such file or folder"), "{lines:?}");
    write("current.json", &document("COGNITO"));
    assert_eq!(watch.report().last(), Some(&watching("2 errors", "3 files")));
    write("org.json", "[1]");
    write("authlint.toml", "policies = [\"org.json\"]\n");
    let lines = watch.report();
    assert!(lines.first().unwrap().ends_with("org.json:1:1: invalid JSON Schema"), "{lines:?}");
    write("org.json", "{}");
    assert_eq!(watch.report().last(), Some(&watching("2 errors", "3 files")));
    write("authlint.toml", "[rule]\n");
    let lines = watch.report();
    assert!(lines.first().unwrap().contains("authlint.toml:1:2: "), "{lines:?}");
    assert_eq!(lines.last(), Some(&watching(FAILED, "3 files")));
}

#[test]
fn what_the_arguments_name_is_watched_too() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("auth.json", &document("cognito"));
    write("mine.toml", "");
    write("org.json", "{}");
    let watch = Watch::start(folder.path(), "auth.json --config mine.toml --policy org.json");
    assert_eq!(watch.report(), [WRONG, &watching("1 error", "1 file")]);
    write("mine.toml", "[rules]\n\"invalid-enum-value\" = \"advice\"\n");
    assert_eq!(watch.report().last(), Some(&watching("1 advice", "1 file")));
    write("org.json", "[1]");
    let lines = watch.report();
    assert_eq!(lines.first().unwrap(), "authlint: org.json:1:1: invalid JSON Schema");
    assert_eq!(lines.last(), Some(&watching("nothing was checked", "0 files")));
    write("org.json", "{}");
    assert_eq!(watch.report().last(), Some(&watching("1 advice", "1 file")));
}

#[test]
fn what_cannot_be_watched_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("auth.json"), document("cognito")).unwrap();
    let run = |arguments: &[&str]| -> (Option<i32>, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_authlint"));
        let Output { status, stderr, .. } =
            command.args(arguments).current_dir(folder.path()).env_clear().stdin(Stdio::null()).output().unwrap();
        (status.code(), String::from_utf8(stderr).unwrap().lines().next().unwrap().to_owned())
    };
    for (arguments, wanted) in [
        (&["check", "--watch", "-"][..], "authlint: --watch works only with files, not with standard input"),
        (&["fix", "--watch", "auth.json"], "authlint: --watch cannot apply fixes"),
        (&["--watch", "--ndjson", "auth.json"], "error: the argument '--watch' cannot be used with '--ndjson'"),
        (
            &["--watch", "-o", "report", "auth.json"],
            "error: the argument '--watch' cannot be used with '--output-file <FILE>'",
        ),
        (&["--watch", "--fix", "auth.json"], "error: the argument '--watch' cannot be used with '--fix'"),
        // What is wrong with the arguments does not change.
        (
            &["--watch", "--select", "zzzzzz", "auth.json"],
            "authlint: unknown rule or category `zzzzzz`; `authlint rules` lists them",
        ),
    ] {
        assert_eq!(run(arguments), (Some(2), wanted.to_owned()));
    }
}

#[test]
fn a_closed_output_ends_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("auth.json"), document("cognito")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_authlint"));
    command.args(["--watch", "auth.json"]).current_dir(folder.path()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    // The first report may have been written before.
    let status = (0..30).find_map(|round| {
        fs::write(folder.path().join("auth.json"), document("cognito") + &"\n".repeat(round)).unwrap();
        thread::sleep(Duration::from_secs(1));
        child.try_wait().unwrap()
    });
    drop(child.kill());
    assert_eq!(status.and_then(|status| status.code()), Some(1));
}

#[test]
fn only_a_terminal_is_cleared() {
    const CLEARED: &str = "\u{1b}[2J\u{1b}[H";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("auth.json"), document("cognito")).unwrap();
    fs::write(folder.path().join("right.json"), document("COGNITO")).unwrap();
    let program = env!("CARGO_BIN_EXE_authlint");
    let line = format!("(sleep 2; cp right.json auth.json) & timeout 5 {program} --watch -f concise auth.json");
    let Some(shown) = on_a_terminal(&folder, &line, &[("NO_COLOR", "1")]) else { return };
    let (before, after) = shown.split_once(CLEARED).unwrap_or_else(|| panic!("{shown:?}"));
    assert!(before.contains("error[invalid-enum-value]") && !after.contains("invalid-enum-value"), "{shown:?}");
    let watch = Watch::start(folder.path(), "auth.json");
    watch.report();
    fs::write(folder.path().join("auth.json"), document("cognito")).unwrap();
    assert!(watch.report().concat().starts_with(WRONG));
}
