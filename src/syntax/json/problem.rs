//! A syntax error and its fix.

use std::borrow::Cow;

use crate::syntax::edit::Edit;
use crate::text::Span;

/// Text that the format does not allow.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) kind: ProblemKind,
    /// The number of places in the text with this problem.
    pub(crate) places: usize,
    pub(crate) span: Span,
    pub(crate) message: Cow<'static, str>,
    pub(crate) help: Cow<'static, str>,
    pub(crate) labels: Vec<(Span, &'static str)>,
    pub(crate) fix: Option<(&'static str, Applies, Vec<Edit>)>,
}

/// What a problem is. Those up to [`ByteOrderMark`](Self::ByteOrderMark) can occur in many places for one reason, and are
/// reported once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
#[cfg_attr(not(feature = "yaml"), expect(dead_code, reason = "kinds that only YAML has"))]
pub(crate) enum ProblemKind {
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
    /// `dict(…)`.
    Dict,
    Tuple,
    Parentheses,
    /// `f'…'` with values in it.
    FormattedString,
    Undefined,
    /// `,` or `;` after the document.
    Semicolon,
    /// `;` instead of a comma.
    Separator,
    Placeholder,
    Conflict,
    Expression,
    /// `[Object]` and `...` of a printed object.
    LeftOut,
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
    /// The shorthand of the AWS CLI.
    Shorthand,
    /// A string without quotes, in shorthand.
    BareString,
    /// A line of YAML that is indented in another way than its siblings.
    Indentation,
    /// In YAML where a space should be.
    WhiteSpace,
    Tab,
    ByteOrderMark,
    /// Another notation, which explains several of the above.
    Notation,
    /// In the content of a JSON string, with its escapes.
    InEscaped,
    /// Arrays and objects nest deeper than [`MAX_DEPTH`](crate::syntax::MAX_DEPTH).
    TooDeep,
    Empty,
    /// The bytes are not UTF-8 text.
    Encoding,
    MissingBracket,
    UnexpectedBracket,
    MissingColon,
    UnexpectedColon,
    UnexpectedComma,
    MissingKey,
    MissingValue,
    UnterminatedString,
    UnterminatedComment,
    UnescapedQuote,
    UnescapedCharacter,
    InvalidEscape,
    InvalidNumber,
    InvalidLiteral,
    UnexpectedCharacter,
    /// Text that has no JSON value in it.
    NoDocument,
    TextAfterDocument,
    /// Text before each line.
    LinePrefix,
    /// A terminal broke the lines at its width.
    WrappedLines,
    /// Between tokens.
    UnusualCharacter,
    /// An error of the YAML parser.
    Yaml,
    /// Unquoted in YAML, where it opens a map and a comment.
    CodePlaceholder,
    NameNotText,
    MergeKey,
    UnknownAnchor,
    AliasInItself,
    TooManyAliases,
    UnknownTag,
    TagMismatch,
}

impl ProblemKind {
    /// Whether all places are reported as one problem.
    pub(in crate::syntax) fn is_merged(self) -> bool {
        self <= Self::ByteOrderMark
    }

    /// Whether it is text around the value that belongs to another notation.
    pub(super) fn is_frame(self) -> bool {
        matches!(
            self,
            Self::Script | Self::Assignment | Self::Call | Self::Argument | Self::Text | Self::Escaped | Self::Fence
        )
    }

    /// A stable name, for `messageId`.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::HashComment => "hash-comment",
            Self::TrailingComma => "trailing-comma",
            Self::MissingComma => "missing-comma",
            Self::SingleQuotes => "single-quotes",
            Self::TypographicQuotes => "typographic-quotes",
            Self::TemplateLiteral => "template-literal",
            Self::Concatenation => "concatenation",
            Self::UnquotedKey => "unquoted-key",
            Self::EqualsSign => "equals-sign",
            Self::PythonWord => "python-literal",
            Self::Dict => "dict-call",
            Self::Tuple => "tuple",
            Self::Parentheses => "parentheses",
            Self::FormattedString => "formatted-string",
            Self::Undefined => "undefined",
            Self::Semicolon => "separator-after-document",
            Self::Separator => "semicolon",
            Self::Placeholder => "placeholder",
            Self::Conflict => "merge-conflict",
            Self::Expression => "expression",
            Self::LeftOut => "left-out",
            Self::Assignment => "assignment",
            Self::Script => "script",
            Self::Call => "call",
            Self::Argument => "argument-of-call",
            Self::Fence => "code-fence",
            Self::Text => "text-before-document",
            Self::Escaped => "escaped-json",
            Self::Shorthand => "cli-shorthand",
            Self::BareString => "unquoted-string",
            Self::Indentation => "indentation",
            Self::WhiteSpace => "white-space",
            Self::ByteOrderMark => "byte-order-mark",
            Self::Notation => "notation",
            Self::InEscaped => "in-escaped-json",
            Self::TooDeep => "too-deep",
            Self::Encoding => "encoding",
            Self::Empty => "empty",
            Self::MissingBracket => "missing-bracket",
            Self::UnexpectedBracket => "unexpected-bracket",
            Self::MissingColon => "missing-colon",
            Self::UnexpectedColon => "unexpected-colon",
            Self::UnexpectedComma => "unexpected-comma",
            Self::MissingKey => "missing-key",
            Self::MissingValue => "missing-value",
            Self::UnterminatedString => "unterminated-string",
            Self::UnterminatedComment => "unterminated-comment",
            Self::UnescapedQuote => "unescaped-quote",
            Self::UnescapedCharacter => "unescaped-character",
            Self::InvalidEscape => "invalid-escape",
            Self::InvalidNumber => "invalid-number",
            Self::InvalidLiteral => "invalid-literal",
            Self::UnexpectedCharacter => "unexpected-character",
            Self::NoDocument => "no-document",
            Self::TextAfterDocument => "text-after-document",
            Self::LinePrefix => "line-prefix",
            Self::WrappedLines => "wrapped-lines",
            Self::UnusualCharacter => "unusual-character",
            Self::Yaml => "yaml",
            Self::CodePlaceholder => "unquoted-code-placeholder",
            Self::Tab => "tab",
            Self::NameNotText => "name-not-text",
            Self::MergeKey => "merge-key",
            Self::UnknownAnchor => "unknown-anchor",
            Self::AliasInItself => "alias-in-itself",
            Self::TooManyAliases => "too-many-aliases",
            Self::UnknownTag => "unknown-tag",
            Self::TagMismatch => "tag-mismatch",
        }
    }
}

