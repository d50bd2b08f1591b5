//! Sorting, through one routine: each type's own would weigh three kilobytes in the browser.

use std::borrow::Cow;
use std::collections::BinaryHeap;

/// Sorts by a number; what has the same one keeps its order.
pub(crate) fn sort_by_number<T>(items: &mut Vec<T>, number: impl Fn(&T) -> u64) {
    let keys = items.iter().zip(0..).map(|(item, index)| (number(item), "", index)).collect();
    let order = in_order(keys);
    arrange(items, &order);
}

/// Sorts by text; what has the same one keeps its order.
pub(crate) fn sort_by_text<T>(items: &mut Vec<(Cow<'_, str>, T)>) {
    let keys = items.iter().zip(0..).map(|((text, _), index)| (0, &**text, index)).collect();
    let order = in_order(keys);
    arrange(items, &order);
}

/// The indices of keys in the order of the keys, which end in them.
fn in_order(keys: Vec<(u64, &str, usize)>) -> Vec<usize> {
    // A heap sorts in a tenth of the code of `sort`, and there are never many.
    BinaryHeap::from(keys).into_sorted_vec().into_iter().map(|(_, _, index)| index).collect()
}

fn arrange<T>(items: &mut Vec<T>, order: &[usize]) {
    let mut waiting: Vec<_> = items.drain(..).map(Some).collect();
    items.extend(order.iter().filter_map(|index| waiting.get_mut(*index)?.take()));
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
