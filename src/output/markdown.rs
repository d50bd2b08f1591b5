//! Markdown for a comment on a pull request, or for a ticket.

use std::fmt::Write as _;

use crate::lint::report::Report;
use crate::text::Encoding;

/// The findings of a document under a heading.
///
/// ```
/// use authlint::{Document, Format, Linter, output};
///
/// let report = Linter::default().check(&Document::parse("{", Format::Json));
/// assert!(output::markdown::to_string("auth.json", &report).starts_with("### `auth.json`\n\n- **error** at 1:"));
/// ```
pub fn to_string(path: &str, report: &Report) -> String {
    let document = report.document();
    let mut out = format!("### {}\n\n", code(&super::path(path)));
    if let Some(assumption) = super::assumption(report) {
        let _ = writeln!(out, "({})\n", plain(&assumption));
    }
    if report.findings().is_empty() {
        out.push_str("No findings.\n");
    }
    for finding in report.findings() {
        let place = document.position(finding.span().start, Encoding::Characters);
        let (level, rule) = (finding.level().name(), finding.rule().id());
        let rule = match finding.rule().url() {
            Some(url) => format!("[`{rule}`](<{url}>)"),
            None => format!("`{rule}`"),
        };
        let (line, column) = (place.line + 1, place.column + 1);
        let _ = writeln!(out, "- **{level}** at {line}:{column}, {rule}: {}", plain(&finding.message_with_basis()));
        if let Some(help) = finding.help() {
            let _ = writeln!(out, "  Help: {}", plain(help));
        }
    }
    if report.omitted() > 0 {
        let _ = writeln!(out, "- and {} more", report.omitted());
    }
    out.push('\n');
    out
}

/// A file name as inline code.
fn code(text: &str) -> String {
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// Escapes a message: code in backticks is kept, Markdown and HTML outside of it are escaped.
///
/// Document text is always in backticks, and contains none itself.
fn plain(message: &str) -> String {
    let mut out = String::with_capacity(message.len() + 8);
    for (number, part) in message.split('`').enumerate() {
        if number > 0 {
            out.push('`');
        }
        for character in part.chars() {
            if number % 2 == 0 && matches!(character, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '@')
            {
                out.push('\\');
            }
            out.push(character);
        }
    }
    out
}
