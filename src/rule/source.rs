//! The URL in the source of a rule.

/// The rest of a source from `https:` on.
#[cfg(not(feature = "rule-docs"))]
pub(crate) const fn address(source: &'static str) -> &'static str {
    let (mut rest, mut start) = (source.as_bytes(), 0);
    while let [_, tail @ ..] = rest {
        if let [b'h', b't', b't', b'p', b's', b':', ..] = rest {
            return source.split_at(start).1;
        }
        (rest, start) = (tail, start + 1);
    }
    ""
}

/// The URL in a source.
pub(crate) const fn url_of(source: &'static str) -> &'static str {
    let (mut rest, mut start) = (source.as_bytes(), 0);
    while let [_, tail @ ..] = rest {
        if let [b'h', b't', b't', b'p', b's', b':', ..] = rest {
            break;
        }
        (rest, start) = (tail, start + 1);
    }
    let mut end = start;
    while let [byte, tail @ ..] = rest {
        if matches!(byte, b' ' | b',' | b';' | b')') {
            break;
        }
        (rest, end) = (tail, end + 1);
    }
    source.split_at(end).0.split_at(start).1.trim_ascii()
}
