"""The program `authlint`, and `python -m authlint`: the command line itself, run by Python."""

import signal
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import authlint

SCRIPT = Path(sysconfig.get_path("scripts")) / "authlint"
PROGRAMS = [[str(SCRIPT)], [sys.executable, "-m", "authlint"]]
BAD = '{ "AuthResources": "USER_POOL_ONLY", "Service": "cognito", "UserPoolConfigs": {} }'
GOOD = BAD.replace("cognito", "COGNITO")


def run(program: list[str], *arguments: str, input: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([*program, *arguments], input=input, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_exit_status_says_how_it_went(program: list[str]) -> None:
    arguments = ["--no-config", "--format", "concise", "--operation", "update", "-"]
    good = run(program, *arguments, input=GOOD)
    assert (good.returncode, good.stderr) == (0, "")
    bad = run(program, *arguments, input=BAD)
    assert (bad.returncode, bad.stderr) == (1, "")
    assert "error[invalid-enum-value] `cognito` is not a value of `Service`" in bad.stdout
    missing = run(program, "missing.json")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert missing.stderr == "authlint: missing.json: no such file or folder\n"


@pytest.mark.parametrize("program", PROGRAMS)
def test_it_has_its_own_name(program: list[str]) -> None:
    assert run(program, "--version").stdout == f"authlint {authlint.__version__}\n"
    unknown = run(program, "--nonsense")
    assert unknown.returncode == 2 and "Usage: authlint " in unknown.stderr


def test_files_are_fixed(tmp_path: Path) -> None:
    file = tmp_path / "update-auth.json"
    file.write_text(BAD)
    assert run(PROGRAMS[0], "fix", "--no-config", str(file)).returncode == 0
    assert file.read_text() == GOOD


def test_the_report_is_the_same_as_the_module_gives() -> None:
    printed = run(PROGRAMS[0], "--no-config", "--format", "json", "--operation", "update", "-", input=BAD).stdout
    assert printed.rstrip() == authlint.check(BAD, operation="update").to_json().rstrip()


@pytest.mark.parametrize("program", PROGRAMS)
def test_an_interrupt_ends_it(program: list[str]) -> None:
    with start(program, "--ndjson", "-") as process:
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        process.stdin.write(b"{}\n" * 10_000)
        process.stdin.flush()
        # It is at work, and waits for more.
        assert process.stdout.read(1) == b"{"
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == -signal.SIGINT
        assert process.stderr.read() == b""


def test_a_reader_that_leaves_ends_it_quietly() -> None:
    with start(PROGRAMS[0], "rules", "--format", "json") as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=20) == 0


def start(program: list[str], *arguments: str) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    return subprocess.Popen([*program, *arguments], stdin=pipe, stdout=pipe, stderr=pipe)
