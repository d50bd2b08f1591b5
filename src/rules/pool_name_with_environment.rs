//! See [`RULE`].

use super::shared::pool_name::{NAMES, is_valid};
use crate::api::limits::USER_POOL_NAME;
use crate::api::member::member;
use crate::checker::{Context, Diagnostic, Text, rule};
use crate::cognito::unresolved;

rule! {
    /// A pool name is too long once the environment's name is appended.
    ///
    /// ## Why
    ///
    /// Amplify's code names the pools `<UserPoolName>-<environment>` and `<IdentityPoolName>__<environment>`, and
    /// Cognito takes 128 characters in all.
    /// Where the document does not say the environment, the shortest possible name of two letters is assumed.
    /// That AmplifyBackend names the pools the same way is inferred.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AppId": "d1a2b3c4d5e6f7",
    ///   "BackendEnvironmentName": "production",
    ///   "ResourceName": "auth",
    ///   "ResourceConfig": {
    ///     "AuthResources": "USER_POOL_ONLY",
    ///     "Service": "COGNITO",
    ///     "UserPoolConfigs": {
    ///       "UserPoolName": "customers-of-the-web-shop-for-spare-parts-of-agricultural-machines-in-the-european-union-and-its-neighbours-in-the-east",
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
    ///   "BackendEnvironmentName": "production",
    ///   "ResourceName": "auth",
    ///   "ResourceConfig": {
    ///     "AuthResources": "USER_POOL_ONLY",
    ///     "Service": "COGNITO",
    ///     "UserPoolConfigs": {
    ///       "UserPoolName": "customers-of-the-spare-parts-shop",
    ///       "SignInMethod": "EMAIL",
    ///       "RequiredSignUpAttributes": ["EMAIL"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "pool-name-with-environment",
    category: CognitoLimits,
    levels: { create: Warning },
    on: string(NAMES),
    basis: Code,
    source: "auth-cognito-stack-builder.ts in aws-amplify/amplify-cli packages/amplify-category-auth, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/awscloudformation/auth-stack-builder/auth-cognito-stack-builder.ts#L276-L280",
}

/// The shortest name that the Amplify CLI gives an environment.
const SHORTEST: usize = 2;

fn check(cx: &Context<'_>, name: &Text<'_>) {
    let environment = cx.string(member!("BackendEnvironmentName"));
    // What a reference will be is unknown, but it will be something.
    let known = environment.filter(|(_, name)| !name.is_empty() && !unresolved::is_reference(name));
    let separator = if name.member() == member!("UserPoolConfigs.UserPoolName") { "-" } else { "__" };
    // No name has more characters than bytes.
    let environment_bytes = known.as_ref().map_or(SHORTEST, |(_, name)| name.len());
    if name.value.len() + separator.len() + environment_bytes <= USER_POOL_NAME.max {
        return;
    }
    let suffix = known.as_ref().map_or(SHORTEST, |(_, name)| name.chars().count());
    let length = name.value.chars().count() + separator.len() + suffix;
    if length <= USER_POOL_NAME.max || !is_valid(name.value) || unresolved::is_reference(name.value) {
        return;
    }
    let end = match &known {
        Some((node, _)) => cx.shown(*node),
        None => "<environment>".to_owned(),
    };
    let message = format!("with `{separator}{end}` appended, `{}` has {length} characters", cx.name(name.member()));
    cx.report(name.node, Diagnostic::new(message).help(format!("shorten it: Cognito takes {}", USER_POOL_NAME.max)));
}
