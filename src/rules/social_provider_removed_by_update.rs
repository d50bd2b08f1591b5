//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::rules::shared::update;
use crate::syntax::Node;
use crate::text::list;

rule! {
    /// An update of `OAuth` leaves out a social provider that exists.
    ///
    /// ## Why
    ///
    /// An update of `OAuth` gives the whole list of providers: Amplify's code takes what is left out for none.
    /// Users who signed up with such a provider cannot sign in any more.
    /// `GetBackendAuth` does not hand back client secrets, so the provider has to be sent with its secret.
    /// That the service does the same is inferred.
    /// The rule needs to know what exists: `authlint check update.json --existing current.json`.
    ///
    /// ## Existing
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
    ///       "DomainPrefix": "customers-login",
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"],
    ///       "SocialProviderSettings": {
    ///         "Google": { "ClientId": "123-abc.apps.googleusercontent.com", "ClientSecret": "${GOOGLE_SECRET}" }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
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
    ///       "RedirectSignOutURIs": ["https://app.example.com/"],
    ///       "SocialProviderSettings": {
    ///         "Google": { "ClientId": "123-abc.apps.googleusercontent.com", "ClientSecret": "${GOOGLE_SECRET}" }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "social-provider-removed-by-update",
    category: Consistency,
    levels: { update: Warning },
    on: object("UserPoolConfigs.OAuth"),
    basis: Code,
    source: "`deleteIdentityProvider` for each provider that is not listed, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/resources/auth-custom-resource/hostedUIProviderLambda.js#L48-L52",
}

const PROVIDERS: [Member; 4] = [
    member!("UserPoolConfigs.OAuth.SocialProviderSettings.Facebook"),
    member!("UserPoolConfigs.OAuth.SocialProviderSettings.Google"),
    member!("UserPoolConfigs.OAuth.SocialProviderSettings.LoginWithAmazon"),
    member!("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple"),
];

fn check(cx: &Context<'_>, oauth: Node<'_>) {
    // An empty one is an order of its own: see `oauth-update-removes`.
    let Some(existing) = cx.existing().filter(|_| !oauth.is_empty()) else { return };
    let removed: Vec<_> = PROVIDERS.into_iter().filter(|provider| update::resets(cx, *provider)).collect();
    let names: Vec<_> = removed.iter().map(|provider| cx.name(*provider)).collect();
    if names.is_empty() {
        return;
    }
    let settings = cx.object(member!("UserPoolConfigs.OAuth.SocialProviderSettings"));
    let mut diagnostic = Diagnostic::new(format!("this update removes {}", list::all_of(&names)))
        .help("send each provider that is to stay, with its secret");
    for now in removed.into_iter().filter_map(|provider| existing.value(provider)) {
        diagnostic = diagnostic.label_existing(existing.key_of(now), "users may sign in with it now");
    }
    cx.report(cx.key_of(settings.unwrap_or(oauth)), diagnostic);
}
