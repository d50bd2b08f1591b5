//! `--add-ignore`: comments that suppress what is found, and nothing else.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A document of an update with findings of several rules, on lines of their own and on one line.
const DOCUMENT: &str = r#"{
  "AuthResources": "USER_POOL_ONLY",
  "Service": "COGNITO", // fixed
  "UserPoolConfigs": {
    "OAuth": {
      "OAuthGrantType": "IMPLICIT", "RedirectSignInURIs": ["http://example.com/", "https://*.example.com/"],
      "RedirectSignOutURIs": [
        "http://example.com/"
      ]
    }
  }
}
"#;

const YAML: &str = "AuthResources: USER_POOL_ONLY
Service: COGNITO
UserPoolConfigs:
  OAuth:
    OAuthGrantType: IMPLICIT
    RedirectSignInURIs:
    - http://example.com/
    - https://*.example.com/
  ForgotPassword: { DeliveryMethod: EMAIL, EmailSettings: { EmailMessage: 'a {###}', EmailSubject: b } }
";

const RULES: &str = "oauth-implicit-grant,redirect-uri-insecure-http,redirect-uri-wildcard,forgot-password-deprecated,malformed-code-placeholder,unused-ignore";

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_authlint"));
    let Output { status, stdout, stderr } =
        command.args(arguments).args(["-f", "concise", "--operation", "update"]).current_dir(folder).output().unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

/// Adds comments for the rules, and sees that the next check finds nothing and adds nothing.
#[track_caller]
fn check(name: &str, text: &str, wanted: &str) {
    let folder = folder(&[(name, text)]);
    let add = || run(folder.path(), &["check", "--select", RULES, "--add-ignore=known", name]);
    let (status, out, errors) = add();
    assert_eq!(read(folder.path(), name), wanted, "{errors}");
    assert_eq!((status, out.as_str()), (0, ""), "{errors}");
    assert!(errors.starts_with(&format!("authlint: {name}: suppressed ")), "{errors}");
    assert_eq!(run(folder.path(), &["check", "--select", RULES, name]), (0, String::new(), String::new()));
    assert_eq!(add(), (0, String::new(), String::new()));
    assert_eq!(read(folder.path(), name), wanted);
}

#[test]
fn what_is_found_is_suppressed_where_it_is() {
    let wanted = r#"{
  "AuthResources": "USER_POOL_ONLY",
  "Service": "COGNITO", // fixed
  "UserPoolConfigs": {
    "OAuth": {
      // authlint: ignore[oauth-implicit-grant] -- known
      "OAuthGrantType": "IMPLICIT", "RedirectSignInURIs": ["http://example.com/", "https://*.example.com/"], // authlint: ignore[redirect-uri-insecure-http, redirect-uri-wildcard] -- known
      "RedirectSignOutURIs": [
        // authlint: ignore[redirect-uri-insecure-http] -- known
        "http://example.com/"
      ]
    }
  }
}
"#;
    check("update.jsonc", DOCUMENT, wanted);
    check("update.jsonc", &DOCUMENT.replace('\n', "\r\n"), &wanted.replace('\n', "\r\n"));
    check(
        "update.yaml",
        YAML,
        "AuthResources: USER_POOL_ONLY
Service: COGNITO
UserPoolConfigs:
  OAuth:
    # authlint: ignore[oauth-implicit-grant] -- known
    OAuthGrantType: IMPLICIT
    RedirectSignInURIs:
    # authlint: ignore[redirect-uri-insecure-http] -- known
    - http://example.com/
    # authlint: ignore[redirect-uri-wildcard] -- known
    - https://*.example.com/
  # authlint: ignore[forgot-password-deprecated, malformed-code-placeholder] -- known
  ForgotPassword: { DeliveryMethod: EMAIL, EmailSettings: { EmailMessage: 'a {###}', EmailSubject: b } }
",
    );
}

#[test]
fn a_comment_is_never_put_into_a_string() {
    let yaml = |message: &str| {
        format!(
            "AuthResources: USER_POOL_ONLY
Service: COGNITO
UserPoolConfigs:
  VerificationMessage:
    DeliveryMethod: EMAIL
    EmailSettings:
      EmailMessage: {message}
      EmailSubject: b
"
        )
    };
    // The second line of each is found, where neither a line above it nor its end can have a comment.
    for message in
        ["|\n        a\n        b {###}\n        c", "a\n        b {###}\n        c", "'a\n        b {###}\n        c'"]
    {
        let above = "      # authlint: ignore[malformed-code-placeholder] -- known\n      EmailMessage";
        check("update.yaml", &yaml(message), &yaml(message).replace("      EmailMessage", above));
    }
}

#[test]
fn a_document_on_one_line_gets_its_comments() {
    let text = "{ \"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"COGNITO\", \"UserPoolConfigs\": { \"OAuth\": { \"OAuthGrantType\": \"IMPLICIT\" } } }";
    let comment = "// authlint: ignore[oauth-implicit-grant] -- known";
    check("update.jsonc", text, &format!("{comment}\n{text}"));
    // Nothing can be before a byte order mark.
    let folder = folder(&[("update.jsonc", &format!("\u{feff}{text}"))]);
    run(folder.path(), &["check", "--select", RULES, "--add-ignore=known", "update.jsonc"]);
    assert_eq!(read(folder.path(), "update.jsonc"), format!("\u{feff}{comment}\n{text}"));
}

