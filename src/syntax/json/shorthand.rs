//! The shorthand syntax of the AWS CLI: `AuthResources=USER_POOL_ONLY,UserPoolConfigs={UserPoolName=customers}`.

use super::{Applies, Closing, Open, Parser, Problem, ProblemKind, is_word};
use crate::syntax::edit::Edit;
use crate::syntax::string;
use crate::syntax::tree::{Kind, flag};
use crate::text::{Span, search};

/// The option whose value may be shorthand.
const OPTION: &str = "--resource-config ";

impl Parser<'_> {
    /// At the start of a text that is shorthand, alone or at the end of a command line: opens an object that ends with
    /// the text.
    pub(super) fn shorthand(&mut self) -> bool {
        let start = self.position;
        let before = search::find(self.rest(), OPTION).map_or(0, |option| option + OPTION.len());
        let text = self.text.get(start + before..).unwrap_or_default();
        if !begins_with_pairs(text) || text.trim_ascii_end().contains(['\n', '\r']) {
            return false;
        }
        let end = self.text.trim_ascii_end().len();
        self.position = start + before;
        self.is_shorthand = true;
        self.open.push(Open { slot: self.parsed.tree.slots.len(), is_object: true, closing: Closing::End });
        self.push(Kind::Object, 0, self.position);
        let name = text.bytes().take_while(|byte| is_word(*byte)).count();
        let span = Span::new(self.position, self.position + name);
        let opening = Edit { span: Span::new(start, self.position), text: "{".into() };
        let closing = Edit { span: Span::at(end), text: "}".into() };
        let message = "this is AWS CLI shorthand, not JSON";
        let mut problem = Problem::new(ProblemKind::Shorthand, span, message, "write it as JSON");
        problem.fix = Some(("write it as JSON", Applies::Safely, vec![opening, closing]));
        self.report(problem);
        true
    }

    /// A string without quotes.
    pub(super) fn bare_string(&mut self) -> bool {
        let start = self.position;
        self.skip_while(|byte| !matches!(byte, b',' | b']' | b'}') && !byte.is_ascii_whitespace());
        if self.position == start {
            return false;
        }
        let span = Span::new(start, self.position);
        let edit = Edit { span, text: string::quote(span.of(self.text)) };
        let problem = Problem::new(ProblemKind::BareString, span, "unquoted string", "put it in double quotes");
        self.report(problem.safely("write it as JSON", edit));
        self.push(Kind::String, flag::UNQUOTED, start);
        true
    }
}

/// Whether a text begins with `Name=value,Name=` or `Name={Name=`, without spaces.
fn begins_with_pairs(text: &str) -> bool {
    let after_name = |text: &str| {
        let name = text.bytes().take_while(|byte| is_word(*byte)).count();
        text.get(name..).filter(|_| name > 0)?.strip_prefix('=').map(str::len)
    };
    let Some(value) = after_name(text).and_then(|length| text.get(text.len() - length..)) else { return false };
    let word = value.bytes().take_while(|byte| is_word(*byte) || matches!(byte, b'-' | b'.')).count();
    let next = match word {
        0 => value.strip_prefix('{'),
        _ => value.get(word..).and_then(|after| after.strip_prefix(',')),
    };
    next.and_then(after_name).is_some()
}
