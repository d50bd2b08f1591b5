//! Message texts and their code placeholders.
//!
//! The limits are those of the Cognito parameters that receive the texts; that mapping is inferred.

use std::borrow::Cow;
use std::ops::Range;

use crate::api::limits::{self, Limit};
use crate::api::member::{Member, member};
use crate::syntax::Node;
use crate::text::byte_class::ByteClass;
use crate::text::search;

/// The placeholder that Cognito replaces with the code.
pub(crate) const CODE: &str = "{####}";

/// The kind of message text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Medium {
    EmailMessage,
    EmailSubject,
    SmsMessage,
}

impl Medium {
    /// The allowed number of characters.
    pub(crate) fn limit(self) -> Limit {
        match self {
            Self::EmailMessage => limits::EMAIL_MESSAGE,
            Self::EmailSubject => limits::EMAIL_SUBJECT,
            Self::SmsMessage => limits::SMS_MESSAGE,
        }
    }

    /// Whether it must contain the code.
    pub(crate) fn carries_code(self) -> bool {
        self != Self::EmailSubject
    }
}

/// A message text of a document.
pub(crate) struct Message<'d> {
    pub(crate) member: Member,
    pub(crate) medium: Medium,
    pub(crate) node: Node<'d>,
    pub(crate) text: Cow<'d, str>,
    /// Only printable ASCII and spaces, as in most messages, which need no further checks.
    pub(crate) is_plain: bool,
    /// In text order.
    pub(crate) placeholders: Vec<Placeholder>,
}

impl<'d> Message<'d> {
    pub(crate) fn new(member: Member, medium: Medium, node: Node<'d>, text: Cow<'d, str>) -> Self {
        let placeholders = placeholders(&text);
        let is_plain = text.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'));
        Self { member, medium, node, text, is_plain, placeholders }
    }

    /// Whether a text is like nearly all: plain ASCII, within the limit, and with one code if it must contain one.
    pub(crate) fn is_usual(medium: Medium, text: &str) -> bool {
        let (before, from_code) = text.as_bytes().split_at(begin(text, 0).unwrap_or(text.len()));
        let after = match from_code.strip_prefix(CODE.as_bytes()) {
            Some(after) if medium.carries_code() => after,
            None if !medium.carries_code() => from_code,
            _ => return false,
        };
        let letters = ByteClass::of(before).or(ByteClass::of(after));
        letters.are_only(ByteClass::PLAIN_BUT_BRACES) && medium.limit().allows(text.len())
    }

    /// Whether it must contain the code, is not empty, and does not contain the code.
    pub(crate) fn lacks_code(&self) -> bool {
        !self.text.is_empty() && self.medium.carries_code() && !self.has_code()
    }

    /// Whether it contains the code, which is enough for Cognito.
    pub(crate) fn has_code(&self) -> bool {
        let is_code = |kind| matches!(kind, PlaceholderKind::Code | PlaceholderKind::CodeInBraces);
        self.placeholders.iter().any(|placeholder| is_code(placeholder.kind))
            || search::find(&self.text, CODE).is_some()
    }
}

const MEMBERS: [(Member, Medium); 7] = [
    (member!("UserPoolConfigs.VerificationMessage.EmailSettings.EmailMessage"), Medium::EmailMessage),
    (member!("UserPoolConfigs.VerificationMessage.EmailSettings.EmailSubject"), Medium::EmailSubject),
    (member!("UserPoolConfigs.VerificationMessage.SmsSettings.SmsMessage"), Medium::SmsMessage),
    (member!("UserPoolConfigs.ForgotPassword.EmailSettings.EmailMessage"), Medium::EmailMessage),
    (member!("UserPoolConfigs.ForgotPassword.EmailSettings.EmailSubject"), Medium::EmailSubject),
    (member!("UserPoolConfigs.ForgotPassword.SmsSettings.SmsMessage"), Medium::SmsMessage),
    (member!("UserPoolConfigs.Mfa.Settings.SmsMessage"), Medium::SmsMessage),
];

/// A member that configures code delivery: its method, and the settings of each method.
pub(crate) struct Delivery {
    pub(crate) method: Member,
    pub(crate) email: Member,
    pub(crate) email_message: Member,
    pub(crate) email_subject: Member,
    pub(crate) sms: Member,
    pub(crate) sms_message: Member,
}

