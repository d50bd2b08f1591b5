//! `authlint rules`: lists the rules.

use std::fmt::Write as _;

use super::args::{PageFormat, RulesArguments};
use super::output::Output;
use super::{Status, check};
use crate::config::Selector;
use crate::io::Failure;
use crate::rule::Rule;
use crate::rule::explain::{Explanation, describe_levels};

pub(crate) fn run(arguments: &RulesArguments) -> Result<Status, Failure> {
    let wanted = match &arguments.category {
        None => None,
        Some(name) => match check::selector(name)? {
            Selector::Category(category) => Some(category),
            Selector::Rule(_) => {
                return Err(Failure(format!("`{name}` is a rule; `authlint explain {name}` shows it")));
            }
        },
    };
    let rules = Rule::all().iter().copied().filter(|rule| wanted.is_none_or(|wanted| rule.category() == wanted));
    let rules: Vec<_> = rules.collect();
    let mut output = Output::open(None, arguments.color)?;
    let text = match arguments.format {
        PageFormat::Text => text(&rules, output.color),
        PageFormat::Markdown => markdown(&rules),
        PageFormat::Json => {
            let rules: Vec<_> = rules.into_iter().map(Explanation::of).collect();
            // Cannot fail: there are no maps with odd keys and no failing writers.
            serde_json::to_string_pretty(&rules).unwrap_or_default() + "\n"
        }
    };
    output.write(&text);
    output.finish()?;
    Ok(Status::Clean)
}

fn text(rules: &[&Rule], color: bool) -> String {
    let widest = |cell: fn(&Rule) -> String| rules.iter().map(|rule| cell(rule).len()).max().unwrap_or_default();
    let (ids, categories, levels) =
        (widest(|rule| rule.id().to_owned()), widest(|rule| rule.category().name().to_owned()), widest(level));
    let (strong, end) = if color { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    let mut out = String::new();
    for rule in rules {
        let (id, category, level) = (rule.id(), rule.category().name(), level(rule));
        let _ = writeln!(
            out,
            "{strong}{id:ids$}{end}  {category:categories$}  {level:levels$}  {}",
            rule.summary().replace('`', "")
        );
    }
    out
}

/// The worst level of a rule for any operation, and whether it is off.
fn level(rule: &Rule) -> String {
    use crate::api::Operation;
    let worst = Operation::EACH.into_iter().filter_map(|operation| rule.level(operation)).max();
    match worst {
        Some(level) if rule.is_on_by_default() => level.name().to_owned(),
        Some(level) => format!("{} (off)", level.name()),
        None => String::new(),
    }
}

fn markdown(rules: &[&Rule]) -> String {
    let mut out = String::from("| rule | category | level | finds |\n|---|---|---|---|\n");
    for rule in rules {
        let off = if rule.is_on_by_default() { "" } else { " (off by default)" };
        let _ = writeln!(
            out,
            "| `{}` | {} | {}{off} | {} |",
            rule.id(),
            rule.category().name(),
            describe_levels(rule),
            rule.summary()
        );
    }
    out
}
