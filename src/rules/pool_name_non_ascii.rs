//! See [`RULE`].

use super::shared::pool_name::{NAMES, is_valid};
use crate::checker::{Context, Diagnostic, Text, rule};

rule! {
    /// A pool name has letters beyond ASCII.
    ///
    /// ## Why
    ///
    /// Cognito's pattern allows `\w` and `\s`.
    /// Whether that means letters of all scripts or only A to Z depends on how the service runs it, and no source says.
    /// The name cannot be changed later, so a name in ASCII is the safe one.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "clientèle",
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
    ///     "UserPoolName": "clientele",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"]
    ///   }
    /// }
    /// ```
    id: "pool-name-non-ascii",
    category: CognitoLimits,
    levels: { create: Warning },
    on: string(NAMES),
    basis: Inferred,
    source: "the pattern `[\\w\\s+=,.@-]+` of UserPoolNameType and IdentityPoolName, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html",
}

fn check(cx: &Context<'_>, name: &Text<'_>) {
    let (node, member, name) = (name.node, name.member(), name.value);
    if name.is_ascii() || !is_valid(name) {
        return;
    }
    let Some((at, character)) = name.char_indices().find(|(_, character)| !character.is_ascii()) else { return };
    let message = format!("`{}` has a letter beyond ASCII, which Cognito may refuse", cx.name(member));
    cx.report_part(
        node,
        node.part(at..at + character.len_utf8()),
        Diagnostic::new(message).help("use the letters A to Z, in either case: the name cannot be changed later"),
    );
}
