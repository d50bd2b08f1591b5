"""The watch for boto3, with the real one: nothing is sent, since the Stubber answers."""

import logging
import pickle
import threading
from collections.abc import Iterator, Mapping
from typing import Any

import boto3
import botocore.session
import pytest
from botocore.stub import Stubber

import authlint
from authlint.boto3 import AuthlintError, watch

SECRET = "Quite-Unspeakable-Orchard"
REGION = "eu-central-1"


def request(service: str, **config: Any) -> dict[str, Any]:
    google = {"ClientId": "1", "ClientSecret": SECRET}
    pool = {"OAuth": {"SocialProviderSettings": {"Google": google}}}
    config = {"AuthResources": "USER_POOL_ONLY", "Service": service, "UserPoolConfigs": pool, **config}
    return {"AppId": "d123", "BackendEnvironmentName": "dev", "ResourceName": "orchard", "ResourceConfig": config}


GOOD, BAD = request("COGNITO"), request("cognito")


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "x")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")


def new_client() -> Any:
    return boto3.client("amplifybackend", region_name=REGION)


@pytest.fixture
def client() -> Iterator[Any]:
    client = new_client()
    assert watch(client) is client
    yield client


def stops_bad_calls_only(client: Any) -> None:
    with Stubber(client) as stubber:
        stubber.add_response("update_backend_auth", {"AppId": "d123"})
        with pytest.raises(AuthlintError):
            client.update_backend_auth(**BAD)
        assert client.update_backend_auth(**GOOD)["AppId"] == "d123"
        stubber.assert_no_pending_responses()


def test_a_client_is_watched(client: Any) -> None:
    stops_bad_calls_only(client)


def test_clients_of_a_session_are_watched() -> None:
    session = boto3.Session(region_name=REGION)
    assert watch(session) is session
    stops_bad_calls_only(session.client("amplifybackend"))


def test_clients_of_a_session_of_botocore_are_watched() -> None:
    session = watch(botocore.session.get_session())
    stops_bad_calls_only(session.create_client("amplifybackend", region_name=REGION))


def test_other_things_are_refused() -> None:
    with pytest.raises(TypeError, match="watch a client or a session of boto3, not str"):
        watch("amplifybackend")  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]


def test_the_error_says_what_is_wrong_and_no_secret(client: Any) -> None:
    with pytest.raises(AuthlintError) as raised:
        client.update_backend_auth(**BAD)
    error = raised.value
    assert str(error).startswith(
        "UpdateBackendAuth was not sent: 1 error\n"
        "error[invalid-enum-value] at /ResourceConfig/Service: `cognito` is not a value of `Service`\n"
        "  help: "
    )
    assert error.pointers == ("/ResourceConfig/Service",)
    assert error.report.operation == "update" and error.report.envelope == "request"
    assert SECRET not in str(error) + repr(error) + repr(error.report)
    copy = pickle.loads(pickle.dumps(error))
    assert str(copy) == str(error) and copy.report == error.report
    assert isinstance(error, ValueError) and AuthlintError is authlint.AuthlintError


def test_create_is_checked_as_create(client: Any) -> None:
    with pytest.raises(AuthlintError, match="^CreateBackendAuth was not sent: ") as raised:
        client.create_backend_auth(**GOOD)
    assert raised.value.report.operation == "create"
    assert "missing-required-member" in {finding.rule for finding in raised.value.findings}


def test_other_calls_are_not_checked(client: Any) -> None:
    with Stubber(client) as stubber:
        stubber.add_response("get_backend_auth", {"AppId": "d123"})
        client.get_backend_auth(AppId="d123", BackendEnvironmentName="dev", ResourceName="orchard")
        stubber.assert_no_pending_responses()


def test_options_decide_what_stops_a_call() -> None:
    client = watch(new_client(), ignore=["invalid-enum-value"])
    with Stubber(client) as stubber:
        stubber.add_response("update_backend_auth", {})
        client.update_backend_auth(**BAD)
    # A second time, only the new options hold.
    assert watch(client, select=["social-provider-incomplete", "oauth-update-partial"], fail_level="advice") is client
    with pytest.raises(AuthlintError) as raised:
        client.update_backend_auth(**BAD)
    assert {finding.rule for finding in raised.value.findings} == {"oauth-update-partial"}
    assert raised.value.findings[0].level != "error"


def test_options_that_mean_nothing_are_refused_at_once() -> None:
    client: Any = new_client()
    refused: list[tuple[dict[str, Any], str]] = [
        ({"fail_level": "fatal"}, "`fatal` is not one of"),
        ({"ignore": ["nonsense"]}, "neither a rule nor a category"),
    ]
    for options, message in refused:
        with pytest.raises(ValueError, match=message):
            watch(client, **options)


