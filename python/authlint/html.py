"""A report as notebooks show it. Its texts are redacted already."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .report import Finding, Report

HEAD = "<tr><th>level</th><th>rule</th><th>place</th><th>finding</th></tr>"
LEFT = ' style="text-align: left"'


def table(report: Report) -> str:
    """A table with a row for each finding."""
    caption = f"<p>{escape(report.summary())} in {escape(report.path)}, checked as {report.operation}</p>"
    if not report.findings:
        return caption
    more = f"<p>and {report.omitted} more</p>" if report.omitted else ""
    return f"{caption}<table>{HEAD}{''.join(map(_row, report.findings))}</table>{more}"


def _row(finding: Finding) -> str:
    rule = escape(finding.rule)
    if finding.url is not None:
        rule = f'<a href="{escape(finding.url)}">{rule}</a>'
    help = "" if finding.help is None else f"<br><small>{escape(finding.help)}</small>"
    cells = [finding.level, rule, f"<code>{escape(finding.pointer or '/')}</code>", escape(finding.message) + help]
    return f"<tr>{''.join(f'<td{LEFT}>{cell}</td>' for cell in cells)}</tr>"
