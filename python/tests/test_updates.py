"""Updates: compared with what exists, and made from it."""

import json
import threading
from pathlib import Path
from typing import Any

import pytest

import authlint

EXAMPLES = Path(__file__).parents[2] / "examples" / "change"
CURRENT, UPDATE = (EXAMPLES / name for name in ("current.json", "update.json"))
SECRET = "Quite-Unspeakable-Orchard"


def config(**pool: Any) -> dict[str, Any]:
    return {"AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs": pool}


EXISTING = config(Mfa={"MFAMode": "OPTIONAL", "Settings": {"MfaTypes": ["TOTP"]}})
EXISTING_YAML = "# as it is\nUserPoolConfigs:\n  Mfa: { MFAMode: OPTIONAL }\nAuthResources: USER_POOL_ONLY\nService: COGNITO\n"


def rules(update: Any, **options: Any) -> set[str]:
    return {finding.rule for finding in authlint.check(update, **options).findings}


@pytest.mark.parametrize(
    "existing",
    [
        EXISTING,
        {"AppId": "d123", "ResourceConfig": EXISTING, "ResponseMetadata": {"HTTPStatusCode": 200}},
        json.dumps(EXISTING),
        json.dumps(EXISTING).encode(),
        "// as it is\n" + json.dumps(EXISTING),
        EXISTING_YAML,
    ],
    ids=["value", "answer", "json", "bytes", "jsonc", "yaml"],
)
def test_an_update_is_compared_with_what_exists(existing: Any) -> None:
    update = config(Mfa={"MFAMode": "ON"})
    report = authlint.check(update, existing=existing)
    assert report.operation == "update"
    (finding,) = (finding for finding in report.findings if finding.rule == "mfa-on-in-update")
    (label,) = (label for label in finding.labels if label.in_existing)
    assert report.existing_text is not None
    assert report.existing_text[label.span.start : label.span.end].strip('"') == "OPTIONAL"


def test_what_exists_decides_what_an_update_loses() -> None:
    lost, kept = config(), config(Mfa={"MFAMode": "OFF"})
    assert "mfa-omitted-in-update" in rules(lost, existing=EXISTING)
    assert "mfa-omitted-in-update" not in rules(lost, existing=kept)
    assert authlint.check(lost, operation="update").existing_text is None


def test_labels_count_characters_of_their_own_text() -> None:
    existing = config(UserPoolName="Birnen äöü 🍐", Mfa={"MFAMode": "OPTIONAL"})
    report = authlint.check(config(Mfa={"MFAMode": "ON"}), existing=json.dumps(existing, ensure_ascii=False))
    labels = [label for finding in report.findings for label in finding.labels if label.in_existing]
    assert labels and report.existing_text is not None
    assert {report.existing_text[label.span.start : label.span.end] for label in labels} == {'"OPTIONAL"'}


def test_fixes_add_what_an_update_leaves_out() -> None:
    fixed = authlint.fix(config(), existing=EXISTING, unsafe_fixes=True)
    assert "mfa-omitted-in-update" in fixed.applied
    assert fixed.document["UserPoolConfigs"]["Mfa"] == EXISTING["UserPoolConfigs"]["Mfa"]
    assert fixed.report.existing_text is not None


@pytest.mark.parametrize("existing", ["{", "[]", {}, b"\xff", "a: {"])
def test_what_says_nothing_of_what_exists_is_a_value_error(existing: Any) -> None:
    for call in (lambda: authlint.check(config(), existing=existing), lambda: authlint.diff(existing, config())):
        with pytest.raises(ValueError, match="^existing: it has syntax errors, or is no auth document$"):
            call()


def test_what_exists_must_be_a_document() -> None:
    existing: Any = 7
    with pytest.raises(TypeError, match="^existing: the document must be str, bytes or a mapping, not int$"):
        authlint.check(config(), existing=existing)
    with pytest.raises(ValueError, match="^existing: the text has a lone surrogate") as raised:
        authlint.check(config(), existing=f"{SECRET}\ud800")
    assert SECRET not in repr(raised.value)


