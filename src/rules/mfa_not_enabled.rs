//! See [`RULE`].

use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Kind;

rule! {
    /// Users of a new pool sign in without a second factor.
    ///
    /// ## Why
    ///
    /// A stolen or guessed password is then all that an attacker needs.
    /// An update cannot make MFA mandatory: Cognito answers "Cannot turn MFA functionality ON, once the user pool has
    /// been created."
    /// `OPTIONAL` can be had at any time, so this is advice, but `ON` must be chosen now.
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
    ///     "Mfa": { "MFAMode": "OFF" }
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
    ///     "Mfa": {
    ///       "MFAMode": "OPTIONAL",
    ///       "Settings": {
    ///         "MfaTypes": ["TOTP"],
    ///         "SmsMessage": "Your code is {####}"
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "mfa-not-enabled",
    category: Security,
    levels: { create: Advice },
    on: document,
    basis: Issue,
    source: "aws-amplify/amplify-studio #482, https://github.com/aws-amplify/amplify-studio/issues/482",
}

fn check(cx: &Context<'_>) {
    let mfa = member!("UserPoolConfigs.Mfa");
    let mode = member!("UserPoolConfigs.Mfa.MFAMode");
    let place = match cx.value(mode) {
        Some(value) if value.kind() == Kind::String && value.is("OFF") => value,
        None if cx.lacks(mfa) => match cx.object(member!("UserPoolConfigs")) {
            Some(pool) => cx.key_of(pool),
            None => return,
        },
        _ => return,
    };
    let help = format!(
        "set `{}` to `ON` or `OPTIONAL`, and list `TOTP` in `{}`; an update cannot make it `ON` later",
        cx.name(mode),
        cx.name(member!("UserPoolConfigs.Mfa.Settings.MfaTypes"))
    );
    cx.report(place, Diagnostic::new("no MFA: a stolen password is enough to sign in").help(help));
}
