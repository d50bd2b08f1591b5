"""The functions on documents."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from . import _engine
from .names import Effect, RuleId
from .options import CheckOptions, Document, FixOptions, Form, ReadOptions
from .report import Report, read

if sys.version_info >= (3, 11):
    from typing import Unpack
elif TYPE_CHECKING:
    from typing_extensions import Unpack

D = TypeVar("D", bound=Document)


@dataclass(frozen=True)
class Fixed(Generic[D]):
    """A document after its fixes."""

    document: D = field(repr=False)
    """The new text or value, whether anything was fixed or not. It holds the secrets of the old one."""
    applied: tuple[RuleId, ...]
    """The rules whose findings were fixed, one for each fix."""
    report: Report
    """What is left to say about the new document."""


@dataclass(frozen=True)
class Converted(Generic[D]):
    """A document in another form."""

    document: D = field(repr=False)
    """The new text or value. It holds the secrets of the old one."""
    notes: tuple[str, ...]
    """What was dropped, what is carried as it is, and what a request needs that an answer does not have. No secrets."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an update does to one member. Values are masked where they may be secret."""

    path: str
    """The member, from the `ResourceConfig` down, in the casing of the update."""
    effect: Effect
    before: str | None = None
    after: str | None = None
    reason: str | None = None
    """Why it is reset."""


def check(document: Document, **options: Unpack[CheckOptions]) -> Report:
    """Reports on a document. Nothing that is wrong with it is an exception, unless JSON has no such value."""
    return read(*_engine.check(document, options))


def fix(document: D, **options: Unpack[FixOptions]) -> Fixed[D]:
    """Applies the fixes of a document's findings. The document itself stays as it is."""
    applied, checked = _engine.fix(document, options)
    # Bytes that are not UTF-8 have no fixes, and the text shows them another way.
    is_same = isinstance(document, (bytes, bytearray)) and not applied
    new = document if is_same else _like(document, checked[0])
    return Fixed(new, cast(tuple[RuleId, ...], tuple(applied)), read(*checked))


def convert(document: D, form: Form, **options: Unpack[ReadOptions]) -> Converted[D]:
    """Gives a document another form. A `ValueError` if something would be lost, or would have to be made up."""
    text, notes = _engine.convert(document, form, options)
    if not isinstance(document, (str, bytes, bytearray)) and form.get("format") is not None:
        raise ValueError("format: only a text has one; convert `json.dumps(document)`")
    return Converted(_like(document, text), tuple(notes))


def diff(existing: Document, update: Document, **options: Unpack[ReadOptions]) -> tuple[Change, ...]:
    """What an update does to what exists, member by member. A `ValueError` if one of them cannot be compared."""
    changes = json.loads(_engine.diff(update, {**options, "existing": existing}))
    return tuple(Change(**change) for change in changes)


def markdown(document: Document, **options: Unpack[CheckOptions]) -> str:
    """The findings of a document as Markdown, for a ticket or a comment."""
    return _engine.markdown(document, options)


def redact(document: Document, **options: Unpack[ReadOptions]) -> str:
    """A document that is safe to share: no secrets, no unknown values, no comments other than suppressions."""
    return _engine.redact(document, options)


def _like(document: D, text: str) -> D:
    """A text as what a document is: text, bytes or a value."""
    new: Document
    if isinstance(document, str):
        new = text
    elif isinstance(document, (bytes, bytearray)):
        new = text.encode()
    else:
        new = cast(Document, json.loads(text))
    return cast(D, new)
