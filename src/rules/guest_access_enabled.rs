//! See [`RULE`].

use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::rules::guest_access_opened_by_update;
use crate::syntax::{Node, replace_value};

rule! {
    /// The identity pool hands out AWS credentials to anyone.
    ///
    /// ## Why
    ///
    /// With `UnauthenticatedLogin` everybody who knows the pool's ID, which every app carries, gets temporary
    /// credentials of the guest role.
    /// Whatever that role may do, the whole internet may do.
    /// AWS Security Hub fails such pools ([Cognito.2]).
    /// Apps that need guests do exist: keep their role minimal, and ignore this finding with that as the reason.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "IDENTITY_POOL_AND_USER_POOL",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"]
    ///   },
    ///   "IdentityPoolConfigs": {
    ///     "IdentityPoolName": "customers_identity",
    ///     "UnauthenticatedLogin": true
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
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"]
    ///   },
    ///   "IdentityPoolConfigs": {
    ///     "IdentityPoolName": "customers_identity",
    ///     "UnauthenticatedLogin": false
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
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"]
    ///   },
    ///   "IdentityPoolConfigs": {
    ///     "IdentityPoolName": "customers_identity",
    ///     "UnauthenticatedLogin": false
    ///   }
    /// }
    /// ```
    id: "guest-access-enabled",
    category: Security,
    levels: { create: Warning, update: Warning, get: Warning },
    on: value("IdentityPoolConfigs.UnauthenticatedLogin" == true),
    basis: Docs,
    source: "AWS Security Hub [Cognito.2], https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html",
}

fn check(cx: &Context<'_>, value: Node<'_>) {
    let login = member!("IdentityPoolConfigs.UnauthenticatedLogin");
    // Without an identity pool the whole member has no effect; what is new is reported as that.
    if cx.is(member!("AuthResources"), "USER_POOL_ONLY") || guest_access_opened_by_update::is_opened(cx) {
        return;
    }
    let message = format!("`{}` gives AWS credentials to anyone", cx.name(login));
    cx.report(
        value,
        Diagnostic::new(message)
            .help("write `false`, unless the app is for guests and the guest role may do next to nothing")
            .unsafe_fix("write `false`", vec![replace_value(value, "false")]),
    );
}
