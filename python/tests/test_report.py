"""What reports say, and what they never show."""

import json
import pickle
from html.parser import HTMLParser

import pytest

import authlint

SECRET = "Quite-Unspeakable-Orchard"
TEXT = """{
  "AuthResources": "USER_POOL_ONLY", "Service": "cognito",
  "UserPoolConfigs": { "UserPoolName": "Öl 🍐", "OAuth": { "SocialProviderSettings": {
    "Google": { "ClientId": "<script>", "ClientSecret": "Quite-Unspeakable-Orchard", "ClientSecret": 5 } } } }
}"""
REPORT = authlint.check(TEXT, operation="update", path="auth.json")


def test_findings_are_typed_data() -> None:
    finding = next(finding for finding in REPORT.findings if finding.rule == "invalid-enum-value")
    start = TEXT.index('"cognito"')
    assert finding == authlint.Finding(
        rule="invalid-enum-value",
        category="schema",
        level="error",
        message="`cognito` is not a value of `Service`",
        help="did you mean `COGNITO`? The only value is `COGNITO`",
        url=finding.url,
        basis="model",
        data=authlint.Data(member="Service", found="cognito", allowed=("COGNITO",), suggestion="COGNITO"),
        pointer="/Service",
        span=authlint.Span(start, start + 9),
        start=authlint.Position(2, 49),
        end=authlint.Position(2, 58),
        labels=(),
        fixes=(authlint.Fix("write `COGNITO`", True, (authlint.Edit(authlint.Span(start, start + 9), '"COGNITO"'),)),),
    )
    assert str(finding) == (
        "error[invalid-enum-value] at /Service: `cognito` is not a value of `Service`\n"
        "  help: did you mean `COGNITO`? The only value is `COGNITO`"
    )
    with pytest.raises(AttributeError):
        finding.rule = "inline-secret"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


def test_spans_count_characters_of_the_text() -> None:
    repeated = next(finding for finding in REPORT.findings if finding.rule == "duplicate-json-key")
    assert REPORT.text == TEXT
    places = [repeated.span, *(label.span for label in repeated.labels)]
    assert [TEXT[span.start : span.end] for span in places] == ['"ClientSecret"'] * 2


def test_the_json_is_the_report_of_the_command_line() -> None:
    report = json.loads(REPORT.to_json())
    assert report["version"] == 1 and report["tool"] == {"name": "authlint", "version": authlint.__version__}
    (file,) = report["files"]
    assert file["path"] == "auth.json"
    assert [finding["rule"] for finding in file["findings"]] == [finding.rule for finding in REPORT.findings]
    encoded = TEXT.encode()
    for row, finding in zip(file["findings"], REPORT.findings, strict=True):
        span = finding.span
        assert encoded[row["span"]["start"] : row["span"]["end"]].decode() == TEXT[span.start : span.end]


def test_levels_are_counted() -> None:
    assert (REPORT.errors, REPORT.warnings, REPORT.advice) == (
        REPORT.count("error"),
        REPORT.count("warning") - REPORT.count("error"),
        REPORT.count("advice") - REPORT.count("warning"),
    )
    assert not REPORT.ok and REPORT.errors == len(REPORT.at_least("error")) > 0
    assert str(REPORT).splitlines()[0] == REPORT.summary()
    assert REPORT.summary("error") == f"{REPORT.errors} errors"
    assert authlint.check(TEXT, operation="update", select=["invalid-enum-value"]).summary() == "1 error"
    with pytest.raises(ValueError, match="`fatal` is not one of error, warning, advice"):
        REPORT.at_least("fatal")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_findings_beyond_a_hundred_are_counted() -> None:
    report = authlint.check({"UserPoolConfigs": {f"Name{number}": number for number in range(500)}})
    assert len(report.findings) == 100
    assert report.omitted == report.count("advice") - 100 > 300
    assert str(report).endswith(f"\nand {report.omitted} more")


def test_a_report_raises() -> None:
    good = authlint.check({"AuthResources": "USER_POOL_ONLY", "Service": "COGNITO", "UserPoolConfigs": {}}, operation="update")
    assert good.ok and good.raise_for_errors() is good
    with pytest.raises(authlint.AuthlintError, match="^the document has 2 warnings\n") as warning:
        good.raise_for_errors("warning")
    assert warning.value.pointers == ("/UserPoolConfigs", "/UserPoolConfigs")
    with pytest.raises(ValueError, match=f"^auth.json has {REPORT.errors} errors\n") as raised:
        REPORT.raise_for_errors()
    assert isinstance(raised.value, authlint.AuthlintError)
    assert raised.value.report is REPORT
    assert raised.value.findings == REPORT.at_least("error")


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_reports_and_errors_are_pickled(protocol: int) -> None:
    error = authlint.AuthlintError(REPORT, "warning", "UpdateBackendAuth")
    copy = pickle.loads(pickle.dumps(error, protocol))
    assert isinstance(copy, authlint.AuthlintError)
    assert str(copy) == str(error) and copy.findings == error.findings
    assert copy.report == REPORT and copy.report.to_json() == REPORT.to_json() and copy.report.text == TEXT
    assert pickle.loads(pickle.dumps(authlint.rules(), protocol)) == authlint.rules()


def test_no_secret_is_shown() -> None:
    assert any(edit.text for finding in REPORT.findings for fix in finding.fixes for edit in fix.edits)
    error = authlint.AuthlintError(REPORT)
    fixed = authlint.fix(TEXT, operation="update")
    shown = [repr(REPORT), str(REPORT), REPORT._repr_html_(), repr(error), str(error), repr(fixed), *map(repr, REPORT.findings)]
    assert not [text for text in shown if SECRET in text]


class Cells(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.rows: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append("")

    def handle_data(self, data: str) -> None:
        if self.rows:
            self.rows[-1] += f"{data}|"


def test_notebooks_show_a_table() -> None:
    report = authlint.check({"AuthResources": "<script>", "Service": "<b>", "<i>": 1, "UserPoolConfigs": {}}, operation="update")
    cells = Cells(report._repr_html_())
    assert len(cells.rows) == 1 + len(report.findings) > 2
    assert cells.tags <= {"p", "table", "tr", "th", "td", "code", "small", "br", "a"}
    for row, finding in zip(cells.rows[1:], report.findings, strict=True):
        assert row.startswith(f"{finding.level}|{finding.rule}|{finding.pointer or '/'}|{finding.message}|")
    clean = authlint.check({}, select=[])._repr_html_()
    assert "<table>" not in clean and "checked as create" in clean
