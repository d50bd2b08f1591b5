//! Hides user, query and fragment of a URL, and the corresponding parts of any other text.

use std::ops::Range;

use super::MASK;

/// The hidden byte ranges, ordered and disjoint.
pub(super) fn hidden(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let find = |from: usize, to: usize, wanted: &[u8]| {
        let range = bytes.get(from..to).unwrap_or_default();
        range.iter().position(|byte| wanted.contains(byte)).map(|offset| from + offset)
    };
    let path_end = find(0, bytes.len(), b"?#").unwrap_or(bytes.len());
    let head = bytes.get(..path_end).unwrap_or_default();
    let start = head.windows(2).position(|pair| pair == b"//").map_or(0, |slashes| slashes + 2);
    let host_end = find(start, path_end, b"/").unwrap_or(path_end);
    // A password may contain unescaped slashes.
    let user_end = if find(start, host_end, b":").is_some() { path_end } else { host_end };
    let user = bytes.get(start..user_end).unwrap_or_default().iter().rposition(|byte| *byte == b'@');
    let fragment = find(path_end, bytes.len(), b"#").unwrap_or(bytes.len());
    let parts = [start..start + user.unwrap_or(0), path_end + 1..fragment, fragment + 1..bytes.len()];
    parts.into_iter().filter(|part| part.start < part.end).collect()
}

/// The text with the hidden ranges masked.
pub(super) fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut reached = 0;
    for part in hidden(text) {
        shown.push_str(text.get(reached..part.start).unwrap_or_default());
        shown.push_str(MASK);
        reached = part.end;
    }
    shown + text.get(reached..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn user_query_and_fragment_are_masked() {
        for (address, wanted) in [
            ("https://a.example.com/", "https://a.example.com/"),
            ("https://a.example.com:8443/in?code=x#top", "https://a.example.com:8443/in?•••#•••"),
            ("https://a.example.com#top?x", "https://a.example.com#•••"),
            ("https://a.example.com/?", "https://a.example.com/?"),
            ("https://me:pw@a.example.com/", "https://•••@a.example.com/"),
            ("https://me:p/w@a.example.com/?x", "https://•••@a.example.com/?•••"),
            ("https://a.example.com/@me", "https://a.example.com/@me"),
            ("app:/in?x=//y@z", "app:/in?•••"),
            ("me@a.example.com/in", "•••@a.example.com/in"),
            ("", ""),
            ("é?é", "é?•••"),
        ] {
            assert_eq!(shown(address), wanted, "{address}");
        }
    }
}
