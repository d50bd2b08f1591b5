//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::compare::Effect;
use crate::rules::shared::update;
use crate::syntax::Node;

rule! {
    /// An update of Sign in with Apple comes without the private key.
    ///
    /// ## Why
    ///
    /// Amplify's interface lets it be left out, since Cognito does not hand the key back.
    /// But its code then skips the provider: other changes to it have no effect (inferred for the service).
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
    ///         "SignInWithApple": { "ClientId": "com.example.customers", "TeamId": "A1B2C3D4E5", "KeyId": "F6G7H8I9J0" }
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
    ///         "SignInWithApple": { "ClientId": "com.example.customers", "TeamId": "A1B2C3D4E5", "KeyId": "F6G7H8I9J0",
    ///           "PrivateKey": "${APPLE_KEY}" }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "apple-private-key-omitted-in-update",
    category: Consistency,
    levels: { update: Warning },
    on: missing("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple.PrivateKey"),
    basis: Code,
    source: "SignInWithAppleSocialProviderConfig in add.ts and hostedUIProviderLambda.js, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-headless-interface/src/interface/auth/add.ts#L226-L230; pull request #7413",
}

const APPLE: Member = member!("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple");
const PRIVATE_KEY: Member = member!("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple.PrivateKey");
const OTHERS: [Member; 3] = [
    member!("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple.ClientId"),
    member!("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple.TeamId"),
    member!("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple.KeyId"),
];

fn check(cx: &Context<'_>, apple: Node<'_>) {
    // Where more is missing, `social-provider-incomplete` says so.
    if OTHERS.into_iter().any(|member| cx.lacks(member)) {
        return;
    }
    // And what does not change need not have an effect.
    if OTHERS.into_iter().all(|member| update::effect(cx, member) == Some(Effect::Kept)) {
        return;
    }
    let (name, key) = (cx.name(APPLE), cx.name(PRIVATE_KEY));
    cx.report(
        cx.key_of(apple),
        Diagnostic::new(format!("without `{key}` changes to `{name}` may have no effect"))
            .help(format!("send `{key}` too if any of its settings has changed")),
    );
}
