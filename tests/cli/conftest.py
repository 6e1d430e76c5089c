"""The command line in this process, for all that needs none of its own: it is five times faster, and is measured."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cuegen import cli
from tests.cli.program import NOW, SMALL, Result

Cuegen = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a small list in it."""
    (tmp_path / "contacts.yaml").write_text(SMALL)
    return tmp_path


@pytest.fixture
def cuegen(folder: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Cuegen:
    """Run cuegen with some arguments in that folder, without a terminal."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)

    def run(*arguments: str, stdin: str = "") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capfdbinary.readouterr()
        code = cli.run(arguments)
        printed = capfdbinary.readouterr()
        return Result(code, printed.out, printed.err.decode())

    return run


@pytest.fixture
def watched(cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch) -> Cuegen:
    """Run cuegen as if standard error were a terminal without colors."""
    monkeypatch.setenv("NO_COLOR", "1")

    def run(*arguments: str, stdin: str = "") -> Result:
        with monkeypatch.context() as patch:
            patch.setattr(sys.stderr, "isatty", lambda: True)
            return cuegen(*arguments, stdin=stdin)

    return run
