//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Node, replace_value};

rule! {
    /// The implicit grant puts tokens into the address of a page.
    ///
    /// ## Why
    ///
    /// There they end up in the browser's history, in logs and in what other scripts can read.
    /// RFC 9700, the best current practice for OAuth 2.0, recommends against it, and OAuth 2.1 drops it.
    /// The code grant with PKCE does the same for apps without a server; the app has to support it.
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
    ///       "OAuthGrantType": "IMPLICIT",
    ///       "OAuthScopes": ["OPENID", "EMAIL"],
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
    ///
    /// ## Fixed
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
    id: "oauth-implicit-grant",
    category: Security,
    levels: { create: Warning, update: Warning, get: Warning },
    on: value("UserPoolConfigs.OAuth.OAuthGrantType" == "IMPLICIT"),
    basis: Docs,
    source: "RFC 9700 section 2.1.2, https://www.rfc-editor.org/rfc/rfc9700#section-2.1.2",
}

fn check(cx: &Context<'_>, grant: Node<'_>) {
    cx.report(
        grant,
        Diagnostic::new("the implicit grant puts tokens into the address of a page")
            .help("use `CODE` with PKCE, once the app supports it")
            .unsafe_fix("use `CODE`", vec![replace_value(grant, "\"CODE\"")]),
    );
}
