"""Many edits of one list at once, and edits that die: nothing is lost, and the list is always whole."""

import fcntl
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cuegen import files
from cuegen.commands import changing
from cuegen.commands.screen import Screen
from cuegen.files import Waiting, locked, replace
from cuegen.problems import Refused
from tests.cli.conftest import Cuegen
from tests.cli.program import PATIENCE, SILENT, SMALL, Result, environment, run, start

CHECKOUT = Path(__file__).parents[2]


def test_fifty_at_once_and_two_hundred_that_die(tmp_path: Path) -> None:
    """All of the fifty are written down; the others leave the old list or the new one, and no lock or rubbish."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.killing_edits", str(tmp_path)],
        cwd=CHECKOUT,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=10 * PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    steps, killed = map(int, done.stdout.split())
    # At least: list, temporary file made, opened, given its mode, renamed, folder brought to the disk.
    assert steps >= 6
    assert killed >= 50


def test_programs_of_their_own_wait_for_each_other(tmp_path: Path) -> None:
    """Through links and from other folders too: the lock is the list's, not the name's."""
    (tmp_path / "contacts.yaml").write_text(SMALL)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "link.yaml").symlink_to("../contacts.yaml")
    calls = [("contacts.yaml", tmp_path), ("sub/link.yaml", tmp_path), ("../contacts.yaml", tmp_path / "sub")] * 2
    logs = [start("log", "ada", "--note", f"call {n}", "-f", file, cwd=cwd) for n, (file, cwd) in enumerate(calls)]
    assert [log.communicate(timeout=2 * PATIENCE) for log in logs] == [("", "")] * len(calls)
    text = (tmp_path / "contacts.yaml").read_text()
    assert sorted(line.split()[-1] for line in text.splitlines() if "call " in line) == list("012345")
    assert (tmp_path / "sub" / "link.yaml").is_symlink()


def test_the_lock_is_held_for_as_long_as_it_takes(tmp_path: Path) -> None:
    """Another one is not to be had meanwhile, and is at once afterwards."""
    folder = os.open(tmp_path, os.O_RDONLY)
    with locked(tmp_path / "contacts.yaml", Waiting(0.0, 0.0, pytest.fail)), pytest.raises(BlockingIOError):
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(folder)


@pytest.fixture
def locked_folder(folder: Path) -> Iterator[int]:
    """Let another program hold the lock until it is released."""
    held = os.open(folder, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    yield held
    os.close(held)


@pytest.mark.parametrize("arguments", [("log", "ada"), ("snooze", "ada", "1 week"), ("pause", "ada")])
def test_nobody_waits_for_ever(
    arguments: tuple[str, ...], cuegen: Cuegen, folder: Path, locked_folder: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For a program that is suspended, or for the flock in which the very call stands: it is told, and what to do."""
    assert locked_folder
    monkeypatch.setattr(changing, "PATIENCE", 0.05)
    assert cuegen(*arguments) == Result(
        1,
        b"",
        "contacts.yaml: error: another program keeps its folder locked, so nothing was written\n"
        "    hint: let that one end, and try again; a flock around cuegen itself needs another file to lock\n",
    )
    assert (folder / "contacts.yaml").read_text() == SMALL
    assert cuegen(*arguments, "--dry-run").code == 0


def test_who_looks_is_told_of_the_wait(watched: Cuegen, locked_folder: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, after a moment; as soon as the other program is done, it goes on."""
    monkeypatch.setattr(changing, "MOMENT", 0.0)
    tell, told = Screen.tell, []

    def tell_and_release(screen: Screen, line: str) -> None:
        tell(screen, line)
        told.append(line)
        fcntl.flock(locked_folder, fcntl.LOCK_UN)

    monkeypatch.setattr(Screen, "tell", tell_and_release)
    done = watched("log", "ada")
    assert (done.code, told) == (0, ["another program has this folder locked: waiting for it, a minute at most"])
    assert done.err.splitlines() == [*told, "Ada Lovelace: touch on Mon 23 Nov 2026 written down"]


def test_a_short_wait_is_none_of_the_words(
    watched: Cuegen, locked_folder: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others are done in no time as a rule."""
    assert changing.MOMENT >= 1
    looks: list[float] = []

    def look(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 3:
            fcntl.flock(locked_folder, fcntl.LOCK_UN)

    monkeypatch.setattr("cuegen.files.locking.time.sleep", look)
    assert watched("log", "ada").err == "Ada Lovelace: touch on Mon 23 Nov 2026 written down\n"
    assert len(looks) == 3


def test_a_disk_without_locks(cuegen: Cuegen, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list is changed without one."""

    def none(*_arguments: object) -> None:
        raise OSError

    monkeypatch.setattr("cuegen.files.locking.fcntl.flock", none)
    assert cuegen("log", "ada") == SILENT
    assert "2026-11-23" in (folder / "contacts.yaml").read_text()


def test_no_folder(cuegen: Cuegen) -> None:
    """There is nothing to lock, and it is told as of every list."""
    message = "nowhere/contacts.yaml: error: no such file\n    hint: `cuegen init` writes one, or name another file\n"
    assert cuegen("log", "ada", "-f", "nowhere/contacts.yaml") == Result(1, b"", message)
    assert cuegen("log", "ada", "--dry-run", "-f", "nowhere/contacts.yaml") == Result(1, b"", message)


def test_what_came_in_between_is_not_overwritten(tmp_path: Path) -> None:
    """An editor that knows nothing of locks has saved the list: its change stays."""
    list_ = tmp_path / "contacts.yaml"
    list_.write_text("theirs")
    with pytest.raises(Refused, match="in this very moment"):
        replace(list_, b"before", b"ours")
    assert list_.read_text() == "theirs"


@pytest.fixture
def saved_meanwhile(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let an editor save the list between the reading and the writing of it."""
    edited = SMALL.replace("Grace", "Mary")

    def save_first(path: Path, before: bytes, after: bytes) -> bool:
        (folder / "contacts.yaml").write_text(edited)
        return files.replace(path, before, after)

    monkeypatch.setattr(changing, "replace", save_first)
    return edited


def test_an_editor_in_between(cuegen: Cuegen, folder: Path, saved_meanwhile: str) -> None:
    """It is told, and the next try goes on from there."""
    message = "contacts.yaml: error: somebody else changed the file in this very moment, so nothing was written\n"
    assert cuegen("log", "ada") == Result(1, b"", message + "    hint: try again\n")
    assert (folder / "contacts.yaml").read_text() == saved_meanwhile


def test_mode_and_link_stay(tmp_path: Path) -> None:
    """A list that nobody else may read stays so, and what a link leads to is changed."""
    real = tmp_path / "real.yaml"
    real.write_text(SMALL)
    real.chmod(0o600)
    (tmp_path / "contacts.yaml").symlink_to("real.yaml")
    assert run("log", "ada", cwd=tmp_path) == SILENT
    assert (tmp_path / "contacts.yaml").is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o600
    assert "last_contact" in real.read_text()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["contacts.yaml", "real.yaml"]
