//! See [`RULE`].

use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Node, remove_member};

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
    on: value("AuthResources" == "USER_POOL_ONLY"),
    basis: Code,
    source: "auth-request-adaptors.ts in aws-amplify/amplify-cli packages/amplify-category-auth, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/awscloudformation/utils/auth-request-adaptors.ts#L48",
}

fn check(cx: &Context<'_>, resources: Node<'_>) {
    let configs = member!("IdentityPoolConfigs");
    let Some(object) = cx.object(configs) else { return };
    let key = cx.key_of(object);
    let diagnostic = Diagnostic::new(format!("`{}` has no effect with `USER_POOL_ONLY`", cx.name(configs)))
        .help(format!("remove it, or write `IDENTITY_POOL_AND_USER_POOL` as `{}`", cx.name(member!("AuthResources"))))
        .unsafe_fix("remove it", remove_member(key));
    cx.report(key, diagnostic.label(resources, "no identity pool is asked for here"));
}
