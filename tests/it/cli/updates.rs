//! Commands that compare an update with what exists, and the pages that show them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn authlint(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_authlint"));
    command.args(arguments).current_dir(root()).env("COLUMNS", "100").env("NO_COLOR", "1").output().unwrap()
}

/// What both streams say, notes first as they come first.
fn told(output: &Output) -> String {
    String::from_utf8([output.stderr.as_slice(), &output.stdout].concat()).unwrap()
}

/// A page with the output of each command under it.
fn with_output(page: &str) -> String {
    let mut written = String::new();
    let mut is_output = false;
    for line in page.lines() {
        if line == "```" {
            is_output = false;
        }
        if !is_output {
            written += &format!("{line}\n");
        }
        if let Some(command) = line.strip_prefix("$ authlint ") {
            written += &told(&authlint(&command.split(' ').collect::<Vec<_>>()));
            is_output = true;
        }
    }
    written
}

#[test]
fn pages_show_what_the_program_prints() {
    for name in ["README.md", "docs/updates.md", "docs/yaml.md"] {
        let page = fs::read_to_string(root().join(name)).unwrap();
        let wanted = with_output(&page);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(root().join(name), wanted).unwrap();
        } else {
            assert_eq!(page, wanted, "{name}: UPDATE=1 cargo test --test it updates, then read the diff");
        }
    }
}

#[test]
fn the_walk_through_comes_out_whole() {
    let current = "examples/change/current.json";
    let check = ["check", "-", "--existing", current, "--fail-level", "advice", "--quiet"];
    // The answer as an update request changes nothing and loses nothing.
    let converted = authlint(&["convert", current, "--to", "update"]);
    assert_eq!(converted.status.code(), Some(0));
    for (arguments, status) in [(&["diff", current, "-"][..], 0), (&check, 0)] {
        let output = feed(arguments, &converted.stdout);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {}", told(&output));
    }
    // And so the edited one, once it is fixed, but for what it is for.
    let update = fs::read(root().join("examples/change/update.json")).unwrap();
    let fixed = feed(&["fix", "--unsafe-fixes", "-", "--existing", current], &update);
    let diff = feed(&["diff", current, "-"], &fixed.stdout);
    let wanted = "changed        UserPoolConfigs.PasswordPolicy.MinimumLength: 12 -> 15\n1 changed, 9 kept\n";
    assert_eq!(told(&diff), wanted);
    assert_eq!(diff.status.code(), Some(1));
}

fn feed(arguments: &[&str], input: &[u8]) -> Output {
    use std::io::Write as _;
    use std::process::Stdio;
    let mut command = Command::new(env!("CARGO_BIN_EXE_authlint"));
    let command = command.args(arguments).current_dir(root()).stdin(Stdio::piped());
    let mut run = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    run.stdin.take().unwrap().write_all(input).unwrap();
    run.wait_with_output().unwrap()
}

#[test]
fn yaml_on_standard_input_is_converted() {
    let yaml = b"UserPoolConfigs: # ours\n  Mfa: { MFAMode: OFF }\n  PasswordPolicy: { MinimumLength: 010 }\n";
    let refused = feed(&["convert", "-", "--to", "json"], yaml);
    let why = "authlint: standard input: not converted: `MinimumLength`: JSON has no number `010`, or readers disagree on it; write it as JSON does\n";
    assert_eq!((refused.status.code(), told(&refused).as_str()), (Some(2), why));
    let converted = feed(&["convert", "-", "--to", "jsonc"], &yaml.map(|byte| if byte == b'0' { b'1' } else { byte }));
    let wanted = "authlint: carried `OFF` as a text: YAML 1.1 readers take it for a boolean\n{\n  \"UserPoolConfigs\": { // ours\n    \"Mfa\": { \"MFAMode\": \"OFF\" },\n    \"PasswordPolicy\": { \"MinimumLength\": 111 }\n  }\n}\n";
    assert_eq!((converted.status.code(), told(&converted).as_str()), (Some(0), wanted));
}

