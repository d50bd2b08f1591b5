//! Builds the diagnostic of a finding.

use std::borrow::Cow;

use crate::diagnostic::{Applicability, Data, Details, Edit, Fix, Label};
use crate::redact;
use crate::syntax::Node;
use crate::text::sort_by_number;

/// Message, help, labels and fixes of a finding under construction. Boxed: a hundred rules return it.
#[derive(Debug)]
#[must_use]
pub(crate) struct Diagnostic(Box<Details>);

impl Diagnostic {
    /// Starts with the message.
    pub(crate) fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self::from_message(message.into())
    }

    /// Adds the help.
    pub(crate) fn help(self, help: impl Into<Cow<'static, str>>) -> Self {
        self.with_help(help.into())
    }

    /// Labels another place.
    pub(crate) fn label(self, node: Node<'_>, message: impl Into<Cow<'static, str>>) -> Self {
        self.with_label(Label { span: redact::marked(node), message: message.into(), in_existing: false })
    }

    /// A place in what exists.
    pub(crate) fn label_existing(self, node: Node<'_>, message: impl Into<Cow<'static, str>>) -> Self {
        self.with_label(Label { span: redact::marked(node), message: message.into(), in_existing: true })
    }

    /// Adds a safe fix, unless there are no edits.
    pub(crate) fn safe_fix(self, title: impl Into<Cow<'static, str>>, edits: impl IntoIterator<Item = Edit>) -> Self {
        self.fix(title, Applicability::Safe, edits)
    }

    /// Adds an unsafe fix, unless there are no edits.
    pub(crate) fn unsafe_fix(self, title: impl Into<Cow<'static, str>>, edits: impl IntoIterator<Item = Edit>) -> Self {
        self.fix(title, Applicability::Unsafe, edits)
    }

    /// Adds a fix, unless there are no edits.
    pub(crate) fn fix(
        self,
        title: impl Into<Cow<'static, str>>,
        applicability: Applicability,
        edits: impl IntoIterator<Item = Edit>,
    ) -> Self {
        self.with_fix(Fix { title: title.into(), applicability, edits: edits.into_iter().collect() })
    }

    /// Which of several messages of the rule this is; see [`Data`].
    pub(crate) fn message_id(mut self, id: &'static str) -> Self {
        self.0.data.message_id = Some(id);
        self
    }

    /// The name of the member that is missing; see [`Data`].
    pub(crate) fn missing(mut self, name: &'static str) -> Self {
        self.0.data.missing = Some(name);
        self
    }

    /// What the document has instead, fit to be shown.
    pub(crate) fn found(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        self.0.data.found = Some(text.into());
        self
    }

    /// The names or values that are allowed.
    pub(crate) fn allowed(mut self, names: impl IntoIterator<Item = &'static str>) -> Self {
        self.0.data.allowed = names.into_iter().collect();
        self
    }

    /// The name or value that was most likely meant.
    pub(crate) fn suggestion(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        self.0.data.suggestion = Some(text.into());
        self
    }

    /// Everything that was put together.
    pub(crate) fn into_details(self) -> Box<Details> {
        self.0
    }

    // Compiled once, not for each type above: there are many rules.

    #[inline(never)]
    fn from_message(message: Cow<'static, str>) -> Self {
        Self(Box::new(Details { message, help: None, labels: Vec::new(), fixes: Vec::new(), data: Data::default() }))
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
