//! The report formats for other programs, validated with their schemas or parsers.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use authlint::Rule;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

const SECRET: &str = "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y";

const KEY: &str = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgVcB/UNPxalR9zDYAjQIfjojUDiQuGnSJrFEEzZPT/92hRANCAASc7UJtgnF/abqWM60T3XNJEzBv5ez9TdwKH0M6xpM2q+53wmsNEAjaqMQo+bWLYzYcbkD5BzSvDPwLTPOPUqG1";

/// A folder with the documents of all rule pages, the examples, a hostile document and a clean one.
struct Fixtures(PathBuf);

impl Fixtures {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("authlint-formats-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for rule in Rule::all() {
            for (number, rest) in rule.docs().split("```json").skip(1).enumerate() {
                let text = rest.split_once('\n').unwrap().1.split_once("```").unwrap().0;
                fs::write(folder.join(format!("{}-{number}.json", rule.id())), text).unwrap();
            }
        }
        for name in ["create", "update", "get", "broken-create"] {
            let example = format!("{}/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
            fs::copy(example, folder.join(format!("{name}.json"))).unwrap();
        }
        let hostile = format!(
            r#"{{"UserPoolConfigs": {{"é\u0000]]>&<\"'::error::%0A\u202e|*_`x`": 1, "SignInMethod": "a\n::error title=x::y]]><b>&amp;", "𝒳": 2,
            "OAuth": {{"SocialProviderSettings": {{"Google": {{"ClientId": "x", "ClientSecret": "{SECRET}"}}}}}}}}}}"#
        );
        fs::write(folder.join("hostile, %1:é #.json"), hostile).unwrap();
        // Secrets for which there are fixes: in other quotes, in a list, a key with its header and footer.
        let fixed = format!(
            r#"{{"UserPoolConfigs": {{"OAuth": {{"SocialProviderSettings": {{
            "Google": {{"ClientId": "x", "ClientSecret": '{SECRET}'}},
            "Facebook": {{"ClientId": "1", "ClientSecret": ["{SECRET}"]}},
            "SignInWithApple": {{"ClientId": "a.b", "KeyId": "ABCDEFGHIJ", "TeamId": "ABCDEFGHIJ",
            "PrivateKey": "-----BEGIN PRIVATE KEY-----\n{KEY}\n-----END PRIVATE KEY-----"}}}}}}}}}}"#
        );
        fs::write(folder.join("fixed.json"), fixed).unwrap();
        Self(folder)
    }

    fn run(&self, format: &str) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_authlint"))
            .args([".", "--no-config", "--format", format])
            .current_dir(&self.0)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.ends_with('\n'));
        for character in ['\u{0}', '\u{202e}', '\u{1b}'] {
            assert!(!text.contains(character), "{format}: {character:?}");
        }
        text
    }

    /// How many findings the JSON report has for each file.
    fn files(&self) -> Vec<usize> {
        let report: Value = serde_json::from_str(&self.run("json")).unwrap();
        let files = report["files"].as_array().unwrap();
        files.iter().map(|file| file["findings"].as_array().unwrap().len()).collect()
    }

    /// How many findings of a level the JSON report has.
    fn findings_of(&self, level: &str) -> usize {
        let report: Value = serde_json::from_str(&self.run("json")).unwrap();
        let files = report["files"].as_array().unwrap();
        let findings = files.iter().flat_map(|file| file["findings"].as_array().unwrap());
        findings.filter(|finding| finding["level"] == level).count()
    }

    /// How many findings the JSON report has, of all files.
    fn findings(&self) -> usize {
        self.files().iter().sum()
    }
}

