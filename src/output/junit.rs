//! `JUnit` XML: a suite for each document, a case for each finding. Findings that fail the run are failures; the others
//! pass, with the finding as their output.

use quick_xml::Writer;
use quick_xml::events::BytesText;

use crate::lint::report::Report;
use crate::rule::Level;
use crate::text::Encoding;

/// All findings of all documents, each with the level from which findings fail the run.
pub(crate) fn junit<'r>(reports: impl Iterator<Item = (&'r str, &'r Report, Level)>) -> String {
    super::xml(|writer| {
        writer.create_element("testsuites").with_attribute(("name", "authlint")).write_inner_content(|writer| {
            for (path, report, fail_level) in reports {
                suite(writer, path, report, fail_level)?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

/// A test case.
struct Case {
    name: String,
    level: Level,
    message: String,
    text: String,
}

fn suite(writer: &mut Writer<Vec<u8>>, path: &str, report: &Report, fail_level: Level) -> std::io::Result<()> {
    let path = super::path(path);
    let cases = cases(&path, report);
    let failures = cases.iter().filter(|case| case.level >= fail_level).count().to_string();
    let count = cases.len().max(1).to_string();
    let suite = writer.create_element("testsuite").with_attributes([
        ("name", path.as_ref()),
        ("tests", count.as_str()),
        ("failures", failures.as_str()),
        ("errors", "0"),
    ]);
    suite.write_inner_content(|writer| {
        writer.create_element("properties").write_inner_content(|writer| {
            let properties = [
                ("operation", report.document().operation().name()),
                ("operationReason", report.document().operation_reason()),
            ];
            for (name, value) in properties {
                writer.create_element("property").with_attributes([("name", name), ("value", value)]).write_empty()?;
            }
            Ok(())
        })?;
        if cases.is_empty() {
            let case = [("name", "no findings"), ("classname", path.as_ref())];
            writer.create_element("testcase").with_attributes(case).write_empty()?;
        }
        for case in &cases {
            let attributes = [("name", case.name.as_str()), ("classname", path.as_ref())];
            writer.create_element("testcase").with_attributes(attributes).write_inner_content(|writer| {
                let text = BytesText::new(&case.text);
                if case.level >= fail_level {
                    let failure = [("type", case.level.name()), ("message", case.message.as_str())];
                    writer.create_element("failure").with_attributes(failure).write_text_content(text)?;
                } else {
                    writer.create_element("system-out").write_text_content(text)?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

fn cases(path: &str, report: &Report) -> Vec<Case> {
    let document = report.document();
    let listed = report.findings().iter().map(|finding| {
        let place = document.position(finding.span().start, Encoding::Characters);
        let (line, column, level) = (place.line + 1, place.column + 1, finding.level());
        Case {
            name: format!("{} at {line}:{column}", finding.rule().id()),
            level,
            message: finding.message_with_basis().into_owned(),
            text: format!("{path}:{line}:{column}: {}: {}", level.name(), super::sentence(finding)),
        }
    });
    let left_out = super::left_out(report).map(|(message, level)| Case {
        name: "findings that are not listed".to_owned(),
        level,
        text: format!("{path}: {}: {message}", level.name()),
        message,
    });
    listed.chain(left_out).collect()
}
