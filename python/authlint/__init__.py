"""Checks AWS Amplify Backend auth `ResourceConfig` documents before anyone sends them.

>>> import authlint
>>> report = authlint.check('{ "AuthResources": "USER_POOL_ONLY", "Service": "cognito" }', operation="update")
>>> print(report.findings[1].message)
`cognito` is not a value of `Service`
"""

from ._engine import VERSION as __version__
from .catalogue import Rule, RuleOption, explain, rules
from .documents import Change, Converted, Fixed, check, convert, diff, fix, markdown, redact
from .names import Basis, Casing, Category, Effect, Envelope, Format, Level, Operation, RuleId
from .options import CheckOptions, Document, FixOptions, Form, ReadOptions, RuleSetting
from .report import AuthlintError, Data, Edit, Finding, Fix, Label, Position, Report, Span

__all__ = [
    "AuthlintError",
    "Basis",
    "Casing",
    "Category",
    "Change",
    "CheckOptions",
    "Converted",
    "Data",
    "Document",
    "Edit",
    "Effect",
    "Envelope",
    "Finding",
    "Fix",
    "FixOptions",
    "Fixed",
    "Form",
    "Format",
    "Label",
    "Level",
    "Operation",
    "Position",
    "ReadOptions",
    "Report",
    "Rule",
    "RuleId",
    "RuleOption",
    "RuleSetting",
    "Span",
    "__version__",
    "check",
    "convert",
    "diff",
    "explain",
    "fix",
    "markdown",
    "redact",
    "rules",
]
