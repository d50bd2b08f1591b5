//! The progress line: on a terminal only, and erased at the end.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Output};

use tempfile::TempDir;

/// Two records, the second after so many seconds.
fn slow(seconds: &str) -> String {
    let program = env!("CARGO_BIN_EXE_authlint");
    format!("(echo '{{}}'; sleep {seconds}; echo '{{'; echo '{{}}') | {program} --ndjson - > reports 2> complaints")
}

/// What a terminal showed while a shell ran a line; nothing where there is no terminal to be had.
pub(super) fn on_a_terminal(folder: &TempDir, line: &str, environment: &[(&str, &str)]) -> Option<String> {
    let mut script = Command::new("script");
    script.args(["--quiet", "--command", line, "typescript"]).current_dir(folder.path());
    script.env_remove("CI").env("TERM", "xterm").envs(environment.iter().copied());
    let Ok(Output { .. }) = script.output() else {
        // Not captured, so that a skipped test is visible.
        std::io::stderr().write_all(b"SKIPPED: no progress was watched, `script` is not installed\n").unwrap();
        return None;
    };
    let typescript = fs::read_to_string(folder.path().join("typescript")).unwrap();
    Some(typescript.lines().filter(|line| !line.starts_with("Script ")).collect::<Vec<_>>().join("\n"))
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

#[test]
fn long_work_has_a_progress_line_on_a_terminal_only() {
    let folder = TempDir::new().unwrap();
    let line = slow("3");
    let Some(shown) = on_a_terminal(&folder, &line.replace(" 2> complaints", ""), &[]) else { return };
    assert!(shown.contains("checking documents: "), "{shown:?}");
    // At the end the line is cleared.
    assert!(shown.ends_with("\u{1b}[2K"), "{shown:?}");
    let reports = read(&folder, "reports");
    assert!(reports.lines().count() == 3 && !reports.contains("checking"), "{reports}");

    let output = Command::new("sh").args(["-c", &line]).current_dir(folder.path()).output().unwrap();
    assert!(output.stdout.is_empty() && output.stderr.is_empty(), "{output:?}");
    assert_eq!((read(&folder, "complaints"), read(&folder, "reports")), (String::new(), reports));
}

#[test]
fn what_is_printed_goes_past_the_line() {
    let folder = TempDir::new().unwrap();
    let line = slow("3").replace(" > reports 2> complaints", " --format concise");
    let Some(shown) = on_a_terminal(&folder, &line, &[]) else { return };
    let finding = shown.split(['\r', '\n']).find(|line| line.contains("syntax-error")).unwrap();
    assert!(finding.contains(" error[syntax-error] ") && !finding.contains("checking"), "{shown:?}");
}

#[test]
fn short_work_and_logs_have_no_such_line() {
    let folder = TempDir::new().unwrap();
    let short = slow("0").replace(" 2> complaints", "");
    let long = slow("3").replace(" 2> complaints", "");
    for (line, environment) in [(&short, [("TERM", "xterm")]), (&long, [("CI", "true")]), (&long, [("TERM", "dumb")])] {
        let Some(shown) = on_a_terminal(&folder, line, &environment) else { return };
        assert_eq!(shown.trim(), "", "{environment:?}");
    }
}
