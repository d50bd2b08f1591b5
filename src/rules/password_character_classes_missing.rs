//! See [`RULE`].

use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Kind, Node};
use crate::text::list;

rule! {
    /// The password policy does not demand all four kinds of characters.
    ///
    /// ## Why
    ///
    /// AWS Security Hub's control [Cognito.3] fails user pools whose password policy lacks lower-case letters,
    /// upper-case letters, digits or symbols.
    /// NIST SP 800-63B-4 says the opposite, so this rule is off by default, and so is its counterpart
    /// `password-composition-rules`.
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
    ///       "MinimumLength": 12,
    ///       "AdditionalConstraints": ["REQUIRE_DIGIT"]
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
    ///       "MinimumLength": 12,
    ///       "AdditionalConstraints": [
    ///         "REQUIRE_DIGIT",
    ///         "REQUIRE_LOWERCASE",
    ///         "REQUIRE_SYMBOL",
    ///         "REQUIRE_UPPERCASE"
    ///       ]
    ///     }
    ///   }
    /// }
    /// ```
    id: "password-character-classes-missing",
    category: Security,
    levels: { create: Advice, update: Advice },
    default: Off,
    on: object("UserPoolConfigs.PasswordPolicy"),
    basis: Docs,
    source: "AWS Security Hub [Cognito.3], https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html",
}

fn check(cx: &Context<'_>, policy: Node<'_>) {
    let constraints = member!("UserPoolConfigs.PasswordPolicy.AdditionalConstraints");
    let place = match cx.value(constraints) {
        Some(list) if list.kind() == Kind::Array => list,
        None if cx.lacks(constraints) => policy,
        _ => return,
    };
    let classes = ["REQUIRE_DIGIT", "REQUIRE_LOWERCASE", "REQUIRE_SYMBOL", "REQUIRE_UPPERCASE"];
    let missing: Vec<_> = classes.into_iter().filter(|class| !cx.lists(constraints, class)).collect();
    if !missing.is_empty() {
        let message = format!("`{}` does not have {}", cx.name(constraints), list::all_of(&missing));
        cx.report(
            cx.key_of(place),
            Diagnostic::new(message).help("add them: Security Hub's [Cognito.3] asks for all four kinds of characters"),
        );
    }
}
