//! What is wrong with a text, and how to fix it.

use std::borrow::Cow;

use crate::syntax::edit::Edit;
use crate::text::Span;

/// Something that the format does not allow.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) kind: ProblemKind,
    pub(crate) slip: Slip,
    /// How many places of the text this is about.
    pub(crate) places: usize,
    pub(crate) span: Span,
    pub(crate) message: Cow<'static, str>,
    pub(crate) help: Cow<'static, str>,
    pub(crate) labels: Vec<(Span, &'static str)>,
    pub(crate) fix: Option<(&'static str, Applies, Vec<Edit>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ProblemKind {
    /// The text is not of its format.
    Syntax,
    /// Arrays and objects nest deeper than [`MAX_DEPTH`].
    TooDeep,
}

/// What can go wrong in many places for one reason. All places of one kind are one problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slip {
    /// Of its own kind.
    Other,
    Comment,
    HashComment,
    TrailingComma,
    MissingComma,
    SingleQuotes,
    TypographicQuotes,
    TemplateLiteral,
    Concatenation,
    UnquotedKey,
    EqualsSign,
    /// `True`, `None`, `u'…'`.
    PythonWord,
    Undefined,
    /// Behind the document.
    Semicolon,
    /// `;` in the place of a comma.
    Separator,
    Placeholder,
    Conflict,
    /// `name = ` before the value.
    Assignment,
    /// `const name = ` or `export default` before the value.
    Script,
    /// A call with keyword arguments.
    Call,
    /// A call with the value as its argument.
    Argument,
    Fence,
    /// Other text before the value.
    Text,
    /// A JSON string's content, escapes and all.
    Escaped,
    ByteOrderMark,
}

/// Whether an edit is surely what was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Applies {
    Safely,
    Likely,
}

impl Problem {
    pub(crate) fn new(
        span: Span,
        message: impl Into<Cow<'static, str>>,
        help: impl Into<Cow<'static, str>>,
    ) -> Box<Self> {
        Self::boxed(span, message.into(), help.into())
    }

    /// Boxed, because it is handed on often while it is made.
    #[inline(never)]
    fn boxed(span: Span, message: Cow<'static, str>, help: Cow<'static, str>) -> Box<Self> {
        Box::new(Self {
            kind: ProblemKind::Syntax,
            slip: Slip::Other,
            places: 1,
            span,
            message,
            help,
            labels: Vec::new(),
            fix: None,
        })
    }

    pub(in crate::syntax) fn label(mut self: Box<Self>, span: Span, text: &'static str) -> Box<Self> {
        self.labels.push((span, text));
        self
    }

    /// One of many of its kind.
    pub(super) fn of(mut self: Box<Self>, slip: Slip) -> Box<Self> {
        self.slip = slip;
        self
    }

    /// Takes in another place of the same kind.
    pub(super) fn absorb(&mut self, other: Self) {
        /// More places than anyone reads.
        const LABELS: usize = 10;
        /// More than a document has; the rest is fixed in another round.
        const EDITS: usize = 2_000;
        self.places += 1;
        if self.labels.len() < LABELS {
            self.labels.push((other.span, "and here"));
        }
        match (&mut self.fix, other.fix) {
            (Some((_, applies, edits)), Some((_, others, more))) if edits.len() < EDITS => {
                if others == Applies::Likely {
                    *applies = others;
                }
                edits.extend(more);
            }
            _ => {}
        }
    }

    #[inline(never)]
    pub(in crate::syntax) fn safely(mut self: Box<Self>, title: &'static str, edit: Edit) -> Box<Self> {
        self.fix = Some((title, Applies::Safely, vec![edit]));
        self
    }

    #[inline(never)]
    pub(in crate::syntax) fn likely(mut self: Box<Self>, title: &'static str, edits: Vec<Edit>) -> Box<Self> {
        self.fix = Some((title, Applies::Likely, edits));
        self
    }
}
