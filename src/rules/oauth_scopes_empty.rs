//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;

rule! {
    /// No OAuth scope is listed.
    ///
    /// ## Why
    ///
    /// Cognito refuses an app client for OAuth without scopes: "AllowedOAuthFlows and AllowedOAuthScopes are required
    /// if user pool client is allowed to use OAuth flows."
    /// That answer was seen for absent scopes; that an empty list gets the same is inferred.
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
    ///       "OAuthScopes": [],
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
    id: "oauth-scopes-empty",
    category: Consistency,
    levels: { create: Error, update: Error },
    on: empty_list("UserPoolConfigs.OAuth.OAuthScopes"),
    basis: Issue,
    source: "cdk-preflight pf-cognito-oauth-flows-scopes-required, deployed 2026-09-03, https://github.com/badmintoncryer/cdk-preflight/blob/0485f492b8c441248f36f4be4dfe527c9b4c78a4/rules/cognito/pf-cognito-oauth-flows-scopes-required/meta.yaml",
}

const SCOPES: Member = member!("UserPoolConfigs.OAuth.OAuthScopes");

fn check(cx: &Context<'_>, list: Node<'_>) {
    let name = cx.name(SCOPES);
    cx.report(
        list,
        Diagnostic::new(format!("`{name}` is empty; sign-in needs at least one scope")).help(
            "list what the app asks for: `OPENID` for an ID token, `EMAIL`, `PHONE` or `PROFILE` for what is in it",
        ),
    );
}
