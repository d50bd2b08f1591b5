//! What is shown of which text.

#[cfg(feature = "miette")]
use super::excerpt;
use super::{
    MASK, clipped, has_password, is_random, is_unprintable, json, line, looks_like_name, looks_secret,
    placeholder_length, placeholders,
};
#[cfg(feature = "miette")]
use crate::api::Operation;
#[cfg(feature = "miette")]
use crate::document::ParseOptions;
#[cfg(feature = "miette")]
use crate::text::Span;

#[test]
fn secrets_are_recognized() {
    let mixed = "aB3".repeat(11);
    for (text, wanted) in [
        ("-----BEGIN EC PRIVATE KEY-----", true),
        ("GOCSPX-abcdefgh", true),
        ("GOCSPX-abcd", false), // Eleven characters are too few.
        ("GOCSPX-abcde", true),
        ("x ghp_abcdefghi", true),
        ("AKIAIOSFODNN7EXAMPLE", true),
        ("my-customers-pool", false),
        ("Welcome to the ORCHARD of 123 trees", false),
        ("https://me:pw@example.com/", true),
        ("https://me@example.com/", false),
        ("https://example.com:8443/", false),
        ("https://example.com:pw/", true),
        ("https://[::1]:x/", false),
        ("https://[::1]/", false),
        ("https://example.com/a:b", false),
        ("https://example.com?a:b", false),
        ("https://example.com#a:b", false),
        ("https://example.com/", false),
        (mixed.as_str(), true),
        (&mixed[..31], false),
        (&mixed[..32], true),
    ] {
        assert_eq!(looks_secret(text), wanted, "{text}");
    }
    assert!(has_password("s://u:p@h") && !has_password("s://u@h") && !has_password("u:p@h"));
    assert!(!has_password("s://h:80") && !has_password("s://h:") && has_password("s://h:8o"));
    assert!(has_password("s://a@b:c@d") && !has_password("s://a@b:c"), "the last `@` ends the user");
}

#[test]
fn random_runs_have_all_three_kinds() {
    let run = |lower: usize, upper: usize, digits: usize| {
        format!("{}{}{}", "a".repeat(lower), "B".repeat(upper), "1".repeat(digits))
    };
    for (lower, upper, digits, wanted) in
        [(26, 3, 3, true), (27, 2, 3, false), (27, 3, 2, false), (2, 27, 3, false), (3, 26, 3, true), (25, 3, 3, false)]
    {
        assert_eq!(is_random(&run(lower, upper, digits)), wanted, "{lower} {upper} {digits}");
    }
}

#[test]
fn names_are_short_and_plain() {
    for (text, wanted) in [
        ("Name", true),
        ("a_b-c.d$", true),
        ("with space", false),
        ("é", false),
        ("a1234", true),
        ("a12345", false),
        ("A23456789012", false),
        ("", true),
    ] {
        assert_eq!(looks_like_name(text), wanted, "{text}");
    }
    assert!(looks_like_name(&"x".repeat(40)) && !looks_like_name(&"x".repeat(41)));
}

#[test]
fn long_texts_are_clipped_and_special_characters_escaped() {
    let long = "x".repeat(60);
    assert_eq!(clipped(&long), long);
    assert_eq!(clipped(&format!("{long}y")), format!("{long}…"));
    assert_eq!(clipped(&"é".repeat(60)), "é".repeat(60));
    assert_eq!(clipped(&"é".repeat(61)), format!("{}…", "é".repeat(60)));
    assert_eq!(clipped("a`b"), "a'b");
    assert_eq!(clipped("a\nb\u{202e}"), "a\\u{a}b\\u{202e}");
    assert_eq!((line("plain é"), line("a\tb")), ("plain é".into(), "a\\u{9}b".into()));
    let bounds = [
        '\u{200b}',
        '\u{200f}',
        '\u{2028}',
        '\u{202e}',
        '\u{2060}',
        '\u{206f}',
        '\u{fff9}',
        '\u{fffb}',
        '\u{e0000}',
        '\u{e007f}',
    ];
    assert!(bounds.into_iter().all(is_unprintable));
    let beside = [
        '\u{200a}',
        '\u{2010}',
        '\u{2027}',
        '\u{202f}',
        '\u{205f}',
        '\u{2070}',
        '\u{fff8}',
        '\u{fffc}',
        '\u{e0080}',
        'a',
    ];
    assert!(!beside.into_iter().any(is_unprintable));
}

