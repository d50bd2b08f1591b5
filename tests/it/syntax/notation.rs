//! Texts in another notation than JSON: one finding for all of it, one fix, and the findings on their meaning.

use authlint::{Applicability, Document, Finding, Format, Linter, Report};

fn check(text: &str) -> Report {
    Linter::default().check(&Document::parse(text, Format::Json))
}

fn syntax(report: &Report) -> Vec<&Finding> {
    report.findings().iter().filter(|finding| finding.rule().id() == "syntax-error").collect()
}

/// Rule and place of the findings on what a document means.
fn meaning(report: &Report) -> Vec<(&str, String)> {
    let findings = report.findings().iter().filter(|finding| finding.rule().id() != "syntax-error");
    findings.map(|finding| (finding.rule().id(), report.pointer(finding))).collect()
}

/// What the fix of the only syntax finding makes of a text.
fn rewritten(report: &Report) -> String {
    let [finding] = syntax(report)[..] else { panic!("{:#?}", syntax(report)) };
    let mut text = report.document().text().to_owned();
    let mut edits = finding.fixes().first().map(|fix| fix.edits.clone()).unwrap_or_default();
    edits.sort_by_key(|edit| edit.span.start);
    for edit in edits.iter().rev() {
        text.replace_range(edit.span.range(), &edit.text);
    }
    text
}

#[test]
fn probe() {
    let Ok(paths) = std::env::var("PROBE") else { return };
    for path in paths.split(':') {
        let text = std::fs::read_to_string(path).unwrap();
        let report = check(&text);
        println!("=== {path} ({})", syntax(&report).len());
        for finding in syntax(&report) {
            println!("  {:?} {} / {} {:?}", finding.span(), finding.message(), finding.labels().len(), finding.fixes().first().map(|fix| (fix.applicability, fix.edits.len())));
        }
        println!("  {:?}", meaning(&report));
        if syntax(&report).len() == 1 {
            println!("{}", rewritten(&report));
            let after = check(&rewritten(&report));
            println!("  after: {:?} same: {}", syntax(&after).iter().map(|it| it.message()).collect::<Vec<_>>(), meaning(&after) == meaning(&report));
        }
        let _ = report.fix(Applicability::Unsafe);
    }
}
