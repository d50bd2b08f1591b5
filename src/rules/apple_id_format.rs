//! See [`RULE`].

use crate::api::member::Member;
use crate::checker::{Context, Diagnostic, Text, rule};
use crate::cognito::identity_provider::{APPLE_KEY_ID, APPLE_TEAM, is_usual_id};
use crate::cognito::unresolved;

rule! {
    /// A team or key ID of Apple does not look like one.
    ///
    /// ## Why
    ///
    /// Apple's Team IDs and Key IDs have ten characters, capital letters and digits.
    /// Anything else is likely another ID, or the name of something.
    /// Sign-in with Apple then fails for every user.
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
    ///         "SignInWithApple": {
    ///           "ClientId": "com.example.web",
    ///           "TeamId": "DEF123GHIJ",
    ///           "KeyId": "AuthKey_ABC123DEFG",
    ///           "PrivateKey": "${APPLE_PRIVATE_KEY}"
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
    ///         "SignInWithApple": {
    ///           "ClientId": "com.example.web",
    ///           "TeamId": "DEF123GHIJ",
    ///           "KeyId": "ABC123DEFG",
    ///           "PrivateKey": "${APPLE_PRIVATE_KEY}"
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "apple-id-format",
    category: Suspicious,
    levels: { create: Warning, update: Warning },
    on: string(IDS),
    basis: Docs,
    source: "applePlatformTeamId of pulumi_aws (\"Must be 10 alphanumeric characters\") and AppleDeveloperId of Google reCAPTCHA (\"10-character string\"), https://www.pulumi.com/registry/packages/aws/api-docs/sns/platformapplication/",
}

/// The team and the key.
const IDS: [Member; 2] = [APPLE_TEAM, APPLE_KEY_ID];

fn check(cx: &Context<'_>, text: &Text<'_>) {
    let (member, id) = (text.member(), text.value.trim());
    if !(is_usual_id(member, id) || id.is_empty() || unresolved::is_unresolved(id)) {
        cx.report(
            text.node,
            Diagnostic::new(format!("`{}` is not ten capital letters and digits", cx.name(member)))
                .help("copy it from Apple's developer pages: the team's is under Membership, the key's under Keys"),
        );
    }
}
