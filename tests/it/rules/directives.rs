//! Directives in comments without effect.

use authlint::{Config, Linter, ParseOptions, Rule, Selector};

/// The marked text, the message and the help of each finding of the two rules about comments.
fn found(text: &str) -> Vec<(String, String, String)> {
    let mut config = Config::default();
    config.select(["invalid-directive", "unused-ignore"].map(|id| Selector::Rule(Rule::from_id(id).unwrap())));
    let report = Linter::new(config).check(&ParseOptions::new().path("auth.jsonc").parse(text));
    let describe = |finding: &authlint::Finding| {
        let marked = text[finding.span().range()].to_owned();
        (marked, format!("{}: {}", finding.rule().id(), finding.message()), finding.help().unwrap_or("").to_owned())
    };
    report.findings().iter().map(describe).collect()
}

const MEMBERS: &str = r#""AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs": {}"#;

#[test]
fn directives_without_effect_are_reported() {
    const BOTH: &str = "write `authlint: ignore[rule] -- reason`, or `authlint: operation=update` (or `create`, `get`) before the document";
    const BEFORE: &str = "write `// authlint: operation=update` before the document";
    let value = "invalid-directive: invalid value of `operation`";
    let place = "invalid-directive: `operation` has an effect only before the document";
    let rows = [
        (format!("// authlint: operation=delete\n{{{MEMBERS}}}"), "delete", value, BOTH),
        (format!("// authlint: operation=updates\n{{{MEMBERS}}}"), "updates", value, "did you mean `update`?"),
        (format!("{{ // authlint: operation=update\n{MEMBERS}}}"), "// authlint: operation=update", place, BEFORE),
        (format!("{{{MEMBERS}}}\n// authlint: operation=update"), "// authlint: operation=update", place, BEFORE),
        (
            format!("{{{MEMBERS} /* authlint: operation=get */ }}"),
            "/* authlint: operation=get */",
            place,
            "write `// authlint: operation=get` before the document",
        ),
        (
            format!("// authlint: operation=get\n/* authlint: operation=update */ {{{MEMBERS}}}"),
            "/* authlint: operation=update */",
            "invalid-directive: an earlier comment gives the operation",
            "remove this one",
        ),
        (
            format!("{{ // authlint: ignore\n{MEMBERS}}}"),
            "ignore",
            "invalid-directive: `ignore` needs a list of rules",
            BOTH,
        ),
        (
            format!("{{ // authlint: ignroe[inline-secret]\n{MEMBERS}}}"),
            "ignroe",
            "invalid-directive: unknown directive",
            "did you mean `ignore`?",
        ),
        (
            format!("{{ // authlint: disable-line\n{MEMBERS}}}"),
            "disable-line",
            "invalid-directive: unknown directive",
            BOTH,
        ),
        (
            format!("{{{MEMBERS}}}\n// authlint: ignore[inline-secret]"),
            "inline-secret",
            "unused-ignore: unused suppression: `inline-secret` reports nothing here",
            "remove it from the comment",
        ),
    ];
    for (text, marked, message, help) in rows {
        let wanted = [(marked.to_owned(), message.to_owned(), help.to_owned())];
        assert_eq!(found(&text), wanted, "{text}");
    }
    for text in [
        format!("// authlint: operation=update\n{{{MEMBERS}}}"),
        format!("{{ // authlint ignores comments like this one\n{MEMBERS}}}"),
    ] {
        assert_eq!(found(&text), [], "{text}");
    }
}
