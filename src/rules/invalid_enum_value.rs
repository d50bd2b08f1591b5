//! See [`RULE`].

use crate::api::schema::Spec;
use crate::checker::{Context, Diagnostic, Text, rule};
use crate::diagnostic::Applicability;
use crate::syntax::{quote, replace_value};
use crate::text::{list, suggest};

rule! {
    /// A value is not one of those that the member allows.
    ///
    /// ## Why
    ///
    /// AWS's service model lists the values, exactly spelled.
    /// boto3 does not check them: the mistake shows only when the service answers.
    /// Spellings of Cognito, of the Amplify CLI and of OAuth (`openid`, `AWS.COGNITO.SIGNIN.USER.ADMIN`, `SMS_MFA`,
    /// `Requires Numbers`) are recognised and can be mended.
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
    source: "the enums of the service model amplifybackend 2020-08-11; other spellings from aws-amplify/amplify-cli and Cognito's model",
}

/// What other vocabularies of Amplify and Cognito say for a value; only letters and digits count.
const ALIASES: &[(&str, &str)] = &[
    ("SMS_MFA", "SMS"),
    ("SMS Text Message", "SMS"),
    ("SOFTWARE_TOKEN_MFA", "TOTP"),
    ("Time-Based One-Time Password (TOTP)", "TOTP"),
    ("Requires Numbers", "REQUIRE_DIGIT"),
    ("RequireNumbers", "REQUIRE_DIGIT"),
    ("Requires Lowercase", "REQUIRE_LOWERCASE"),
    ("Requires Uppercase", "REQUIRE_UPPERCASE"),
    ("Requires Symbols", "REQUIRE_SYMBOL"),
    ("RequireSymbols", "REQUIRE_SYMBOL"),
];

fn check(cx: &Context<'_>, text: &Text<'_>) {
    let (spec, value) = (text.spec, text.node);
    let name = cx.name(spec.member);
    let diagnostic = Diagnostic::new(match value.content() {
        "" => format!("an empty string is not a value of `{name}`"),
        _ => format!("`{}` is not a value of `{name}`", cx.shown(value)),
    });
    let meant = meant(spec, text.value);
    // Behind a question it begins a sentence.
    let (the, are_allowed) = if meant.is_some() { ("The", "Allowed are") } else { ("the", "allowed are") };
    let allowed = match &*spec.values {
        [only] => format!("{the} only value is `{only}`"),
        values => format!("{are_allowed} {}", list::all_of(values)),
    };
    let diagnostic = match meant {
        Some((meant, applicability)) => {
            let edit = replace_value(value, quote(meant));
            let help = format!("did you mean `{meant}`? {allowed}");
            diagnostic.help(help).fix(format!("write `{meant}`"), applicability, vec![edit])
        }
        None => diagnostic.help(allowed),
    };
    cx.report(value, diagnostic);
}

/// The allowed value that was meant, and how sure that is.
fn meant<'s>(spec: &'s Spec, found: &str) -> Option<(&'s str, Applicability)> {
    let values = || spec.values.iter().map(String::as_str);
    let alias = ALIASES.iter().find(|(alias, _)| suggest::same_letters(alias, found)).map(|(_, value)| *value);
    let exact = values().find(|value| suggest::same_letters(value, found) || alias == Some(*value));
    match exact.filter(|_| !found.is_empty()) {
        Some(value) => Some((value, Applicability::Safe)),
        None => suggest::nearest(found, values()).map(|value| (value, Applicability::Unsafe)),
    }
}
