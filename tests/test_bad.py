"""Every faulty list under tests/bad gets exactly the words beside it: <case>.yaml is checked, <case>.txt is printed.

A case is two files. Write the list, run pytest with --update-golden, and read what is printed as a user would:
is the caret under what is wrong, does the hint help, is it kind?
"""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cuegen.cli import run
from cuegen.files.reading import TEXT_LIMIT
from tests.conftest import Golden

BAD = Path(__file__).parent / "bad"
CASES = sorted(path.stem for path in BAD.glob("*.yaml"))

# What the libraries say, and no user should have to read.
JARGON = re.compile(
    "block (mapping|sequence)|flow|scalar|token|simple key|indicator|node content|stream|expected <"
    "|validation|forbidden|pydantic|libyaml|valid (string|dict|integer)|_type|Traceback|None\\b"
)

NOBODY = 65534  # the user without rights
PATIENCE = 5.0  # seconds of computing: what is bounded takes a small part of one


def checked(case: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """Check a list as on a machine in New York on 2026-03-02; return the exit code and what is printed."""
    monkeypatch.chdir(BAD)
    monkeypatch.setenv("TZ", "America/New_York")
    code = run(["check", f"{case}.yaml", "--today", "2026-03-02"])
    printed = capsys.readouterr()
    assert printed.out == ""
    return code, printed.err


@pytest.mark.parametrize("case", CASES)
def test_a_faulty_list_gets_exactly_these_words(
    case: str, golden: Golden, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A faulty list gets exactly these words; it fails when an error is among them, and not for warnings."""
    code, printed = checked(case, capsys, monkeypatch)
    golden(BAD / f"{case}.txt", printed)
    assert code == (1 if " error: " in printed else 0)
    assert "error: " in printed or "warning: " in printed


@pytest.mark.parametrize("case", CASES)
def test_no_word_of_a_library_gets_through(case: str) -> None:
    """What is printed is in the words of this program, in the form that all of its messages have."""
    printed = (BAD / f"{case}.txt").read_text(encoding="utf-8")
    assert printed.endswith("\n")
    for line in printed.splitlines():
        if line.startswith("    ") and not line.startswith("    hint: "):
            continue  # what the user wrote
        assert not JARGON.search(line)
        assert not line.endswith(".")
        assert not line.endswith(" ")


def test_every_expectation_belongs_to_a_list() -> None:
    """No text is left behind by a list that was renamed."""
    assert sorted(path.stem for path in BAD.glob("*.txt")) == CASES


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return the current folder, one whose permission bits count even where the tests run as root."""
    before, folder = Path.cwd(), Path(tempfile.mkdtemp())
    is_root = os.geteuid() == 0
    if is_root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        os.chdir(folder)
        yield folder
    finally:
        os.chdir(before)
        if is_root:
            os.seteuid(0)
        shutil.rmtree(folder)


def test_a_file_that_is_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No such file, a folder, one that may not be read, and one that is beyond all measure."""
    (folder / "folder.yaml").mkdir()
    (folder / "secret.yaml").touch(mode=0o200)
    with (folder / "large.yaml").open("wb") as large:
        large.truncate(200 * 2**20)
    begun = time.process_time()
    allowed = f"too large: 209,715,200 bytes, where {TEXT_LIMIT:,} are allowed"
    for name, message, hint in (
        ("missing.yaml", "no such file", "`cuegen init` writes one, or name another file"),
        ("folder.yaml", "this is a folder, where a file is expected", "name a file in it"),
        ("secret.yaml", "no permission to read this file", "allow it, or name another file"),
        ("large.yaml", allowed, "check that this is the right file"),
    ):
        assert run(["check", name, "--today", "2026-03-02"]) == 1
        assert capsys.readouterr() == ("", f"{name}: error: {message}\n    hint: {hint}\n")
    assert time.process_time() - begun < PATIENCE


@pytest.mark.parametrize("opened", ["[", "{", "- ", "? ", "categories: ["])
def test_a_hundred_thousand_levels(opened: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are refused at once, in few words, and what is shown of the line fits a terminal."""
    (folder / "deep.yaml").write_text(opened * 100_000)
    begun = time.process_time()
    assert run(["check", "deep.yaml", "--today", "2026-03-02"]) == 1
    assert time.process_time() - begun < PATIENCE
    printed = capsys.readouterr().err
    assert "nested more than 20 levels deep" in printed
    assert max(map(len, printed.splitlines())) < 200
