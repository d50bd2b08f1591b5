//! See [`RULE`].

use super::shared::precedence::reports_white_space;
use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::{Form, RedirectUri};

rule! {
    /// One string holds several redirect URIs.
    ///
    /// ## Why
    ///
    /// Each entry of the list is one URI, and Cognito compares it as a whole with the one that the app sends.
    /// `http://localhost:3000/,https://app.example.com/` equals neither of the two, so sign-in ends with `redirect_mismatch`.
    /// The Amplify libraries keep their URIs in that form, and copies of `aws-exports.js` bring it here.
    /// That Cognito accepts such an entry at all is inferred; one with a space in it is refused, see `redirect-uri-invalid`.
    /// A comma in a query (`/cb?next=x,https://b.example/`) may belong to it, and is not reported.
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
    basis: Docs,
    source: "CreateUserPoolClient: \"Amazon Cognito doesn't accept authorization requests with redirect_uri values that aren't in the list of CallbackURLs\", https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html; the form of the app's file in aws-amplify/amplify-js #3884, https://github.com/aws-amplify/amplify-js/issues/3884",
}

fn check(cx: &Context<'_>, entry: &RedirectUri<'_>) {
    let Form::Joined(joined) = &entry.form else { return };
    // White space is refused, whatever is around it.
    if reports_white_space(entry) {
        return;
    }
    let Some(first) = joined.first() else { return };
    let shown = cx.shown(entry.node);
    let diagnostic = match joined.count() {
        1 => Diagnostic::new(format!("`{shown}` has the punctuation of a list in it"))
            .message_id("punctuation")
            .help("write the URI alone: Cognito compares whole entries")
            .unsafe_fix("leave the URI", joined.split(entry.node)),
        count => Diagnostic::new(format!("`{shown}` holds {count} URIs in one string"))
            .message_id("several")
            .help("write each URI as an entry of its own: Cognito compares whole entries")
            .unsafe_fix("split it into entries", joined.split(entry.node)),
    };
    cx.report_part(entry.node, entry.node.part(first), diagnostic);
}
