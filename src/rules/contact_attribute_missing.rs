//! See [`RULE`].

use super::shared::delivery::delivery;
use super::shared::sign_up::requires;
use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// Users who sign in with a name need give neither e-mail address nor phone number.
    ///
    /// ## Why
    ///
    /// Cognito sends codes to an e-mail address or a phone number.
    /// A user who has neither cannot confirm an account, nor recover a forgotten password (inferred).
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
    ///     "SignInMethod": "USERNAME",
    ///     "RequiredSignUpAttributes": ["NAME"]
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
    ///     "SignInMethod": "USERNAME",
    ///     "RequiredSignUpAttributes": ["NAME", "EMAIL"]
    ///   }
    /// }
    /// ```
    id: "contact-attribute-missing",
    category: Consistency,
    levels: { create: Warning },
    on: value("UserPoolConfigs.SignInMethod" == "USERNAME"),
    basis: Inferred,
    source: "how Cognito confirms and recovers accounts, https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html",
}

fn check(cx: &Context<'_>, _: Node<'_>) {
    let required = member!("UserPoolConfigs.RequiredSignUpAttributes");
    let Some(list) = cx.list(required) else { return };
    let collected = ["EMAIL", "PHONE_NUMBER"].into_iter().any(|attribute| requires(cx, attribute));
    // Where a way of delivery is chosen, what it needs is `delivery-attribute-not-collected`'s business.
    if collected || delivery(cx).is_some() {
        return;
    }
    let message = format!("`{}` has neither `EMAIL` nor `PHONE_NUMBER`", cx.name(required));
    cx.report(
        cx.key_of(list),
        Diagnostic::new(message)
            .help("add one: without it users cannot recover a password, and it cannot be added later"),
    );
}
