//! See [`RULE`].

use crate::api::schema::Spec;
use crate::checker::{Context, Diagnostic, Text, rule};
use crate::diagnostic::Applicability;
use crate::syntax::{Kind, Node, quote, replace_value};
use crate::text::{list, suggest, words};

rule! {
    /// A value is not one of those that the member allows.
    ///
    /// ## Why
    ///
    /// AWS's service model lists the values, exactly spelled.
    /// boto3 does not check them: the mistake shows only when the service answers.
    /// Spellings of Cognito, of the Amplify CLI and of OAuth (`openid`, `AWS.COGNITO.SIGNIN.USER.ADMIN`, `SMS_MFA`,
    /// `Requires Numbers`) are recognised and can be fixed.
    ///
    /// ## Bad
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "Cognito",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["email", "ZONEINFO"],
    ///     "PasswordPolicy": { "MinimumLength": 15, "AdditionalConstraints": ["Requires Numbers"] }
    ///   }
    /// }
    /// ```
    ///
    /// ## Good
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL"],
    ///     "PasswordPolicy": { "MinimumLength": 15, "AdditionalConstraints": ["REQUIRE_DIGIT"] }
    ///   }
    /// }
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```json
    /// {
    ///   "AuthResources": "USER_POOL_ONLY",
    ///   "Service": "COGNITO",
    ///   "UserPoolConfigs": {
    ///     "UserPoolName": "customers",
    ///     "SignInMethod": "EMAIL",
    ///     "RequiredSignUpAttributes": ["EMAIL", "ZONE_INFO"],
    ///     "PasswordPolicy": { "MinimumLength": 15, "AdditionalConstraints": ["REQUIRE_DIGIT"] }
    ///   }
    /// }
    /// ```
    id: "invalid-enum-value",
    category: Schema,
    levels: { create: Error, update: Error, get: Error },
    on: unlisted_value,
    basis: Model,
    source: "the enums of the service model amplifybackend 2020-08-11; other spellings from aws-amplify/amplify-cli and Cognito's model, https://docs.aws.amazon.com/cli/latest/reference/amplifybackend/create-backend-auth.html",
}

/// What other vocabularies of Amplify and Cognito say for a value; only letters and digits count.
const ALIASES: &[(&str, &str)] = &[
    ("SMS_MFA", "SMS"),
    ("SMS Text Message", "SMS"),
    ("SOFTWARE_TOKEN_MFA", "TOTP"),
    ("Time-Based One-Time Password (TOTP)", "TOTP"),
    ("Requires Numbers", "REQUIRE_DIGIT"),
    ("RequireNumbers", "REQUIRE_DIGIT"),
    ("REQUIRE_NUMBER", "REQUIRE_DIGIT"),
    ("Requires Lowercase", "REQUIRE_LOWERCASE"),
    ("Requires Uppercase", "REQUIRE_UPPERCASE"),
    ("Requires Symbols", "REQUIRE_SYMBOL"),
    ("RequireSymbols", "REQUIRE_SYMBOL"),
    ("authorization_code", "CODE"),
    ("token", "IMPLICIT"),
    ("PHONE", "SMS"),
    ("PHONE_NUMBER", "SMS"),
    ("TEXT_MESSAGE", "SMS"),
    ("FIRST_NAME", "GIVEN_NAME"),
    ("LAST_NAME", "FAMILY_NAME"),
    ("SURNAME", "FAMILY_NAME"),
    ("BIRTHDAY", "BIRTHDATE"),
    ("DATE_OF_BIRTH", "BIRTHDATE"),
    ("DOB", "BIRTHDATE"),
    ("AUTHENTICATOR", "TOTP"),
    ("AUTHENTICATOR_APP", "TOTP"),
    ("Numbers", "REQUIRE_DIGIT"),
    ("MOBILE_NUMBER", "PHONE_NUMBER"),
    ("EMAIL_ADDRESS", "EMAIL"),
    ("EMAIL_OR_PHONE_NUMBER", "EMAIL_AND_PHONE_NUMBER"),
    ("EMAIL_OR_PHONE", "EMAIL_AND_PHONE_NUMBER"),
    ("EMAIL_AND_PHONE", "EMAIL_AND_PHONE_NUMBER"),
    ("TIMEZONE", "ZONE_INFO"),
    ("REQUIRE_NUMERIC", "REQUIRE_DIGIT"),
    ("NUMBER", "REQUIRE_DIGIT"),
    ("REQUIRE_SPECIAL", "REQUIRE_SYMBOL"),
    ("SPECIAL_CHARACTER", "REQUIRE_SYMBOL"),
    ("SPECIAL_CHARACTERS", "REQUIRE_SYMBOL"),
];

