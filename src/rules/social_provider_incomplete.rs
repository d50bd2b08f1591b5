//! See [`RULE`].

use crate::api::Operation;
use crate::api::member::Member;
use crate::checker::{Context, Diagnostic, rule};
use crate::cognito::identity_provider::{APPLE_KEY, PROVIDERS};
use crate::syntax::Node;
use crate::text::list;

rule! {
    /// A social provider lacks a part of its credentials.
    ///
    /// ## Why
    ///
    /// Facebook, Google and Login with Amazon need `ClientId` and `ClientSecret`, Sign in with Apple `ClientId`,
    /// `TeamId`, `KeyId` and `PrivateKey`.
    /// Amplify's code skips a provider with less, but still lists it for the app client, which is likely to fail then:
    /// Cognito answers that the provider does not exist (inferred from the code).
    /// In an update `PrivateKey` may be absent: see `apple-private-key-omitted-in-update`.
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
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"],
    ///       "SocialProviderSettings": {
    ///         "Facebook": { "ClientId": "1234567890" }
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
    ///     "OAuth": {
    ///       "DomainPrefix": "customers-login",
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"],
    ///       "SocialProviderSettings": {
    ///         "Facebook": { "ClientId": "1234567890", "ClientSecret": "${FACEBOOK_SECRET}" }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "social-provider-incomplete",
    category: Consistency,
    levels: { create: Error, update: Error },
    on: object(
        "UserPoolConfigs.OAuth.SocialProviderSettings.Facebook",
        "UserPoolConfigs.OAuth.SocialProviderSettings.Google",
        "UserPoolConfigs.OAuth.SocialProviderSettings.LoginWithAmazon",
        "UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple"
    ),
    basis: Code,
    source: "hostedUIProviderLambda.js and auth-cognito-stack-builder.ts, packages/amplify-category-auth, https://github.com/aws-amplify/amplify-cli/blob/ca0c82c0d75bfafa63417455d471c3c86eda702c/packages/amplify-category-auth/resources/auth-custom-resource/hostedUIProviderLambda.js",
}

fn check(cx: &Context<'_>, provider: Node<'_>) {
    let Some((member, parts)) = PROVIDERS.into_iter().find(|(member, _)| cx.member_of(provider) == Some(*member))
    else {
        return;
    };
    let updates = cx.operation() == Operation::Update;
    let is_missing = |part: &Member| cx.lacks(*part) && !(updates && *part == APPLE_KEY);
    let missing: Vec<_> = parts.iter().copied().filter(is_missing).map(|part| cx.name(part)).collect();
    if missing.is_empty() {
        return;
    }
    let (name, missing) = (cx.name(member), list::all_of(&missing));
    cx.report(
        cx.key_of(provider),
        Diagnostic::new(format!("`{name}` is missing {missing}")).help(format!(
            "add {missing}, or remove `{name}`: an incomplete provider is not created, and the app client fails"
        )),
    );
}
