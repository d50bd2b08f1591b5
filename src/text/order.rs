//! Sorting, through as few routines as there can be: each type's own would weigh three kilobytes in the browser.

use std::borrow::Cow;

/// Sorts by a number; what has the same one keeps its order.
pub(crate) fn sort_by_number<T>(items: &mut Vec<T>, number: impl Fn(&T) -> u64) {
    let mut order: Vec<_> = items.iter().map(number).zip(0_usize..).collect();
    order.sort_unstable();
    let mut waiting: Vec<_> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|(_, index)| waiting.get_mut(index)?.take()));
}

/// Sorts by text; what has the same one keeps its order.
pub(crate) fn sort_by_text<T>(items: &mut [(Cow<'_, str>, T)]) {
    items.sort_by(|(left, _), (right, _)| left.cmp(right));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_keep_their_order() {
        let mut words = vec!["three", "on", "two", "no", "four", ""];
        sort_by_number(&mut words, |word| word.len() as u64);
        assert_eq!(words, ["", "on", "no", "two", "four", "three"]);
    }
}
