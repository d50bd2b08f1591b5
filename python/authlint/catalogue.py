"""The rules and their pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import _engine
from .names import Basis, Category, Level, Operation, RuleId


@dataclass(frozen=True, slots=True)
class RuleOption:
    """A setting that a rule has of its own."""

    name: str
    default: int | tuple[str, ...] | None
    docs: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, and all that is known about it."""

    id: RuleId
    summary: str
    category: Category
    levels: Mapping[Operation, Level]
    """By operation; absent where the rule does not apply."""
    on_by_default: bool
    basis: Basis
    basis_description: str
    source: str
    url: str | None
    options: tuple[RuleOption, ...]
    docs: str
    """Markdown: what it finds, why, bad and good documents."""


def rules() -> tuple[Rule, ...]:
    """The catalogue, sorted by id."""
    return tuple(map(_rule, json.loads(_engine.rules())))


def explain(id: RuleId) -> str:
    """The page of a rule, in Markdown."""
    return _engine.page(id)


def _rule(row: Any) -> Rule:
    return Rule(
        id=row["id"],
        summary=row["summary"],
        category=row["category"],
        levels=row["levels"],
        on_by_default=row["on_by_default"],
        basis=row["basis"],
        basis_description=row["basis_in_words"],
        source=row["source"],
        url=row.get("url"),
        options=tuple(map(_option, row["options"])),
        docs=row["docs"],
    )


def _option(row: Any) -> RuleOption:
    default: Any = row["default"]
    return RuleOption(row["name"], tuple(row["default"]) if isinstance(default, list) else default, row["docs"])
