//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::{Behind, Form, RedirectUri};
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
    let replace = |text: &str| vec![Edit { span, text: text.to_owned() }];
    let diagnostic = match address.behind {
        Behind::Nothing => Diagnostic::new(format!("`{shown}` has no host"))
            .message_id("no-host")
            .help("write the host behind `//`, or remove the entry"),
        Behind::Scheme => Diagnostic::new(format!("`{shown}` has its scheme twice"))
            .message_id("scheme-twice")
            .help("write the scheme once")
            .unsafe_fix("keep the second scheme", replace("")),
        Behind::Host(meant) => Diagnostic::new(format!("`{shown}` does not begin with `{meant}` and a host"))
            .message_id("separator")
            .help(format!("write `{meant}` and the host right behind it"))
            .unsafe_fix(format!("write `{meant}`"), replace(meant)),
    };
    cx.report_part(entry.node, span, diagnostic);
}
