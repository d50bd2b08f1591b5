//! See [`RULE`].

use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::rules::shared::password_length;
use crate::syntax::{Node, replace_value};

rule! {
    /// An update lets passwords be shorter than they must be now.
    ///
    /// ## Why
    ///
    /// `MinimumLength` of an update replaces the one that exists.
    /// A number that is smaller is more often a slip, or an old file, than a wish.
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
    ///     "PasswordPolicy": { "MinimumLength": 15, "AdditionalConstraints": [] }
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
    ///     "PasswordPolicy": { "MinimumLength": 10, "AdditionalConstraints": [] }
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
    ///     "PasswordPolicy": { "MinimumLength": 16, "AdditionalConstraints": [] }
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
    ///     "PasswordPolicy": { "MinimumLength": 15, "AdditionalConstraints": [] }
    ///   }
    /// }
    /// ```
    id: "password-length-reduced-by-update",
    category: Security,
    levels: { update: Warning },
    on: value("UserPoolConfigs.PasswordPolicy.MinimumLength"),
    basis: Code,
    source: "`passwordPolicyMap` in auth-request-adaptors.ts, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/awscloudformation/utils/auth-request-adaptors.ts#L206-L212",
}

fn check(cx: &Context<'_>, length: Node<'_>) {
    let Some((existing, now)) = password_length::reduced(cx, length) else { return };
    let name = cx.name(member!("UserPoolConfigs.PasswordPolicy.MinimumLength"));
    let (before, after) = (existing.shown(now), cx.shown(length));
    cx.report(
        length,
        Diagnostic::new(format!("this update reduces `{name}` from `{before}` to `{after}`"))
            .help("keep it, unless shorter passwords are what the update is for")
            .label_existing(now, "passwords must be this long now")
            .unsafe_fix(format!("keep `{before}`"), [replace_value(length, now.raw())]),
    );
}
