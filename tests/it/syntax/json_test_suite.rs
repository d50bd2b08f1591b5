//! `JSONTestSuite`: what RFC 8259 accepts is accepted, what it refuses is refused at a line and a column.
//!
//! The suite is in `tests/data/json_test_suite`, as it was published.

use std::fs;

use authlint::text::Encoding;
use authlint::{Config, Linter, ParseOptions, Rule, Selector};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/json_test_suite/test_parsing");

/// Implementations may choose here: these are refused, all others of the `i_` files are accepted.
/// Escapes of half surrogate pairs name no character, and text is UTF-8 without a mark.
const REFUSED_BY_CHOICE: [&str; 25] = [
    "i_object_key_lone_2nd_surrogate.json",
    "i_string_1st_surrogate_but_2nd_missing.json",
    "i_string_1st_valid_surrogate_2nd_invalid.json",
    "i_string_UTF-16LE_with_BOM.json",
    "i_string_UTF-8_invalid_sequence.json",
    "i_string_UTF8_surrogate_U+D800.json",
    "i_string_incomplete_surrogate_and_escape_valid.json",
    "i_string_incomplete_surrogate_pair.json",
    "i_string_incomplete_surrogates_escape_valid.json",
    "i_string_invalid_lonely_surrogate.json",
    "i_string_invalid_surrogate.json",
    "i_string_invalid_utf-8.json",
    "i_string_inverted_surrogates_U+1D11E.json",
    "i_string_iso_latin_1.json",
    "i_string_lone_second_surrogate.json",
    "i_string_lone_utf8_continuation_byte.json",
    "i_string_not_in_unicode_range.json",
    "i_string_overlong_sequence_2_bytes.json",
    "i_string_overlong_sequence_6_bytes.json",
    "i_string_overlong_sequence_6_bytes_null.json",
    "i_string_truncated-utf-8.json",
    "i_string_utf16BE_no_BOM.json",
    "i_string_utf16LE_no_BOM.json",
    "i_structure_500_nested_arrays.json",
    "i_structure_UTF-8_BOM_empty_object.json",
];

#[test]
fn accepts_and_rejects_the_same_as_the_suite() {
    let mut config = Config::default();
    config.select(vec![Selector::Rule(Rule::from_id("syntax-error").unwrap())]);
    let linter = Linter::new(config);
    let (mut accepted, mut refused, mut wrong) = (0, 0, Vec::new());
    for file in fs::read_dir(FOLDER).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let report = linter.check(&ParseOptions::new().parse_bytes(&fs::read(&path).unwrap()));
        let text = report.document().text();
        for finding in report.findings() {
            let span = finding.span();
            assert!(text.get(span.range()).is_some(), "{name}: {span:?} is not in the text");
            report.document().position(span.start, Encoding::Characters);
        }
        let expected = match name.as_bytes()[0] {
            b'y' => true,
            b'n' => false,
            _ => !REFUSED_BY_CHOICE.contains(&name.as_str()),
        };
        if report.findings().is_empty() != expected {
            wrong.push(format!("{name}: {:?}", report.findings().first()));
        }
        accepted += usize::from(name.starts_with("y_"));
        refused += usize::from(name.starts_with("n_"));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!((accepted, refused), (95, 188));
}
