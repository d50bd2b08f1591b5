//! See [`RULE`].

use super::shared::pool_name::is_valid;
use crate::api::member::member;
use crate::checker::{Context, Diagnostic, Text, rule};
use crate::cognito::unresolved;

rule! {
    /// An identity pool name is one that the Amplify command line refuses.
    ///
    /// ## Why
    ///
    /// Cognito takes letters, digits, `_`, white space and `+=,.@-`.
    /// The Amplify CLI's own prompt takes only letters, digits and `_`.
    /// Only projects that are also edited with the Amplify CLI need this rule; it is off by default.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "IDENTITY_POOL_AND_USER_POOL",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"]
    ///   },
    ///   "IdentityPoolConfigs": {
    ///     "IdentityPoolName": "customers-identity",
    ///     "UnauthenticatedLogin": false
    ///   }
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json
    /// {
    ///   "AuthResources": "IDENTITY_POOL_AND_USER_POOL",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"]
    ///   },
    ///   "IdentityPoolConfigs": {
    ///     "IdentityPoolName": "customers_identity",
    ///     "UnauthenticatedLogin": false
    ///   }
    /// }
    /// ```
    id: "identity-pool-name-cli-pattern",
    category: Style,
    levels: { create: Advice },
    default: Off,
    on: string("IdentityPoolConfigs.IdentityPoolName"),
    basis: Code,
    source: "supported-services.ts identityPoolName in aws-amplify/amplify-cli packages/amplify-category-auth, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/supported-services.ts#L73-L82",
}

fn check(cx: &Context<'_>, name: &Text<'_>) {
    let member = member!("IdentityPoolConfigs.IdentityPoolName");
    let (node, name) = (name.node, name.value);
    let fits = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if !fits && is_valid(name) && !unresolved::is_reference(name) {
        let message = format!("`{}` is not one that the Amplify CLI takes", cx.name(member));
        cx.report(
            node,
            Diagnostic::new(message)
                .help("use letters, digits and `_` if the Amplify CLI is to edit this project; Cognito takes more"),
        );
    }
}
