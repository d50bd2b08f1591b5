//! For people: each finding with a source snippet, rendered by miette.
//!
//! [`super::diagnostic`] limits the text of a document that miette gets.

use std::fmt::{self, Write as _};

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, Severity, SourceCode};
use miette::{ThemeCharacters, ThemeStyles};

use crate::diagnostic::{Applicability, Finding, Label};

use crate::lint::report::Report;
use crate::lint::snippet::{Framed, wrap};
use crate::rule::Level;

/// The capabilities of the terminal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// Colours, by escape sequences.
    pub(crate) color: bool,
    /// Links, by the escape sequence OSC 8.
    pub(crate) links: bool,
    /// The maximum number of columns.
    pub(crate) width: usize,
}

/// The findings of a document, each with its snippet.
pub(crate) fn human(path: &str, report: &Report, look: Look) -> String {
    let mut out = String::new();
    for finding in report.findings() {
        // Writing to a `String` is infallible, and the excerpt covers every span.
        let _ = write_finding(&mut out, path, report, finding, look);
    }
    if report.omitted() > 0 {
        let _ = writeln!(out, "and {} more\n", report.omitted());
    }
    out
}

fn write_finding(out: &mut String, path: &str, report: &Report, finding: &Finding, look: Look) -> fmt::Result {
    let paint = Paint(look.color);
    let (level, rule) = (finding.level().name(), finding.rule());
    let id = match rule.url().filter(|_| look.links) {
        Some(url) => link(url, rule.id()),
        None => rule.id().to_owned(),
    };
    let head = format!("{level}[{id}]");
    writeln!(out, "{}", paint.level(finding.level(), &head))?;
    let framed = Framed::new(&super::path(path), report, finding, look.width);
    handler(finding.level(), finding, look).render_report(out, &Drawn { framed: &framed, width: look.width })?;
    for fix in finding.fixes() {
        let promise = match fix.applicability {
            Applicability::Safe => "",
            Applicability::Unsafe => " (unsafe fix: review the change)",
        };
        paint.note(out, "fix", &format!("{}{promise}", fix.title), look.width)?;
    }
    if let Some(url) = rule.url() {
        paint.note(out, "see", url, look.width)?;
    }
    writeln!(out)
}

/// miette's renderer with the colours of a level: the finding in it, labels in a calmer one.
fn handler(level: Level, finding: &Finding, look: Look) -> GraphicalReportHandler {
    let mut styles = if look.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
    let of_level = match level {
        Level::Error => styles.error,
        Level::Warning => styles.warning,
        Level::Advice => styles.advice,
    };
    let other = if level == Level::Advice { styles.warning } else { styles.advice };
    // miette assigns styles to labels in the order of their spans.
    let is_before = |label: &&Label| !label.in_existing && label.span.start < finding.span().start;
    let before = finding.labels().iter().filter(is_before).count();
    styles.highlights = vec![other; before];
    styles.highlights.push(of_level);
    styles.highlights.resize(finding.labels().len() + 1, other);
    let theme = GraphicalTheme { characters: ThemeCharacters::unicode(), styles };
    GraphicalReportHandler::new_themed(theme)
        .with_width(look.width)
        .with_wrap_lines(false)
        .without_syntax_highlighting()
}

/// A text that opens a page.
fn link(url: &str, text: &str) -> String {
    format!("\u{1b}]8;;{url}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\")
}

/// Escape sequences for lines that miette does not render.
struct Paint(bool);

impl Paint {
    fn level(&self, level: Level, text: &str) -> String {
        let code = match level {
            Level::Error => "31;1",
            Level::Warning => "33;1",
            Level::Advice => "36;1",
        };
        if self.0 { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// A line under the snippet, its name right-aligned like miette's `help`.
    fn note(&self, out: &mut String, name: &str, text: &str, width: usize) -> fmt::Result {
        let name = if self.0 { format!("\u{1b}[36m{name:>6}:\u{1b}[0m") } else { format!("{name:>6}:") };
        let text = wrap(text, width.saturating_sub(10)).join("\n        ");
        writeln!(out, "{name} {text}")
    }
}

/// A finding whose rule and source are on lines that miette does not render, and whose text we wrap: never inside of code.
#[derive(Debug)]
struct Drawn<'f> {
    framed: &'f Framed,
    width: usize,
}

impl Drawn<'_> {
    /// Lines beside the sign or the word that miette puts in front of the first.
    fn lines(&self, text: &str, indent: usize) -> String {
        wrap(text, self.width.saturating_sub(indent)).join("\n")
    }
}

impl fmt::Display for Drawn<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SIGN: usize = "  × ".len() - 1;
        formatter.write_str(&self.lines(&self.framed.to_string(), SIGN))
    }
}

impl std::error::Error for Drawn<'_> {}

impl Diagnostic for Drawn<'_> {
    fn severity(&self) -> Option<Severity> {
        self.framed.severity()
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        const WORD: usize = "  help: ".len();
        Some(Box::new(self.lines(&self.framed.help()?.to_string(), WORD)))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.framed.source_code()
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.framed.labels()
    }
}
