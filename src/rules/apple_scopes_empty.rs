//! See [`RULE`].

use super::shared::sign_up::{APPLE_ATTRIBUTES, apple_scopes_are_empty};
use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Node, insert_item, quote};
use crate::text::list;

rule! {
    /// Sign in with Apple has nothing to ask Apple for.
    ///
    /// ## Why
    ///
    /// Amplify's code asks Apple for those required attributes that Apple supplies: `EMAIL`, `NAME`, `GIVEN_NAME` and
    /// `FAMILY_NAME`.
    /// Where none of them is required, the list of scopes is empty.
    /// That Cognito then refuses the provider and the deployment fails, and that AmplifyBackend does the same, is inferred
    /// from failed deployments with Apple.
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
    ///     "RequiredSignUpAttributes": [],
    ///     "OAuth": {
    ///       "DomainPrefix": "customers-login",
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL", "AWS_COGNITO_SIGNIN_USER_ADMIN"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"],
    ///       "SocialProviderSettings": {
    ///         "SignInWithApple": {
    ///           "ClientId": "com.example.customers.web",
    ///           "TeamId": "AB12CD34EF",
    ///           "KeyId": "ZY98XW76VU",
    ///           "PrivateKey": "${APPLE_KEY}"
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
    ///       "DomainPrefix": "customers-login",
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL", "AWS_COGNITO_SIGNIN_USER_ADMIN"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"],
    ///       "SocialProviderSettings": {
    ///         "SignInWithApple": {
    ///           "ClientId": "com.example.customers.web",
    ///           "TeamId": "AB12CD34EF",
    ///           "KeyId": "ZY98XW76VU",
    ///           "PrivateKey": "${APPLE_KEY}"
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
    ///       "DomainPrefix": "customers-login",
    ///       "OAuthGrantType": "CODE",
    ///       "OAuthScopes": ["OPENID", "EMAIL", "AWS_COGNITO_SIGNIN_USER_ADMIN"],
    ///       "RedirectSignInURIs": ["https://app.example.com/"],
    ///       "RedirectSignOutURIs": ["https://app.example.com/"],
    ///       "SocialProviderSettings": {
    ///         "SignInWithApple": {
    ///           "ClientId": "com.example.customers.web",
    ///           "TeamId": "AB12CD34EF",
    ///           "KeyId": "ZY98XW76VU",
    ///           "PrivateKey": "${APPLE_KEY}"
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "apple-scopes-empty",
    category: Consistency,
    levels: { create: Error },
    on: object("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple"),
    basis: Code,
    source: "`userPoolProviders` in auth-questions.ts, https://github.com/aws-amplify/amplify-cli/blob/70049be04b61535028329f395349fe51c9e8a2cd/packages/amplify-category-auth/src/provider-utils/awscloudformation/service-walkthroughs/auth-questions.ts#L443-L470; failed deployments in aws-amplify/amplify-cli #11526 and #13549",
}

const APPLE: Member = member!("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple");
const REQUIRED: Member = member!("UserPoolConfigs.RequiredSignUpAttributes");

fn check(cx: &Context<'_>, apple: Node<'_>) {
    let Some(required) = cx.list(REQUIRED).filter(|_| apple_scopes_are_empty(cx)) else { return };
    let (name, required_name) = (cx.name(APPLE), cx.name(REQUIRED));
    let supplied = list::one_of(&APPLE_ATTRIBUTES);
    cx.report(
        cx.key_of(apple),
        Diagnostic::new(format!("`{name}` is set up, but none of the attributes that Apple supplies is required"))
            .label(cx.key_of(required), "no attribute of Apple in here")
            .help(format!("add {supplied} to `{required_name}`: without one Amplify asks Apple for nothing, and the deployment may fail"))
            .unsafe_fix("add `EMAIL`", insert_item(required, &quote("EMAIL"))),
    );
}
