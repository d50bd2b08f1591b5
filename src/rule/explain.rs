//! The documentation of a rule as shown by all front ends: its doc comment and its metadata.

use std::fmt::Write as _;

use serde::Serialize;

use crate::api::Operation;
use crate::rule::{Basis, Category, Level, OptionDefault, Rule, RuleOption};

/// The documentation of a rule, in Markdown.
///
/// ```
/// use authlint::{Rule, explain};
///
/// let page = explain::markdown(Rule::from_id("syntax-error").unwrap());
/// assert!(page.starts_with("# syntax-error\n\nThe text is not JSON.\n"));
/// ```
pub fn markdown(rule: &Rule) -> String {
    let mut page = format!("# {}\n\n{}\n\n## Facts\n\n", rule.id(), docs(rule));
    let _ = writeln!(page, "- Category: {}", rule.category().name());
    let _ = writeln!(page, "- Level: {}", describe_levels(rule));
    if !rule.is_on_by_default() {
        page.push_str("- Off by default: select it or its category\n");
    }
    let _ = writeln!(page, "- Basis: {}", rule.basis().description());
    let _ = writeln!(page, "- Source: {}", rule.source());
    if !rule.options().is_empty() {
        page.push_str("\n## Options\n\n");
    }
    for option in rule.options() {
        let _ = writeln!(page, "- `{}`: {} ({})", option.name, option.docs, describe_default(option.default));
    }
    page
}

/// `error`, or where the operations differ `error in create, warning in get`.
pub(crate) fn describe_levels(rule: &Rule) -> String {
    let levels = Operation::EACH.map(|operation| rule.level(operation));
    if let [Some(first), rest @ ..] = levels
        && rest.iter().all(|level| *level == Some(first))
    {
        return first.name().to_owned();
    }
    let mut parts = Vec::new();
    for level in Level::EACH {
        let operations: Vec<_> = Operation::EACH
            .into_iter()
            .filter(|operation| rule.level(*operation) == Some(level))
            .map(Operation::name)
            .collect();
        if !operations.is_empty() {
            parts.push(format!("{} in {}", level.name(), operations.join(" and ")));
        }
    }
    parts.join(", ")
}

fn describe_default(default: OptionDefault) -> String {
    match default {
        OptionDefault::Integer(value) => format!("default {value}"),
        OptionDefault::Strings([]) => "default: none".to_owned(),
        OptionDefault::Strings(values) => format!("default: {}", values.join(", ")),
        OptionDefault::Pattern => "default: anything".to_owned(),
    }
}

/// A rule with its documentation and metadata, to serialize.
///
/// ```
/// use authlint::{Rule, explain::Explanation};
///
/// let page = serde_json::to_value(Explanation::of(Rule::from_id("inline-secret").unwrap()))?;
/// assert_eq!(page["category"], "security");
/// assert_eq!(page["levels"]["create"], "warning");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    id: &'static str,
    summary: &'static str,
    category: Category,
    levels: Levels,
    on_by_default: bool,
    basis: Basis,
    #[serde(rename = "basis_in_words")]
    basis_description: &'static str,
    source: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'static str>,
    options: Vec<RuleOption>,
    docs: String,
}

/// By operation; absent where the rule does not apply.
#[derive(Debug, Clone, Serialize)]
struct Levels {
    #[serde(skip_serializing_if = "Option::is_none")]
    create: Option<Level>,
    #[serde(skip_serializing_if = "Option::is_none")]
    update: Option<Level>,
    #[serde(skip_serializing_if = "Option::is_none")]
    get: Option<Level>,
}

impl Explanation {
    /// Of a rule.
    ///
    /// ```
    /// use authlint::{Rule, explain::Explanation};
    ///
    /// let pages: Vec<_> = Rule::all().iter().map(|rule| Explanation::of(rule)).collect();
    /// assert!(serde_json::to_string(&pages)?.contains("inline-secret"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn of(rule: &Rule) -> Self {
        Self {
            id: rule.id(),
            summary: rule.summary(),
            category: rule.category(),
            levels: Levels {
                create: rule.level(Operation::Create),
                update: rule.level(Operation::Update),
                get: rule.level(Operation::Get),
            },
            on_by_default: rule.is_on_by_default(),
            basis: rule.basis(),
            basis_description: rule.basis().description(),
            source: rule.source(),
            url: rule.url(),
            options: rule.options().to_vec(),
            docs: docs(rule),
        }
    }
}

/// The doc comment, without the space at the start of each line.
fn docs(rule: &Rule) -> String {
    let lines: Vec<_> = rule.docs().lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    lines.join("\n").trim_end().to_owned()
}
