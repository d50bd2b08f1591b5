//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::message_template::Message;

rule! {
    /// A message text is empty or too long.
    ///
    /// ## Why
    ///
    /// Cognito's limits are 6 to 20,000 characters for the text of an e-mail, 1 to 140 for its subject, and 6 to 140 for a
    /// text message: "Member must have length less than or equal to 140".
    /// Characters are counted as Unicode code points; what Cognito counts is nowhere stated.
    /// A text of one to five characters has no room for `{####}` and is reported for that.
    ///
    /// ## Bad
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "VerificationMessage": {
    ///       "DeliveryMethod": "EMAIL",
    ///       "EmailSettings": { "EmailSubject": "", "EmailMessage": "Your code is {####}" }
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
    ///     "VerificationMessage": {
    ///       "DeliveryMethod": "EMAIL",
    ///       "EmailSettings": { "EmailSubject": "Verify your address", "EmailMessage": "Your code is {####}" }
    ///     }
    ///   }
    /// }
    /// ```
    id: "message-length",
    category: CognitoLimits,
    levels: { create: Error, update: Error, get: Error },
    on: unusual_message,
    basis: Model,
    source: "EmailVerificationMessageType, EmailVerificationSubjectType and SmsVerificationMessageType of the service model cognito-idp 2016-04-18, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerificationMessageTemplateType.html",
}

fn check(cx: &Context<'_>, message: &Message<'_>) {
    let limit = message.medium.limit();
    // No text has more characters than bytes.
    if (1..=limit.max).contains(&message.text.len()) {
        return;
    }
    let name = cx.name(message.member);
    if message.text.is_empty() {
        cx.report(
            message.node,
            Diagnostic::new(format!("`{name}` is empty")).message_id("empty").help(format!(
                "write {} to {} characters with the code placeholder in them, or leave the member out",
                limit.min,
                grouped(limit.max)
            )),
        );
    } else if let Some((end, _)) = message.text.char_indices().nth(limit.max) {
        let count = message.text.chars().count();
        let too_much = message.node.part(end..message.text.len());
        let text = format!("`{name}` has {} characters; Cognito allows {}", grouped(count), grouped(limit.max));
        cx.report_part(
            message.node,
            too_much,
            Diagnostic::new(text).message_id("too-long").help(format!("shorten it by {}", grouped(count - limit.max))),
        );
    }
}

/// A number with a comma before every three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
