//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::RedirectUri;
use crate::syntax::Edit;
use crate::text::suggest::is_one_edit;

rule! {
    /// The scheme of a redirect URI looks like a misspelled `https`.
    ///
    /// ## Why
    ///
    /// Cognito accepts any scheme, since native apps have schemes of their own, so nothing reports `htps`.
    /// Browsers do not know it, and the URI does not equal the one that the app sends.
    /// That no app has a scheme of that name is inferred.
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
    ///       "RedirectSignInURIs": ["htps://app.example.com/"],
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
    ///       "RedirectSignInURIs": ["https://app.example.com/", "shopapp://callback"],
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
    ///       "OAuthScopes": ["OPENID", "EMAIL", "AWS_COGNITO_SIGNIN_USER_ADMIN"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "redirect-uri-scheme-misspelled",
    category: Suspicious,
    levels: { create: Warning, update: Warning },
    on: unusual_redirect_uri,
    basis: Inferred,
    source: "\"App callback URLs such as myapp://example are also supported\", CreateUserPoolClient, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
}

fn check(cx: &Context<'_>, entry: &RedirectUri<'_>) {
    let Some(uri) = entry.absolute().filter(|uri| !uri.host().is_empty()) else { return };
    let scheme = entry.text.get(uri.scheme.clone()).unwrap_or_default().to_ascii_lowercase();
    let known = ["http", "https"];
    if known.contains(&&*scheme) || !known.iter().any(|known| is_one_edit(&scheme, known)) {
        return;
    }
    // Cognito allows `http` for localhost alone.
    let meant = if uri.is_loopback() { "http" } else { "https" };
    let span = entry.node.part(uri.scheme.clone());
    let diagnostic = Diagnostic::new(format!("`{}` begins with a misspelled `{meant}`", cx.shown(entry.node)))
        .help(format!("did you mean `{meant}`?"))
        .unsafe_fix(format!("write `{meant}`"), vec![Edit { span, text: meant.to_owned() }]);
    cx.report_part(entry.node, span, diagnostic);
}
