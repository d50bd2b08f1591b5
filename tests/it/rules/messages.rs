//! The rules about the texts of messages and their delivery.

use authlint::{Applicability, Operation};

use super::update;
use crate::common::{check_all, check_fixes};

const MESSAGES: &[&str] = &[
    "code-in-email-subject",
    "code-placeholder-missing",
    "delivery-settings-ignored",
    "delivery-settings-missing",
    "email-settings-incomplete",
    "forgot-password-conflict",
    "forgot-password-deprecated",
    "malformed-code-placeholder",
    "message-invalid-character",
    "message-length",
    "message-unusual-space",
    "placeholder-sent-literally",
    "sms-message-line-break",
    "verification-link-not-supported",
];

/// An update with settings for e-mail.
fn email(subject: &str, message: &str) -> String {
    update(&format!(
        r#""VerificationMessage":{{"DeliveryMethod":"EMAIL","EmailSettings":{{"EmailSubject":"{subject}","EmailMessage":"{message}"}}}}"#
    ))
}

/// An update with settings for text messages.
fn sms(message: &str) -> String {
    update(&format!(r#""VerificationMessage":{{"DeliveryMethod":"SMS","SmsSettings":{{"SmsMessage":"{message}"}}}}"#))
}

#[test]
fn only_texts_with_a_code_send_other_placeholders_literally() {
    let rows: [(String, &[&str]); 4] = [
        (email("{####} or {###}", "{####}"), &[]),
        (email("Code", "{username} or {###}"), &[]),
        (email("Code", ""), &[]),
        (sms("{####} or {###}"), &["placeholder-sent-literally @ {###}: `{###}` is sent as it stands"]),
    ];
    for (text, expected) in rows {
        crate::common::check(&["placeholder-sent-literally"], Operation::Update, &text, expected);
    }
}

#[test]
fn placeholders() {
    check_all(
        MESSAGES,
        Operation::Update,
        &[
            (
                &email("Code", "no code here"),
                &[
                    r#"code-placeholder-missing @ "no code here": `EmailMessage` has no `{####}`, the placeholder for the code"#,
                ],
            ),
            (
                &email("Code", "Grüße 🎉 {###}"),
                &["malformed-code-placeholder @ {###}: `{###}` is not the code placeholder `{####}`"],
            ),
            (
                &email("Code", "{ #### }"),
                &["malformed-code-placeholder @ { #### }: `{ #### }` is not the code placeholder `{####}`"],
            ),
            (
                &email("Code", "{{####}}"),
                &["placeholder-sent-literally @ {{####}}: of `{{####}}` only `{####}` becomes the code"],
            ),
            (
                &email("Code", "####"),
                &["malformed-code-placeholder @ ####: `####` is not the code placeholder `{####}`"],
            ),
            (
                &email("Code", "{####"),
                &["malformed-code-placeholder @ {####: `{####` is not the code placeholder `{####}`"],
            ),
            (
                &email("Code", "####}"),
                &["malformed-code-placeholder @ ####}: `####}` is not the code placeholder `{####}`"],
            ),
            (
                &email("Code", "<b>{#####}</b> and {###}"),
                &["malformed-code-placeholder @ {#####}: `{#####}` is not the code placeholder `{####}`"],
            ),
            (&email("Code", "{####} {####}"), &[]),
            (&email("Code", "## Title\\n#### Code\\n{####}"), &[]),
            (
                &email("Code", "{####} or {##Verify##} or {###}"),
                &[
                    "placeholder-sent-literally @ {##Verify##}: `{##…##}` is sent as it stands, not as a link",
                    "placeholder-sent-literally @ {###}: `{###}` is sent as it stands",
                ],
            ),
            (
                &email("Code", "{##Klick \\u00fcber hier##}"),
                &[
                    r"verification-link-not-supported @ {##Klick \u00fcber hier##}: `{##…##}` is a link, but this text must carry a code",
                ],
            ),
            (
                &email("Code", "{##a##}{##b##}"),
                &["verification-link-not-supported @ {##a##}: `{##…##}` is a link, but this text must carry a code"],
            ),
            (
                &email("Code", "{## ##}"),
                &["malformed-code-placeholder @ {## ##}: `{## ##}` is not the code placeholder `{####}`"],
            ),
            (&email("Code", "\\u007b####}"), &[]),
            (
                &email("Code", "\\u007b###}\\ud83c\\udf89"),
                &[r"malformed-code-placeholder @ \u007b###}: `{###}` is not the code placeholder `{####}`"],
            ),
            (
                &email("Code", "<style>a{color:#fff}#top{x:#1}</style>{{#if}}{{code}}"),
                &[
                    r#"code-placeholder-missing @ "<style>a{color:#fff}#top{x:#1}</style>{{#if}}{{code}}": `EmailMessage` has no `{####}`, the placeholder for the code"#,
                ],
            ),
            (
                &email("{###}", "{####}"),
                &["code-in-email-subject @ {###}: `{###}` in `EmailSubject` is sent as it stands"],
            ),
            (
                &email("Your code: {####} {####}", "{####}"),
                &["code-in-email-subject @ {####}: `{####}` in `EmailSubject` is sent as it stands"],
            ),
            (
                &email("{##Verify##}", "{####}"),
                &["code-in-email-subject @ {##Verify##}: `{##…##}` in `EmailSubject` is sent as it stands"],
            ),
            (&email("Order #1, ####, {0}", "{####}"), &[]),
            (&sms("{###}"), &["malformed-code-placeholder @ {###}: `{###}` is not the code placeholder `{####}`"]),
            (
                &sms("abc"),
                &[r#"code-placeholder-missing @ "abc": `SmsMessage` has no `{####}`, the placeholder for the code"#],
            ),
            (&sms(""), &[r#"message-length @ "": `SmsMessage` is empty"#]),
            (
                &sms("Your\\r\\n  code\\n{####}\\n"),
                &[
                    r"sms-message-line-break @ \r\n  : `SmsMessage` has a line break; whether Cognito takes one is unconfirmed",
                ],
            ),
        ],
    );
}

#[test]
fn lengths_and_characters() {
    check_all(
        MESSAGES,
        Operation::Update,
        &[
            (&email(&"ü".repeat(140), "{####}"), &[]),
            (
                &email(&"ü".repeat(141), "{####}"),
                &["message-length @ ü: `EmailSubject` has 141 characters; Cognito allows 140"],
            ),
            (
                &email(&"🎉".repeat(142), "{####}"),
                &["message-length @ 🎉🎉: `EmailSubject` has 142 characters; Cognito allows 140"],
            ),
            (
                &email("", ""),
                &[r#"message-length @ "": `EmailSubject` is empty"#, r#"message-length @ "": `EmailMessage` is empty"#],
            ),
            (&sms(&format!("{}{{####}}", "x".repeat(134))), &[]),
            // Characters are counted, not bytes.
            (&sms(&format!("{}{{####}}", "確".repeat(134))), &[]),
            (&email(&"件".repeat(140), &format!("{}{{####}}", "文".repeat(1000))), &[]),
            (
                &email("a\\u00adb", "\\ud83d\\udc68\\u200d\\ud83d\\udc69 ❤\\ufe0f {####}\\ufeff"),
                &[
                    r"message-invalid-character @ \u00ad: `EmailSubject` has a soft hyphen (U+00AD), which Cognito refuses",
                    r"message-invalid-character @ \u200d: `EmailMessage` has a zero-width joiner (U+200D), and one more like it, which Cognito refuses",
                ],
            ),
            (
                &email("a\\u0007", "\\t\\n{####}\\ue000"),
                &[
                    r"message-invalid-character @ \u0007: `EmailSubject` has a control character (U+0007), which Cognito refuses",
                    r"message-invalid-character @ \ue000: `EmailMessage` has a private-use character (U+E000), which Cognito refuses",
                ],
            ),
            (
                &email("a\\u00a0b", "１２　{####}\\u2028"),
                &[
                    r"message-unusual-space @ \u00a0: `EmailSubject` has a no-break space (U+00A0), which Cognito refuses",
                    "message-unusual-space @ 　: `EmailMessage` has an ideographic space (U+3000), which Cognito refuses",
                ],
            ),
            (&sms("a\\u200b {####}"), &[]),
        ],
    );
}

#[test]
fn delivery() {
    check_all(
        MESSAGES,
        Operation::Update,
        &[
            (
                &update(r#""VerificationMessage":{"DeliveryMethod":"EMAIL"}"#),
                &[r#"delivery-settings-missing @ "EMAIL": `EMAIL` delivery needs `EmailSettings`, which is missing"#],
            ),
            (
                &update(r#""VerificationMessage":{"DeliveryMethod":"EMAIL","EmailSettings":{}}"#),
                &[r#"delivery-settings-missing @ "EMAIL": `EMAIL` delivery needs `EmailSettings`, which is empty"#],
            ),
            (&update(r#""VerificationMessage":{"DeliveryMethod":"EMAIL","EmailSettings":null}"#), &[]),
            (&update(r#""VerificationMessage":{"DeliveryMethod":"EMAIL","EmailSetings":{}}"#), &[]),
            (&update(r#""VerificationMessage":{"DeliveryMethod":"email"}"#), &[]),
            (
                &update(r#""VerificationMessage":{"DeliveryMethod":"SMS","EmailSettings":{"EmailSubject":"x"}}"#),
                &[r#"delivery-settings-missing @ "SMS": `SMS` delivery needs `SmsSettings`, which is missing"#],
            ),
            (
                &update(
                    r#""VerificationMessage":{"DeliveryMethod":"EMAIL","EmailSettings":{"EmailSubject":"x"},"SmsSettings":{}}"#,
                ),
                &[
                    r#"email-settings-incomplete @ "EmailSettings": `EmailSettings` has `EmailSubject` but no `EmailMessage`"#,
                ],
            ),
            (
                r#"{"authResources":"USER_POOL_ONLY","service":"COGNITO","userPoolConfigs":{"verificationMessage":{"deliveryMethod":"SMS","emailSettings":{"emailMessage":"x"}}}}"#,
                &[
                    r#"delivery-settings-missing @ "SMS": `SMS` delivery needs `smsSettings`, which is missing"#,
                    r#"code-placeholder-missing @ "x": `emailMessage` has no `{####}`, the placeholder for the code"#,
                ],
            ),
        ],
    );
}

#[test]
fn forgot_password() {
    check_all(
        MESSAGES,
        Operation::Update,
        &[
            (
                &update(r#""ForgotPassword":{"DeliveryMethod":"SMS","SmsSettings":{"SmsMessage":"{####}"}}"#),
                &[
                    r#"forgot-password-deprecated @ "ForgotPassword": `ForgotPassword` is deprecated in favour of `VerificationMessage`"#,
                ],
            ),
            (
                &update(r#""ForgotPassword":{"SmsSettings":{"SmsMessage":"{####}"}}"#),
                &[
                    r#"forgot-password-deprecated @ "ForgotPassword": `ForgotPassword` is deprecated in favour of `VerificationMessage`"#,
                ],
            ),
            (
                &update(
                    r#""ForgotPassword":{"DeliveryMethod":"SMS","SmsSettings":{"SmsMessage":"{####}"}},"VerificationMessage":{"SmsSettings":{"SmsMessage":"{\u0023###}"},"DeliveryMethod":"SMS"}"#,
                ),
                &[
                    r#"forgot-password-deprecated @ "ForgotPassword": `ForgotPassword` is deprecated in favour of `VerificationMessage`"#,
                ],
            ),
            (
                &update(
                    r#""ForgotPassword":{"DeliveryMethod":"SMS","SmsSettings":{"SmsMessage":"{####}"}},"VerificationMessage":{"DeliveryMethod":"EMAIL","EmailSettings":{"EmailMessage":"{####}","EmailSubject":"x"}}"#,
                ),
                &[
                    r#"forgot-password-conflict @ "ForgotPassword": `ForgotPassword` and `VerificationMessage` differ in `DeliveryMethod`, and which one wins is not documented"#,
                ],
            ),
            (&update(r#""ForgotPassword":"x","VerificationMessage":null"#), &[]),
            (
                r#"{"authResources":"USER_POOL_ONLY","service":"COGNITO","userPoolConfigs":{"forgotPassword":{"deliveryMethod":"SMS","smsSettings":{"smsMessage":"{####}"}}}}"#,
                &[
                    r#"forgot-password-deprecated @ "forgotPassword": `forgotPassword` is deprecated in favour of `verificationMessage`"#,
                ],
            ),
        ],
    );
}

#[test]
fn fixes_of_texts_keep_the_rest_of_the_text() {
    check_fixes(
        MESSAGES,
        Operation::Update,
        &[
            (
                Applicability::Safe,
                &email("Code", r"Gr\u00fc\u00dfe \ud83c\udf89 {###} \/ \u0041"),
                &email("Code", r"Gr\u00fc\u00dfe \ud83c\udf89 {####} \/ \u0041"),
            ),
            (Applicability::Unsafe, &email("Code", r"a\u200b\u200db {####}\ufeff"), &email("Code", "ab {####}")),
            (
                Applicability::Unsafe,
                &email("a\u{a0}b", "<p>{####}</p><p>\u{a0}</p>\u{3000}"),
                &email("a b", "<p>{####}</p><p>&nbsp;</p>&#x3000;"),
            ),
            (Applicability::Unsafe, &email("a", "1 < 2\u{a0}{####}"), &email("a", "1 < 2 {####}")),
            // The last line of a text that a browser reads the code from stays one.
            (
                Applicability::Unsafe,
                &sms(r"Your code is {####}\n\n@shop.example.com #{####}"),
                &sms(r"Your code is {####}\n\n@shop.example.com #{####}"),
            ),
            (Applicability::Unsafe, &sms(r"\nYour\r\n  code\n{####}\n"), &sms("Your code {####}")),
            // Escapes, order and whitespace make no difference.
            (
                Applicability::Safe,
                &update(
                    r#""ForgotPassword":{"DeliveryMethod":"SMS","SmsSettings":{"SmsMessage":"{####}"}},"VerificationMessage":{"SmsSettings":{"SmsMessage":"{\u0023###}"}, "DeliveryMethod":"SMS"}"#,
                ),
                &update(
                    r#""VerificationMessage":{"SmsSettings":{"SmsMessage":"{\u0023###}"}, "DeliveryMethod":"SMS"}"#,
                ),
            ),
        ],
    );
}
