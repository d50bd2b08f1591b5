//! What makes the command line comfortable: short flags, the environment, grouped output, patches.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const SECRET: &str = "Quite-Unspeakable-Orchard";

/// A document with a safe fix near its start and another one near a secret.
fn document() -> String {
    let filler = "\n".repeat(12);
    format!(
        "{{\n  \"AuthResources\": \"USER_POOL_ONLY\",\n  \"Service\": \"cognito\",\n  \"UserPoolConfigs\": {{\n{filler}    \"OAuth\": {{\n      \"OAuthGrantType\": \"code\",\n      \"SocialProviderSettings\": {{ \"Google\": {{ \"ClientId\": \"1\", \"ClientSecret\": \"{SECRET}\" }} }}\n    }}\n  }}\n}}"
    )
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("update.jsonc"), document()).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_authlint"));
    command.args(arguments).current_dir(folder).env_clear().envs(environment.iter().copied()).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn short_flags_and_the_environment_are_as_good_as_long_flags() {
    let folder = folder();
    let check = |arguments: &[&str], environment: &[(&str, &str)]| {
        let output = run(folder.path(), &[&["update.jsonc"], arguments].concat(), environment);
        (output.status.code(), out(&output))
    };
    let concise = check(&["--format", "concise"], &[]);
    assert!(concise.1.starts_with("update.jsonc:3:14: error[invalid-enum-value]"), "{concise:?}");
    assert_eq!(check(&["-f", "concise"], &[]), concise);
    assert_eq!(check(&[], &[("AUTHLINT_FORMAT", "concise")]), concise);
    // A flag wins over the environment.
    assert_eq!(check(&["-f", "concise"], &[("AUTHLINT_FORMAT", "json")]), concise);
    assert_eq!(check(&["-f", "concise", "-e", "-j", "1"], &[]), (Some(0), concise.1.clone()));
    assert_eq!(check(&["-f", "concise", "-o", "report"], &[]), (Some(1), String::new()));
    assert_eq!(fs::read_to_string(folder.path().join("report")).unwrap(), concise.1);
    let only = ["--select", "oauth-update-partial", "--quiet"];
    assert_eq!(check(&only, &[]).0, Some(0));
    assert_eq!(check(&only, &[("AUTHLINT_FAIL_LEVEL", "advice")]).0, Some(1));
    fs::write(folder.path().join("other.toml"), "fail-level = 'advice'").unwrap();
    assert_eq!(check(&only, &[("AUTHLINT_CONFIG", "other.toml")]).0, Some(1));
    assert_eq!(check(&[&only[..], &["--no-config"]].concat(), &[("AUTHLINT_CONFIG", "other.toml")]).0, Some(0));
    assert_eq!(check(&only, &[("AUTHLINT_CONFIG", "nowhere.toml")]).0, Some(2));
    assert_eq!(
        check(&[&only[..], &["--config", "other.toml"]].concat(), &[("AUTHLINT_CONFIG", "nowhere.toml")]).0,
        Some(1)
    );
    assert_eq!(check(&[&only[..], &["--no-config"]].concat(), &[("AUTHLINT_CONFIG", "nowhere.toml")]).0, Some(0));
    // Other commands do not take these.
    assert!(run(folder.path(), &["rules"], &[("AUTHLINT_FORMAT", "concise")]).status.success());
    let refused = run(folder.path(), &["."], &[("AUTHLINT_JOBS", "many")]);
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn colours_are_forced_and_forbidden() {
    let folder = folder();
    let is_coloured =
        |environment: &[(&str, &str)]| out(&run(folder.path(), &["update.jsonc"], environment)).contains('\u{1b}');
    assert!(!is_coloured(&[]));
    assert!(is_coloured(&[("FORCE_COLOR", "1")]));
    assert!(is_coloured(&[("AUTHLINT_COLOR", "always")]));
    assert!(!is_coloured(&[("FORCE_COLOR", "0")]));
    assert!(!is_coloured(&[("FORCE_COLOR", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn rules_are_links_where_the_terminal_has_links() {
    const LINK: &str = "[\u{1b}]8;;https://";
    let folder = folder();
    let has_links = |arguments: &[&str], environment: &[(&str, &str)]| {
        let output = out(&run(folder.path(), &[&["update.jsonc"], arguments].concat(), environment));
        assert_eq!(output.contains('\u{1b}'), output.contains(LINK) || output.contains("\u{1b}[0m"));
        output.contains(LINK)
    };
    // A pipe is no terminal, whichever terminal it is in.
    assert!(!has_links(&[], &[]));
    assert!(!has_links(&["--color", "always"], &[("TERM_PROGRAM", "WezTerm")]));
    assert!(has_links(&[], &[("FORCE_HYPERLINK", "1")]));
    assert!(has_links(&["--color", "always"], &[("FORCE_HYPERLINK", "1")]));
    assert!(!has_links(&[], &[("FORCE_HYPERLINK", "0")]));
    assert!(!has_links(&["--color", "never"], &[("FORCE_HYPERLINK", "1")]));
    let forced = [("FORCE_HYPERLINK", "1")];
    assert!(!has_links(&["-o", "report"], &forced));
    assert!(!fs::read_to_string(folder.path().join("report")).unwrap().contains(LINK));
    let output = out(&run(folder.path(), &["update.jsonc", "--select", "inline-secret"], &forced));
    let link = output.split_once("warning[\u{1b}]8;;").unwrap().1;
    assert!(
        link.starts_with("https://cheatsheetseries.owasp.org/")
            && link.contains("\u{1b}\\inline-secret\u{1b}]8;;\u{1b}\\]\n"),
        "{output:?}"
    );
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_without_colours_gets_no_links() {
    let folder = folder();
    let line = format!("{} update.jsonc", env!("CARGO_BIN_EXE_authlint"));
    for (environment, wanted) in [
        (&[("TERM_PROGRAM", "WezTerm")][..], true),
        (&[("TERM_PROGRAM", "unknown")], false),
        (&[("TERM_PROGRAM", "WezTerm"), ("NO_COLOR", "1")], false),
    ] {
        let Some(shown) = super::progress::on_a_terminal(&folder, &line, environment) else { return };
        assert_eq!(shown.contains("[\u{1b}]8;;https://"), wanted, "{environment:?} {shown:?}");
    }
}

#[test]
fn findings_are_grouped_below_their_document() {
    let folder = folder();
    let output = out(&run(folder.path(), &["-f", "grouped", "--select", "invalid-enum-value", "."], &[]));
    let wanted = "update.jsonc\n   3:14  error[invalid-enum-value]  `cognito` is not a value of `Service`\n  18:25  error[invalid-enum-value]  `code` is not a value of `OAuthGrantType`\n\n";
    assert!(output.starts_with(wanted), "{output}");
    assert!(output.contains("2 fixable with `authlint fix`"), "{output}");
}

#[test]
fn statistics_have_levels_and_fixes() {
    let folder = folder();
    let rules = "invalid-enum-value,inline-secret";
    let output = out(&run(folder.path(), &["--statistics", "--select", rules, "update.jsonc"], &[]));
    assert_eq!(output, "      2  error    invalid-enum-value  (2 fixable)\n      1  warning  inline-secret\n");
}

#[test]
fn only_fixes_are_made_and_listed() {
    let folder = folder();
    let output = run(folder.path(), &["--fix-only", "--show-fixes", "update.jsonc"], &[]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(0), ""));
    assert_eq!(err(&output), "authlint: update.jsonc: fixed 2 findings\n  2 invalid-enum-value\n");
    let fixed = fs::read_to_string(folder.path().join("update.jsonc")).unwrap();
    assert_eq!(fixed, document().replace("cognito", "COGNITO").replace("\"code\"", "\"CODE\""));
}

#[test]
fn git_takes_the_patch_without_what_is_masked() {
    let folder = folder();
    let output = run(folder.path(), &["--diff", "update.jsonc"], &[]);
    let patch = out(&output);
    assert!(!patch.contains(SECRET) && patch.contains("\n# -      \"OAuthGrantType\": \"code\",\n"), "{patch}");
    assert!(err(&output).contains("update.jsonc: 1 change is no part of the patch"), "{}", err(&output));
    assert_eq!(applied(folder.path(), &patch), document().replace("cognito", "COGNITO"));
    // Line ends, and a last line without one, are as they were.
    let windows = document().replace(SECRET, "${SECRET}").replace('\n', "\r\n");
    fs::write(folder.path().join("update.jsonc"), &windows).unwrap();
    let patch = out(&run(folder.path(), &["--diff", "./update.jsonc"], &[]));
    let fixed = windows.replace("cognito", "COGNITO");
    let got = applied(folder.path(), &patch);
    assert!(got == fixed || got == fixed.replace("\"code\"", "\"CODE\""), "{got:?} {patch}");
}

/// The text after `git apply`.
fn applied(folder: &Path, patch: &str) -> String {
    fs::write(folder.join("patch"), patch).unwrap();
    let git = Command::new("git").args(["apply", "patch"]).current_dir(folder).output().expect("git is installed");
    assert!(git.status.success(), "{patch}\n{}", String::from_utf8_lossy(&git.stderr));
    fs::read_to_string(folder.join("update.jsonc")).unwrap()
}
