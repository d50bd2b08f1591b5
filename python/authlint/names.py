"""The names in reports and options. Written by `UPDATE=1 cargo test --test repository`."""

from typing import Literal, TypeAlias

Basis: TypeAlias = Literal[
    "model",
    "docs",
    "code",
    "issue",
    "inferred",
    "policy",
]
"""How well what a rule says is known."""

Casing: TypeAlias = Literal[
    "sdk",
    "wire",
]
"""How members are spelled."""

Category: TypeAlias = Literal[
    "syntax",
    "schema",
    "cognito-limits",
    "consistency",
    "deprecation",
    "security",
    "suspicious",
    "style",
    "policy",
]
"""What kind of problem a rule finds."""

Effect: TypeAlias = Literal[
    "changed",
    "added",
    "reset",
    "kept",
    "cannot-change",
]
"""What an update does to a member."""

Envelope: TypeAlias = Literal[
    "request",
    "wrapped",
    "bare",
]
"""How much of a request is around the document."""

Format: TypeAlias = Literal[
    "json",
    "jsonc",
    "yaml",
]
"""What a document is read as."""

Level: TypeAlias = Literal[
    "error",
    "warning",
    "advice",
]
"""How bad a finding is, the worst first."""

Operation: TypeAlias = Literal[
    "create",
    "update",
    "get",
]
"""What a document is for."""

RuleId: TypeAlias = Literal[
    "apple-id-format",
    "apple-name-required",
    "apple-private-key-format",
    "apple-private-key-omitted-in-update",
    "apple-scopes-empty",
    "code-in-email-subject",
    "code-placeholder-missing",
    "contact-attribute-missing",
    "delivery-attribute-not-collected",
    "delivery-settings-ignored",
    "delivery-settings-missing",
    "domain-prefix-common",
    "domain-prefix-contains-reserved-word",
    "domain-prefix-invalid",
    "domain-prefix-reserved-word",
    "domain-prefix-with-environment",
    "duplicate-json-key",
    "duplicate-list-item",
    "email-message-too-large-for-parameter",
    "email-settings-incomplete",
    "empty-object",
    "empty-string",
    "foreign-document",
    "forgot-password-conflict",
    "forgot-password-deprecated",
    "guest-access-enabled",
    "guest-access-opened-by-update",
    "identity-pool-configs-ignored",
    "identity-pool-configs-missing",
    "identity-pool-name-cli-pattern",
    "identity-pool-removed-by-update",
    "immutable-member-in-update",
    "inline-secret",
    "invalid-directive",
    "invalid-enum-value",
    "invalid-type",
    "malformed-code-placeholder",
    "member-of-other-casing",
    "message-invalid-character",
    "message-length",
    "message-unusual-space",
    "mfa-not-enabled",
    "mfa-omitted-in-update",
    "mfa-on-in-update",
    "mfa-settings-ignored",
    "mfa-settings-without-mode",
    "mfa-sms-message-missing",
    "mfa-sms-only",
    "mfa-sms-phone-number-unverified",
    "mfa-sms-without-phone-number",
    "mfa-totp-with-phone-number",
    "mfa-types-missing",
    "misplaced-member",
    "missing-required-member",
    "name-pattern",
    "null-member",
    "oauth-admin-scope",
    "oauth-admin-scope-missing",
    "oauth-domain-prefix-missing",
    "oauth-implicit-grant",
    "oauth-openid-scope-missing",
    "oauth-scopes-empty",
    "oauth-settings-too-large",
    "oauth-update-partial",
    "oauth-update-removes",
    "password-character-classes-missing",
    "password-composition-rules",
    "password-constraints-missing",
    "password-constraints-removed-by-update",
    "password-length-reduced-by-update",
    "password-minimum-length-cli-limit",
    "password-minimum-length-not-integer",
    "password-minimum-length-range",
    "password-minimum-length-weak",
    "password-policy-missing",
    "password-update-partial",
    "placeholder-sent-literally",
    "placeholder-value",
    "policy-violation",
    "pool-name-invalid",
    "pool-name-non-ascii",
    "pool-name-with-environment",
    "redirect-uri-cognito-domain",
    "redirect-uri-fragment",
    "redirect-uri-host-as-scheme",
    "redirect-uri-host-missing",
    "redirect-uri-host-unlisted",
    "redirect-uri-insecure-http",
    "redirect-uri-invalid",
    "redirect-uri-localhost",
    "redirect-uri-loopback-ip",
    "redirect-uri-not-absolute",
    "redirect-uri-removed-by-update",
    "redirect-uri-scheme-misspelled",
    "redirect-uri-script-scheme",
    "redirect-uri-trailing-slash-missing",
    "redirect-uri-wildcard",
    "redirect-uris-empty",
    "redirect-uris-joined",
    "redirect-uris-too-many",
    "request-name-format",
    "required-attribute-updated-at",
    "required-attribute-zone-info",
    "sign-in-attribute-not-required",
    "sign-out-uri-fragment",
    "sign-out-uris-empty",
    "sms-message-line-break",
    "social-client-id-format",
    "social-client-id-unusual",
    "social-provider-incomplete",
    "social-provider-removed-by-update",
    "social-required-attribute-unavailable",
    "surrounding-whitespace",
    "syntax-error",
    "too-deep",
    "unknown-member",
    "untouched-skeleton",
    "unused-ignore",
    "username-placeholder-in-verification",
    "verification-link-not-supported",
    "verification-omitted",
    "yaml-boolean-word",
    "yaml-date",
    "yaml-number-notation",
    "yaml-several-documents",
]
"""The id of a rule."""
