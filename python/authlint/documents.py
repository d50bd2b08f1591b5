"""The functions on documents."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from . import _engine
from .names import RuleId
from .options import CheckOptions, Document, FixOptions, ReadOptions
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


def check(document: Document, **options: Unpack[CheckOptions]) -> Report:
    """Reports on a document. Nothing that is wrong with it is an exception, unless JSON has no such value."""
    return read(*_engine.check(document, options))


def fix(document: D, **options: Unpack[FixOptions]) -> Fixed[D]:
    """Applies the fixes of a document's findings. The document itself stays as it is."""
    applied, text, report = _engine.fix(document, options)
    new: Document
    if isinstance(document, str):
        new = text
    elif isinstance(document, (bytes, bytearray)):
        # Bytes that are not UTF-8 have no fixes, and `text` shows them another way.
        new = text.encode() if applied else document
    else:
        new = cast(Document, json.loads(text))
    return Fixed(cast(D, new), cast(tuple[RuleId, ...], tuple(applied)), read(text, report))


def markdown(document: Document, **options: Unpack[CheckOptions]) -> str:
    """The findings of a document as Markdown, for a ticket or a comment."""
    return _engine.markdown(document, options)


def redact(document: Document, **options: Unpack[ReadOptions]) -> str:
    """A document that is safe to share: secrets, unknown values and comments are masked, the rest is unchanged."""
    return _engine.redact(document, options)
