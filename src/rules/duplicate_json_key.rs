//! See [`RULE`].

use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Node, remove_members};
use crate::text::sort_by_number;

rule! {
    /// A key appears more than once in an object.
    ///
    /// ## Why
    ///
    /// JSON does not say which of the values counts.
    /// The parsers of JavaScript, Python, Rust and most others keep only the last one, without a word.
    /// That one is checked by the other rules.
    ///
    /// ## Bad
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "AuthResources": "IDENTITY_POOL_AND_USER_POOL",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {}
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "IDENTITY_POOL_AND_USER_POOL",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {}
    /// }
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```json update
    /// {
    ///   "AuthResources": "IDENTITY_POOL_AND_USER_POOL",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {}
    /// }
    /// ```
    ///
    /// The fix keeps the last one, as most parsers do, and removes the others with what is in them.
    /// Where all values are the same, that is safe.
    id: "duplicate-json-key",
    category: Schema,
    levels: { create: Error, update: Error, get: Error },
    on: document,
    basis: Docs,
    source: "RFC 8259 section 4: names should be unique, https://www.rfc-editor.org/rfc/rfc8259#section-4",
}

/// So many earlier places are labelled: a line of 40 columns shows no more.
const MOST_LABELS: usize = 1;

fn check(cx: &Context<'_>) {
    let mut repeated: Vec<_> = cx.document().repeated_keys().collect();
    sort_by_number(&mut repeated, |(_, first)| u64::from(first.index()));
    for group in repeated.chunk_by(|(_, left), (_, right)| left.index() == right.index()) {
        let ([(_, first), ..], [earlier @ .., (last, _)]) = (group, group) else { continue };
        let mut overridden = vec![*first];
        overridden.extend(earlier.iter().map(|(again, _)| *again));
        cx.report(*last, diagnostic(cx, &overridden, *last));
    }
}

fn diagnostic(cx: &Context<'_>, overridden: &[Node<'_>], last: Node<'_>) -> Diagnostic {
    let name = cx.shown(last);
    let readers = match cx.document().is_yaml() {
        true => ": the AWS command line refuses that, and PyYAML takes this last value",
        false => ", and parsers use this last value",
    };
    let mut diagnostic = Diagnostic::new(format!("`{name}` is given more than once{readers}"));
    for key in overridden.iter().take(MOST_LABELS) {
        diagnostic = diagnostic.label(*key, "not used");
    }
    let is_same =
        |key: &Node<'_>| key.value_of_key().zip(last.value_of_key()).is_some_and(|(one, last)| one.same_value(last));
    let edits = remove_members(overridden);
    if overridden.iter().all(is_same) {
        return diagnostic.help("keep one: all values are the same").safe_fix("remove the repetition", edits);
    }
    let (which, values) = if overridden.len() == 1 { ("first", "value") } else { ("earlier", "values") };
    diagnostic
        .help("keep the one that you mean; if they are objects, move the members that you need into it")
        .unsafe_fix(format!("remove the {which} `{name}` and its {values}"), edits)
}
