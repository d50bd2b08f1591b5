//! For people: each finding with a frame of its lines, drawn by miette.
//!
//! What miette sees of a document is in [`super::diagnostic`].

use std::fmt::{self, Write as _};

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, Severity, SourceCode};
use miette::{ThemeCharacters, ThemeStyles};

use crate::diagnostic::{Applicability, Finding, Label};

use crate::lint::linter::Report;
use crate::lint::snippet::{Framed, wrap};
use crate::rule::Level;

/// What the reader's terminal can do.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// Colours, by escape sequences.
    pub(crate) color: bool,
    /// Columns to stay within.
    pub(crate) width: usize,
}

/// The findings of a document, each with its frame.
pub(crate) fn human(path: &str, report: &Report, look: Look) -> String {
    let mut out = String::new();
    for finding in report.findings() {
        // Writing into a string cannot fail, and the excerpt answers for every span.
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
    let head = format!("{level}[{}]", rule.id());
    writeln!(out, "{}", paint.level(finding.level(), &head))?;
    let framed = Framed::new(&super::path(path), report, finding, look.width);
    handler(finding.level(), finding, look).render_report(out, &Drawn(&framed))?;
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

/// miette's painter, with the colours of a level: the marked place in it, other places in a calmer one.
fn handler(level: Level, finding: &Finding, look: Look) -> GraphicalReportHandler {
    let mut styles = if look.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
    let of_level = match level {
        Level::Error => styles.error,
        Level::Warning => styles.warning,
        Level::Advice => styles.advice,
    };
    let other = if level == Level::Advice { styles.warning } else { styles.advice };
    // miette gives the styles to the labels in the order of their places.
    let is_before = |label: &&Label| !label.in_existing && label.span.start < finding.span().start;
    let before = finding.labels().iter().filter(is_before).count();
    styles.highlights = vec![other; before];
    styles.highlights.push(of_level);
    styles.highlights.resize(finding.labels().len() + 1, other);
    let theme = GraphicalTheme { characters: ThemeCharacters::unicode(), styles };
    GraphicalReportHandler::new_themed(theme).with_width(look.width).without_syntax_highlighting()
}

/// Escape sequences for our own lines.
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

    /// A line under the frame, its word right-aligned as miette's `help` is.
    fn note(&self, out: &mut String, word: &str, text: &str, width: usize) -> fmt::Result {
        let word = if self.0 { format!("\u{1b}[36m{word:>6}:\u{1b}[0m") } else { format!("{word:>6}:") };
        let text = wrap(text, width.saturating_sub(10)).join("\n        ");
        writeln!(out, "{word} {text}")
    }
}

/// A framed finding whose rule and source stand in lines of our own.
#[derive(Debug)]
struct Drawn<'f>(&'f Framed);

impl fmt::Display for Drawn<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl std::error::Error for Drawn<'_> {}

impl Diagnostic for Drawn<'_> {
    fn severity(&self) -> Option<Severity> {
        self.0.severity()
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.0.help()
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.0.source_code()
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.0.labels()
    }
}
