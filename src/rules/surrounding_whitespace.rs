//! See [`RULE`].

use super::shared::precedence;
use crate::checker::{Context, Diagnostic, Text, rule};
use crate::syntax::Edit;

rule! {
    /// A name, an ID or a secret begins or ends with white space.
    ///
    /// ## Why
    ///
    /// White space comes along when a value is copied from a web page or a terminal, and cannot be seen.
    /// It counts: a client ID with a space behind it is another client ID.
    /// Message texts may begin and end as they like.
    /// Where Cognito refuses such a value, the rule for that limit reports it instead.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "OAuth": {
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"],
    ///       "DomainPrefix": "my-login",
    ///       "SocialProviderSettings": {
    ///         "Google": {
    ///           "ClientId": " 1234.apps.googleusercontent.com",
    ///           "ClientSecret": "${GOOGLE_CLIENT_SECRET}"
    ///         }
    ///       }
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
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "OAuth": {
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"],
    ///       "DomainPrefix": "my-login",
    ///       "SocialProviderSettings": {
    ///         "Google": {
    ///           "ClientId": "1234.apps.googleusercontent.com",
    ///           "ClientSecret": "${GOOGLE_CLIENT_SECRET}"
    ///         }
    ///       }
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
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "OAuth": {
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"],
    ///       "DomainPrefix": "my-login",
    ///       "SocialProviderSettings": {
    ///         "Google": {
    ///           "ClientId": "1234.apps.googleusercontent.com",
    ///           "ClientSecret": "${GOOGLE_CLIENT_SECRET}"
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "surrounding-whitespace",
    category: Suspicious,
    levels: { create: Warning, update: Warning, get: Warning },
    on: unusual_text,
    basis: Inferred,
    source: "what RedirectUrlType and DomainType of cognito-idp forbid, taken for other values too, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
}

fn check(cx: &Context<'_>, text: &Text<'_>) {
    let (node, value) = (text.node, text.value);
    let is_spaced = value.starts_with(char::is_whitespace) || value.ends_with(char::is_whitespace);
    if !is_spaced || precedence::reports_whitespace(cx, text) {
        return;
    }
    let name = cx.name(text.member());
    if value.trim().is_empty() {
        cx.report(
            node,
            Diagnostic::new(format!("`{name}` is nothing but white space"))
                .message_id("nothing-else")
                .help("give it a value"),
        );
        return;
    }
    let start = value.len() - value.trim_start().len();
    let end = value.trim_end().len();
    let place = match (start > 0, end < value.len()) {
        (_, false) => "begins",
        (false, _) => "ends",
        (true, true) => "begins and ends",
    };
    let spaces = [node.part(0..start), node.part(end..value.len())];
    let edits = spaces.into_iter().filter(|span| !span.is_empty()).map(|span| Edit { span, text: String::new() });
    cx.report(
        node,
        Diagnostic::new(format!("`{name}` {place} with white space"))
            .message_id("around")
            .help("remove it: it counts as part of the value")
            .safe_fix("remove the white space", edits),
    );
}
