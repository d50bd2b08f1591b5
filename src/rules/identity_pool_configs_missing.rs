//! See [`RULE`].

use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// An identity pool is asked for, but not described.
    ///
    /// ## Why
    ///
    /// The API does not demand `IdentityPoolConfigs`.
    /// Amplify's code then invents a name for the identity pool and lets no guests in; that AmplifyBackend does the
    /// same is inferred.
    /// The name cannot be changed later.
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
    id: "identity-pool-configs-missing",
    category: Consistency,
    levels: { create: Warning },
    on: missing("IdentityPoolConfigs"),
    basis: Code,
    source: "add.ts (\"If not specified, defaults are applied.\") in aws-amplify/amplify-cli packages/amplify-headless-interface, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-headless-interface/src/interface/auth/add.ts#L56-L59",
}

fn check(cx: &Context<'_>, _: Node<'_>) {
    let resources = member!("AuthResources");
    let configs = member!("IdentityPoolConfigs");
    if !cx.is(resources, "IDENTITY_POOL_AND_USER_POOL") {
        return;
    }
    let Some(value) = cx.value(resources) else { return };
    let message = format!("an identity pool is asked for, but there is no `{}`", cx.name(configs));
    let name = cx.name(member!("IdentityPoolConfigs.IdentityPoolName"));
    let login = cx.name(member!("IdentityPoolConfigs.UnauthenticatedLogin"));
    cx.report(
        value,
        Diagnostic::new(message).help(format!("add it with `{name}` and `{login}`; else the pool gets a made-up name")),
    );
}
