//! What stands between the tokens that the parser names: marks, tabs, and values that are not written.

use super::{Edit, Problem, ProblemKind, Reader};
use crate::text::Span;

impl Reader<'_> {
    /// The first of some marks behind the last token, not in a comment, a tag or an anchor.
    pub(super) fn mark_before(&self, end: usize, marks: &[u8]) -> Option<usize> {
        let between = self.text.get(self.reached..end.max(self.reached))?;
        let mut is_word = false;
        let mut is_comment = false;
        for (offset, byte) in between.bytes().enumerate() {
            match byte {
                b'\n' | b'\r' => (is_word, is_comment) = (false, false),
                b' ' | b'\t' => is_word = false,
                _ if is_word || is_comment => {}
                b'#' => is_comment = true,
                b'!' | b'&' => is_word = true,
                byte if marks.contains(&byte) => return Some(self.reached + offset),
                _ => {}
            }
        }
        None
    }

    /// Where a value that is not written would stand.
    pub(super) fn place_of_nothing(&self) -> usize {
        let rest = self.text.get(self.reached..).unwrap_or_default();
        let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let behind = self.reached + blank;
        match self.text.as_bytes().get(behind) {
            Some(b':' | b'-') => behind + 1,
            _ => self.reached,
        }
    }

    /// The span of a block scalar with its header, without the line ends behind it.
    pub(super) fn span_of_block(&self, content: Span) -> Span {
        let start = self.mark_before(content.start as usize, b"|>").unwrap_or(content.start as usize);
        let whole = Span::new(start, (content.end as usize).max(start));
        let end = start + whole.of(self.text).trim_end().len();
        Span::new(start, end)
    }

    /// A tab behind `:` or `-` is nothing that the readers of the AWS command line know.
    pub(super) fn check_separator(&mut self, span: Span) {
        let Some(between) = self.text.get(self.reached..span.start as usize) else { return };
        if between.is_empty() || !between.as_bytes().contains(&b'\t') {
            return;
        }
        let Some(tabs) = between.find(":\t").or_else(|| between.find("-\t")).map(|at| at + 1) else { return };
        let count = between.get(tabs..).map_or(1, |rest| rest.len() - rest.trim_start_matches('\t').len());
        let span = Span::new(self.reached + tabs, self.reached + tabs + count);
        let help = "write a space: the AWS command line and PyYAML refuse the file";
        let edit = Edit { span, text: " ".to_owned() };
        self.report(
            Problem::new(ProblemKind::Tab, span, "a tab stands where YAML readers want a space", help)
                .safely("write a space", edit),
        );
    }
}
