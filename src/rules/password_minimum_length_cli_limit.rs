//! See [`RULE`].

use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// A minimum password length is one that the Amplify command line refuses.
    ///
    /// ## Why
    ///
    /// Cognito takes up to 99.
    /// The Amplify CLI's own prompt takes at most 98, so the next change of the project there asks to lower it.
    /// Only projects that are also edited with the Amplify CLI need this rule; it is off by default.
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
    ///       "MinimumLength": 99,
    ///       "AdditionalConstraints": []
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
    ///       "MinimumLength": 98,
    ///       "AdditionalConstraints": []
    ///     }
    ///   }
    /// }
    /// ```
    id: "password-minimum-length-cli-limit",
    category: Style,
    levels: { create: Advice, update: Advice },
    default: Off,
    on: value("UserPoolConfigs.PasswordPolicy.MinimumLength"),
    basis: Code,
    source: "supported-services.ts in aws-amplify/amplify-cli packages/amplify-category-auth, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/supported-services.ts#L579-L587",
}

fn check(cx: &Context<'_>, node: Node<'_>) {
    let minimum = member!("UserPoolConfigs.PasswordPolicy.MinimumLength");
    let Some(number) = cx.number(node) else { return };
    if number.compare(99).is_eq() {
        let message = format!("`{}` is `{}`; the Amplify CLI takes at most 98", cx.name(minimum), cx.shown(node));
        cx.report(
            node,
            Diagnostic::new(message)
                .help("lower it to 98 if the Amplify CLI is to edit this project; Cognito takes 99"),
        );
    }
}
