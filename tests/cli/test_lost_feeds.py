"""Feeds that cannot be written for a while, or are lost: `watch` and `serve` make that good without an edit."""

import os
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest

from cuegen.watch import Bell, loop
from tests.cli.conftest import Cuegen
from tests.cli.program import FAULTY, SMALL
from tests.cli.test_watch_command import NEXT, save

BUILT = f"reconnect.ics: 2 cues, 2 new; {NEXT}"
AS_IT_WAS = f"reconnect.ics: 2 cues, nothing new; {NEXT}"
FOLDER = [
    "reconnect.ics: error: this is a folder, where a file is expected",
    "    hint: name a file in it",
]

Step = Callable[[], object]
Run = Callable[..., list[str]]


class Clock:
    """The time of the loop: it goes on while that sleeps or waits."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        """Tell the time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds


@pytest.fixture(params=["watch", "serve"])
def watching(request: pytest.FixtureRequest, cuegen: Cuegen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Watch, and take one step each time that it waits; then return the lines that it said. Each wait is a pause."""
    command = ("serve", "--port", "0") if request.param == "serve" else ("watch",)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    clock = Clock()
    monkeypatch.setattr(loop, "time", clock)

    def run(*steps: Step, arguments: tuple[str, ...] = ()) -> list[str]:
        left = list(steps)

        def wait(bell: Bell, _seconds: float) -> None:
            clock.sleep(loop.PAUSE)
            if left:
                left.pop(0)()
            else:
                bell.stop()

        monkeypatch.setattr(Bell, "wait", wait)
        said = cuegen(*command, *arguments)
        assert (said.code, said.out) == (0, b"")
        return [line for line in said.err.splitlines() if not line.startswith("serving at ")]

    return run


def nothing() -> None:
    """Wait once more."""


def test_a_feed_that_could_not_be_written_is_tried_again(watching: Run, folder: Path) -> None:
    """By itself and in silence, until that succeeds."""
    feed = folder / "reconnect.ics"
    feed.mkdir()
    assert watching(nothing, nothing, feed.rmdir, nothing) == [*FOLDER, BUILT]
    assert feed.is_file()


def test_an_edit_meanwhile_is_told_as_any_other(watching: Run, folder: Path) -> None:
    """One line for each build that an edit asks for, and for a message that has changed."""
    feed, list_ = folder / "reconnect.ics", folder / "contacts.yaml"
    feed.mkdir()
    edit = SMALL.replace("Grace Hopper", "Emmy Noether")
    assert watching(nothing, lambda: save(list_, edit), nothing) == [*FOLDER, *FOLDER]

    def link_in_a_circle() -> None:
        feed.rmdir()
        feed.symlink_to(feed.name)

    circle = ["reconnect.ics: error: its symbolic links lead in a circle", "    hint: name the file itself"]
    assert watching(nothing, link_in_a_circle, nothing) == [*FOLDER, *circle]


def test_a_faulty_list_is_not_tried_again(watching: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays faulty until somebody edits it."""
    builds: list[str] = []
    monkeypatch.setattr("cuegen.commands.watch.read_list", count(builds))
    save(folder / "contacts.yaml", FAULTY)
    assert watching(nothing, nothing)[0].startswith("contacts.yaml:6:22: error: ")
    assert len(builds) == 1


def count(builds: list[str]) -> Callable[..., object]:
    """Read lists as usual, and note that it was done."""
    from cuegen.commands.inputs import read_list  # noqa: PLC0415 - before it is replaced

    def read(path: Path, *rest: object) -> object:
        builds.append(path.name)
        return read_list(path, *rest)  # type: ignore[arg-type]  # handed on as they came

    return read


def write(text: str) -> Callable[[Path], object]:
    """Return what writes something else into a feed."""
    return lambda feed: feed.write_text(text, newline="")


LOSSES = [
    pytest.param(Path.unlink, id="deleted"),
    pytest.param(write(""), id="emptied"),
    pytest.param(write("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"), id="of another program"),
    pytest.param(lambda feed: feed.write_bytes(feed.read_bytes()[:-30]), id="cut off"),
]


@pytest.mark.parametrize("lose", LOSSES)
def test_a_lost_feed_is_put_back(lose: Callable[[Path], object], watching: Run, folder: Path) -> None:
    """With all that it held, so that nobody moves."""
    feed = folder / "reconnect.ics"
    seen: list[bytes] = []

    def lose_it() -> None:
        seen.append(feed.read_bytes())
        lose(feed)

    assert watching(lose_it, nothing) == [BUILT, AS_IT_WAS]
    assert feed.read_bytes() == seen[0]


def test_an_edit_of_a_list_whose_feed_is_lost_moves_nobody(watching: Run, folder: Path) -> None:
    """The feed is the memory, and it is put back before the build."""
    list_ = folder / "contacts.yaml"
    crowd = SMALL + "".join(f"      - Person {number}\n" for number in range(20))

    def lose_and_edit() -> None:
        (folder / "reconnect.ics").unlink()
        list_.write_text(crowd.replace("Person 7\n", "Person Seven\n"))

    list_.write_text(crowd)
    assert watching(lose_and_edit, nothing) == [
        f"reconnect.ics: 22 cues, 22 new; {NEXT}",
        f"reconnect.ics: 22 cues, 1 new, 1 removed; {NEXT}",
    ]


def test_a_lost_feed_of_a_list_that_is_faulty_is_put_back(watching: Run, folder: Path) -> None:
    """What is served has its file, after a restart too; the fault is not told again."""
    feed, list_ = folder / "reconnect.ics", folder / "contacts.yaml"
    assert watching() == [BUILT]
    before = feed.read_bytes()
    save(list_, FAULTY)
    said = watching(feed.unlink, nothing)
    assert "\n".join(said).count("error") == 1
    assert feed.read_bytes() == before


def test_a_feed_that_another_build_wrote_stays(watching: Run, folder: Path) -> None:
    """Two programs that each put their own back would go on for ever."""
    feed = folder / "reconnect.ics"

    def build_another() -> None:
        feed.write_bytes(feed.read_bytes().replace(b"Grace Hopper", b"Emmy Noether"))

    assert watching(build_another, nothing, nothing) == [BUILT]
    assert b"Emmy Noether" in feed.read_bytes()


def test_a_device_keeps_nothing_and_is_not_lost(watching: Run) -> None:
    """What is written to it goes where it goes."""
    assert len(watching(nothing, nothing, arguments=("-o", "/dev/null"))) == 1


@pytest.mark.parametrize("watching", ["watch"], indirect=True)
def test_feeds_of_categories_are_put_back_with_their_folder(watching: Run, folder: Path) -> None:
    """As they are made with it."""
    out = folder / "out"
    assert len(watching(lambda: rmtree(out), nothing, arguments=("--split", "out"))) == 2
    assert [path.name for path in out.iterdir()] == ["mentors.ics"]


def test_a_folder_in_the_place_of_the_feed_is_told_once_and_waited_for(watching: Run, folder: Path) -> None:
    """It cannot be written over, and what it holds is not for this program to remove."""
    feed = folder / "reconnect.ics"

    def take_its_place() -> None:
        feed.unlink()
        feed.mkdir()

    assert watching(take_its_place, nothing, nothing, feed.rmdir) == [BUILT, *FOLDER, AS_IT_WAS]
    assert feed.is_file()


def test_a_list_that_becomes_a_pipe_is_not_waited_for(watching: Run, folder: Path) -> None:
    """Nobody may ever write into it."""
    contacts = folder / "contacts.yaml"

    def become_a_pipe() -> None:
        contacts.unlink()
        os.mkfifo(contacts)

    said = watching(become_a_pipe, nothing)
    assert said[1:] == ["contacts.yaml: error: a pipe cannot be watched", "    hint: name a file"]
