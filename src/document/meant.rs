//! Resolves unknown keys to the members that were meant: misspelled, misplaced, or named as in another format.
//!
//! The value of such a key is bound to the member that was meant, so that every rule sees it there and only the key itself
//! is reported.

use super::Envelope;
use super::binding::Bound;
use crate::api::member::{Member, member};
use crate::api::schema::{Names, Schema};
use crate::syntax::{Kind, Node, Tree};
use crate::text::{sort_by_number, suggest, words};

/// What an unknown key was meant to be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Meant {
    /// The key.
    pub(crate) key: u32,
    /// The member of the object with this key; none for the root of a request.
    pub(crate) owner: Option<Member>,
    pub(crate) how: How,
}

/// How a key differs from the one that was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// No member has a similar name.
    Unknown,
    /// Only in case, hyphens and underscores.
    Separated(Member),
    /// Misspelled, or short of some words.
    Misspelled(Member),
    /// It belongs in another object.
    Misplaced(Member),
    /// It is the member's name in another format.
    OtherName(Member),
    /// One of these, but the member exists already.
    Taken(Member),
    /// It belongs in one of several other objects.
    Ambiguous,
}

/// The maximum number of unknown keys that are resolved.
const MOST: usize = 1000;

const CONFIG: Member = member!("ResourceConfig");
const USER_POOL: Member = member!("UserPoolConfigs");

/// Names of Cognito and the Amplify CLI for members with the same values.
const OTHER_NAMES: &[(&str, Member)] = &[
    ("PoolName", member!("UserPoolConfigs.UserPoolName")),
    ("EmailVerificationMessage", member!("UserPoolConfigs.VerificationMessage.EmailSettings.EmailMessage")),
    ("EmailVerificationSubject", member!("UserPoolConfigs.VerificationMessage.EmailSettings.EmailSubject")),
    ("SmsVerificationMessage", member!("UserPoolConfigs.VerificationMessage.SmsSettings.SmsMessage")),
    ("SmsAuthenticationMessage", member!("UserPoolConfigs.Mfa.Settings.SmsMessage")),
    ("MfaConfiguration", member!("UserPoolConfigs.Mfa.MFAMode")),
    ("HostedUIDomainName", member!("UserPoolConfigs.OAuth.DomainPrefix")),
    ("CallbackURLs", member!("UserPoolConfigs.OAuth.RedirectSignInURIs")),
    ("LogoutURLs", member!("UserPoolConfigs.OAuth.RedirectSignOutURIs")),
    ("AllowUnauthenticatedIdentities", member!("IdentityPoolConfigs.UnauthenticatedLogin")),
];

/// The same with other values.
const OTHER_FORMS: &[(&str, Member)] = &[
    ("UsernameAttributes", member!("UserPoolConfigs.SignInMethod")),
    ("Schema", member!("UserPoolConfigs.RequiredSignUpAttributes")),
    ("AutoVerifiedAttributes", member!("UserPoolConfigs.VerificationMessage.DeliveryMethod")),
    ("PasswordRecovery", member!("UserPoolConfigs.VerificationMessage")),
    ("Policies", member!("UserPoolConfigs.PasswordPolicy")),
    ("AllowedOAuthFlows", member!("UserPoolConfigs.OAuth.OAuthGrantType")),
    ("AllowedOAuthScopes", member!("UserPoolConfigs.OAuth.OAuthScopes")),
];

