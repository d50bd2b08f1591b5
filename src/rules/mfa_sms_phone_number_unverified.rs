//! See [`RULE`].

use super::shared::delivery::delivery;
use super::shared::sign_up::collects;
use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// Everyone must enter a code from an SMS, but sign-up does not verify the phone number.
    ///
    /// ## Why
    ///
    /// `DeliveryMethod` says which attribute new users confirm: with `EMAIL` the e-mail address alone.
    /// Cognito then sends the codes of a mandatory SMS factor to the number that was typed at sign-up, which the first code
    /// that arrives confirms.
    /// Users who mistyped it cannot sign in; that somebody else then gets their codes is inferred.
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
    ///       "MFAMode": "ON",
    ///       "Settings": { "MfaTypes": ["SMS"], "SmsMessage": "Your code is {####}" }
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
    ///       "DeliveryMethod": "SMS",
    ///       "SmsSettings": { "SmsMessage": "Your code is {####}" }
    ///     },
    ///     "Mfa": {
    ///       "MFAMode": "ON",
    ///       "Settings": { "MfaTypes": ["SMS"], "SmsMessage": "Your code is {####}" }
    ///     }
    ///   }
    /// }
    /// ```
    id: "mfa-sms-phone-number-unverified",
    category: Consistency,
    levels: { create: Warning },
    on: item("UserPoolConfigs.Mfa.Settings.MfaTypes" == "SMS"),
    basis: Issue,
    source: "aws-amplify/amplify-js #11259, https://github.com/aws-amplify/amplify-js/issues/11259; \"Phone numbers don't need to be verified to be used for SMS MFA\", SMSMfaSettingsType in Cognito's API reference",
}

const METHOD: Member = member!("UserPoolConfigs.VerificationMessage.DeliveryMethod");
const MODE: Member = member!("UserPoolConfigs.Mfa.MFAMode");
const TYPES: Member = member!("UserPoolConfigs.Mfa.Settings.MfaTypes");

fn check(cx: &Context<'_>, sms: Node<'_>) {
    let is_only_factor = cx.strings(TYPES).all(|(_, factor)| factor == "SMS");
    let verified = delivery(cx).filter(|method| method.is("EMAIL"));
    // Where there is no phone number or no address, other rules say so.
    let Some(method) = verified.filter(|_| cx.is(MODE, "ON") && is_only_factor) else { return };
    if !collects(cx, "PHONE_NUMBER") || !collects(cx, "EMAIL") {
        return;
    }
    let (method_name, types) = (cx.name(METHOD), cx.name(TYPES));
    cx.report(
        sms,
        Diagnostic::new("codes go out by SMS only, to a phone number that sign-up does not verify")
            .label(method, "verifies the e-mail address alone")
            .help(format!(
                "set `{method_name}` to `SMS`, or add `TOTP` to `{types}` for those who mistyped the number"
            )),
    );
}
