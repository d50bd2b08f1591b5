//! What the packages that are not from crates.io bring along: locked, with known licences, without unexpected scripts.
//!
//! `cargo deny` checks the crates; `deny.toml` says what is allowed.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// The lock files of npm, and the packages in them that may run a script when they are installed.
const LOCKS: [(&str, &[&str]); 5] = [
    ("editors/vscode/package-lock.json", &["@vscode/vsce-sign", "esbuild", "keytar"]),
    // Installed without scripts.
    ("editors/vscode/test/workbench/package-lock.json", &["argon2", "code-server"]),
    ("pkg/package-lock.json", &["esbuild"]),
    (
        "pkg/tests/matrix/package-lock.json",
        &["@parcel/watcher", "@swc/core", "bun", "deno", "lmdb", "msgpackr-extract", "sharp", "workerd"],
    ),
    ("www/package-lock.json", &["esbuild"]),
];

/// What is shipped with the web console and the extension has one of these licences.
const SHIPPED: [&str; 8] =
    ["(MIT OR CC0-1.0)", "(MPL-2.0 OR Apache-2.0)", "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The packages of a lock file: name, and what it says about it.
fn packages(path: &str) -> Vec<(String, Value)> {
    let lock: Value = serde_json::from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let packages = lock["packages"].as_object().unwrap_or_else(|| panic!("{path} has no packages"));
    let name = |place: &str| place.rsplit_once("node_modules/").map(|(_, name)| name.to_owned());
    let found: Vec<_> = packages.iter().filter_map(|(place, package)| Some((name(place)?, package.clone()))).collect();
    assert!(!found.is_empty(), "{path}");
    found
}

#[test]
fn npm_packages_are_locked_to_their_content() {
    for (path, _) in LOCKS {
        for (name, package) in packages(path) {
            let is_ours = package["link"] == true;
            assert!(is_ours || package["integrity"].is_string(), "{path}: {name} has no checksum");
            assert!(!package["resolved"].to_string().contains("://"), "{path}: {name} has an address");
        }
    }
}

#[test]
fn only_known_npm_packages_run_scripts_when_they_are_installed() {
    for (path, known) in LOCKS {
        let mut found: Vec<_> =
            packages(path).into_iter().filter(|(_, package)| package["hasInstallScript"] == true).collect();
        found.sort_by(|left, right| left.0.cmp(&right.0));
        let found: Vec<_> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(found, known, "{path}");
    }
}

#[test]
fn what_is_shipped_has_a_permissive_licence() {
    for (path, _) in LOCKS {
        for (name, package) in packages(path) {
            if package["dev"] == true || package["link"] == true || path.contains("/test") {
                continue;
            }
            let license = package["license"].as_str().unwrap_or_default();
            assert!(SHIPPED.contains(&license), "{path}: {name} has the licence `{license}`");
        }
    }
}

#[test]
fn the_npm_package_depends_on_nothing_and_runs_no_script_when_it_is_installed() {
    let package: Value = serde_json::from_str(&read("pkg/package.json")).expect("package.json is JSON");
    assert!(package.get("dependencies").is_none());
    for script in ["preinstall", "install", "postinstall", "prepare"] {
        assert!(package["scripts"].get(script).is_none(), "{script}");
    }
}

#[test]
fn tools_from_the_python_package_index_are_pinned() {
    for line in read("python/requirements.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (name, version) = line.split_once("==").unwrap_or_else(|| panic!("{line} is not pinned"));
        assert!(!name.is_empty() && version.starts_with(|first: char| first.is_ascii_digit()), "{line}");
    }
}
