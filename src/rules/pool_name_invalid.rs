//! See [`RULE`].

use crate::characters;
use crate::limits::USER_POOL_NAME;
use crate::member::{Member, member};
use crate::redact;
use crate::rule::{Context, Diagnostic, Text, rule};
use crate::stand_in;
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

pub(super) const NAMES: [Member; 2] =
    [member!("UserPoolConfigs.UserPoolName"), member!("IdentityPoolConfigs.IdentityPoolName")];

fn check(cx: &Context<'_>, name: &Text<'_>) {
    let (node, member, name) = (name.node, name.member(), name.value);
    if is_valid(name) {
        return;
    }
    let length = name.chars().count();
    if length == 0 {
        cx.report(
            node,
            Diagnostic::new(format!("`{}` is empty", cx.name(member))).help("give it a name of 1 to 128 characters"),
        );
    } else if let Some((at, character)) = name.char_indices().find(|(_, character)| !is_allowed(*character)) {
        let mut seen = String::new();
        redact::push_escaped(&mut seen, character);
        let mended: String =
            name.chars().map(|character| if is_allowed(character) { character } else { '-' }).collect();
        let diagnostic = Diagnostic::new(format!("`{}` must not have `{seen}` in it", cx.name(member)))
            .help("letters, digits, `_`, white space and `+=,.@-` are allowed");
        let diagnostic = if USER_POOL_NAME.allows(length) {
            diagnostic.unsafe_fix("write `-` instead", vec![replace_value(node, quote(&mended))])
        } else {
            diagnostic
        };
        cx.report_part(node, node.part(at..at + character.len_utf8()), diagnostic);
    } else {
        let message =
            format!("`{}` has {length} characters; Cognito takes up to {}", cx.name(member), USER_POOL_NAME.max);
        cx.report(node, Diagnostic::new(message).help("shorten it"));
    }
}

/// Whether Cognito takes a name (of either pool: their limits are the same), or the name is not there yet.
pub(super) fn is_valid(name: &str) -> bool {
    // Nearly all are short and plain.
    if (1..=USER_POOL_NAME.max).contains(&name.len())
        && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-'))
    {
        return true;
    }
    let length = name.chars().count();
    let is_taken = USER_POOL_NAME.allows(length) && name.chars().all(is_allowed);
    is_taken || stand_in::is_reference(name) || stand_in::is_placeholder(name)
}

/// Whether a character may stand in a name, or may if the pattern's letters and white space go beyond ASCII.
fn is_allowed(character: char) -> bool {
    if character.is_ascii() {
        let is_sign = matches!(character, '_' | '+' | '=' | ',' | '.' | '@' | '-');
        return character.is_ascii_alphanumeric() || is_sign || character.is_whitespace();
    }
    characters::is_letter_or_number(character) || character.is_whitespace() || characters::is_mark(character)
}
