//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Node, remove_item};

rule! {
    /// `UPDATED_AT` is required at sign-up.
    ///
    /// ## Why
    ///
    /// The OpenID Connect claim `updated_at` says when a profile last changed.
    /// As a required attribute it makes every new user, and every social provider, send a timestamp (inferred).
    /// Of the four providers only Facebook is mapped to it in Amplify's code.
    /// Required attributes cannot be changed later.
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
    ///     "RequiredSignUpAttributes": ["EMAIL", "UPDATED_AT"]
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
    ///     "RequiredSignUpAttributes": ["EMAIL"]
    ///   }
    /// }
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"]
    ///   }
    /// }
    /// ```
    id: "required-attribute-updated-at",
    category: Suspicious,
    levels: { create: Warning },
    on: item("UserPoolConfigs.RequiredSignUpAttributes" == "UPDATED_AT"),
    basis: Inferred,
    source: "OpenID Connect Core 1.0 section 5.1, https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
}

fn check(cx: &Context<'_>, item: Node<'_>) {
    cx.report(
        item,
        Diagnostic::new("`UPDATED_AT` makes every new user send a timestamp")
            .help("leave it out: it cannot be taken out later")
            .unsafe_fix("remove it", remove_item(item)),
    );
}
