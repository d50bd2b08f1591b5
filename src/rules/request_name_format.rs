//! See [`RULE`].

use crate::api::member::member;
use crate::checker::{Context, Diagnostic, Text, rule};
use crate::cognito::unresolved;

rule! {
    /// A name in a request is one that the Amplify command line refuses.
    ///
    /// ## Why
    ///
    /// The API states no limit for `ResourceName` and `BackendEnvironmentName`.
    /// The Amplify CLI takes 1 to 128 letters and digits for the one, and 2 to 10 lower-case letters for the other.
    /// Only projects that are also edited with the Amplify CLI need this rule; it is off by default.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AppId": "d1a2b3c4d5e6f7",
    ///   "BackendEnvironmentName": "dev",
    ///   "ResourceName": "my-auth",
    ///   "ResourceConfig": {
    ///     "AuthResources": "USER_POOL_ONLY",
    ///     "Service": "COGNITO",
    ///     "UserPoolConfigs": {
    ///       "UserPoolName": "customers",
    ///       "SignInMethod": "EMAIL",
    ///       "RequiredSignUpAttributes": ["EMAIL"]
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json
    /// {
    ///   "AppId": "d1a2b3c4d5e6f7",
    ///   "BackendEnvironmentName": "dev",
    ///   "ResourceName": "myauth",
    ///   "ResourceConfig": {
    ///     "AuthResources": "USER_POOL_ONLY",
    ///     "Service": "COGNITO",
    ///     "UserPoolConfigs": {
    ///       "UserPoolName": "customers",
    ///       "SignInMethod": "EMAIL",
    ///       "RequiredSignUpAttributes": ["EMAIL"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "request-name-format",
    category: Style,
    levels: { create: Advice, update: Advice },
    default: Off,
    on: string("ResourceName", "BackendEnvironmentName"),
    basis: Code,
    source: "supported-services.ts resourceName and s0-analyzeProject.ts in aws-amplify/amplify-cli, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/supported-services.ts#L53-L70",
}

fn check(cx: &Context<'_>, name: &Text<'_>) {
    let text = name.value;
    let (wanted, fits) = if name.member() == member!("ResourceName") {
        let is_alphanumeric = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        ("1 to 128 letters and digits", text.len() <= 128 && is_alphanumeric)
    } else {
        let is_lower = text.bytes().all(|byte| byte.is_ascii_lowercase());
        ("2 to 10 lower-case letters", (2..=10).contains(&text.len()) && is_lower)
    };
    if !fits && !text.is_empty() && !unresolved::is_unresolved(text) {
        let message = format!("`{}` is not one that the Amplify CLI takes", cx.name(name.member()));
        cx.report(
            name.node,
            Diagnostic::new(message)
                .help(format!("use {wanted} if the Amplify CLI is to edit this project; the API has no such limit")),
        );
    }
}
