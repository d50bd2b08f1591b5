//! See [`RULE`].

use crate::api::Operation;
use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::message_template::Delivery;
use crate::syntax::{Node, flag};

rule! {
    /// A delivery method is chosen, but its settings are missing or empty.
    ///
    /// ## Why
    ///
    /// `EMAIL` needs `EmailSettings`, `SMS` needs `SmsSettings`: a policy of authlint, so that nobody sends a text that they
    /// have not read.
    /// The API itself does not require them.
    /// Without them, Amplify's own text is sent after a create request ("Your verification code is {####}"), and an update
    /// keeps the previous one; both are seen in Amplify's code and inferred for this API.
    /// If that is wanted, silence the rule: `--ignore delivery-settings-missing`.
    ///
    /// ## Bad
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "VerificationMessage": { "DeliveryMethod": "SMS" }
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
    ///       "DeliveryMethod": "SMS",
    ///       "SmsSettings": { "SmsMessage": "Your code is {####}" }
    ///     }
    ///   }
    /// }
    /// ```
    id: "delivery-settings-missing",
    category: Consistency,
    levels: { create: Error, update: Error },
    on: value("UserPoolConfigs.VerificationMessage.DeliveryMethod", "UserPoolConfigs.ForgotPassword.DeliveryMethod"),
    basis: Policy,
    source: "authlint's own policy; the service model amplifybackend 2020-08-11 leaves the settings optional, and aws-amplify/amplify-cli has the default text",
}

fn check(cx: &Context<'_>, method: Node<'_>) {
    let Some((delivery, settings, others)) = Delivery::of(method) else { return };
    let empty = cx.object(settings).filter(|object| object.is_empty() && !object.has(flag::BROKEN));
    let empty = empty.filter(|_| !cx.document().is_claimed(settings));
    let missing = cx.lacks(settings);
    if empty.is_none() && !missing {
        return;
    }
    let name = cx.name(settings);
    let what = if settings == delivery.email {
        format!("`{}` and `{}`", cx.name(delivery.email_subject), cx.name(delivery.email_message))
    } else {
        format!("`{}`", cx.name(delivery.sms_message))
    };
    let otherwise = match cx.operation() {
        Operation::Update => "the previous text is kept",
        _ => "Amplify's default text is sent",
    };
    let wrong = if empty.is_some() { "is empty" } else { "is missing" };
    let other_key = cx.object(others).filter(|object| !object.is_empty()).and_then(Node::key);
    let diagnostic = Diagnostic::new(format!("`{}` delivery needs `{name}`, which {wrong}", method.value()))
                .help(format!(
                    "add {what} to `{name}`. The service would take it: {otherwise}. If you want that, `--ignore delivery-settings-missing`"
                ));
    let diagnostic = match (empty.and_then(Node::key), other_key) {
        (Some(key), _) => diagnostic.label(key, "nothing in here"),
        (None, Some(key)) => diagnostic.label(key, "these are for the other method"),
        (None, None) => diagnostic,
    };
    cx.report(method, diagnostic);
}
