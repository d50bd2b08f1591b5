//! Configurations, policies and baselines as the program finds and uses them.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// A folder that is removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = Self(std::env::temp_dir().join(format!("authlint-settings-{name}-{}", std::process::id())));
        let _ = fs::remove_dir_all(&folder.0);
        for (name, text) in files {
            let path = folder.0.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    /// Status, standard output, standard error; run in a folder inside.
    fn run_in(&self, inside: &str, arguments: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_authlint"));
        let Output { status, stdout, stderr } =
            command.args(arguments).env("NO_COLOR", "1").current_dir(self.0.join(inside)).output().unwrap();
        (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
    }

    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        self.run_in("", arguments)
    }

    /// The rules that are found, of those in category schema and policy.
    fn found(&self, inside: &str, arguments: &[&str]) -> Vec<String> {
        let (_, out, _) = self.run_in(inside, &[arguments, &["--format", "concise"]].concat());
        let rule = |line: &str| line.split_once('[')?.1.split_once(']').map(|(rule, _)| rule.to_owned());
        out.lines().filter_map(rule).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// One error, and nothing else.
const BAD: &str = r#"{ "AuthResources": "USER_POOL_ONLY", "Service": "cognito", "UserPoolConfigs": { "Mfa": { "MFAMode": "OFF" },
  "VerificationMessage": { "DeliveryMethod": "EMAIL", "EmailSettings": { "EmailMessage": "Code {####}", "EmailSubject": "Code" } } } }"#;

#[test]
fn the_nearest_configuration_applies() {
    let folder = Folder::new(
        "nearest",
        &[
            ("authlint.toml", "ignore = ['schema']"),
            ("auth.json", BAD),
            ("inner/authlint.json", "{ \"rules\": { \"invalid-enum-value\": \"warning\" } }"),
            ("inner/deep/auth.json", BAD),
        ],
    );
    assert_eq!(folder.run(&["auth.json"]).0, 0);
    let (status, out, _) = folder.run(&["inner/deep/auth.json", "--format", "concise"]);
    assert_eq!((status, out.contains("warning[invalid-enum-value]")), (0, true), "{out}");
    assert_eq!(folder.run_in("inner/deep", &["auth.json"]).0, 0);
    assert_eq!(folder.run(&["auth.json", "--no-config"]).0, 1);
    assert_eq!(folder.run(&["inner/deep/auth.json", "--config", "authlint.toml"]).0, 0);
    assert_eq!(folder.run(&["auth.json", "--config", "missing.toml"]).0, 2);
}

#[test]
fn a_bad_configuration_is_one_clear_finding() {
    let folder = Folder::new(
        "bad",
        &[("authlint.toml", "fail-level = 'error'\nrules = { syntax-eror = 'off' }\n"), ("auth.json", BAD)],
    );
    let (status, out, errors) = folder.run(&["auth.json"]);
    assert_eq!((status, out.as_str()), (2, ""));
    let (_, frame) = errors.split_once("authlint.toml:").unwrap();
    let wanted = "2:11: unknown rule `syntax-eror`\n  2 | rules = { syntax-eror = 'off' }\n    |           ^^^^^^^^^^^\n  help: did you mean `syntax-error`?\n";
    assert_eq!(frame, wanted);
}

#[test]
fn overrides_are_relative_to_the_configuration() {
    let settings = "[[overrides]]\nfiles = ['legacy/**']\nignore = ['invalid-enum-value']\n";
    let folder =
        Folder::new("overrides", &[("authlint.toml", settings), ("legacy/auth.json", BAD), ("new/auth.json", BAD)]);
    assert_eq!(folder.found("", &["legacy/auth.json"]), [""; 0]);
    assert_eq!(folder.found("legacy", &["auth.json"]), [""; 0]);
    assert_eq!(folder.found("new", &["auth.json", "../legacy/auth.json"]), ["invalid-enum-value"]);
}

#[test]
fn ignores_need_a_use() {
    let ignore = |rule: &str| format!("ignore = [{{ rule = '{rule}', pointer = '/Service', reason = 'known' }}]\n");
    let folder = Folder::new("ignores", &[("authlint.toml", &ignore("invalid-enum-value")), ("auth.json", BAD)]);
    let (status, _, errors) = folder.run(&["auth.json"]);
    assert_eq!((status, errors.as_str()), (0, ""));
    fs::write(folder.0.join("authlint.toml"), ignore("inline-secret")).unwrap();
    let (status, _, errors) = folder.run(&["auth.json"]);
    assert_eq!(status, 1);
    assert!(
        errors.contains("authlint.toml:1:11: unused suppression: `inline-secret` reports nothing here"),
        "{errors}"
    );
}

