//! See [`RULE`].

use super::pool_name_invalid;
use crate::document::Operation;
use crate::member::Member;
use crate::rule::{Cx, Verdict, rule};
use crate::schema::Spec;
use crate::signs::shows;
use crate::syntax::{Edit, Node};

rule! {
    /// A name, an ID or a secret begins or ends with white space.
    ///
    /// ## Why
    ///
    /// White space comes along when a value is copied from a web page or a terminal, and nobody sees it.
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
    when: [shows!(UnusualText)],
    basis: Inferred,
    source: "what RedirectUrlType and DomainType of cognito-idp forbid, taken for other values too, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
}

fn check(cx: &Cx<'_>) {
    for text in cx.free_texts() {
        let spaced = text.value.starts_with(char::is_whitespace) || text.value.ends_with(char::is_whitespace);
        if spaced && !has_own_rule(cx, text.spec.member) {
            judge(cx, text.spec, text.node, &text.value);
        }
    }
}

fn judge(cx: &Cx<'_>, spec: &Spec, node: Node<'_>, value: &str) {
    let name = cx.name(spec.member);
    if value.trim().is_empty() {
        cx.report(node, || Verdict::new(format!("`{name}` is nothing but white space")).help("give it a value"));
        return;
    }
    let start = value.len() - value.trim_start().len();
    let end = value.trim_end().len();
    let place = match (start > 0, end < value.len()) {
        (_, false) => "begins",
        (false, _) => "ends",
        (true, true) => "begins and ends",
    };
    // A pool name that is refused for something else is reported once.
    if is_pool_name(spec.member) && cx.operation() == Operation::Create && !pool_name_invalid::is_valid(value) {
        return;
    }
    cx.report(node, || {
        let spaces = [node.part(0..start), node.part(end..value.len())];
        let edits = spaces.into_iter().filter(|span| !span.is_empty()).map(|span| Edit { span, text: String::new() });
        Verdict::new(format!("`{name}` {place} with white space"))
            .help("it counts as part of the value")
            .safe_fix("remove the white space", edits.collect())
    });
}

fn is_pool_name(member: Member) -> bool {
    pool_name_invalid::NAMES.contains(&member)
}

/// Whether another rule reports white space in this member.
fn has_own_rule(cx: &Cx<'_>, member: Member) -> bool {
    let refused = ["DomainPrefix", "RedirectSignInURIs", "RedirectSignOutURIs", "PrivateKey"];
    cx.operation() != Operation::Get && refused.contains(&member.name())
}
