//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// An update changes the settings of multi-factor authentication but gives no mode.
    ///
    /// ## Why
    ///
    /// In an update `MFAMode` is optional.
    /// Amplify's code reads the settings only together with a mode, so without one they are likely lost (inferred: what
    /// the service does with such a request is not published).
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "Mfa": { "Settings": { "MfaTypes": ["TOTP"], "SmsMessage": "Your code is {####}" } }
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
    id: "mfa-settings-without-mode",
    category: Consistency,
    levels: { update: Warning },
    on: missing("UserPoolConfigs.Mfa.MFAMode"),
    basis: Inferred,
    source: "`CognitoMFASettings` in add.ts, packages/amplify-headless-interface, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-headless-interface/src/interface/auth/add.ts#L255-L268",
}

const MODE: Member = member!("UserPoolConfigs.Mfa.MFAMode");
const SETTINGS: Member = member!("UserPoolConfigs.Mfa.Settings");

fn check(cx: &Context<'_>, _: Node<'_>) {
    let Some(settings) = cx.object(SETTINGS) else { return };
    let (owner, mode) = (cx.name(SETTINGS), cx.name(MODE));
    cx.report(
        cx.key_of(settings),
        Diagnostic::new(format!("`{owner}` stands without `{mode}`, so it may have no effect"))
            .help(format!("add `{mode}`: `ON`, `OPTIONAL` or `OFF`")),
    );
}
