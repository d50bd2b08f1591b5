"""The examples of the documentation, run as they are."""

import doctest
import os
from pathlib import Path

import pytest

import authlint

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/python.md").read_text(encoding="utf-8")
BLOCKS = [block.split("```")[0] for block in PAGE.split("```python\n")[1:]]


def test_the_page_has_examples() -> None:
    assert len(BLOCKS) >= 4


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_examples_of_the_page_run(block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    code = [line.removeprefix(">>> ").removeprefix("... ") for line in block.splitlines() if line.startswith((">>>", "..."))]
    if code:
        test = doctest.DocTestParser().get_doctest(block, {}, "docs/python.md", "docs/python.md", 0)
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
        runner.run(test)
        assert runner.summarize().failed == 0
    else:
        exec(compile(block, "docs/python.md", "exec"), {"__name__": "example"})


def test_the_example_of_the_module_runs() -> None:
    assert doctest.testmod(authlint).attempted > 0
    assert doctest.testmod(authlint).failed == 0