impl Drop for Fixtures {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// These reports are shown, uploaded and kept: only our own JSON carries secrets in its edits.
fn assert_hides_secrets(text: &str) {
    assert!(!text.contains(SECRET) && !text.contains(KEY));
}

#[test]
fn sarif() {
    let fixtures = Fixtures::new("sarif");
    let text = fixtures.run("sarif");
    assert_hides_secrets(&text);
    let report: Value = serde_json::from_str(&text).unwrap();
    let results = report["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), fixtures.findings());
    let rules = report["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let mut fingerprints = BTreeSet::new();
    for result in results {
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[rule]["id"], result["ruleId"]);
        assert!(rules[rule]["help"]["markdown"].as_str().unwrap().contains("## Why"));
        assert!(fingerprints.insert(result["partialFingerprints"]["authlint/v1"].as_str().unwrap()));
    }
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/sarif/sarif-schema-2.1.0.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(schema).unwrap()).unwrap();
    let validator = jsonschema::options().build(&schema).unwrap();
    let errors: Vec<_> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn sarif_counts_columns_in_utf16_and_keeps_fingerprints_when_lines_move() {
    let fixtures = Fixtures::new("columns");
    let folder = &fixtures.0;
    let result = |text: &str| {
        fs::write(folder.join("one.json"), text).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_authlint"))
            .args(["one.json", "--no-config", "--select", "invalid-enum-value", "--format", "sarif"])
            .current_dir(folder)
            .output()
            .unwrap();
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        report["runs"][0]["results"][0].clone()
    };
    let before = result(r#"{ "𝒳": 1, "AuthResources": "X" }"#);
    let region = &before["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startColumn"], 29, "{region}");
    assert_eq!(region["endColumn"], 32);
    let after = result("\n\n{ \"𝒳\": 1,\n \"AuthResources\": \"X\" }");
    assert_eq!(after["locations"][0]["physicalLocation"]["region"]["startLine"], 4);
    assert_eq!(before["partialFingerprints"], after["partialFingerprints"]);
}

#[test]
fn github() {
    let fixtures = Fixtures::new("github");
    let text = fixtures.run("github");
    assert_hides_secrets(&text);
    // The line without a rule is the note about an assumed operation.
    let lines: Vec<_> = text.lines().filter(|line| line.contains(",title=")).collect();
    assert_eq!(lines.len(), fixtures.findings());
    for line in lines {
        let (command, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (level, properties) = command.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&level), "{line}");
        assert!(properties.split(',').all(|property| property.contains('=')), "{line}");
        assert!(!message.is_empty());
    }
    assert!(text.contains("file=hostile%2C %251%3Aé #.json,line=1"), "{text}");
}

#[test]
fn gitlab() {
    let fixtures = Fixtures::new("gitlab");
    let text = fixtures.run("gitlab");
    assert_hides_secrets(&text);
    let issues: Vec<Value> = serde_json::from_str(&text).unwrap();
    assert_eq!(issues.len(), fixtures.findings());
    let fingerprints: BTreeSet<_> = issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(fingerprints.len(), issues.len());
    for issue in &issues {
        assert!(["major", "minor", "info"].contains(&issue["severity"].as_str().unwrap()));
        assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() > 0);
        assert!(!issue["location"]["path"].as_str().unwrap().starts_with("./"));
        assert!(issue["description"].is_string() && issue["check_name"].is_string());
    }
}

/// Reads XML to its end with all checks of the reader; gives how many elements of a name there are.
fn count_elements(xml: &str, name: &str) -> usize {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().enable_all_checks(true);
    let mut count = 0;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) => {
                for attribute in element.attributes() {
                    attribute.unwrap().unescape_value().unwrap();
                }
                count += usize::from(element.name().as_ref() == name.as_bytes());
            }
            Event::Eof => return count,
            _ => {}
        }
    }
}

#[test]
fn junit() {
    let fixtures = Fixtures::new("junit");
    let text = fixtures.run("junit");
    assert_hides_secrets(&text);
    let failing = fixtures.findings_of("error");
    assert_eq!(count_elements(&text, "failure"), failing);
    assert_eq!(count_elements(&text, "system-out"), fixtures.findings() - failing);
    assert_eq!(count_elements(&text, "testsuite"), fixtures.files().len());
    assert!(text.contains(r#"<testcase name="no findings""#));
}

#[test]
fn checkstyle() {
    let fixtures = Fixtures::new("checkstyle");
    let text = fixtures.run("checkstyle");
    assert_hides_secrets(&text);
    assert_eq!(count_elements(&text, "error"), fixtures.findings());
    assert_eq!(count_elements(&text, "file"), fixtures.files().len());
}

#[test]
fn rdjson() {
    let fixtures = Fixtures::new("rdjson");
    let text = fixtures.run("rdjson");
    assert_hides_secrets(&text);
    let report: Value = serde_json::from_str(&text).unwrap();
    let diagnostics = report["diagnostics"].as_array().unwrap();
    // The one without a rule is the note about an assumed operation.
    let diagnostics: Vec<_> = diagnostics.iter().filter(|diagnostic| diagnostic["code"].is_object()).collect();
    assert_eq!(diagnostics.len(), fixtures.findings());
    for diagnostic in diagnostics {
        assert!(["ERROR", "WARNING", "INFO"].contains(&diagnostic["severity"].as_str().unwrap()));
        for suggestion in diagnostic["suggestions"].as_array().unwrap() {
            // Columns are bytes of the line: both ends lie in the text of the file.
            let path = fixtures.0.join(diagnostic["location"]["path"].as_str().unwrap());
            let file = fs::read_to_string(path).unwrap();
            for end in ["start", "end"] {
                let number = |of: &str| usize::try_from(suggestion["range"][end][of].as_u64().unwrap()).unwrap();
                let line = file.split('\n').nth(number("line") - 1).unwrap();
                assert!(line.is_char_boundary(number("column") - 1), "{suggestion}");
            }
        }
    }
}

#[test]
fn markdown() {
    let fixtures = Fixtures::new("markdown");
    let text = fixtures.run("markdown");
    assert_hides_secrets(&text);
    assert_eq!(text.lines().filter(|line| line.starts_with("- **")).count(), fixtures.findings());
    assert!(text.contains("### `create.json`\n\nNo findings.\n"), "{text}");
    assert!(!text.contains("<b>") || text.contains("`a\\u{a}::error title=x::y]]><b>&amp;`"), "{text}");
}

#[test]
fn records_have_no_lines_to_annotate() {
    let output =
        Command::new(env!("CARGO_BIN_EXE_authlint")).args(["-", "--ndjson", "--format", "sarif"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(error, "authlint: --ndjson works only with --format full, concise, grouped, json or jsonl\n");
}
