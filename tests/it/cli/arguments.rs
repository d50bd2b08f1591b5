//! Messages about arguments, settings and baselines, and what reports leave out.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// One error, which has a safe fix.
const BAD: &str = r#"{ "AuthResources": "USER_POOL_ONLY", "Service": "cognito", "UserPoolConfigs": { "Mfa": { "MFAMode": "OFF" } } }"#;
const GOOD: &str = r#"{ "AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs": { "Mfa": { "MFAMode": "OFF" } } }"#;
/// The same with a syntax error.
const BROKEN: &str =
    r#"{ "AuthResources": "USER_POOL_ONLY", "Service": "cognito", "UserPoolConfigs": { "Mfa": { "MFAMode": "OFF" } } "#;

/// A document with 151 errors.
fn with_many_members() -> String {
    let members: Vec<_> = (0..150).map(|number| format!("\"Name{number}\": 1")).collect();
    BAD.replacen("{ ", &format!("{{ {}, ", members.join(", ")), 1)
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Status, standard output, standard error.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_authlint"));
    let output = command.args(arguments).env("NO_COLOR", "1").current_dir(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// With the rules of which there are no more to come.
/// Without the lines about assumed operations.
fn check(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let (status, out, errors) = run(folder, &[arguments, &["--select", "schema"]].concat());
    let is_assumption = |line: &str| line.contains(": checked as ") || line.contains("was assumed; use");
    let out = out.split_inclusive('\n').filter(|line| !is_assumption(line)).collect();
    (status, out, errors)
}

#[test]
fn arguments_that_cannot_be_used_say_why() {
    let folder = folder(&[("auth.json", BAD), ("authlint.toml", "")]);
    let rows: &[(&[&str], &str)] = &[
        (&["--jobs", "0", "."], "must be from 1 to 1024; the default is one thread per core"),
        (&["--jobs", "1025", "."], "must be from 1 to 1024"),
        (&["--jobs", "two", "."], "must be from 1 to 1024"),
        (&["--max-size", "5GB", "."], "the maximum is 4GB"),
        (&["--max-size", "0", "."], "the size must not be 0"),
        (&["init"], "authlint: authlint.toml already exists\n"),
        (&["chekc", "auth.json"], "no such command or file `chekc`; did you mean `check`?"),
        (&["--quiet", "fix", "auth.json"], "`fix` is a command: write it before all options"),
        (&["exlpain", "inline-secret"], "no such command or file `exlpain`; did you mean `explain`?"),
        (&["fix", "--ndjson", "auth.json"], "--ndjson cannot apply fixes"),
        (&["--statistics", "--format", "sarif", "."], "--statistics works only with --format full"),
        (&["--write-baseline", "x", "--baseline", "y", "."], "cannot be used with '--baseline"),
        (&["--write-baseline", "x", "--fix", "."], "--write-baseline cannot apply fixes"),
        (&["--prune-baseline", "."], "--baseline <FILE>"),
        (&["--ignore", "syntax-error", "."], "`syntax-error` cannot be ignored; fix the text"),
        (&["--ignore", "syntax", "."], "`syntax` cannot be ignored; fix the text"),
    ];
    for (arguments, message) in rows {
        let (status, out, errors) = run(folder.path(), arguments);
        assert_eq!((status, out.as_str()), (2, ""), "{arguments:?}");
        assert!(errors.contains(message), "{arguments:?}: {errors}");
    }
}

#[test]
fn arguments_without_effect_say_so() {
    let folder = folder(&[("auth.json", GOOD)]);
    let rows: &[(&[&str], &str)] = &[
        (&["fix", "--jobs", "2", "auth.json"], "--jobs affects only the search: files are fixed one after the other"),
        (&["--stdin-filename", "x.json", "auth.json"], "--stdin-filename has no effect: no path is `-`"),
        (&["--diff", "--format", "json", "auth.json"], "--format has no effect: no report is printed"),
        (&["--diff", "--statistics", "auth.json"], "--statistics has no effect with --diff"),
    ];
    for (arguments, message) in rows {
        let (status, _, errors) = run(folder.path(), arguments);
        assert_eq!((status, errors), (0, format!("authlint: {message}\n")), "{arguments:?}");
        let (status, _, errors) = run(folder.path(), &[arguments, &["--quiet"][..]].concat());
        assert_eq!((status, errors.as_str()), (0, ""), "{arguments:?}");
    }
}

/// A file of the same name as a slip is a file.
#[test]
fn a_file_is_no_mistyped_command() {
    let folder = folder(&[("chekc", GOOD)]);
    assert_eq!(run(folder.path(), &["chekc", "--operation", "update"]).0, 0);
    let (status, _, errors) = run(folder.path(), &["nothing"]);
    assert_eq!(status, 2);
    assert!(errors.contains("nothing: no such file or folder"), "{errors}");
}

#[test]
fn aliases_do_the_same() {
    let folder = folder(&[("auth.json", BAD)]);
    let same = |left: &[&str], right: &[&str]| assert_eq!(run(folder.path(), left), run(folder.path(), right));
    same(&["rule", "inline-secret"], &["explain", "inline-secret"]);
    same(&["auth.json", "--output-format", "json"], &["auth.json", "--format", "json"]);
    same(&["auth.json", "-q"], &["auth.json", "--quiet"]);
}

#[test]
fn the_last_line_counts_fixable_findings() {
    let misspelt = r#"{ "AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfgs": {} }"#;
    let rows: &[(&[(&str, &str)], &str)] = &[
        (&[("a.json", BAD)], "1 fixable with `authlint fix`\n"),
        (&[("a.json", BAD), ("b.json", misspelt)], "1 fixable with `authlint fix`, 1 more with `--unsafe-fixes`\n"),
        (&[("b.json", misspelt)], "1 fixable with `authlint fix --unsafe-fixes`\n"),
        (&[("a.json", GOOD), ("b.json", GOOD)], "no findings in 2 documents\n"),
    ];
    for (files, last) in rows {
        let folder = folder(files);
        let names: Vec<_> = files.iter().map(|(name, _)| *name).collect();
        let (_, out, _) = check(folder.path(), &names);
        assert!(out.ends_with(&format!("\n{last}")), "{out}");
        let (_, quiet, errors) = check(folder.path(), &[&names[..], &["-q"]].concat());
        assert!(!quiet.contains("fixable") && !quiet.contains(" in a.json") && errors.is_empty(), "{quiet}{errors}");
        assert_eq!(quiet.is_empty(), last.starts_with("no findings"), "{quiet}");
        let (_, concise, _) = check(folder.path(), &[&names[..], &["--format", "concise"]].concat());
        assert!(!concise.contains("fixable"), "{concise}");
    }
}

#[test]
fn an_invalid_configuration_is_reported_once() {
    let folder = folder(&[
        ("a/authlint.toml", "fail-levle = 'error'\n"),
        ("a/one.json", BAD),
        ("a/deep/two.json", BAD),
        ("b/three.json", BAD),
    ]);
    for arguments in [&["."][..], &["a/one.json", "a/deep/two.json", "b/three.json"]] {
        let (status, out, errors) = check(folder.path(), &[arguments, &["--format", "concise"]].concat());
        assert_eq!((status, out.lines().count()), (2, 1), "{out}");
        assert_eq!(errors.matches("did you mean `fail-level`?").count(), 1, "{errors}");
        assert!(errors.ends_with("\n  2 documents are not checked\n"), "{errors}");
    }
}

#[test]
fn settings_out_of_range_or_without_effect_are_refused() {
    let rows = [
        (
            "rules = { password-minimum-length-weak = { recommended = 200 } }",
            "`recommended` is out of range",
            "from 6 to 99",
        ),
        (
            "rules = { password-minimum-length-weak = { recommended = -1 } }",
            "`recommended` is out of range",
            "from 6 to 99",
        ),
        (
            "rules = { email-message-too-large-for-parameter = { most = 0 } }",
            "`most` is out of range",
            "from 6 to 20000",
        ),
        ("rules = { syntax-error = 'off' }", "`syntax-error` is always an error", "fix the text"),
        ("rules = { syntax-error = { level = 'warning' } }", "`syntax-error` is always an error", "fix the text"),
        ("ignore = ['syntax']", "`syntax` is always an error", "fix the text"),
        (
            "ignore = [{ rule = 'too-deep', pointer = '', reason = 'x' }]",
            "`too-deep` is always an error",
            "fix the text",
        ),
    ];
    for (setting, message, help) in rows {
        let folder = folder(&[("authlint.toml", setting), ("auth.json", GOOD)]);
        let (status, _, errors) = run(folder.path(), &["auth.json"]);
        assert_eq!(status, 2, "{setting}");
        assert!(errors.contains(message) && errors.contains(help), "{setting}: {errors}");
    }
    for setting in
        ["rules = { password-minimum-length-weak = { recommended = 99 } }", "rules = { syntax-error = 'error' }"]
    {
        let folder = folder(&[("authlint.toml", setting), ("auth.json", GOOD)]);
        assert_eq!(run(folder.path(), &["auth.json"]).0, 0, "{setting}");
    }
}

#[test]
fn a_baseline_contains_syntax_errors_and_reports_stale_entries() {
    let folder = folder(&[("a.json", BROKEN), ("b.json", BAD), ("c.json", BAD)]);
    let here = folder.path();
    let all = ["a.json", "b.json", "c.json"];
    let (status, out, errors) = check(here, &[&all[..], &["--write-baseline", "known.json"]].concat());
    assert_eq!((status, out.as_str(), errors.as_str()), (0, "", "authlint: known.json: contains 4 findings\n"));
    let known =
        |arguments: &[&str]| check(here, &[arguments, &["--baseline", "known.json", "--format", "concise"]].concat());
    let wanted = "authlint: known.json: contains 4 findings, of which this run found 4\n".to_owned();
    assert_eq!(known(&all), (0, String::new(), wanted));

    // Of files that were not looked at nothing is known.
    let wanted = "authlint: known.json: contains 4 findings, of which this run found 1\n".to_owned();
    assert_eq!(known(&["b.json"]), (0, String::new(), wanted));

    fs::write(here.join("b.json"), GOOD).unwrap();
    fs::remove_file(here.join("c.json")).unwrap();
    let before = fs::read(here.join("known.json")).unwrap();
    let list = "  b.json: invalid-enum-value at /Service\n  c.json: invalid-enum-value at /Service\n";
    let first = "authlint: known.json: contains 4 findings, of which this run found 2\n";
    let wanted = format!("{first}authlint: known.json: 2 stale entries; `--prune-baseline` removes them\n{list}");
    assert_eq!(known(&["a.json", "b.json"]), (0, String::new(), wanted));
    assert_eq!(fs::read(here.join("known.json")).unwrap(), before);
    let wanted = format!("{first}authlint: known.json: removed 2 stale entries, contains 2 findings now\n{list}");
    assert_eq!(known(&["a.json", "b.json", "--prune-baseline"]), (0, String::new(), wanted));
    let wanted = "authlint: known.json: contains 2 findings, of which this run found 2\n".to_owned();
    assert_eq!(known(&["a.json", "b.json"]), (0, String::new(), wanted));

    // One more of the same kind is new.
    fs::write(here.join("a.json"), BROKEN.replace("\"UserPool", "\"UserPool\n")).unwrap();
    let (status, out, _) = known(&["a.json"]);
    assert!(status == 1 && out.contains("syntax-error"), "{out}");
}

#[test]
fn a_hostile_baseline_does_no_harm() {
    let most = usize::MAX;
    let entry = |path: &str, rule: &str, pointer: &str| {
        format!("{{\"path\": \"{path}\", \"rule\": \"{rule}\", \"pointer\": \"{pointer}\", \"count\": {most}}}")
    };
    let entries = [
        entry("a.json", "syntax-error", ""),
        entry("a.json", "invalid-enum-value", "/Service"),
        entry("::error::\\n::error::.json", "gone\\u001b[31m", "/x\\n::error::"),
    ];
    let baseline = format!("{{\"version\": 1, \"findings\": [{}]}}", entries.join(", "));
    let folder = folder(&[("a.json", BAD), ("known.json", &baseline)]);
    let (status, out, errors) = check(folder.path(), &["a.json", "--baseline", "known.json", "--format", "concise"]);
    assert_eq!((status, out.as_str()), (0, ""), "{errors}");
    let is_command = |line: &str| line.trim_start().starts_with("::");
    assert!(!errors.lines().any(is_command) && !errors.contains('\u{1b}'), "{errors}");
    assert!(errors.contains("3 stale entries") && errors.lines().count() == 5, "{errors}");
}

/// A rule that did not run, or a file that could not be read, makes no entry stale.
#[test]
fn only_what_was_looked_for_can_be_stale() {
    let folder = folder(&[("a.json", BAD)]);
    let here = folder.path();
    assert_eq!(run(here, &["a.json", "--write-baseline", "known.json"]).0, 0);
    let (_, _, errors) = run(here, &["a.json", "--baseline", "known.json", "--select", "security"]);
    assert!(!errors.contains("stale"), "{errors}");
    let (status, _, errors) = run(here, &["a.json", "--baseline", "known.json", "--max-size", "10"]);
    assert!(status == 2 && !errors.contains("stale"), "{errors}");
}

#[test]
fn a_baseline_reports_omitted_findings() {
    let folder = folder(&[("a.json", &with_many_members())]);
    let (status, _, errors) = check(folder.path(), &["a.json", "--write-baseline", "known.json"]);
    assert_eq!(status, 0);
    let wanted = "authlint: known.json: contains 100 findings\nauthlint: known.json: 51 findings after the first 100 of a document are not in it\n";
    assert_eq!(errors, wanted);
}

#[test]
fn only_what_fails_the_run_is_a_failure() {
    let folder = folder(&[("a.json", BAD)]);
    let count = |fail_level: &str| {
        let (status, out, _) = run(folder.path(), &["a.json", "--format", "junit", "--fail-level", fail_level]);
        assert_eq!(status, 1);
        let failures = out.matches("<failure ").count();
        let cases = out.matches("<testcase ").count();
        assert!(out.contains(&format!("tests=\"{cases}\" failures=\"{failures}\"")), "{out}");
        assert_eq!(failures + out.matches("<system-out>").count(), cases);
        (failures, cases)
    };
    let (errors, cases) = count("error");
    let (warnings, _) = count("warning");
    assert!(errors == 1 && warnings > 1 && cases >= warnings, "{errors} {warnings} {cases}");
    assert_eq!(count("advice").0, cases);
}

#[test]
fn reports_say_what_they_leave_out() {
    let folder = folder(&[("a.json", &with_many_members()), ("b.json", BAD)]);
    let report = |format: &str| check(folder.path(), &["a.json", "b.json", "--format", format]).1;
    let message = "51 more findings in this document, not listed";

    let sarif: Value = serde_json::from_str(&report("sarif")).unwrap();
    let run = &sarif["runs"][0];
    assert_eq!(run["properties"]["omitted"], 51);
    let notifications = run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap();
    assert_eq!(notifications.len(), 1);
    assert_eq!((&notifications[0]["level"], &notifications[0]["message"]["text"]), (&"error".into(), &message.into()));
    assert_eq!(run["results"].as_array().unwrap().len(), 101);

    let gitlab: Vec<Value> = serde_json::from_str(&report("gitlab")).unwrap();
    let left_out: Vec<_> = gitlab.iter().filter(|issue| issue["description"] == message).collect();
    assert_eq!((left_out.len(), gitlab.len()), (1, 102));
    assert_eq!((&left_out[0]["severity"], &left_out[0]["location"]["path"]), (&"major".into(), &"a.json".into()));

    let junit = report("junit");
    assert!(junit.contains(&format!("<failure type=\"error\" message=\"{message}\">")), "{junit}");
    assert!(junit.contains("tests=\"101\" failures=\"101\""), "{junit}");

    let checkstyle = report("checkstyle");
    assert!(
        checkstyle.contains(&format!("severity=\"error\" message=\"{message}\" source=\"authlint\"")),
        "{checkstyle}"
    );
    assert_eq!(checkstyle.matches("not listed").count(), 1);

    let clean: Value = serde_json::from_str(&check(folder.path(), &["b.json", "--format", "sarif"]).1).unwrap();
    assert!(clean["runs"][0].get("invocations").is_none() && clean["runs"][0].get("properties").is_none());
}
