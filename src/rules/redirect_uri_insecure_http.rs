//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::RedirectUri;
use crate::syntax::Edit;

rule! {
    /// A redirect URI uses `http` for a host other than localhost.
    ///
    /// ## Why
    ///
    /// Codes and tokens would cross the network in the open.
    /// Cognito requires `https`, except for `http://localhost`, `http://127.0.0.1` and `http://[::1]`, with any port,
    /// and refuses `http` for every other host: "http://example.com/cb cannot use the HTTP protocol."
    /// The host is compared as a whole: `http://localhost.com` is refused too.
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
    ///       "OAuthScopes": ["OPENID", "EMAIL"],
    ///       "RedirectSignInURIs": ["http://app.example.com/"],
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
    ///       "RedirectSignInURIs": ["https://app.example.com/", "http://localhost:3000/"],
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
    id: "redirect-uri-insecure-http",
    category: Security,
    levels: { create: Error, update: Error },
    on: unusual_redirect_uri,
    basis: Docs,
    source: "CreateUserPoolClient, CallbackURLs, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
}

fn check(cx: &Context<'_>, entry: &RedirectUri<'_>) {
    let Some(uri) = entry.absolute() else { return };
    if uri.has_scheme("http") && !uri.is_loopback() {
        let scheme = entry.node.part(uri.scheme.clone());
        let message = format!("`{}` uses `http`, which Cognito accepts for localhost only", cx.shown(entry.node));
        cx.report_part(
            entry.node,
            scheme,
            Diagnostic::new(message)
                .help("use `https`; `http` is for `localhost`, `127.0.0.1` and `[::1]`")
                .unsafe_fix("use `https`", vec![Edit { span: scheme, text: "https".to_owned() }]),
        );
    }
}
