//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::{Form, RedirectUri};
use crate::text::search;

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
    if entry.form != Form::Relative {
        return;
    }
    if let Some((at, character)) = invalid_in_scheme(&entry.text) {
        let message = format!("the scheme of `{}` has `{character}` in it", cx.shown(entry.node));
        let diagnostic = Diagnostic::new(message).message_id("scheme-character");
        cx.report_part(
            entry.node,
            entry.node.part(at..at + character.len_utf8()),
            diagnostic.help("use a scheme of letters, digits, `+`, `-` and `.` that begins with a letter"),
        );
    } else {
        cx.report(
            entry.node,
            Diagnostic::new(format!("`{}` does not begin with a scheme", cx.shown(entry.node))).message_id("relative").help(
                "write the whole URI: `https://…`, or the app's own scheme (letters, digits, `+`, `-`, `.`) and `:`",
            ),
        );
    }
}

/// The first character that a scheme cannot have, in what is a scheme otherwise.
fn invalid_in_scheme(text: &str) -> Option<(usize, char)> {
    let (scheme, _) = search::split_once(text, "://")?;
    let invalid =
        scheme.char_indices().find(|(_, it)| !it.is_ascii_alphanumeric() && !matches!(it, '+' | '-' | '.'))?;
    let is_one =
        scheme.starts_with(|first: char| first.is_ascii_alphabetic()) && !scheme.contains(['/', '?', '#', '@']);
    (is_one && invalid.1.is_ascii_graphic()).then_some(invalid)
}