/// The same for members of the object that the key is in.
const NAMES_IN_PLACE: &[(&str, &str)] = &[
    ("AppId", "ClientId"),
    ("ServicesId", "ClientId"),
    ("AppSecret", "ClientSecret"),
    ("SIWA", "SignInWithApple"),
    ("LWA", "LoginWithAmazon"),
    ("ResponseType", "OAuthGrantType"),
    ("DomainName", "DomainPrefix"),
    ("SignInRedirectURIs", "RedirectSignInURIs"),
    ("SignOutRedirectURIs", "RedirectSignOutURIs"),
    ("NewCallbackURLs", "RedirectSignInURIs"),
    ("NewLogoutURLs", "RedirectSignOutURIs"),
    ("SocialProviderConfigurations", "SocialProviderSettings"),
    ("IdentityProviders", "SocialProviderSettings"),
    ("EmailBody", "EmailMessage"),
    ("Body", "EmailMessage"),
    ("Title", "EmailSubject"),
    ("EnabledMfas", "MfaTypes"),
    ("MfaSettings", "Mfa"),
    ("LoginWith", "SignInMethod"),
    ("PasswordPolicyMinLength", "MinimumLength"),
    ("PasswordPolicyCharacters", "AdditionalConstraints"),
    ("PasswordConstraints", "AdditionalConstraints"),
    ("MinimumPasswordLength", "MinimumLength"),
    ("PasswordMinimumLength", "MinimumLength"),
    ("PasswordLength", "MinimumLength"),
    ("MinLength", "MinimumLength"),
    ("MinLen", "MinimumLength"),
    ("Password", "PasswordPolicy"),
    ("LoginWithGoogle", "Google"),
    ("SignInWithGoogle", "Google"),
    ("LoginWithFacebook", "Facebook"),
    ("SignInWithFacebook", "Facebook"),
    ("LoginWithApple", "SignInWithApple"),
    ("SignInWithAmazon", "LoginWithAmazon"),
    ("OAuthConfig", "OAuth"),
    ("OAuthSettings", "OAuth"),
    ("SocialProviderConfig", "SocialProviderSettings"),
    ("VerificationMsg", "VerificationMessage"),
    ("VerificationMessageTemplate", "VerificationMessage"),
    ("SignInURLs", "RedirectSignInURIs"),
    ("SignOutURLs", "RedirectSignOutURIs"),
    ("HostedUIDomain", "DomainPrefix"),
    ("UserPoolDomain", "DomainPrefix"),
    ("SignInAttributes", "SignInMethod"),
    ("UnauthenticatedAccess", "UnauthenticatedLogin"),
    ("AllowUnauthenticated", "UnauthenticatedLogin"),
    ("BackendEnvName", "BackendEnvironmentName"),
    ("AmplifyAppId", "AppId"),
];

/// The member around a config, and the config: `{"auth": {"UserPoolConfigs": …}}`, `{"level": "info", "body": {…}}`.
pub(super) fn unwrap(object: Node<'_>) -> Option<(Node<'_>, Node<'_>)> {
    const DEEPEST: usize = 3;
    let (mut inner, mut wrapper) = (object, None);
    for _ in 0..DEEPEST {
        let (key, value) = only_object(inner)?;
        // `ResourceConfig` belongs in a request, but not in itself.
        let is_inside_itself = object.key().is_some() && suggest::same_letters("ResourceConfig", &key.value());
        if is_known(key) && !is_inside_itself {
            return None;
        }
        wrapper = wrapper.or(Some(key));
        inner = value;
        if is_config(inner) {
            return wrapper.map(|wrapper| (wrapper, inner));
        }
    }
    None
}

/// The only member of an object, or the only one of several unknown ones that is a config.
fn only_object(object: Node<'_>) -> Option<(Node<'_>, Node<'_>)> {
    /// Larger objects are something else.
    const MOST: usize = 32;
    // `$schema` is for editors only.
    let members = || object.members().filter(|(key, _)| !key.value().starts_with('$'));
    let mut objects = members().filter(|(_, value)| value.kind() == Kind::Object);
    if members().nth(1).is_none() {
        return objects.next();
    }
    if members().nth(MOST).is_some() || members().any(|(key, _)| is_known(key)) {
        return None;
    }
    let mut configs = objects.filter(|(_, value)| is_config(*value));
    configs.next().filter(|_| configs.next().is_none())
}

/// Whether a key belongs in a request or a `ResourceConfig`, or nearly so.
fn is_known(key: Node<'_>) -> bool {
    let name = key.value();
    let is_inside = |parent| Names::all().inside(parent).any(|(known, ..)| suggest::same_letters(known, &name));
    is_inside(None) || is_inside(Some(CONFIG)) || suggest::nearest(&name, ["ResourceConfig"]).is_some()
}

