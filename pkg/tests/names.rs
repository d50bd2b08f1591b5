//! Compares `js/names.d.ts` with the rules: `UPDATE=1 cargo test -p authlint-wasm` writes it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use authlint::{Basis, Category, Format, Level, Rule};

#[test]
fn names_are_those_of_the_rules() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("js/names.d.ts");
    let wanted = names();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &wanted).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "js/names.d.ts is stale: run UPDATE=1 cargo test -p authlint-wasm");
}

fn names() -> String {
    let mut text = "// Written by `UPDATE=1 cargo test -p authlint-wasm`.\n".to_owned();
    let bases = [Basis::Model, Basis::Docs, Basis::Code, Basis::Issue, Basis::Inferred, Basis::Policy];
    union(&mut text, "The evidence for a rule.", "Basis", bases.map(Basis::name));
    union(
        &mut text,
        "The kind of problem that a rule finds.",
        "Category",
        Category::ALL.iter().map(|category| category.name()),
    );
    let formats = [Format::Json.name(), Format::Jsonc.name(), "yaml"];
    union(&mut text, "The format of a document; `authlint/yaml` reads YAML.", "Format", formats);
    union(&mut text, "The severity of a finding.", "Level", Level::ALL.iter().map(|level| level.name()));
    union(&mut text, "The id of a rule.", "RuleId", Rule::all().iter().map(|rule| rule.id()));
    text
}

fn union(text: &mut String, docs: &str, name: &str, values: impl IntoIterator<Item = &'static str>) {
    let _ = write!(text, "\n/** {docs} */\nexport type {name} =");
    for value in values {
        let _ = write!(text, "\n  | \"{value}\"");
    }
    text.push_str(";\n");
}
