//! See [`RULE`].

use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Node, replace_value};

rule! {
    /// An update makes multi-factor authentication mandatory for a pool that was created without it.
    ///
    /// ## Why
    ///
    /// Cognito refuses that once the pool exists: "Cannot turn MFA functionality ON, once the user pool has been created."
    /// `OPTIONAL` is taken.
    /// The rule needs to know what exists: `authlint check update.json --existing current.json`.
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
    ///     "Mfa": { "MFAMode": "OFF" }
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
    ///     "Mfa": { "MFAMode": "ON", "Settings": { "MfaTypes": ["TOTP"], "SmsMessage": "Your code is {####}" } }
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
    ///     "Mfa": { "MFAMode": "OPTIONAL", "Settings": { "MfaTypes": ["TOTP"], "SmsMessage": "Your code is {####}" } }
    ///   }
    /// }
    /// ```
    id: "mfa-on-in-update",
    category: Consistency,
    levels: { update: Error },
    on: value("UserPoolConfigs.Mfa.MFAMode" == "ON"),
    basis: Issue,
    source: "amplify-studio #482, https://github.com/aws-amplify/amplify-studio/issues/482; cloudformation-coverage-roadmap #1176",
}

fn check(cx: &Context<'_>, mode: Node<'_>) {
    let Some(existing) = cx.existing() else { return };
    let member = member!("UserPoolConfigs.Mfa.MFAMode");
    if existing.is(member, "ON") {
        return;
    }
    let diagnostic = Diagnostic::new(format!("`{}` cannot become `ON` once the pool exists", cx.name(member)))
        .help("write `OPTIONAL`; to require MFA, call SetUserPoolMfaConfig, or create a new pool with `ON`");
    let diagnostic = match (existing.value(member), existing.object(member!("UserPoolConfigs"))) {
        (Some(now), _) => diagnostic.label_existing(now, format!("it is `{}` now", existing.shown(now))),
        (None, Some(pool)) => diagnostic.label_existing(existing.key_of(pool), "there is no MFA now"),
        (None, None) => diagnostic,
    };
    cx.report(mode, diagnostic.unsafe_fix("write `OPTIONAL`", [replace_value(mode, "\"OPTIONAL\"")]));
}
