//! Tests of the repository: generated files are current, and modules use only those before them.
//!
//! `UPDATE=1 cargo test --test repository` rewrites what is generated.

mod dependencies;
mod messages;
#[cfg(all(feature = "aws-interceptor", feature = "aws-sdk", feature = "lsp"))]
mod public_api;
#[cfg(feature = "yaml")]
mod python;
mod rust_version;
mod workflows;

use std::fs;
use std::path::{Path, PathBuf};

use authlint::Operation;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Compares a file with what it must be; with `UPDATE=1` writes it.
fn expect_file(path: &str, wanted: &str) {
    let found = fs::read_to_string(root().join(path)).unwrap_or_default();
    if found == wanted {
        return;
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(root().join(path), wanted).unwrap();
        return;
    }
    panic!("{path} is stale: run `UPDATE=1 cargo test --test repository`, and read the diff");
}

fn rule_files() -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(root().join("src/rules"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
        .filter(|name| !matches!(name.as_str(), "mod" | "catalogue"))
        .collect();
    names.sort();
    names
}

#[test]
fn the_list_of_rules_is_complete() {
    let names = rule_files();
    let mut by_id = names.clone();
    by_id.sort_by_key(|name| name.replace('_', "-"));
    let mut text = String::from(
        "//! The rules, one a file. This list is kept by `UPDATE=1 cargo test --test repository`.\n\nuse crate::checker::Check;\nuse crate::rule::Rule;\n\n",
    );
    let mut modules: Vec<_> = names.iter().map(|name| (name.as_str(), "pub(crate) ")).collect();
    modules.extend([("catalogue", ""), ("shared", "pub(crate) ")]);
    modules.sort_unstable();
    for (name, visibility) in modules {
        text.push_str(&format!("{visibility}mod {name};\n"));
    }
    text.push_str("\n/// All rules, sorted by id.\n#[rustfmt::skip]\npub(crate) static ALL: &[&Rule] = &[\n");
    for name in &by_id {
        text.push_str(&format!("    &{name}::RULE,\n"));
    }
    text.push_str("];\n\n/// What each of them checks.\n#[rustfmt::skip]\npub(crate) static CHECKS: &[&Check] = &[\n");
    for name in &by_id {
        text.push_str(&format!("    &{name}::CHECK,\n"));
    }
    text.push_str("];\n");
    expect_file("src/rules/mod.rs", &text);
}

#[test]
fn a_rule_is_named_like_its_file() {
    let ids: Vec<_> = authlint::Rule::all().iter().map(|rule| rule.id().replace('-', "_")).collect();
    let mut sorted = ids.clone();
    sorted.sort();
    assert_eq!(sorted, rule_files());
    assert!(authlint::Rule::all().is_sorted_by_key(|rule| rule.id()));
}

#[test]
fn every_rule_has_a_reason_and_a_source() {
    for rule in authlint::Rule::all() {
        let id = rule.id();
        assert!(!rule.summary().is_empty(), "{id}: the first paragraph says what it finds");
        assert!(
            !rule.summary().contains('\n') && rule.summary().ends_with('.'),
            "{id}: the summary is one line and one sentence"
        );
        assert!(!cfg!(feature = "rule-docs") || rule.docs().contains("## Why"), "{id}: no `## Why`");
        assert!(!rule.source().is_empty(), "{id}: no source");
        assert!(!id.starts_with("no-") && !id.contains("disallow"), "{id}: must read well after `allow`");
    }
}

/// The schema of `authlint.toml`, for editors.
#[test]
fn the_schema_of_the_configuration_knows_every_rule() {
    use serde_json::{Map, Value, json};
    let level = json!({ "enum": ["off", "on", "error", "warning", "advice"] });
    let mut rules = Map::new();
    for rule in authlint::Rule::all() {
        let mut properties = Map::from_iter([("level".to_owned(), level.clone())]);
        for option in rule.options() {
            let mut value = match option.default() {
                authlint::OptionDefault::Integer(default) => json!({ "type": "integer", "default": default }),
                authlint::OptionDefault::Strings(default) => {
                    json!({ "type": "array", "items": { "type": "string" }, "default": default })
                }
                _ => json!({ "type": "string", "format": "regex" }),
            };
            value["description"] = json!(option.docs());
            properties.insert(option.name().to_owned(), value);
        }
        let table = json!({ "type": "object", "properties": properties, "additionalProperties": false });
        rules.insert(rule.id().to_owned(), json!({ "description": rule.summary(), "anyOf": [level, table] }));
    }
    let names: Vec<_> = rules
        .keys()
        .cloned()
        .chain(authlint::Category::ALL.iter().map(|category| category.name().to_owned()))
        .collect();
    let ids: Vec<_> = rules.keys().cloned().collect();
    let list = |what: &str| json!({ "description": what, "type": "array", "items": { "type": "string" } });
    let selectors =
        |what: &str| json!({ "description": what, "type": "array", "items": { "$ref": "#/$defs/selector" } });
    let ignore = json!({
        "description": "Rules and categories to switch off, and suppressions",
        "type": "array",
        "items": { "anyOf": [{ "$ref": "#/$defs/selector" }, { "$ref": "#/$defs/ignore" }] }
    });
    let layer = json!({
        "extends": { "description": "The preset to start from", "enum": ["recommended", "strict", "security"] },
        "operation": { "description": "The operation of the documents", "enum": ["create", "update", "get"] },
        "existing": { "description": "The current configuration, with which an update is compared, relative to this file", "type": "string" },
        "select": selectors("Run only these rules and categories"),
        "extend-select": selectors("Run these rules and categories too"),
        "ignore": ignore,
        "rules": { "$ref": "#/$defs/rules" }
    });
    let mut own = layer.as_object().unwrap().clone();
    own.insert("fail-level".into(), json!({ "description": "Findings at or above this level make the program fail", "enum": ["error", "warning", "advice"] }));
    own.insert("policies".into(), list("JSON Schemas that documents must also satisfy, relative to this file"));
    own.insert("include".into(), list("Globs of files to check whatever their content"));
    own.insert("exclude".into(), list("Globs of files to skip"));
    own.insert("overrides".into(), json!({ "description": "Settings for some files; later ones win", "type": "array", "items": { "$ref": "#/$defs/override" } }));
    let mut some = layer.as_object().unwrap().clone();
    some.insert("files".into(), list("Globs, relative to this file"));
    let schema: Value = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:authlint:config",
        "title": "authlint.toml",
        "description": "The configuration of authlint. Kept by `UPDATE=1 cargo test --test repository`.",
        "type": "object",
        "properties": own,
        "additionalProperties": false,
        "$defs": {
            "selector": { "enum": names },
            "rules": { "description": "A level, or a table with a level and options, for each rule", "type": "object", "properties": rules, "additionalProperties": false },
            "ignore": {
                "type": "object",
                "properties": {
                    "rule": { "enum": ids },
                    "pointer": { "description": "RFC 6901, in SDK names from the ResourceConfig down; includes everything below", "type": "string" },
                    "reason": { "description": "Why the finding is acceptable", "type": "string", "minLength": 1 }
                },
                "required": ["rule", "pointer", "reason"],
                "additionalProperties": false
            },
            "override": { "type": "object", "properties": some, "required": ["files"], "additionalProperties": false }
        }
    });
    expect_file("schemas/config.schema.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
}

