//! Tags: `!!str 12`.

use granit_parser::Tag;

use super::{Problem, ProblemKind, Reader, scalar};
use crate::syntax::tree::Kind;
use crate::text::Span;

impl Reader<'_> {
    pub(super) fn kind_of_tag(&mut self, tag: &Tag, value: &str, span: Span) -> Kind {
        let plain = scalar::kind(value);
        match tag.core_suffix() {
            Some("str") => Kind::String,
            None if [tag.original_handle(), tag.suffix()].concat() == "!" => Kind::String,
            Some("int" | "float") if plain == Kind::Number && span.of(self.text) == value => Kind::Number,
            Some("bool") if matches!(plain, Kind::True | Kind::False) => plain,
            Some("null") if plain == Kind::Null => plain,
            Some("int" | "float" | "bool" | "null") => {
                self.report(Problem::new(
                    ProblemKind::TagMismatch,
                    span,
                    "the value is not what its tag says",
                    "remove the tag, or write a value of its type",
                ));
                Kind::Invalid
            }
            _ => {
                self.unknown_tag(span);
                Kind::Invalid
            }
        }
    }

    /// Reports a tag that is none of the core schema.
    pub(super) fn unknown_tag(&mut self, span: Span) {
        let help = "remove the tag: the AWS command line and PyYAML refuse the file";
        let at = self.mark_before_tag(span.start as usize).unwrap_or(span);
        self.report(Problem::new(ProblemKind::UnknownTag, at, "readers do not know this tag", help));
    }

    fn mark_before_tag(&self, end: usize) -> Option<Span> {
        let between = self.text.get(self.reached..end)?;
        let start = self.reached + between.find('!')?;
        let length = self.text.get(start..end)?.find(char::is_whitespace)?;
        Some(Span::new(start, start + length))
    }
}