def test_a_diff_says_what_an_update_does() -> None:
    changes = authlint.diff(CURRENT.read_bytes(), UPDATE.read_bytes())
    by_path = {change.path: change for change in changes}
    length = by_path["UserPoolConfigs.PasswordPolicy.MinimumLength"]
    assert length == authlint.Change("UserPoolConfigs.PasswordPolicy.MinimumLength", "changed", "12", "15")
    mode = by_path["UserPoolConfigs.Mfa.MFAMode"]
    assert (mode.effect, mode.before, mode.after) == ("reset", "OPTIONAL", None)
    assert mode.reason == "left out, it is switched off"
    assert sum(change.effect == "kept" for change in changes) == 7


def test_a_diff_of_the_same_keeps_everything() -> None:
    assert {change.effect for change in authlint.diff(EXISTING, EXISTING)} == {"kept"}


def test_a_diff_masks_secrets() -> None:
    social = {"Google": {"ClientId": "1", "ClientSecret": SECRET}}
    update = config(OAuth={"SocialProviderSettings": social})
    changes = authlint.diff(config(), update)
    assert any(change.path.endswith("ClientSecret") for change in changes)
    assert SECRET not in repr(changes)


def test_an_update_that_cannot_be_compared_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="^update: it has syntax errors, or is no auth document$"):
        authlint.diff(EXISTING, "{")


def test_an_answer_becomes_an_update() -> None:
    text = CURRENT.read_text(encoding="utf-8")
    converted = authlint.convert(text, {"operation": "update"})
    assert converted.notes[0] == "dropped `IdentityPoolName`: it is fixed at creation"
    assert '"UserPoolName"' in text and '"UserPoolName"' not in converted.document
    assert authlint.convert(text.encode(), {"operation": "update"}).document == converted.document.encode()
    value = authlint.convert(json.loads(text), {"operation": "update"})
    assert value.document == json.loads(converted.document) and value.notes == converted.notes
    assert {change.effect for change in authlint.diff(text, converted.document)} == {"kept"}


def test_forms_go_together() -> None:
    text = '{ "ResourceConfig": { "UserPoolConfigs": { "Mfa": {} } } /* none */ }'
    converted = authlint.convert(text, {"casing": "wire", "envelope": "bare", "format": "json"}, format="jsonc")
    assert converted.document == '{ "userPoolConfigs": { "mfa": {} } }'
    assert authlint.convert(text, {"casing": None}, format="jsonc").document == text


def test_texts_become_yaml_and_json_again() -> None:
    text = json.dumps(config(Mfa={"MFAMode": "OFF"}), indent=2) + "\n"
    yaml = authlint.convert(text, {"format": "yaml"})
    assert yaml.document == 'AuthResources: USER_POOL_ONLY\nService: COGNITO\nUserPoolConfigs:\n  Mfa:\n    MFAMode: "OFF"\n'
    assert authlint.convert(yaml.document.encode(), {"format": "json"}, format="yaml").document == text.encode()
    with pytest.raises(ValueError, match="^format: only a text has one"):
        authlint.convert(config(), {"format": "yaml"})


def test_what_would_be_made_up_is_not_converted() -> None:
    with pytest.raises(ValueError, match="^not converted: a create request needs `UserPoolName`"):
        authlint.convert(config(), {"operation": "create"}, operation="update")


@pytest.mark.parametrize(
    ("form", "error", "message"),
    [
        ({"operation": "get"}, ValueError, "operation: `get` is not one of create, update"),
        ({"opration": "update"}, TypeError, "the form: there is no `opration`"),
        ("update", TypeError, "the form: must be a mapping of str, not str"),
    ],
)
def test_forms_that_mean_nothing_are_refused(form: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as raised:
        authlint.convert(config(), form)
    assert str(raised.value) == message


def test_secrets_of_a_conversion_stay_out_of_its_repr() -> None:
    social = {"Google": {"ClientId": "1", "ClientSecret": SECRET}}
    converted = authlint.convert(config(OAuth={"SocialProviderSettings": social}), {"casing": "wire"})
    assert SECRET in str(converted.document) and SECRET not in repr(converted)


def test_threads_compare_with_their_own() -> None:
    answers: dict[int, bool] = {}

    def compare(number: int) -> None:
        existing = EXISTING if number % 2 else config(Mfa={"MFAMode": "OFF"})
        answers[number] = "mfa-omitted-in-update" in rules(config(), existing=existing)

    threads = [threading.Thread(target=compare, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: bool(number % 2) for number in range(16)}