/// The table in `docs/rules.md` has every rule, with its levels as they are.
#[test]
fn the_table_of_rules_is_complete() {
    let mut text = String::from(
        "# Rules\n\n\
         `authlint explain RULE` prints the documentation of a rule: why it exists, a bad and a good document, its source.\n\
         The basis is the kind of evidence: the AWS service *model*, *docs*, the source *code* of Amplify, a response of the service quoted in a public *issue*, *inferred* from the sources, or a *policy*, which is a recommendation.\n\
         Levels in parentheses belong to rules that are off by default.\n\n\
         <!-- written by `UPDATE=1 cargo test --test repository` -->\n\n\
         | rule | create | update | get | basis | finds |\n|---|---|---|---|---|---|\n",
    );
    for rule in authlint::Rule::all() {
        let levels =
            [Operation::Create, Operation::Update, Operation::Get].map(|operation| match rule.level(operation) {
                Some(level) if rule.is_on_by_default() => level.name().to_owned(),
                Some(level) => format!("({})", level.name()),
                None => String::new(),
            });
        let levels = levels.join(" | ");
        text.push_str(&format!("| `{}` | {levels} | {} | {} |\n", rule.id(), rule.basis().name(), rule.summary()));
    }
    expect_file("docs/rules.md", &text);
}

/// The picture in the README shows what the program prints.
#[test]
#[cfg(feature = "cli")]
fn the_picture_in_the_readme_is_output() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_authlint"))
        .args(["--color", "always", "examples/broken-create.json"])
        .env("COLUMNS", "100")
        .current_dir(root())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let printed = String::from_utf8(output.stdout).unwrap();
    let wanted = ["[unknown-member]", "[malformed-code-placeholder]"];
    let findings = printed.split("\n\n").filter(|finding| wanted.iter().any(|rule| finding.contains(rule)));
    let shown = format!("$ authlint examples/broken-create.json\n{}\n", findings.collect::<Vec<_>>().join("\n\n"));
    expect_file("docs/output.svg", &anstyle_svg::Term::new().render_svg(&shown));
}

/// The modules of `src`, each after those that it may use.
const MODULES: [&str; 23] = [
    "text",
    "syntax",
    "api",
    "document",
    "redact",
    "compare",
    "rule",
    "diagnostic",
    "cognito",
    "policy",
    "config",
    "checker",
    "rules",
    "lint",
    "convert",
    "output",
    "assist",
    "io",
    "cli",
    "lsp",
    "aws",
    "program",
    "invariants",
];

