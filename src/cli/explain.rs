//! `authlint explain`: the documentation of a rule.

use super::Status;
use super::args::{ExplainArguments, PageFormat};
use super::output::{Output, width};
use super::{check, render_page};
use crate::config::Selector;
use crate::io::Failure;
use crate::rule::explain::{self, Explanation};

pub(crate) fn run(arguments: &ExplainArguments) -> Result<Status, Failure> {
    let rule = match check::selector(&arguments.rule)? {
        Selector::Rule(rule) => rule,
        Selector::Category(category) => {
            let name = category.name();
            return Err(Failure(format!("`{name}` is a category; `authlint rules --category {name}` lists its rules")));
        }
    };
    let mut output = Output::open(None, arguments.color)?;
    let page = match arguments.format {
        PageFormat::Markdown => explain::markdown(rule),
        PageFormat::Text => render_page::render(&explain::markdown(rule), output.color, width()),
        // Cannot fail: there are no maps with odd keys and no failing writers.
        PageFormat::Json => serde_json::to_string_pretty(&Explanation::of(rule)).unwrap_or_default() + "\n",
    };
    output.write(&page);
    output.finish()?;
    Ok(Status::Clean)
}