#[test]
fn no_secret_of_what_exists_is_printed() {
    const SECRET: &str = "Unspeakable-Orchard-7";
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let social = serde_json::json!({ "Google": { "ClientId": "x", "ClientSecret": SECRET } });
    let mut existing: serde_json::Value =
        serde_json::from_slice(&fs::read(root().join("examples/get.json")).unwrap()).unwrap();
    existing["ResourceConfig"]["UserPoolConfigs"]["OAuth"]["SocialProviderSettings"] = social;
    fs::write(path("current.json"), existing.to_string()).unwrap();
    let update = r#"{"AuthResources":"USER_POOL_ONLY","Service":"COGNITO","UserPoolConfigs":{"OAuth":{"OAuthGrantType":"CODE"}}}"#;
    fs::write(path("update.json"), update).unwrap();
    let (current, update) = (path("current.json"), path("update.json"));
    let formats = "full concise json jsonl sarif github gitlab junit checkstyle rdjson markdown";
    for format in formats.split(' ') {
        let output = authlint(&["check", &update, "--existing", &current, "--format", format]);
        let printed = told(&output);
        assert!(printed.contains("provider") && !printed.contains(SECRET), "{format}: {printed}");
    }
    for format in ["text", "json"] {
        let printed = told(&authlint(&["diff", &current, &update, "--all", "--format", format]));
        assert!(printed.contains("ClientSecret") && !printed.contains(SECRET), "{format}: {printed}");
    }
}

/// The arguments, the exit status, and what is said.
#[test]
fn what_cannot_be_done_is_said() {
    let (current, update) = ("examples/change/current.json", "examples/change/update.json");
    let rows: [(&[&str], i32, &str); 9] = [
        (
            &["diff", "Cargo.toml", update],
            2,
            "authlint: Cargo.toml: cannot be compared with: it is no auth document; `authlint check` says more\n",
        ),
        (
            &["diff", current, "Cargo.toml"],
            2,
            "authlint: Cargo.toml: cannot be compared: it has syntax errors, or is no auth document; `authlint check` says more\n",
        ),
        (&["diff", "-", "-"], 2, "authlint: only one of both documents can be standard input\n"),
        (&["check", update, "--existing", "nowhere.json"], 2, "nowhere.json"),
        (&["check", "-", "--existing", "-"], 2, "authlint: only one of both documents can be standard input\n"),
        (
            &["convert", update, "--to", "create"],
            2,
            "authlint: examples/change/update.json: not converted: a create request needs",
        ),
        (
            &["convert", update, "--to", "create,update"],
            2,
            "authlint: --to create and --to update exclude each other\n",
        ),
        (&["convert", update], 2, "--to"),
        (&["convert", update, "--to", "yaml,json"], 2, "authlint: --to yaml and --to json exclude each other\n"),
    ];
    for (arguments, status, wanted) in rows {
        let output = authlint(arguments);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {}", told(&output));
        assert!(told(&output).contains(wanted), "{arguments:?}: {}", told(&output));
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_configuration_names_what_exists() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for name in ["current.json", "update.json"] {
        fs::copy(root().join("examples/change").join(name), path(name)).unwrap();
    }
    fs::write(path("authlint.toml"), "[[overrides]]\nfiles = ['update.json']\nexisting = 'current.json'\n").unwrap();
    let output = authlint(&["check", path("update.json").to_str().unwrap(), "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let labels: Vec<_> =
        report["files"][0]["findings"].as_array().unwrap().iter().map(|it| &it["labels"][0]["file"]).collect();
    assert_eq!(labels.len(), 2);
    assert!(labels.iter().all(|file| file.as_str().unwrap().ends_with("current.json")), "{labels:?}");
    // What exists is not compared with itself.
    let both =
        authlint(&["check", folder.path().to_str().unwrap(), "--existing", path("current.json").to_str().unwrap()]);
    assert!(told(&both).contains("no findings in"), "{}", told(&both));
}

/// Its line numbers take no room in the snippet of a finding that is not about it.
#[test]
fn what_exists_takes_no_room_where_it_is_not_shown() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let config =
        r#"{"AuthResources": "USER_POOL_ONLY", "Service": "cognito", "UserPoolConfigs": {"Mfa": {"MFAMode": "OFF"}}}"#;
    fs::write(path("update.json"), config).unwrap();
    let [short, long] = [0, 100_000].map(|lines| {
        fs::write(path("current.json"), config.to_owned() + &"\n".repeat(lines)).unwrap();
        let only = ["--select", "invalid-enum-value", "--operation", "update", "--no-config"];
        told(&authlint(&[&["check", &path("update.json"), "--existing", &path("current.json")], &only[..]].concat()))
    });
    assert!(short.contains('…'), "{short}");
    assert_eq!(short, long);
}
