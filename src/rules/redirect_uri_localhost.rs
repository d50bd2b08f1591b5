//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::RedirectUri;

rule! {
    /// A redirect URI points to localhost.
    ///
    /// ## Why
    ///
    /// That is for development: AWS's documentation speaks of `http://localhost` "for testing purposes only".
    /// In production any program on the user's machine can listen at that port and receive the sign-in code.
    /// Keep such URIs in documents of their own, and switch this rule off there.
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
    ///       "RedirectSignInURIs": ["https://app.example.com/", "http://localhost:3000/"],
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
    id: "redirect-uri-localhost",
    category: Security,
    levels: { create: Advice, update: Advice },
    on: unusual_redirect_uri,
    basis: Docs,
    source: "CreateUserPoolClient, CallbackURLs, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
}

fn check(cx: &Context<'_>, entry: &RedirectUri<'_>) {
    let Some(uri) = entry.absolute() else { return };
    // The host of an app's own scheme is only a name.
    if (uri.has_scheme("http") || uri.has_scheme("https")) && uri.is_loopback() {
        let message = format!("`{}` points to localhost", cx.shown(entry.node));
        cx.report_part(
            entry.node,
            entry.node.part(uri.host()),
            Diagnostic::new(message).help(
                "leave it out of configurations for production: any program on the user's machine can receive the code",
            ),
        );
    }
}
