//! What is wrong with a text, in words, and how to mend it.

use std::borrow::Cow;

use crate::syntax::edit::Edit;
use crate::text::Span;

/// Something that the format does not allow.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) kind: ProblemKind,
    pub(crate) span: Span,
    pub(crate) message: Cow<'static, str>,
    pub(crate) help: Cow<'static, str>,
    pub(crate) label: Option<(Span, &'static str)>,
    pub(crate) fix: Option<(&'static str, Applies, Vec<Edit>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ProblemKind {
    /// The text is not of its format.
    Syntax,
    /// Arrays and objects nest deeper than [`MAX_DEPTH`].
    TooDeep,
}

/// Whether an edit is surely what was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Applies {
    Safely,
    Likely,
}

impl Problem {
    pub(super) fn new(
        span: Span,
        message: impl Into<Cow<'static, str>>,
        help: impl Into<Cow<'static, str>>,
    ) -> Box<Self> {
        Self::boxed(span, message.into(), help.into())
    }

    /// Boxed, because it is handed on often while it is made.
    #[inline(never)]
    fn boxed(span: Span, message: Cow<'static, str>, help: Cow<'static, str>) -> Box<Self> {
        Box::new(Self { kind: ProblemKind::Syntax, span, message, help, label: None, fix: None })
    }

    pub(super) fn label(mut self: Box<Self>, span: Span, text: &'static str) -> Box<Self> {
        self.label = Some((span, text));
        self
    }

    #[inline(never)]
    pub(super) fn safely(mut self: Box<Self>, title: &'static str, edit: Edit) -> Box<Self> {
        self.fix = Some((title, Applies::Safely, vec![edit]));
        self
    }

    #[inline(never)]
    pub(super) fn likely(mut self: Box<Self>, title: &'static str, edits: Vec<Edit>) -> Box<Self> {
        self.fix = Some((title, Applies::Likely, edits));
        self
    }
}
