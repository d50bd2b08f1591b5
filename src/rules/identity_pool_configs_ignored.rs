//! See [`RULE`].

use crate::member::member;
use crate::rule::{Cx, Diagnostic, rule};
use crate::signs::has;
use crate::syntax::remove_member;

rule! {
    /// `IdentityPoolConfigs` is given, but no identity pool is asked for.
    ///
    /// ## Why
    ///
    /// With `USER_POOL_ONLY`, Amplify's code does not read `IdentityPoolConfigs` at all.
    /// Either the member or the value of `AuthResources` is not what was meant.
    /// That AmplifyBackend ignores it too is inferred.
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
    ///     "RequiredSignUpAttributes": ["EMAIL"]
    ///   },
    ///   "IdentityPoolConfigs": {
    ///     "IdentityPoolName": "customers_identity",
    ///     "UnauthenticatedLogin": false
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
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"]
    ///   }
    /// }
    /// ```
    id: "identity-pool-configs-ignored",
    category: Consistency,
    levels: { create: Warning, update: Warning },
    when: [has!("AuthResources": "USER_POOL_ONLY"), has!("IdentityPoolConfigs")],
    basis: Code,
    source: "auth-request-adaptors.ts in aws-amplify/amplify-cli packages/amplify-category-auth, https://github.com/aws-amplify/amplify-cli",
}

fn check(cx: &Cx<'_>) {
    let resources = member!("AuthResources");
    let configs = member!("IdentityPoolConfigs");
    let Some(object) = cx.object(configs).filter(|_| cx.is(resources, "USER_POOL_ONLY")) else { return };
    let key = cx.key_of(object);
    let diagnostic = Diagnostic::new(format!("`{}` has no effect with `USER_POOL_ONLY`", cx.name(configs)))
        .help(format!("remove it, or write `IDENTITY_POOL_AND_USER_POOL` as `{}`", cx.name(resources)))
        .unsafe_fix("remove it", remove_member(key));
    let diagnostic = match cx.value(resources) {
        Some(chosen) => diagnostic.label(chosen, "no identity pool is asked for here"),
        None => diagnostic,
    };
    cx.report(key, diagnostic);
}
