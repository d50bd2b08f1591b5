//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::Node;
use crate::text::{list, suggest::same_letters};

rule! {
    /// A name is required, but Apple gives it only once.
    ///
    /// ## Why
    ///
    /// Apple hands out a user's name when the user first consents, and never again.
    /// After that, sign-in with Apple has no name, and where one is required it ends with "Invalid user attributes: name: The
    /// attribute is required": for users who come back after their account was removed, and for all who used the same Apple
    /// app before.
    /// Only the user can start over, in the settings of the Apple ID.
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
    ///     "RequiredSignUpAttributes": ["EMAIL", "NAME"],
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
    /// There is no fix: an app that needs a name can ask for it after sign-in.
    id: "apple-name-required",
    category: Consistency,
    levels: { create: Warning },
    on: object("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple"),
    basis: Issue,
    source: "aws-amplify/amplify-swift #983, https://github.com/aws-amplify/amplify-swift/issues/983; aws-amplify/amplify-js #8976, #10044 and #14208",
}

const REQUIRED: Member = member!("UserPoolConfigs.RequiredSignUpAttributes");
const NAMES: [&str; 3] = ["NAME", "GIVEN_NAME", "FAMILY_NAME"];

fn check(cx: &Context<'_>, apple: Node<'_>) {
    let names: Vec<_> =
        cx.strings(REQUIRED).filter(|(_, item)| NAMES.iter().any(|name| same_letters(item, name))).collect();
    let Some((first, _)) = names.first() else { return };
    let (required, shown) = (cx.name(REQUIRED), names.iter().map(|(item, _)| cx.shown(*item)).collect::<Vec<_>>());
    let are = if shown.len() == 1 { "is" } else { "are" };
    let shown = list::all_of(&shown);
    cx.report(
        *first,
        Diagnostic::new(format!("{shown} {are} required, but Apple gives a name only at the first sign-in"))
            .label(cx.key_of(apple), "gives a name only once")
            .help(format!("take {shown} out of `{required}` and let the app ask for it after sign-in")),
    );
}
