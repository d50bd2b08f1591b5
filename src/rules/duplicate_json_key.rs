//! See [`RULE`].

use crate::rule::{Context, Diagnostic, rule};
use crate::syntax::{Node, remove_member};
use crate::text::sort_by_number;

rule! {
    /// A key appears more than once in an object.
    ///
    /// ## Why
    ///
    /// JSON does not say which of the values counts.
    /// Most parsers keep only the last one, some the first, some refuse the text; none tells you.
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
    /// The fix keeps the last one, as most parsers do.
    /// Where all values are the same, removing one is safe.
    id: "duplicate-json-key",
    category: Schema,
    levels: { create: Error, update: Error, get: Error },
    on: document,
    basis: Docs,
    source: "RFC 8259 section 4: names should be unique, https://www.rfc-editor.org/rfc/rfc8259#section-4",
}

fn check(cx: &Context<'_>) {
    let document = cx.document();
    let same = |again: Node<'_>, first: Node<'_>| {
        again.value_of_key().zip(first.value_of_key()).is_some_and(|(again, first)| again.same_value(first))
    };
    // One value among several that differs, and removing any of them may change which one counts.
    let mut differing: Vec<_> = document
        .repeated_keys()
        .filter(|(again, first)| !same(*again, *first))
        .map(|(_, first)| first.index())
        .collect();
    sort_by_number(&mut differing, |first| u64::from(*first));
    for (again, first) in document.repeated_keys() {
        let message = format!("the key `{}` appears more than once", cx.shown(again));
        let diagnostic = Diagnostic::new(message).label(first, "first here");
        let diagnostic = if differing.binary_search(&first.index()).is_ok() {
            diagnostic
                .help("keep the one you mean: which value counts depends on the parser, and most take the last")
                .unsafe_fix("remove the first one", remove_member(first))
        } else {
            diagnostic
                .help("remove one: all values are the same")
                .safe_fix("remove the repetition", remove_member(again))
        };
        cx.report(again, diagnostic);
    }
}
