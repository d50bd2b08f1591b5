//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::{Form, RedirectUri};

rule! {
    /// A redirect URI has a scheme that runs or shows what the URI carries.
    ///
    /// ## Why
    ///
    /// `javascript:`, `vbscript:`, `data:`, `blob:` and `file:` lead to no server and to no app.
    /// Where a browser follows them, the author of the URI decides what runs, with the sign-in code at hand.
    /// Whether Cognito refuses them is not known.
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
    ///       "RedirectSignInURIs": ["javascript:location.reload()"],
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
    ///       "RedirectSignInURIs": ["myapp://callback/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "redirect-uri-script-scheme",
    category: Security,
    levels: { create: Error, update: Error },
    on: unusual_redirect_uri,
    basis: Inferred,
    source: "RFC 9700 section 4.1 on redirect URIs, https://www.rfc-editor.org/rfc/rfc9700#section-4.1",
}

fn check(cx: &Context<'_>, entry: &RedirectUri<'_>) {
    if let Form::Script(scheme) = &entry.form {
        let message = format!("`{}` has a scheme that leads to no server and to no app", cx.shown(entry.node));
        cx.report_part(
            entry.node,
            entry.node.part(scheme.clone()),
            Diagnostic::new(message).help("use `https`, or a scheme that the app has registered as its own"),
        );
    }
}
