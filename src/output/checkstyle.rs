//! Checkstyle XML, which many tools read.

use crate::lint::report::Report;
use crate::rule::Level;
use crate::text::Encoding;

/// All findings of all documents.
pub(crate) fn checkstyle<'r>(reports: impl Iterator<Item = (&'r str, &'r Report)>) -> String {
    super::xml(|writer| {
        writer.create_element("checkstyle").with_attribute(("version", "4.3")).write_inner_content(|writer| {
            for (path, report) in reports {
                let path = super::path(path);
                let document = report.document();
                writer.create_element("file").with_attribute(("name", path.as_ref())).write_inner_content(
                    |writer| {
                        if let Some(assumption) = super::assumption(report) {
                            // The format has no other place for notes.
                            let comment = quick_xml::events::BytesText::from_escaped(format!(" {assumption} "));
                            writer.write_event(quick_xml::events::Event::Comment(comment))?;
                        }
                        for finding in report.findings() {
                            let place = document.position(finding.span().start, Encoding::Characters);
                            let (line, column) = ((place.line + 1).to_string(), (place.column + 1).to_string());
                            let (message, source) =
                                (super::sentence(finding), format!("authlint.{}", finding.rule().id()));
                            let error = writer.create_element("error").with_attributes([
                                ("line", line.as_str()),
                                ("column", column.as_str()),
                                ("severity", severity(finding.level())),
                                ("message", message.as_str()),
                                ("source", source.as_str()),
                            ]);
                            error.write_empty()?;
                        }
                        if let Some((message, worst)) = super::left_out(report) {
                            let error = writer.create_element("error").with_attributes([
                                ("line", "1"),
                                ("severity", severity(worst)),
                                ("message", message.as_str()),
                                ("source", "authlint"),
                            ]);
                            error.write_empty()?;
                        }
                        Ok(())
                    },
                )?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "info",
    }
}
