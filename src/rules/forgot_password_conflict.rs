//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Node, flag};

rule! {
    /// `ForgotPassword` and `VerificationMessage` say different things.
    ///
    /// ## Why
    ///
    /// Both end up in the same settings of Cognito: Amplify's code maps `ForgotPassword` to the verification message.
    /// Which one wins is not documented.
    ///
    /// ## Bad
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "ForgotPassword": {
    ///       "DeliveryMethod": "SMS",
    ///       "SmsSettings": { "SmsMessage": "Your code is {####}" }
    ///     },
    ///     "VerificationMessage": {
    ///       "DeliveryMethod": "EMAIL",
    ///       "EmailSettings": { "EmailSubject": "Verify", "EmailMessage": "Your code is {####}" }
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
    ///       "EmailSettings": { "EmailSubject": "Verify", "EmailMessage": "Your code is {####}" }
    ///     }
    ///   }
    /// }
    /// ```
    id: "forgot-password-conflict",
    category: Deprecation,
    levels: { create: Warning, update: Warning, get: Warning },
    on: object("UserPoolConfigs.ForgotPassword"),
    basis: Inferred,
    source: "both map to the same settings in aws-amplify/amplify-cli packages/amplify-util-headless-input/src/authVersionUpgrades.ts, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-util-headless-input/src/authVersionUpgrades.ts#L1-L8; precedence is not documented",
}

/// The members of both, old and new.
const MEMBERS: [(Member, Member); 3] = [
    (
        member!("UserPoolConfigs.ForgotPassword.DeliveryMethod"),
        member!("UserPoolConfigs.VerificationMessage.DeliveryMethod"),
    ),
    (
        member!("UserPoolConfigs.ForgotPassword.EmailSettings"),
        member!("UserPoolConfigs.VerificationMessage.EmailSettings"),
    ),
    (member!("UserPoolConfigs.ForgotPassword.SmsSettings"), member!("UserPoolConfigs.VerificationMessage.SmsSettings")),
];

fn check(cx: &Context<'_>, old_value: Node<'_>) {
    let (old, new) = (member!("UserPoolConfigs.ForgotPassword"), member!("UserPoolConfigs.VerificationMessage"));
    let Some(new_value) = cx.object(new) else { return };
    let Some(key) = old_value.key() else { return };
    // What could not be read may not differ.
    if [old_value, new_value].iter().any(|value| value.has(flag::BROKEN)) || old_value.same_value(new_value) {
        return;
    }
    let (old_name, new_name) = (cx.name(old), cx.name(new));
    let differing = MEMBERS.iter().find(|(old, new)| differ(cx.value(*old), cx.value(*new)));
    let place = differing.map_or_else(String::new, |(old, _)| format!(" in `{}`", cx.name(*old)));
    cx.report(
        key,
        Diagnostic::new(format!("`{old_name}` and `{new_name}` differ{place}, and which one wins is not documented"))
            .label(new_value.key().unwrap_or(new_value), "this one is not deprecated")
            .help(format!("move what you mean into `{new_name}` and remove `{old_name}`")),
    );
}

fn differ(old: Option<Node<'_>>, new: Option<Node<'_>>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => !old.same_value(new),
        (None, None) => false,
        _ => true,
    }
}
