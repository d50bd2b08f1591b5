"""What type checkers know of the package; run by none, checked by mypy and pyright."""

from collections.abc import Mapping

import boto3
from mypy_boto3_amplifybackend import AmplifyBackendClient
from mypy_boto3_amplifybackend.type_defs import CreateBackendAuthRequestTypeDef
from typing_extensions import assert_type

import authlint
from authlint.boto3 import watch


report = authlint.check('{"Service": "COGNITO"}', operation="create", select=["schema", "inline-secret"])
assert_type(report, authlint.Report)
assert_type(report.findings, tuple[authlint.Finding, ...])
assert_type(report.raise_for_errors("warning"), authlint.Report)
assert_type(authlint.fix(b"{}").document, bytes)
assert_type(authlint.fix({"Service": "COGNITO"}, unsafe_fixes=True).document, dict[str, str])
assert_type(authlint.check(b"{}", existing={"Service": "COGNITO"}).existing_text, str | None)
assert_type(authlint.convert(b"{}", {"operation": "update", "format": "json"}).document, bytes)
assert_type(authlint.diff("{}", b"{}"), tuple[authlint.Change, ...])

session = boto3.Session()
assert_type(watch(session, fail_level="warning", ignore=["style"]), boto3.Session)
client = watch(session.client("amplifybackend"))
assert_type(client, AmplifyBackendClient)


def existing(call: Mapping[str, object]) -> dict[str, object]:
    return {**client.get_backend_auth(AppId="d123", BackendEnvironmentName="dev", ResourceName=str(call["ResourceName"]))}


assert_type(watch(client, existing=existing), AmplifyBackendClient)
request: CreateBackendAuthRequestTypeDef = {
    "AppId": "d123",
    "BackendEnvironmentName": "dev",
    "ResourceName": "auth",
    "ResourceConfig": {
        "AuthResources": "USER_POOL_ONLY",
        "Service": "COGNITO",
        "UserPoolConfigs": {"RequiredSignUpAttributes": ["EMAIL"], "SignInMethod": "EMAIL", "UserPoolName": "orchard"},
    },
}
assert_type(authlint.fix(request).document, CreateBackendAuthRequestTypeDef)

authlint.check({}, operation="patch")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
authlint.check({}, operaton="create")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
authlint.check({}, ignore=["inline-secrt"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
authlint.check({}, ignore="inline-secret")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
authlint.check({}, unsafe_fixes=True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
authlint.convert({}, {"operation": "get"})  # type: ignore[typeddict-item]  # pyright: ignore[reportArgumentType]
authlint.check(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
authlint.boto3.watch("client")  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
