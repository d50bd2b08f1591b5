//! See [`RULE`].

use super::shared::yaml::{is_plain_string, members};
use crate::api::schema::Type;
use crate::checker::{Context, Diagnostic, rule};
use crate::syntax::{Kind, Node, plain};

rule! {
    /// A number is written in a way that YAML readers take for different numbers, or for text.
    ///
    /// ## Why
    ///
    /// `010` is ten to the AWS command line and eight to PyYAML; `1_0` is ten to both and a text to readers of plain
    /// YAML 1.2; `12:30` is a text to one and 750 to the other.
    /// A number as JSON writes it is the same to all.
    ///
    /// ## Bad
    ///
    /// ```yaml update
    /// AuthResources: USER_POOL_ONLY
    /// Service: COGNITO
    /// UserPoolConfigs:
    ///   PasswordPolicy:
    ///     MinimumLength: 010
    ///     AdditionalConstraints: []
    /// ```
    ///
    /// ## Good
    ///
    /// ```yaml update
    /// AuthResources: USER_POOL_ONLY
    /// Service: COGNITO
    /// UserPoolConfigs:
    ///   PasswordPolicy:
    ///     MinimumLength: 10
    ///     AdditionalConstraints: []
    /// ```
    id: "yaml-number-notation",
    category: Suspicious,
    levels: { create: Warning, update: Warning },
    on: document,
    basis: Docs,
    source: "YAML 1.1 integers, https://yaml.org/type/int.html, against YAML 1.2 section 10.3.2; the resolvers of PyYAML and ruamel.yaml",
}

fn check(cx: &Context<'_>) {
    for (spec, value) in members(cx) {
        match spec.kind {
            Type::List => value.items().for_each(|item| look(cx, item)),
            // Of a number where a text is wanted its type is the matter.
            Type::String if value.kind() == Kind::Number => {}
            _ => look(cx, value),
        }
    }
}

fn look(cx: &Context<'_>, value: Node<'_>) {
    let is_plain = match value.kind() {
        Kind::Number => true,
        _ => is_plain_string(value),
    };
    let Some(reading) = plain::other_reading(value.raw()).filter(|_| is_plain) else { return };
    let help = match value.kind() {
        Kind::Number => "write it in digits alone, as JSON does",
        _ => "put it in quotes",
    };
    let diagnostic = Diagnostic::new(format!("readers disagree on this number: {reading}")).help(help);
    cx.report(value, diagnostic);
}
