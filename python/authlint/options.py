"""The options of all functions, as keyword arguments; `None` is as good as none."""

import os
from collections.abc import Callable, Collection, Mapping
from typing import Literal, TypeAlias, TypedDict

from .names import Casing, Category, Envelope, Format, Level, Operation, RuleId

Document: TypeAlias = str | bytes | bytearray | Mapping[str, object]
"""The text of a document, or a value such as boto3 takes: JSON's types, tuples and other mappings included."""

RuleSetting: TypeAlias = str | Mapping[str, str | int | list[str]]
"""`"off"`, `"on"` or a level, or a mapping of `"level"` and the rule's own options to their values."""


class ReadOptions(TypedDict, total=False):
    """How a document is read; what is left open is found out from the document."""

    path: str | os.PathLike[str] | None
    """The name of the file: its ending decides the format, a word of it the operation, where these are left open."""
    format: Format | None
    operation: Operation | None
    envelope: Envelope | None
    casing: Casing | None
    in_memory: bool | None
    """The text never was a file: secrets in it are where they belong. Always so for values."""


class RuleOptions(TypedDict, total=False):
    """Which rules run."""

    select: Collection[RuleId | Category] | None
    """Only these, instead of those that are on by default."""
    extend_select: Collection[RuleId | Category] | None
    """These too."""
    ignore: Collection[RuleId | Category] | None
    """Not these."""
    rules: Mapping[RuleId, RuleSetting] | None


class CheckOptions(ReadOptions, RuleOptions, total=False):
    """How a document is read, and which rules run."""

    existing: Document | None
    """What exists, such as the answer of GetBackendAuth, in any form: the document is checked as an update of it."""


class FixOptions(CheckOptions, total=False):
    """How a document is fixed."""

    unsafe_fixes: bool | None
    """Apply the fixes that are likely right too, which need a look."""


Existing: TypeAlias = Callable[[Mapping[str, object]], Document | None]
"""Says what exists, given the parameters of a call; `None` checks without it."""


class WatchOptions(RuleOptions, total=False):
    """What stops a call."""

    fail_level: Level
    """The least level that does; default `"error"`."""
    existing: Existing | None
    """Called before each UpdateBackendAuth call is checked."""


class Form(TypedDict, total=False):
    """The form that `convert` gives a document; what is left open stays as it is."""

    operation: Literal["create", "update"] | None
    casing: Casing | None
    envelope: Envelope | None
    format: Format | None
    """Of texts; a value has none."""
