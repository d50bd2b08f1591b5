//! See [`RULE`].

use crate::checker::rule;

rule! {
    /// The text is not JSON.
    ///
    /// ## Why
    ///
    /// The AWS command line and the SDKs read documents with strict parsers: what RFC 8259 does not allow ends in an
    /// error message about a position, or in no message at all.
    /// authlint reads on behind such a place and checks the rest as far as it can be understood.
    ///
    /// In `.json` files, and on standard input, comments and trailing commas are errors too.
    /// A file named `.jsonc` may have both: strip them before sending it.
    ///
    /// A text in another notation gets one finding that names it.
    /// JSON5, JavaScript objects, Python literals and calls, AWS CLI shorthand, HCL without blocks, escaped JSON, and JSON
    /// with line numbers, log prefixes or wrapped lines are checked nevertheless, and most have a fix that writes them as
    /// JSON.
    /// Programs with an AWS SDK, HCL with blocks, PHP, Ruby, TOML, CSV, HTML-escaped JSON and diffs are only named.
    ///
    /// ## Bad
    ///
    /// ```text
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": { "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [], } },
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": { "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] } }
    /// }
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": { "PasswordPolicy": { "MinimumLength": 12, "AdditionalConstraints": [] } }
    /// }
    /// ```
    id: "syntax-error",
    category: Syntax,
    levels: { create: Error, update: Error, get: Error },
    found_by: Parser,
    basis: Docs,
    source: "RFC 8259, https://www.rfc-editor.org/rfc/rfc8259",
}
