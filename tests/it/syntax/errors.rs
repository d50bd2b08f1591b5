//! What is no JSON: one precise finding a cause, and the rest of the document is still checked.

use authlint::text::Encoding;
use authlint::{Config, Document, Format, Linter, Rule, Selector};

/// The findings of the parser alone, as `line:column text message`.
fn found(text: &str, format: Format) -> Vec<String> {
    let mut config = Config::default();
    let rules = ["syntax-error", "too-deep"].map(|id| Selector::Rule(Rule::from_id(id).unwrap()));
    config.select(rules.to_vec());
    let report = Linter::new(config).check(&Document::parse(text, format));
    let describe = |finding: &authlint::Finding| {
        let place = report.document().position(finding.span().start, Encoding::Characters);
        let marked = &text[finding.span().range()];
        assert!(!finding.message().ends_with('.') && finding.help().is_some(), "{text}");
        format!("{}:{} {marked} {}", place.line + 1, place.column + 1, finding.message())
    };
    report.findings().iter().map(describe).collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(found(text, Format::Json), *expected, "{text}");
    }
}

#[test]
fn accepts_what_rfc_8259_has() {
    for text in ["{}", " [ ] ", "\"text\"", "-0.5e+3", "null", "{\"a\": [1, {\"b\": \"\\u00e9\\uD834\\uDD1E\"}]}\r\n"] {
        assert_eq!(found(text, Format::Json), [""; 0], "{text}");
    }
}

#[test]
fn comments() {
    check(&[
        ("{\"a\": 1 // c\n}", &["1:9 // c JSON does not allow comments"]),
        ("{/* c */}", &["1:2 /* c */ JSON does not allow comments"]),
        ("{\"a\": 1 # c, d\n}", &["1:9 # c, d JSON does not allow comments"]),
        ("{\"a\": 1 /* c", &["1:9 /* unterminated comment"]),
    ]);
    assert_eq!(found("{/* c */ \"a\": 1, // d\n}", Format::Jsonc), [""; 0]);
    assert_eq!(found("{} # c", Format::Jsonc), ["1:4 # c JSONC does not allow `#` comments"]);
}

#[test]
fn commas_and_colons() {
    check(&[
        ("{\"a\": 1,}", &["1:8 , JSON does not allow trailing commas"]),
        ("[1, 2, ]", &["1:6 , JSON does not allow trailing commas"]),
        ("{\"a\": 1\r\n \"b\": 2}", &["2:2 \" missing comma before this member"]),
        ("{\"a\": 1 é: 2}", &["1:9 é missing comma before this member", "1:9 é JSON does not allow unquoted keys"]),
        ("[1 2]", &["1:4 2 missing comma before this item"]),
        ("{,\"a\": 1}", &["1:2 , unexpected `,`"]),
        ("[1,, 2]", &["1:4 , unexpected `,`"]),
        ("{\"a\": 1; \"b\": 2}", &["1:8 ; expected `,`, found `;`"]),
        ("{\"a\" = 1}", &["1:6 = expected `:` between a key and its value"]),
        ("{\"a\" => 1}", &["1:6 => expected `:` between a key and its value"]),
        ("{\"a\" 1}", &["1:2 \"a\" missing `:` after this key"]),
        ("{\"a\":: 1}", &["1:6 : unexpected `:`"]),
        ("{\"a\": }", &["1:2 \"a\" this key has no value"]),
        ("{\"a\", \"b\": 1}", &["1:2 \"a\" this key has no value"]),
        ("{\"a\": \"b\": 1}", &["1:2 \"a\" this key has no value"]),
        ("{\"a\" \"b\": {\"c\": 1}}", &["1:2 \"a\" this key has no value"]),
        ("{\"a\": {\"b\": \"c\"}: 1}", &["1:17 : 1 unexpected text"]),
        ("{\"a\": {\"b\": [1, \"c\"]: 2}}", &["1:21 : 2 unexpected text"]),
        ("{: 1}", &["1:2 : expected a key"]),
        ("{{\"a\": 1}}", &["1:2 { expected a key"]),
        ("{1, 2: 3}", &["1:2 1 expected a member", "1:5 2 JSON does not allow unquoted keys"]),
    ]);
}

