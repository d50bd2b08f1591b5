//! Files of other tools: never reported by a walk, never changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const FILES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/foreign");

/// A checkout with a file of each kind.
fn checkout() -> TempDir {
    let folder = TempDir::new().unwrap();
    for entry in fs::read_dir(FILES).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    folder
}

fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_authlint"));
    let Output { status, stdout, stderr } = command.args(arguments).current_dir(folder).output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn a_walk_skips_them() {
    let folder = checkout();
    let count = contents(folder.path()).len();
    assert!(count >= 35, "{count}");
    for arguments in [&[][..], &["fix", "."], &["fix", "--unsafe-fixes", "."], &["*.json"], &["--diff", "."]] {
        let (status, out, err) = run(folder.path(), arguments);
        assert_eq!((status, out.as_str()), (Some(2), ""), "{arguments:?}: {err}");
        assert!(err.contains("auth document"), "{arguments:?}: {err}");
        let with_flag: Vec<_> = arguments.iter().copied().chain(["--no-errors-on-unmatched"]).collect();
        assert_eq!(run(folder.path(), &with_flag).0, Some(0), "{arguments:?}");
    }
}

#[test]
fn no_fix_is_applied_to_one_that_is_named() {
    let folder = checkout();
    let before = contents(folder.path());
    for path in before.keys() {
        let name = path.file_name().unwrap().to_str().unwrap();
        for fix in [&["fix"][..], &["fix", "--unsafe-fixes"]] {
            let arguments: Vec<_> = fix.iter().copied().chain([name]).collect();
            let (status, _, err) = run(folder.path(), &arguments);
            assert_eq!(status, Some(1), "{name}: {err}");
            assert!(err.contains("not fixed: it may not be an auth document"), "{name}: {err}");
        }
        let (_, report, _) = run(folder.path(), &["--format", "json", name]);
        let report: serde_json::Value = serde_json::from_str(&report).unwrap();
        for finding in report["files"][0]["findings"].as_array().unwrap() {
            assert_eq!(finding["fixes"], serde_json::json!([]), "{name}: {finding}");
        }
    }
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn generated_folders_are_not_walked() {
    const OURS: &str = r#"{ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" }"#;
    let folder = TempDir::new().unwrap();
    for name in ["auth", "node_modules", "target", "dist", "build", "vendor", ".git", ".venv"] {
        fs::create_dir(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join("auth.json"), OURS).unwrap();
    }
    assert_eq!(run(folder.path(), &["--show-files"]).1, "auth/auth.json\n");
    // A folder that is named is walked.
    assert_eq!(run(folder.path(), &["--show-files", "dist"]).1, "dist/auth.json\n");
}
