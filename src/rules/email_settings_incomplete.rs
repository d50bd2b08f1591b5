//! See [`RULE`].

use crate::api::Operation;
use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::message_template::{DELIVERIES, Delivery};
use crate::syntax::Node;

rule! {
    /// An e-mail has a text but no subject, or a subject but no text.
    ///
    /// ## Why
    ///
    /// Both are used together.
    /// The one that is missing is filled in from Amplify's defaults, in English, by a create request; an update keeps the
    /// previous one.
    /// Both are seen in Amplify's code and inferred for this API.
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
    ///       "EmailSettings": { "EmailMessage": "Ihr Code ist {####}" }
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
    ///       "EmailSettings": { "EmailSubject": "Ihr Code", "EmailMessage": "Ihr Code ist {####}" }
    ///     }
    ///   }
    /// }
    /// ```
    id: "email-settings-incomplete",
    category: Consistency,
    levels: { create: Advice, update: Advice },
    on: object("UserPoolConfigs.VerificationMessage.EmailSettings", "UserPoolConfigs.ForgotPassword.EmailSettings"),
    basis: Inferred,
    source: "the defaults in aws-amplify/amplify-cli packages/amplify-category-auth, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/awscloudformation/assets/cognito-defaults.js#L21-L24",
}

fn check(cx: &Context<'_>, settings: Node<'_>) {
    let Some(delivery) = DELIVERIES.into_iter().find(|delivery| cx.member_of(settings) == Some(delivery.email)) else {
        return;
    };
    // Where the settings are ignored, nothing is missing from them.
    if cx.value(delivery.method).and_then(Delivery::of).is_some_and(|(_, chosen, _)| chosen != delivery.email) {
        return;
    }
    let (present, absent) = match (cx.lacks(delivery.email_subject), cx.lacks(delivery.email_message)) {
        (true, false) => (delivery.email_message, delivery.email_subject),
        (false, true) => (delivery.email_subject, delivery.email_message),
        _ => return,
    };
    let (owner, present, absent) = (cx.name(delivery.email), cx.name(present), cx.name(absent));
    let otherwise = match cx.operation() {
        Operation::Update => "the previous one is kept",
        _ => "Amplify's default, in English, is used",
    };
    cx.report(
        cx.key_of(settings),
        Diagnostic::new(format!("`{owner}` has `{present}` but no `{absent}`"))
            .help(format!("add `{absent}`; without it {otherwise}")),
    );
}
