//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Node, remove_member};

rule! {
    /// Settings of multi-factor authentication stand beside the mode `OFF`.
    ///
    /// ## Why
    ///
    /// Amplify's code drops them; that AmplifyBackend does the same is inferred.
    /// Cognito itself refuses the combination: "Invalid MFA configuration given, can't turn off MFA and configure an
    /// MFA together."
    /// Either the mode or the settings are not what was meant.
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
    ///     "Mfa": { "MFAMode": "OFF", "Settings": { "MfaTypes": ["TOTP"] } }
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
    ///     "Mfa": { "MFAMode": "OFF" }
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
    ///     "Mfa": { "MFAMode": "OFF" }
    ///   }
    /// }
    /// ```
    id: "mfa-settings-ignored",
    category: Consistency,
    levels: { create: Warning, update: Warning },
    on: value("UserPoolConfigs.Mfa.MFAMode" == "OFF"),
    basis: Code,
    source: "`mfaMap` in auth-request-adaptors.ts, packages/amplify-category-auth, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/awscloudformation/utils/auth-request-adaptors.ts#L221-L226; lgallard/terraform-aws-cognito-user-pool #74",
}

const MODE: Member = member!("UserPoolConfigs.Mfa.MFAMode");
const SETTINGS: Member = member!("UserPoolConfigs.Mfa.Settings");

fn check(cx: &Context<'_>, mode: Node<'_>) {
    let Some(settings) = cx.object(SETTINGS).filter(|settings| !settings.is_empty()) else { return };
    let (owner, name) = (cx.name(SETTINGS), cx.name(MODE));
    let key = cx.key_of(settings);
    cx.report(
        key,
        Diagnostic::new(format!("`{owner}` has no effect while `{name}` is `OFF`"))
            .label(mode, "switched off here")
            .help(format!("remove `{owner}`, or set `{name}` to `ON` or `OPTIONAL`"))
            .unsafe_fix(format!("remove `{owner}`"), remove_member(key)),
    );
}
