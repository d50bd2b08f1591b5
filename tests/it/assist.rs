//! Editor features: rows of text with the cursor at `|`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

use std::sync::LazyLock;

use authlint::assist::{self, Completion};
use authlint::text::Span;
use authlint::{Config, Document, Format, Linter, Rule, Selector};

/// A text with its cursor taken out.
fn cursor(marked: &str) -> (String, u32) {
    let offset = marked.find('|').expect("a row has a cursor");
    (marked.replacen('|', "", 1), offset as u32)
}

fn parse(text: &str) -> Document {
    Document::parse(text, Format::Jsonc)
}

fn labels(marked: &str) -> String {
    let (text, offset) = cursor(marked);
    let labels: Vec<_> = assist::complete(&parse(&text), offset).into_iter().map(|found| found.label).collect();
    labels.join(" ")
}

fn accept(text: &str, completion: &Completion, inserted: &str) -> String {
    let Span { start, end } = completion.span;
    let (mut before, behind) = (text[..start as usize].to_owned(), &text[end as usize..]);
    if let Some(comma) = &completion.comma {
        assert!(comma.span().end <= start && comma.span().is_empty());
        before.insert_str(comma.span().start as usize, comma.text());
    }
    before + inserted + behind
}

/// A snippet with its places left as they are suggested.
fn resolve(snippet: &str) -> String {
    let mut text = String::new();
    let mut characters = snippet.chars();
    let mut inside: Option<String> = None;
    while let Some(character) = characters.next() {
        match (character, &mut inside) {
            ('\\', Some(place)) => place.extend(['\\'].into_iter().chain(characters.next())),
            ('\\', None) => text.extend(characters.next()),
            ('$', None) => {
                assert_eq!(characters.next(), Some('{'), "{snippet}");
                inside = Some(String::new());
            }
            ('}', Some(place)) => {
                let body = place.trim_start_matches(|digit: char| digit.is_ascii_digit());
                let body = match body.strip_prefix('|') {
                    Some(choices) => choices.split([',', '|']).next().unwrap(),
                    None => body.strip_prefix(':').unwrap_or(body),
                };
                let mut escaped = body.chars();
                while let Some(character) = escaped.next() {
                    text.push(if character == '\\' { escaped.next().unwrap() } else { character });
                }
                inside = None;
            }
            (other, Some(place)) => place.push(other),
            (other, None) => text.push(other),
        }
    }
    assert!(inside.is_none(), "{snippet}");
    text
}

/// Checks nothing but the syntax.
static SYNTAX: LazyLock<Linter> = LazyLock::new(|| {
    let mut config = Config::default();
    config.select(["syntax-error".parse::<Selector>().unwrap()]);
    Linter::new(config)
});

fn syntax_errors(text: &str) -> usize {
    SYNTAX.check(&Document::parse(text, Format::Jsonc)).counts().errors
}

/// Offers exactly these labels, in this order.
#[track_caller]
fn offers(marked: &str, expected: &str) {
    assert_eq!(labels(marked), expected, "{marked}");
}

/// Gives this text when the completion with this label is accepted, as plain text.
#[track_caller]
fn gives(marked: &str, label: &str, expected: &str) {
    let (text, offset) = cursor(marked);
    let completions = assist::complete(&parse(&text), offset);
    let Some(completion) = completions.iter().find(|found| found.label == label) else {
        let labels: Vec<_> = completions.iter().map(|found| &found.label).collect();
        panic!("{marked}: `{label}` is not offered, but {labels:?}");
    };
    let after = accept(&text, completion, &completion.text);
    assert_eq!(after, expected, "{marked}");
    assert!(syntax_errors(&after) <= syntax_errors(&text), "{marked} → {after}");
    let filled = accept(&text, completion, &resolve(&completion.snippet));
    assert!(syntax_errors(&filled) <= syntax_errors(&text), "{marked} → {filled}");
}

const SIGN_IN: &str = "EMAIL EMAIL_AND_PHONE_NUMBER PHONE_NUMBER USERNAME";
const POOL: &str = r#""UserPoolName": "p", "SignInMethod": "EMAIL", "RequiredSignUpAttributes": ["EMAIL"]"#;

