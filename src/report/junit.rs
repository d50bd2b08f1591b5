//! The XML of `JUnit`: a suite for each document, a failed case for each finding.

use quick_xml::Writer;

use crate::engine::Report;
use crate::text::Encoding;

/// All findings of all documents.
pub(crate) fn junit<'r>(reports: impl Iterator<Item = (&'r str, &'r Report)>) -> String {
    super::xml(|writer| {
        writer.create_element("testsuites").with_attribute(("name", "authlint")).write_inner_content(|writer| {
            for (path, report) in reports {
                suite(writer, path, report)?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

fn suite(writer: &mut Writer<Vec<u8>>, path: &str, report: &Report) -> std::io::Result<()> {
    let path = super::path(path);
    let (document, findings) = (report.document(), report.findings());
    let cases = findings.len().max(1).to_string();
    let failures = findings.len().to_string();
    let suite = writer.create_element("testsuite").with_attributes([
        ("name", path.as_ref()),
        ("tests", cases.as_str()),
        ("failures", failures.as_str()),
        ("errors", "0"),
    ]);
    suite.write_inner_content(|writer| {
        if findings.is_empty() {
            let case = [("name", "no findings"), ("classname", path.as_ref())];
            writer.create_element("testcase").with_attributes(case).write_empty()?;
        }
        for finding in findings {
            let place = document.lines().position(document.text(), finding.span().start, Encoding::Characters);
            let name = format!("{} at {}:{}", finding.rule().id(), place.line + 1, place.column + 1);
            let case = [("name", name.as_str()), ("classname", path.as_ref())];
            let message = finding.message_with_basis();
            let failure = [("type", finding.level().name()), ("message", &*message)];
            writer.create_element("testcase").with_attributes(case).write_inner_content(|writer| {
                let text = format!("{path}:{}:{}: {}", place.line + 1, place.column + 1, super::sentence(finding));
                let text = quick_xml::events::BytesText::new(&text);
                writer.create_element("failure").with_attributes(failure).write_text_content(text)?;
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(())
}