pub(crate) const DELIVERIES: [Delivery; 2] = [
    Delivery {
        method: member!("UserPoolConfigs.VerificationMessage.DeliveryMethod"),
        email: member!("UserPoolConfigs.VerificationMessage.EmailSettings"),
        email_message: member!("UserPoolConfigs.VerificationMessage.EmailSettings.EmailMessage"),
        email_subject: member!("UserPoolConfigs.VerificationMessage.EmailSettings.EmailSubject"),
        sms: member!("UserPoolConfigs.VerificationMessage.SmsSettings"),
        sms_message: member!("UserPoolConfigs.VerificationMessage.SmsSettings.SmsMessage"),
    },
    Delivery {
        method: member!("UserPoolConfigs.ForgotPassword.DeliveryMethod"),
        email: member!("UserPoolConfigs.ForgotPassword.EmailSettings"),
        email_message: member!("UserPoolConfigs.ForgotPassword.EmailSettings.EmailMessage"),
        email_subject: member!("UserPoolConfigs.ForgotPassword.EmailSettings.EmailSubject"),
        sms: member!("UserPoolConfigs.ForgotPassword.SmsSettings"),
        sms_message: member!("UserPoolConfigs.ForgotPassword.SmsSettings.SmsMessage"),
    },
];

impl Delivery {
    /// For the value of a delivery method: its delivery, the settings it uses, and those of the other method.
    /// None if the method is unknown.
    pub(crate) fn of(method: Node<'_>) -> Option<(Self, Member, Member)> {
        let member = Member::of_tag(method.key()?.tag())?;
        let delivery = DELIVERIES.into_iter().find(|delivery| delivery.method == member)?;
        let (email, sms) = (delivery.email, delivery.sms);
        match &*method.string()? {
            "EMAIL" => Some((delivery, email, sms)),
            "SMS" => Some((delivery, sms, email)),
            _ => None,
        }
    }
}

/// The kind of message text in a member, if any.
pub(crate) fn medium(member: Member) -> Option<Medium> {
    MEMBERS.iter().find(|(known, _)| *known == member).map(|(_, medium)| *medium)
}

/// A placeholder in a text, or a likely attempt at one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placeholder {
    pub(crate) kind: PlaceholderKind,
    /// Its bytes in the text.
    pub(crate) range: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PlaceholderKind {
    /// `{####}`
    Code,
    /// `{{####}}`: the code, with braces around it.
    CodeInBraces,
    /// `{###}`, `{ #### }`, `{####`
    NearMiss,
    /// `####`: a near miss too, but a heading of Markdown as well.
    BareHashes,
    /// `{##Verify##}`
    Link,
}

/// The placeholders of a text, in text order.
fn placeholders(text: &str) -> Vec<Placeholder> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = begin(text, at) {
        let start = at + step;
        let rest = text.get(start..).unwrap_or_default();
        let (kind, length) = match link(rest) {
            Some(length) => (Some(PlaceholderKind::Link), length),
            None => token(rest),
        };
        at = start + length;
        if let Some(kind) = kind {
            found.push(Placeholder { kind, range: start..at });
        }
    }
    found
}

/// The distance from an offset to the next brace or hash.
fn begin(text: &str, at: usize) -> Option<usize> {
    text.as_bytes().get(at..)?.iter().position(|byte| matches!(byte, b'{' | b'#'))
}

/// The length of a leading link placeholder.
fn link(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("{##")?;
    let end = inside.find(['{', '}']).filter(|end| inside.get(*end..).is_some_and(|rest| rest.starts_with('}')))?;
    let label = inside.get(..end)?.strip_suffix("##")?;
    let says_something = label.contains(|character: char| character != '#' && !character.is_whitespace());
    says_something.then_some("{##".len() + end + 1)
}

/// Leading braces and hashes: their kind, and their length in bytes.
fn token(text: &str) -> (Option<PlaceholderKind>, usize) {
    let run = |from: usize, wanted: &[char]| {
        let rest = text.get(from..).unwrap_or_default();
        rest.len() - rest.trim_start_matches(wanted).len()
    };
    let opening = run(0, &['{']);
    let filling = run(opening, if opening > 0 { &['#', ' '] } else { &['#'] });
    let filled = text.get(opening..opening + filling).unwrap_or_default();
    let hashes = filled.bytes().filter(|byte| *byte == b'#').count();
    let closing = run(opening + filling, &['}']);
    if hashes == 0 {
        return (None, opening.max(1));
    }
    let spaces = if closing == 0 { filled.len() - filled.trim_end().len() } else { 0 };
    let length = opening + filling + closing - spaces;
    let token = text.get(..length).unwrap_or_default();
    let kind = match (opening > 0, closing > 0) {
        _ if token == CODE => Some(PlaceholderKind::Code),
        _ if search::find(token, CODE).is_some() => Some(PlaceholderKind::CodeInBraces),
        (true, true) => Some(PlaceholderKind::NearMiss),
        (true, false) | (false, true) => (hashes > 2).then_some(PlaceholderKind::NearMiss),
        (false, false) => (hashes == 4).then_some(PlaceholderKind::BareHashes),
    };
    (kind, length)
}
