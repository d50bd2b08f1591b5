//! The character classes in Cognito's patterns, and names for invisible characters.

use unicode_general_category::{GeneralCategory, get_general_category};

/// Whether a character is a letter, mark, symbol, number or punctuation: `[\p{L}\p{M}\p{S}\p{N}\p{P}]`.
///
/// It excludes spaces of all kinds, line breaks, control, format, private-use and unassigned characters.
pub(crate) fn is_printed(character: char) -> bool {
    use GeneralCategory::{
        Control, Format, LineSeparator, ParagraphSeparator, PrivateUse, SpaceSeparator, Surrogate, Unassigned,
    };
    if character.is_ascii() {
        return character.is_ascii_graphic();
    }
    !matches!(
        get_general_category(character),
        Control | Format | PrivateUse | Surrogate | Unassigned | SpaceSeparator | LineSeparator | ParagraphSeparator
    )
}

/// Whether a character is a control, format, private-use or unassigned one, but not whitespace.
pub(crate) fn is_hidden(character: char) -> bool {
    use GeneralCategory::{Control, Format, PrivateUse, Unassigned};
    if character.is_ascii() {
        return character.is_control() && !character.is_whitespace();
    }
    let category = get_general_category(character);
    matches!(category, Control | Format | PrivateUse | Unassigned) && !character.is_whitespace()
}

/// Whether a character is a letter of any script: Unicode's property `Alphabetic` without marks.
pub(crate) fn is_letter(character: char) -> bool {
    use GeneralCategory::{
        LetterNumber, LowercaseLetter, ModifierLetter, OtherLetter, TitlecaseLetter, UppercaseLetter,
    };
    if character.is_ascii() {
        return character.is_ascii_alphabetic();
    }
    // Circled and squared letters.
    matches!(
        character,
        '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f149}' | '\u{1f150}'..='\u{1f169}' | '\u{1f170}'..='\u{1f189}'
    ) || matches!(
        get_general_category(character),
        LetterNumber | LowercaseLetter | ModifierLetter | OtherLetter | TitlecaseLetter | UppercaseLetter
    )
}

/// Whether a character is a letter or a number of any script.
pub(crate) fn is_letter_or_number(character: char) -> bool {
    use GeneralCategory::{DecimalNumber, OtherNumber};
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    is_letter(character) || matches!(get_general_category(character), DecimalNumber | OtherNumber)
}

/// Whether a character is a combining mark, such as an accent.
pub(crate) fn is_mark(character: char) -> bool {
    use GeneralCategory::{EnclosingMark, NonspacingMark, SpacingMark};
    matches!(get_general_category(character), EnclosingMark | NonspacingMark | SpacingMark)
}

/// An invisible character by its code point and, if it is a common one, its name.
pub(crate) fn named(character: char) -> String {
    let code = u32::from(character);
    let name = match character {
        ' ' => "a space",
        '\t' => "a tab",
        '\n' | '\r' => "a line break",
        '\u{a0}' => "a no-break space",
        '\u{ad}' => "a soft hyphen",
        '\u{200b}' => "a zero-width space",
        '\u{200c}' => "a zero-width non-joiner",
        '\u{200d}' => "a zero-width joiner",
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "a direction mark",
        '\u{2060}' => "a word joiner",
        '\u{feff}' => "a byte order mark",
        other if other.is_whitespace() => "whitespace",
        _ => match get_general_category(character) {
            GeneralCategory::Control => "a control character",
            GeneralCategory::Format => "a format character",
            GeneralCategory::PrivateUse => "a private-use character",
            _ => "an unassigned character",
        },
    };
    format!("{name} (U+{code:04X})")
}
