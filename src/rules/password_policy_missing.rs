//! See [`RULE`].

use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// A new user pool has no `PasswordPolicy`.
    ///
    /// ## Why
    ///
    /// Amplify's code then takes its default: 8 characters, without any demand on their kinds.
    /// That suits a pool with mandatory MFA; where the password is the only factor, NIST SP 800-63B-4 asks for 15.
    /// That AmplifyBackend uses the same default is inferred.
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
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "PasswordPolicy": {
    ///       "MinimumLength": 15,
    ///       "AdditionalConstraints": []
    ///     }
    ///   }
    /// }
    /// ```
    id: "password-policy-missing",
    category: Security,
    levels: { create: Advice },
    on: missing("UserPoolConfigs.PasswordPolicy"),
    basis: Code,
    source: "cognito-defaults.js and add.ts (\"Default is minimum length of 8 characters.\") in aws-amplify/amplify-cli, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/awscloudformation/assets/cognito-defaults.js#L26",
}

fn check(cx: &Context<'_>, pool: Node<'_>) {
    let policy = member!("UserPoolConfigs.PasswordPolicy");
    let message = format!("no `{}`: passwords of 8 characters are accepted", cx.name(policy));
    let minimum = cx.name(member!("UserPoolConfigs.PasswordPolicy.MinimumLength"));
    let constraints = cx.name(member!("UserPoolConfigs.PasswordPolicy.AdditionalConstraints"));
    let help = format!(
        "add `{}` with `{constraints}` and a `{minimum}` of 15, or of 8 where MFA is mandatory",
        cx.name(policy)
    );
    cx.report(cx.key_of(pool), Diagnostic::new(message).help(help));
}
