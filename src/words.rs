//! Lists in words, for messages.

/// Allowed values: `A`, `B` or `C`.
pub(crate) fn one_of<T: AsRef<str>>(values: &[T]) -> String {
    join(values, "or")
}

/// Names that go together: `A`, `B` and `C`.
pub(crate) fn all_of<T: AsRef<str>>(values: &[T]) -> String {
    join(values, "and")
}

fn join<T: AsRef<str>>(values: &[T], last_word: &str) -> String {
    let quoted: Vec<_> = values.iter().map(|value| format!("`{}`", value.as_ref())).collect();
    match quoted.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} {last_word} {last}", rest.join(", ")),
        [only] => only.clone(),
        _ => String::new(),
    }
}
