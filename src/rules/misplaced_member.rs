//! See [`RULE`].

use crate::api::member::{Member, member};
use crate::checker::{Context, Diagnostic, rule};
use crate::document::{How, Meant};
use crate::syntax::{Edit, Node, move_members, unwrap, wrap};
use crate::text::list;

rule! {
    /// A member is in the wrong object.
    ///
    /// ## Why
    ///
    /// boto3 refuses a misplaced member as `Unknown parameter`, before anything is sent.
    /// A plain HTTP call may ignore it instead (inferred), and the setting is missing where it belongs.
    ///
    /// ## Bad
    ///
    /// A request has its `ResourceConfig` as a member:
    ///
    /// ```json update
    /// {
    ///   "AppId": "d1a2b3c4d5e6f7",
    ///   "BackendEnvironmentName": "staging",
    ///   "ResourceName": "customers",
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {}
    /// }
    /// ```
    ///
    /// Each member has one place:
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "MFAMode": "OPTIONAL",
    ///     "Mfa": { "Settings": { "MfaTypes": ["TOTP"] } }
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
    ///     "Mfa": { "Settings": { "MfaTypes": ["TOTP"] }, "MFAMode": "OPTIONAL" }
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
    ///     "Mfa": { "Settings": { "MfaTypes": ["TOTP"] }, "MFAMode": "OPTIONAL" }
    ///   }
    /// }
    /// ```
    ///
    /// The other rules check the member as if it were where it belongs.
    id: "misplaced-member",
    category: Schema,
    levels: { create: Error, update: Error, get: Error },
    on: document,
    basis: Model,
    source: "the members of the service model amplifybackend 2020-08-11; checked with botocore's validator, https://docs.aws.amazon.com/cli/latest/reference/amplifybackend/create-backend-auth.html",
}

/// So many names are listed in a message.
const MOST_LISTED: usize = 4;

/// So many other places are labelled: a line of 40 columns shows no more.
const MOST_LABELS: usize = 1;

fn check(cx: &Context<'_>) {
    check_wrapper(cx);
    check_alone(cx);
    let mut groups: Vec<Group<'_>> = Vec::new();
    for (key, meant) in cx.document().meant() {
        let How::Misplaced(member) = meant.how else { continue };
        match groups.iter_mut().find(|group| group.takes(key, member)) {
            Some(group) => group.keys.push(key),
            None => groups.push(Group::new(cx, key, meant, member)),
        }
    }
    for group in &groups {
        if let Some(first) = group.keys.first() {
            cx.report(*first, group.diagnostic(cx));
        }
    }
}

/// Members that are in one object and belong in another one.
struct Group<'d> {
    keys: Vec<Node<'d>>,
    member: Member,
    /// The members belong in an object that is left out.
    is_level_left_out: bool,
}

impl<'d> Group<'d> {
    fn new(cx: &Context<'d>, key: Node<'d>, meant: Meant, member: Member) -> Self {
        let is_level_left_out = member
            .parent()
            .is_some_and(|level| level.parent() == meant.owner && cx.value(level).is_none_or(|it| is_around(it, key)));
        Self { keys: vec![key], member, is_level_left_out }
    }

    /// Each misplaced member is a finding of its own, but an object that is left out is one finding.
    fn takes(&self, key: Node<'_>, member: Member) -> bool {
        let is_beside = || self.keys.first().and_then(|first| first.parent()).is_some_and(|it| is_around(it, key));
        self.is_level_left_out && self.member.parent() == member.parent() && is_beside()
    }

    fn diagnostic(&self, cx: &Context<'_>) -> Diagnostic {
        let names: Vec<_> = self.keys.iter().take(MOST_LISTED).map(|key| cx.shown(*key)).collect();
        let (belong, them) = if self.keys.len() == 1 { ("belongs", "it") } else { ("belong", "them") };
        let listed = match self.keys.len() - names.len() {
            0 => list::all_of(&names),
            more => format!("`{}` and {more} more", names.join("`, `")),
        };
        let place = match self.member.parent() {
            Some(parent) => format!("in `{}`", cx.path(parent)),
            None => format!("in the request, beside `{}`", cx.name(member!("ResourceConfig"))),
        };
        let mut diagnostic = Diagnostic::new(format!("{listed} {belong} {place}")).message_id("misplaced");
        for key in self.keys.iter().skip(1).take(MOST_LABELS) {
            diagnostic = diagnostic.label(*key, "also");
        }
        let into = self.member.parent();
        let (help, title) = if let Some(level) = into.filter(|_| self.is_level_left_out) {
            let put = format!("put `{}` around {them}", cx.name(level));
            (put.clone(), put)
        } else {
            let into = into.map_or_else(|| "the request".to_owned(), |it| format!("`{}`", cx.path(it)));
            (format!("move {them} there"), format!("move {listed} into {into}"))
        };
        let diagnostic = diagnostic.help(help);
        match move_to(cx, &self.keys, None, self.member) {
            Some(edits) => diagnostic.unsafe_fix(title, edits),
            None => diagnostic,
        }
    }
}