#[test]
fn quotes() {
    check(&[
        ("{'a': 1}", &["1:2 ' JSON does not allow single-quoted strings"]),
        ("['don\\'t']", &["1:2 ' JSON does not allow single-quoted strings"]),
        ("['a", &["1:2 ' unterminated string"]),
        ("{a: 1}", &["1:2 a JSON does not allow unquoted keys"]),
        ("{\"é\": “x”}", &["1:7 “ JSON does not allow typographic quotes around strings"]),
        ("{“a”: 1}", &["1:2 “ JSON does not allow typographic quotes around strings"]),
        ("{\"a\": `x`}", &["1:7 ` JSON does not allow template literals"]),
        ("{\"a\": \"x\n}", &["1:7 \" unterminated string"]),
        ("{\"a\": \"x,\n \"b\": 2}", &["1:7 \" unterminated string"]),
        ("{\n\"a: 1,\n\"b\": 2\n}", &["2:1 \" unterminated string"]),
        ("{\"a: 1, \"b\": 2}", &["1:2 \" unterminated string"]),
        ("{\"a\": \"x}", &["1:7 \" unterminated string"]),
        ("{\"a\": \"<i class=\"x\">y</i>\"}", &["1:17 \" unescaped `\"` in a string"]),
        ("{\"a\": \"say \"hi\" now\", \"b\": 2}", &["1:12 \" unescaped `\"` in a string"]),
    ]);
}

/// The inserted quote is the opening one, or fixing would never end.
#[test]
fn an_unclosed_text_is_closed_by_its_own_quote() {
    let report = Linter::default().check(&Document::parse(
        "{\"Service\": \"COGNITO\", \"AuthResources\": \"USER_POOL_ONLY\", \"UserPoolConfigs\": {\"Mfa\": {}}, 'a\n: 1}",
        Format::Json,
    ));
    assert!(report.fix(authlint::Applicability::Unsafe).text().ends_with("\"a\"\n: 1}"));
}

#[test]
fn text() {
    check(&[
        ("[\"C:\\dir\"]", &["1:5 \\d invalid escape sequence"]),
        ("[\"\\u12\"]", &["1:3 \\u `\\u` needs four hexadecimal digits"]),
        ("[\"\\ud800\"]", &["1:3 \\ud800 unpaired surrogate in a `\\u` escape"]),
        ("[\"a\tb\"]", &["1:4 \t unescaped tab in a string"]),
        ("[\"a\nb\"]", &["1:4 \n unescaped line break in a string"]),
        ("[\"a\u{1}b\"]", &["1:4 \u{1} unescaped control character U+0001 in a string"]),
    ]);
}

#[test]
fn numbers() {
    let message = "invalid number";
    for number in ["01", "-", "1.", ".5", "+1", "1e", "1.5.5", "0x1F", "1_000", "-Infinity", "12abc", "--1"] {
        let text = format!("{{\"a\": {number}, \"b\": 2}}");
        assert_eq!(found(&text, Format::Json), [format!("1:7 {number} {message}")], "{text}");
    }
    check(&[("[NaN]", &["1:2 NaN JSON does not allow `NaN` and `Infinity`"])]);
}

#[test]
fn literals_of_other_languages() {
    for word in ["True", "FALSE", "None", "undefined"] {
        let message = format!("1:2 {word} `{word}` is not JSON");
        assert_eq!(found(&format!("[{word}]"), Format::Json), [message]);
    }
    check(&[
        ("{\"a\": two words, \"b\": 1}", &["1:7 two words unquoted string"]),
        ("{\"a\": ${B}, \"b\": 1}", &["1:7 ${B} a template placeholder is not JSON"]),
        ("{\"a\": Decimal(\"1\")}", &["1:7 Decimal(\"1\") JSON does not allow expressions"]),
        ("{\"a\": \"x\" + \"y\"}", &["1:11 + JSON does not allow string concatenation"]),
        ("{\"a\": 1 2}", &["1:9 2 unexpected text"]),
        ("[\"a\": 1]", &["1:5 : 1 unexpected text"]),
        ("a: 1\nb: 2", &["1:1 a: 1 this is YAML, not JSON"]),
        ("const a = {\"b\": 1}", &["1:1 const a = this is a JavaScript object, not JSON"]),
    ]);
}

