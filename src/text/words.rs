//! Names by their words: `PHONE` for `PHONE_NUMBER`, `GrantType` for `OAuthGrantType`.

use super::suggest;

/// Longer names than this are compared with nothing.
const LONGEST: usize = 64;

/// The candidate that has all words of a name and the fewest others, if only one has.
pub(crate) fn with_all_of<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = words(name);
    best(candidates, |candidate| has_all(candidate, &name).then_some(candidate.len()))
}

/// The candidate that has only words of a name, and the most of them, if only one has.
pub(crate) fn with_only_those_of<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = words(name);
    best(candidates, |candidate| has_all(&name, candidate).then_some(name.len() - candidate.len().min(name.len())))
}

/// Whether two names of as many words have a word in the same place that is neither a slip nor a short form of the other:
/// `UserPoolTags` is not meant for `UserPoolName`.
pub(crate) fn say_different_things(left: &str, right: &str) -> bool {
    let (left, right) = (words(left), words(right));
    let is_near = |(left, right): (&String, &String)| {
        left.starts_with(right.as_str()) || right.starts_with(left.as_str()) || suggest::is_word_near(left, right)
    };
    left.len() == right.len() && left.len() > 1 && !left.iter().zip(&right).all(is_near)
}

/// Whether some words are all among others.
fn has_all(all: &[String], some: &[String]) -> bool {
    !some.is_empty() && some.iter().all(|word| all.contains(word))
}

/// The candidate with the least distance, if no other has the same.
fn best<'a>(
    candidates: impl IntoIterator<Item = &'a str>,
    distance: impl Fn(&[String]) -> Option<usize>,
) -> Option<&'a str> {
    let (mut best, mut is_tie) = (None, false);
    for candidate in candidates {
        let Some(distance) = distance(&words(candidate)) else { continue };
        match best {
            Some((least, _)) if least < distance => {}
            Some((least, _)) if least == distance => is_tie = true,
            _ => (best, is_tie) = (Some((distance, candidate)), false),
        }
    }
    best.filter(|_| !is_tie).map(|(_, candidate)| candidate)
}

/// The words of a name in lower case, without the `s` of a plural: parts between separators, or from one capital to the
/// next.
fn words(name: &str) -> Vec<String> {
    if name.len() > LONGEST {
        return Vec::new();
    }
    let (mut words, mut word) = (Vec::new(), String::new());
    let mut before = ' ';
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        let ends_capitals = before.is_ascii_uppercase() && characters.peek().is_some_and(char::is_ascii_lowercase);
        let begins_word = character.is_ascii_uppercase() && (before.is_ascii_lowercase() || ends_capitals);
        if begins_word || !character.is_ascii_alphanumeric() {
            words.push(std::mem::take(&mut word));
        }
        if character.is_ascii_alphanumeric() {
            word.push(character.to_ascii_lowercase());
        }
        before = character;
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    for word in &mut words {
        if word.len() > 3 && word.ends_with('s') {
            word.pop();
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{say_different_things, with_all_of, with_only_those_of};

    #[test]
    fn a_word_of_its_own_is_no_slip() {
        for (left, right, expected) in [
            ("UserPoolTags", "UserPoolName", true),
            ("REQUIRE_NUMBER", "REQUIRE_SYMBOL", true),
            ("UserPoolNmae", "UserPoolName", false),
            ("MinLength", "MinimumLength", false),
            ("RedirectSignInURLs", "RedirectSignInURIs", false),
            ("PasswordPolcy", "PasswordPolicy", false),
            ("Scpoes", "OAuthScopes", false),
        ] {
            assert_eq!(say_different_things(left, right), expected, "{left}");
        }
    }

    #[test]
    fn names_are_found_by_their_words() {
        let attributes = ["EMAIL", "NAME", "PHONE_NUMBER", "GIVEN_NAME", "EMAIL_AND_PHONE_NUMBER"];
        for (name, expected) in [
            ("PHONE", Some("PHONE_NUMBER")),
            ("phone-numbers", Some("PHONE_NUMBER")),
            ("given", Some("GIVEN_NAME")),
            ("FAX", None),
            ("", None),
            ("_", None),
        ] {
            assert_eq!(with_all_of(name, attributes), expected, "{name}");
        }
        let members = ["OAuthGrantType", "OAuthScopes", "RedirectSignInURIs", "EmailSettings", "SmsSettings"];
        for (name, expected) in [
            ("GrantType", Some("OAuthGrantType")),
            ("scope", Some("OAuthScopes")),
            ("redirectSignIn", Some("RedirectSignInURIs")),
            ("Settings", None),
        ] {
            assert_eq!(with_all_of(name, members), expected, "{name}");
        }
        assert_eq!(with_only_those_of("EMAIL_ADDRESS", attributes), Some("EMAIL"));
        assert_eq!(with_only_those_of("EMAIL_NAME", attributes), None);
        assert_eq!(with_only_those_of("FULL_GIVEN_NAME", attributes), Some("GIVEN_NAME"));
    }
}