/// Whether an object is certainly a request or a `ResourceConfig`.
fn is_config(object: Node<'_>) -> bool {
    let names = Names::all();
    let find = |parent| {
        let known = move |(key, value): (Node<'_>, Node<'_>)| {
            let (member, _) = names.find(parent, key.value().as_bytes())?;
            Some((member, value.kind() == Kind::Object))
        };
        object.members().take(MOST).filter_map(known)
    };
    let is_config = |(member, is_object): &(Member, bool)| *is_object && matches!(*member, CONFIG | USER_POOL);
    find(None).any(|found| is_config(&found))
        || find(Some(CONFIG)).any(|found| is_config(&found))
        || find(Some(CONFIG)).count() > 1
}

/// The member whose value an object is, if its keys belong there and none belongs where the object is.
pub(super) fn alone(root: Node<'_>) -> Option<Member> {
    const LEVELS: [Member; 5] = [
        USER_POOL,
        member!("UserPoolConfigs.OAuth"),
        member!("UserPoolConfigs.PasswordPolicy"),
        member!("UserPoolConfigs.Mfa"),
        member!("UserPoolConfigs.VerificationMessage"),
    ];
    let names = Names::all();
    let all = root.members().take(MOST).count();
    LEVELS.into_iter().find(|level| {
        let inside = |(key, value)| Some((names.find(Some(*level), Node::value(key).as_bytes())?.0, value));
        let known: Vec<(Member, Node<'_>)> = root.members().take(MOST).filter_map(inside).collect();
        let is_distinctive = |(member, value): &(Member, Node<'_>)| {
            let mut inside = value.members().take(MOST);
            !names.has_inside(*member)
                || inside.any(|(key, _)| names.find(Some(*member), key.value().as_bytes()).is_some())
        };
        let is_enough = known.len() > 1 || (*level == USER_POOL && known.iter().all(is_distinctive));
        !known.is_empty() && known.len() * 2 >= all && is_enough
    })
}

/// Resolves the unknown keys of a document.
///
/// The outermost object is a request or a `ResourceConfig`, depending on the envelope.
pub(super) fn find(
    bound: &mut Bound,
    tree: &mut Tree,
    schema: &'static Schema,
    (envelope, outermost): (Envelope, u32),
) {
    if envelope == Envelope::Bare
        && bound.values().all(|(member, _)| member == CONFIG)
        && let Some(level) = tree.node(outermost).and_then(alone)
    {
        let wrapper = bound.wrapper;
        *bound = Bound::default();
        (bound.alone, bound.wrapper) = (Some(level), wrapper);
        bound.read_as(tree, outermost, Some(level));
        // A fragment may be complete.
        let is_around = |member: &Member| member.parent().is_none_or(|parent| parent == CONFIG || parent == level);
        bound.claimed = Member::all().filter(is_around).collect();
    }
    let mut meaning = Meaning { bound, schema, envelope };
    meaning.find(tree);
    meaning.find_levels_left_out(outermost);
    sort_by_number(&mut bound.meant, |meant| u64::from(meant.key));
    sort_by_number(&mut bound.repeated, |(again, _)| u64::from(*again));
}

struct Meaning<'b> {
    bound: &'b mut Bound,
    schema: &'static Schema,
    envelope: Envelope,
}

/// A key that is not resolved yet.
struct Unknown {
    key: u32,
    owner: Option<Member>,
    name: String,
    kind: Kind,
}

