//! See [`RULE`].

use crate::api::member::member;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Node, insert_member};

rule! {
    /// A `PasswordPolicy` has no `AdditionalConstraints`.
    ///
    /// ## Why
    ///
    /// The member is optional, and absent means the same as an empty list.
    /// But Amplify Studio was seen to crash on an absent one: "Cannot read property 'map' of undefined".
    /// An empty list says the same and does no harm.
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
    ///     "PasswordPolicy": { "MinimumLength": 15 }
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
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "PasswordPolicy": { "MinimumLength": 15, "AdditionalConstraints": [] }
    ///   }
    /// }
    /// ```
    id: "password-constraints-missing",
    category: Consistency,
    levels: { create: Advice, get: Advice },
    on: missing("UserPoolConfigs.PasswordPolicy.AdditionalConstraints"),
    basis: Issue,
    source: "aws-amplify/amplify-studio #190, https://github.com/aws-amplify/amplify-studio/issues/190",
}

fn check(cx: &Context<'_>, policy: Node<'_>) {
    let constraints = member!("UserPoolConfigs.PasswordPolicy.AdditionalConstraints");
    // Of an empty policy there is something else to say.
    if policy.is_empty() {
        return;
    }
    let name = cx.name(constraints);
    let diagnostic =
        Diagnostic::new(format!("the policy has no `{name}`, and Amplify Studio was seen to crash on that"))
            .help("add an empty list, which means the same");
    cx.report(
        cx.key_of(policy),
        diagnostic.safe_fix(format!("add an empty `{name}`"), insert_member(policy, name, "[]")),
    );
}
