//! The changes of a whole update.

use super::effect::{Effect, effect, value};
use super::omission;
use crate::api::member::{Member, member};
use crate::document::Document;
use crate::redact;
use crate::syntax::{Kind, Node};

/// What an update does to one member.
///
/// Its values are fit for any eye: masked where they may be secret.
///
/// ```
/// use authlint::{Document, Effect, Format, ParseOptions};
///
/// let existing = Document::parse(r#"{ "UserPoolConfigs": { "PasswordPolicy": { "MinimumLength": 8 } } }"#, Format::Json);
/// let update = ParseOptions::new().existing(&existing)
///     .parse(r#"{ "UserPoolConfigs": { "PasswordPolicy": { "MinimumLength": 15 } } }"#);
/// let changes = update.changes();
/// assert_eq!(changes[0].path, "UserPoolConfigs.PasswordPolicy.MinimumLength");
/// assert_eq!((changes[0].effect, changes[0].before.as_deref()), (Effect::Changed, Some("8")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Change {
    /// The member, from the `ResourceConfig` down, in the update's casing.
    pub path: String,
    /// What becomes of it.
    pub effect: Effect,
    /// Its value now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// Its value in the update.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Why it is reset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
}

impl Document {
    /// What it does to what exists, member by member; see [`ParseOptions::existing`]. What is kept is one change where all
    /// of an object is.
    ///
    /// [`ParseOptions::existing`]: crate::ParseOptions::existing
    ///
    /// ```
    /// use authlint::{Document, Format};
    ///
    /// assert!(Document::parse("{}", Format::Json).changes().is_empty());
    /// ```
    pub fn changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        if let Some(existing) = self.compared_with() {
            for member in inside(member!("ResourceConfig")) {
                add(&mut changes, self, existing, member);
            }
        }
        changes
    }
}

fn inside(parent: Member) -> impl Iterator<Item = Member> {
    Member::all().filter(move |member| member.parent() == Some(parent))
}

fn add(changes: &mut Vec<Change>, update: &Document, existing: &Document, member: Member) {
    let (before, after) = (value(existing, member), value(update, member));
    if ![before, after].into_iter().flatten().any(|value| value.kind() == Kind::Object) {
        changes.extend(effect(update, existing, member).map(|effect| change(update, existing, member, effect)));
        return;
    }
    let start = changes.len();
    inside(member).for_each(|member| add(changes, update, existing, member));
    let are_kept = changes.get(start..).unwrap_or_default().iter().all(|change| change.effect == Effect::Kept);
    if are_kept && changes.len() > start {
        changes.truncate(start);
        changes.push(change(update, existing, member, Effect::Kept));
    }
}

fn change(update: &Document, existing: &Document, member: Member, effect: Effect) -> Change {
    let shown = |document: &Document, value: Node<'_>| match value.kind() {
        Kind::Array => {
            let items: Vec<_> = value.items().map(|item| redact::shown(document, item)).collect();
            format!("[{}]", items.join(", "))
        }
        _ => redact::shown(document, value),
    };
    Change {
        path: update.path_of(member),
        effect,
        before: value(existing, member).map(|value| shown(existing, value)),
        after: value(update, member).map(|value| shown(update, value)),
        reason: omission::why(update, member).filter(|_| effect == Effect::Reset),
    }
}
