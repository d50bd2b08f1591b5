//! See [`RULE`].

use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// An update to `USER_POOL_ONLY` deletes the identity pool.
    ///
    /// ## Why
    ///
    /// Amplify's stack has an identity pool only where the update asks for one.
    /// Its command line warns before it does the same: "Your existing IdentityPool: … will be deleted upon the next amplify
    /// push!"
    /// Users who are signed in lose their AWS credentials, and identities that are bound to data are gone for good.
    /// That the service does the same is inferred.
    /// The rule needs to know what exists: `authlint check update.json --existing current.json`.
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
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
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
    id: "identity-pool-removed-by-update",
    category: Consistency,
    levels: { update: Warning },
    on: value("AuthResources" == "USER_POOL_ONLY"),
    basis: Code,
    source: "an identity pool is part of the stack only if `authSelections` asks for one, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/awscloudformation/auth-stack-builder/auth-cognito-stack-builder.ts#L487",
}

fn check(cx: &Context<'_>, resources: Node<'_>) {
    let member = member!("AuthResources");
    let both = "IDENTITY_POOL_AND_USER_POOL";
    let Some(existing) = cx.existing().filter(|existing| existing.is(member, both)) else { return };
    let diagnostic = Diagnostic::new(format!("`{}` deletes the identity pool", cx.shown(resources)))
        .help(format!("write `{both}` with `{}` to keep it", cx.name(member!("IdentityPoolConfigs"))));
    cx.report(
        resources,
        match existing.value(member) {
            Some(now) => diagnostic.label_existing(now, "there is one now"),
            None => diagnostic,
        },
    );
}