#[test]
fn modules_use_only_those_before_them() {
    for path in rust_files(&root().join("src")) {
        let relative = path.strip_prefix(root().join("src")).unwrap().to_str().unwrap().to_owned();
        let module = relative.split(['/', '.']).next().unwrap();
        if module == "lib" || module == "main" {
            continue;
        }
        let place = MODULES.iter().position(|known| *known == module);
        let place = place.unwrap_or_else(|| panic!("src/{relative}: add `{module}` to MODULES, at its place"));
        let text = fs::read_to_string(&path).unwrap();
        let code = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
        for (number, line) in code {
            for used in line.split("crate::").skip(1) {
                let used: String =
                    used.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
                let is_later = MODULES.iter().position(|known| *known == used).is_some_and(|other| other > place);
                assert!(!is_later, "src/{relative}:{}: `{module}` uses `{used}`, which comes after it", number + 1);
            }
        }
    }
}

/// Crates that only one module may use.
#[test]
fn outside_crates_have_one_place() {
    let places = [
        ("miette::", "output/"),
        ("jsonschema::", "policy"),
        ("jsonschema_value::", "policy"),
        ("clap::", "cli"),
        ("indicatif::", "cli"),
        ("aws_smithy_", "aws/preflight.rs"),
        ("tracing::", "aws/preflight.rs"),
        ("aws_sdk_", "aws/inputs.rs"),
        ("gen_lsp_types::", "lsp"),
        ("lsp_server::", "lsp"),
        ("wasm_bindgen::", "(pkg only)"),
        ("pyo3::", "(python only)"),
    ];
    for path in rust_files(&root().join("src")) {
        let relative = path.strip_prefix(root().join("src")).unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&path).unwrap();
        for (name, place) in places {
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            let named = code.into_iter().any(|line| line.contains(name));
            assert!(!named || relative.starts_with(place), "src/{relative} names `{name}`, which belongs in {place}");
        }
    }
}

/// Both tables of features are equal and complete.
#[test]
fn both_tables_of_features_are_complete() {
    let manifest = read("Cargo.toml");
    let features = manifest.split("\n[features]\n").nth(1).unwrap().split("\n[").next().unwrap();
    let names = features.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name);
    let rows = |text: &str| -> Vec<String> {
        let rows = text.lines().map(|line| line.trim_start_matches("//! ")).filter(|line| line.starts_with("| `"));
        rows.filter_map(|row| row.split(" | ").next().map(|name| name.trim_matches(['|', ' ', '`']).to_owned()))
            .collect()
    };
    let of_library = rows(&read("src/lib.rs"));
    let readme = read("docs/library.md");
    assert_eq!(of_library, rows(readme.split("## The rules").next().unwrap()));
    for name in names.filter(|name| *name != "default") {
        assert!(of_library.contains(&name.to_owned()), "`{name}` is in no table");
    }
}

/// Every public item but getters has an example, which is run. The lint `unreachable_pub` keeps `pub` to such items.
#[test]
fn every_public_item_has_an_example() {
    const KINDS: [&str; 6] = ["const ", "const fn ", "enum ", "fn ", "struct ", "trait "];
    // For other crates of this workspace, and hidden from the documentation.
    const HIDDEN: [&str; 5] = ["assist", "api/limits.rs", "invariants.rs", "program.rs", "text/utf16.rs"];
    let mut bare = Vec::new();
    for path in rust_files(&root().join("src")) {
        let relative = path.strip_prefix(root().join("src")).unwrap().to_str().unwrap().to_owned();
        let (mut has_example, mut is_hidden) = (false, false);
        for line in fs::read_to_string(&path).unwrap().lines().map(str::trim_start) {
            if line.starts_with("///") {
                has_example |= line.contains("```");
            } else if line.starts_with("#[") {
                is_hidden |= line.contains("doc(hidden)");
            } else {
                let item = line.strip_prefix("pub ").filter(|item| KINDS.iter().any(|kind| item.starts_with(kind)));
                // Of getters the type has the example.
                let item = item.filter(|item| !item.contains("(&self) ->"));
                if item.is_some() && !has_example && !is_hidden && !HIDDEN.iter().any(|name| relative.starts_with(name))
                {
                    bare.push(format!("src/{relative}: {line}"));
                }
                (has_example, is_hidden) = (false, false);
            }
        }
    }
    assert!(bare.is_empty(), "without an example: {}\n{}", bare.len(), bare.join("\n"));
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files
}

#[test]
fn tests_are_not_switched_off() {
    for path in rust_files(&root().join("tests")).into_iter().chain(rust_files(&root().join("src"))) {
        let text = fs::read_to_string(&path).unwrap();
        for word in [
            concat!("#[", "ignore"),
            concat!("#[", "should_panic"),
            concat!("to", "do!("),
            concat!("unimpl", "emented!("),
        ] {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
    }
    assert!(read("Cargo.toml").contains("unsafe_code = \"forbid\""));
}
