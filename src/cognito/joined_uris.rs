//! Several redirect URIs in one text: `http://localhost:3000/,https://a.example/`, or a whole list in quotes.

use std::ops::Range;

use super::redirect_uri::begins_uri;
use crate::syntax::{Edit, Node, split_item};

/// What of a text belongs to none of its URIs. All ranges are bytes of the text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Joined {
    between: Vec<Range<usize>>,
    /// Brackets, quotes and commas around them.
    around: Vec<Range<usize>>,
}

impl Joined {
    /// Finds commas, semicolons, bars, white space, quotes and brackets that are not part of a URI.
    ///
    /// In a query or fragment, only white space separates: `https://a.example/?next=x,https://b.example/` is one URI.
    pub(super) fn find(text: &str, offset: usize) -> Option<Self> {
        let inner = text.trim_start_matches(is_opening);
        let begin = text.len() - inner.len();
        let is_quoted = begin > 0;
        let is_in_query = inner.contains(['?', '#']) && !is_quoted;
        let inner = match is_in_query {
            true => inner,
            false => inner.trim_end_matches(|last| is_separator(last) || (is_quoted && is_quote(last))),
        };
        let end = begin + inner.len();
        let between = between(inner, is_quoted).map(|range| offset + begin + range.start..offset + begin + range.end);
        let between: Vec<_> = between.collect();
        let around = [offset..offset + begin, offset + end..offset + text.len()];
        let around: Vec<_> = around.into_iter().filter(|range| !range.is_empty()).collect();
        let is_found = !between.is_empty() || (!around.is_empty() && begins_uri(inner));
        is_found.then_some(Self { between, around })
    }

    /// How many URIs the text holds.
    pub(crate) fn count(&self) -> usize {
        self.between.len() + 1
    }

    /// What does not belong there: the first of it.
    pub(crate) fn first(&self) -> Option<Range<usize>> {
        self.between.first().or(self.around.first()).cloned()
    }

    /// Makes each URI of an item an item of its own.
    pub(crate) fn split(&self, item: Node<'_>) -> Vec<Edit> {
        let around = item.parts(self.around.iter().cloned()).into_iter();
        let around = around.map(|span| Edit { span, text: String::new() });
        split_item(item, item.parts(self.between.iter().cloned())).into_iter().chain(around).collect()
    }
}

/// What is between the URIs.
fn between(text: &str, is_quoted: bool) -> impl Iterator<Item = Range<usize>> {
    let is_separator = move |character: char| is_separator(character) || (is_quoted && is_quote(character));
    let (mut at, mut uri) = (0, 0);
    std::iter::from_fn(move || {
        loop {
            let start = at + text.get(at..)?.find(is_separator)?;
            let rest = text.get(start..)?;
            let next = rest.trim_start_matches(is_separator);
            at = text.len() - next.len();
            let has_space = || text.get(start..at).is_some_and(|between| between.contains(char::is_whitespace));
            let is_in_path = || !text.get(uri..start).is_some_and(|before| before.contains(['?', '#']));
            if begins_uri(next) && (is_quoted || is_in_path() || has_space()) {
                uri = at;
                return Some(start..at);
            }
        }
    })
}

fn is_separator(character: char) -> bool {
    matches!(character, ',' | ';' | '|') || character.is_whitespace()
}

fn is_opening(character: char) -> bool {
    is_quote(character) || character.is_whitespace()
}

fn is_quote(character: char) -> bool {
    matches!(character, '[' | ']' | '"' | '\'')
}
