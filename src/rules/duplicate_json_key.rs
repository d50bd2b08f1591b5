//! See [`RULE`].

use crate::rule::{Cx, rule};
use crate::syntax::remove_member;

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
    /// Where both values are the same, removing one is safe.
    id: "duplicate-json-key",
    category: Schema,
    levels: { create: Error, update: Error, get: Error },
    basis: Docs,
    source: "RFC 8259 section 4: names should be unique, https://www.rfc-editor.org/rfc/rfc8259#section-4",
}

fn check(cx: &mut Cx<'_>) {
    for (again, first) in cx.document().repeated_keys() {
        let values = again.value_of_key().zip(first.value_of_key());
        let same = values.is_some_and(|(value, first)| value.same_value(first));
        let message = format!("the key `{}` appears more than once", cx.shown(again));
        let finding = cx.report(again, message).label(first, "first here");
        if same {
            drop(
                finding
                    .help("both values are the same: remove one")
                    .safe_fix("remove the repetition", remove_member(again)),
            );
        } else {
            drop(
                finding
                    .help(
                        "which value counts depends on the parser, and most keep only the last: keep the one you mean",
                    )
                    .unsafe_fix("remove the earlier one", remove_member(first)),
            );
        }
    }
}
