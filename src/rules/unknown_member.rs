//! See [`RULE`].

use crate::document::{Document, Envelope, Operation};
use crate::finding::Applicability;
use crate::member::{Member, member};
use crate::rule::{Context, Diagnostic, rule};
use crate::schema::Schema;
use crate::suggest;
use crate::syntax::{Node, Step, rename_key};
use crate::words;

rule! {
    /// A member does not exist at this place.
    ///
    /// ## Why
    ///
    /// boto3 refuses a misspelt or misplaced member as `Unknown parameter`, before anything is sent.
    /// A plain HTTP call may ignore it instead (inferred), and the setting that was meant is missing.
    ///
    /// ## Bad
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "PasswordPolcy": { "MinimumLength": 12, "AdditionalConstraints": [] }
    ///   }
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] }
    ///   }
    /// }
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] }
    ///   }
    /// }
    /// ```
    ///
    /// The fix is safe where only capitals, hyphens and underscores differ.
    id: "unknown-member",
    category: Schema,
    levels: { create: Error, update: Error, get: Error },
    on: document,
    basis: Model,
    source: "the members of the service model amplifybackend 2020-08-11; checked with botocore's validator",
}

/// More allowed names than this are not listed.
const MOST_LISTED: usize = 8;

/// In more places than this a name could be meant for none of them.
const MOST_PLACES: usize = 4;

/// What Cognito and the Amplify CLI call some of our members.
const ALIASES: &[(&str, Member)] = &[
    ("PoolName", member!("UserPoolConfigs.UserPoolName")),
    ("UsernameAttributes", member!("UserPoolConfigs.SignInMethod")),
    ("Schema", member!("UserPoolConfigs.RequiredSignUpAttributes")),
    ("AutoVerifiedAttributes", member!("UserPoolConfigs.VerificationMessage.DeliveryMethod")),
    ("PasswordRecovery", member!("UserPoolConfigs.VerificationMessage")),
    ("EmailVerificationMessage", member!("UserPoolConfigs.VerificationMessage.EmailSettings.EmailMessage")),
    ("EmailVerificationSubject", member!("UserPoolConfigs.VerificationMessage.EmailSettings.EmailSubject")),
    ("SmsVerificationMessage", member!("UserPoolConfigs.VerificationMessage.SmsSettings.SmsMessage")),
    ("SmsAuthenticationMessage", member!("UserPoolConfigs.Mfa.Settings.SmsMessage")),
    ("MfaConfiguration", member!("UserPoolConfigs.Mfa.MFAMode")),
    ("Policies", member!("UserPoolConfigs.PasswordPolicy")),
    ("RequireNumbers", member!("UserPoolConfigs.PasswordPolicy.AdditionalConstraints")),
    ("RequireLowercase", member!("UserPoolConfigs.PasswordPolicy.AdditionalConstraints")),
    ("RequireSymbols", member!("UserPoolConfigs.PasswordPolicy.AdditionalConstraints")),
    ("RequireUppercase", member!("UserPoolConfigs.PasswordPolicy.AdditionalConstraints")),
    ("HostedUIDomainName", member!("UserPoolConfigs.OAuth.DomainPrefix")),
    ("AllowedOAuthFlows", member!("UserPoolConfigs.OAuth.OAuthGrantType")),
    ("AllowedOAuthScopes", member!("UserPoolConfigs.OAuth.OAuthScopes")),
    ("CallbackURLs", member!("UserPoolConfigs.OAuth.RedirectSignInURIs")),
    ("LogoutURLs", member!("UserPoolConfigs.OAuth.RedirectSignOutURIs")),
    ("AllowUnauthenticatedIdentities", member!("IdentityPoolConfigs.UnauthenticatedLogin")),
];

fn check(cx: &Context<'_>) {
    let document = cx.document();
    for key in document.unknown_keys() {
        cx.report(key, diagnostic_of_unknown(cx, key));
    }
    let update = cx.operation() == Operation::Update;
    for (key, member) in document.members_of_other_operations() {
        // What only create has is `immutable-member-in-update`'s.
        if update && Schema::of(Operation::Create).spec(member).is_some() {
            continue;
        }
        let operations = Operation::ALL.into_iter().filter(|operation| Schema::of(*operation).spec(member).is_some());
        let operations: Vec<_> = operations.map(Operation::api_name).collect();
        let message = format!("{} has no `{}`", cx.operation().api_name(), cx.shown(key));
        cx.report(
            key,
            Diagnostic::new(message).help(format!(
                "remove it: only {} has it. Judged as another operation than meant? Say `--operation`",
                operations.join(" and ")
            )),
        );
    }
}

