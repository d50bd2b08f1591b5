//! See [`RULE`].

use std::ops::Range;

use crate::api::limits::REDIRECT_URI;
use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::redirect_uri::{Form, RedirectUri};
use crate::syntax::Edit;
use crate::text::unicode;

rule! {
    /// A redirect URI is empty, too long, or has a space or a control character in it.
    ///
    /// ## Why
    ///
    /// Cognito's pattern for redirect URIs allows 1 to 1024 letters, marks, symbols, digits and punctuation characters.
    /// Anything else, a space or a line break included, fails: "Member must satisfy regular expression pattern".
    /// Characters that have no place in a URI are written percent-encoded: `%20` for a space.
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
    ///       "RedirectSignInURIs": [" https://app.example.com/"],
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
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
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
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"]
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Only spaces around a URI are removed. What a space inside it stands for is not known.
    id: "redirect-uri-invalid",
    category: CognitoLimits,
    levels: { create: Error, update: Error },
    on: unusual_redirect_uri,
    basis: Model,
    source: "RedirectUrlType of the service model cognito-idp 2016-04-18, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
}

fn check(cx: &Context<'_>, entry: &RedirectUri<'_>) {
    // Nearly all are: one look over the bytes is enough.
    let is_plain = REDIRECT_URI.allows(entry.text.len()) && entry.text.bytes().all(|byte| byte.is_ascii_graphic());
    if is_plain || entry.form == Form::Unresolved {
        return;
    }
    let length = entry.text.chars().count();
    if entry.text.is_empty() {
        cx.report(
            entry.node,
            Diagnostic::new("this redirect URI is empty")
                .message_id("empty")
                .help("write the URI, or remove the entry"),
        );
    } else if let Some((place, character)) = unprinted(&entry.text) {
        let message = format!("`{}` has {} in it", cx.shown(entry.node), unicode::named(character));
        if let Form::Joined(joined) = &entry.form {
            let message = match joined.count() {
                1 => message,
                count => format!("`{}` holds {count} URIs in one string", cx.shown(entry.node)),
            };
            let diagnostic = Diagnostic::new(message)
                .message_id("joined")
                .help("write each URI as an entry of its own, without white space")
                .unsafe_fix("split it into entries", joined.split(entry.node));
            cx.report_part(entry.node, entry.node.part(place), diagnostic);
            return;
        }
        let diagnostic = Diagnostic::new(message)
            .message_id("character")
            .help("remove it, or write it percent-encoded where it belongs to the URI");
        let trimmed = entry.text.trim();
        let diagnostic = if unprinted(trimmed).is_none() && REDIRECT_URI.allows(trimmed.chars().count()) {
            let start = entry.text.len() - entry.text.trim_start().len();
            let around = [0..start, start + trimmed.len()..entry.text.len()].map(|range| entry.node.part(range));
            let edits = around.into_iter().filter(|span| !span.is_empty());
            let edits = edits.map(|span| Edit { span, text: String::new() });
            diagnostic.safe_fix("remove the white space around it", edits)
        } else {
            diagnostic
        };
        cx.report_part(entry.node, entry.node.part(place), diagnostic);
    } else if length > REDIRECT_URI.max {
        let max = REDIRECT_URI.max;
        cx.report(
            entry.node,
            Diagnostic::new(format!("this redirect URI has {length} characters; Cognito allows {max}"))
                .message_id("too-long")
                .help("shorten it: what differs from request to request belongs in `state`, not in the URI"),
        );
    }
}

/// The first character that Cognito's pattern does not allow, and where it is.
fn unprinted(text: &str) -> Option<(Range<usize>, char)> {
    let (start, character) = text.char_indices().find(|(_, character)| !unicode::is_printed(*character))?;
    Some((start..start + character.len_utf8(), character))
}