#[test]
fn brackets() {
    check(&[
        ("{\"a\": {\"b\": 1}", &["1:15  missing `}` at the end of the document"]),
        ("{\"a\": [1, 2", &["1:12  2 unclosed brackets at the end of the document"]),
        ("{\"a\": 1, ", &["1:9  missing `}` at the end of the document"]),
        ("{\"a\"", &["1:5  missing `}` at the end of the document"]),
        ("{\"a\": [1, 2}", &["1:12 } missing `]` before this `}`"]),
        ("{\"a\": [1, 2}, \"b\": 3}", &["1:12 } expected `]`, found `}`"]),
        ("{\"a\": {\"b\": 1], \"c\": 2}", &["1:14 ] expected `}`, found `]`"]),
        ("{\"a\": [1, \"x\",\n\"b\": {\"c\": 1}}", &["2:1 \"b\" missing `]` before this member"]),
        ("{\"a\": 1}}", &["1:9 } unexpected closing bracket"]),
        ("{\"a\": 1}, \"b\": 2}", &["1:8 } this `}` ends the document, but more members follow"]),
        ("]", &["1:1 ] unexpected closing bracket"]),
        (
            "{\": {\n    \"b\": 1\n    }\n  },\n  \"c\": 2\n}\n",
            &["1:2 \" unterminated string", "4:3 } this `}` ends the document, but more members follow"],
        ),
    ]);
}

#[test]
fn around_the_document() {
    check(&[
        ("", &["1:1  the document is empty"]),
        (" \n", &["1:1  the document is empty"]),
        ("\u{feff}{}", &["1:1 \u{feff} the document starts with a byte order mark"]),
        ("{} {\"a\": 1}\n{}", &["1:4 {\"a\": 1} unexpected text after the document"]),
        ("{};", &["1:3 ; unexpected character after the document"]),
    ]);
}

#[test]
fn several_at_once_each_at_its_place() {
    check(&[(
        "{\r\n  'ä': \"ö\";\r\n  b: [1,2,],\r\n  \"c\": tru // x\r\n  \"d\": 01\r\n}\r\n",
        &[
            "2:3 ' this is JSON5, not JSON",
            "2:11 ; expected `,`, found `;`",
            "4:8 tru unquoted string",
            "5:3 \" missing comma before this member",
            "5:8 01 invalid number",
        ],
    )]);
}

#[test]
fn the_rest_is_still_checked() {
    let rest =
        "\"UserPoolConfigs\": {\"PasswordPolicy\": {\"MinimumLength\": \"long\", \"AdditionalConstraints\": []}}";
    for broken in [
        "{'AuthResources': \"USER_POOL_ONLY\", REST}",
        "{\"AuthResources\": \"USER_POOL_ONLY\" REST}",
        "{\"AuthResources\": USER_POOL_ONLY, REST}",
        "{\"AuthResources\": \"USER_POOL_ONLY,\n REST}",
        "{\"AuthResources\": [\"USER_POOL_ONLY\", \"x\",\n REST}",
        "{\"AuthResources\": \"USER_POOL_ONLY\"}, REST}",
        "config = {\"AuthResources\": \"USER_POOL_ONLY\", REST",
    ] {
        let text = broken.replace("REST", rest);
        let report = Linter::default().check(&Document::parse(&text, Format::Json));
        let wrong_type = report.findings().iter().any(|finding| &text[finding.span().range()] == "\"long\"");
        assert!(wrong_type, "{text}\n{:#?}", report.findings());
    }
}

#[test]
fn nests_128_deep_and_no_deeper() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let too_deep = ["1:129 [ the document is nested more than 128 levels deep"];
    for (depth, expected) in [(127, &[][..]), (128, &[]), (129, &too_deep), (1_000_000, &too_deep)] {
        assert_eq!(found(&nested(depth), Format::Json), expected, "{depth}");
    }
    // What is too deep is skipped with its texts, and the rest is read.
    for deep in ["[\"]\\\"]\"]", "{\"a\": [1, {\"]\": \"}\"}]}", "[[],{}]", "[\"\\\\\", \"]\"]"] {
        let text = format!("{}{deep}, 1.{}", "[".repeat(128), "]".repeat(128));
        let place = format!("1:{} 1. invalid number", 129 + deep.len() + 2);
        assert_eq!(found(&text, Format::Json), [too_deep[0].replace('[', &deep[..1]), place], "{deep}");
    }
    let unclosed = "[".repeat(1_000_000);
    assert_eq!(found(&unclosed, Format::Json).first().map(String::as_str), Some(too_deep[0]));
    let small = std::thread::Builder::new().stack_size(256 * 1024);
    let deep = nested(1_000_000);
    let handle = small.spawn(move || Linter::default().check(&Document::parse(&deep, Format::Json)));
    let report = handle.unwrap().join().unwrap();
    assert!(report.findings().iter().any(|finding| finding.rule().id() == "too-deep"));
}