fn diagnostic_of_unknown(cx: &Context<'_>, key: Node<'_>) -> Diagnostic {
    let parent = parent_of(cx.document(), key);
    let owner = match parent {
        None => "the request".to_owned(),
        Some(member) if member == member!("ResourceConfig") => "the `ResourceConfig`".to_owned(),
        Some(member) => format!("`{}`", cx.name(member)),
    };
    let name = key.value();
    let diagnostic = Diagnostic::new(match &*name {
        "" => format!("an empty name is not a member of {owner}"),
        _ => format!("`{}` is not a member of {owner}", cx.shown(key)),
    });
    match meant(cx, parent, &name) {
        Some((member, applicability)) => {
            let name = cx.name(member);
            let help = format!("did you mean `{name}`?");
            diagnostic.help(help).fix(format!("rename it to `{name}`"), applicability, vec![rename_key(key, name)])
        }
        None => diagnostic
            .help(elsewhere(cx, parent, &name).or_else(|| alias(cx, &name)).unwrap_or_else(|| allowed(cx, parent))),
    }
}

/// The member that the object with this name in it stands for; nothing for the root of a request.
fn parent_of(document: &Document, key: Node<'_>) -> Option<Member> {
    match key.steps().as_slice() {
        [.., Step::Member(parent), _] => Member::of_tag(parent.tag()),
        _ => (document.envelope() == Envelope::Bare).then_some(member!("ResourceConfig")),
    }
}

/// The member of the same object that was meant, unless it is there already, and how sure that is.
fn meant(cx: &Context<'_>, parent: Option<Member>, name: &str) -> Option<(Member, Applicability)> {
    let missing =
        || cx.schema().members_of(parent).map(|spec| spec.member).filter(|member| cx.value(*member).is_none());
    if let Some(member) = missing().find(|member| suggest::same_letters(name, cx.name(*member))) {
        return Some((member, Applicability::Safe));
    }
    if !places(cx, name).is_empty() {
        return None;
    }
    let nearest = suggest::nearest(name, missing().map(|member| cx.name(member)))?;
    let member = missing().find(|member| cx.name(*member) == nearest)?;
    Some((member, Applicability::Unsafe))
}

/// Says where a member of this name lives.
fn elsewhere(cx: &Context<'_>, parent: Option<Member>, name: &str) -> Option<String> {
    let places = places(cx, name);
    let named = cx.name(*places.first()?);
    if places.iter().any(|member| member.parent() == parent) {
        return Some(format!("`{named}` is here already: keep only that one"));
    }
    let owners: Vec<_> = places.iter().filter_map(|member| Some(cx.path(member.parent()?))).collect();
    (owners.len() <= MOST_PLACES).then(|| format!("`{named}` belongs in {}", words::one_of(&owners)))
}

/// The members of this name, anywhere in the operation.
fn places(cx: &Context<'_>, name: &str) -> Vec<Member> {
    let members = cx.schema().specs().map(|spec| spec.member).filter(|member| member.parent().is_some());
    members.filter(|member| suggest::same_letters(name, cx.name(*member))).collect()
}

fn alias(cx: &Context<'_>, name: &str) -> Option<String> {
    let (_, member) = ALIASES.iter().find(|(alias, _)| suggest::same_letters(alias, name))?;
    cx.schema().spec(*member).map(|_| format!("here it is called `{}`", cx.path(*member)))
}

fn allowed(cx: &Context<'_>, parent: Option<Member>) -> String {
    let names: Vec<_> = cx.schema().members_of(parent).map(|spec| cx.name(spec.member)).collect();
    match names.len() {
        1..=MOST_LISTED => format!("remove it; allowed here: {}", words::all_of(&names)),
        _ => "remove it".to_owned(),
    }
}
