//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// Everyone must enter a code from an SMS, but sign-up does not ask for a phone number.
    ///
    /// ## Why
    ///
    /// The mode is `ON`, `SMS` is the only factor, users sign in without a phone number, and sign-up does not require
    /// one.
    /// A user without a phone number cannot finish signing in (inferred from how Cognito sends the codes).
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
    ///     "Mfa": { "MFAMode": "ON", "Settings": { "MfaTypes": ["SMS"], "SmsMessage": "Your code is {####}" } }
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
    ///     "RequiredSignUpAttributes": ["EMAIL", "PHONE_NUMBER"],
    ///     "Mfa": { "MFAMode": "ON", "Settings": { "MfaTypes": ["SMS"], "SmsMessage": "Your code is {####}" } }
    ///   }
    /// }
    /// ```
    id: "mfa-sms-without-phone-number",
    category: Consistency,
    levels: { create: Warning },
    on: list("UserPoolConfigs.Mfa.Settings.MfaTypes"),
    basis: Inferred,
    source: "configure-sms.ts, packages/amplify-category-auth, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/awscloudformation/utils/configure-sms.ts#L7-L11; aws/aws-cdk #12075",
}

const MODE: Member = member!("UserPoolConfigs.Mfa.MFAMode");
const TYPES: Member = member!("UserPoolConfigs.Mfa.Settings.MfaTypes");
const SIGN_IN: Member = member!("UserPoolConfigs.SignInMethod");
const REQUIRED: Member = member!("UserPoolConfigs.RequiredSignUpAttributes");

fn check(cx: &Context<'_>, types: Node<'_>) {
    let Some(sms) = types.items().next() else { return };
    let only_sms = types.items().all(|factor| factor.is("SMS"));
    let signs_in_without = cx.is(SIGN_IN, "EMAIL") || cx.is(SIGN_IN, "USERNAME");
    if !cx.is(MODE, "ON")
        || !only_sms
        || !signs_in_without
        || cx.list(REQUIRED).is_none()
        || cx.lists(REQUIRED, "PHONE_NUMBER")
    {
        return;
    }
    let (types, required) = (cx.name(TYPES), cx.name(REQUIRED));
    cx.report(
        sms,
        Diagnostic::new("codes go out by SMS only, but sign-up does not require a phone number")
            .help(format!("add `PHONE_NUMBER` to `{required}`, or `TOTP` to `{types}`")),
    );
}
