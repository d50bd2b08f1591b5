//! What holds whatever the input: each function is a target of `fuzz/`, and the tests below run it on seeded inputs.

#![allow(missing_docs, clippy::expect_used, clippy::missing_panics_doc, reason = "a panic is the answer")]

use std::str;

use crate::assist;
use crate::cli::leaks;
use crate::config::{Baseline, Config, ConfigFile};
use crate::diagnostic::config_error::ConfigError;
use crate::diagnostic::{Applicability, Edit, Fix, Label};
use crate::document::{Document, ParseOptions};
use crate::lint::linter::Linter;
use crate::lint::report::Report;
use crate::lint::suppress;
use crate::lsp;
use crate::policy::Policy;
use crate::rule::Level;
use crate::syntax::{Format, invariants};

/// The same verdict and value as `serde_json`, and a tree that covers the text.
pub fn parse(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    invariants::agree(text);
    invariants::assert_covered(text, Format::Json);
    invariants::assert_covered(text, Format::Jsonc);
}

/// A tree with all spans in the text, a report, fixes and a redacted copy of any YAML.
pub fn yaml(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    invariants::assert_sound(&crate::syntax::parse(text, Format::Yaml).tree);
    let document = Document::parse(text, Format::Yaml);
    let report = Linter::default().check(&document);
    assert_sound(&report);
    assert_stable(&report);
    assert_redacted(&document);
}

/// A report on any bytes, with every span in the text, and as many findings as it counts.
pub fn lint(data: &[u8]) {
    for path in ["auth.json", "auth.jsonc", "auth.yaml"] {
        assert_sound(&Linter::default().check(&ParseOptions::new().path(path).parse_bytes(data)));
    }
}

/// Fixes end, add no error, and leave nothing to fix.
pub fn fix(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    for format in [Format::Json, Format::Jsonc] {
        assert_stable(&Linter::default().check(&Document::parse(text, format)));
    }
}

/// Comments that suppress findings change no value, add no finding, and leave none that they could suppress.
pub fn suppress(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    for format in [Format::Jsonc, Format::Yaml] {
        let before = Linter::default().check(&Document::parse(text, format));
        let after = suppress::suppress(&before, "known");
        let [all_before, all_after] = [&before, &after].map(|report| report.counts().at_least(Level::Advice));
        assert!(all_after <= all_before, "{text:?}\n{:?}", after.document().text());
        if before.document().parsed().problems.is_empty() {
            assert_eq!(values(after.document()), values(before.document()), "{text:?}");
        }
        let again = suppress::suppress(&after, "known");
        assert_eq!(again.document().text(), after.document().text(), "{text:?}");
    }
}

/// The keys and values in their order, `None` for a container.
fn values(document: &Document) -> Vec<Option<String>> {
    let nodes = (0..document.parsed().tree.slots.len() as u32).filter_map(|index| document.node(index));
    nodes.map(|node| (!node.kind().is_container()).then(|| node.value().into_owned())).collect()
}

/// No output shows a secret, and the redacted copy parses as the document does.
pub fn redact(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    for path in ["auth.json", "auth.jsonc", "auth.yaml"] {
        let document = ParseOptions::new().path(path).parse(text);
        assert_redacted(&document);
        // In a text that can be read a secret at another place was written there by the author.
        if document.parsed().is_damaged
            && let Some((place, part)) = leaks::find(text, path, &Linter::default())
        {
            panic!("{place} of {path}: {part}\n{text}");
        }
    }
}

/// What completion offers fits the text, and accepting it leaves a text that can be read as well as before.
pub fn complete(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    let document = Document::parse(text, Format::Jsonc);
    for offset in (0..=text.len()).filter(|offset| text.is_char_boundary(*offset)).take(400) {
        let at = offset as u32;
        for item in assist::complete(&document, at) {
            let edits = item.comma.iter().cloned().chain([Edit { span: item.span, text: item.text.clone() }]);
            for edit in edits {
                assert!(text.get(edit.span.range()).is_some(), "{edit:?} at {offset} of {text:?}");
            }
        }
        if let Some(hover) = assist::hover(&document, at) {
            assert!(text.get(hover.span.range()).is_some(), "{:?} at {offset} of {text:?}", hover.span);
        }
        let selection = assist::selection(&document, at);
        let widens = selection.windows(2).all(|pair| matches!(pair, [inner, outer] if outer.contains(*inner)));
        assert!(widens && selection.iter().all(|span| text.get(span.range()).is_some()), "{selection:?} of {text:?}");
    }
}