/// Whether an edit is certainly what was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Applies {
    Safely,
    Likely,
}

impl Problem {
    pub(crate) fn new(
        kind: ProblemKind,
        span: Span,
        message: impl Into<Cow<'static, str>>,
        help: impl Into<Cow<'static, str>>,
    ) -> Box<Self> {
        Self::boxed(kind, span, message.into(), help.into())
    }

    /// Boxed, because it is moved often while it is built.
    #[inline(never)]
    fn boxed(kind: ProblemKind, span: Span, message: Cow<'static, str>, help: Cow<'static, str>) -> Box<Self> {
        Box::new(Self { kind, places: 1, span, message, help, labels: Vec::new(), fix: None })
    }

    pub(in crate::syntax) fn label(mut self: Box<Self>, span: Span, text: &'static str) -> Box<Self> {
        self.labels.push((span, text));
        self
    }

    /// What the text is instead of JSON, where it is another notation: `a Python literal`.
    pub(crate) fn notation(&self) -> Option<&str> {
        self.message.strip_prefix("this is ")?.split_once(',').map(|(notation, _)| notation)
    }

    /// Adds another place of the same kind.
    pub(in crate::syntax) fn absorb(&mut self, other: Self) {
        /// Enough places to show.
        const LABELS: usize = 10;
        self.places += 1;
        if self.labels.len() < LABELS {
            self.labels.push((other.span, "and here"));
        }
        if let (Some((_, applies, edits)), Some((_, others, more))) = (&mut self.fix, other.fix) {
            if others == Applies::Likely {
                *applies = others;
            }
            edits.extend(more);
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
