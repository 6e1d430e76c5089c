"""Whatever happens to the disk or to the program: the last good feed stays whole, and no rubbish stays for good."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cuegen.files import shipped
from tests.cli.conftest import Cuegen
from tests.cli.program import CUEGEN, PATIENCE, SILENT, SMALL, Result, environment, many, run

CHECKOUT = Path(__file__).parents[2]
EDITED = SMALL.replace("Grace Hopper", "Emmy Noether")
NOBODY = 65534

# No file may grow at all: what a disk says that is nearly full, to whoever asks for more.
WITHOUT_ROOM = ("sh", "-c", 'ulimit -f 0; exec "$0" "$@"', *CUEGEN)


def names_in(folder: Path) -> list[str]:
    """Return what stands in a folder."""
    return sorted(path.name for path in folder.iterdir())


def mount(*arguments: str) -> bool:
    """Mount something, if this machine lets us."""
    command = shutil.which("mount")
    return (
        command is not None and subprocess.run([command, *arguments], capture_output=True, check=False).returncode == 0
    )


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Return a small disk of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mount("-t", "tmpfs", "-o", "size=64k", "cuegen-tests", str(folder)):
        pytest.skip("no right to mount a small disk; test_no_room_for_the_feed looks at much the same")
    try:
        yield folder
    finally:
        subprocess.run([shutil.which("umount") or "umount", str(folder)], check=True)


@pytest.fixture
def own_folder() -> Iterator[Path]:
    """Return a folder that others can reach, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)


@contextmanager
def as_owner_of(folder: Path) -> Iterator[None]:
    """Be somebody whom permission bits stop, even where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        if not os.access(shipped("templates"), os.X_OK, effective_ids=True):
            pytest.skip("only root may enter the folder of this checkout")
        yield
    finally:
        os.seteuid(0)


def test_a_full_disk(disk: Path, tmp_path: Path) -> None:
    """The old feed stays, without a half of the new one beside it; with room again, all is well."""
    (tmp_path / "contacts.yaml").write_text(SMALL)
    assert run("build", "-o", "disk/reconnect.ics", cwd=tmp_path) == SILENT
    before = (disk / "reconnect.ics").read_bytes()
    (tmp_path / "contacts.yaml").write_text(many(300))
    message = "disk/reconnect.ics: error: the disk is full\n    hint: free some space and try again\n"
    assert run("build", "-o", "disk/reconnect.ics", cwd=tmp_path) == Result(1, b"", message)
    assert (disk / "reconnect.ics").read_bytes() == before
    assert names_in(disk) == ["reconnect.ics"]
    (tmp_path / "contacts.yaml").write_text(EDITED)
    assert run("build", "-o", "disk/reconnect.ics", cwd=tmp_path) == SILENT
    assert b"Emmy Noether" in (disk / "reconnect.ics").read_bytes()


def test_a_disk_that_can_only_be_read(disk: Path, tmp_path: Path) -> None:
    """Is no matter as long as there is nothing to write."""
    (tmp_path / "contacts.yaml").write_text(SMALL)
    assert run("build", "-o", "disk/reconnect.ics", cwd=tmp_path) == SILENT
    assert mount("-o", "remount,ro", str(disk))
    assert run("build", "-o", "disk/reconnect.ics", cwd=tmp_path) == SILENT
    (tmp_path / "contacts.yaml").write_text(EDITED)
    done = run("build", "-o", "disk/reconnect.ics", cwd=tmp_path)
    assert done == Result(
        1, b"", "disk/reconnect.ics: error: its disk can only be read\n    hint: name a file on another disk\n"
    )
    done = run("init", "disk", cwd=tmp_path)
    assert done == Result(
        1, b"", "disk/contacts.yaml: error: its disk can only be read\n    hint: name a file on another disk\n"
    )


def test_no_room_for_the_feed(tmp_path: Path) -> None:
    """The system's own words, where there are none of ours."""
    (tmp_path / "contacts.yaml").write_text(SMALL)
    assert run("build", cwd=tmp_path) == SILENT
    before = (tmp_path / "reconnect.ics").read_bytes()
    (tmp_path / "contacts.yaml").write_text(EDITED)
    done = run("build", cwd=tmp_path, command=WITHOUT_ROOM)
    assert done == Result(1, b"", "reconnect.ics: error: file too large\n")
    assert (tmp_path / "reconnect.ics").read_bytes() == before
    assert names_in(tmp_path) == ["contacts.yaml", "reconnect.ics"]


def test_no_room_for_a_list(tmp_path: Path) -> None:
    """`init` leaves no half of a list, which it would refuse to replace the next time."""
    done = run("init", cwd=tmp_path, command=WITHOUT_ROOM)
    assert done == Result(1, b"", "contacts.yaml: error: file too large\n")
    assert names_in(tmp_path) == []
    assert run("init", cwd=tmp_path) == SILENT


@pytest.mark.parametrize(
    ("folder_mode", "feed_mode", "message"),
    [
        (0o555, 0o644, "no permission to write in its folder\n    hint: allow it, or name a file in another folder\n"),
        (0o755, 0o444, "no permission to write this file\n    hint: allow it, or name another file\n"),
    ],
)
def test_a_feed_that_is_protected(
    cuegen: Cuegen, own_folder: Path, folder_mode: int, feed_mode: int, message: str
) -> None:
    """By its own mode or by its folder's: it stays as it is."""
    contacts, feed = own_folder / "contacts.yaml", own_folder / "reconnect.ics"
    contacts.write_text(SMALL)
    assert cuegen("build", str(contacts)) == SILENT
    contacts.write_text(EDITED)
    before = feed.read_bytes()
    feed.chmod(feed_mode)
    own_folder.chmod(folder_mode)
    with as_owner_of(own_folder):
        refused = cuegen("build", str(contacts))
    assert refused == Result(1, b"", f"{feed}: error: {message}")
    assert feed.read_bytes() == before


@pytest.mark.parametrize("name", ["templates", "wording/mine"])
def test_templates_that_may_not_be_read(cuegen: Cuegen, own_folder: Path, name: str) -> None:
    """Are not passed over for the shipped ones."""
    line = "" if name == "templates" else f"  templates: {own_folder / name}\n"
    (own_folder / "contacts.yaml").write_text(SMALL.replace("calendar:\n", f"calendar:\n{line}"))
    locked = own_folder / name.split("/", maxsplit=1)[0]
    (own_folder / name).mkdir(parents=True)
    assert cuegen("check", str(own_folder / "contacts.yaml")) == SILENT
    locked.chmod(0o000)
    with as_owner_of(own_folder):
        refused = cuegen("build", str(own_folder / "contacts.yaml"))
    locked.chmod(0o700)
    assert (refused.code, refused.out) == (1, b"")
    assert refused.err.startswith(f"{own_folder / name}/summary.txt.j2: error: no permission to read this file\n")
    assert not (own_folder / "reconnect.ics").exists()


def test_death_at_any_moment(tmp_path: Path) -> None:
    """At each step on the disk and at thirty moments of a build of 300 people; the next build tidies up."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.killing", str(tmp_path)],
        cwd=CHECKOUT,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=5 * PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    steps, killed = map(int, done.stdout.split())
    assert steps >= 6  # at least: list, feed, temporary file made, opened, given its mode, renamed
    assert killed >= 15