/// The same where another value may be meant: `ENABLED` can also be `OPTIONAL`.
const LIKELY: &[(&str, &str)] = &[
    ("ENABLED", "ON"),
    ("REQUIRED", "ON"),
    ("MANDATORY", "ON"),
    ("true", "ON"),
    ("YES", "ON"),
    ("DISABLED", "OFF"),
    ("NONE", "OFF"),
    ("false", "OFF"),
    ("NO", "OFF"),
    ("SES", "EMAIL"),
    ("SNS", "SMS"),
    ("TEXT", "SMS"),
    ("SOFTWARE_TOKEN", "TOTP"),
    ("GOOGLE_AUTHENTICATOR", "TOTP"),
    ("PKCE", "CODE"),
    ("PHOTO", "PICTURE"),
    ("AVATAR", "PICTURE"),
    ("PROFILE_PICTURE", "PICTURE"),
    ("LANGUAGE", "LOCALE"),
    ("URL", "WEBSITE"),
    ("SEX", "GENDER"),
    ("BOTH", "IDENTITY_POOL_AND_USER_POOL"),
];

/// Longer lists of values are shown at the first wrong item of a list only.
const MOST_REPEATED: usize = 4;

fn check(cx: &Context<'_>, text: &Text<'_>) {
    let (spec, value) = (text.spec, text.node);
    let name = cx.name(spec.member);
    let diagnostic = Diagnostic::new(match value.content() {
        "" => format!("an empty string is not a value of `{name}`"),
        _ => format!("`{}` is not a value of `{name}`", cx.shown(value)),
    });
    let diagnostic = diagnostic.found(cx.shown(value)).allowed(spec.values.iter().map(String::as_str));
    let meant = meant(spec, text.value);
    let suggestion = meant.map(|(meant, _)| format!("did you mean `{meant}`?"));
    let allowed = match &*spec.values {
        [only] => format!("the only value is `{only}`"),
        values if values.len() > MOST_REPEATED && !is_first(spec, value) => String::new(),
        values => format!("allowed are {}", list::all_of(values)),
    };
    let help = match (suggestion, allowed.as_str()) {
        (Some(suggestion), "") => suggestion,
        (Some(suggestion), allowed) => format!("{suggestion} {}", capitalised(allowed)),
        (None, "") => "remove it, or write one of the values that are listed for the first wrong item".to_owned(),
        (None, _) => allowed,
    };
    let diagnostic = diagnostic.help(help);
    let diagnostic = match meant {
        Some((meant, applicability)) => {
            let edit = replace_value(value, quote(meant));
            diagnostic.suggestion(meant).fix(format!("write `{meant}`"), applicability, vec![edit])
        }
        None => diagnostic,
    };
    cx.report(value, diagnostic);
}

/// Whether no item before this one is wrong too, as far as its list is looked through.
fn is_first(spec: &Spec, value: Node<'_>) -> bool {
    const FARTHEST: usize = 100;
    let is_wrong = |item: &Node<'_>| item.string().is_some_and(|text| spec.values.position(text.as_bytes()).is_none());
    let list = value.parent().filter(|list| list.kind() == Kind::Array);
    let first = list.and_then(|list| list.items().take(FARTHEST).find(is_wrong));
    first.is_none_or(|first| first.index() == value.index())
}

/// Behind a question it begins a sentence.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}", first.to_ascii_uppercase(), letters.as_str()))
}

/// The allowed value that was meant, and how sure that is.
fn meant<'s>(spec: &'s Spec, found: &str) -> Option<(&'s str, Applicability)> {
    let values = || spec.values.iter().map(String::as_str);
    let is_alias_of = |aliases: &[(&str, &str)], value: &str| {
        aliases.iter().any(|(alias, meant)| *meant == value && suggest::same_letters(alias, found))
    };
    let exact = values().find(|value| suggest::same_letters(value, found) || is_alias_of(ALIASES, value));
    if let Some(value) = exact.filter(|_| !found.is_empty()) {
        return Some((value, Applicability::Safe));
    }
    let likely = || values().find(|value| is_alias_of(LIKELY, value));
    let nearest = || suggest::nearest(found, values());
    let slip = nearest().filter(|value| suggest::is_slip(found, value));
    let by_words = || words::with_all_of(found, values()).or_else(|| words::with_only_those_of(found, values()));
    let by_letters = || nearest().filter(|value| !words::say_different_things(found, value));
    likely().or(slip).or_else(by_words).or_else(by_letters).map(|value| (value, Applicability::Unsafe))
}
