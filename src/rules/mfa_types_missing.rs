//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, Text, Wanted, rule};

rule! {
    /// Multi-factor authentication is on or optional, but no factor is named.
    ///
    /// ## Why
    ///
    /// Cognito refuses such a pool: "Invalid MFA configuration given, can't disable all MFAs with a required or
    /// optional configuration."
    /// Amplify's own code fails even earlier, where it reads the list.
    /// Which factor is wanted cannot be guessed, so there is no fix.
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
    ///     "Mfa": { "MFAMode": "ON" }
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
    ///     "Mfa": { "MFAMode": "ON", "Settings": { "MfaTypes": ["TOTP"], "SmsMessage": "Your code is {####}" } }
    ///   }
    /// }
    /// ```
    id: "mfa-types-missing",
    category: Consistency,
    levels: { create: Error, update: Error },
    on: string("UserPoolConfigs.Mfa.MFAMode"),
    basis: Issue,
    source: "aws/aws-sdk-js #4186, https://github.com/aws/aws-sdk-js/issues/4186",
}

const MODE: Member = member!("UserPoolConfigs.Mfa.MFAMode");
const SETTINGS: Member = member!("UserPoolConfigs.Mfa.Settings");
const TYPES: Member = member!("UserPoolConfigs.Mfa.Settings.MfaTypes");

fn check(cx: &Context<'_>, mode: &Text<'_>) {
    let value = mode.value;
    if !matches!(value, "ON" | "OPTIONAL") {
        return;
    }
    let empty = cx.list(TYPES).and_then(|list| Wanted::EmptyList.find(list));
    let place = match (empty, cx.object(SETTINGS)) {
        (Some(list), _) => list,
        (None, Some(settings)) if cx.lacks(TYPES) => cx.key_of(settings),
        (None, None) if cx.lacks(SETTINGS) => mode.node,
        _ => return,
    };
    let (name, types) = (cx.name(MODE), cx.name(TYPES));
    let path = format!("{}.{types}", cx.name(SETTINGS));
    cx.report(
        place,
        Diagnostic::new(format!("`{name}` is `{value}`, but `{types}` names no factor"))
            .help(format!("list `SMS`, `TOTP` or both in `{path}`; Cognito refuses a pool without a factor")),
    );
}
