//! Text copied along with a value: an assignment, a call, a Markdown fence, a log prefix.

use super::source::document_in;
use super::{Applies, Parser, Problem, ProblemKind, State, is_name, is_word};
use crate::syntax::edit::Edit;
use crate::syntax::tree::Kind;
use crate::text::{Span, search};

impl Parser<'_> {
    /// Whether the text is YAML; then the rest is not read.
    pub(super) fn yaml(&mut self) -> bool {
        let first_line = || self.rest().split_inclusive('\n').next().map_or(0, str::len);
        let start = self.position + if self.begins_fence() { first_line() } else { 0 };
        let is_yaml_line = |line: &&str| {
            line.trim_ascii().starts_with("- ") || yaml_value(line).is_some_and(|value| !value.ends_with(['{', ',']))
        };
        let rest = self.text.get(start..).unwrap_or_default();
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let (marker, rest) = rest.strip_prefix("---").map_or((0, rest), |after| (2, after));
        let lines = rest.split(['\n', '\r']).filter(|line| {
            let line = line.trim_ascii_start();
            !line.is_empty() && !line.starts_with('#')
        });
        let yaml_lines = lines.clone().take(2).filter(is_yaml_line).count();
        // Without quotes, brackets are those of YAML too.
        let is_flow =
            || lines.clone().next().is_some_and(|line| yaml_value(line).is_some()) && !rest.contains(['"', '\'', '`']);
        if (yaml_lines + marker < 2 || yaml_lines == 0) && !is_flow() {
            return false;
        }
        let span = Span::new(start, start + line.trim_ascii_end().len());
        self.parsed.problems.clear();
        let help = "convert it to JSON, for example with `yq -o=json`";
        self.problem(ProblemKind::Notation, span, "this is YAML, not JSON", help);
        self.position = self.bytes.len();
        self.push(Kind::Invalid, 0, start);
        true
    }

    /// Whether the text starts with the timestamp or level of a log line: `[INFO] {`.
    pub(super) fn begins_with_log(&self) -> bool {
        /// Longer than any log prefix.
        const MOST: usize = 400;
        let line = self.rest().split(['\n', '\r']).next().unwrap_or_default();
        let before = line.bytes().take(MOST).position(|byte| byte == b'{').and_then(|brace| line.get(..brace));
        let count = |before: &str, wanted| before.bytes().filter(|byte| *byte == wanted).count();
        before.is_some_and(|it| count(it, b'"') == 0 && count(it, b'[') == count(it, b']'))
    }

    pub(super) fn begins_fence(&self) -> bool {
        ["```", "~~~"].iter().any(|fence| self.rest().starts_with(fence))
    }

    /// At other text where the document should start: skips to the value in it.
    pub(super) fn frame(&mut self) -> Option<State> {
        let start = self.position;
        let rest = self.text.get(start..)?;
        let arguments_of_dict = || search::find(rest, "dict(").map(|dict| dict + "dict(".len());
        let before = rest.get(..document_in(rest).or_else(arguments_of_dict)?)?;
        let fence = ["```", "~~~"].into_iter().filter_map(|fence| search::find(before, fence)).min();
        if let Some(fence) = fence.filter(|_| !self.fence) {
            self.fence = true;
            // The rest of the line names the language.
            let line_end = fence + before.get(fence..)?.find(['\n', '\r'])?;
            let space = before.get(line_end..)?.len() - before.get(line_end..)?.trim_ascii_start().len();
            self.position = start + line_end + space;
            let problem = Problem::new(
                ProblemKind::Fence,
                Span::new(start + fence, start + line_end),
                "the document is inside a Markdown code fence",
                "remove the fence",
            );
            let edit = Edit { span: Span::new(start, self.position), text: String::new() };
            let title = "remove the fence";
            self.report(if fence == 0 { problem.safely(title, edit) } else { problem.likely(title, vec![edit]) });
            return Some(State::Value);
        }
        let text = before.trim_ascii_end();
        let unclosed = unclosed(text);
        let bracket = unclosed.last().copied();
        let has_keyword = |bracket: &usize| has_keyword(rest.get(*bracket + 1..).unwrap_or_default());
        let is_dict = |bracket: &usize| text.get(..*bracket).is_some_and(|before| before.ends_with("dict"));
        if let Some(inner) = bracket.filter(has_keyword) {
            // A dict may be an argument of the call that matters.
            let call = unclosed.iter().rev().find(|bracket| !is_dict(bracket) && has_keyword(bracket));
            return Some(self.call(start, call.copied().unwrap_or(inner)));
        }
        let first = text.bytes().take_while(|byte| is_word(*byte)).count();
        let first = text.get(..first)?;
        let (kind, message) = if text.ends_with('=') || text.ends_with(":=") {
            match first {
                "const" | "let" | "var" | "export" | "module" => {
                    (ProblemKind::Script, "this is a JavaScript object, not JSON")
                }
                _ => (ProblemKind::Assignment, "this is an assignment, not JSON"),
            }
        } else if matches!(text, "export default" | "(") {
            (ProblemKind::Script, "this is a JavaScript object, not JSON")
        } else if bracket.is_some() && text.ends_with('(') {
            (ProblemKind::Argument, "this is a call, not JSON")
        } else if text.ends_with(['\'', '"']) && search::find(text, " --").is_some() {
            (ProblemKind::Text, "this is a command line, not JSON")
        } else {
            (ProblemKind::Text, "there is text before the JSON document")
        };
        let line = text.split(['\n', '\r']).next()?.trim_ascii_end();
        self.position = start + before.len();
        let edit = Edit { span: Span::new(start, self.position), text: String::new() };
        let problem = Problem::new(kind, Span::new(start, start + line.len()), message, "keep only the `{ … }`");
        let title = "keep only the value";
        // Other statements may be needed.
        let is_sure = kind != ProblemKind::Text && line.len() == text.len();
        self.report(if is_sure { problem.safely(title, edit) } else { problem.likely(title, vec![edit]) });
        Some(State::Value)
    }

    /// At a call: its keyword arguments become members.
    fn call(&mut self, start: usize, bracket: usize) -> State {
        self.position = start + bracket;
        let before = Span::new(start, self.position).of(self.text);
        let name = before.trim_ascii_start().split(['\n', '\r']).next().unwrap_or_default();
        let opening = Edit { span: Span::new(start, self.position + 1), text: "{".into() };
        let edits = self.pair(opening, "}");
        let mut problem = Problem::new(
            ProblemKind::Call,
            Span::new(start, start + name.len()),
            "this is a Python call, not JSON",
            "write its arguments as a JSON object",
        );
        let applies = if before.contains(['\n', '\r']) { Applies::Likely } else { Applies::Safely };
        problem.fix = edits.map(|edits| ("write the arguments as JSON", applies, edits));
        self.report(problem);
        self.begin_parenthesis(start + bracket, self.position, true);
        State::FirstKey
    }

    /// Whether the text after the document belongs to the text before it.
    pub(super) fn frame_end(&mut self) -> bool {
        let mut kinds = self.parsed.problems.iter().rev().map(|problem| problem.kind);
        let frame = kinds.find(|kind| kind.is_frame() && *kind != ProblemKind::Fence);
        let rest = self.rest();
        let mut end = self.position;
        if frame.is_some() {
            let closers = |character: char| {
                matches!(character, ')' | ';' | '"' | '\'' | '`' | '\\') || character.is_ascii_whitespace()
            };
            let mut after = rest;
            let cast = ["as ", "satisfies "].iter().any(|word| rest.starts_with(word));
            if frame == Some(ProblemKind::Script) && cast {
                after = rest.get(rest.find([';', '\n']).unwrap_or(rest.len())..).unwrap_or_default();
            }
            if !(self.fence && after.starts_with("```")) {
                after = after.trim_start_matches(closers);
            }
            end = self.text.len() - after.len();
        }
        let after = self.text.get(end..).unwrap_or_default();
        let closes_fence = self.fence && ["```", "~~~"].iter().any(|fence| after.starts_with(fence));
        let fence_end = if closes_fence { 3 } else { 0 };
        let is_all = after.get(fence_end..).unwrap_or_default().trim_ascii().is_empty();
        if frame.is_none() && !closes_fence {
            return false;
        }
        // The final line end stays.
        let whole = self.text.trim_ascii_end().len();
        if whole > self.last_end {
            self.add_to_frame(vec![Edit { span: Span::new(self.last_end, whole), text: String::new() }]);
            if !is_all {
                self.doubt_frame();
            }
        }
        self.position = self.bytes.len();
        true
    }

    fn add_to_frame(&mut self, more: Vec<Edit>) {
        if let Some((_, _, edits)) = self.frame_problem().and_then(|problem| problem.fix.as_mut()) {
            edits.extend(more);
        }
    }

    fn doubt_frame(&mut self) {
        if let Some((_, applies, _)) = self.frame_problem().and_then(|problem| problem.fix.as_mut()) {
            *applies = Applies::Likely;
        }
    }

    fn frame_problem(&mut self) -> Option<&mut Problem> {
        self.parsed.problems.iter_mut().find(|problem| problem.kind.is_frame())
    }
}

/// What is behind the name and the colon of a line of YAML.
fn yaml_value(line: &str) -> Option<&str> {
    let line = line.trim_ascii();
    let line = line.strip_prefix("- ").unwrap_or(line);
    let name = line.bytes().take_while(|byte| is_name(*byte)).count();
    let value = line.get(name..)?.strip_prefix(':')?;
    (name > 0 && (value.is_empty() || value.starts_with(' '))).then_some(value)
}

/// The unclosed `(`, from the outermost to the innermost.
fn unclosed(text: &str) -> Vec<usize> {
    let mut open = Vec::new();
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => open.push(offset),
            b')' => drop(open.pop()),
            _ => {}
        }
    }
    open
}

/// Whether a text starts with `name=`.
pub(super) fn has_keyword(text: &str) -> bool {
    let text = text.trim_ascii_start();
    let name = text.bytes().take_while(|byte| is_word(*byte)).count();
    let after = text.get(name..).unwrap_or_default().trim_ascii_start();
    name > 0 && after.starts_with('=') && !after.starts_with("==")
}
