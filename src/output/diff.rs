//! What an update does to what exists, as text and as JSON.

use crate::compare::{Change, Effect};
use crate::redact;

/// A line for each member, and one that sums them up.
pub(crate) fn text(changes: &[Change], with_kept: bool) -> String {
    let shown = changes.iter().filter(|change| with_kept || change.effect != Effect::Kept);
    let text: String = shown.map(|change| redact::line(&line(change)).into_owned() + "\n").collect();
    let count = |effect| changes.iter().filter(|change| change.effect == effect).count();
    let counts = EFFECTS.map(|effect| (count(effect), word(effect)));
    let counts: Vec<_> =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(n, word)| format!("{n} {word}")).collect();
    let summary = if counts.is_empty() { "nothing to compare".to_owned() } else { counts.join(", ") };
    text + &summary + "\n"
}

/// In the order of what a reader must not miss.
const EFFECTS: [Effect; 5] = [Effect::Reset, Effect::CannotChange, Effect::Changed, Effect::Added, Effect::Kept];

fn word(effect: Effect) -> &'static str {
    match effect {
        Effect::CannotChange => "cannot change",
        effect => effect.name(),
    }
}

fn line(change: &Change) -> String {
    let values = match (&change.before, &change.after, change.effect) {
        (Some(before), Some(after), Effect::Kept) if before == after => before.clone(),
        (Some(before), Some(after), _) if before == after => format!("{before} -> another value"),
        (Some(before), Some(after), _) => format!("{before} -> {after}"),
        (Some(before), None, _) => before.clone(),
        (None, Some(after), _) => after.clone(),
        (None, None, _) => String::new(),
    };
    let reason = change.reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
    format!("{:<13}  {}: {values}{reason}", word(change.effect), change.path)
}

/// All changes, those that keep included.
pub(crate) fn json(changes: &[Change]) -> String {
    super::pretty(&serde_json::json!({ "version": 1, "changes": changes }))
}
