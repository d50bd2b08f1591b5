"""Options: what they do, and what is said of those that mean nothing."""

import pathlib
from typing import Any

import pytest

import authlint

DOCUMENT = {"AuthResources": "USER_POOL_ONLY", "Service": "cognito", "UserPoolConfigs": {"OAuth": {"OAuthGrantType": "IMPLICIT"}}}


def rules_of(document: Any = DOCUMENT, **options: Any) -> set[str]:
    options.setdefault("operation", "update")
    return {finding.rule for finding in authlint.check(document, **options).findings}


def test_documents_are_read_as_options_say() -> None:
    report = authlint.check("// pears\n{}", path=pathlib.Path("auth/update.jsonc"))
    assert (report.format, report.operation, report.path) == ("jsonc", "update", "auth/update.jsonc")
    report = authlint.check("{}", format="json", operation="get", envelope="wrapped", casing="wire")
    assert (report.format, report.operation, report.envelope, report.casing) == ("json", "get", "wrapped", "wire")
    assert authlint.check("{}").operation_reason.startswith("assumed")
    nothing: Any = dict.fromkeys(("path", "format", "operation", "envelope", "casing", "select", "rules"))
    assert authlint.check("{}", **nothing) == authlint.check("{}")


def test_rules_are_chosen() -> None:
    assert {"invalid-enum-value", "oauth-implicit-grant"} <= rules_of()
    assert rules_of(select=["oauth-implicit-grant"]) == {"oauth-implicit-grant"}
    assert rules_of(select=()) == set()
    assert "invalid-enum-value" not in rules_of(ignore={"schema"})
    off = next(rule for rule in authlint.rules() if not rule.on_by_default and rule.id == "oauth-admin-scope")
    scopes = {"UserPoolConfigs": {"OAuth": {"OAuthScopes": ["AWS_COGNITO_SIGNIN_USER_ADMIN"]}}}
    assert off.id not in rules_of(scopes)
    assert off.id in rules_of(scopes, extend_select=[off.id])
    assert off.id in rules_of(scopes, rules={off.id: "on"})


def test_levels_and_options_of_rules_are_set() -> None:
    assert "oauth-implicit-grant" not in rules_of(rules={"oauth-implicit-grant": "off"})
    report = authlint.check(DOCUMENT, operation="update", rules={"oauth-implicit-grant": {"level": "advice"}})
    assert {finding.level for finding in report.findings if finding.rule == "oauth-implicit-grant"} == {"advice"}
    policy = {"UserPoolConfigs": {"PasswordPolicy": {"MinimumLength": 10, "AdditionalConstraints": ["REQUIRE_DIGIT"]}}}
    weak = "password-minimum-length-weak"
    assert weak not in rules_of(policy)
    assert weak in rules_of(policy, rules={weak: {"recommended": 15}})
    oauth = {"UserPoolConfigs": {"OAuth": {"RedirectSignInURIs": ["https://evil.example/"]}}}
    unlisted = "redirect-uri-host-unlisted"
    assert unlisted in rules_of(oauth, rules={unlisted: {"allowed-hosts": ["*.orchard.example"]}})
    assert unlisted not in rules_of(oauth, rules={unlisted: {"allowed-hosts": ["*.example", "evil.example"]}})
    name = {"UserPoolConfigs": {"UserPoolName": "orchard"}}
    assert "name-pattern" in rules_of(name, operation="create", rules={"name-pattern": {"user-pool": "^acme-"}})


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"operaton": "update"}, TypeError, "there is no option `operaton`"),
        ({"operation": "patch"}, ValueError, "operation: `patch` is not one of create, update, get"),
        ({"operation": 1}, TypeError, "operation: must be str, not int"),
        ({"in_memory": 1}, TypeError, "in_memory: must be bool, not int"),
        ({"path": 1}, TypeError, "path: must be str or a path, not int"),
        ({"select": "schema"}, TypeError, "select: must be a list of rules and categories, not str"),
        ({"ignore": [1]}, TypeError, "ignore: must be a list of rules and categories, not list"),
        (
            {"ignore": ["inline-secrt"]},
            ValueError,
            "ignore: `inline-secrt` is neither a rule nor a category; did you mean `inline-secret`?",
        ),
        ({"rules": ["inline-secret"]}, TypeError, "rules: must be a mapping of rules to their settings, not list"),
        ({"rules": {"schema": "off"}}, ValueError, "rules: `schema` is a category; name one of its rules"),
        (
            {"rules": {"inline-secret": "of"}},
            ValueError,
            "inline-secret: `of` is not one of error, warning, advice, on, off",
        ),
        ({"rules": {"inline-secret": 1}}, TypeError, "inline-secret: must be a level or a mapping, not int"),
        (
            {"rules": {"password-minimum-length-weak": {"recomended": 9}}},
            ValueError,
            "password-minimum-length-weak: recomended: the rule has no such option; did you mean `recommended`?",
        ),
        (
            {"rules": {"password-minimum-length-weak": {"recommended": "9"}}},
            TypeError,
            "password-minimum-length-weak: recommended: must be int, not str",
        ),
        (
            {"rules": {"redirect-uri-host-unlisted": {"allowed-hosts": "example.com"}}},
            TypeError,
            "redirect-uri-host-unlisted: allowed-hosts: must be a list of str, not str",
        ),
    ],
)
def test_options_that_mean_nothing_are_refused(options: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as raised:
        authlint.check({}, **options)
    assert str(raised.value) == message


def test_a_pattern_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="^name-pattern: user-pool: this is not a regular expression"):
        authlint.check({}, rules={"name-pattern": {"user-pool": "("}})


def test_rules_have_pages() -> None:
    rules = authlint.rules()
    assert len(rules) > 90 and [rule.id for rule in rules] == sorted(rule.id for rule in rules)
    weak = next(rule for rule in rules if rule.id == "password-minimum-length-weak")
    assert weak.levels["create"] == "warning"
    assert weak.options[0].name == "recommended" and weak.options[0].default == 8
    for rule in rules:
        page = authlint.explain(rule.id)
        assert page.startswith(f"# {rule.id}\n\n{rule.docs}")
    with pytest.raises(ValueError, match="did you mean `inline-secret`"):
        authlint.explain("inline-secrets")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