#[test]
fn of_many_findings_none_is_left() {
    let uris: Vec<_> = (0..1000).map(|number| format!("\n        \"http://host{number}.example.com/\"")).collect();
    let list = format!("\"RedirectSignOutURIs\": [{}\n", uris.join(","));
    let text = DOCUMENT.replace("\"RedirectSignOutURIs\": [\n        \"http://example.com/\"\n", &list);
    let folder = folder(&[("update.jsonc", &text)]);
    let arguments = ["check", "update.jsonc", "--select", RULES];
    let (status, out, errors) = run(folder.path(), &[&arguments[..], &["--add-ignore=known"]].concat());
    assert_eq!((status, out.as_str()), (0, ""));
    assert_eq!(errors, "authlint: update.jsonc: suppressed 1003 findings\n");
    assert_eq!(run(folder.path(), &arguments), (0, String::new(), String::new()));
}

#[test]
fn all_rules_are_quiet_afterwards() {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/broken-create.json")).unwrap();
    let folder = folder(&[("create.jsonc", &text)]);
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_authlint"));
        let output =
            command.args(arguments).args(["create.jsonc", "-f", "concise"]).current_dir(folder.path()).output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    assert!(run(&["check"]).lines().count() > 3);
    assert_eq!(run(&["check", "--add-ignore=known"]), "");
    assert_eq!(run(&["check"]), "");
}

#[test]
fn what_has_no_comments_or_is_not_ours_stays() {
    let package = r#"{ "name": "x", "version": "1", "dependencies": {} }"#;
    let broken = DOCUMENT.replace("\"Service\": \"COGNITO\",", "\"Service\" \"COGNITO\",").replace("// fixed", "");
    let plain = DOCUMENT.replace("// fixed", "");
    let folder = folder(&[("update.json", &plain), ("package.jsonc", package), ("broken.jsonc", &broken)]);
    let add = |name: &str| run(folder.path(), &["check", "--add-ignore=known", "--select", RULES, name]);
    let (status, out, errors) = add("update.json");
    assert_eq!((status, out.lines().count()), (1, 4), "{out}");
    let why =
        "no comments added: JSON has no comments; suppress findings in `authlint.toml`, or rename the file to `.jsonc`";
    assert_eq!(errors, format!("authlint: update.json: {why}\n"));
    assert_eq!(read(folder.path(), "update.json"), plain);
    let (_, _, errors) = run(folder.path(), &["check", "--add-ignore=known", "package.jsonc"]);
    assert_eq!(errors, "authlint: package.jsonc: not changed: it may not be an auth document\n");
    assert_eq!(read(folder.path(), "package.jsonc"), package);
    // A syntax error stays, and does not hinder the others.
    let (status, out, errors) = add("broken.jsonc");
    assert_eq!((status, out.lines().count()), (1, 1), "{out}");
    assert!(out.contains("error[syntax-error]"), "{out}");
    assert_eq!(errors, "authlint: broken.jsonc: suppressed 4 findings\n");
    // As with fixes, what may not be written is an error.
    fs::write(folder.path().join("locked.jsonc"), DOCUMENT).unwrap();
    let mut permissions = fs::metadata(folder.path().join("locked.jsonc")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(folder.path().join("locked.jsonc"), permissions).unwrap();
    let (status, _, errors) = add("locked.jsonc");
    assert_eq!((status, errors.as_str()), (2, "authlint: locked.jsonc: not changed: it is read-only\n"));
    assert_eq!(read(folder.path(), "locked.jsonc"), DOCUMENT);
}

#[test]
fn a_reason_is_one_line_and_fixes_come_first() {
    let folder = folder(&[("update.jsonc", DOCUMENT)]);
    for (arguments, wanted) in [
        (&["check", "--add-ignore= "][..], "say why the findings are accepted"),
        (&["check", "--add-ignore=a\nb"], "the reason must be one line without `*/`"),
        (&["check", "--add-ignore=a */ b"], "the reason must be one line without `*/`"),
        (&["check", "--fix", "--add-ignore=a"], "the argument '--fix' cannot be used with '--add-ignore <REASON>'"),
        (&["fix", "--add-ignore=a"], "--add-ignore cannot apply fixes: fix first"),
    ] {
        let (status, out, errors) = run(folder.path(), &[arguments, &["update.jsonc"]].concat());
        assert!(status == 2 && out.is_empty() && errors.contains(wanted), "{errors}");
        assert_eq!(read(folder.path(), "update.jsonc"), DOCUMENT);
    }
}

#[test]
fn standard_input_comes_out_with_comments() {
    let folder = folder(&[]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_authlint"));
    command.args([
        "-",
        "--stdin-filename",
        "update.jsonc",
        "--add-ignore",
        "known",
        "--select",
        "oauth-implicit-grant",
    ]);
    command.current_dir(folder.path()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(DOCUMENT.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let (line, comment) = ("      \"OAuthGrantType\"", "      // authlint: ignore[oauth-implicit-grant] -- known\n");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), DOCUMENT.replace(line, &format!("{comment}{line}")));
}

/// No comment suppresses a syntax error, so nothing is said of comments.
#[test]
fn syntax_errors_need_no_comments() {
    let text = r#"{ "AuthResources": "USER_POOL_ONLY" "UserPoolConfigs": { "Mfa": {} } }"#;
    for name in ["a.json", "a.jsonc"] {
        let folder = folder(&[(name, text)]);
        let (status, out, errors) = run(folder.path(), &["check", "--select", "unused-ignore", "--add-ignore", name]);
        let wanted = format!("{name}:1:37: error[syntax-error] missing comma before this member\n");
        assert_eq!((status, out, errors.as_str()), (1, wanted, ""));
        assert_eq!(read(folder.path(), name), text);
    }
}
