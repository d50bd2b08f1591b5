//! See [`RULE`].

use super::shared::sign_up::{APPLE_ATTRIBUTES, signs_in_with};
use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;
use crate::text::list;

rule! {
    /// A required attribute is one that a social provider does not supply.
    ///
    /// ## Why
    ///
    /// Every user must have the required attributes, those who come through a provider too.
    /// Where the provider does not supply one, sign-in ends with "attributes required".
    /// What each supplies is taken from Amplify's code; Google's phone number is mapped there, but was seen to fail.
    /// `RequiredSignUpAttributes` cannot be changed later.
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
    ///     "RequiredSignUpAttributes": ["EMAIL", "PHONE_NUMBER"],
    ///     "OAuth": {
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"],
    ///       "DomainPrefix": "my-login",
    ///       "SocialProviderSettings": {
    ///         "Facebook": {
    ///           "ClientId": "1234567890",
    ///           "ClientSecret": "${FACEBOOK_APP_SECRET}"
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
    ///     "RequiredSignUpAttributes": ["EMAIL", "NAME"],
    ///     "OAuth": {
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"],
    ///       "DomainPrefix": "my-login",
    ///       "SocialProviderSettings": {
    ///         "Facebook": {
    ///           "ClientId": "1234567890",
    ///           "ClientSecret": "${FACEBOOK_APP_SECRET}"
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "social-required-attribute-unavailable",
    category: Consistency,
    levels: { create: Warning },
    on: object("UserPoolConfigs.OAuth.SocialProviderSettings"),
    basis: Code,
    source: "attributeProviderMap in string-maps.js of aws-amplify/amplify-cli; \"attributes required\" in amazon-cognito-auth-js #54, https://github.com/amazon-archives/amazon-cognito-auth-js/issues/54",
}

const FACEBOOK: [&str; 9] =
    ["BIRTHDATE", "EMAIL", "FAMILY_NAME", "GENDER", "GIVEN_NAME", "MIDDLE_NAME", "NAME", "PICTURE", "UPDATED_AT"];
const GOOGLE: [&str; 7] = ["BIRTHDATE", "EMAIL", "FAMILY_NAME", "GENDER", "GIVEN_NAME", "NAME", "PICTURE"];
const AMAZON: [&str; 3] = ["EMAIL", "LOCALE", "NAME"];

/// What each provider supplies.
const PROVIDERS: [(Member, &[&str]); 4] = [
    (member!("UserPoolConfigs.OAuth.SocialProviderSettings.Facebook"), &FACEBOOK),
    (member!("UserPoolConfigs.OAuth.SocialProviderSettings.Google"), &GOOGLE),
    (member!("UserPoolConfigs.OAuth.SocialProviderSettings.LoginWithAmazon"), &AMAZON),
    (member!("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple"), &APPLE_ATTRIBUTES),
];

fn check(cx: &Context<'_>, _: Node<'_>) {
    let required = member!("UserPoolConfigs.RequiredSignUpAttributes");
    let known = cx.schema().spec(required).map_or(&[][..], |spec| &*spec.values);
    for (item, attribute) in cx.strings(required) {
        let lacking = PROVIDERS.into_iter().filter(|(provider, _)| cx.object(*provider).is_some());
        let lacking: Vec<_> = lacking.filter(|(_, supplied)| !supplied.contains(&&*attribute)).collect();
        if !lacking.is_empty() && known.iter().any(|value| *value == attribute) {
            let first = lacking.first().and_then(|(provider, _)| cx.object(*provider));
            let lacking: Vec<_> = lacking.into_iter().map(|(provider, _)| cx.name(provider)).collect();
            let names = list::all_of(&lacking);
            let what = match signs_in_with(cx, &attribute) {
                true => {
                    format!("remove {names}, or choose another `{}`", cx.name(member!("UserPoolConfigs.SignInMethod")))
                }
                false => "do not require it".to_owned(),
            };
            let mut diagnostic = Diagnostic::new(format!("{names} cannot supply `{}`", cx.shown(item)))
                .help(format!("{what}: users who sign in that way are turned away with \"attributes required\""));
            if let Some(provider) = first {
                diagnostic = diagnostic.label(cx.key_of(provider), "has no such attribute");
            }
            cx.report(item, diagnostic);
        }
    }
}
