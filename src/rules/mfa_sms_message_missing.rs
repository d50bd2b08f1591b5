//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// Codes are sent by SMS, but there is no text to send them in.
    ///
    /// ## Why
    ///
    /// Amplify's own request format demands the text as soon as multi-factor authentication is on or optional.
    /// Cognito alone would send its default text; what AmplifyBackend makes of a missing one is not known.
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
    ///     "Mfa": { "MFAMode": "OPTIONAL", "Settings": { "MfaTypes": ["SMS", "TOTP"] } }
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
    ///     "Mfa": { "MFAMode": "OPTIONAL", "Settings": { "MfaTypes": ["SMS", "TOTP"], "SmsMessage": "Your code is {####}" } }
    ///   }
    /// }
    /// ```
    id: "mfa-sms-message-missing",
    category: Consistency,
    levels: { create: Warning, update: Warning },
    on: missing("UserPoolConfigs.Mfa.Settings.SmsMessage"),
    basis: Code,
    source: "`CognitoMFASettings` of AddAuthRequest, packages/amplify-headless-interface, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-headless-interface/src/interface/auth/add.ts#L255-L268",
}

const MODE: Member = member!("UserPoolConfigs.Mfa.MFAMode");
const SETTINGS: Member = member!("UserPoolConfigs.Mfa.Settings");
const TYPES: Member = member!("UserPoolConfigs.Mfa.Settings.MfaTypes");
const MESSAGE: Member = member!("UserPoolConfigs.Mfa.Settings.SmsMessage");

fn check(cx: &Context<'_>, settings: Node<'_>) {
    if !cx.lists(TYPES, "SMS") || !(cx.is(MODE, "ON") || cx.is(MODE, "OPTIONAL")) {
        return;
    }
    let (owner, message) = (cx.name(SETTINGS), cx.name(MESSAGE));
    cx.report(
        cx.key_of(settings),
        Diagnostic::new(format!("`{owner}` has no `{message}` to send codes in")).help(format!(
            "add `{message}`, a text with `{{####}}` where the code goes; Amplify's request format demands it"
        )),
    );
}
