//! See [`RULE`].

use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::rules::shared::update;
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
    /// Where the existing configuration is known (`--existing`), the rule speaks only if something is lost.
    ///
    /// ## Existing
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": ["REQUIRE_DIGIT"] }
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
    ///     "PasswordPolicy": { "MinimumLength": 15 }
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
    ///     "PasswordPolicy": { "MinimumLength": 15, "AdditionalConstraints": ["REQUIRE_DIGIT"] }
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
    ///     "PasswordPolicy": { "MinimumLength": 15, "AdditionalConstraints": ["REQUIRE_DIGIT"] }
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
    if !update::may_reset(cx, constraints) {
        return;
    }
    let name = cx.name(constraints);
    let mut diagnostic = Diagnostic::new(format!("without `{name}` the update removes those that the pool has"))
        .help("send the list as it is now, or `[]` if none are wanted");
    if let Some(now) = cx.existing().and_then(|existing| existing.value(constraints)) {
        diagnostic = diagnostic.label_existing(cx.key_of(now), "these are lost");
    }
    let keep = update::keep(cx, policy, &[constraints]);
    cx.report(cx.key_of(policy), diagnostic.unsafe_fix(format!("add `{name}` as it is now"), keep));
}
