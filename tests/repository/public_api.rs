//! The public API, as rustdoc shows it with all features, is the one of `tests/snapshots/public-api.txt`.
//!
//! `cargo test --workspace` has all features, a plain `cargo test` has not and leaves this out.
//! `UPDATE=1 cargo test --all-features --test repository` rewrites the snapshot: read the diff as a user of the crate.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::expect_file;

#[test]
fn is_as_in_the_snapshot() {
    // The flags of the step in `test.sh`, so that neither undoes the work of the other.
    let run = Command::new(env!("CARGO"))
        .args(["doc", "--no-deps", "--all-features", "--quiet"])
        .env("RUSTDOCFLAGS", "-D warnings")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let pages = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("doc").join("authlint");
    let index = fs::read_to_string(pages.join("all.html")).unwrap();
    let (_, list) = index.split_once("<section id=\"main-content\"").unwrap();
    let mut items: Vec<_> = list
        .split("<li><a href=\"")
        .skip(1)
        .map(|item| {
            let (page, rest) = item.split_once("\">").unwrap();
            let name = rest.split("</a>").next().unwrap();
            let page = fs::read_to_string(pages.join(page)).unwrap_or_else(|error| panic!("{page}: {error}"));
            format!("authlint::{name}\n{}", describe(&page))
        })
        .collect();
    items.sort();
    assert!(items.len() > 30, "rustdoc writes its pages otherwise: {items:?}");
    expect_file("tests/snapshots/public-api.txt", &items.join("\n"));
}

/// What the page of an item declares, a line each: the item, its methods, the traits that it implements.
fn describe(page: &str) -> String {
    let declaration = between(page, "<pre class=\"rust item-decl\"><code>", "</code></pre>").expect("a declaration");
    let (own, traits) = page.split_once("<h2 id=\"trait-implementations\"").unwrap_or((page, ""));
    let traits = traits.split("<h2 id=\"synthetic-implementations\"").next().unwrap_or_default();
    let mut lines = vec![text(declaration)];
    let sections = own.split("<section id=\"").skip(1).filter_map(|section| section.split_once("\" class=\""));
    for (_, section) in
        sections.filter(|(id, _)| ["associatedconstant.", "method."].iter().any(|kind| id.starts_with(kind)))
    {
        lines.extend(between(section, "<h4 class=\"code-header\">", "</h4>").map(text));
    }
    let headers = traits.split("\" class=\"impl\">").skip(1);
    let mut traits: Vec<_> =
        headers.filter_map(|header| between(header, "<h3 class=\"code-header\">", "</h3>")).map(text).collect();
    traits.retain(|header| !header.contains("StructuralPartialEq"));
    traits.sort();
    lines.extend(traits);
    lines.iter().flat_map(|line| ["    ", line, "\n"]).collect()
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    text.split_once(start)?.1.split_once(end).map(|(inside, _)| inside)
}

/// HTML as text in one line, without the buttons that unfold long declarations.
fn text(html: &str) -> String {
    let mut parts = html.split("<summary").map(|part| part.split_once("</summary>").map_or(part, |(_, rest)| rest));
    let first = parts.next().unwrap_or_default().to_owned();
    let html = parts.fold(first, |html, part| html + part);
    let mut text = String::new();
    for part in html.split('<') {
        // Attributes and bounds are in separate blocks.
        if ["br", "div", "/div"].iter().any(|tag| part.starts_with(tag)) {
            text.push(' ');
        }
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    for (entity, character) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")]
    {
        text = text.replace(entity, character);
    }
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace("( ", "(").replace(", )", ")").replace(", }", " }")
}
