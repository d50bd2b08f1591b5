//! Decides whether a document is an auth document, for folder walks, editors and the fixer.
//!
//! A document is **ours** if enough keys that belong together are where they belong to rule out chance. They are looked
//! for where a request, a `ResourceConfig` or the value of a `UserPoolConfigs` may be: at the root, in the root's
//! `ResourceConfig`, and in the only member of the root. Each counts once:
//!
//! | points | for |
//! |---|---|
//! | 2 | `AuthResources`, `UserPoolConfigs` or `IdentityPoolConfigs`, spelled right but for case and separators |
//! | 1 | the same with an obvious typo: at most one wrong letter in six |
//! | 2 | `SignInMethod` or `RequiredSignUpAttributes` inside `UserPoolConfigs` |
//! | 1 | any other members inside `UserPoolConfigs` or `IdentityPoolConfigs` |
//! | 1 | `Service`, if its value is `COGNITO` |
//! | 1 | any names of the request; 2 for `ResourceConfig` and `BackendEnvironmentName` together |
//!
//! Three points make a document ours, so no single key does, nor do the keys that requests for API and storage
//! resources have too. A key with an impossible value does not count: an `AuthResources` that is an object, a
//! `UserPoolConfigs` without a known key, as in a JSON Schema. Common keys such as `resources`, `service`, `name` and
//! `tags` do not count either.
//!
//! Members outside `UserPoolConfigs` must be spelled right, since other formats use most of their names:
//! `SignInMethod` with an allowed value and a list of `RequiredSignUpAttributes` count 2; a `UserPoolName`, and any
//! other member with a known member inside, count 1.
//!
//! Any other document is **foreign** if it is recognised as another format or has no known key; that is its only finding.
//! The rest is **unsure**: `{}`, `{"Service": "COGNITO"}`, a request beside members that are not ours. It is checked if
//! named explicitly.

mod foreign;

pub(crate) use foreign::Foreign;

use std::borrow::Cow;

use super::Inner;
use crate::api::member::{Member, Members, member};
use crate::api::schema::{self, Names};
use crate::syntax::{Kind, Node};
use crate::text::suggest::{is_slip, same_letters};

/// Whether a document is an auth document.
#[derive(Debug)]
pub(crate) enum Ownership {
    /// Certainly an auth document.
    Ours,
    /// Undecided; whether the document has any content.
    Unsure(bool),
    /// Another document.
    Foreign(Foreign),
}

/// The points that make a document ours.
const ENOUGH: u32 = 3;

/// The number of keys examined in an object.
const MOST: usize = 1000;

const CONFIG: Member = member!("ResourceConfig");
const AUTH_RESOURCES: Member = member!("AuthResources");
const SERVICE: Member = member!("Service");
const USER_POOL: Member = member!("UserPoolConfigs");
const IDENTITY_POOL: Member = member!("IdentityPoolConfigs");
const SIGN_IN_METHOD: Member = member!("UserPoolConfigs.SignInMethod");
const REQUIRED_ATTRIBUTES: Member = member!("UserPoolConfigs.RequiredSignUpAttributes");

pub(super) fn decide(document: &Inner) -> Ownership {
    let is_inside = |member: Member| matches!(member.parent(), Some(USER_POOL | IDENTITY_POOL));
    let tree = &document.parsed.tree;
    let wrapper = document.bound.wrapper.and_then(|key| tree.node(key));
    let own = |around: Node<'_>| around.members().filter(|(key, _)| !key.value().starts_with('$')).count();
    let is_among_others = wrapper.and_then(Node::parent).is_some_and(|around| own(around) > 1);
    // Nearly every document has one of these, and they are bound already.
    if !is_among_others && document.bound.values().any(|(member, _)| is_inside(member)) {
        return Ownership::Ours;
    }
    let Some(root) = tree.root().filter(|root| root.kind() == Kind::Object) else {
        return Ownership::Unsure(false);
    };
    let points = points(root, 0);
    match foreign::recognise(root, points) {
        _ if points >= ENOUGH => Ownership::Ours,
        Some(foreign) => Ownership::Foreign(foreign),
        None => Ownership::Unsure(points > 0),
    }
}

/// The points of an object that may be a request, a `ResourceConfig`, the value of a `UserPoolConfigs`, or a wrapper of one.
fn points(object: Node<'_>, depth: u8) -> u32 {
    let mut members = object.members();
    let only = members.next().filter(|_| members.next().is_none()).map(|(_, value)| value);
    let inside = only.filter(|value| depth < 2 && value.kind() == Kind::Object);
    let inside = inside.map_or(0, |inside| points(inside, depth + 1));
    config_points(object).max(pool_points(object)).max(inside)
}

