//! See [`RULE`].

use super::shared::precedence::reports_white_space;
use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::{Form, RedirectUri};
use crate::syntax::split_item;

rule! {
    /// One string holds several redirect URIs.
    ///
    /// ## Why
    ///
    /// Each entry of the list is one URI, and Cognito compares it as a whole with the one that the app sends.
    /// `http://localhost:3000/,https://app.example.com/` equals neither of the two, so sign-in ends with `redirect_mismatch`.
    /// The Amplify libraries keep their URIs in that form, and copies of `aws-exports.js` bring it here.
    /// That Cognito takes such an entry at all is inferred; one with a space in it is refused, see `redirect-uri-invalid`.
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
    ///       "RedirectSignInURIs": ["http://localhost:3000/,https://app.example.com/"],
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
    ///       "RedirectSignInURIs": ["http://localhost:3000/", "https://app.example.com/"],
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
    ///       "RedirectSignInURIs": ["http://localhost:3000/", "https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    id: "redirect-uris-joined",
    category: Suspicious,
    levels: { create: Error, update: Error },
    on: unusual_redirect_uri,
    basis: Issue,
    source: "aws-amplify/amplify-js #3884, https://github.com/aws-amplify/amplify-js/issues/3884; aws-amplify/amplify-cli #1711, https://github.com/aws-amplify/amplify-cli/issues/1711",
}

fn check(cx: &Context<'_>, entry: &RedirectUri<'_>) {
    let Form::Joined(separators) = &entry.form else { return };
    // White space is refused, whatever is around it.
    if reports_white_space(entry) {
        return;
    }
    let spans = entry.node.parts(separators.iter().cloned());
    let Some(first) = spans.first() else { return };
    let message = format!("`{}` holds {} URIs in one string", cx.shown(entry.node), separators.len() + 1);
    cx.report_part(
        entry.node,
        *first,
        Diagnostic::new(message)
            .help("write each URI as an entry of its own: Cognito compares whole entries")
            .unsafe_fix("split it into entries", split_item(entry.node, spans.iter().copied())),
    );
}
