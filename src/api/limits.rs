//! The limits of Amazon Cognito that rules check, each with the name of its shape in the service model.
//!
//! `cargo xtask drift` compares them with the newest model.

/// A limit of a shape of the service models `cognito-idp` 2016-04-18 or `cognito-identity` 2014-06-30.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The shape's name.
    pub shape: &'static str,
    /// Minimum length, value or count.
    pub min: usize,
    /// Maximum length, value or count.
    pub max: usize,
    /// The pattern that the whole value must match; empty if there is none.
    pub pattern: &'static str,
}

impl Limit {
    /// Whether a length, value or count is within it.
    pub(crate) fn allows(self, count: usize) -> bool {
        (self.min..=self.max).contains(&count)
    }
}

const fn limit(shape: &'static str, min: usize, max: usize, pattern: &'static str) -> Limit {
    Limit { shape, min, max, pattern }
}

/// The text of a verification email.
pub const EMAIL_MESSAGE: Limit = limit(
    "EmailVerificationMessageType",
    6,
    20000,
    r"[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*",
);
/// The subject of a verification email.
pub const EMAIL_SUBJECT: Limit = limit("EmailVerificationSubjectType", 1, 140, r"[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+");
/// The text of an SMS.
pub const SMS_MESSAGE: Limit = limit("SmsVerificationMessageType", 6, 140, r".*\{####\}.*");
/// The name of a user pool.
pub const USER_POOL_NAME: Limit = limit("UserPoolNameType", 1, 128, r"[\w\s+=,.@-]+");
/// The name of an identity pool.
pub const IDENTITY_POOL_NAME: Limit = limit("IdentityPoolName", 1, 128, r"[\w\s+=,.@-]+");
/// The minimum length of a password.
pub const PASSWORD_LENGTH: Limit = limit("PasswordPolicyMinLengthType", 6, 99, "");
/// The prefix of a sign-in domain.
pub const DOMAIN_PREFIX: Limit = limit("DomainType", 1, 63, r"^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$");
/// A redirect URI.
pub const REDIRECT_URI: Limit = limit("RedirectUrlType", 1, 1024, r"[\p{L}\p{M}\p{S}\p{N}\p{P}]+");
/// The number of sign-in redirect URIs.
pub const SIGN_IN_URIS: Limit = limit("CallbackURLsListType", 0, 100, "");
/// The number of sign-out redirect URIs.
pub const SIGN_OUT_URIS: Limit = limit("LogoutURLsListType", 0, 100, "");

/// All of them.
pub const ALL: [Limit; 10] = [
    EMAIL_MESSAGE,
    EMAIL_SUBJECT,
    SMS_MESSAGE,
    USER_POOL_NAME,
    IDENTITY_POOL_NAME,
    PASSWORD_LENGTH,
    DOMAIN_PREFIX,
    REDIRECT_URI,
    SIGN_IN_URIS,
    SIGN_OUT_URIS,
];
