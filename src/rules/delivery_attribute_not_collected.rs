//! See [`RULE`].

use super::shared::delivery::delivery;
use super::shared::sign_up::collects;
use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// Codes are sent to an address that users need not have.
    ///
    /// ## Why
    ///
    /// `DeliveryMethod` says whether codes go out by e-mail or by SMS.
    /// Users who neither sign in with that address nor must give it at sign-up may lack it, and then never get a code
    /// (inferred).
    /// `RequiredSignUpAttributes` cannot be changed later.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "VerificationMessage": {
    ///       "DeliveryMethod": "SMS",
    ///       "SmsSettings": {
    ///         "SmsMessage": "Your code is {####}"
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "VerificationMessage": {
    ///       "DeliveryMethod": "EMAIL",
    ///       "EmailSettings": {
    ///         "EmailMessage": "Your code is {####}",
    ///         "EmailSubject": "Your code"
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "delivery-attribute-not-collected",
    category: Consistency,
    levels: { create: Warning },
    on: value("UserPoolConfigs.VerificationMessage.DeliveryMethod", "UserPoolConfigs.ForgotPassword.DeliveryMethod"),
    basis: Inferred,
    source: "what AutoVerifiedAttributes of Cognito's CreateUserPool means, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html",
}

fn check(cx: &Context<'_>, method: Node<'_>) {
    let required = member!("UserPoolConfigs.RequiredSignUpAttributes");
    // Of two ways the deprecated one does not count.
    if delivery(cx).is_none_or(|chosen| chosen.index() != method.index()) {
        return;
    }
    let attribute = if method.is("EMAIL") { "EMAIL" } else { "PHONE_NUMBER" };
    // What is missing or of the wrong type is the shape's business.
    if cx.list(required).is_none() || cx.string(member!("UserPoolConfigs.SignInMethod")).is_none() {
        return;
    }
    if !collects(cx, attribute) {
        let message = format!("codes go out by `{}`, but users need not give `{attribute}`", cx.shown(method));
        let help = format!("add `{attribute}` to `{}`, or deliver another way", cx.name(required));
        cx.report(method, Diagnostic::new(message).help(help));
    }
}