/// The server's text is the client's after any edits, which the bytes choose.
pub fn edits(data: &[u8]) {
    lsp::assert_texts_agree(data);
}

/// A configuration is read, or refused at a place in its text; one that is read is usable for any path.
pub fn config(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    for result in [ConfigFile::parse_toml(text), ConfigFile::parse_json(text)] {
        match result {
            Ok(file) => {
                for path in ["auth.json", "infra/update/auth.yaml", "é/[x]/*.json"] {
                    let _ = (file.includes(path), file.excludes(path), file.operation(path));
                    let report = Linter::new(file.config(path)).check(&Document::parse(SAMPLE, Format::Json));
                    assert_sound(&report);
                }
            }
            Err(error) => assert_error(text, &error),
        }
    }
}

/// A baseline that is read is written as it was, and hides nothing twice.
pub fn baseline(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    match Baseline::parse(text) {
        Ok(baseline) => {
            let written = baseline.text();
            let again = Baseline::parse(&written).expect("what is written can be read");
            assert_eq!(again.text(), written, "{text:?}");
            let mut config = Config::default();
            config.suppress(baseline.suppressions("auth.json"));
            assert_sound(&Linter::new(config).check(&Document::parse(SAMPLE, Format::Json)));
        }
        Err(error) => assert_error(text, &error),
    }
}

/// A policy is read, or refused at a place in its text; its findings are in the document.
pub fn policy(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    match Policy::parse("fuzz", text) {
        Ok(policy) => {
            let mut config = Config::default();
            config.add_policy(policy);
            assert_sound(&Linter::new(config).check(&Document::parse(SAMPLE, Format::Json)));
        }
        Err(error) => assert_error(text, &error),
    }
}

/// A document with findings.
const SAMPLE: &str = r#"{
  "ResourceConfig": {
    "AuthResources": "USER_POOL_ONLY",
    "Service": "cognito",
    "UserPoolConfigs": {
      "SignInMethod": "EMAIL",
      "ForgotPassword": { "DeliveryMethod": "SMS" },
      "OAuth": { "OAuthGrantType": "IMPLICIT", "RedirectSignInURIs": ["http://example.com"] }
    }
  }
}"#;

fn assert_error(text: &str, error: &ConfigError) {
    assert!(text.get(error.span().range()).is_some(), "{error:?} of {text:?}");
    assert!(!error.message().is_empty() && !error.message().chars().any(char::is_control), "{error:?} of {text:?}");
}

/// What every report promises.
fn assert_sound(report: &Report) {
    let text = report.document().text();
    let findings = report.findings();
    assert!(findings.len() <= crate::MAX_FINDINGS);
    assert_eq!(findings.len() + report.omitted(), report.counts().at_least(Level::Advice), "{text:?}");
    assert!(findings.is_sorted_by_key(|finding| finding.span().start), "{text:?}");
    for finding in findings {
        let edits = finding.fixes().iter().flat_map(Fix::edits).map(Edit::span);
        let labels = finding.labels().iter().map(Label::span);
        for span in edits.chain(labels).chain([finding.span()]) {
            assert!(text.get(span.range()).is_some(), "{span:?} of {finding:?} in {text:?}");
        }
        report.pointer(finding);
    }
}

fn syntax_errors(report: &Report) -> usize {
    report.findings().iter().filter(|finding| finding.rule().id() == "syntax-error").count()
}