/// The order in which keys are resolved, the most certain first.
const WAYS: [fn(&Meaning<'_>, &Unknown) -> How; 5] = [
    |meaning, name| meaning.separated(name),
    |meaning, name| meaning.in_place(name),
    |meaning, name| meaning.misplaced(name),
    |meaning, name| meaning.of_other_format(name),
    |meaning, name| meaning.misspelled(name),
];

impl Meaning<'_> {
    /// Resolving a key may reveal unknown keys inside it, so this repeats until all are tried.
    fn find(&mut self, tree: &mut Tree) {
        let mut done = 0;
        while done < self.bound.unknown.len() {
            let overridden = self.bound.overridden();
            let mut unknown = Vec::new();
            let names = self.bound.unknown.iter().zip(&self.bound.owners).skip(done);
            for (count, (key, owner)) in names.enumerate() {
                let owner = Member::of_tag(*owner);
                let node = tree.node(*key).filter(|_| overridden.binary_search(key).is_err());
                match node.filter(|_| done + count < MOST) {
                    Some(node) => unknown.push(Unknown {
                        key: *key,
                        owner,
                        name: node.value().into_owned(),
                        kind: node.value_of_key().map_or(Kind::Invalid, Node::kind),
                    }),
                    // Repeated keys are reported as such.
                    None if node.is_none() => {}
                    None => self.bound.meant.push(Meant { key: *key, owner, how: How::Unknown }),
                }
            }
            done = self.bound.unknown.len();
            for way in WAYS {
                // An object before its misplaced members; of two keys for one member the later.
                for is_object in [true, false] {
                    let mut left = Vec::new();
                    while let Some(name) = unknown.pop() {
                        let how = match (name.kind == Kind::Object) == is_object && !name.name.starts_with('$') {
                            true => way(self, &name),
                            false => How::Unknown,
                        };
                        match how {
                            How::Unknown => left.push(name),
                            how => self.keep(tree, &name, how),
                        }
                    }
                    left.reverse();
                    unknown = left;
                }
            }
            let rest = unknown.iter().map(|name| Meant { key: name.key, owner: name.owner, how: How::Unknown });
            self.bound.meant.extend(rest);
        }
    }

    fn keep(&mut self, tree: &mut Tree, name: &Unknown, how: How) {
        self.bound.meant.push(Meant { key: name.key, owner: name.owner, how });
        let member = match how {
            How::Separated(member) | How::Misspelled(member) | How::Misplaced(member) | How::OtherName(member) => {
                member
            }
            How::Ambiguous => return places(self.schema, &name.name).for_each(|member| self.claim(member)),
            How::Taken(_) | How::Unknown => return,
        };
        self.claim(member);
        if self.is_beside_document(member) {
            return;
        }
        let is_of_other_form = || OTHER_FORMS.iter().any(|(other, _)| suggest::same_letters(other, &name.name));
        let fits = self.schema.spec(member).is_some_and(|spec| spec.kind.accepts(name.kind))
            && !(matches!(how, How::OtherName(_)) && is_of_other_form());
        // A value of another type was probably meant for another member.
        if fits || matches!(how, How::Separated(_) | How::Misspelled(_)) {
            self.bound.read_as_meant(tree, name.key, member);
        }
    }

    fn claim(&mut self, member: Member) {
        for around in std::iter::successors(Some(member), |member| member.parent()) {
            self.bound.claimed.insert(around);
        }
    }

    fn is_free(&self, member: Member) -> bool {
        self.bound.value(member).is_none()
    }

    fn siblings(&self, name: &Unknown) -> impl Iterator<Item = Member> + use<> {
        self.schema.members_of(name.owner).map(|spec| spec.member)
    }

    fn separated(&self, name: &Unknown) -> How {
        let meant = self.siblings(name).find(|member| suggest::same_letters(&name.name, member.name()));
        match meant {
            Some(member) if self.is_free(member) => How::Separated(member),
            Some(member) => How::Taken(member),
            None => How::Unknown,
        }
    }

    fn misspelled(&self, name: &Unknown) -> How {
        let free = || self.siblings(name).filter(|member| self.is_free(*member));
        let names = || free().map(Member::name);
        let slip = || suggest::nearest(&name.name, names()).filter(|known| suggest::is_slip(&name.name, known));
        // A deprecated member is not suggested for a name that is only similar.
        let is_deprecated = |member: &Member| self.schema.spec(*member).is_some_and(|spec| spec.deprecated);
        let likely = || free().filter(|member| !is_deprecated(member)).map(Member::name);
        let by_words = || words::with_all_of(&name.name, likely());
        let by_letters =
            || suggest::nearest(&name.name, likely()).filter(|known| !words::say_different_things(&name.name, known));
        let nearest = slip().or_else(by_words).or_else(by_letters);
        let meant = nearest.and_then(|nearest| free().find(|member| member.name() == nearest));
        meant.map_or(How::Unknown, How::Misspelled)
    }

    fn in_place(&self, name: &Unknown) -> How {
        // Where the member exists, `AppId` is rather that of the request.
        let meant = self.other_name_of_sibling(name).filter(|member| self.is_free(*member));
        meant.map_or(How::Unknown, How::OtherName)
    }

    fn other_name_of_sibling(&self, name: &Unknown) -> Option<Member> {
        let is_meant = |member: &Member| {
            let mut others = NAMES_IN_PLACE.iter().filter(|(_, known)| *known == member.name());
            others.any(|(other, _)| suggest::same_letters(other, &name.name))
        };
        self.siblings(name).find(is_meant)
    }

    fn of_other_format(&self, name: &Unknown) -> How {
        let mut others = OTHER_NAMES.iter().chain(OTHER_FORMS);
        let other = others.find(|(other, _)| suggest::same_letters(other, &name.name));
        match other.filter(|(_, member)| self.schema.spec(*member).is_some()) {
            Some((_, member)) if self.is_free(*member) => How::OtherName(*member),
            Some((_, member)) => How::Taken(*member),
            None => How::Unknown,
        }
    }

    /// A member with that name exists elsewhere.
    fn misplaced(&self, name: &Unknown) -> How {
        let mut best = None;
        let (mut best_points, mut is_tie) = (0, false);
        let is_around =
            |member: Member| std::iter::successors(name.owner, |owner| owner.parent()).any(|it| it == member);
        for member in places(self.schema, &name.name).filter(|member| !is_around(*member)) {
            let points = self.points(member, name.owner);
            is_tie = if points > best_points { false } else { is_tie || points == best_points };
            if points > best_points {
                (best, best_points) = (Some(member), points);
            }
        }
        let other = self.other_name_of_sibling(name);
        match best {
            Some(member) if !self.is_free(member) || self.is_beside_document(member) && other.is_some() => {
                How::Taken(other.unwrap_or(member))
            }
            Some(_) if is_tie => How::Ambiguous,
            Some(member) => How::Misplaced(member),
            None => How::Unknown,
        }
    }

    /// Whether a member belongs in a request, of which the document is only the `ResourceConfig`.
    fn is_beside_document(&self, member: Member) -> bool {
        self.envelope == Envelope::Bare && member.parent().is_none()
    }

    /// How likely a key of an object was meant to be a member elsewhere.
    fn points(&self, member: Member, owner: Option<Member>) -> usize {
        let around = |member: Option<Member>| std::iter::successors(member, |member| member.parent());
        let shared = around(member.parent()).filter(|it| around(owner).any(|other| other == *it)).count();
        let present = around(member.parent()).filter(|it| !self.is_free(*it)).count();
        // A deprecated member is less likely.
        let is_old = |it: Member| self.is_free(it) && self.schema.spec(it).is_some_and(|spec| spec.deprecated);
        let is_likely = self.is_free(member) && !around(member.parent()).any(is_old);
        1 + usize::from(is_likely) * 1000 + shared * 100 + present * 10
    }

    /// If a whole level is missing and its members are in the outer object, that object is bound to both.
    fn find_levels_left_out(&mut self, outermost: u32) {
        for level in [CONFIG, USER_POOL] {
            let belongs_in = |meant: &Meant| match meant.how {
                How::Misplaced(member) => member.parent() == Some(level) && meant.owner == level.parent(),
                _ => false,
            };
            if self.is_free(level) && self.bound.meant.iter().any(belongs_in) {
                let around = level.parent().map_or(Some(outermost), |parent| self.bound.value(parent));
                if let Some(around) = around {
                    self.bound.set(level, around);
                }
            }
        }
    }
}

/// The members with a name, anywhere in an operation.
pub(crate) fn places(schema: &'static Schema, name: &str) -> impl Iterator<Item = Member> {
    let members = schema.specs().map(|spec| spec.member);
    members.filter(move |member| suggest::same_letters(name, member.name()))
}
