"""Documents as Python has them: text, bytes, mappings."""

import datetime
import decimal
import threading
import time
from collections import ChainMap
from types import MappingProxyType
from typing import Any

import pytest

import authlint

GOOD: dict[str, Any] = {"AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs": {}}
BAD: dict[str, Any] = {**GOOD, "Service": "cognito"}
SECRET = "Quite-Unspeakable-Orchard"


def found(document: Any, **options: Any) -> list[tuple[str, str]]:
    options.setdefault("operation", "update")
    options.setdefault("select", ["schema", "syntax"])
    return [(finding.rule, finding.pointer) for finding in authlint.check(document, **options).findings]


@pytest.mark.parametrize(
    "document",
    [
        '{ "AuthResources": "USER_POOL_ONLY", "Service": "cognito", "UserPoolConfigs": {} }',
        b'{ "AuthResources": "USER_POOL_ONLY", "Service": "cognito", "UserPoolConfigs": {} }',
        bytearray(b'{ "AuthResources": "USER_POOL_ONLY", "Service": "cognito", "UserPoolConfigs": {} }'),
        BAD,
        MappingProxyType(BAD),
        ChainMap[str, Any]({"Service": "cognito"}, GOOD),
    ],
)
def test_text_bytes_and_mappings_are_checked_alike(document: Any) -> None:
    assert found(document) == [("invalid-enum-value", "/Service")]


def test_what_is_no_document_is_a_type_error() -> None:
    for document in (None, 7, [BAD], {"Service"}, object()):
        with pytest.raises(TypeError, match=f"must be str, bytes or a mapping, not {type(document).__name__}"):
            authlint.check(document)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


class Shade(str):
    pass


@pytest.mark.parametrize(
    ("value", "written"),
    list[tuple[object, str]]([
        (None, "null"),
        (True, "true"),
        (-5, "-5"),
        (2**64, "18446744073709551616"),
        (8.0, "8.0"),
        (1e-9, "1e-9"),
        (("a", "b"), '[\n    "a",\n    "b"\n  ]'),
        (Shade('"ü\n'), '"\\"ü\\n"'),
        (MappingProxyType[str, object]({}), "{}"),
    ]),
)
def test_values_are_written_as_json_writes_them(value: object, written: str) -> None:
    assert authlint.check({"Value": value}).text == f'{{\n  "Value": {written}\n}}'


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"A": float("nan")}, "/A: JSON has no number `nan`"),
        ({"A": [0, float("-inf")]}, "/A/1: JSON has no number `-inf`"),
        ({1: 2}, "names must be str, not int"),
        ({"A": {None: 2}}, "/A: names must be str, not NoneType"),
        ({"A": datetime.datetime(2027, 1, 1)}, "/A: JSON has no value for datetime.datetime"),
        ({"A": ({"B": decimal.Decimal(8)},)}, "/A/0/B: JSON has no value for decimal.Decimal"),
        ({"A": b"bytes"}, "/A: JSON has no value for bytes"),
        ({"A": 2**200}, "/A: the number has more than 128 bits"),
        ({"A": "\ud800"}, "/A: the text has a lone surrogate"),
        ({SECRET: {1, 2}}, "/•••: JSON has no value for set"),
    ],
)
def test_what_json_cannot_say_is_a_type_error_with_its_place(document: Any, message: str) -> None:
    with pytest.raises(TypeError) as raised:
        authlint.check(document)
    assert str(raised.value) == message


def test_a_value_inside_itself_is_a_type_error() -> None:
    value: dict[str, object] = {}
    value["A"] = [value]
    with pytest.raises(TypeError, match="has more than 256 levels, or holds itself"):
        authlint.check(value)


def test_a_mapping_that_fails_is_a_type_error() -> None:
    class Broken(dict[str, object]):
        pass

    class Odd(ChainMap[str, object]):
        def items(self) -> Any:
            raise RuntimeError(SECRET)

    assert found(Broken(BAD)) == [("invalid-enum-value", "/Service")]
    with pytest.raises(TypeError, match="the mapping has no `items`"):
        authlint.check(Odd(BAD))


