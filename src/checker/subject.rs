//! The subjects of rules: the linter walks the document once, and calls each check with its subjects.

use super::Context;
use crate::api::member::Member;
use crate::api::schema::{Spec, Type};
use crate::cognito::message_template::Message;
use crate::cognito::redirect_uri::RedirectUri;
use crate::cognito::unresolved;
use crate::syntax::{Kind, Node, flag};

// The signatures of checks, by subject.
pub(crate) type OnDocument = fn(&Context<'_>);
pub(crate) type OnWrongType = fn(&Context<'_>, &WrongType<'_>);
pub(crate) type OnRedirectUri = fn(&Context<'_>, &RedirectUri<'_>);
pub(crate) type OnMessage = fn(&Context<'_>, &Message<'_>);
pub(crate) type OnText = fn(&Context<'_>, &Text<'_>);
pub(crate) type OnNode = fn(&Context<'_>, Node<'_>);
pub(crate) type OnList = fn(&Context<'_>, &'static Spec, Node<'_>);
pub(crate) type OnMember = fn(&Context<'_>, Node<'_>, Member);

/// The subject of a rule and its check.
#[derive(Debug, Clone, Copy)]
pub(crate) enum On {
    /// No subject: its findings come from elsewhere.
    FoundBy(Finder),
    /// The document, once.
    Document(OnDocument),
    /// The values of these members that match.
    Value(&'static [Member], Wanted, OnNode),
    /// The strings of these members.
    String(&'static [Member], OnText),
    /// The object that lacks a member: see [`Context::lacks`].
    Missing(Member, OnNode),
    /// Each list, with the schema of its member.
    List(OnList),
    /// Each string without allowed values in the schema, except message templates.
    Text(Which, OnText),
    /// Each message template.
    Message(Which, OnMessage),
    /// Each redirect URI of both lists.
    RedirectUri(Which, OnRedirectUri),
    /// Each string that is not an allowed value of the schema.
    UnlistedValue(OnText),
    /// Each value of the wrong type, including `null`.
    WrongType(OnWrongType),
    /// The key of each member that only other operations have.
    MemberOfOtherOperation(OnMember),
}

/// The origin of findings for a rule without a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Finder {
    Parser,
    Policies,
    Suppressions,
}

/// A prefilter: whether a check is called with all subjects of a kind, or only with unusual ones, as defined by
/// [`Text::is_usual`], [`Message::is_usual`] and [`RedirectUri::is_usual`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    All,
    Unusual,
}

/// A condition on the value of a member.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Wanted {
    Any,
    Object,
    List,
    /// An object that is certainly empty.
    EmptyObject,
    /// A list that is certainly empty.
    EmptyList,
    True,
    /// This string.
    Is(&'static str),
    /// A list with this string; the check gets the first such item.
    Has(&'static str),
}

impl Wanted {
    /// The node of a value that the check is called with, if the value matches.
    #[inline]
    pub(crate) fn find(self, value: Node<'_>) -> Option<Node<'_>> {
        let is = |text: &str, node: Node<'_>| node.kind() == Kind::String && node.is(text);
        let is_empty = |kind: Kind| value.kind() == kind && value.is_empty() && !value.has(flag::BROKEN);
        match self {
            Self::Has(text) => return value.items().find(|item| is(text, *item)),
            Self::Any => true,
            Self::Object => value.kind() == Kind::Object,
            Self::List => value.kind() == Kind::Array,
            Self::EmptyObject => is_empty(Kind::Object),
            Self::EmptyList => is_empty(Kind::Array),
            Self::True => value.kind() == Kind::True,
            Self::Is(text) => is(text, value),
        }
        .then_some(value)
    }
}

/// A string in a document: a member's value, or an item of its list.
pub(crate) struct Text<'d> {
    pub(crate) spec: &'static Spec,
    pub(crate) node: Node<'d>,
    pub(crate) value: &'d str,
}

impl Text<'_> {
    /// Its member.
    pub(crate) fn member(&self) -> Member {
        self.spec.member
    }

    /// Whether it is not empty, has no whitespace around it, and is no placeholder.
    pub(crate) fn is_usual(&self) -> bool {
        let text = self.value;
        let has_plain_ends = match text.as_bytes() {
            [only] => only.is_ascii_graphic(),
            [first, .., last] => first.is_ascii_graphic() && last.is_ascii_graphic(),
            [] => false,
        };
        has_plain_ends && !(unresolved::may_be_placeholder(text) && unresolved::is_placeholder(text))
    }
}

/// A value of the wrong type.
pub(crate) struct WrongType<'d> {
    /// None for the root of a document.
    pub(crate) spec: Option<&'static Spec>,
    pub(crate) wanted: Type,
    pub(crate) node: Node<'d>,
    pub(crate) is_item: bool,
}

/// The subject of a rule in [`rule!`](super::rule), with the function `check` below it.
macro_rules! on {
    (document) => { $crate::checker::On::Document(check) };
    (list) => { $crate::checker::On::List(check) };
    (text) => { $crate::checker::On::Text($crate::checker::Which::All, check) };
    (unusual_text) => { $crate::checker::On::Text($crate::checker::Which::Unusual, check) };
    (message) => { $crate::checker::On::Message($crate::checker::Which::All, check) };
    (unusual_message) => { $crate::checker::On::Message($crate::checker::Which::Unusual, check) };
    (redirect_uri) => { $crate::checker::On::RedirectUri($crate::checker::Which::All, check) };
    (unusual_redirect_uri) => { $crate::checker::On::RedirectUri($crate::checker::Which::Unusual, check) };
    (unlisted_value) => { $crate::checker::On::UnlistedValue(check) };
    (wrong_type) => { $crate::checker::On::WrongType(check) };
    (member_of_other_operation) => { $crate::checker::On::MemberOfOtherOperation(check) };
    (missing($path:literal)) => { $crate::checker::On::Missing($crate::api::member::member!($path), check) };
    (string($($members:tt)+)) => { $crate::checker::On::String($crate::checker::members!($($members)+), check) };
    (value($path:literal == true)) => { $crate::checker::on!(@value True, $path) };
    (value($path:literal == $text:literal)) => {
        $crate::checker::On::Value($crate::checker::members!($path), $crate::checker::Wanted::Is($text), check)
    };
    (value($($members:tt)+)) => { $crate::checker::on!(@value Any, $($members)+) };
    (object($($members:tt)+)) => { $crate::checker::on!(@value Object, $($members)+) };
    (list($($members:tt)+)) => { $crate::checker::on!(@value List, $($members)+) };
    (empty_object($($members:tt)+)) => { $crate::checker::on!(@value EmptyObject, $($members)+) };
    (empty_list($($members:tt)+)) => { $crate::checker::on!(@value EmptyList, $($members)+) };
    (item($path:literal == $text:literal)) => {
        $crate::checker::On::Value($crate::checker::members!($path), $crate::checker::Wanted::Has($text), check)
    };
    (@value $wanted:ident, $($members:tt)+) => {
        $crate::checker::On::Value($crate::checker::members!($($members)+), $crate::checker::Wanted::$wanted, check)
    };
}
pub(crate) use on;

/// Members by their paths, or a constant list of them.
macro_rules! members {
    ($($path:literal),+) => { &[$($crate::api::member::member!($path)),+] };
    ($members:expr) => { &$members };
}
pub(crate) use members;
