//! See [`RULE`].

use super::shared::pool_name::{NAMES, is_allowed, is_valid};
use crate::api::limits::USER_POOL_NAME;
use crate::checker::{Context, Diagnostic, Text, rule};
use crate::redact;
use crate::syntax::{quote, replace_value};

rule! {
    /// A pool name has characters or a length that Cognito refuses.
    ///
    /// ## Why
    ///
    /// Names of user pools and identity pools have 1 to 128 characters out of letters, digits, `_`, white space and
    /// `+=,.@-`.
    /// The name cannot be changed later, so it pays to have it right.
    /// Letters beyond ASCII are the business of `pool-name-non-ascii`.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers/eu",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"]
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
    ///     "UserPoolName": "customers-eu",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"]
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
    ///     "UserPoolName": "customers-eu",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"]
    ///   }
    /// }
    /// ```
    id: "pool-name-invalid",
    category: CognitoLimits,
    levels: { create: Error },
    on: string(NAMES),
    basis: Model,
    source: "UserPoolNameType of cognito-idp and IdentityPoolName of cognito-identity, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html",
}

fn check(cx: &Context<'_>, name: &Text<'_>) {
    let (node, member, name) = (name.node, name.member(), name.value);
    if is_valid(name) {
        return;
    }
    let length = name.chars().count();
    if length == 0 {
        cx.report(
            node,
            Diagnostic::new(format!("`{}` is empty", cx.name(member)))
                .message_id("empty")
                .help("give it a name of 1 to 128 characters"),
        );
    } else if let Some((at, character)) = name.char_indices().find(|(_, character)| !is_allowed(*character)) {
        let mut seen = String::new();
        redact::push_escaped(&mut seen, character);
        let replaced: String =
            name.chars().map(|character| if is_allowed(character) { character } else { '-' }).collect();
        let diagnostic = Diagnostic::new(format!("`{}` must not have `{seen}` in it", cx.name(member)))
            .message_id("character")
            .help("use letters, digits, `_`, white space and `+=,.@-`");
        let diagnostic = if USER_POOL_NAME.allows(length) {
            diagnostic.unsafe_fix("write `-` instead", vec![replace_value(node, quote(&replaced))])
        } else {
            diagnostic
        };
        cx.report_part(node, node.part(at..at + character.len_utf8()), diagnostic);
    } else {
        let message =
            format!("`{}` has {length} characters; Cognito takes up to {}", cx.name(member), USER_POOL_NAME.max);
        cx.report(node, Diagnostic::new(message).message_id("too-long").help("shorten it"));
    }
}
