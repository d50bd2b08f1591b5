//! See [`RULE`].

use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Node, remove_member, rename_key};

rule! {
    /// `ForgotPassword` is deprecated: `VerificationMessage` does the same.
    ///
    /// ## Why
    ///
    /// The service model marks it as deprecated since 2022-03-16; both have the same members.
    /// The Amplify CLI's own migration says why: password recovery "was mistakenly included in the original version and was
    /// internally mapped to autoVerifiedAttributes".
    ///
    /// ## What the fix does
    ///
    /// It renames `ForgotPassword` where `VerificationMessage` is absent, and removes it where both say the same.
    /// In an update there is no fix without `DeliveryMethod`, which `VerificationMessage` requires there.
    /// Where the two differ, see `forgot-password-conflict`.
    ///
    /// ## Bad
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "ForgotPassword": {
    ///       "DeliveryMethod": "EMAIL",
    ///       "EmailSettings": { "EmailSubject": "Verify", "EmailMessage": "Your code is {####}" }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "VerificationMessage": {
    ///       "DeliveryMethod": "EMAIL",
    ///       "EmailSettings": { "EmailSubject": "Verify", "EmailMessage": "Your code is {####}" }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "VerificationMessage": {
    ///       "DeliveryMethod": "EMAIL",
    ///       "EmailSettings": { "EmailSubject": "Verify", "EmailMessage": "Your code is {####}" }
    ///     }
    ///   }
    /// }
    /// ```
    id: "forgot-password-deprecated",
    category: Deprecation,
    levels: { create: Warning, update: Warning, get: Warning },
    on: object("UserPoolConfigs.ForgotPassword"),
    basis: Model,
    source: "the service model amplifybackend 2020-08-11, change of 2022-03-16; aws-amplify/amplify-cli packages/amplify-util-headless-input/src/authVersionUpgrades.ts, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-util-headless-input/src/authVersionUpgrades.ts#L1-L8",
}

fn check(cx: &Context<'_>, value: Node<'_>) {
    let (old, new) = (member!("UserPoolConfigs.ForgotPassword"), member!("UserPoolConfigs.VerificationMessage"));
    let Some(key) = value.key() else { return };
    let (old_name, new_name) = (cx.name(old), cx.name(new));
    let message = format!("`{old_name}` is deprecated in favour of `{new_name}`");
    if let Some(other) = cx.value(new) {
        if value.same_value(other) {
            cx.report(
                key,
                Diagnostic::new(message)
                    .help(format!("remove it: `{new_name}` says the same"))
                    .safe_fix(format!("remove `{old_name}`"), remove_member(key)),
            );
        }
        return;
    }
    let method = member!("UserPoolConfigs.ForgotPassword.DeliveryMethod");
    let requires = cx.schema().spec(member!("UserPoolConfigs.VerificationMessage.DeliveryMethod"));
    if requires.is_some_and(|spec| spec.required) && cx.value(method).is_none() {
        let help = format!("rename it to `{new_name}` and add `{}`, which is required there", cx.name(method));
        cx.report(key, Diagnostic::new(message).help(help));
    } else {
        // Not where another name is about to become it.
        let edit = (!cx.document().is_claimed(new)).then(|| rename_key(key, new_name));
        cx.report(
            key,
            Diagnostic::new(message)
                .help(format!("rename it to `{new_name}`, which has the same members"))
                .safe_fix(format!("rename it to `{new_name}`"), edit),
        );
    }
}
