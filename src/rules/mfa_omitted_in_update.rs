//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
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
    id: "mfa-omitted-in-update",
    category: Consistency,
    levels: { update: Warning },
    on: missing("UserPoolConfigs.Mfa"),
    basis: Inferred,
    source: "`mfaMap` in auth-request-adaptors.ts and its snapshot, packages/amplify-category-auth, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/awscloudformation/utils/auth-request-adaptors.ts#L221-L226",
}

const MFA: Member = member!("UserPoolConfigs.Mfa");

fn check(cx: &Context<'_>, pool: Node<'_>) {
    let mfa = cx.name(MFA);
    cx.report(
        cx.key_of(pool),
        Diagnostic::new(format!("this update leaves out `{mfa}`, which may turn it off"))
            .help(format!("send `{mfa}` as it is now, or as it should be")),
    );
}