def test_what_other_handlers_change_is_checked(client: Any) -> None:
    def spoil(params: dict[str, Any], **_: object) -> None:
        params["ResourceConfig"] = BAD["ResourceConfig"]

    client.meta.events.register("before-parameter-build.amplifybackend.UpdateBackendAuth", spoil)
    with pytest.raises(AuthlintError):
        client.update_backend_auth(**GOOD)


def test_what_json_cannot_say_is_not_sent(client: Any) -> None:
    policy = {"PasswordPolicy": {"MinimumLength": float("nan")}}
    with pytest.raises(TypeError, match="^/ResourceConfig/UserPoolConfigs/PasswordPolicy/MinimumLength: JSON has no number"):
        client.update_backend_auth(**request("COGNITO", UserPoolConfigs=policy))


def test_findings_that_stop_no_call_are_logged(client: Any, caplog: pytest.LogCaptureFixture) -> None:
    with Stubber(client) as stubber, caplog.at_level(logging.INFO, logger="authlint"):
        stubber.add_response("update_backend_auth", {})
        client.update_backend_auth(**GOOD)
    report = authlint.check(GOOD, operation="update", envelope="request", casing="sdk")
    assert report.ok and report.findings
    assert [record.getMessage() for record in caplog.records] == [f"UpdateBackendAuth: {finding}" for finding in report.findings]
    assert {record.levelname for record in caplog.records} <= {"WARNING", "INFO"}
    assert SECRET not in caplog.text


def test_updates_are_compared_with_what_exists() -> None:
    calls: list[Any] = []
    current = request("COGNITO", UserPoolConfigs={"Mfa": {"MFAMode": "OPTIONAL"}})

    def existing(call: Mapping[str, Any]) -> Any:
        calls.append(dict(call))
        return current

    client = watch(new_client(), existing=existing)
    update = request("COGNITO", UserPoolConfigs={"Mfa": {"MFAMode": "ON"}})
    with pytest.raises(AuthlintError) as raised:
        client.update_backend_auth(**update)
    assert calls == [update]
    (finding,) = (finding for finding in raised.value.findings if finding.rule == "mfa-on-in-update")
    assert any(label.in_existing for label in finding.labels)
    copy = pickle.loads(pickle.dumps(raised.value))
    assert copy.report == raised.value.report and copy.report.existing_text


def test_the_answer_of_a_client_says_what_exists() -> None:
    client, reader = new_client(), new_client()

    def existing(call: Mapping[str, Any]) -> Any:
        names = ("AppId", "BackendEnvironmentName", "ResourceName")
        return reader.get_backend_auth(**{name: call[name] for name in names})

    watch(client, existing=existing, select=["mfa-on-in-update"])
    update = request("COGNITO", UserPoolConfigs={"Mfa": {"MFAMode": "ON"}})
    pool = {"UserPoolName": "orchard", "SignInMethod": "EMAIL", "RequiredSignUpAttributes": ["EMAIL"]}
    answer = request("COGNITO", UserPoolConfigs={**pool, "Mfa": {"MFAMode": "OPTIONAL"}})
    with Stubber(reader) as stubber:
        stubber.add_response("get_backend_auth", answer)
        with pytest.raises(AuthlintError):
            client.update_backend_auth(**update)
        stubber.assert_no_pending_responses()


def test_what_exists_is_asked_for_updates_only() -> None:
    def existing(_: object) -> Any:
        raise AssertionError("it was asked")

    client = watch(new_client(), existing=existing)
    with pytest.raises(AuthlintError):
        client.create_backend_auth(**GOOD)
    with pytest.raises(AssertionError, match="it was asked"):
        client.update_backend_auth(**GOOD)


def test_nothing_known_of_what_exists_is_no_error() -> None:
    client = watch(new_client(), existing=lambda _: None)
    with Stubber(client) as stubber:
        stubber.add_response("update_backend_auth", {})
        client.update_backend_auth(**GOOD)
    # A second time, it holds no longer.
    watch(client, existing=None)
    with pytest.raises(TypeError, match="^existing: must be a function, not dict$"):
        watch(client, existing=GOOD)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_an_answer_that_says_nothing_stops_the_call() -> None:
    client = watch(new_client(), existing=lambda _: {"Error": SECRET})
    with pytest.raises(ValueError, match="^existing: it has syntax errors, or is no auth document$"):
        client.update_backend_auth(**GOOD)


def test_threads_share_a_client(client: Any) -> None:
    answers: dict[int, str] = {}

    def call(number: int) -> None:
        try:
            client.update_backend_auth(**request(f"cognito{number}"))
        except AuthlintError as error:
            answers[number] = error.findings[0].pointer

    threads = [threading.Thread(target=call, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == dict.fromkeys(range(16), "/ResourceConfig/Service")
