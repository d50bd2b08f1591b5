//! A range of bytes in a document.

use std::ops::Range;

/// A half-open range of bytes, `start..end`, in the text that a document was read from.
///
/// Bytes, not characters: `text[span.start..span.end]` is the text it covers.
///
/// ```
/// use authlint::text::Span;
///
/// assert_eq!(Span::new(2, 6).of("a pear"), "pear");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset just after the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to `end`; an `end` before `start` gives an empty span at `start`.
    ///
    /// ```
    /// use authlint::text::Span;
    ///
    /// assert_eq!(Span::new(3, 1), Span { start: 3, end: 3 });
    /// ```
    pub fn new(start: usize, end: usize) -> Self {
        let start = start as u32;
        Self { start, end: (end as u32).max(start) }
    }

    /// The empty span at an offset, where something is missing.
    ///
    /// ```
    /// assert!(authlint::text::Span::at(7).is_empty());
    /// ```
    pub fn at(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// A number with the same order as spans: by start, then by end.
    pub(crate) fn rank(self) -> u64 {
        u64::from(self.start) << 32 | u64::from(self.end)
    }

    /// As a range for slicing.
    ///
    /// ```
    /// assert_eq!(&"a pear"[authlint::text::Span::new(2, 6).range()], "pear");
    /// ```
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    ///
    /// ```
    /// assert_eq!(authlint::text::Span::new(2, 6).len(), 4);
    /// ```
    pub fn len(self) -> usize {
        self.range().len()
    }

    /// Whether it is empty.
    ///
    /// ```
    /// assert!(!authlint::text::Span::new(2, 6).is_empty());
    /// ```
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// From the start of this one to the end of the other.
    ///
    /// ```
    /// use authlint::text::Span;
    ///
    /// assert_eq!(Span::new(1, 2).to(Span::new(5, 6)), Span::new(1, 6));
    /// ```
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start, end: other.end.max(self.start) }
    }

    /// Whether `other` lies wholly inside.
    ///
    /// ```
    /// use authlint::text::Span;
    ///
    /// assert!(Span::new(1, 6).contains(Span::new(2, 6)));
    /// ```
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The text it covers; empty if the span is outside the text.
    ///
    /// ```
    /// use authlint::text::Span;
    ///
    /// assert_eq!(Span::new(2, 60).of("a pear"), "");
    /// ```
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_in_order_by_start_then_end_and_contain_what_lies_wholly_inside() {
        let spans: Vec<_> = (0..4).flat_map(|start| (start..4).map(move |end| Span::new(start, end))).collect();
        assert!(spans.is_sorted() && spans.is_sorted_by_key(|span| span.rank()));
        for (outer, inner) in spans.iter().flat_map(|outer| spans.iter().map(move |inner| (*outer, *inner))) {
            assert_eq!(outer.rank().cmp(&inner.rank()), outer.cmp(&inner));
            let is_inside = inner
                .range()
                .chain([inner.end as usize])
                .all(|at| (outer.start as usize..=outer.end as usize).contains(&at));
            assert_eq!(outer.contains(inner), is_inside, "{outer:?} {inner:?}");
        }
    }
}
