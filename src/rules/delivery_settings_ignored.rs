//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::message_template::Delivery;
use crate::syntax::{Node, remove_member};

rule! {
    /// There are settings for a delivery method that is not the chosen one.
    ///
    /// ## Why
    ///
    /// Only the texts of the chosen method are used.
    /// Amplify's code drops the others (applied to this API by inference).
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
    ///       "EmailSettings": { "EmailSubject": "Verify", "EmailMessage": "Your code is {####}" },
    ///       "SmsSettings": { "SmsMessage": "Your code is {####}" }
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
    ///
    /// ## Fixed
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
    id: "delivery-settings-ignored",
    category: Consistency,
    levels: { create: Warning, update: Warning },
    on: value("UserPoolConfigs.VerificationMessage.DeliveryMethod", "UserPoolConfigs.ForgotPassword.DeliveryMethod"),
    basis: Code,
    source: "aws-amplify/amplify-cli packages/amplify-util-headless-input/src/authVersionUpgrades.ts, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-util-headless-input/src/authVersionUpgrades.ts#L15-L34",
}

fn check(cx: &Context<'_>, method: Node<'_>) {
    let Some((delivery, chosen, ignored)) = Delivery::of(method) else { return };
    // Settings of the other method alone are `delivery-settings-missing`'s: one cause, one finding.
    if cx.object(chosen).is_none_or(Node::is_empty) {
        return;
    }
    let Some(key) = cx.object(ignored).filter(|settings| !settings.is_empty()).and_then(Node::key) else {
        return;
    };
    let (name, method_name) = (cx.name(ignored), cx.name(delivery.method));
    let help = format!("remove it, or change `{method_name}`: only `{}` is used", cx.name(chosen));
    cx.report(
        key,
        Diagnostic::new(format!("`{name}` has no effect while `{method_name}` is `{}`", method.value()))
            .label(method, "chosen here")
            .help(help)
            .unsafe_fix(format!("remove `{name}`"), remove_member(key)),
    );
}
