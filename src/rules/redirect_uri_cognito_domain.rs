//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::RedirectUri;

rule! {
    /// A redirect URI leads to Cognito, not to the app.
    ///
    /// ## Why
    ///
    /// After sign-in Cognito sends the browser to this URI, with a code that only the app can use.
    /// `https://….amazoncognito.com/oauth2/idpresponse` is where social providers send users back to Cognito: it belongs into
    /// the provider's own console.
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
    ///       "OAuthScopes": ["OPENID", "EMAIL", "AWS_COGNITO_SIGNIN_USER_ADMIN"],
    ///       "RedirectSignInURIs": ["https://customers-login.auth.eu-west-1.amazoncognito.com/oauth2/idpresponse"],
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
    ///       "OAuthScopes": ["OPENID", "EMAIL", "AWS_COGNITO_SIGNIN_USER_ADMIN"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "redirect-uri-cognito-domain",
    category: Suspicious,
    levels: { create: Advice, update: Advice },
    on: redirect_uri,
    basis: Docs,
    source: "the redirect URI to enter at a social provider, https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-social-idp.html",
}

fn check(cx: &Context<'_>, entry: &RedirectUri<'_>) {
    let Some(uri) = entry.absolute() else { return };
    let host = entry.text.get(uri.host()).unwrap_or_default();
    if !host.to_ascii_lowercase().ends_with(".amazoncognito.com") {
        return;
    }
    cx.report_part(
        entry.node,
        entry.node.part(uri.host()),
        Diagnostic::new(format!("`{}` leads to Cognito, not to the app", cx.shown(entry.node)))
            .help("write the address of the app; the one of Cognito belongs in the social provider's console"),
    );
}
