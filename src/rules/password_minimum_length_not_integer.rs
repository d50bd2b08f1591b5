//! See [`RULE`].

use super::shared::password_length::is_in_range;
use crate::api::limits::PASSWORD_LENGTH;
use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Node, replace_value};

rule! {
    /// A minimum password length is not a whole number.
    ///
    /// ## Why
    ///
    /// AmplifyBackend's model calls it a `double`, Cognito's an integer, so `8.5` passes the first and fails at the
    /// second.
    /// `8.0` and `8e0` are whole numbers; that the service takes them is inferred.
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
    ///     "PasswordPolicy": {
    ///       "MinimumLength": 8.5,
    ///       "AdditionalConstraints": []
    ///     }
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
    ///     "PasswordPolicy": { "MinimumLength": 9, "AdditionalConstraints": [] }
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
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "PasswordPolicy": {
    ///       "MinimumLength": 9,
    ///       "AdditionalConstraints": []
    ///     }
    ///   }
    /// }
    /// ```
    id: "password-minimum-length-not-integer",
    category: CognitoLimits,
    levels: { create: Error, update: Error },
    on: value("UserPoolConfigs.PasswordPolicy.MinimumLength"),
    basis: Model,
    source: "`__double` in the model amplifybackend 2020-08-11 against the integer PasswordPolicyMinLengthType of cognito-idp, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html",
}

fn check(cx: &Context<'_>, node: Node<'_>) {
    let minimum = member!("UserPoolConfigs.PasswordPolicy.MinimumLength");
    let Some(number) = cx.number(node) else { return };
    if number.is_whole() || !is_in_range(&number) {
        return;
    }
    let message = format!("`{}` is `{}`, not a whole number", cx.name(minimum), cx.shown(node));
    let diagnostic = Diagnostic::new(message).help("write a whole number: Cognito counts characters");
    let diagnostic = match (PASSWORD_LENGTH.min..=PASSWORD_LENGTH.max).find(|whole| number.compare(*whole).is_lt()) {
        Some(next) => diagnostic.unsafe_fix(format!("round up to {next}"), vec![replace_value(node, next.to_string())]),
        None => diagnostic,
    };
    cx.report(node, diagnostic);
}
