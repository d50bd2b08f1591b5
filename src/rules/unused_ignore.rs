//! See [`RULE`].

use crate::checker::rule;

rule! {
    /// A comment ignores a rule that finds nothing there.
    ///
    /// ## Why
    ///
    /// `authlint: ignore[rule] -- reason` in a comment silences a rule for the member that follows, or for its own line
    /// when it stands behind a value.
    /// Where the rule finds nothing (any more), the comment only hides the next mistake.
    /// A name that no rule has silences nothing at all.
    ///
    /// ## Bad
    ///
    /// ```jsonc
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   // authlint: ignore[oauth-implicit-grant] -- native app until 2027
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {}
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```jsonc
    /// // authlint: operation=update
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {}
    /// }
    /// ```
    id: "unused-ignore",
    category: Suspicious,
    levels: { create: Warning, update: Warning, get: Warning },
    found_by: Suppressions,
    basis: Policy,
    source: "authlint itself",
}
