//! Workflows of GitHub Actions, ours and those we recommend: pinned, and without permissions that they do not need.
//!
//! `test.sh` audits them with zizmor if available; these tests do not need it.

use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

const WORKFLOWS: [&str; 2] = [".github/workflows/ci.yml", "examples/ci/github.yml"];

#[test]
fn actions_are_pinned_to_a_commit_with_its_version_beside_it() {
    for path in WORKFLOWS.into_iter().chain(["action.yml", "docs/ci.md"]) {
        for line in read(path).lines().filter_map(|line| line.trim().strip_prefix("- uses: ")) {
            let (_, pin) = line.split_once('@').unwrap_or_else(|| panic!("{path}: {line}"));
            let (commit, version) = pin.split_once(" # v").unwrap_or_else(|| panic!("{path}: {line}"));
            let is_commit = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(is_commit && version.split('.').count() == 3, "{path}: {line}");
        }
    }
}

#[test]
fn workflows_may_do_no_more_than_they_need() {
    for path in WORKFLOWS {
        let text = read(path);
        assert!(text.contains("\npermissions: {}\n"), "{path}");
        assert!(text.contains("\n      contents: read # "), "{path}");
        let count = |wanted: &str| text.matches(wanted).count();
        assert_eq!(count("uses: actions/checkout@"), count("persist-credentials: false"), "{path}");
    }
}

/// So that what zizmor reads is what people copy.
#[test]
fn the_recipe_is_the_one_in_the_documentation() {
    assert!(read("docs/ci.md").contains(&format!("```yaml\n{}```\n", read("examples/ci/github.yml"))));
}