#[test]
fn json_output_has_no_raw_control_characters() {
    for (text, wanted) in [
        ("plain\n", "plain\n"),
        ("é😀", "é😀"),
        ("a\u{7f}é\u{202e}b", "a\\u007fé\\u202eb"),
        ("é\u{e0001}", "é\\udb40\\udc01"),
        ("\u{1b}", "\\u001b"),
        ("\u{1b}\u{1b}x\u{e9}\u{1b}", "\\u001b\\u001bx\u{e9}\\u001b"),
    ] {
        assert_eq!(json(text.to_owned()), wanted, "{text:?}");
    }
}

#[test]
fn messages_show_their_placeholders() {
    for (text, wanted) in [
        ("Your code is {####}.", "•••{####}•••"),
        ("{####}", "{####}"),
        ("{ ## # } x", "{ ## # }•••"),
        ("no", MASK),
        ("é{é#", "•••{•••#"),
        ("", ""),
    ] {
        assert_eq!(placeholders(text), wanted, "{text}");
    }
    let many = "x{".repeat(15);
    assert_eq!(placeholders(&many), "•••{".repeat(15));
    assert_eq!(placeholders(&format!("{many}x")), MASK, "longer than sixty characters");
    for (text, wanted) in [("{####} x", 6), (" {", 0), ("x", 0), ("# }", 3), ("# ", 1), ("", 0)] {
        assert_eq!(placeholder_length(text), wanted, "{text:?}");
    }
}

/// A line as it is shown in so many columns, with each of some parts of it between `⟦` and `⟧`.
#[cfg(feature = "miette")]
fn clip(text: &str, parts: &[&str], width: usize) -> String {
    let find = |part: &&str| {
        let at = text.find(part).unwrap();
        Span::new(at, at + part.len())
    };
    let places: Vec<_> = parts.iter().map(find).collect();
    let document = ParseOptions::new().operation(Operation::Create).parse(text);
    let excerpt = excerpt(&document, &places, width);
    let [chunk] = excerpt.chunks.as_slice() else { panic!("{:?}", excerpt.chunks) };
    let mut shown = chunk.text.trim_end_matches('\n').to_owned();
    let mut marks: Vec<_> = excerpt.places.iter().flat_map(|(_, it)| [(it.start, '⟦'), (it.end, '⟧')]).collect();
    marks.sort_unstable_by_key(|mark| std::cmp::Reverse(*mark));
    for (at, mark) in marks {
        shown.insert(at as usize, mark);
    }
    shown
}

