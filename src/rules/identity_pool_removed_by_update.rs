//! See [`RULE`].

use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// An update to `USER_POOL_ONLY` deletes the identity pool.
    ///
    /// ## Why
    ///
    /// Amplify says so before it does it: "Your existing IdentityPool: … will be deleted upon the next amplify push!"
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
    source: "auth-questions.ts, packages/amplify-category-auth, https://github.com/aws-amplify/amplify-cli",
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
