//! See [`RULE`].

use std::ops::Range;

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::message_template::{Medium, Message};
use crate::syntax::Edit;

rule! {
    /// The text of a text message has a line break.
    ///
    /// ## Why
    ///
    /// Cognito's pattern for it is `.*\{####\}.*`, and `.` does not match a line break.
    /// Read that way, Cognito would refuse a text with a line break.
    /// That is not confirmed: no refusal is reported, so this is advice.
    /// Texts that end in a line such as `@example.com #{####}`, from which browsers read the code, need their line breaks,
    /// and get no fix.
    ///
    /// ## Bad
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "Mfa": {
    ///       "MFAMode": "OPTIONAL",
    ///       "Settings": { "MfaTypes": ["SMS", "TOTP"], "SmsMessage": "Your code:\n{####}" }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "Mfa": {
    ///       "MFAMode": "OPTIONAL",
    ///       "Settings": { "MfaTypes": ["SMS", "TOTP"], "SmsMessage": "Your code: {####}" }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "Mfa": {
    ///       "MFAMode": "OPTIONAL",
    ///       "Settings": { "MfaTypes": ["SMS", "TOTP"], "SmsMessage": "Your code: {####}" }
    ///     }
    ///   }
    /// }
    /// ```
    id: "sms-message-line-break",
    category: CognitoLimits,
    levels: { create: Advice, update: Advice, get: Advice },
    on: unusual_message,
    basis: Inferred,
    source: "SmsVerificationMessageType of the service model cognito-idp 2016-04-18: its pattern has no flag for line breaks, that of SmsInviteMessageType has, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html",
}

/// What `.` does not match in Java.
const BREAKS: [char; 5] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];

fn check(cx: &Context<'_>, message: &Message<'_>) {
    if message.is_plain || message.medium != Medium::SmsMessage {
        return;
    }
    let breaks = breaks(&message.text);
    let spans = message.node.parts(breaks.iter().cloned());
    let Some(first) = spans.first().copied() else { return };
    let changed = if ends_in_bound_code(&message.text) { &[] } else { breaks.as_slice() };
    let edits = changed.iter().zip(spans).map(|(range, span)| {
        let at_edge = range.start == 0 || range.end == message.text.len();
        Edit { span, text: if at_edge { "" } else { " " }.to_owned() }
    });
    let name = cx.name(message.member);
    cx.report_part(
        message.node,
        first,
        Diagnostic::new(format!("`{name}` has a line break; whether Cognito takes one is unconfirmed"))
            .help("try it before users do, or write the text on one line")
            .unsafe_fix("write a space instead", edits),
    );
}

/// Whether the last line binds the code to a site, as in `@example.com #{####}`.
fn ends_in_bound_code(text: &str) -> bool {
    let last = text.trim_end().rsplit(BREAKS).next().unwrap_or_default();
    last.starts_with('@') && last.contains(" #")
}

/// Runs of line breaks, with the spaces around them.
fn breaks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = text.get(at..).and_then(|rest| rest.find(BREAKS)) {
        let before = text.get(at..at + step).unwrap_or_default();
        let start = at + before.trim_end().len();
        let rest = text.get(at + step..).unwrap_or_default();
        at += step + rest.len() - rest.trim_start().len();
        found.push(start..at);
    }
    found
}
