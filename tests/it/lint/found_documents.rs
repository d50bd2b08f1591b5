//! Documents from public sources, listed in `tests/data/documents/README.md`.

use std::fs;
use std::path::Path;

use authlint::{Format, Level, Linter, ParseOptions};

#[test]
fn reports_are_sensible() {
    let mut count = 0;
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/documents")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        count += 1;
        let text = fs::read_to_string(&path).unwrap();
        let report = Linter::default().check(&ParseOptions::new().format(Format::Json).path(&name).parse(&text));
        let errors = report.findings().iter().filter(|finding| finding.level() == Level::Error);
        let errors: Vec<_> = errors.map(|finding| finding.rule().id()).collect();
        let all: Vec<_> = report.findings().iter().map(|finding| finding.rule().id()).collect();
        match name.split('-').next() {
            Some("derived") if name.contains("2h") => assert_eq!(errors, ["delivery-settings-missing"], "{name}"),
            Some("derived") => assert_eq!(errors, [""; 0], "{name}: {:#?}", report.findings()),
            Some("neighbour") => assert_eq!(all, ["foreign-document"], "{name}"),
            _ => assert!(!all.contains(&"foreign-document"), "{name}: {all:?}"),
        }
    }
    assert_eq!(count, 17);
}
