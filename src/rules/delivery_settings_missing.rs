//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::message_template::Delivery;
use crate::syntax::{Node, flag};

rule! {
    /// A delivery method is chosen, but its settings are missing or empty.
    ///
    /// ## Why
    ///
    /// authlint requires `EmailSettings` for `EMAIL` and `SmsSettings` for `SMS`, so that your users get a text that you
    /// have read.
    /// Otherwise the document does not say what they get: Amplify's own English text after a create request ("Your
    /// verification code is {####}"), and the previous text after an update.
    /// Both are seen in Amplify's code and inferred for this API, whose model leaves the settings optional.
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
    source: "authlint's own policy; the service model amplifybackend 2020-08-11 leaves the settings optional, and aws-amplify/amplify-cli has the default text, https://docs.aws.amazon.com/cli/latest/reference/amplifybackend/create-backend-auth.html",
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
    let wrong = if empty.is_some() { "is empty" } else { "is missing" };
    let other_key = cx.object(others).filter(|object| !object.is_empty()).and_then(Node::key);
    let diagnostic = Diagnostic::new(format!("`{}` delivery needs `{name}`, which {wrong}", method.value())).help(
        format!("write {what} in `{name}`: authlint requires the text that your users get to be in the document"),
    );
    let diagnostic = if empty.is_some() { diagnostic } else { diagnostic.missing(name) };
    let diagnostic = match (empty.and_then(Node::key), other_key) {
        (Some(key), _) => diagnostic.label(key, "nothing in here"),
        (None, Some(key)) => diagnostic.label(key, "these are for the other method"),
        (None, None) => diagnostic,
    };
    cx.report(method, diagnostic);
}
