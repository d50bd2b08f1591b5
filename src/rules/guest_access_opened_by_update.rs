//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, View, rule};
use crate::syntax::{Kind, Node, replace_value};

rule! {
    /// An update opens the identity pool to guests.
    ///
    /// ## Why
    ///
    /// With `UnauthenticatedLogin` anyone gets AWS credentials of the guest role, which was not possible before.
    /// AWS Security Hub fails such pools ([Cognito.2]).
    /// The rule needs to know what exists: `authlint check update.json --existing current.json`.
    /// Where guests are let in already, `guest-access-enabled` says it.
    ///
    /// ## Existing
    ///
    /// ```json
    /// {
    ///   "AuthResources": "IDENTITY_POOL_AND_USER_POOL",
    ///   "Service": "COGNITO",
    ///   "IdentityPoolConfigs": { "IdentityPoolName": "customers_identity", "UnauthenticatedLogin": false },
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"]
    ///   }
    /// }
    /// ```
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "IDENTITY_POOL_AND_USER_POOL",
    ///   "Service": "COGNITO",
    ///   "IdentityPoolConfigs": { "UnauthenticatedLogin": true },
    ///   "UserPoolConfigs": {
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] }
    ///   }
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json
    /// {
    ///   "AuthResources": "IDENTITY_POOL_AND_USER_POOL",
    ///   "Service": "COGNITO",
    ///   "IdentityPoolConfigs": { "UnauthenticatedLogin": false },
    ///   "UserPoolConfigs": {
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] }
    ///   }
    /// }
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```json
    /// {
    ///   "AuthResources": "IDENTITY_POOL_AND_USER_POOL",
    ///   "Service": "COGNITO",
    ///   "IdentityPoolConfigs": { "UnauthenticatedLogin": false },
    ///   "UserPoolConfigs": {
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] }
    ///   }
    /// }
    /// ```
    id: "guest-access-opened-by-update",
    category: Security,
    levels: { update: Warning },
    on: value("IdentityPoolConfigs.UnauthenticatedLogin" == true),
    basis: Docs,
    source: "AWS Security Hub [Cognito.2], https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html",
}

fn check(cx: &Context<'_>, login: Node<'_>) {
    if !is_opened(cx) {
        return;
    }
    let diagnostic = Diagnostic::new(format!("`{}` opens the identity pool to guests", cx.name(LOGIN)))
        .help("write `false`, unless the app is for guests and the guest role may do next to nothing")
        .unsafe_fix("write `false`", [replace_value(login, "false")]);
    cx.report(
        login,
        match cx.existing().and_then(|existing| existing.value(LOGIN)) {
            Some(now) => diagnostic.label_existing(now, "guests are kept out now"),
            None => diagnostic,
        },
    );
}

const LOGIN: Member = member!("IdentityPoolConfigs.UnauthenticatedLogin");

/// Whether guests are known to be kept out so far, and there is an identity pool to let them into.
pub(super) fn is_opened(cx: &Context<'_>) -> bool {
    let is_out = |existing: View<'_>| existing.value(LOGIN).is_none_or(|login| login.kind() == Kind::False);
    !cx.is(member!("AuthResources"), "USER_POOL_ONLY") && cx.existing().is_some_and(is_out)
}
