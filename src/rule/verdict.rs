//! What a rule says of a place.

use std::borrow::Cow;

use crate::finding::{Applicability, Edit, Fix, Label, Words};
use crate::redact;
use crate::syntax::Node;
use crate::text::sort_by_number;

/// The words of a finding, while a rule finds them. Boxed: a hundred rules hand it on.
#[derive(Debug)]
#[must_use]
pub(crate) struct Verdict(Box<Words>);

impl Verdict {
    /// What is wrong.
    pub(crate) fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self::of(message.into())
    }

    /// What to do.
    pub(crate) fn help(self, help: impl Into<Cow<'static, str>>) -> Self {
        self.with_help(help.into())
    }

    /// A second place.
    pub(crate) fn label(self, node: Node<'_>, message: impl Into<Cow<'static, str>>) -> Self {
        self.with_label(Label { span: redact::marked(node), message: message.into() })
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
        self,
        title: impl Into<Cow<'static, str>>,
        applicability: Applicability,
        edits: Vec<Edit>,
    ) -> Self {
        self.with_fix(Fix { title: title.into(), applicability, edits })
    }

    /// All that was said.
    #[expect(clippy::unnecessary_box_returns, reason = "findings keep the box")]
    pub(crate) fn into_words(self) -> Box<Words> {
        self.0
    }

    // The same once for all the types above: rules are many.

    #[inline(never)]
    fn of(message: Cow<'static, str>) -> Self {
        Self(Box::new(Words { message, help: None, labels: Vec::new(), fixes: Vec::new() }))
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
        sort_by_number(&mut fix.edits, |edit| edit.span.rank());
        self.0.fixes.push(fix);
        self
    }
}
