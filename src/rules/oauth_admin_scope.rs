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
    /// The Amplify libraries need it for exactly that: without it, their calls for attributes, passwords and devices fail
    /// with "Access Token does not have required scopes", see `oauth-admin-scope-missing`.
    /// Apps that only read the ID token, and those of third parties, do not need it.
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
        Diagnostic::new("`AWS_COGNITO_SIGNIN_USER_ADMIN` lets the app change and delete the user's own account").help(
            "leave it out if the app only reads the ID token; keep it if the app reads or changes attributes with Amplify",
        ),
    );
}
