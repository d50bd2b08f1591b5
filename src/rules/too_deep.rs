//! See [`RULE`].

use crate::checker::rule;

rule! {
    /// The document nests deeper than 128 levels.
    ///
    /// ## Why
    ///
    /// A `ResourceConfig` needs fewer than ten levels.
    /// Parsers refuse deep documents, each at a depth of its own, so that a hostile one cannot exhaust their stack.
    /// What lies deeper than 128 levels is not read.
    id: "too-deep",
    category: Syntax,
    levels: { create: Error, update: Error, get: Error },
    found_by: Parser,
    basis: Docs,
    source: "RFC 8259 section 9 lets a parser limit the depth, https://www.rfc-editor.org/rfc/rfc8259#section-9",
}
