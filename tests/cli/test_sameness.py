"""The same list gives the same bytes, on every machine and however cuegen is started."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from cuegen.files import read_text_file, shipped
from tests.cli.conftest import Cuegen
from tests.cli.program import CUEGEN, SILENT, Result, environment, run

# An old Python, or one that was told to, believes the locale; Turkish has its own capital i, German its own decimals.
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
# Half of them set at once: a difference would show all the same.
SETTINGS = {
    "far east, plain C": {"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
    "far west, ASCII": {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "1", **ASCII},
    "nowhere, German": {"TZ": "Nowhere/Land", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "random"},
    "Turkish": {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
    "a user": {"HOME": "/nowhere", "USER": "nobody", "XDG_CONFIG_HOME": "/nowhere", "COLUMNS": "20", "TERM": "dumb"},
}
PYTHONS = {"-O": [sys.executable, "-O", "-m", "cuegen"], "-OO -I": [sys.executable, "-OO", "-I", "-m", "cuegen"]}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the example, which has names from many places, and a template of its own."""
    folder = tmp_path_factory.mktemp("example")
    text = read_text_file(shipped("contacts.yaml.example"))
    (folder / "contacts.yaml").write_text(text, encoding="utf-8")
    shutil.copytree(shipped("templates"), folder / "templates")
    with (folder / "templates" / "summary.txt.j2").open("a", encoding="utf-8") as template:
        template.write(" é 山 {{ category|upper }}\n")
    return folder


@pytest.fixture(scope="module")
def feed(example: Path) -> bytes:
    """Return the feed of the example as all settings must give it."""
    done = run("build", "-o", "-", cwd=example)
    assert (done.code, done.err) == (0, "")
    assert len(done.out) > 10_000
    return done.out


@pytest.mark.parametrize("changes", SETTINGS.values(), ids=SETTINGS)
def test_the_settings_of_the_machine_have_no_say(example: Path, feed: bytes, changes: dict[str, str]) -> None:
    """Neither its zone nor its language nor its hashes."""
    assert run("build", "-o", "-", cwd=example, env=environment(**changes)) == Result(0, feed, "")


@pytest.mark.parametrize("command", PYTHONS.values(), ids=PYTHONS)
def test_an_optimized_python_is_as_good(example: Path, feed: bytes, command: Sequence[str]) -> None:
    """No check that matters is an assert, and no docstring is read."""
    assert run("build", "-o", "-", cwd=example, command=command) == Result(0, feed, "")


@pytest.mark.parametrize("cwd", [".", "..", "templates", "/"])
def test_it_does_not_matter_where_from(
    cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch, example: Path, feed: bytes, cwd: str
) -> None:
    """Absolute paths, relative ones, and those that take a detour, from wherever."""
    monkeypatch.chdir(example / cwd)
    relative = os.path.relpath(example / "contacts.yaml")
    for contacts in (relative, f".//{relative}", str(example / "contacts.yaml")):
        assert cuegen("build", contacts, "-o", "-") == Result(0, feed, "")


def test_the_console_script_is_the_module(example: Path, feed: bytes) -> None:
    """`cuegen` and `python -m cuegen` are one program."""
    script = str(Path(sys.executable).with_name("cuegen"))
    assert run("build", "-o", "-", cwd=example, command=[script]) == Result(0, feed, "")


def test_a_second_build_writes_nothing(example: Path, feed: bytes) -> None:
    """As a process, at another time: the same bytes and the same time of change."""
    path = example / "reconnect.ics"
    assert run("build", cwd=example) == SILENT
    before = path.stat()
    later = environment(SOURCE_DATE_EPOCH="1893456000", TZ="Asia/Tokyo")
    assert run("build", cwd=example, env=later) == SILENT
    assert path.read_bytes() == feed
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_the_command_for_the_tests_is_the_one_under_test() -> None:
    """So that none of this is said of another program."""
    assert CUEGEN[0] == sys.executable
