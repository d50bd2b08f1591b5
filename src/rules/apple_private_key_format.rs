//! See [`RULE`].

use crate::checker::{Context, Diagnostic, Text, rule};
use crate::cognito::apple_key::{self, AppleKey};
use crate::cognito::identity_provider::APPLE_KEY;
use crate::cognito::unresolved;
use crate::syntax::{quote, replace_value};

rule! {
    /// The private key of Sign in with Apple has a form that fails.
    ///
    /// ## Why
    ///
    /// Cognito wants the base64 body of the `.p8` file from Apple alone, on one line.
    /// With the lines `-----BEGIN PRIVATE KEY-----` and `-----END PRIVATE KEY-----` around it the request was seen to
    /// fail on this way to Cognito; only the Amplify CLI's interactive prompt strips them.
    /// A file's name instead of the key gave "Provided private key cannot be used for Sign in with Apple."
    /// Keys of another kind than PKCS#8 on the curve P-256 are not Apple's.
    /// The value is never shown, and only its first bytes are looked at.
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
    ///           "KeyId": "ABC123DEFG",
    ///           "PrivateKey": "-----BEGIN PRIVATE KEY-----\nMIGTAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBHkwdwIBAQQg\n-----END PRIVATE KEY-----\n"
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
    ///           "PrivateKey": "MIGTAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBHkwdwIBAQQg"
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
    ///         "SignInWithApple": {
    ///           "ClientId": "com.example.web",
    ///           "TeamId": "DEF123GHIJ",
    ///           "KeyId": "ABC123DEFG",
    ///           "PrivateKey": "MIGTAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBHkwdwIBAQQg"
    ///         }
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "apple-private-key-format",
    category: CognitoLimits,
    levels: { create: Error, update: Error },
    on: string([APPLE_KEY]),
    basis: Issue,
    source: "aws-amplify/amplify-cli PR #7413 (\"takes only the private key without comments\") and #8939, amplify-studio #792, https://github.com/aws-amplify/amplify-cli/pull/7413",
}

fn check(cx: &Context<'_>, key: &Text<'_>) {
    let (node, value) = (key.node, key.value);
    if value.trim().is_empty() || unresolved::is_unresolved(value) {
        return;
    }
    let name = cx.name(APPLE_KEY);
    let (message, body) = match apple_key::recognise(value) {
        AppleKey::Body => return,
        AppleKey::Wrapped { body } => {
            (format!("`{name}` has header, footer or white space around the key"), Some(body))
        }
        AppleKey::Elsewhere(place) => (format!("`{name}` is {place}"), None),
        AppleKey::HeaderAlone => (format!("`{name}` has a header, but no key behind it"), None),
        AppleKey::Unusable(what) => (format!("`{name}` is {what}"), None),
    };
    let help = "give the base64 body of the `.p8` file alone, without header, footer and line breaks";
    let diagnostic = Diagnostic::new(message).help(help);
    let diagnostic = match body {
        Some(body) => diagnostic.safe_fix("keep only the body", vec![replace_value(node, quote(&body))]),
        None => diagnostic,
    };
    cx.report(node, diagnostic);
}
