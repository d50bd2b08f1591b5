//! See [`RULE`].

use super::shared::password_length::is_in_range;
use crate::api::limits::{Limit, PASSWORD_LENGTH};
use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// A minimum password length is outside 6 to 99.
    ///
    /// ## Why
    ///
    /// Cognito takes 6 to 99 and refuses anything else.
    /// AmplifyBackend itself knows no limit: its answer is a job ID, and the job fails later (inferred).
    /// The number is compared by its digits, so `5.9999999999999999999` is below 6 and `1e999999` above 99.
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
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "PasswordPolicy": { "MinimumLength": 4, "AdditionalConstraints": [] }
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
    ///       "MinimumLength": 12,
    ///       "AdditionalConstraints": []
    ///     }
    ///   }
    /// }
    /// ```
    id: "password-minimum-length-range",
    category: CognitoLimits,
    levels: { create: Error, update: Error },
    on: value("UserPoolConfigs.PasswordPolicy.MinimumLength"),
    basis: Model,
    source: "cognito-idp PasswordPolicyMinLengthType; the service's refusal in badmintoncryer/cdk-preflight pf-cognito-password-min-length, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html",
}

fn check(cx: &Context<'_>, node: Node<'_>) {
    let minimum = member!("UserPoolConfigs.PasswordPolicy.MinimumLength");
    let Some(number) = cx.number(node) else { return };
    if is_in_range(&number) {
        return;
    }
    let Limit { min, max, .. } = PASSWORD_LENGTH;
    let message = format!("`{}` is `{}`, outside {min} to {max}", cx.name(minimum), cx.shown(node));
    cx.report(
        node,
        Diagnostic::new(message).help(format!("write a number from {min} to {max}; without MFA 15 is a good choice")),
    );
}
