//! The Python package has the names of the rules, and the version of the library.

use std::fmt::Write as _;

use authlint::{Basis, Casing, Category, Effect, Envelope, Format, Level, Operation, Rule};

#[test]
fn the_version_is_that_of_the_library() {
    let version = format!("\nversion = \"{}\"\n", env!("CARGO_PKG_VERSION"));
    assert!(super::read("python/Cargo.toml").contains(&version));
}

#[test]
fn names_of_the_python_package_are_complete() {
    let mut text = String::from(
        "\"\"\"The names in reports and options. Written by `UPDATE=1 cargo test --test repository`.\"\"\"\n\nfrom typing import Literal, TypeAlias\n",
    );
    literal(&mut text, "Basis", "How well what a rule says is known.", Basis::ALL.iter().map(|name| name.name()));
    literal(&mut text, "Casing", "How members are spelled.", Casing::ALL.iter().map(|name| name.name()));
    literal(&mut text, "Category", "What kind of problem a rule finds.", Category::ALL.iter().map(|name| name.name()));
    literal(&mut text, "Effect", "What an update does to a member.", Effect::ALL.iter().map(|name| name.name()));
    literal(
        &mut text,
        "Envelope",
        "How much of a request is around the document.",
        Envelope::ALL.iter().map(|name| name.name()),
    );
    literal(&mut text, "Format", "What a document is read as.", Format::ALL.iter().map(|name| name.name()));
    literal(&mut text, "Level", "How bad a finding is, the worst first.", Level::ALL.iter().map(|name| name.name()));
    literal(&mut text, "Operation", "What a document is for.", Operation::ALL.iter().map(|name| name.name()));
    literal(&mut text, "RuleId", "The id of a rule.", Rule::all().iter().map(|rule| rule.id()));
    super::expect_file("python/authlint/names.py", &text);
}

fn literal(text: &mut String, name: &str, docs: &str, values: impl IntoIterator<Item = &'static str>) {
    let _ = write!(text, "\n{name}: TypeAlias = Literal[\n");
    for value in values {
        let _ = writeln!(text, "    \"{value}\",");
    }
    let _ = write!(text, "]\n\"\"\"{docs}\"\"\"\n");
}
