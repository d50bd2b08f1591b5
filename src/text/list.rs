//! Lists of names for messages.

/// Allowed values: `A`, `B` or `C`.
pub(crate) fn one_of<T: AsRef<str>>(values: &[T]) -> String {
    join(values, " or ")
}

/// Names that go together: `A`, `B` and `C`.
pub(crate) fn all_of<T: AsRef<str>>(values: &[T]) -> String {
    join(values, " and ")
}

fn join<T: AsRef<str>>(values: &[T], last_separator: &str) -> String {
    let mut list = String::new();
    for (position, value) in values.iter().enumerate() {
        let separator = match values.len() - position {
            _ if position == 0 => "",
            1 => last_separator,
            _ => ", ",
        };
        list.push_str(separator);
        list.push('`');
        list.push_str(value.as_ref());
        list.push('`');
    }
    list
}
