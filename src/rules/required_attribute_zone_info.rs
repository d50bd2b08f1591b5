//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Node, remove_item};

rule! {
    /// `ZONE_INFO` is required at sign-up, but may become the wrong attribute.
    ///
    /// ## Why
    ///
    /// Amplify's code turns the name into `zone_info`, while the attribute of Cognito and of OpenID Connect is
    /// `zoneinfo`.
    /// What comes of it, a failure or an attribute that no app fills in, is not known.
    /// Required attributes cannot be changed later.
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
    ///     "RequiredSignUpAttributes": ["EMAIL", "ZONE_INFO"]
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
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"]
    ///   }
    /// }
    /// ```
    id: "required-attribute-zone-info",
    category: Suspicious,
    levels: { create: Warning },
    on: item("UserPoolConfigs.RequiredSignUpAttributes" == "ZONE_INFO"),
    basis: Inferred,
    source: "auth-request-adaptors.ts in aws-amplify/amplify-cli packages/amplify-category-auth, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/awscloudformation/utils/auth-request-adaptors.ts#L49",
}

fn check(cx: &Context<'_>, item: Node<'_>) {
    cx.report(
        item,
        Diagnostic::new("`ZONE_INFO` may become `zone_info`, which is not an attribute of Cognito")
            .help("leave it out, or check the attributes of the pool once it exists")
            .unsafe_fix("remove it", remove_item(item)),
    );
}
