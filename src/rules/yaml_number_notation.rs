//! See [`RULE`].

use crate::rule::{Cx, Verdict, rule};
use crate::schema::Type;
use crate::signs::shows;
use crate::syntax::{Kind, Node, flag, plain};

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
    when: [shows!(Yaml)],
    basis: Docs,
    source: "YAML 1.1 integers, https://yaml.org/type/int.html, against YAML 1.2 section 10.3.2; the resolvers of PyYAML and ruamel.yaml",
}

fn check(cx: &Cx<'_>) {
    for (spec, value) in cx.members() {
        match spec.kind {
            Type::List => value.items().for_each(|item| look(cx, item)),
            // Of a number where a text is wanted its type is the matter.
            Type::String if value.kind() == Kind::Number => {}
            _ => look(cx, value),
        }
    }
}

fn look(cx: &Cx<'_>, value: Node<'_>) {
    let is_plain = match value.kind() {
        Kind::Number => true,
        Kind::String => value.has(flag::YAML) && !value.has(flag::ESCAPED),
        _ => false,
    };
    let Some(reading) = plain::other_reading(value.raw()).filter(|_| is_plain) else { return };
    cx.report(value, || {
        let help = match value.kind() {
            Kind::Number => "write it in digits alone, as JSON does",
            _ => "put it in quotes",
        };
        Verdict::new(format!("readers disagree on this number: {reading}")).help(help)
    });
}
