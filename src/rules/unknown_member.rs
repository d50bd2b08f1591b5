//! See [`RULE`].

use super::misplaced_member::move_to;
use crate::api::Operation;
use crate::api::member::{Member, member};
use crate::api::schema::Schema;
use crate::checker::{Context, Diagnostic, rule};
use crate::diagnostic::Applicability;
use crate::document::{How, Meant, places};
use crate::syntax::{Kind, Node, flag, remove_member, remove_members, rename_key};
use crate::text::{list, sort_by_number, suggest};

rule! {
    /// A member does not exist.
    ///
    /// ## Why
    ///
    /// boto3 refuses a misspelled member as `Unknown parameter`, before anything is sent.
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
    source: "the members of the service model amplifybackend 2020-08-11; checked with botocore's validator, https://docs.aws.amazon.com/cli/latest/reference/amplifybackend/create-backend-auth.html",
}

/// More allowed names than this are not listed.
const MOST_LISTED: usize = 8;

/// So many other places are labelled: a line of 40 columns shows no more.
const MOST_LABELS: usize = 1;

/// So many names are spelled in the help.
const MOST_SPELLED: usize = 4;

/// In more places than this a name could be meant for none of them.
const MOST_PLACES: usize = 4;

fn check(cx: &Context<'_>) {
    let (mut of_response, mut separated) = (Vec::new(), Vec::new());
    for (key, meant) in cx.document().meant() {
        let is_outermost = key.parent().is_some_and(|object| object.key().is_none());
        match meant.how {
            // `misplaced-member` reports it.
            How::Misplaced(_) => {}
            // It could not be read.
            _ if key.has(flag::BROKEN) => {}
            How::Separated(member) => separated.push((key, meant, member)),
            _ if is_outermost && key.is("$metadata") => of_response.push(key),
            _ => cx.report(key, diagnostic_of_unknown(cx, key, meant)),
        }
    }
    match separated.as_slice() {
        // A whole document in another style is one cause.
        [(first, ..), _, _, ..] => cx.report(*first, diagnostic_of_style(cx, &separated)),
        few => few.iter().for_each(|(key, meant, _)| cx.report(*key, diagnostic_of_unknown(cx, *key, *meant))),
    }
    for (key, member) in cx.document().members_of_other_operations() {
        match [Operation::Create, Operation::Update].map(|it| Schema::of(it).spec(member).is_some()) {
            [false, false] => of_response.push(key),
            // What only create has is `immutable-member-in-update`'s.
            [true, false] if cx.operation() == Operation::Update => {}
            _ => {
                let operations =
                    Operation::EACH.into_iter().filter(|operation| Schema::of(*operation).spec(member).is_some());
                let operations: Vec<_> = operations.map(Operation::api_name).collect();
                let message = format!("{} has no `{}`", cx.operation().api_name(), cx.shown(key));
                let help = format!("remove it: only {} has it", operations.join(" and "));
                cx.report(key, Diagnostic::new(message).message_id("other-operation").help(help));
            }
        }
    }
    // The JavaScript SDK adds `$metadata` to a response.
    sort_by_number(&mut of_response, |key| u64::from(key.index()));
    if let Some(first) = of_response.first().filter(|_| cx.operation() != Operation::Get) {
        cx.report(*first, diagnostic_of_response(cx, &of_response));
    }
}

/// Names that are all written in a style that the API does not have, such as `user_pool_configs`.
fn diagnostic_of_style(cx: &Context<'_>, names: &[(Node<'_>, Meant, Member)]) -> Diagnostic {
    let (first, meant) = names.first().map(|(key, _, member)| (cx.shown(*key), cx.name(*member))).unwrap_or_default();
    let spelled: Vec<_> = names.iter().take(MOST_SPELLED).map(|(.., member)| cx.name(*member)).collect();
    let help = match names.len() > spelled.len() {
        false => format!("write {}", list::all_of(&spelled)),
        true => format!("write `{meant}`, and the others in the same way"),
    };
    let mut diagnostic =
        Diagnostic::new(format!("`{first}` and {} more names are not spelled as in the API", names.len() - 1))
            .message_id("style")
            .help(help);
    for (key, ..) in names.iter().skip(1).take(MOST_LABELS) {
        diagnostic = diagnostic.label(*key, "also");
    }
    let edits = names.iter().map(|(key, _, member)| rename_key(*key, cx.name(*member)));
    diagnostic.safe_fix(format!("rename all {}", names.len()), edits)
}

/// Members that only a response has, in a request.
fn diagnostic_of_response(cx: &Context<'_>, keys: &[Node<'_>]) -> Diagnostic {
    let names: Vec<_> = keys.iter().take(MOST_LISTED).map(|key| cx.shown(*key)).collect();
    let names = list::all_of(&names);
    let mut diagnostic = Diagnostic::new(format!("{} has no {names}", cx.operation().api_name()))
        .message_id("response-only")
        .help("remove what only the response of GetBackendAuth has, or check the document as a response");
    for key in keys.iter().skip(1).take(MOST_LABELS) {
        diagnostic = diagnostic.label(*key, "also");
    }
    diagnostic.unsafe_fix(format!("remove {names}"), remove_members(keys))
}

