//! Directives in comments: `authlint: operation=update` and `authlint: ignore[rule, rule] -- reason`.

use std::ops::Range;

use crate::api::Operation;
use crate::text::{search, suggest};

const MARK: &str = "authlint:";

/// The operation in a directive.
pub(crate) fn operation(comment: &str) -> Option<Operation> {
    let (_, directive) = search::split_once(comment, MARK)?;
    let value = value_of(directive.trim_start().strip_prefix("operation")?)?;
    value.parse().ok()
}

/// The range of the rule names in a comment.
pub(crate) fn ignore_list(comment: &str) -> Option<Range<usize>> {
    let mark = search::find(comment, MARK)?;
    let directive = comment.get(mark..)?;
    let open = mark + search::find(directive, "ignore[")? + "ignore[".len();
    let length = comment.get(open..)?.find(']')?;
    Some(open..open + length)
}

/// What is wrong with a directive.
pub(crate) struct Mistake {
    /// The range in the comment.
    pub(crate) range: Range<usize>,
    pub(crate) message: &'static str,
    /// The likely correct spelling.
    pub(crate) near: Option<&'static str>,
}

/// The mistake in a comment that looks like a directive but is not valid.
pub(crate) fn mistake(comment: &str) -> Option<Mistake> {
    let start = comment.len() - comment.trim_start_matches(['/', '*', '#', '!', ' ', '\t', '\n', '\r']).len();
    let text = comment.get(start..)?;
    let text = text.strip_suffix("*/").unwrap_or(text).trim_end();
    let (name, after) = text.split_at_checked("authlint".len())?;
    if !name.eq_ignore_ascii_case("authlint") {
        return None;
    }
    let place = |part: &str| {
        // The range of a part of the comment.
        let at = part.as_ptr().addr().saturating_sub(comment.as_ptr().addr());
        at..at + part.len()
    };
    let Some(directive) = after.strip_prefix(':') else {
        // `authlint-ignore[rule]`, `authlint operation=update`; other words are prose.
        let separator = after.len() - after.trim_start_matches([' ', '-', '=']).len();
        let word = word(after.get(separator..)?);
        let is_meant =
            after.starts_with('-') || comment.get(place(word).end..).is_some_and(|rest| rest.starts_with(['[', '=']));
        return is_meant.then(|| Mistake {
            range: place(text.get(..name.len() + separator).unwrap_or(name)),
            message: "a directive starts with `authlint:`",
            near: Some(MARK),
        });
    };
    if name != "authlint" {
        return Some(Mistake { range: place(name), message: "`authlint` must be lower case", near: Some("authlint") });
    }
    let is_list =
        |range: Range<usize>| comment.get(range).is_some_and(|list| !list.trim_matches([' ', ',']).is_empty());
    if operation(comment).is_some() || ignore_list(comment).is_some_and(is_list) {
        return None;
    }
    let directive = directive.trim_start();
    match word(directive) {
        word @ "operation" => {
            let value = directive.get(word.len()..).and_then(value_of).unwrap_or_default();
            let near = suggest::nearest(value, Operation::EACH.map(Operation::name));
            let range = place(if value.is_empty() { word } else { value });
            Some(Mistake { range, message: "invalid value of `operation`", near })
        }
        word @ "ignore" => Some(Mistake { range: place(word), message: "`ignore` needs a list of rules", near: None }),
        word => Some(Mistake {
            range: if word.is_empty() { place(name) } else { place(word) },
            message: "unknown directive",
            near: suggest::nearest(word, ["ignore", "operation"]),
        }),
    }
}

/// The word after `=`.
fn value_of(text: &str) -> Option<&str> {
    Some(word(text.trim_start().strip_prefix('=')?.trim_start()))
}

/// The leading letters and hyphens of a text.
fn word(text: &str) -> &str {
    let length = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).count();
    text.get(..length).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations() {
        let update = Some(Operation::Update);
        for (comment, wanted) in [
            ("// authlint: operation=update", update),
            ("/*authlint:operation=update*/", update),
            ("// authlint: operation = update -- as sent by the pipeline", update),
            ("// authlint: operation=updates", None),
            ("// authlint: operation=Update", None),
            ("// authlint: operation", None),
            ("// operation=update", None),
        ] {
            assert_eq!(operation(comment), wanted, "{comment}");
        }
    }

    #[test]
    fn mistakes() {
        const VALUE: &str = "invalid value of `operation`";
        const UNKNOWN: &str = "unknown directive";
        const MARKED: &str = "a directive starts with `authlint:`";
        for (comment, wanted) in [
            ("// authlint: operation=delete", ("delete", VALUE, None)),
            ("// authlint: operation=Update", ("Update", VALUE, Some("update"))),
            ("// authlint: operation=updates", ("updates", VALUE, Some("update"))),
            ("/* authlint: operation */", ("operation", VALUE, None)),
            ("/*authlint: operation=*/", ("operation", VALUE, None)),
            ("// authlint: operation: update", ("operation", VALUE, None)),
            ("// authlint: ignore", ("ignore", "`ignore` needs a list of rules", None)),
            ("// authlint: ignore[]", ("ignore", "`ignore` needs a list of rules", None)),
            ("// authlint: ignore[ , ] -- why", ("ignore", "`ignore` needs a list of rules", None)),
            ("// authlint: ignore inline-secret", ("ignore", "`ignore` needs a list of rules", None)),
            ("// authlint: ignore[inline-secret", ("ignore", "`ignore` needs a list of rules", None)),
            ("# authlint: ignroe[inline-secret]", ("ignroe", UNKNOWN, Some("ignore"))),
            ("// authlint: opertion=update", ("opertion", UNKNOWN, Some("operation"))),
            ("// authlint: disable", ("disable", UNKNOWN, None)),
            ("// authlint: off", ("off", UNKNOWN, None)),
            ("// authlint:", ("authlint", UNKNOWN, None)),
            ("// authlint: é", ("authlint", UNKNOWN, None)),
            ("// AuthLint: ignore[inline-secret]", ("AuthLint", "`authlint` must be lower case", Some("authlint"))),
            ("// authlint-ignore inline-secret", ("authlint-", MARKED, Some(MARK))),
            ("// authlint ignore[inline-secret]", ("authlint ", MARKED, Some(MARK))),
            ("// authlint operation=update", ("authlint ", MARKED, Some(MARK))),
        ] {
            let mistake = mistake(comment).unwrap_or_else(|| panic!("{comment}"));
            assert_eq!((&comment[mistake.range], mistake.message, mistake.near), wanted, "{comment}");
        }
    }

    #[test]
    fn directives_and_prose_are_no_mistakes() {
        for comment in [
            "// authlint: operation=get",
            "// authlint: ignore[inline-secret] -- a sandbox",
            "// native app; authlint: ignore[oauth-implicit-grant]",
            "// checked with authlint",
            "// authlint is run in CI",
            "// authlint ignores this",
            "// see authlint: it has a page for it",
            "// authlinter: no",
            "//",
            "/**/",
            "/*",
            "",
            "// é",
        ] {
            assert!(mistake(comment).is_none(), "{comment}");
        }
    }
}
