//! What a rule says of a place.

use std::borrow::Cow;

use crate::finding::{Applicability, Edit, Fix, Label};
use crate::redact;
use crate::syntax::Node;
use crate::text::sort_by_number;

/// What is wrong, why, and what to do: the words of a finding.
#[derive(Debug)]
#[must_use]
pub(crate) struct Verdict {
    pub(crate) message: Cow<'static, str>,
    pub(crate) help: Option<Cow<'static, str>>,
    pub(crate) labels: Vec<Label>,
    pub(crate) fixes: Vec<Fix>,
}

impl Verdict {
    /// What is wrong.
    pub(crate) fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self { message: message.into(), help: None, labels: Vec::new(), fixes: Vec::new() }
    }

    /// What to do.
    pub(crate) fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// A second place.
    pub(crate) fn label(mut self, node: Node<'_>, message: impl Into<Cow<'static, str>>) -> Self {
        self.labels.push(Label { span: redact::marked(node), message: message.into() });
        self
    }

    /// A fix that is surely right.
    pub(crate) fn safe_fix(self, title: impl Into<Cow<'static, str>>, edits: Vec<Edit>) -> Self {
        self.fix(title, Applicability::Safe, edits)
    }

    /// A fix that is likely right.
    pub(crate) fn unsafe_fix(self, title: impl Into<Cow<'static, str>>, edits: Vec<Edit>) -> Self {
        self.fix(title, Applicability::Unsafe, edits)
    }

    /// A fix.
    pub(crate) fn fix(
        mut self,
        title: impl Into<Cow<'static, str>>,
        applicability: Applicability,
        mut edits: Vec<Edit>,
    ) -> Self {
        sort_by_number(&mut edits, |edit| edit.span.rank());
        self.fixes.push(Fix { title: title.into(), applicability, edits });
        self
    }
}