/// The points of an object as a request or a `ResourceConfig`.
fn config_points(object: Node<'_>) -> u32 {
    let mut seen = Seen::default();
    seen.look(object, None);
    seen.look(object, Some(CONFIG));
    seen.points()
}

/// Members found where they belong.
#[derive(Default)]
struct Seen {
    right: Members,
    /// With a typo.
    nearly: Members,
}

impl Seen {
    fn look(&mut self, object: Node<'_>, parent: Option<Member>) {
        for (key, value) in object.members().take(MOST) {
            let Some((member, is_right)) = known(parent, key) else { continue };
            let counts = match member {
                CONFIG => {
                    self.look(value, Some(CONFIG));
                    true
                }
                AUTH_RESOURCES => value.kind() != Kind::Object,
                SERVICE => is_cognito(value),
                USER_POOL | IDENTITY_POOL => match value.kind() {
                    Kind::Object => value.is_empty() || self.look_inside(value, member),
                    // Not written yet.
                    kind => kind == Kind::Invalid,
                },
                _ => true,
            };
            let seen = if is_right { &mut self.right } else { &mut self.nearly };
            if counts {
                seen.insert(member);
            }
        }
    }

    /// Whether one of the keys is known, give or take a typo.
    fn look_inside(&mut self, object: Node<'_>, parent: Member) -> bool {
        let before = (self.right, self.nearly);
        self.look(object, Some(parent));
        (self.right, self.nearly) != before
    }

    fn points(&self) -> u32 {
        let right = |member: Member| u32::from(self.right.contains(member));
        let nearly = |member: Member| u32::from(self.nearly.contains(member));
        let any_of = |parents: [Option<Member>; 2]| {
            let is_one = |member: Member| !matches!(member, SIGN_IN_METHOD | REQUIRED_ATTRIBUTES);
            u32::from(self.right.iter().any(|it| parents.contains(&it.parent()) && is_one(it)))
        };
        let containers = [AUTH_RESOURCES, USER_POOL, IDENTITY_POOL].map(|it| (2 * right(it)).max(nearly(it)));
        let request = any_of([None, None]) + right(CONFIG) * right(member!("BackendEnvironmentName"));
        containers.iter().sum::<u32>()
            + 2 * (right(SIGN_IN_METHOD) + right(REQUIRED_ATTRIBUTES))
            + any_of([Some(USER_POOL), Some(IDENTITY_POOL)])
            + right(SERVICE)
            + request
    }
}

/// The member of a key inside a parent, and whether it is spelled right.
fn known(parent: Option<Member>, key: Node<'_>) -> Option<(Member, bool)> {
    let name = key.value();
    let names = || Names::all().inside(parent);
    let right = names().find(|(known, ..)| same_letters(known, &name)).map(|(_, member, _)| (member, true));
    right.or_else(|| names().find(|(known, ..)| is_slip(&name, known)).map(|(_, member, _)| (member, false)))
}

fn is_cognito(value: Node<'_>) -> bool {
    let text = if value.kind().is_container() { Cow::default() } else { value.value() };
    same_letters(&text, "COGNITO") || is_slip(&text, "COGNITO")
}

/// The points of an object as the value of a `UserPoolConfigs`.
fn pool_points(object: Node<'_>) -> u32 {
    let names = Names::all();
    let points = |(key, value): (Node<'_>, Node<'_>)| {
        let (member, _) = names.find(Some(USER_POOL), key.value().as_bytes())?;
        let is_known = |(key, _): (Node<'_>, Node<'_>)| names.find(Some(member), key.value().as_bytes()).is_some();
        let points = match (member, value.kind()) {
            (SIGN_IN_METHOD, Kind::String) => 2 * u32::from(schema::is_allowed_value(&value.value())),
            (REQUIRED_ATTRIBUTES, Kind::Array) => 2,
            (SIGN_IN_METHOD | REQUIRED_ATTRIBUTES, _) => 0,
            (_, Kind::String) => u32::from(!names.has_inside(member)),
            (_, Kind::Object) => u32::from(value.members().take(MOST).any(is_known)),
            _ => 0,
        };
        Some((member, points))
    };
    let mut seen = Members::default();
    let mut sum = 0;
    for (member, points) in object.members().take(MOST).filter_map(points) {
        sum += if seen.contains(member) { 0 } else { points };
        seen.insert(member);
    }
    sum
}

#[cfg(test)]
mod tests;
