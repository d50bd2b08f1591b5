//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// Tokens may be used to change the user's own account.
    ///
    /// ## Why
    ///
    /// With `AWS_COGNITO_SIGNIN_USER_ADMIN` an access token reads and changes the attributes of its user, and deletes
    /// the account.
    /// Amplify's libraries need it for exactly that; apps of third parties do not.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "OAuth": {
    ///       "DomainPrefix": "customers-login",
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "AWS_COGNITO_SIGNIN_USER_ADMIN"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
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
    ///     "OAuth": {
    ///       "DomainPrefix": "customers-login",
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "oauth-admin-scope",
    category: Security,
    levels: { create: Advice, update: Advice },
    default: Off,
    on: item("UserPoolConfigs.OAuth.OAuthScopes" == "AWS_COGNITO_SIGNIN_USER_ADMIN"),
    basis: Docs,
    source: "CreateUserPoolClient, AllowedOAuthScopes, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
}

fn check(cx: &Context<'_>, scope: Node<'_>) {
    cx.report(
        scope,
        Diagnostic::new("this scope lets the app change the user's own account")
            .help("leave it out unless the app uses Amplify's calls for user attributes"),
    );
}
