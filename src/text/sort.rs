//! Sorting through one routine: `sort_by` would add three kilobytes of WebAssembly per element type; see `docs/size.md`.

use std::borrow::Cow;
use std::collections::BinaryHeap;

/// Stable sort by a number.
pub(crate) fn sort_by_number<T>(items: &mut Vec<T>, number: impl Fn(&T) -> u64) {
    let keys = items.iter().zip(0..).map(|(item, index)| (number(item), "", index)).collect();
    let order = in_order(keys);
    arrange(items, &order);
}

/// Stable sort by text.
pub(crate) fn sort_by_text<T>(items: &mut Vec<(Cow<'_, str>, T)>) {
    let keys = items.iter().zip(0..).map(|((text, _), index)| (0, &**text, index)).collect();
    let order = in_order(keys);
    arrange(items, &order);
}

/// The indices, last in each key, in the order of the keys.
fn in_order(keys: Vec<(u64, &str, usize)>) -> Vec<usize> {
    // A heap sort needs a tenth of the code of `sort`, and there are never many items.
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