fn assert_stable(report: &Report) {
    let before = report.document().text();
    let is_countless = report.omitted() > 0;
    for applicability in [Applicability::Safe, Applicability::Unsafe] {
        let fixed = report.fix(applicability);
        assert_sound(fixed.report());
        assert_eq!(fixed.applied().is_empty(), fixed.text() == before, "{before:?}");
        // A member missing beside a misplaced one is found only after the move.
        let moves = fixed.applied().contains(&"misplaced-member");
        // What is wrong with a text that cannot be read is found only once it can be.
        let repairs = fixed.applied().contains(&"syntax-error");
        let is_better = match repairs {
            // Only those that are listed can be told apart.
            true => is_countless || syntax_errors(fixed.report()) <= syntax_errors(report),
            false => moves || fixed.report().counts().errors <= report.counts().errors,
        };
        assert!(is_better, "{before:?}\n{:?}", fixed.text());
        let again = fixed.report().fix(applicability);
        assert_eq!(again.text(), fixed.text(), "{before:?}");
    }
}

/// The copy of a text without problems has none, and nodes of the same kinds, though a masked value becomes a string.
fn assert_redacted(document: &Document) {
    let copy = document.redacted();
    let before = document.parsed();
    // Masked names are alike, so that one hides another that a merge key of YAML brings.
    let merges = document.is_yaml() && document.text().contains("<<");
    if !before.problems.is_empty() || before.is_damaged || merges {
        return;
    }
    let copied = document.options().parse(copy.as_str());
    let after = copied.parsed();
    assert!(after.problems.is_empty(), "{:?}\n{:?}\n{copy:?}", after.problems, document.text());
    let shape = |document: &Document| -> Vec<bool> {
        document.parsed().tree.slots.iter().map(|slot| slot.kind.is_container()).collect()
    };
    assert_eq!(shape(&copied), shape(document), "{:?}\n{copy:?}", document.text());
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::time::{Duration, Instant};

    use super::*;
    use crate::rule::Rule;

    struct Random(u64);

    impl Random {
        fn below(&mut self, limit: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            usize::try_from(self.0 >> 20).unwrap_or_default() % limit.max(1)
        }
    }

    /// The examples in the documentation of the rules and in `docs`, in one of these languages.
    fn examples(languages: &[&str]) -> Vec<Vec<u8>> {
        let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
        let pages = fs::read_dir(docs).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
        let pages: Vec<_> = pages.chain(Rule::all().iter().map(|rule| rule.docs().replace("\n ", "\n"))).collect();
        let blocks = pages.iter().flat_map(|page| page.split("```").skip(1).step_by(2));
        let blocks = blocks.filter_map(|block| block.split_once('\n'));
        let mut texts: Vec<Vec<u8>> =
            blocks.filter(|(language, _)| languages.contains(language)).map(|(_, text)| text.into()).collect();
        texts.sort();
        assert!(!texts.is_empty(), "{languages:?}");
        texts
    }

    /// Bytes removed, repeated, moved, and replaced by some that have a meaning.
    fn spoil(mut data: Vec<u8>, others: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
        const PIECES: [&[u8]; 35] = [
            b"\"",
            b"'",
            b",",
            b":",
            b"{",
            b"}",
            b"[",
            b"]",
            b"\\",
            b"\\u12",
            b"\n",
            b"\r\n",
            b"\t",
            b"/*",
            b"//",
            b"#",
            b"-",
            b"- ",
            b"&a ",
            b"*a",
            b"<<: ",
            b"|",
            b">-",
            b"!t ",
            b"%",
            b"1e9",
            b"null",
            b"=",
            b"\xef\xbb\xbf",
            b"\xe2\x80\x9c",
            b"\xc3\xa9",
            b"\xf0\x9f\x98\x80",
            b"\xff",
            b"\0",
            b"\x0b",
        ];
        for _ in 0..=random.below(6) {
            let start = random.below(data.len() + 1);
            let end = (start + random.below(12)).min(data.len());
            match random.below(6) {
                0 | 1 => drop(data.splice(start..start, PIECES[random.below(PIECES.len())].iter().copied())),
                2 => drop(data.drain(start..end)),
                3 => {
                    let again = data[start..end].to_vec();
                    let at = random.below(data.len() + 1);
                    drop(data.splice(at..at, again));
                }
                4 => {
                    let other = &others[random.below(others.len())];
                    let from = random.below(other.len() + 1);
                    let to = (from + random.below(60)).min(other.len());
                    drop(data.splice(start..end, other[from..to].iter().copied()));
                }
                _ => data.truncate(data.len() - random.below(data.len() / 4 + 1)),
            }
        }
        data
    }

    /// Runs a target on spoilt seeds: as long as `FUZZ_SECONDS` says, else for a fixed number of inputs.
    fn run(target: fn(&[u8]), count: usize, seeds: &[Vec<u8>]) {
        let number = |name| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
        let until = number("FUZZ_SECONDS").map(|seconds| Instant::now() + Duration::from_secs(seconds));
        let mut random = Random(number("FUZZ_SEED").unwrap_or(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        for seed in seeds {
            target(seed);
        }
        for done in 0.. {
            if until.map_or(done >= count, |until| Instant::now() >= until) {
                break;
            }
            let seed = seeds[random.below(seeds.len())].clone();
            target(&spoil(seed, seeds, &mut random));
        }
    }

    fn json() -> Vec<Vec<u8>> {
        let mut texts = examples(&["json", "jsonc"]);
        texts.extend([SAMPLE.into(), leaks::TEMPLATE.replace('§', "qxj zqx").into()]);
        // Found by fuzzing: brackets that are missing one in the other.
        texts.push(b"{\n  \"\"{\n      \"\"{\n      \n}".into());
        // Found by fuzzing: a value that is missing behind a character that is left out.
        texts.push("{\"\"\u{feff}".into());
        // Found by fuzzing: a member that was inserted again in each round.
        texts.push(b"{\n  \"\"\"UserPoolConfigs\":{\"PasswordPolicy\"{\"\"O\"\n s\"\"\"\":{\"\"1\"\":[\"\"]\n}".into());
        // Found by fuzzing: an expression that ended on a later line.
        texts.push(b"{\":[\"\".m\",\n\n\"\":".into());
        // Found by fuzzing: an object that ends in a string.
        texts.push(b",\"\n{n'{'}l}".into());
        // Found by fuzzing: white space that is none of JSON's.
        texts.push(b"{[,\x0b\"\":".into());
        texts
    }

    fn yaml_texts() -> Vec<Vec<u8>> {
        let mut texts = examples(&["yaml"]);
        texts.push(leaks::YAML_TEMPLATE.replace('§', "qxj zqx").into());
        // Found by fuzzing: values that are nothing but a tag.
        texts.push("a: [b]😀\n".into());
        texts.extend([b"!\n".into(), b"!!null".into(), b"{!,!. ,2}".into(), b"{!t #\n}".into()]);
        // Found by fuzzing: a merged name that is there already.
        texts.push(b"x: &x {k: 1, l: 2}\na: {l: 3, <<: *x}\n".into());
        texts
    }

    #[test]
    fn parsing() {
        run(parse, 4_000, &json());
    }

    #[test]
    fn linting() {
        run(lint, 800, &json());
    }

    #[test]
    fn fixing() {
        run(fix, 800, &json());
    }

    #[test]
    fn suppressing() {
        run(suppress, 200, &json());
        run(suppress, 200, &yaml_texts());
    }

    #[test]
    fn redacting() {
        run(redact, 300, &json());
    }

    #[test]
    fn completing() {
        run(complete, 150, &json());
    }

    #[test]
    fn editing() {
        let texts: Vec<_> =
            (0..=255).map(|byte: u8| (0..200).map(|place| byte.wrapping_mul(place)).collect()).collect();
        run(edits, 2_000, &texts);
    }

    #[test]
    fn configurations() {
        run(config, 600, &examples(&["toml", "json"]));
    }

    #[test]
    fn baselines() {
        let text = br#"{ "version": 1, "findings": [{ "path": "auth.json", "rule": "inline-secret", "pointer": "/A~1b", "count": 2 }] }"#;
        run(baseline, 2_000, &[text.to_vec()]);
    }

    #[test]
    fn policies() {
        let schemas = [
            include_str!("../examples/policies/mfa.schema.json"),
            include_str!("../schemas/create-backend-auth.schema.json"),
        ];
        let mut texts = examples(&["json"]);
        texts.extend(schemas.map(|schema| schema.as_bytes().to_vec()));
        run(policy, 400, &texts);
    }

    #[test]
    fn reading_yaml() {
        run(yaml, 800, &yaml_texts());
    }
}
