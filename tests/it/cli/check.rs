//! The program itself, as users run it.
//!
//! `UPDATE=1 cargo test --test it` rewrites the snapshots; read the diff.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const GOOD: &str = r#"{
  "AuthResources": "USER_POOL_ONLY",
  "Service": "COGNITO",
  "UserPoolConfigs": { "UserPoolName": "customers", "SignInMethod": "EMAIL", "RequiredSignUpAttributes": ["EMAIL"] }
}
"#;
const BAD: &str = r#"{
  "AuthResources": "USER_POOL_ONLY",
  "Service": "COGNITO",
  "UserPoolConfigs": { "UserPoolName": "customers", "SignInMethod": "EMIAL", "RequiredSignUpAttributes": ["EMAIL"] }
}
"#;

/// A folder of its own for a test, gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = Self(std::env::temp_dir().join(format!("authlint-cli-{}-{name}", std::process::id())));
        fs::create_dir_all(&folder.0).unwrap();
        for (path, text) in files {
            folder.write(path, text.as_bytes());
        }
        folder
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Runs a command line in it, with the schema rules only, so that new rules do not change the output.
    fn run_schema(&self, arguments: &[&str]) -> Run {
        self.run(&[arguments, &["--select", "syntax,schema"]].concat())
    }

    /// Runs a command line in it.
    fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[], b"")
    }

    fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)], input: &[u8]) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_authlint"))
            .args(arguments)
            .current_dir(&self.0)
            .env_clear()
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        // A program that refuses its input closes it early.
        let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        feeder.join().unwrap();
        Run {
            status: output.status.code().expect("ends by itself"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[derive(Debug)]
struct Run {
    status: i32,
    out: String,
    err: String,
}

#[test]
fn exit_status_is_the_same_for_every_format() {
    let folder = Folder::new("status", &[("good.json", GOOD), ("bad.json", BAD), ("empty.json", "")]);
    folder.write("latin.json", b"{\"Service\": \"\xe9\"}");
    let cases: &[(&[&str], i32)] = &[
        (&["good.json"], 0),
        (&["check", "good.json"], 0),
        (&["bad.json"], 1),
        (&["empty.json"], 1),
        (&["latin.json"], 1),
        (&["bad.json", "--exit-zero"], 0),
        (&["bad.json", "--ignore", "invalid-enum-value"], 0),
        (&["bad.json", "--select", "syntax"], 0),
        (&["good.json", "bad.json"], 1),
        (&["missing.json"], 2),
        (&["missing.json", "--exit-zero"], 2),
        (&["bad.json", "missing.json"], 2),
        (&["nothing-*.json"], 2),
        (&["*d.json"], 1),
        (&["good.json", "--max-size", "10"], 2),
        (&["good.json", "--select", "no-such-rule"], 2),
        (&["good.json", "--no-such-flag"], 2),
        (&["good.json", "--operation", "delete"], 2),
    ];
    for (arguments, status) in cases {
        for format in ["full", "concise", "json", "jsonl"] {
            let run = folder.run(&[arguments, &["--format", format][..]].concat());
            assert_eq!(run.status, *status, "{arguments:?} as {format}: {run:#?}");
            assert_eq!(run.err.is_empty(), *status < 2, "{arguments:?}: {run:#?}");
        }
    }
}

#[test]
fn the_fail_level_decides_what_counts() {
    let warned =
        GOOD.replace("\"UserPoolConfigs\": {", "\"UserPoolConfigs\": { \"PasswordPolicy\": { \"MinimumLength\": 12 },");
    let folder = Folder::new("level", &[("advice.json", &warned)]);
    assert_eq!(folder.run(&["advice.json", "--fail-level", "error"]).status, 0);
    assert_eq!(folder.run(&["advice.json", "--fail-level", "advice"]).status, 1);
}

#[test]
fn other_files_are_still_reported() {
    let folder = Folder::new("others", &[("bad.json", BAD)]);
    let run = folder.run_schema(&["missing.json", "bad.json", "--format", "concise"]);
    assert_eq!(run.out, "bad.json:4:69: error[invalid-enum-value] `EMIAL` is not a value of `SignInMethod`\n");
    assert_eq!(run.err, "authlint: missing.json: no such file or folder\n");
}

#[test]
fn standard_input_is_checked_under_its_name() {
    let folder = Folder::new("stdin", &[]);
    let run = folder.run_with(&["-", "--format", "concise", "--select", "schema"], &[], BAD.as_bytes());
    assert!(run.out.starts_with("-:4:69: error[invalid-enum-value]"), "{run:#?}");
    let named = ["-", "--format", "json", "--stdin-filename", "my-update.jsonc"];
    let run = folder.run_with(&named, &[], b"// fine here\n{\"UserPoolConfigs\": {}}");
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(report["files"][0]["path"], "my-update.jsonc");
    assert_eq!(report["files"][0]["format"], "jsonc");
    assert_eq!(report["files"][0]["operation"], "update");
}

#[test]
fn a_folder_gives_what_looks_like_ours() {
    let folder = Folder::new(
        "walk",
        &[
            ("b/auth.json", BAD),
            ("a/auth.jsonc", GOOD),
            ("a/near.json", "{\"UserPoolConfig\": {}}"),
            ("package.json", "{\"name\": \"x\"}"),
            ("tree.txt", BAD),
            ("dist/auth.json", BAD),
            (".gitignore", "dist\n"),
        ],
    );
    let run = folder.run(&[".", "--show-files"]);
    assert_eq!(run.out, "a/auth.jsonc\nb/auth.json\na/near.json (skipped)\npackage.json (skipped)\n");
    assert_eq!(run.status, 0);
    let run = folder.run(&["check", "--format", "concise"]);
    assert!(run.err.contains("skipped 2 other files; --show-files lists them"), "{run:#?}");
    assert_eq!(run.status, 1);
    let run = folder.run(&["dist/auth.json", "--format", "concise"]);
    assert_eq!(run.status, 1, "a named file is always checked");
    let run = folder.run(&[".", "--exclude", "b,near.json", "--show-files"]);
    assert_eq!(run.out, "a/auth.jsonc\npackage.json (skipped)\n");
    let run = folder.run(&["b/auth.json", "a/auth.jsonc", "--exclude", "b", "--force-exclude"]);
    assert_eq!(run.status, 0, "{run:#?}");
    let empty = Folder::new("walk-empty", &[("package.json", "{\"name\": \"x\"}")]);
    let run = empty.run(&["package.json", "--force-exclude"]);
    assert_eq!((run.status, run.out.as_str()), (0, ""), "{run:#?}");
    assert_eq!(run.err, "authlint: skipped 1 other file; --show-files lists them\n");
    assert_eq!(empty.run(&["."]).status, 2, "nothing to check is no success");
}

#[test]
fn what_is_not_utf_8_is_a_finding() {
    let folder = Folder::new("utf8", &[]);
    folder.write("latin.json", b"{\n \"Service\": \"\xc3\xa9\xe9\"}");
    folder.write("wide.json", b"\xff\xfe{\0}\0");
    folder.write("cut.json", b"{\"Service\": \"\xe2\x82");
    let run = folder.run(&["latin.json", "wide.json", "cut.json", "--format", "concise"]);
    assert_eq!(
        run.out,
        "latin.json:2:15: error[syntax-error] the byte 0xE9 is not valid UTF-8\n\
         wide.json:1:1: error[syntax-error] the document is UTF-16, not UTF-8\n\
         cut.json:1:14: error[syntax-error] the document ends in the middle of a UTF-8 character\n"
    );
    assert_eq!(folder.run(&["latin.json", "wide.json", "cut.json"]).status, 1);
}

#[cfg(unix)]
#[test]
fn endless_input_ends_at_the_limit() {
    let folder = Folder::new("endless", &[]);
    let run = folder.run(&["/dev/zero"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("larger than 16 MB"), "{run:#?}");
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let broken = format!("{{\"UserPoolConfigs\": {{{}}}}}", "\"x\": 1, ".repeat(5000));
    let folder = Folder::new("pipe", &[("bad.json", &broken)]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_authlint"))
        .args(["bad.json", "bad.json", "./bad.json"])
        .current_dir(&folder.0)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn colours_come_when_they_are_wanted() {
    let folder = Folder::new("color", &[("bad.json", BAD)]);
    let has_color = |arguments: &[&str], environment: &[(&str, &str)]| {
        folder.run_with(&[&["bad.json"], arguments].concat(), environment, b"").out.contains('\u{1b}')
    };
    assert!(!has_color(&[], &[]));
    assert!(has_color(&["--color", "always"], &[]));
    assert!(has_color(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!has_color(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!has_color(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn unknown_names_get_the_nearest() {
    let folder = Folder::new("nearest", &[("good.json", GOOD)]);
    for arguments in [&["explain", "sintax-error"][..], &["good.json", "--ignore", "sintax-error"]] {
        let run = folder.run(arguments);
        assert_eq!(run.status, 2);
        assert_eq!(
            run.err, "authlint: unknown rule or category `sintax-error`; did you mean `syntax-error`?\n",
            "{arguments:?}"
        );
    }
}

#[test]
fn every_rule_is_explained() {
    let folder = Folder::new("explain", &[]);
    let rules: serde_json::Value = serde_json::from_str(&folder.run(&["rules", "--format", "json"]).out).unwrap();
    assert!(rules.as_array().unwrap().len() > 3);
    for rule in authlint::Rule::all() {
        for format in ["text", "markdown", "json"] {
            let run = folder.run(&["explain", rule.id(), "--format", format]);
            assert_eq!(run.status, 0, "{}", rule.id());
            assert!(run.out.contains(rule.basis().description()) && run.out.contains(rule.id()), "{}", run.out);
        }
    }
    for format in ["text", "markdown"] {
        let run = folder.run(&["rules", "--format", format]);
        assert!(authlint::Rule::all().iter().all(|rule| run.out.contains(rule.id())), "{}", run.out);
    }
    assert_eq!(folder.run(&["rules", "--category", "syntax"]).out.lines().count(), 2);
}

#[test]
fn schemas_are_printed() {
    let folder = Folder::new("schema", &[]);
    for name in ["create", "update", "get", "report", "config"] {
        let run = folder.run(&["schema", name]);
        assert_eq!(run.status, 0);
        assert!(serde_json::from_str::<serde_json::Value>(&run.out).unwrap().is_object(), "{name}");
    }
}

#[test]
fn records_are_answered_in_order() {
    let folder = Folder::new("ndjson", &[]);
    let line = BAD.replace('\n', " ");
    let input = format!("{}\n\n{line}\n{{", GOOD.replace('\n', " "));
    let run = folder.run_with(&["-", "--ndjson", "--select", "schema"], &[], input.as_bytes());
    assert_eq!(run.status, 1);
    let records: Vec<serde_json::Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let numbers: Vec<_> = records.iter().map(|record| record["record"].as_u64().unwrap()).collect();
    assert_eq!(numbers, [1, 3, 4]);
    assert_eq!(records[1]["findings"][0]["rule"], "invalid-enum-value");
    assert_eq!(records[2]["findings"][0]["rule"], "syntax-error");
    for record in records {
        assert_valid(&record, "#/$defs/Line");
    }
}

#[test]
fn records_keep_their_order_on_any_thread() {
    let folder = Folder::new("jobs", &[]);
    let lines = (0..5000).map(|number| match number % 3 {
        0 => format!("{{\"Service\": \"COGNITO{number}\", \"UserPoolConfigs\": {{}}}}\n"),
        1 => "\n".to_owned(),
        _ => format!("{{\"UserPoolConfigs\": {{\"x{number}\": \"{}\"}}\n", "y".repeat(number)),
    });
    let input: String = lines.collect();
    let run = |jobs: &str| folder.run_with(&["-", "--ndjson", "--jobs", jobs], &[], input.as_bytes());
    let (one, four) = (run("1"), run("4"));
    assert_eq!(one.out, four.out);
    assert_eq!((one.status, four.status), (1, 1));
    let numbers: Vec<_> = four
        .out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["record"].as_u64().unwrap())
        .collect();
    let wanted: Vec<_> = (1..=5000).filter(|number| number % 3 != 2).collect();
    assert_eq!(numbers, wanted);
    assert_eq!(folder.run_with(&["-", "--ndjson", "--jobs", "0"], &[], b"").status, 2);
}

#[test]
fn growth_of_the_number_of_records() {
    let line = BAD.replace('\n', " ") + "\n";
    crate::common::grows_linearly("records", |count| {
        let folder = Folder::new(&format!("growth-{count}"), &[]);
        let input = line.repeat(count);
        Box::new(move || {
            let run = folder.run_with(&["-", "--ndjson", "--select", "schema"], &[], input.as_bytes());
            assert_eq!(run.out.lines().count(), count);
        })
    });
}

/// Earlier output is still printed.
#[test]
fn a_record_that_is_too_large_ends_the_run_after_those_before_it() {
    let folder = Folder::new("large-record", &[]);
    let input = format!("{{}}\n{{\"x\": \"{}\"}}\n{{}}\n", "y".repeat(5000));
    let run = folder.run_with(&["-", "--ndjson", "--max-size", "1000"], &[], input.as_bytes());
    assert_eq!((run.status, run.out.lines().count()), (2, 1));
}

#[test]
fn the_report_matches_its_schema() {
    let hundreds: Vec<_> = (0..300).map(|number| format!("\"x{number}\": 1, ")).collect();
    let hundreds = format!("{{\"UserPoolConfigs\": {{{}}}}}", hundreds.concat());
    let folder =
        Folder::new("report", &[("good.json", GOOD), ("bad.json", BAD), ("many.json", &hundreds), ("e.json", "")]);
    let run = folder.run_schema(&["good.json", "bad.json", "many.json", "e.json", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_valid(&report, "#");
    assert_eq!(report["files"][0]["findings"], serde_json::json!([]));
    let finding = &report["files"][1]["findings"][0];
    assert_eq!(finding["pointer"], "/UserPoolConfigs/SignInMethod");
    assert_eq!(finding["start"], serde_json::json!({ "line": 4, "column": 69 }));
    assert_eq!(finding["end"], serde_json::json!({ "line": 4, "column": 76 }));
    let span = finding["span"]["start"].as_u64().unwrap() as usize..finding["span"]["end"].as_u64().unwrap() as usize;
    assert_eq!(&BAD[span], "\"EMIAL\"");
    let many = &report["files"][2];
    assert_eq!(many["findings"].as_array().unwrap().len(), 100);
    let errors = report["summary"]["errors"].as_u64().unwrap() + report["summary"]["warnings"].as_u64().unwrap();
    assert!(many["omitted"].as_u64().unwrap() > 100 && errors > 200);
    let lines = folder.run(&["good.json", "bad.json", "--format", "jsonl"]);
    for line in lines.out.lines() {
        assert_valid(&serde_json::from_str(line).unwrap(), "#/$defs/Line");
    }
}

fn assert_valid(report: &serde_json::Value, part: &str) {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/report.schema.json")).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
    let schema = serde_json::json!({ "$schema": schema["$schema"], "$ref": format!("urn:authlint:report{part}"), "$defs": { "report": schema } });
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<_> = validator.iter_errors(report).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn a_file_name_cannot_command_a_log() {
    let folder = Folder::new("names", &[("::error::x.json", BAD), ("##[y.json", BAD)]);
    let run = folder.run(&["::error::x.json", "##[y.json", "--format", "concise"]);
    assert!(run.out.lines().all(|line| line.starts_with("./")), "{run:#?}");
    #[cfg(unix)]
    {
        folder.write("a\u{1b}[31m\n::b.json", BAD.as_bytes());
        let run = folder.run(&["a\u{1b}[31m\n::b.json", "missing\n::x.json"]);
        assert!(!run.out.contains('\u{1b}') && !run.err.contains('\u{1b}'), "{run:#?}");
        assert!(!run.out.lines().chain(run.err.lines()).any(|line| line.starts_with("::")), "{run:#?}");
    }
}

#[test]
fn statistics_count_by_rule() {
    let folder = Folder::new("statistics", &[("bad.json", BAD)]);
    assert_eq!(
        folder.run_schema(&["bad.json", "--statistics"]).out,
        "      1  error    invalid-enum-value  (1 with an unsafe fix)\n"
    );
    let counts = folder.run_schema(&["bad.json", "--statistics", "--format", "json"]).out;
    // The order of members depends on a feature of serde_json.
    let counts: serde_json::Value = serde_json::from_str(&counts).unwrap();
    assert_eq!(
        counts,
        serde_json::json!({
            "version": 1, "rules": { "invalid-enum-value": 1 }, "omitted": 0,
            "statistics": [
                { "rule": "invalid-enum-value", "level": "error", "count": 1, "fixable": 0, "fixableUnsafe": 1 }
            ],
        })
    );
    let items = vec!["\"x\""; 150].join(", ");
    folder
        .write("many.json", format!(r#"{{"UserPoolConfigs": {{"RequiredSignUpAttributes": [{items}]}}}}"#).as_bytes());
    let run = folder.run(&["many.json", "--statistics", "--select", "invalid-enum-value"]);
    assert_eq!(
        run.out,
        "    100  error    invalid-enum-value\n     50  and more in documents with over a hundred findings\n"
    );
}

#[test]
fn the_report_can_go_to_a_file() {
    let folder = Folder::new("output", &[("bad.json", BAD)]);
    let run = folder.run(&["bad.json", "--format", "json", "--output-file", "report.json"]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    let report = fs::read_to_string(folder.0.join("report.json")).unwrap();
    assert_valid(&serde_json::from_str(&report).unwrap(), "#");
    assert_eq!(folder.run(&["bad.json", "--output-file", "no/such/folder"]).status, 2);
    assert_eq!(folder.run(&["bad.json", "--output-file", "."]).status, 2);
    // Never over a document.
    for flag in ["--output-file", "--write-baseline"] {
        let run = folder.run(&[".", flag, "./bad.json"]);
        assert_eq!(run.status, 2);
        assert!(run.err.contains("./bad.json: a document to check; write to another file"), "{}", run.err);
        assert_eq!(fs::read_to_string(folder.0.join("bad.json")).unwrap(), BAD);
    }
    // Nor over what it is checked with.
    folder.write("authlint.toml", b"fail-level = \"error\"\n");
    folder.write("current.json", BAD.as_bytes());
    for target in ["authlint.toml", "current.json"] {
        let run = folder.run(&["bad.json", "--existing", "current.json", "--output-file", target]);
        assert_eq!(run.status, 2);
        assert!(run.err.contains(&format!("{target}: a file to check with; write to another file")), "{}", run.err);
    }
    assert_eq!(fs::read_to_string(folder.0.join("current.json")).unwrap(), BAD);
}

#[cfg(unix)]
#[test]
fn a_file_with_a_report_is_replaced_whole() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = Folder::new("output-whole", &[("bad.json", BAD), ("old.txt", &"old ".repeat(10_000))]);
    let old = folder.0.join("old.txt");
    fs::set_permissions(&old, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("old.txt", folder.0.join("link.txt")).unwrap();
    let mut open = fs::File::open(&old).unwrap();
    assert_eq!(folder.run(&["bad.json", "--format", "concise", "--output-file", "link.txt"]).status, 1);
    assert!(fs::symlink_metadata(folder.0.join("link.txt")).unwrap().is_symlink());
    let new = fs::read_to_string(&old).unwrap();
    assert!(new.starts_with("bad.json:") && !new.contains("old"), "{new}");
    assert_eq!(fs::metadata(&old).unwrap().permissions().mode() & 0o777, 0o640);
    // An open handle still reads the whole old file.
    let mut text = String::new();
    std::io::Read::read_to_string(&mut open, &mut text).unwrap();
    assert_eq!(text.len(), 40_000);
    let names = fs::read_dir(&folder.0).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(names.into_iter().all(|name| !name.starts_with(".authlint-")));
    // A file with two names stays one.
    fs::hard_link(&old, folder.0.join("twin.txt")).unwrap();
    assert_eq!(folder.run(&["bad.json", "--format", "jsonl", "--output-file", "twin.txt"]).status, 1);
    assert!(fs::read_to_string(&old).unwrap().starts_with("{\"version\":1"));
    // Devices and pipes take what comes.
    assert_eq!(folder.run(&["bad.json", "--output-file", "/dev/full"]).status, 2);
}

/// What users see, on a wide and on a narrow terminal.
#[test]
fn frames_are_as_in_the_snapshots() {
    let snapshots = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let mut names: Vec<_> =
        fs::read_dir(&snapshots).unwrap().map(|entry| entry.unwrap().path()).filter(|path| is_document(path)).collect();
    names.sort();
    assert!(!names.is_empty());
    let folder = Folder::new("snapshots", &[]);
    for document in names {
        let name = document.file_name().unwrap().to_str().unwrap();
        folder.write(name, &fs::read(&document).unwrap());
        let mut text = String::new();
        for columns in ["80", "40"] {
            text += &format!("$ COLUMNS={columns} authlint {name}\n");
            text += &folder.run_with(&[name, "--select", "syntax,schema"], &[("COLUMNS", columns)], b"").out;
        }
        let path = document.with_extension("txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let wanted = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            wanted == text,
            "{name} looks otherwise: run `UPDATE=1 cargo test --test it`, and read the diff\n{text}"
        );
    }
}

fn is_document(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "json" || ending == "jsonc")
}

/// A secret in every place; `SECRET` is replaced.
const PLACES: &[&str] = &[
    r#"{"ResourceConfig": {"UserPoolConfigs": {"OAuth": {"SocialProviderSettings": {"Google": {"ClientSecret": "SECRET", "x": 1}}}}}}"#,
    r#"{"UserPoolConfigs": {"OAuth": {"SocialProviderSettings": {"Google": {"ClientSecert": "SECRET"}}}}}"#,
    r#"{"UserPoolConfigs": {"OAuth": {"SocialProviderSettings": {"Gogle": {"ClientSecret": "SECRET"}}}}}"#,
    r#"{"UserPoolConfigs": {"OAuth": {"SocialProviderSettings": {"Google": {"ClientSecret": ["SECRET", {"a": "SECRET"}]}}}}}"#,
    r#"{"UserPoolConfigs": {"OAuth": {"SocialProviderSettings": {"Google": {"ClientSecret": {"SECRET": 1}}}}}}"#,
    r#"{"UserPoolConfigs": {"OAuth": {"SocialProviderSettings": {"Google": "SECRET"}}}}"#,
    r#"{"UserPoolConfigs": {"OAuth": {"SocialProviderSettings": {"Google": {"SECRET": 1}}}}}"#,
    r#"{"UserPoolConfigs": {"OAuth": {"SocialProviderSettings": {"SignInWithApple": {"PrivateKey": "SECRET", "PrivateKey": "SECRET"}}}}}"#,
    r#"{"UserPoolConfigs": {"OAuth": {"SocialProviderSettings": {"Google": {"ClientSecret": "SECRET"#,
    r#"{"UserPoolConfigs": {"OAuth": {"SocialProviderSettings": {"Google": {"ClientSecret": SECRET}}}}}"#,
    r#"{"UserPoolConfigs": {"OAuth": {"SocialProviderSettings": {"Google": {"ClientSecret": 'SECRET'}}}}}"#,
    "{\"UserPoolConfigs\": {\"OAuth\": {\"SocialProviderSettings\": {\"Google\": {\"ClientSecret\": \"SECRET\n\"}}}}}",
    r#"{"UserPoolConfigs": {"OAuth": {"SocialProviderSettings": {"Google": {"ClientSecret": "\qSECRET"}}}}}"#,
    r#"{"UserPoolConfigs": {"VerificationMessage": {"EmailSettings": {"EmailMessage": "SECRET {####", "EmailSubject": "SECRET"}}}}"#,
    r#"{"UserPoolConfigs": {"Password": "SECRET"}}"#,
    r#"{"UserPoolConfigs": {}, "clientSecret": "SECRET"}"#,
    r#"{"UserPoolConfigs": {} /* SECRET */}"#,
    "{\"UserPoolConfigs\": {}} // SECRET",
    "{\"UserPoolConfigs\": {}} // authlint: ignore[SECRET] -- SECRET",
    r#"{"UserPoolConfigs": {"OAuth": {"RedirectSignInURIs": ["http://user:SECRET"#,
    r#"{"UserPoolConfigs": {"OAuth": {"RedirectSignInURIs": ["http://user:SECRET/x@a.example/#b"]}}}"#,
    r#"{"UserPoolConfigs": {}} SECRET "SECRET" {"a": "SECRET"}"#,
    r#"{"UserPoolConfigs": {"ClientSecret" "SECRET"}}"#,
    r#"{"serviceConfiguration": {"googleClientSecret": "SECRET"}}"#,
    r#"{"PoolName": "SECRET", "Policies": {"a": "SECRET"}}"#,
    r#""SECRET""#,
    r#"["SECRET"]"#,
    "SECRET",
    r#"{"ClientSecret": "SECRET"}"#,
];

#[test]
fn secrets_stay_inside() {
    let secret = "hunter2-Zq8Kx7Vw3Yt9Rb4";
    let folder = Folder::new("secrets", &[]);
    for (index, place) in PLACES.iter().enumerate() {
        let text = place.replace("SECRET", secret);
        for text in [text.clone(), text.replace(", ", ",\n")] {
            folder.write("auth.json", text.as_bytes());
            for format in ["full", "concise", "json", "jsonl"] {
                let run = folder.run(&["auth.json", "--format", format, "--color", "always"]);
                let all = without_edits(format, &run.out) + &run.err;
                for piece in secret.as_bytes().windows(6) {
                    let piece = std::str::from_utf8(piece).unwrap();
                    assert!(!all.contains(piece), "place {index} as {format} shows {piece:?} of {text}\n{all}");
                }
            }
        }
    }
}

/// How long a secret is must not show either.
#[test]
fn frames_tell_nothing_of_the_length() {
    let folder = Folder::new("length", &[]);
    for (index, place) in PLACES.iter().enumerate() {
        // Names are shown if they are short and long ones are not; what is no JSON is marked to its end.
        if place.contains("{\"SECRET\"") {
            continue;
        }
        let frame = |length: usize| {
            folder.write("auth.json", place.replace("SECRET", &"Q".repeat(length)).as_bytes());
            let run = folder.run_with(&["auth.json", "--select", "syntax,schema"], &[("COLUMNS", "80")], b"");
            // Positions are positions.
            let lines: Vec<_> = run.out.lines().filter(|line| !line.contains("╭─[")).map(str::to_owned).collect();
            lines.join("\n")
        };
        assert_eq!(frame(20), frame(5000), "place {index}: {place}");
    }
}

fn without_edits(format: &str, out: &str) -> String {
    let strip = |text: &str| {
        let mut report: serde_json::Value = serde_json::from_str(text).unwrap();
        let mut waiting = vec![&mut report];
        while let Some(value) = waiting.pop() {
            match value {
                serde_json::Value::Object(object) => {
                    object.remove("edits");
                    waiting.extend(object.values_mut());
                }
                serde_json::Value::Array(items) => waiting.extend(items),
                _ => {}
            }
        }
        report.to_string()
    };
    match format {
        "json" => strip(out),
        "jsonl" => out.lines().map(strip).collect(),
        _ => out.to_owned(),
    }
}

/// Long lines, odd characters, ends of files: none may end the program or draw outside of the frame.
#[test]
fn frames_hold_on_odd_documents() {
    let blanks = " ".repeat(70_000);
    let long = "x".repeat(100_000);
    let documents = [
        format!("{{\"UserPoolConfigs\": {{{blanks}\"x\": 1,{blanks}\"SignInMethod\": \"nope\"}}}}"),
        format!("{{\"UserPoolConfigs\": {{\"OAuth\": {{\"DomainPrefix\": \"{long}\"}}, \"SignInMethod\": \"nope\"}}}}"),
        format!("{{\"UserPoolConfigs\": {{\"{long}\": 1, \"SignInMethod\": {long}}}}}"),
        format!("{{\"UserPoolConfigs\": /* {long} */ {{\"SignInMethod\": 1}}, }} {long}"),
        format!("{{\"UserPoolConfigs\": {{{}}}}}", "\"SignInMethod\": [1, 2], ".repeat(4000)),
        "{\"AppId\": 1, \"ResourceName\": 1, \"AuthResources\": 1, \"Service\": 1, \"UserPoolConfigs\": {}, \"IdentityPoolConfigs\": {}}".to_owned(),
        "{\"auth_resources\": 1, \"service_\": 1, \"user_pool_configs\": {\"sign_in_method\": 1, \"m_f_a\": {}, \"o_auth\": {}}}".to_owned(),
        "{\"UserPoolConfigs\": {\r\n\t\"SignInMethod\": \"日本語\",\r\n\t\"e\u{301}\": 1\r\n".to_owned(),
        "{\"UserPoolConfigs\": {\r\"SignInMethod\": \"\u{1f468}\u{200d}\u{1f469}\",\r\"\u{202e}x\": 1".to_owned(),
        "\u{feff}{\"UserPoolConfigs\": {\"SignInMethod\": \"\u{7}\u{1b}[31m\"}}".to_owned(),
        "{\"UserPoolConfigs\": {\"SignInMethod\":\n\n\n\n\"x".to_owned(),
        "{\"UserPoolConfigs\": {\"SignInMethod\": \"a\nb\nc\", \"UserPoolName\": 1}}".to_owned(),
        "[".repeat(10_000),
        "{\"a\":".repeat(10_000),
        String::new(),
        "\n\n".to_owned(),
    ];
    let folder = Folder::new("odd", &[]);
    for text in documents {
        folder.write("auth.json", text.as_bytes());
        for columns in ["40", "80", "120"] {
            let run = folder.run_with(&["auth.json"], &[("COLUMNS", columns)], b"");
            let start: String = text.chars().take(60).collect();
            assert_eq!(run.status, 1, "{start}: {run:#?}");
            assert_eq!(run.err, "", "{start}");
            assert!(run.out.len() < 120_000, "{start}: {} bytes", run.out.len());
            let odd = |character: char| character.is_control() && character != '\n';
            assert!(!run.out.contains(odd), "{start}: {:?}", run.out);
            let most: usize = columns.parse().unwrap();
            for line in run.out.lines().filter(|line| line.contains(" │ ")) {
                assert!(line.chars().count() <= most, "{columns} columns: {line}");
            }
        }
    }
}

#[test]
fn completions_and_manual_cover_the_command_line() {
    let folder = Folder::new("shells", &[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = folder.run(&["completions", shell]);
        assert_eq!(run.status, 0, "{run:#?}");
        assert!(run.out.contains("force-exclude"), "{shell}: {}", run.out);
    }
    let run = folder.run(&["man"]);
    assert!(run.out.contains(".TH authlint 1") && run.out.contains("\\-\\-fail\\-level"), "{}", run.out);
}
