//! Identity providers: the format of their IDs, and the members with their secrets.

use crate::api::member::{Member, member};
use crate::redact;

pub(crate) const GOOGLE_ID: Member = member!("UserPoolConfigs.OAuth.SocialProviderSettings.Google.ClientId");
pub(crate) const AMAZON_ID: Member = member!("UserPoolConfigs.OAuth.SocialProviderSettings.LoginWithAmazon.ClientId");
pub(crate) const FACEBOOK_ID: Member = member!("UserPoolConfigs.OAuth.SocialProviderSettings.Facebook.ClientId");
pub(crate) const APPLE_ID: Member = member!("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple.ClientId");
pub(crate) const APPLE_TEAM: Member = member!("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple.TeamId");
pub(crate) const APPLE_KEY_ID: Member = member!("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple.KeyId");
pub(crate) const APPLE_KEY: Member = member!("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple.PrivateKey");

const GOOGLE_SECRET: Member = member!("UserPoolConfigs.OAuth.SocialProviderSettings.Google.ClientSecret");
const AMAZON_SECRET: Member = member!("UserPoolConfigs.OAuth.SocialProviderSettings.LoginWithAmazon.ClientSecret");
const FACEBOOK_SECRET: Member = member!("UserPoolConfigs.OAuth.SocialProviderSettings.Facebook.ClientSecret");

pub(crate) const SECRETS: [Member; 4] = [FACEBOOK_SECRET, GOOGLE_SECRET, AMAZON_SECRET, APPLE_KEY];

/// Providers, and what each needs.
pub(crate) const PROVIDERS: [(Member, &[Member]); 4] = [
    (member!("UserPoolConfigs.OAuth.SocialProviderSettings.Facebook"), &[FACEBOOK_ID, FACEBOOK_SECRET]),
    (member!("UserPoolConfigs.OAuth.SocialProviderSettings.Google"), &[GOOGLE_ID, GOOGLE_SECRET]),
    (member!("UserPoolConfigs.OAuth.SocialProviderSettings.LoginWithAmazon"), &[AMAZON_ID, AMAZON_SECRET]),
    (
        member!("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple"),
        &[APPLE_ID, APPLE_TEAM, APPLE_KEY_ID, APPLE_KEY],
    ),
];

/// Whether an ID has its provider's format; true for other members.
pub(crate) fn is_usual_id(member: Member, id: &str) -> bool {
    match member {
        GOOGLE_ID => id.ends_with(".apps.googleusercontent.com"),
        AMAZON_ID => id.starts_with("amzn1.application-oa2-client."),
        FACEBOOK_ID => {
            id.bytes().all(|byte| byte.is_ascii_alphanumeric()) && id.starts_with(|first: char| first.is_ascii_digit())
        }
        APPLE_ID => id.as_bytes().contains(&b'.'),
        APPLE_TEAM | APPLE_KEY_ID => {
            id.len() == 10 && id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        }
        _ => true,
    }
}

/// Whether an ID has the mark of its provider, and is in every page that offers to sign in with it.
///
/// Those of Apple and Facebook have none: anything that was put in their place by mistake may look like one.
pub(crate) fn is_public_id(member: Member, id: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    matches!(member, GOOGLE_ID | AMAZON_ID)
        && is_usual_id(member, id)
        && id.bytes().all(is_plain)
        && !redact::looks_secret(id)
}
