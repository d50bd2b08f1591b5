//! A syntax error and its fix.

use std::borrow::Cow;

use crate::syntax::edit::Edit;
use crate::text::Span;

/// Text that the format does not allow.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) kind: ProblemKind,
    pub(crate) slip: Slip,
    /// The number of places in the text with this problem.
    pub(crate) places: usize,
    pub(crate) span: Span,
    pub(crate) message: Cow<'static, str>,
    pub(crate) help: Cow<'static, str>,
    pub(crate) labels: Vec<(Span, &'static str)>,
    pub(crate) fix: Option<(&'static str, Applies, Vec<Edit>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ProblemKind {
    /// The text is not valid.
    Syntax,
    /// Arrays and objects nest deeper than [`MAX_DEPTH`].
    TooDeep,
}

/// Kinds of problems that can occur in many places for one reason, and are reported once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slip {
    /// None of these.
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
    /// After the document.
    Semicolon,
    /// `;` instead of a comma.
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
    /// The content of a JSON string, with its escapes.
    Escaped,
    ByteOrderMark,
}

/// Whether an edit is certainly what was meant.
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

    /// Boxed, because it is moved often while it is built.
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

    /// Sets the kind.
    pub(super) fn of(mut self: Box<Self>, slip: Slip) -> Box<Self> {
        self.slip = slip;
        self
    }

    /// What the text is instead of JSON, where it is another notation: `a Python literal`.
    pub(crate) fn notation(&self) -> Option<&str> {
        self.message.strip_prefix("this is ")?.split_once(',').map(|(notation, _)| notation)
    }

    /// Adds another place of the same kind.
    pub(super) fn absorb(&mut self, other: Self) {
        /// Enough places to show.
        const LABELS: usize = 10;
        /// Bounds one round; the rest is fixed in the next.
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
