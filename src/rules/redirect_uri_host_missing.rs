//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::{Form, RedirectUri};
use crate::syntax::Edit;

rule! {
    /// A redirect URI begins with `http` or `https`, but no host follows.
    ///
    /// ## Why
    ///
    /// A web address is `https://` and a host.
    /// Without both slashes, as in `http:localhost:3000/`, with the scheme twice, as in `https://https://app.example.com/`, or
    /// with nothing behind it, the browser is sent nowhere, or to a host called `https`.
    /// Cognito compares redirect URIs character by character, so the app's own right one does not match either.
    /// Whether Cognito takes such a URI is not known.
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
    ///       "RedirectSignInURIs": ["http:localhost:3000/"],
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
    ///       "RedirectSignInURIs": ["http://localhost:3000/"],
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
    ///       "RedirectSignInURIs": ["http://localhost:3000/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "redirect-uri-host-missing",
    category: CognitoLimits,
    levels: { create: Error, update: Error },
    on: unusual_redirect_uri,
    basis: Docs,
    source: "RFC 9110 section 4.2 requires a host in http and https URIs, https://www.rfc-editor.org/rfc/rfc9110#section-4.2",
}

fn check(cx: &Context<'_>, entry: &RedirectUri<'_>) {
    let Form::NoHost(address) = &entry.form else { return };
    let span = entry.node.part(address.beginning.clone());
    let shown = cx.shown(entry.node);
    let (message, help) = match address.meant {
        Some(_) if address.is_repeated => {
            (format!("`{shown}` has its scheme twice"), "write the scheme once".to_owned())
        }
        Some(meant) => (
            format!("`{shown}` does not begin with `{meant}` and a host"),
            format!("write `{meant}` and the host right behind it"),
        ),
        None => (format!("`{shown}` has no host"), "write the host behind `//`, or remove the entry".to_owned()),
    };
    let diagnostic = Diagnostic::new(message).help(help);
    let diagnostic = match address.meant {
        Some("") => diagnostic.unsafe_fix("keep the second scheme", vec![Edit { span, text: String::new() }]),
        Some(meant) => diagnostic.unsafe_fix(format!("write `{meant}`"), vec![Edit { span, text: meant.to_owned() }]),
        None => diagnostic,
    };
    cx.report_part(entry.node, span, diagnostic);
}