fn is_sound(cx: &Context<'_>) -> bool {
    cx.document().parsed().problems.is_empty()
}

fn is_around(object: Node<'_>, key: Node<'_>) -> bool {
    key.parent().is_some_and(|parent| parent.index() == object.index())
}

/// The edits that move members to where one of them belongs, with the objects that are missing around it.
pub(super) fn move_to(cx: &Context<'_>, keys: &[Node<'_>], name: Option<&str>, member: Member) -> Option<Vec<Edit>> {
    let (document, first) = (cx.document(), *keys.first()?);
    // What could not be taken for the member is not moved either, nor what is perhaps misplaced because of a bracket.
    if document.value(member)?.key()?.index() != first.index() || !is_sound(cx) {
        return None;
    }
    let (mut path, mut added) = (Vec::new(), None);
    let mut level = member.parent();
    let into = loop {
        let Some(around) = level else { break document.parent_of(member!("AppId"))? };
        let is_left_out = || around.parent().and_then(|outer| cx.value(outer)).or(document.parent_of(around));
        match cx.value(around) {
            // Where it is left out, the object around it stands for both.
            Some(value) if is_left_out().is_none_or(|outer| outer.index() != value.index()) => break value,
            _ => {
                path.push(cx.name(around));
                added = Some(around);
            }
        }
        level = around.parent();
    };
    path.reverse();
    // Two fixes that are applied together must not both add the same object: the first of them does.
    let adds = |level: Member| {
        let mut earlier = document.meant().take_while(|(key, _)| key.index() < first.index());
        let is_inside = |it: Member| std::iter::successors(it.parent(), |it| it.parent()).any(|it| it == level);
        earlier.any(|(_, meant)| matches!(meant.how, How::Misplaced(it) | How::OtherName(it) if is_inside(it)))
    };
    if added.is_some_and(adds) {
        return None;
    }
    move_members(keys, name, into, &path)
}

/// The whole document is inside another object.
fn check_wrapper(cx: &Context<'_>) {
    let Some(key) = cx.document().wrapper() else { return };
    let config = cx.value(member!("ResourceConfig"));
    let outer = key.parent();
    let is_outermost = outer.is_some_and(|outer| outer.key().is_none());
    let request = cx.document().parent_of(member!("AppId")).filter(|_| is_outermost);
    let name = cx.shown(key);
    let what = if request.is_some() { "the request" } else { "the members of `ResourceConfig`" };
    let diagnostic = Diagnostic::new(format!("`{name}` does not belong around {what}"))
        .message_id("wrapper")
        .help(format!("take what is inside `{name}` alone"));
    // What is beside it would be lost.
    let is_only = |(outer, _): &(Node<'_>, _)| is_sound(cx) && outer.members().count() == 1;
    let diagnostic = match outer.zip(request.or(config)).filter(is_only) {
        Some((outer, inner)) => diagnostic.unsafe_fix(format!("remove `{name}` around it"), vec![unwrap(outer, inner)]),
        None => diagnostic,
    };
    cx.report(key, diagnostic);
}

/// The document is only the content of a member.
fn check_alone(cx: &Context<'_>) {
    let Some((level, object)) = cx.document().alone().and_then(|level| Some((level, cx.value(level)?))) else { return };
    let (path, around) =
        (cx.path(level), list::all_of(&[member!("AuthResources"), member!("Service")].map(|it| cx.name(it))));
    let mut names: Vec<_> = std::iter::successors(Some(level), |level| level.parent()).map(|it| cx.name(it)).collect();
    names.pop();
    names.reverse();
    let service = (cx.name(member!("Service")), "\"COGNITO\"");
    let diagnostic =
        Diagnostic::new(format!("these are the members of `{path}` without the `ResourceConfig` around them"))
            .message_id("alone")
            .help(format!("put them in `{path}`, beside {around}"));
    let diagnostic = match wrap(object, &names, service).filter(|_| is_sound(cx)) {
        Some(edit) => diagnostic.unsafe_fix(format!("put `{path}` around them"), vec![edit]),
        None => diagnostic,
    };
    cx.report(object, diagnostic);
}