def test_a_lone_surrogate_is_a_value_error_without_the_text() -> None:
    with pytest.raises(ValueError, match="lone surrogate") as raised:
        authlint.check(f"{SECRET}\ud800")
    assert SECRET not in repr(raised.value) and raised.value.__cause__ is None


def test_bytes_that_are_not_utf8_have_a_finding() -> None:
    (finding, *_) = authlint.check(b'{"Service": "\xe9"}').findings
    assert finding.message == "the byte 0xE9 is not valid UTF-8"


def test_too_much_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="over the limit of 16777216 bytes"):
        authlint.check(" " * (16 * 1024 * 1024 + 1))


def test_secrets_of_values_are_where_they_belong() -> None:
    google = {"Google": {"ClientId": "1", "ClientSecret": SECRET}}
    document = {**GOOD, "UserPoolConfigs": {"OAuth": {"SocialProviderSettings": google}}}
    text = authlint.check(document).text
    assert found(document, select=["inline-secret"]) == []
    assert found(text, select=["inline-secret"], in_memory=True) == []
    assert [rule for rule, _ in found(text, select=["inline-secret"])] == ["inline-secret"]
    for redacted in (authlint.redact(document), authlint.redact(text)):
        assert SECRET not in redacted and "ClientSecret" in redacted


@pytest.mark.parametrize("document", [BAD, '{"AuthResources":"USER_POOL_ONLY","Service":"cognito","UserPoolConfigs":{}}'])
def test_fixes_make_a_new_document_of_the_same_type(document: Any) -> None:
    fixed = authlint.fix(document, operation="update")
    assert fixed.applied == ("invalid-enum-value",)
    assert fixed.report.ok and not authlint.check(document, operation="update").ok
    assert fixed.document == (GOOD if document is BAD else document.replace("cognito", "COGNITO"))
    assert BAD["Service"] == "cognito"


def test_fixes_of_bytes_keep_what_they_do_not_touch() -> None:
    given = b'\xef\xbb\xbf{\r\n  "AuthResources": "USER_POOL_ONLY", "Service": "cognito", "UserPoolConfigs": {} }'
    assert authlint.fix(given, operation="update").document == given.replace(b"cognito", b"COGNITO")
    broken = b'{ "Service": "\xe9" }'
    assert authlint.fix(broken).document == broken


def test_unsafe_fixes_are_applied_when_asked_for() -> None:
    document = {**GOOD, "UserPoolConfigs": {"OAuth": {"OAuthGrantType": "IMPLICIT"}}}
    safe, likely = (authlint.fix(document, operation="update", unsafe_fixes=unsafe) for unsafe in (False, True))
    assert "oauth-implicit-grant" not in safe.applied and "oauth-implicit-grant" in likely.applied
    assert "IMPLICIT" not in str(likely.document)


def test_findings_as_markdown() -> None:
    assert "`cognito` is not a value of `Service`" in authlint.markdown(BAD)


def test_other_threads_run_while_it_checks() -> None:
    text = '{ "UserPoolConfigs": { "Mfa": [' + '"pear", ' * 1_000_000 + '"pear"] } }'
    times: list[float] = []
    thread = threading.Thread(target=lambda: times.extend((time.monotonic(), authlint.check(text).errors, time.monotonic())))
    last, longest = time.monotonic(), 0.0
    thread.start()
    while thread.is_alive():
        now = time.monotonic()
        last, longest = now, max(longest, now - last)
    assert times[1] > 0
    assert longest < (times[2] - times[0]) / 2, "nothing else ran for most of the time that it took"


def test_threads_get_their_own_answers() -> None:
    answers: dict[int, list[tuple[str, str]]] = {}

    def check(number: int) -> None:
        answers[number] = found({**GOOD, f"Name{number}": 1})

    threads = [threading.Thread(target=check, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: [("unknown-member", f"/Name{number}")] for number in range(16)}
