//! The stated Rust version: every member states the same one, and no dependency asks for a newer one.
//!
//! That the code uses nothing newer of the standard library is what clippy's `incompatible_msrv` sees.

use std::process::Command;

use serde_json::Value;

fn cargo(arguments: &[&str]) -> String {
    let run = Command::new(env!("CARGO")).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

/// `1.95` and `1.95.0` alike.
fn version(text: &str) -> (u32, u32) {
    let mut parts = text.split('.').map(|part| part.parse().unwrap());
    (parts.next().unwrap(), parts.next().unwrap_or(0))
}

#[test]
fn holds_for_all_members_and_dependencies() {
    let verbose = cargo(&["-vV"]);
    let host = verbose.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let metadata = cargo(&["metadata", "--format-version", "1", "--offline", "--filter-platform", host]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let stated = version(env!("CARGO_PKG_RUST_VERSION"));
    let members = metadata["workspace_members"].as_array().unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100);
    for package in packages {
        let name = &package["name"];
        let own = package["rust_version"].as_str().map(version);
        match members.contains(&package["id"]) {
            true => assert_eq!(own, Some(stated), "{name}"),
            false => assert!(own.is_none_or(|own| own <= stated), "{name} asks for Rust {own:?}"),
        }
    }
    let readme = include_str!("../../README.md");
    assert!(readme.contains(&format!("with Rust {}.{} or newer", stated.0, stated.1)));
}
