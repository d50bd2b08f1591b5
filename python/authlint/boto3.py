"""Stops calls of boto3 that would be refused, or break sign-in, before anything is sent."""

from __future__ import annotations

import logging
import sys
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from .documents import check
from .names import Level, Operation
from .options import Existing, RuleOptions, WatchOptions
from .report import AuthlintError, Report

if sys.version_info >= (3, 11):
    from typing import Unpack
elif TYPE_CHECKING:
    from typing_extensions import Unpack

__all__ = ["AuthlintError", "watch"]

OPERATIONS: dict[str, Operation] = {"CreateBackendAuth": "create", "UpdateBackendAuth": "update"}

logger: logging.Logger = logging.getLogger("authlint")
logger.addHandler(logging.NullHandler())


class Client(Protocol):
    """A client of boto3 or botocore."""

    @property
    def meta(self) -> Any: ...


class Session(Protocol):
    """A session of boto3."""

    @property
    def events(self) -> Any: ...


class BotocoreSession(Protocol):
    """A session of botocore."""

    def get_component(self, name: str) -> Any: ...


Watched = TypeVar("Watched", bound=Client | Session | BotocoreSession)


def watch(client_or_session: Watched, **options: Unpack[WatchOptions]) -> Watched:
    """Raises an `AuthlintError` instead of sending CreateBackendAuth and UpdateBackendAuth calls that have findings.

    Of a session, the clients that it makes from now on are watched. Findings that stop no call go to the logger
    `authlint`. A second time, only the new options hold. Gives back what it was given.

    `existing` is called before an update is checked, and says what exists; nothing is fetched without it. What it raises
    reaches the caller, and the update is not sent.
    """
    options = options.copy()
    fail_level = options.pop("fail_level", "error")
    existing = options.pop("existing", None)
    if existing is not None and not callable(existing):
        raise TypeError(f"existing: must be a function, not {type(existing).__name__}")
    rules = cast(RuleOptions, options)
    # What means nothing is refused here, not when a call is made.
    check({}, **rules).at_least(fail_level)
    events = _events(client_or_session)
    for name in OPERATIONS:
        # The last event, and last in it: other handlers may still change what is sent before.
        event = f"before-parameter-build.amplifybackend.{name}"
        events.unregister(event, unique_id=event)
        events.register_last(event, partial(_check_call, fail_level, existing, rules), unique_id=event)
    return client_or_session


def _events(target: Any) -> Any:
    if hasattr(target, "meta"):
        return target.meta.events
    if hasattr(target, "events"):
        return target.events
    if hasattr(target, "get_component"):
        return target.get_component("event_emitter")
    raise TypeError(f"watch a client or a session of boto3, not {type(target).__name__}")


def _check_call(
    fail_level: Level,
    existing: Existing | None,
    rules: RuleOptions,
    *,
    params: dict[str, object],
    model: Any,
    **_: object,
) -> None:
    operation = OPERATIONS[model.name]
    known = existing(params) if existing is not None and operation == "update" else None
    report = check(params, operation=operation, envelope="request", casing="sdk", existing=known, **rules)
    if report.count(fail_level) > 0:
        raise AuthlintError(report, fail_level, model.name)
    _log(model.name, report)


def _log(call: str, report: Report) -> None:
    for finding in report.findings:
        level = logging.INFO if finding.level == "advice" else logging.WARNING
        logger.log(level, "%s: %s", call, finding)
