//! See [`RULE`].

use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// An update of the password policy leaves `AdditionalConstraints` out.
    ///
    /// ## Why
    ///
    /// Amplify's code turns an absent list into an empty one, so the update takes away every kind of character that the
    /// pool demanded before.
    /// An omitted `MinimumLength` is kept.
    /// That AmplifyBackend does the same is inferred.
    ///
    /// ## Bad
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "PasswordPolicy": { "MinimumLength": 12 }
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
    ///     "PasswordPolicy": {
    ///       "MinimumLength": 12,
    ///       "AdditionalConstraints": ["REQUIRE_DIGIT"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "password-update-partial",
    category: Consistency,
    levels: { update: Warning },
    on: missing("UserPoolConfigs.PasswordPolicy.AdditionalConstraints"),
    basis: Code,
    source: "passwordPolicyMap in auth-request-adaptors.ts of aws-amplify/amplify-cli, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/awscloudformation/utils/auth-request-adaptors.ts#L205-L212",
}

fn check(cx: &Context<'_>, policy: Node<'_>) {
    let constraints = member!("UserPoolConfigs.PasswordPolicy.AdditionalConstraints");
    let message = format!("without `{}` the update removes those that the pool has", cx.name(constraints));
    cx.report(
        cx.key_of(policy),
        Diagnostic::new(message).help("send the list as it is now, or `[]` if none are wanted"),
    );
}
