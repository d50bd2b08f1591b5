//! The members of the requests and the response, by their canonical path.
//!
//! Canonical paths use the SDK's (`PascalCase`) names, from the `ResourceConfig` down. Members beside `ResourceConfig` go
//! by their name alone. The schemas define everything else about a member; a test compares this list with them.

/// A member of the API, in any of the three operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Member(u8);

/// The member at a canonical path. A path that does not exist does not compile.
macro_rules! member {
    ($path:literal) => {
        const { $crate::api::member::Member::of($path) }
    };
}
pub(crate) use member;

/// Parents come before their members.
const PATHS: [&str; 58] = [
    "AppId",
    "BackendEnvironmentName",
    "Error",
    "ResourceName",
    "ResponseMetadata",
    "ResourceConfig",
    "AuthResources",
    "Service",
    "IdentityPoolConfigs",
    "IdentityPoolConfigs.IdentityPoolName",
    "IdentityPoolConfigs.UnauthenticatedLogin",
    "UserPoolConfigs",
    "UserPoolConfigs.UserPoolName",
    "UserPoolConfigs.SignInMethod",
    "UserPoolConfigs.RequiredSignUpAttributes",
    "UserPoolConfigs.VerificationMessage",
    "UserPoolConfigs.VerificationMessage.DeliveryMethod",
    "UserPoolConfigs.VerificationMessage.EmailSettings",
    "UserPoolConfigs.VerificationMessage.EmailSettings.EmailMessage",
    "UserPoolConfigs.VerificationMessage.EmailSettings.EmailSubject",
    "UserPoolConfigs.VerificationMessage.SmsSettings",
    "UserPoolConfigs.VerificationMessage.SmsSettings.SmsMessage",
    "UserPoolConfigs.ForgotPassword",
    "UserPoolConfigs.ForgotPassword.DeliveryMethod",
    "UserPoolConfigs.ForgotPassword.EmailSettings",
    "UserPoolConfigs.ForgotPassword.EmailSettings.EmailMessage",
    "UserPoolConfigs.ForgotPassword.EmailSettings.EmailSubject",
    "UserPoolConfigs.ForgotPassword.SmsSettings",
    "UserPoolConfigs.ForgotPassword.SmsSettings.SmsMessage",
    "UserPoolConfigs.Mfa",
    "UserPoolConfigs.Mfa.MFAMode",
    "UserPoolConfigs.Mfa.Settings",
    "UserPoolConfigs.Mfa.Settings.MfaTypes",
    "UserPoolConfigs.Mfa.Settings.SmsMessage",
    "UserPoolConfigs.PasswordPolicy",
    "UserPoolConfigs.PasswordPolicy.MinimumLength",
    "UserPoolConfigs.PasswordPolicy.AdditionalConstraints",
    "UserPoolConfigs.OAuth",
    "UserPoolConfigs.OAuth.DomainPrefix",
    "UserPoolConfigs.OAuth.OAuthGrantType",
    "UserPoolConfigs.OAuth.OAuthScopes",
    "UserPoolConfigs.OAuth.RedirectSignInURIs",
    "UserPoolConfigs.OAuth.RedirectSignOutURIs",
    "UserPoolConfigs.OAuth.SocialProviderSettings",
    "UserPoolConfigs.OAuth.SocialProviderSettings.Facebook",
    "UserPoolConfigs.OAuth.SocialProviderSettings.Facebook.ClientId",
    "UserPoolConfigs.OAuth.SocialProviderSettings.Facebook.ClientSecret",
    "UserPoolConfigs.OAuth.SocialProviderSettings.Google",
    "UserPoolConfigs.OAuth.SocialProviderSettings.Google.ClientId",
    "UserPoolConfigs.OAuth.SocialProviderSettings.Google.ClientSecret",
    "UserPoolConfigs.OAuth.SocialProviderSettings.LoginWithAmazon",
    "UserPoolConfigs.OAuth.SocialProviderSettings.LoginWithAmazon.ClientId",
    "UserPoolConfigs.OAuth.SocialProviderSettings.LoginWithAmazon.ClientSecret",
    "UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple",
    "UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple.ClientId",
    "UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple.KeyId",
    "UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple.PrivateKey",
    "UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple.TeamId",
];

/// The number of [`PATHS`] beside `ResourceConfig`, including it.
const IN_ENVELOPE: u8 = 6;

impl Member {
    pub(crate) const COUNT: usize = PATHS.len();

