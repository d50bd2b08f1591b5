//! See [`RULE`].

use super::shared::precedence::reports_missing_email;
use super::shared::sign_up::{requires, signs_in_with};
use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Node, insert_item, quote};
use crate::text::list;

rule! {
    /// Users sign in with an attribute that they need not give when they sign up.
    ///
    /// ## Why
    ///
    /// Such a pool can be created: Amplify's own tests deploy one.
    /// But sign-up forms that are built from `RequiredSignUpAttributes` lack the field, and the list cannot be changed
    /// later.
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
    ///     "RequiredSignUpAttributes": ["NAME"]
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
    ///     "RequiredSignUpAttributes": ["NAME", "EMAIL"]
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
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["NAME", "EMAIL"]
    ///   }
    /// }
    /// ```
    id: "sign-in-attribute-not-required",
    category: Consistency,
    levels: { create: Advice },
    on: list("UserPoolConfigs.RequiredSignUpAttributes"),
    basis: Code,
    source: "the end-to-end test auth_5b in aws-amplify/amplify-cli deploys such a pool, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-e2e-tests/src/__tests__/auth_5b.test.ts",
}

fn check(cx: &Context<'_>, list: Node<'_>) {
    let required = member!("UserPoolConfigs.RequiredSignUpAttributes");
    let method = member!("UserPoolConfigs.SignInMethod");
    let used = ["EMAIL", "PHONE_NUMBER"].into_iter().filter(|attribute| signs_in_with(cx, attribute));
    if used.clone().any(|attribute| requires(cx, attribute)) || reports_missing_email(cx) {
        return;
    }
    let used: Vec<_> = used.collect();
    if used.is_empty() {
        return;
    }
    let message = format!("users sign in with {}, which `{}` does not have", list::one_of(&used), cx.name(required));
    let mut diagnostic = Diagnostic::new(message).help("add it now: the list cannot be changed later");
    if let Some(chosen) = cx.value(method) {
        diagnostic = diagnostic.label(chosen, "what users sign in with");
    }
    if let [only] = used.as_slice() {
        diagnostic = diagnostic.unsafe_fix(format!("add `{only}`"), insert_item(list, &quote(only)));
    }
    cx.report(cx.key_of(list), diagnostic);
}
