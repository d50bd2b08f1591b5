//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::rules::shared::update;
use crate::syntax::Node;

rule! {
    /// An update leaves `Mfa` out, which may turn multi-factor authentication off.
    ///
    /// ## Why
    ///
    /// Where a request has no settings for it, Amplify's code puts the mode `OFF` in their place, and a test of
    /// Amplify's fixes that for an update which only changes `OAuth`.
    /// That the service takes the same path is inferred.
    /// An update with `Mfa` is safe either way.
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
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] },
    ///     "Mfa": { "MFAMode": "OFF" }
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
    ///     "Mfa": { "MFAMode": "OPTIONAL", "Settings": { "MfaTypes": ["TOTP"], "SmsMessage": "Your code is {####}" } }
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
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] },
    ///     "Mfa": { "MFAMode": "OPTIONAL", "Settings": { "MfaTypes": ["TOTP"], "SmsMessage": "Your code is {####}" } }
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
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] },
    ///     "Mfa": { "MFAMode": "OPTIONAL", "Settings": { "MfaTypes": ["TOTP"], "SmsMessage": "Your code is {####}" } }
    ///   }
    /// }
    /// ```
    id: "mfa-omitted-in-update",
    category: Consistency,
    levels: { update: Warning },
    on: missing("UserPoolConfigs.Mfa"),
    basis: Inferred,
    source: "`mfaMap` in auth-request-adaptors.ts and its snapshot, packages/amplify-category-auth, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/awscloudformation/utils/auth-request-adaptors.ts#L221-L226",
}

const MFA: Member = member!("UserPoolConfigs.Mfa");
const MODE: Member = member!("UserPoolConfigs.Mfa.MFAMode");

fn check(cx: &Context<'_>, pool: Node<'_>) {
    if !update::may_reset(cx, MFA) {
        return;
    }
    let mfa = cx.name(MFA);
    let effect = if cx.existing().is_some() { "turns" } else { "may turn" };
    let mut diagnostic = Diagnostic::new(format!("this update leaves out `{mfa}`, which {effect} it off"))
        .help(format!("send `{mfa}` as it is now, or as it should be"));
    if let Some((existing, mode)) = cx.existing().and_then(|existing| Some((existing, existing.value(MODE)?))) {
        diagnostic = diagnostic.label_existing(mode, format!("it is `{}` now", existing.shown(mode)));
    }
    let keep = update::keep(cx, pool, &[MFA]);
    cx.report(cx.key_of(pool), diagnostic.unsafe_fix(format!("add `{mfa}` as it is now"), keep));
}