    /// The member at a path; use [`member!`], which does this at compile time.
    #[expect(clippy::indexing_slicing, clippy::panic, reason = "runs at compile time, on authlint's own text")]
    pub(crate) const fn of(path: &str) -> Self {
        let mut index = 0;
        while index < PATHS.len() {
            if equal(PATHS[index].as_bytes(), path.as_bytes()) {
                return Self(index as u8);
            }
            index += 1;
        }
        panic!("no member has this canonical path")
    }

    /// The member at a path that is only known at run time.
    pub(crate) fn find(path: &str) -> Option<Self> {
        PATHS.iter().position(|known| *known == path).map(|index| Self(index as u8))
    }

    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (0..PATHS.len() as u8).map(Self)
    }

    pub(crate) fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The tag of a key node for this member.
    pub(crate) fn tag(self) -> u16 {
        u16::from(self.0) + 1
    }

    /// The member of a key node's tag.
    pub(crate) fn of_tag(tag: u16) -> Option<Self> {
        let index = tag.checked_sub(1)?;
        (usize::from(index) < PATHS.len()).then_some(Self(index as u8))
    }

    /// The canonical path.
    pub(crate) fn path(self) -> &'static str {
        PATHS.get(self.index()).copied().unwrap_or_default()
    }

    /// The last name of the path.
    pub(crate) fn name(self) -> &'static str {
        let start = NAME_STARTS.get(self.index()).copied().unwrap_or_default();
        self.path().get(usize::from(start)..).unwrap_or_default()
    }

    /// The member that contains this one; none at the root of a request.
    pub(crate) fn parent(self) -> Option<Self> {
        let parent = PARENTS.get(self.index()).copied()?;
        (parent != NONE).then_some(Self(parent))
    }
}

/// A set of members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Members([bool; Member::COUNT]);

impl Default for Members {
    fn default() -> Self {
        Self([false; Member::COUNT])
    }
}

impl Members {
    pub(crate) fn insert(&mut self, member: Member) {
        if let Some(place) = self.0.get_mut(member.index()) {
            *place = true;
        }
    }

    pub(crate) fn contains(&self, member: Member) -> bool {
        self.0.get(member.index()).copied().unwrap_or_default()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Member> {
        Member::all().zip(self.0).filter(|(_, is_in)| *is_in).map(|(member, _)| member)
    }
}

impl FromIterator<Member> for Members {
    fn from_iter<I: IntoIterator<Item = Member>>(members: I) -> Self {
        let mut set = Self::default();
        members.into_iter().for_each(|member| set.insert(member));
        set
    }
}

/// The parent of every path, found at compile time.
const PARENTS: [u8; PATHS.len()] = parents();
const NONE: u8 = u8::MAX;

/// The offset of the last name in every path.
const NAME_STARTS: [u8; PATHS.len()] = name_starts();

#[expect(clippy::indexing_slicing, reason = "runs at compile time, within bounds")]
const fn name_starts() -> [u8; PATHS.len()] {
    let mut starts = [0; PATHS.len()];
    let mut index = 0;
    while index < PATHS.len() {
        starts[index] = after_last_dot(PATHS[index].as_bytes()) as u8;
        index += 1;
    }
    starts
}

#[expect(clippy::indexing_slicing, reason = "runs at compile time, within bounds")]
const fn after_last_dot(path: &[u8]) -> usize {
    let mut start = path.len();
    while start > 0 && path[start - 1] != b'.' {
        start -= 1;
    }
    start
}

#[expect(clippy::indexing_slicing, reason = "runs at compile time, within bounds")]
const fn parents() -> [u8; PATHS.len()] {
    let mut parents = [NONE; PATHS.len()];
    let mut index = IN_ENVELOPE as usize;
    while index < PATHS.len() {
        let path = PATHS[index].as_bytes();
        let start = after_last_dot(path);
        parents[index] = IN_ENVELOPE - 1;
        let mut candidate = 0;
        while start > 0 && candidate < index {
            if equal(PATHS[candidate].as_bytes(), path.split_at(start - 1).0) {
                parents[index] = candidate as u8;
            }
            candidate += 1;
        }
        index += 1;
    }
    parents
}

#[expect(clippy::indexing_slicing, reason = "runs at compile time, within bounds")]
const fn equal(left: &[u8], right: &[u8]) -> bool {
    let mut index = 0;
    while index < left.len() && index < right.len() && left[index] == right[index] {
        index += 1;
    }
    index == left.len() && index == right.len()
}
