//! See [`RULE`].

use super::shared::delivery::delivery;
use super::shared::sign_up::collects;
use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// Only `TOTP` is listed, but codes by SMS are offered too.
    ///
    /// ## Why
    ///
    /// Where users sign in with a phone number, must give one, or get their codes by SMS, Amplify's code sets the pool up for
    /// SMS, and adds it to the second factors whatever `MfaTypes` says.
    /// That AmplifyBackend does the same is inferred.
    /// So users may choose SMS: the codes come with `SmsMessage`, or with Amplify's default text where it is missing.
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
    ///     "RequiredSignUpAttributes": ["EMAIL", "PHONE_NUMBER"],
    ///     "VerificationMessage": {
    ///       "DeliveryMethod": "EMAIL",
    ///       "EmailSettings": { "EmailSubject": "Your code", "EmailMessage": "Your code is {####}" }
    ///     },
    ///     "Mfa": {
    ///       "MFAMode": "OPTIONAL",
    ///       "Settings": { "MfaTypes": ["TOTP"], "SmsMessage": "Your code is {####}" }
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
    ///     "RequiredSignUpAttributes": ["EMAIL", "PHONE_NUMBER"],
    ///     "VerificationMessage": {
    ///       "DeliveryMethod": "EMAIL",
    ///       "EmailSettings": { "EmailSubject": "Your code", "EmailMessage": "Your code is {####}" }
    ///     },
    ///     "Mfa": {
    ///       "MFAMode": "OPTIONAL",
    ///       "Settings": { "MfaTypes": ["TOTP", "SMS"], "SmsMessage": "Your code is {####}" }
    ///     }
    ///   }
    /// }
    /// ```
    id: "mfa-totp-with-phone-number",
    category: Consistency,
    levels: { create: Advice },
    on: item("UserPoolConfigs.Mfa.Settings.MfaTypes" == "TOTP"),
    basis: Code,
    source: "`enabledMfas` in auth-cognito-stack-builder.ts, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/awscloudformation/auth-stack-builder/auth-cognito-stack-builder.ts#L393-L400; aws-amplify/amplify-cli #40",
}

const MODE: Member = member!("UserPoolConfigs.Mfa.MFAMode");
const TYPES: Member = member!("UserPoolConfigs.Mfa.Settings.MfaTypes");

fn check(cx: &Context<'_>, totp: Node<'_>) {
    let is_used = cx.is(MODE, "ON") || cx.is(MODE, "OPTIONAL");
    let is_only_factor = cx.strings(TYPES).all(|(_, factor)| factor == "TOTP");
    let sends_sms = || collects(cx, "PHONE_NUMBER") || delivery(cx).is_some_and(|method| method.is("SMS"));
    if !is_used || !is_only_factor || !sends_sms() {
        return;
    }
    let types = cx.name(TYPES);
    cx.report(
        totp,
        Diagnostic::new(format!("`{types}` lists only `TOTP`, but users can choose SMS as well")).help(format!(
            "add `SMS` to `{types}` with a text of yours, or do without phone numbers: where the pool has them, Amplify adds SMS"
        )),
    );
}