#[test]
fn members_required_first_deprecated_last_without_what_is_there() {
    offers(
        r#"{ "UserPoolConfigs": { "UserPoolName": "x", | } }"#,
        "SignInMethod RequiredSignUpAttributes VerificationMessage Mfa PasswordPolicy OAuth ForgotPassword",
    );
    offers(r#"{ "Service": "COGNITO", | }"#, "AuthResources UserPoolConfigs IdentityPoolConfigs");
    offers(r#"{"UserPoolConfigs": {"Mfa": {|}}}"#, "MFAMode Settings");
    offers(r#"{"UserPoolConfigs": {"Mfa": {"MFAMode": "ON", |}}}"#, "Settings");
    offers(r#"{"UserPoolConfigs": {"Mfa": {"Settings": {}|}}}"#, "MFAMode");
    offers(r#"{"UserPoolConfigs": {"PasswordPolicy": {|"#, "MinimumLength AdditionalConstraints");
    offers(r#"{"UserPoolConfigs": {"OAuth": {"SocialProviderSettings": {"Google": {|}}}}}"#, "ClientId ClientSecret");
    offers(
        r#"{"UserPoolConfigs": {"OAuth": {"SocialProviderSettings": {"Google": {}, |}}}}"#,
        "Facebook LoginWithAmazon SignInWithApple",
    );
    offers(
        "{|}",
        "AuthResources Service UserPoolConfigs AppId BackendEnvironmentName ResourceName ResourceConfig IdentityPoolConfigs",
    );
    offers(r#"{"ResourceConfig": {|}}"#, "AuthResources Service UserPoolConfigs IdentityPoolConfigs");
    offers(r#"{"AppId": "a", "ResourceConfig": {}, |}"#, "BackendEnvironmentName ResourceName");
}

#[test]
fn members_in_the_casing_of_the_document() {
    offers(r#"{"userPoolConfigs": {"userPoolName": "x", "mfa": {|}}}"#, "MFAMode settings");
    offers(
        r#"{"userPoolConfigs": {"userPoolName": "x", "oAuth": {"socialProviderSettings": {"Google": {|}}}}}"#,
        "client_id client_secret",
    );
    offers(r#"{"resourceConfig": {}, |}"#, "backendEnvironmentName resourceName");
    gives(
        r#"{"userPoolConfigs": {"userPoolName": "x", |}}"#,
        "mfa",
        r#"{"userPoolConfigs": {"userPoolName": "x", "mfa": { "MFAMode": "ON" }}}"#,
    );
}

#[test]
fn values() {
    offers(r#"{"UserPoolConfigs": {"SignInMethod": |}}"#, SIGN_IN);
    offers(r#"{"UserPoolConfigs": {"SignInMethod":|}}"#, SIGN_IN);
    offers(r#"{"UserPoolConfigs": {"SignInMethod": "|"}}"#, SIGN_IN);
    offers(r#"{"UserPoolConfigs": {"SignInMethod": "EM|"}}"#, SIGN_IN);
    offers(r#"{"UserPoolConfigs": {"SignInMethod": EM|}}"#, SIGN_IN);
    offers(r#"{"UserPoolConfigs": {"SignInMethod": |"EMAIL"}}"#, SIGN_IN);
    offers(r#"{"UserPoolConfigs": {"SignInMethod": "|"#, SIGN_IN);
    offers(r#"{"UserPoolConfigs": {"SignInMethod": |"#, SIGN_IN);
    offers("{\"UserPoolConfigs\": {\"SignInMethod\": |\n\"UserPoolName\": \"x\"}}", SIGN_IN);
    offers(r#"{"UserPoolConfigs": {"SignInMethod" |}}"#, "");
    offers(r#"{"UserPoolConfigs": {"SignInMethod": /* here */ |}}"#, SIGN_IN);
    offers(r#"{"IdentityPoolConfigs": {"UnauthenticatedLogin": |}}"#, "true false");
    offers(r#"{"IdentityPoolConfigs": {"UnauthenticatedLogin": fal|}}"#, "true false");
    offers(r#"{"IdentityPoolConfigs": {"IdentityPoolName": "|"}}"#, "");
    offers(r#"{"UserPoolConfigs": {"Mfa": |}}"#, "{…}");
    offers(r#"{"UserPoolConfigs": {"Mfa": | {}}}"#, "");
    offers(r#"{"Unknown": {|}}"#, "");
    offers(r#"{"Unknown": |}"#, "");
    offers("{}|", "");
    offers("|{}", "");
    offers("[|]", "");
}

#[test]
fn items_that_are_not_there_yet() {
    offers(r#"{"UserPoolConfigs": {"Mfa": {"Settings": {"MfaTypes": [|]}}}}"#, "SMS TOTP");
    offers(r#"{"UserPoolConfigs": {"Mfa": {"Settings": {"MfaTypes": ["SMS", |]}}}}"#, "TOTP");
    offers(r#"{"UserPoolConfigs": {"Mfa": {"Settings": {"MfaTypes": ["SMS" |]}}}}"#, "TOTP");
    offers(r#"{"UserPoolConfigs": {"Mfa": {"Settings": {"MfaTypes": ["SMS", "|"]}}}}"#, "TOTP");
    offers(r#"{"UserPoolConfigs": {"Mfa": {"Settings": {"MfaTypes": ["SMS", TO|]}}}}"#, "TOTP");
    offers(r#"{"UserPoolConfigs": {"Mfa": {"Settings": {"MfaTypes": [ | "TOTP"]}}}}"#, "SMS");
    offers(r#"{"UserPoolConfigs": {"OAuth": {"RedirectSignInURIs": [|]}}}"#, "");
    let types =
        |inside: &str| format!(r#"{{"UserPoolConfigs": {{"Mfa": {{"Settings": {{"MfaTypes": [{inside}]}}}}}}}}"#);
    for (before, label, after) in [
        ("|", "SMS", r#""SMS""#),
        (r#""SMS"| "#, "SMS", r#""SMS" "#),
        (r#""SMS" |"#, "TOTP", r#""SMS", "TOTP""#),
        (r#""SMS", |"#, "TOTP", r#""SMS", "TOTP""#),
        (r#"| "SMS""#, "TOTP", r#""TOTP", "SMS""#),
        (r#"|"SMS""#, "TOTP", r#""TOTP", "SMS""#),
        (r#""SMS", "|""#, "TOTP", r#""SMS", "TOTP""#),
        (r#""SMS", "T|O""#, "TOTP", r#""SMS", "TOTP""#),
        (r#""SMS", T|O"#, "TOTP", r#""SMS", "TOTP""#),
        (r#"T| "SMS""#, "TOTP", r#""TOTP", "SMS""#),
        (r#""|, "SMS""#, "TOTP", r#""TOTP", "SMS""#),
    ] {
        gives(&types(before), label, &types(after));
    }
}

#[test]
fn accepted_texts() {
    let pool = |inside: &str| format!(r#"{{ "UserPoolConfigs": {{ {POOL}{inside} }} }}"#);
    let mfa = r#""Mfa": { "MFAMode": "ON" }"#;
    for before in [", |", " |", r#", "|""#, r#", "M|""#, r#", "M|"#, ", M|", ", 'M|'", r#" "M|""#, " M|", ",|"] {
        let after = match before {
            ",|" => format!(",{mfa}"),
            _ => format!(", {mfa}"),
        };
        gives(&pool(before), "Mfa", &pool(&after));
    }
    gives(&pool(r#", "Mf|": {}"#), "Mfa", &pool(r#", "Mfa": {}"#));
    gives(&pool(r#", "Mf|" {}"#), "Mfa", &pool(r#", "Mfa": {}"#));
    gives(&pool(", Mf|: {}"), "Mfa", &pool(r#", "Mfa": {}"#));
    gives(&pool(r#", | "OAuth": {}"#), "Mfa", &pool(&format!(r#", {mfa}, "OAuth": {{}}"#)));
    gives(&pool(r#", "M|" "OAuth": {}"#), "Mfa", &pool(&format!(r#", {mfa}, "OAuth": {{}}"#)));
    gives(&pool(r#", "M|, "OAuth": {}"#), "Mfa", &pool(&format!(r#", {mfa}, "OAuth": {{}}"#)));
    gives(&pool(r#", "Mfa": { "MFAMode":| }"#), "OFF", &pool(r#", "Mfa": { "MFAMode": "OFF" }"#));
    gives(&pool(r#", "Mfa": { "MFAMode": | }"#), "OFF", &pool(r#", "Mfa": { "MFAMode": "OFF" }"#));
    gives(&pool(r#", "Mfa": { "MFAMode": "O|N" }"#), "OFF", &pool(r#", "Mfa": { "MFAMode": "OFF" }"#));
    gives(&pool(r#", "Mfa": { "MFAMode": "O| }"#), "OFF", &pool(r#", "Mfa": { "MFAMode": "OFF" }"#));
    gives(
        &pool(r#", "Mfa": { "MFAMode": | "Settings": {} }"#),
        "OFF",
        &pool(r#", "Mfa": { "MFAMode": "OFF", "Settings": {} }"#),
    );
    gives(
        &pool(r#", "PasswordPolicy": { | }"#),
        "MinimumLength",
        &pool(r#", "PasswordPolicy": { "MinimumLength": 15 }"#),
    );
    gives(
        "|",
        "ResourceConfig",
        "{\n  \"AuthResources\": \"USER_POOL_ONLY\",\n  \"Service\": \"COGNITO\",\n  \"UserPoolConfigs\": {\n    \"UserPoolName\": \"\",\n    \"SignInMethod\": \"EMAIL\",\n    \"RequiredSignUpAttributes\": []\n  }\n}",
    );
}

#[test]
fn lines_and_indentation() {
    for (end, unit) in [("\n", "  "), ("\r\n", "    "), ("\n", "\t")] {
        let write = |text: &str| text.replace('\n', end).replace("··", unit);
        gives(
            &write("{\n··\"UserPoolConfigs\": {\n····\"UserPoolName\": \"é😀\",\n····\"Mf|\n····\"OAuth\": {}\n··}\n}"),
            "Mfa",
            &write(
                "{\n··\"UserPoolConfigs\": {\n····\"UserPoolName\": \"é😀\",\n····\"Mfa\": {\n······\"MFAMode\": \"ON\"\n····},\n····\"OAuth\": {}\n··}\n}",
            ),
        );
        gives(
            &write("{\n··\"UserPoolConfigs\": {\n····\"UserPoolName\": \"x\" // ü\n····|\n··}\n}"),
            "Mfa",
            &write(
                "{\n··\"UserPoolConfigs\": {\n····\"UserPoolName\": \"x\", // ü\n····\"Mfa\": {\n······\"MFAMode\": \"ON\"\n····}\n··}\n}",
            ),
        );
    }
}

#[test]
fn comments() {
    let ids = |marked: &str| labels(marked).split(' ').count();
    assert_eq!(ids("// authlint: ignore[|]\n{}"), Rule::all().len());
    assert_eq!(ids("// authlint: ignore[too-deep, |]\n{}"), Rule::all().len() - 1);
    assert_eq!(ids("{ /* authlint: ignore[inl| */ }"), Rule::all().len());
    offers("// authlint: ignore[inline-secret]|\n{}", "");
    offers("// authlint: operation=|\n{}", "create update get");
    offers("// authlint: operation=up|date\n{}", "create update get");
    offers("// authlint: |\n{}", "ignore[] operation=");
    offers("// some text |\n{}", "");
    gives("// authlint: operation=up|da\n{}", "update", "// authlint: operation=update\n{}");
    gives(
        "// authlint: ignore[inline-|sec, too-deep]\n{}",
        "inline-secret",
        "// authlint: ignore[inline-secret, too-deep]\n{}",
    );
}

/// Documents of every operation and style, with all kinds of characters in them.
fn documents() -> Vec<String> {
    let pool = format!(
        "{{\n  // authlint: ignore[inline-secret] -- é😀\n  \"Service\": \"COGNITO\",\n  \"AuthResources\": \"USER_POOL_ONLY\",\n  \"UserPoolConfigs\": {{\n    {POOL},\n    \"Mfa\": {{\"MFAMode\": \"ON\", \"Settings\": {{\"MfaTypes\": [\"TOTP\"], \"SmsMessage\": \"Ihr Schlüssel 😀 {{####}}\"}}}},\n    \"OAuth\": {{\n      \"RedirectSignInURIs\": [\"https://app.example.com/é\", \"https://b.example.com/\"]\n    }}\n  }},\n  \"IdentityPoolConfigs\": {{\"IdentityPoolName\": \"x\\u00e9\", \"UnauthenticatedLogin\": true}}\n}}\n"
    );
    let wire = r#"{"resourceName":"é","resourceConfig":{"authResources":"USER_POOL_ONLY","userPoolConfigs":{"passwordPolicy":{"minimumLength":8,"additionalConstraints":["REQUIRE_DIGIT"]},"oAuth":{"socialProviderSettings":{"Google":{"client_id":"1"},"SignInWithApple":{}}}}}}"#;
    let get = "{\"AppId\": \"a\", \"BackendEnvironmentName\": \"ö\",\n\t\"Error\": null, \"ResourceConfig\": {\"UserPoolConfigs\": {}, \"Unknown\": [[{}], {\"x\": [1, \"ü\"]}]}}";
    let update = "// authlint: operation=update\n{ \"UserPoolConfigs\": { \"ForgotPassword\": { \"DeliveryMethod\": \"EMAIL\", }, /* ü */ } }";
    vec![pool.replace('\n', "\r\n"), pool, wire.to_owned(), get.to_owned(), update.to_owned()]
}

/// Every question about one offset; spans must fit the text.
fn ask_everything(document: &Document, report: &authlint::Report, offset: u32) -> Vec<Completion> {
    let text = document.text();
    let fits = |span: Span| assert!(text.get(span.range()).is_some(), "{span:?} in {text}");
    let completions = assist::complete(document, offset);
    for completion in &completions {
        fits(completion.span);
        if let Some(comma) = &completion.comma {
            fits(comma.span());
        }
    }
    if let Some(hover) = assist::hover(document, offset) {
        fits(hover.span);
    }
    if let Some(hover) = assist::hover_findings(report, offset) {
        fits(hover.span);
    }
    let selection = assist::selection(document, offset);
    for span in &selection {
        fits(*span);
    }
    for pair in selection.windows(2) {
        assert!(pair[1].contains(pair[0]) && pair[0] != pair[1], "{pair:?} in {text}");
    }
    completions
}

fn check_outline(symbols: &[assist::Symbol], around: Span, text: &str) {
    for symbol in symbols {
        assert!(around.contains(symbol.span), "{symbol:?}");
        assert!(symbol.span.contains(symbol.selection_span), "{symbol:?}");
        assert!(text.get(symbol.span.range()).is_some() && text.get(symbol.selection_span.range()).is_some());
        check_outline(&symbol.children, symbol.span, text);
    }
}

/// Accepting any completion anywhere in a valid document gives no syntax errors.
#[test]
fn accepting_breaks_nothing() {
    for text in documents() {
        let document = parse(&text);
        assert_eq!(syntax_errors(&text), 0, "{text}");
        let report = Linter::default().check(&document);
        for offset in 0..=text.len() as u32 + 2 {
            for completion in ask_everything(&document, &report, offset) {
                for inserted in [&completion.text, &resolve(&completion.snippet)] {
                    let after = accept(&text, &completion, inserted);
                    assert_eq!(syntax_errors(&after), 0, "at {offset}: {}\n{after}", completion.label);
                }
            }
        }
    }
}

#[test]
fn truncated_documents_are_fine_everywhere() {
    for text in documents() {
        for length in (0..text.len()).filter(|length| text.is_char_boundary(*length)) {
            let document = parse(&text[..length]);
            let report = SYNTAX.check(&document);
            for offset in [0, length / 2, length.saturating_sub(1), length] {
                ask_everything(&document, &report, offset as u32);
            }
            check_outline(&assist::symbols(&document), Span::new(0, length), document.text());
            for fold in assist::folding(&document) {
                assert!(document.text().get(fold.span.range()).is_some());
            }
            assist::links(&document);
        }
    }
}

/// At the end of every truncation, what is offered does not make the text worse: brackets are missing, and commas may be.
#[test]
fn accepting_at_the_end_of_what_is_typed_helps() {
    for text in documents() {
        for length in (0..text.len()).filter(|length| text.is_char_boundary(*length)) {
            let typed = &text[..length];
            for completion in assist::complete(&parse(typed), length as u32) {
                let after = accept(typed, &completion, &completion.text);
                assert!(syntax_errors(&after) <= syntax_errors(typed).max(3), "{}\n{after}", completion.label);
            }
        }
    }
}

#[track_caller]
fn hover(marked: &str) -> String {
    let (text, offset) = cursor(marked);
    assist::hover(&parse(&text), offset)
        .map_or(String::new(), |hover| format!("{} → {}", &text[hover.span.range()], hover.markdown))
}

#[test]
fn hover_documents_a_member_without_its_value() {
    let rows: &[(&str, &[&str])] = &[
        (
            r#"{"UserPoolConfigs": {"UserPoolName": "x", "SignInMe|thod": "EMAIL"}}"#,
            &[
                "\"SignInMethod\" → **`SignInMethod`**: a string, required",
                "- `USERNAME`: Users sign in with a name",
                "In the REST body: `signInMethod`",
            ],
        ),
        (
            r#"{"UserPoolConfigs": {"UserPoolName": "x", "SignInMethod": "EM|AIL"}}"#,
            &["\"EMAIL\" → **`SignInMethod`**"],
        ),
        (
            r#"{"userPoolConfigs": {"userPoolName": "x", "mfa": {"MFAM|ode": "ON"}}}"#,
            &["**`MFAMode`**: a string, required", "- `OPTIONAL`"],
        ),
        (
            r#"{"userPoolConfigs": {"userPoolNa|me": "x"}}"#,
            &["**`userPoolName`**", "In the SDKs: `UserPoolName`", "Source: cognito-idp model"],
        ),
        (r#"{"UserPoolConfigs": {"Forgot|Password": {}}}"#, &["an object, deprecated", "use `VerificationMessage`"]),
        (
            r#"{"UserPoolConfigs": {"PasswordPolicy": {"AdditionalConstraints": ["REQUIRE_|DIGIT"]}}}"#,
            &["Default: `[]`", "- `REQUIRE_DIGIT`: At least one digit."],
        ),
        (
            "// authlint: operation=update\n{\"UserPoolConfigs\": {\"SignIn|Method\": 1}}",
            &["`UpdateBackendAuth` does not have this member."],
        ),
    ];
    for (marked, parts) in rows {
        let found = hover(marked);
        for part in *parts {
            assert!(found.contains(part), "{marked}: no {part:?} in\n{found}");
        }
    }
    for nothing in [r#"{ | "UserPoolConfigs": {}}"#, r#"{"Unknown": "x|"}"#, "|", "[1|]"] {
        assert_eq!(hover(nothing), "", "{nothing}");
    }
    let (text, offset) = cursor(
        r#"{"UserPoolConfigs": {"OAuth": {"SocialProviderSettings": {"Google": {"ClientSecret": "hunter|22"}}}}}"#,
    );
    let document = parse(&text);
    let found = assist::hover(&document, offset).unwrap().markdown;
    assert!(
        found.contains("**`ClientSecret`**") && found.contains("Sensitive") && !found.contains("hunter"),
        "{found}"
    );
    assert!(!format!("{:?}", assist::symbols(&document)).contains("hunter"));
}

#[test]
fn hover_explains_findings() {
    let (text, offset) = cursor(r#"{"UserPoolConfigs": {"Mfa": {"MFAMode": "O|NN"}}}"#);
    let report = Linter::default().check(&parse(&text));
    let hover = assist::hover_findings(&report, offset).unwrap();
    let finding = report.findings().iter().find(|finding| finding.span() == hover.span).unwrap();
    for part in [finding.message(), finding.help().unwrap(), finding.rule().summary(), finding.rule().id()] {
        assert!(hover.markdown.contains(part), "{}", hover.markdown);
    }
    assert_eq!(assist::hover_findings(&Linter::default().check(&parse(&documents()[1])), 4), None);
}

#[test]
fn outline() {
    fn write(symbols: &[assist::Symbol]) -> String {
        let one = |symbol: &assist::Symbol| match symbol.children.as_slice() {
            [] => format!("{}={}", symbol.name, symbol.detail),
            children => format!("{}({})", symbol.name, write(children)),
        };
        symbols.iter().map(one).collect::<Vec<_>>().join(" ")
    }
    let outline = |text: &str| write(&assist::symbols(&parse(text)));
    assert_eq!(
        outline(
            r#"{"Service": "COGNITO", "UserPoolConfigs": {"Mfa": {"MFAMode": "ON", "Settings": {"MfaTypes": ["SMS"], "SmsMessage": "Code {####}"}}, "VerificationMessage": {"SmsSettings": {"SmsMessage": "geheim {####}"}}}}"#
        ),
        "Service=COGNITO UserPoolConfigs(Mfa(MFAMode=ON Settings(MfaTypes(0=SMS) SmsMessage=•••{####})) VerificationMessage(SmsSettings(SmsMessage=•••{####})))"
    );
    assert_eq!(outline(r#"{"Service": , "x"#), "Service= •••=");
    assert_eq!(outline(""), "");
}

#[test]
fn folds_and_selections() {
    let texts =
        |text: &str, spans: Vec<Span>| spans.iter().map(|span| text[span.range()].to_owned()).collect::<Vec<_>>();
    let text = "{\n  /* é\n */\n  \"a\": [\n    1\n  ], \"b\": {}\n}";
    let folds = assist::folding(&parse(text)).into_iter().map(|fold| fold.span).collect();
    assert_eq!(texts(text, folds), [text, "/* é\n */", "[\n    1\n  ]"]);
    let (text, offset) = cursor(r#"{"a": {"b": ["é|x", 1]}}"#);
    assert_eq!(
        texts(&text, assist::selection(&parse(&text), offset)),
        [
            "éx",
            "\"éx\"",
            "\"éx\", 1",
            "[\"éx\", 1]",
            "\"b\": [\"éx\", 1]",
            "{\"b\": [\"éx\", 1]}",
            "\"a\": {\"b\": [\"éx\", 1]}",
            text.as_str()
        ]
    );
    // Escaped JSON with a text that is not closed.
    let (text, offset) = cursor("{\\\"a\\\": [\\\"é|@\n]}");
    assert_eq!(texts(&text, assist::selection(&parse(&text), offset)).first().unwrap(), "é@");
}

#[test]
fn links_are_safe_to_open() {
    let uris = [
        "https://a.example.com/x",
        "http://localhost/",
        "myapp://x",
        "https://u:p@evil.example/",
        "https://é.example/",
        "https://",
    ];
    let list = uris.map(|uri| format!("\"{uri}\"")).join(",");
    let text = format!(
        "// authlint: ignore[oauth-implicit-grant, nothing]\n{{\"UserPoolConfigs\": {{\"OAuth\": {{\"RedirectSignInURIs\": [{list}]}}}}}}"
    );
    let links = assist::links(&parse(&text));
    assert!(links.iter().all(|link| link.target.starts_with("https://")));
    let found: Vec<_> = links.iter().map(|link| &text[link.span.range()]).collect();
    let rule = Rule::from_id("oauth-implicit-grant").and_then(Rule::url).map(|_| "oauth-implicit-grant");
    assert_eq!(found, rule.into_iter().chain([uris[0]]).collect::<Vec<_>>());
}

/// The labels in YAML.
#[cfg(feature = "yaml")]
fn yaml_labels(marked: &str) -> Vec<String> {
    let (text, offset) = cursor(marked);
    let found = assist::complete(&Document::parse(&text, Format::Yaml), offset);
    found.into_iter().map(|completion| completion.label).collect()
}

/// The text after a completion in YAML is accepted.
#[cfg(feature = "yaml")]
fn yaml_accepted(marked: &str, label: &str) -> String {
    let (text, offset) = cursor(marked);
    let found = assist::complete(&Document::parse(&text, Format::Yaml), offset);
    let completion = found.iter().find(|it| it.label == label).unwrap_or_else(|| panic!("{label}: {found:#?}"));
    accept(&text, completion, &completion.text)
}

#[cfg(feature = "yaml")]
#[test]
fn yaml_is_completed_in_blocks() {
    let rows = [
        ("Serv|", "Service", "Service: COGNITO"),
        ("|", "AuthResources", "AuthResources: USER_POOL_ONLY"),
        ("UserPoolConfigs:\n  Mfa:\n    |", "MFAMode", "UserPoolConfigs:\n  Mfa:\n    MFAMode: \"ON\""),
        ("UserPoolConfigs:\n  Mfa:\n    MFAMode: |", "OFF", "UserPoolConfigs:\n  Mfa:\n    MFAMode: \"OFF\""),
        ("UserPoolConfigs:\n  Mfa:\n    MFAMode:|", "OFF", "UserPoolConfigs:\n  Mfa:\n    MFAMode: \"OFF\""),
        ("UserPoolConfigs:\n  Mfa:\n    MFAMode: 'O|N'", "OFF", "UserPoolConfigs:\n  Mfa:\n    MFAMode: 'OFF'"),
        ("UserPoolConfigs:\n  Mfa:\n    MFAMo|: OFF\n", "MFAMode", "UserPoolConfigs:\n  Mfa:\n    MFAMode: OFF\n"),
        (
            "UserPoolConfigs:\n  OAuth:\n    OAuthScopes:\n    - OPENID\n    - E|\n",
            "EMAIL",
            "UserPoolConfigs:\n  OAuth:\n    OAuthScopes:\n    - OPENID\n    - EMAIL\n",
        ),
        (
            "userPoolConfigs:\r\n  |\r\n  mfa: {}\r\n",
            "passwordPolicy",
            "userPoolConfigs:\r\n  passwordPolicy:\r\n    \r\n  mfa: {}\r\n",
        ),
        (
            "AppId: d1\nResourceConfig:\n  IdentityPoolConfigs:\n    UnauthenticatedLogin: |\n",
            "false",
            "AppId: d1\nResourceConfig:\n  IdentityPoolConfigs:\n    UnauthenticatedLogin: false\n",
        ),
    ];
    for (marked, label, wanted) in rows {
        assert_eq!(yaml_accepted(marked, label), wanted, "{marked}");
    }
}

#[cfg(feature = "yaml")]
#[test]
fn yaml_completions_leave_out_what_is_there() {
    let oauth = yaml_labels("UserPoolConfigs:\n  OAuth:\n    OAuthScopes:\n      - OPENID\n      - |\n      - EMAIL\n");
    assert!(
        oauth.contains(&"PROFILE".to_owned()) && !oauth.iter().any(|it| it == "OPENID" || it == "EMAIL"),
        "{oauth:?}"
    );
    let mfa = yaml_labels("UserPoolConfigs:\n  Mfa:\n    MFAMode: OFF\n    |\n  OAuth: {}\n");
    assert_eq!(mfa, ["Settings"]);
    let rules = yaml_labels("# authlint: ignore[inline-s|]\nUserPoolConfigs: {}\n");
    assert!(rules.contains(&"inline-secret".to_owned()));
    for nothing in
        ["UserPoolConfigs:\n  UserPoolName: a b|\n", "Elsewhere:\n  |\n", "UserPoolConfigs: { M| }\n", "# a comment|\n"]
    {
        assert_eq!(yaml_labels(nothing), [""; 0], "{nothing}");
    }
}

/// Wherever the cursor is: no panic, and the text can still be read if it could before a name was typed.
#[cfg(feature = "yaml")]
#[test]
fn yaml_completions_fit_everywhere() {
    let text = "# of staging\nAppId: d1\nResourceConfig:\n  Service: COGNITO\n  UserPoolConfigs:\n    Mfa:\n      MFAMode: 'OFF'\n    OAuth:\n      OAuthScopes:\n      - OPENID\n      - \"EMAIL\"\n    VerificationMessage: { DeliveryMethod: EMAIL }\n    é: 😀\n";
    for offset in 0..=text.len() as u32 {
        for completion in assist::complete(&Document::parse(text, Format::Yaml), offset) {
            let done = accept(text, &completion, &completion.text);
            let report = Linter::default().check(&Document::parse(&done, Format::Yaml));
            let is_broken = report.findings().iter().any(|finding| finding.rule().id() == "syntax-error");
            let Some((before, behind)) = text.split_at_checked(offset as usize) else { continue };
            let line = before.rsplit('\n').next().unwrap();
            // Before something else on its line, a name or value may be anything.
            let at_end = behind.starts_with('\n');
            assert!(!at_end || !is_broken || line.trim().is_empty(), "{offset} {line:?}: {done}");
        }
    }
}