fn diagnostic_of_unknown(cx: &Context<'_>, key: Node<'_>, meant: Meant) -> Diagnostic {
    let owner = match meant.owner {
        None => "the request".to_owned(),
        Some(member) if member == member!("ResourceConfig") => "the `ResourceConfig`".to_owned(),
        Some(member) => format!("`{}`", cx.name(member)),
    };
    if key.is("$schema") {
        return Diagnostic::new(format!("`$schema` is not a member of {owner}: the API refuses it"))
            .message_id("schema")
            .help("remove it; tell the editor in its settings which schema the file has")
            .safe_fix("remove `$schema`", remove_member(key));
    }
    let name = key.value();
    let diagnostic = Diagnostic::new(match &*name {
        "" => format!("an empty name is not a member of {owner}"),
        _ => format!("`{}` is not a member of {owner}", cx.shown(key)),
    })
    .message_id("unknown");
    let diagnostic = diagnostic.found(cx.shown(key));
    if let Some(help) = other_form(cx, key, meant) {
        return diagnostic.help(help);
    }
    let rename = |diagnostic: Diagnostic, member, applicability| {
        let name = cx.name(member);
        diagnostic.suggestion(name).fix(format!("rename it to `{name}`"), applicability, vec![rename_key(key, name)])
    };
    match meant.how {
        How::Separated(member) | How::Misspelled(member) => {
            let is_sure = matches!(meant.how, How::Separated(_));
            let applicability = if is_sure { Applicability::Safe } else { Applicability::Unsafe };
            rename(diagnostic.help(format!("did you mean `{}`?", cx.name(member))), member, applicability)
        }
        How::OtherName(member) => {
            let path = cx.path(member);
            let called = if member.parent() == meant.owner { cx.name(member) } else { &path };
            let diagnostic = diagnostic.help(format!("its name here is `{called}`")).suggestion(path.clone());
            let is_bound = cx.value(member).and_then(Node::key).is_some_and(|it| it.index() == key.index());
            if is_bound && member.parent() == meant.owner {
                return rename(diagnostic, member, Applicability::Unsafe);
            }
            match move_to(cx, &[key], Some(cx.name(member)), member) {
                Some(edits) => diagnostic.unsafe_fix(format!("move it to `{path}`"), edits),
                None => diagnostic,
            }
        }
        How::Taken(member) if member.parent() == meant.owner => {
            diagnostic.help(format!("remove it: `{}` is here already", cx.name(member)))
        }
        How::Taken(member) => diagnostic.help(format!("remove it: `{}` is set already", cx.path(member))),
        How::Ambiguous => diagnostic.help(elsewhere(cx, &name).unwrap_or_else(|| allowed(cx, meant.owner))),
        How::Misplaced(_) | How::Unknown => diagnostic.help(allowed(cx, meant.owner)),
    }
}

/// Help for settings that the API expresses with other members or values.
fn other_form(cx: &Context<'_>, key: Node<'_>, meant: Meant) -> Option<String> {
    const CONSTRAINTS: [(&str, &str); 4] = [
        ("RequireLowercase", "REQUIRE_LOWERCASE"),
        ("RequireNumbers", "REQUIRE_DIGIT"),
        ("RequireSymbols", "REQUIRE_SYMBOL"),
        ("RequireUppercase", "REQUIRE_UPPERCASE"),
    ];
    const APPLE: Member = member!("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple");
    const APPLE_PARTS: [Member; 3] = [
        member!("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple.TeamId"),
        member!("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple.KeyId"),
        member!("UserPoolConfigs.OAuth.SocialProviderSettings.SignInWithApple.PrivateKey"),
    ];
    let name = key.value();
    if meant.owner == Some(APPLE) && suggest::same_letters(&name, "ClientSecret") {
        let parts = list::all_of(&APPLE_PARTS.map(|part| cx.name(part)));
        return Some(format!("remove it: Apple has {parts} instead of a secret"));
    }
    let (_, constraint) = CONSTRAINTS.into_iter().find(|(other, _)| suggest::same_letters(&name, other))?;
    let list = cx.name(member!("UserPoolConfigs.PasswordPolicy.AdditionalConstraints"));
    Some(match key.value_of_key().map(Node::kind) {
        Some(Kind::False) => format!("remove it: only what is listed in `{list}` is required"),
        _ => format!("list `{constraint}` in `{list}` instead"),
    })
}

/// Says where members of this name belong.
fn elsewhere(cx: &Context<'_>, name: &str) -> Option<String> {
    let places: Vec<_> = places(cx.schema(), name).collect();
    let owners: Vec<_> = places.iter().filter_map(|member| Some(cx.path(member.parent()?))).collect();
    let named = cx.name(*places.first()?);
    (owners.len() <= MOST_PLACES).then(|| format!("`{named}` belongs in {}", list::one_of(&owners)))
}

fn allowed(cx: &Context<'_>, parent: Option<Member>) -> String {
    let names: Vec<_> = cx.schema().members_of(parent).map(|spec| cx.name(spec.member)).collect();
    match names.len() {
        1..=MOST_LISTED => format!("remove it; allowed here: {}", list::all_of(&names)),
        _ => "remove it".to_owned(),
    }
}
