//! See [`RULE`].

use crate::member::Member;
use crate::rule::{Cx, Diagnostic, rule};
use crate::signs::shows;
use crate::social::{AMAZON_ID, GOOGLE_ID, is_usual_id};
use crate::stand_in;
use crate::syntax::Node;

rule! {
    /// A client ID of Google or Amazon does not look like one.
    ///
    /// ## Why
    ///
    /// Google's client IDs end in `.apps.googleusercontent.com`, those of Login with Amazon begin with
    /// `amzn1.application-oa2-client.`.
    /// Both consoles show other IDs beside them: a project number, or an `amzn1.application.` ID, which is a common
    /// mix-up.
    /// Sign-in through the provider then fails for every user.
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
    ///           "ClientId": "1234",
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
    id: "social-client-id-format",
    category: Suspicious,
    levels: { create: Warning, update: Warning },
    when: [shows!(UnusualId)],
    basis: Docs,
    source: "the examples of ProviderDetails, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html",
}

fn check(cx: &Cx<'_>) {
    if let Some(node) = unusual_id(cx, GOOGLE_ID) {
        cx.report(
            node,
            Diagnostic::new("a client ID of Google ends in `.apps.googleusercontent.com`")
                .help("take it from the OAuth 2.0 client IDs in the Google Cloud console"),
        );
    }
    if let Some(node) = unusual_id(cx, AMAZON_ID) {
        cx.report(
            node,
            Diagnostic::new("a client ID of Login with Amazon begins with `amzn1.application-oa2-client.`")
                .help("take the client ID from the security profile's web settings, not the application's ID"),
        );
    }
}

/// An ID that is not written as its provider does: neither empty nor to be filled in later.
pub(super) fn unusual_id<'d>(cx: &Cx<'d>, member: Member) -> Option<Node<'d>> {
    let (node, value) = cx.string(member)?;
    let id = value.trim();
    let is_absent = || id.is_empty() || stand_in::is_reference(id) || stand_in::is_placeholder(id);
    (!is_usual_id(member, id) && !is_absent()).then_some(node)
}
