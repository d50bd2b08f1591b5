//! See [`RULE`].

use crate::checker::rule;

rule! {
    /// The document violates a policy of yours.
    ///
    /// ## Why
    ///
    /// A policy is a JSON Schema that your documents must satisfy too: given by `--policy`, or by `policies` in the
    /// configuration.
    /// The message is the policy's own `x-message` or `title`, the help its `description`.
    /// Whether the service would accept the document is another matter.
    ///
    /// ## Example
    ///
    /// This policy demands that MFA is on:
    ///
    /// ```schema
    /// {
    ///   "title": "MFA must be on",
    ///   "properties": {
    ///     "UserPoolConfigs": {
    ///       "required": ["Mfa"],
    ///       "properties": { "Mfa": { "properties": { "MFAMode": { "const": "ON" } } } }
    ///     }
    ///   }
    /// }
    /// ```
    id: "policy-violation",
    category: Policy,
    levels: { create: Error, update: Error, get: Error },
    found_by: Policies,
    basis: Policy,
    source: "your own policy",
}
