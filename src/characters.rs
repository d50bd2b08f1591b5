//! Classes of characters that Cognito's patterns speak of.

use unicode_general_category::{GeneralCategory, get_general_category};

/// Whether a character is a letter, mark, symbol, number or punctuation: `[\p{L}\p{M}\p{S}\p{N}\p{P}]`.
///
/// Not in it are blanks of all kinds, line breaks, control, format, private-use and unassigned characters.
pub(crate) fn is_printed(character: char) -> bool {
    use GeneralCategory::*;
    if character.is_ascii() {
        return character.is_ascii_graphic();
    }
    !matches!(
        get_general_category(character),
        Control | Format | PrivateUse | Surrogate | Unassigned | SpaceSeparator | LineSeparator | ParagraphSeparator
    )
}