#[test]
fn the_fail_level_comes_from_both_and_the_command_line_wins() {
    let folder = Folder::new(
        "level",
        &[("authlint.toml", "fail-level = 'warning'\nrules = { invalid-enum-value = 'warning' }"), ("auth.json", BAD)],
    );
    assert_eq!(folder.run(&["auth.json"]).0, 1);
    assert_eq!(folder.run(&["auth.json", "--fail-level", "error"]).0, 0);
}

#[test]
fn policies_come_from_both() {
    let mfa = include_str!("../../../examples/policies/mfa.schema.json");
    let folder = Folder::new(
        "policies",
        &[
            ("inner/authlint.toml", "policies = ['mfa.schema.json']"),
            ("inner/mfa.schema.json", mfa),
            ("inner/auth.json", BAD),
            ("auth.json", BAD),
        ],
    );
    let both = ["invalid-enum-value", "policy-violation", "policy-violation"];
    assert_eq!(folder.found("", &["inner/auth.json"]), both);
    assert_eq!(folder.found("", &["auth.json", "--policy", "inner/mfa.schema.json"]), both);
    fs::write(folder.0.join("broken.json"), "{ \"type\": \"objekt\" }").unwrap();
    let (status, _, errors) = folder.run(&["auth.json", "--policy", "broken.json"]);
    assert_eq!(status, 2);
    assert!(errors.contains("broken.json:1:11: invalid JSON Schema"), "{errors}");
}

#[test]
fn a_baseline_knows_the_old_and_shows_the_new() {
    let folder = Folder::new("baseline", &[("a/auth.json", BAD), ("auth.json", BAD)]);
    assert_eq!(folder.run(&["a/auth.json", "auth.json", "--write-baseline", "known.json"]).0, 0);
    assert_eq!(folder.run(&["a/auth.json", "auth.json", "--baseline", "known.json"]).0, 0);
    assert_eq!(folder.run_in("a", &["auth.json", "--baseline", "../known.json"]).0, 0);
    fs::write(folder.0.join("auth.json"), BAD.replace("\"OFF\"", "\"of\"")).unwrap();
    assert_eq!(folder.found("", &["auth.json", "--baseline", "known.json"]), ["invalid-enum-value"]);
    assert_eq!(folder.run(&["auth.json", "--baseline", "auth.json"]).0, 2);
}

#[test]
fn a_walk_includes_and_excludes_by_the_configuration() {
    let folder = Folder::new(
        "walk",
        &[
            ("authlint.toml", "include = ['odd/*.json']\nexclude = ['old/**']"),
            ("auth.json", BAD),
            ("old/auth.json", BAD),
            ("odd/x.json", "{}"),
        ],
    );
    let (_, out, _) = folder.run(&["--show-files", "."]);
    assert_eq!(out, "auth.json\nodd/x.json\nold/auth.json (skipped)\n");
}

#[test]
fn init_writes_a_valid_configuration_once() {
    let folder = Folder::new("init", &[("auth.json", BAD)]);
    assert_eq!(folder.run(&["init"]).0, 0);
    assert_eq!(folder.run(&["auth.json"]).0, 1);
    let before = fs::read_to_string(folder.0.join("authlint.toml")).unwrap();
    assert_eq!(folder.run(&["init"]).0, 2);
    assert_eq!(fs::read_to_string(folder.0.join("authlint.toml")).unwrap(), before);
}

#[test]
fn settings_can_be_seen() {
    let folder = Folder::new(
        "shown",
        &[("authlint.toml", "extends = 'security'\nrules = { inline-secret = 'off' }"), ("auth.json", BAD)],
    );
    let (status, out, _) = folder.run(&["--show-settings", "auth.json"]);
    assert_eq!(status, 0);
    let level = |rule: &str| {
        out.lines()
            .find(|line| line.trim_start().starts_with(rule))
            .map(|line| line.split_whitespace().skip(1).collect::<Vec<_>>().join(" "))
    };
    assert_eq!(level("inline-secret").as_deref(), Some("create off, update off, get off"));
    assert_eq!(level("mfa-sms-only").as_deref(), Some("create warning, update warning, get off"));
}
