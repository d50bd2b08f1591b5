//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::{Form, RedirectUri};

rule! {
    /// A redirect URI does not begin with a scheme.
    ///
    /// ## Why
    ///
    /// Cognito wants absolute URIs: `https://app.example.com/callback`, or a scheme of the app's own,
    /// `myapp://callback` or `com.example.app:/callback`.
    /// It sends the browser there literally, so a host or a path alone leads nowhere.
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
    ///       "RedirectSignInURIs": ["app.example.com/callback"],
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
    ///       "RedirectSignInURIs": ["https://app.example.com/callback", "com.example.app:/callback"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "redirect-uri-not-absolute",
    category: CognitoLimits,
    levels: { create: Error, update: Error },
    on: unusual_redirect_uri,
    basis: Docs,
    source: "CreateUserPoolClient, CallbackURLs, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
}

fn check(cx: &Context<'_>, entry: &RedirectUri<'_>) {
    if entry.form == Form::Relative {
        cx.report(
            entry.node,
            Diagnostic::new(format!("`{}` does not begin with a scheme", cx.shown(entry.node))).help(
                "write the whole URI: `https://…`, or the app's own scheme (letters, digits, `+`, `-`, `.`) and `:`",
            ),
        );
    }
}
