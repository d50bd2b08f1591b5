//! Substring search for short needles. The standard library's searcher is built for long texts and would add ten
//! kilobytes to the WebAssembly module; see `docs/size.md`.

/// The offset of the first match.
pub(crate) fn find(text: &str, wanted: &str) -> Option<usize> {
    text.as_bytes().windows(wanted.len().max(1)).position(|window| window == wanted.as_bytes())
}

/// The offset of the last match.
pub(crate) fn rfind(text: &str, wanted: &str) -> Option<usize> {
    text.as_bytes().windows(wanted.len().max(1)).rposition(|window| window == wanted.as_bytes())
}

/// The text before and after the first match.
pub(crate) fn split_once<'t>(text: &'t str, wanted: &str) -> Option<(&'t str, &'t str)> {
    split_at(text, find(text, wanted)?, wanted)
}

/// The text before and after the last match.
pub(crate) fn rsplit_once<'t>(text: &'t str, wanted: &str) -> Option<(&'t str, &'t str)> {
    split_at(text, rfind(text, wanted)?, wanted)
}

/// The text with every match replaced, from left to right.
pub(crate) fn replace(text: &str, wanted: &str, by: &str) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = split_once(rest, wanted) {
        replaced.push_str(before);
        replaced.push_str(by);
        rest = after;
    }
    replaced + rest
}

fn split_at<'t>(text: &'t str, place: usize, wanted: &str) -> Option<(&'t str, &'t str)> {
    Some((text.get(..place)?, text.get(place + wanted.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_standard_library() {
        for text in ["", "-", "--", "a--b", "--a----", "é--日本", "a---b"] {
            assert_eq!(find(text, "--"), text.find("--"), "{text}");
            assert_eq!(rfind(text, "--"), text.rfind("--"), "{text}");
            assert_eq!(split_once(text, "--"), text.split_once("--"), "{text}");
            assert_eq!(rsplit_once(text, "--"), text.rsplit_once("--"), "{text}");
            assert_eq!(replace(text, "--", "+"), text.replace("--", "+"), "{text}");
        }
    }
}
