//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::{Form, RedirectUri};
use crate::syntax::Edit;

rule! {
    /// A redirect URI begins with a host and a port where a scheme belongs.
    ///
    /// ## Why
    ///
    /// In `localhost:5173` everything before the colon is the scheme: by the letter this is an absolute URI.
    /// Cognito takes it, and compares redirect URIs character by character: an app that sends `http://localhost:5173`
    /// is turned away with `redirect_mismatch` (inferred).
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
    ///       "RedirectSignInURIs": ["localhost:5173"],
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
    ///       "RedirectSignInURIs": ["http://localhost:5173"],
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
    ///       "RedirectSignInURIs": ["http://localhost:5173"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "redirect-uri-host-as-scheme",
    category: Suspicious,
    levels: { create: Warning, update: Warning },
    on: unusual_redirect_uri,
    basis: Inferred,
    source: "aws-amplify/amplify-js #12779, https://github.com/aws-amplify/amplify-js/issues/12779; RFC 3986 section 3.1",
}

fn check(cx: &Context<'_>, entry: &RedirectUri<'_>) {
    if let Form::HostAsScheme(host) = &entry.form {
        let message = format!("`{}` has no scheme; the host before the colon is read as one", cx.shown(entry.node));
        let is_localhost = entry.text.get(host.clone()).is_some_and(|host| host.eq_ignore_ascii_case("localhost"));
        let scheme = if is_localhost { "http://" } else { "https://" };
        let edit = Edit { span: entry.node.part(host.start..host.start), text: scheme.to_owned() };
        cx.report_part(
            entry.node,
            entry.node.part(host.clone()),
            Diagnostic::new(message)
                .help(format!("put `{scheme}` in front"))
                .unsafe_fix(format!("put `{scheme}` in front"), vec![edit]),
        );
    }
}
