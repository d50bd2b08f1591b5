//! What a rule says about a node.

use std::borrow::Cow;

use crate::diagnostic::{Applicability, Details, Edit, Fix, Label};
use crate::redact;
use crate::syntax::Node;
use crate::text::sort_by_number;

/// Message, help, labels and fixes of a finding, while a rule puts them together. Boxed: a hundred rules hand it on.
#[derive(Debug)]
#[must_use]
pub(crate) struct Diagnostic(Box<Details>);

impl Diagnostic {
    /// The message: what is wrong.
    pub(crate) fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self::from_message(message.into())
    }

    /// What to do.
    pub(crate) fn help(self, help: impl Into<Cow<'static, str>>) -> Self {
        self.with_help(help.into())
    }

    /// A second place.
    pub(crate) fn label(self, node: Node<'_>, message: impl Into<Cow<'static, str>>) -> Self {
        self.with_label(Label { span: redact::marked(node), message: message.into(), in_existing: false })
    }

    /// A place in what exists.
    pub(crate) fn label_existing(self, node: Node<'_>, message: impl Into<Cow<'static, str>>) -> Self {
        self.with_label(Label { span: redact::marked(node), message: message.into(), in_existing: true })
    }

    /// A safe fix; none if there are no edits.
    pub(crate) fn safe_fix(self, title: impl Into<Cow<'static, str>>, edits: impl IntoIterator<Item = Edit>) -> Self {
        self.fix(title, Applicability::Safe, edits)
    }

    /// An unsafe fix; none if there are no edits.
    pub(crate) fn unsafe_fix(self, title: impl Into<Cow<'static, str>>, edits: impl IntoIterator<Item = Edit>) -> Self {
        self.fix(title, Applicability::Unsafe, edits)
    }

    /// A fix; none if there are no edits.
    pub(crate) fn fix(
        self,
        title: impl Into<Cow<'static, str>>,
        applicability: Applicability,
        edits: impl IntoIterator<Item = Edit>,
    ) -> Self {
        self.with_fix(Fix { title: title.into(), applicability, edits: edits.into_iter().collect() })
    }

    /// Everything that was put together.
    #[expect(clippy::unnecessary_box_returns, reason = "findings keep the box")]
    pub(crate) fn into_details(self) -> Box<Details> {
        self.0
    }

    // Compiled once, not once for each type above: there are many rules.

    #[inline(never)]
    fn from_message(message: Cow<'static, str>) -> Self {
        Self(Box::new(Details { message, help: None, labels: Vec::new(), fixes: Vec::new() }))
    }

    #[inline(never)]
    fn with_help(mut self, help: Cow<'static, str>) -> Self {
        self.0.help = Some(help);
        self
    }

    #[inline(never)]
    pub(crate) fn with_label(mut self, label: Label) -> Self {
        self.0.labels.push(label);
        self
    }

    #[inline(never)]
    fn with_fix(mut self, mut fix: Fix) -> Self {
        if fix.edits.len() > 1 {
            sort_by_number(&mut fix.edits, |edit| edit.span.rank());
        }
        if !fix.edits.is_empty() {
            self.0.fixes.push(fix);
        }
        self
    }
}
