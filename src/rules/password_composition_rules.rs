//! See [`RULE`].

use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// Passwords must contain certain kinds of characters.
    ///
    /// ## Why
    ///
    /// NIST SP 800-63B-4 says that such rules shall not be imposed: they make passwords predictable, while length makes
    /// them strong.
    /// AWS Security Hub's control [Cognito.3] asks for the opposite, so this rule is off by default, and so is its
    /// counterpart `password-character-classes-missing`.
    /// Choose the one that your auditors follow.
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
    ///     "PasswordPolicy": {
    ///       "MinimumLength": 8,
    ///       "AdditionalConstraints": [
    ///         "REQUIRE_DIGIT",
    ///         "REQUIRE_SYMBOL"
    ///       ]
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
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "PasswordPolicy": {
    ///       "MinimumLength": 15,
    ///       "AdditionalConstraints": []
    ///     }
    ///   }
    /// }
    /// ```
    id: "password-composition-rules",
    category: Security,
    levels: { create: Advice, update: Advice },
    default: Off,
    on: list("UserPoolConfigs.PasswordPolicy.AdditionalConstraints"),
    basis: Docs,
    source: "NIST SP 800-63B-4 section 3.1.1.2, https://pages.nist.gov/800-63-4/sp800-63b.html",
}

fn check(cx: &Context<'_>, list: Node<'_>) {
    let constraints = member!("UserPoolConfigs.PasswordPolicy.AdditionalConstraints");
    if list.is_empty() {
        return;
    }
    let minimum = member!("UserPoolConfigs.PasswordPolicy.MinimumLength");
    let message = format!("`{}` imposes kinds of characters; length protects better", cx.name(constraints));
    let help = format!("write an empty list, and raise `{}` to 15", cx.name(minimum));
    cx.report(cx.key_of(list), Diagnostic::new(message).help(help));
}