#[test]
#[cfg(feature = "miette")]
fn lines_are_clipped_around_what_is_marked() {
    let config = r#"{ "AuthResources": "USER_POOL_ONLY", "Service": "cognito", "UserPoolConfigs": { "UserPoolName": "orchard" } }"#;
    let list = |middle: &str| {
        format!(r#"{{ "UserPoolConfigs": {{ "RequiredSignUpAttributes": ["GENDER", {middle}"LOCALE"] }} }}"#)
    };
    let (middle, long) = (list(&r#""EMAIL", "#.repeat(60)), list(&format!("\"{}\", ", "x".repeat(300))));
    let uri = r#"{ "UserPoolConfigs": { "OAuth": { "RedirectSignInURIs": ["https://me:pw@example.com/a?b#c"], "OAuthScopes": [] } } }"#;
    let secret = r#"{ "UserPoolConfigs": { "OAuth": { "SocialProviderSettings": { "Google": { "ClientId": "a", "ClientSecret": "b" } } } } }"#;
    for (text, parts, width, wanted) in [
        (
            config,
            &["\"cognito\""][..],
            200,
            r#"{ "AuthResources": "USER_POOL_ONLY", "Service": ⟦"cognito"⟧, "UserPoolConfigs": { "UserPoolName": "orchard" } }"#,
        ),
        (
            config,
            &["\"cognito\""],
            109,
            r#"{ "AuthResources": "USER_POOL_ONLY", "Service": ⟦"cognito"⟧, "UserPoolConfigs": { "UserPoolName": "orchard" } }"#,
        ),
        (
            config,
            &["\"cognito\""],
            108,
            r#"…AuthResources": "USER_POOL_ONLY", "Service": ⟦"cognito"⟧, "UserPoolConfigs": { "UserPoolName": "orchard" } }"#,
        ),
        (config, &["\"cognito\""], 40, r#"…, "Service": ⟦"cognito"⟧, "UserPoolConfi…"#),
        (config, &["{ \"AuthResources\""], 40, r#"⟦{ "AuthResources"⟧: "USER_POOL_ONLY", "…"#),
        (config, &["}"], 40, r#"…figs": { "UserPoolName": "orchard" ⟦}⟧ }"#),
        (config, &[" }"], 40, r#"…figs": { "UserPoolName": "orchard"⟦ }⟧ }"#),
        (config, &["\"AuthResources\"", "\"cognito\""], 40, r#"{ ⟦"AuthResources"⟧:…ice": ⟦"cognito"⟧, "…"#),
        (config, &["\"AuthResources\"", "\"USER_POOL_ONLY\""], 40, r#"{ ⟦"AuthResources"⟧: ⟦"USER_POOL_O…⟧"#),
        (config, &["\"Service\"", "\"cognito\""], 42, r#"…R_POOL_ONLY", ⟦"Service"⟧: ⟦"cognito"⟧, "Use…"#),
        (config, &["\"Service\"", "\"cognito\""], 40, r#"…_POOL_ONLY", ⟦"Service"⟧: ⟦"cognito"⟧, "Us…"#),
        (config, &["\"cognito\"", "\"Service\""], 40, r#"…_POOL_ONLY", ⟦"Service"⟧: ⟦"cognito"⟧, "Us…"#),
        (config, &["\"AuthResources\"", "\"orchard\""], 40, r#"{ ⟦"AuthResources"⟧:…ame": ⟦"orchard"⟧ } …"#),
        (config, &["\"orchard\"", "\"AuthResources\""], 40, r#"{ ⟦"AuthResources"⟧:…ame": ⟦"orchard"⟧ } …"#),
        (
            config,
            &["\"AuthResources\": \"USER_POOL_ONLY\", \"Service\": \"cognito\""],
            40,
            r#"{ ⟦"AuthResources": "USER_POOL_ONLY", "…⟧"#,
        ),
        (
            config,
            &["\"UserPoolConfigs\": { \"UserPoolName\": \"orchard\" } }"],
            40,
            r#"…: "cognito", ⟦"UserPoolConfigs": { "Use…⟧"#,
        ),
        (config, &["\"Service\""], 1, r#"…NLY", ⟦"Service"⟧: "…"#),
        (&middle, &["\"LOCALE\""], 20, r#"…AIL", ⟦"LOCALE"⟧] } …"#),
        (&middle, &["\"GENDER\""], 20, r#"…es": [⟦"GENDER"⟧, "E…"#),
        (&middle, &["\"LOCALE\"", "\"GENDER\""], 40, r#"…es": [⟦"GENDER"⟧, "E…AIL", ⟦"LOCALE"⟧] } …"#),
        (&middle, &["\"GENDER\"", "\"LOCALE\""], 40, r#"…es": [⟦"GENDER"⟧, "E…AIL", ⟦"LOCALE"⟧] } …"#),
        (&long, &["\"LOCALE\""], 40, r#"…utes": ["GENDER", "•••", ⟦"LOCALE"⟧] } }"#),
        (
            uri,
            &["\"https://me:pw@example.com/a?b#c\""],
            200,
            r#"{ "UserPoolConfigs": { "OAuth": { "RedirectSignInURIs": [⟦"https://•••@example.com/a?•••#•••"⟧], "OAuthScopes": [] } } }"#,
        ),
        (
            uri,
            &["example"],
            200,
            r#"{ "UserPoolConfigs": { "OAuth": { "RedirectSignInURIs": ["https://•••@⟦example⟧.com/a?•••#•••"], "OAuthScopes": [] } } }"#,
        ),
        (uri, &["pw"], 40, r#"…": ["https://⟦•••⟧@example.com/a?•••#•••…"#),
        (
            secret,
            &["\"b\""],
            200,
            r#"{ "UserPoolConfigs": { "OAuth": { "SocialProviderSettings": { "Google": { "ClientId": "•••", "ClientSecret": ⟦"•••"⟧ } } } } }"#,
        ),
        (secret, &["\"b\""], 40, r#"…"•••", "ClientSecret": ⟦"•••"⟧ } } } } }"#),
        (secret, &["\"ClientSecret\""], 40, r#"…tId": "•••", ⟦"ClientSecret"⟧: "•••" } }…"#),
        ("{ /* why */ } // and so", &["{"], 40, "⟦{⟧ /* •••*/ } // •••"),
        ("{ /**/ } //", &["{"], 40, "⟦{⟧ /**/ } //"),
        ("{} //so", &["{"], 40, "⟦{⟧} //•••"),
        ("{} //  so", &["{"], 40, "⟦{⟧} // •••"),
        ("{} # so", &["{"], 40, "⟦{⟧} •••"),
        ("{} /*/", &["{"], 40, "⟦{⟧} /*•••"),
        ("{} /* so", &["{"], 40, "⟦{⟧} /* •••"),
        (
            "{\t\"AuthResources\": \"a\\u0007\u{202e}\" }",
            &["\"a\\u0007\u{202e}\""],
            60,
            r#"{ "AuthResources": ⟦"•••"⟧ }"#,
        ),
        ("{ \"a\"; é - \"b\" = [x] }", &["{"], 60, r#"⟦{⟧ "•••"; ••• ••• "•••" = [•••] }"#),
    ] {
        assert_eq!(clip(text, parts, width), wanted, "{parts:?}, {width}");
    }
}

#[test]
#[cfg(feature = "miette")]
fn a_line_is_shown_with_those_beside_it() {
    let text = "{\n\n\"Service\": 1\n\n,\n\"x\": 1\n}\n";
    let document = ParseOptions::new().operation(Operation::Create).parse(text);
    for (parts, wanted) in [
        (&["\"Service\""][..], &[(1, "\n\"Service\": 1\n\n")][..]),
        (&["}"], &[(5, "\"x\": •••\n}\n")]),
        (&["{"], &[(0, "{\n\n")]),
        (&["}", "{"], &[(0, "{\n\n"), (5, "\"x\": •••\n}\n")]),
        (&["{", ","], &[(0, "{\n\n"), (3, "\n,\n\"x\": •••\n")]),
        (&["{", "\"Service\""], &[(0, "{\n\n\"Service\": 1\n\n")]),
    ] {
        let places: Vec<_> = parts.iter().map(|part| Span::at(text.find(part).unwrap())).collect();
        let shown = excerpt(&document, &places, 80);
        let chunks: Vec<_> = shown.chunks.iter().map(|chunk| (chunk.first_line, chunk.text.as_str())).collect();
        assert_eq!(chunks, wanted, "{parts:?}");
    }
}
