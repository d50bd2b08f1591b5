"""What is found: plain data, read from the engine's JSON report.

Its texts are redacted. Only `Report.text`, `Report.existing_text` and the edits of fixes are text of documents as it is,
and no `repr` shows them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, get_args

from .html import table
from .names import Basis, Casing, Category, Envelope, Format, Level, Operation, RuleId

LEVELS: tuple[Level, ...] = get_args(Level)
"""The worst first."""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a report's `text`: `report.text[span.start:span.end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Position:
    """Both count from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Label:
    """A second place of a finding."""

    message: str
    span: Span
    in_existing: bool = False
    """Whether it is in the report's `existing_text`, not in its `text`."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replaces a span by a text, which may hold secrets."""

    span: Span
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to correct what a finding is about."""

    title: str
    is_safe: bool
    """Whether it is applied by default; else it is likely right, and needs a look."""
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Data:
    """The parts of a message by name, where it has them. The rule identifies the message, with `message_id` where it has several."""

    member: str | None = None
    """Canonical path of the member that the finding is about, or of the nearest one around it: `UserPoolConfigs.Mfa`."""
    message_id: str | None = None
    """Which of the rule's messages it is, where the rule has several: stable, whatever the wording."""
    missing: str | None = None
    """Name of the member that is missing, in the casing of the document."""
    found: str | None = None
    """The name, value or type that the document has, masked where it must not be shown."""
    allowed: tuple[str, ...] = ()
    """Names, values or types that are allowed."""
    suggestion: str | None = None
    """The name or value that was most likely meant."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or could be better."""

    rule: RuleId
    category: Category
    level: Level
    message: str
    help: str | None
    url: str | None
    """The source, if it is on the web."""
    basis: Basis
    data: Data
    pointer: str
    """RFC 6901, into the document as it was given; of a missing member, to the object that lacks it."""
    span: Span
    start: Position
    end: Position
    labels: tuple[Label, ...]
    fixes: tuple[Fix, ...]

    def __str__(self) -> str:
        place = f" at {self.pointer}" if self.pointer else ""
        help = "" if self.help is None else f"\n  help: {self.help}"
        return f"{self.level}[{self.rule}]{place}: {self.message}{help}"


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a document."""

    path: str
    format: Format
    operation: Operation
    operation_reason: str
    """Why it was checked as that operation; begins with `assumed` where that is a guess."""
    envelope: Envelope
    casing: Casing
    findings: tuple[Finding, ...]
    """The first hundred, in the order of the text."""
    omitted: int
    """How many more there are."""
    errors: int
    warnings: int
    advice: int
    text: str = field(repr=False)
    """The text that spans and positions refer to: the given text, or a value written as JSON."""
    existing_text: str | None = field(repr=False)
    """The same of what the document was compared with."""
    _json: str = field(repr=False, compare=False)

    @property
    def ok(self) -> bool:
        """Whether there are no errors."""
        return self.errors == 0

    def at_least(self, level: Level) -> tuple[Finding, ...]:
        """The findings of a level or worse."""
        wanted = _from(level)
        return tuple(finding for finding in self.findings if finding.level in wanted)

    def count(self, level: Level) -> int:
        """How many there are of a level or worse, those included that `findings` omits."""
        counts = (self.errors, self.warnings, self.advice)
        return sum(counts[: len(_from(level))])

    def raise_for_errors(self, fail_level: Level = "error") -> Report:
        """Raises an `AuthlintError` if there are findings of a level or worse; else gives the report itself."""
        if self.count(fail_level) > 0:
            raise AuthlintError(self, fail_level)
        return self

    def to_json(self) -> str:
        """The report as `authlint --format json` prints it. Spans count bytes of UTF-8 there."""
        return self._json

    def summary(self, level: Level = "advice") -> str:
        """How many there are of each level, from the worst to this one: `2 errors and 1 warning`."""
        counts = {
            "error": _counted(self.errors, "error"),
            "warning": _counted(self.warnings, "warning"),
            "advice": _counted(self.advice, "piece", " of advice"),
        }
        *others, last = [counts[level] for level in _from(level) if counts[level]] or ["no findings"]
        return f"{', '.join(others)} and {last}" if others else last

    def __str__(self) -> str:
        return _listed(self.summary(), self.findings, self.omitted)

    def _repr_html_(self) -> str:
        return table(self)


class AuthlintError(ValueError):
    """A document has findings; from `authlint.boto3`, the call was not sent. The message masks what may be secret."""

    __module__ = "authlint"

    def __init__(self, report: Report, fail_level: Level = "error", call: str | None = None) -> None:
        super().__init__(report, fail_level, call)
        self.report: Report = report
        self.findings: tuple[Finding, ...] = report.at_least(fail_level)
        """Those of the level that counts as failure, or worse."""
        self._omitted = report.count(fail_level) - len(self.findings)
        name = "the document" if report.path == "-" else report.path
        subject = f"{name} has" if call is None else f"{call} was not sent:"
        self._heading = f"{subject} {report.summary(fail_level)}"

    @property
    def pointers(self) -> tuple[str, ...]:
        """Where the findings are, one for each."""
        return tuple(finding.pointer for finding in self.findings)

    def __str__(self) -> str:
        return _listed(self._heading, self.findings, self._omitted)

    def __repr__(self) -> str:
        return f"AuthlintError({self._heading!r})"


def read(text: str, existing: str | None, whole: str) -> Report:
    """The report on one document, from the JSON report of the engine."""
    report: Any = json.loads(whole)
    file, summary = report["files"][0], report["summary"]
    reader = _Reader(text, existing)
    return Report(
        path=file["path"],
        format=file["format"],
        operation=file["operation"],
        operation_reason=file["operationReason"],
        envelope=file["envelope"],
        casing=file["casing"],
        findings=tuple(map(reader.finding, file["findings"])),
        omitted=file["omitted"],
        errors=summary["errors"],
        warnings=summary["warnings"],
        advice=summary["advice"],
        text=text,
        existing_text=existing,
        _json=whole,
    )


class _Reader:
    """Reads findings; turns offsets in bytes into those of a text."""

    def __init__(self, text: str, existing: str | None = None) -> None:
        self._bytes = None if text.isascii() else text.encode()
        self._existing = None if existing is None else _Reader(existing)

    def finding(self, row: Any) -> Finding:
        return Finding(
            rule=row["rule"],
            category=row["category"],
            level=row["level"],
            message=row["message"],
            help=row.get("help"),
            url=row.get("url"),
            basis=row["basis"],
            data=self._data(row["data"]),
            pointer=row["pointer"],
            span=self._span(row["span"]),
            start=Position(**row["start"]),
            end=Position(**row["end"]),
            labels=tuple(map(self._label, row["labels"])),
            fixes=tuple(map(self._fix, row["fixes"])),
        )

    def _data(self, row: Any) -> Data:
        return Data(
            member=row.get("member"),
            message_id=row.get("messageId"),
            missing=row.get("missing"),
            found=row.get("found"),
            allowed=tuple(row.get("allowed", ())),
            suggestion=row.get("suggestion"),
        )

    def _label(self, row: Any) -> Label:
        existing = self._existing if "file" in row else None
        return Label(row["message"], (existing or self)._span(row["span"]), existing is not None)

    def _fix(self, row: Any) -> Fix:
        edits = tuple(Edit(self._span(edit), edit["text"]) for edit in row["edits"])
        return Fix(row["title"], row["applicability"] == "safe", edits)

    def _span(self, row: Any) -> Span:
        return Span(self._offset(row["start"]), self._offset(row["end"]))

    def _offset(self, offset: int) -> int:
        return offset if self._bytes is None else len(self._bytes[:offset].decode())


def _from(level: Level) -> tuple[Level, ...]:
    """A level and those that are worse."""
    if level not in LEVELS:
        raise ValueError(f"`{level}` is not one of {', '.join(LEVELS)}")
    return LEVELS[: LEVELS.index(level) + 1]


def _counted(count: int, word: str, rest: str = "") -> str:
    return f"{count} {word}{'' if count == 1 else 's'}{rest}" if count else ""


def _listed(heading: str, findings: tuple[Finding, ...], omitted: int) -> str:
    lines = [heading, *map(str, findings), *([f"and {omitted} more"] if omitted else [])]
    return "\n".join(lines)
