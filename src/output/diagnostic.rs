//! `Finding` and `Report` as `miette::Diagnostic`.
//!
//! miette never gets a document, only excerpts: it prints its input unchanged, with lines of any length, and panics at
//! columns beyond 65535 and at spans past the end.

use std::fmt;

use miette::{
    Diagnostic, LabeledSpan, MietteError, MietteSpanContents, Severity, SourceCode, SourceSpan, SpanContents,
};

use crate::diagnostic::Finding;

use crate::lint::report::Report;
use crate::lint::snippet::{Framed, Marked};
use crate::rule::Level;

/// Without a snippet, since a finding does not contain its document. Related diagnostics of a [`Report`] have one.
impl Diagnostic for Finding {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.rule().id()))
    }

    fn severity(&self) -> Option<Severity> {
        Some(match self.level() {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Advice => Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.help()?))
    }

    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.rule().url()?))
    }
}

/// Its findings are the related diagnostics, each with a redacted snippet.
impl Diagnostic for Report {
    fn severity(&self) -> Option<Severity> {
        self.findings().iter().max_by_key(|finding| finding.level()).and_then(Diagnostic::severity)
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        Some(Box::new(self.framed().iter().map(|framed| framed as &dyn Diagnostic)))
    }
}

impl fmt::Display for Framed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.finding.message_with_basis())
    }
}

impl std::error::Error for Framed {}

impl Diagnostic for Framed {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.finding.code()
    }

    fn severity(&self) -> Option<Severity> {
        self.finding.severity()
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Diagnostic::help(&self.finding)
    }

    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.finding.url()
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.places.iter().map(|place| {
            let span = SourceSpan::new(place.start.into(), place.length);
            match &place.message {
                None => LabeledSpan::new_primary_with_span(None, span),
                Some(message) => LabeledSpan::new_with_span(Some(message.clone()), span),
            }
        })))
    }
}

impl SourceCode for Framed {
    /// The run of lines with a span or, if no context lines are requested, its real position.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        _lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let mut base = 0;
        for (path, chunk) in &self.chunks {
            let end = base + chunk.text.len();
            if (base..end).contains(&span.offset()) && span.offset() + span.len() <= end {
                let place = self.places.iter().find(|place| place.start == span.offset());
                let (line, column) = match place {
                    Some(Marked { position, .. }) if lines_before == 0 => {
                        (position.line as usize, position.column as usize)
                    }
                    _ => (chunk.first_line as usize, 0),
                };
                let whole = SourceSpan::new(base.into(), chunk.text.len());
                let data = chunk.text.as_bytes();
                let lines = chunk.text.lines().count();
                let contents = MietteSpanContents::new_named(path.clone(), data, whole, line, column, lines);
                return Ok(Box::new(contents));
            }
            base = end;
        }
        Err(MietteError::OutOfBounds)
    }
}
