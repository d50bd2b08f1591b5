//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::message_template::{Medium, Message, PlaceholderKind};
use crate::redact;

rule! {
    /// The subject of an e-mail has a placeholder, which is sent as it stands.
    ///
    /// ## Why
    ///
    /// Cognito replaces `{####}` in the text of an e-mail, not in its subject: users get "Your code: {####}".
    /// It would not be wise either: a subject shows on locked screens.
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
    ///       "EmailSettings": {
    ///         "EmailSubject": "Your code: {####}",
    ///         "EmailMessage": "Your code is {####}"
    ///       }
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
    ///       "EmailSettings": {
    ///         "EmailSubject": "Your code for Example",
    ///         "EmailMessage": "Your code is {####}"
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "code-in-email-subject",
    category: Suspicious,
    levels: { create: Warning, update: Warning, get: Warning },
    on: unusual_message,
    basis: Issue,
    source: "aws-amplify/amplify-js #936, https://github.com/aws-amplify/amplify-js/issues/936; aws-amplify/amplify-cli #7854",
}

fn check(cx: &Context<'_>, message: &Message<'_>) {
    if message.medium != Medium::EmailSubject {
        return;
    }
    // Hashes without braces are a number or a heading.
    let mut found = message.placeholders.iter().filter(|found| found.kind != PlaceholderKind::BareHashes);
    let Some(first) = found.next() else { return };
    let shown = match first.kind {
        PlaceholderKind::Link => "{##…##}".into(),
        _ => redact::clipped(message.text.get(first.range.clone()).unwrap_or_default()),
    };
    cx.report_part(
        message.node,
        message.node.part(first.range.clone()),
        Diagnostic::new(format!("`{shown}` in `{}` is sent as it stands", cx.name(message.member)))
            .help("leave it out of the subject: only the text of the e-mail gets the code"),
    );
}
