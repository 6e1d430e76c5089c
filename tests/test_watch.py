"""Watching, in real time: every way of saving leads to one build, nothing else leads to any."""

import errno
import os
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

import pytest
from watchdog.events import DirDeletedEvent, FileCreatedEvent, FileMovedEvent, FileSystemEvent
from watchdog.observers.api import BaseObserver

from cuegen.watch import Bell, folders, loop, watch
from cuegen.watch.folders import Folders
from cuegen.watch.sources import contents, entries, half_saved

PATIENCE = 20.0  # seconds until a test gives up waiting, on a slow machine
NEVER = 600.0

Save = Callable[[Path, str], None]
Sources = Callable[[], tuple[Path, ...]]
Build = dict[str, str]  # the name of a source -> what the build found in it


@dataclass(frozen=True)
class Work:
    """What a test builds, by functions; nothing is due unless the test says so."""

    sources: Callable[[], Iterable[Path]]
    rebuild: Callable[[], None]
    is_due: Callable[[], bool] = lambda: False
    retry: Callable[[], None] = pytest.fail


class WaitingBell(Bell):
    """A bell that tells when the loop has nothing left to do and waits for it."""

    def __init__(self) -> None:
        super().__init__()
        self.idle = threading.Event()

    def wait(self, seconds: float) -> None:
        """Tell, then wait."""
        self.idle.set()
        super().wait(seconds)


class Watched:
    """A watch in a thread; its build reads the sources and writes a feed beside the list."""

    def __init__(self, sources: Sources, *, poll: bool) -> None:
        self.notices: list[str] = []
        self._sources = sources
        self._bell = WaitingBell()
        self._builds: SimpleQueue[Build] = SimpleQueue()
        self._thread = threading.Thread(target=self._watch, kwargs={"poll": poll}, daemon=True)
        self._thread.start()

    def built(self) -> Build:
        """Wait for the next build, and return what it read once only an event can wake the loop."""
        build = self._builds.get(timeout=PATIENCE)
        assert self._bell.idle.wait(PATIENCE)
        return build

    def builds_nothing(self, seconds: float) -> None:
        """Wait so long to see that there is no build."""
        with pytest.raises(Empty):
            self._builds.get(timeout=seconds)
        self._bell.idle.clear()

    def waits(self) -> None:
        """Wait until the loop has dealt with what it saw."""
        assert self._bell.idle.wait(PATIENCE)

    def stop(self) -> list[Build]:
        """Stop, and return the builds that nobody waited for."""
        self._bell.stop()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()
        return [self._builds.get() for _ in range(self._builds.qsize())]

    def _watch(self, *, poll: bool) -> None:
        notice = self.notices.append
        watch(Work(self._sources, self._build), bell=self._bell, notice=notice, poll=poll)

    def _build(self) -> None:
        assert threading.current_thread() is self._thread
        paths = self._sources()
        build = {path.name: text(path) for path in paths}
        feed = paths[0].with_name("reconnect.ics")
        if feed.parent.is_dir():
            replace(feed, f"a feed of {build}")
        self._bell.idle.clear()
        self._builds.put(build)


Start = Callable[..., Watched]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start watches, which end with the test."""
    started: list[Watched] = []

    def start(*paths: Path, sources: Sources | None = None, poll: bool = False) -> Watched:
        started.append(Watched(sources or (lambda: paths), poll=poll))
        return started[-1]

    yield start
    for watched in started:
        watched.stop()


@pytest.fixture(autouse=True)
def pace(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hear of changes from events alone, and leave a slow machine the time for a save."""
    set_pace(monkeypatch, idle=NEVER, settle=0.1, grace=PATIENCE, limit=PATIENCE)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A list in a folder of its own."""
    path = tmp_path / "net" / "contacts.yaml"
    path.parent.mkdir()
    path.write_text("first")
    return path


@pytest.fixture
def summary(people: Path) -> Path:
    """A template in its folder, beside the list."""
    path = people.parent / "templates" / "summary.txt.j2"
    path.parent.mkdir()
    path.write_text("first")
    return path


def set_pace(monkeypatch: pytest.MonkeyPatch, **seconds: float) -> None:
    """Set times of the loop, in seconds, by their names in lower case."""
    for name, value in seconds.items():
        monkeypatch.setattr(loop, name.upper(), value)


def text(path: Path) -> str:
    """Return what a file holds, or the name of the error when it cannot be read."""
    try:
        return path.read_text()
    except OSError as error:
        return errno.errorcode[error.errno or 0]


# The ways in which editors and tools save.


def in_place(path: Path, content: str) -> None:
    """Save by truncating and writing."""
    path.write_text(content)


def piecemeal(path: Path, content: str) -> None:
    """Save in several writes."""
    with path.open("w") as file:
        for letter in content:
            file.write(letter)
            file.flush()


def replace(path: Path, content: str) -> None:
    """Save by renaming a temporary file of the same folder."""
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_text(content)
    temporary.replace(path)


def replace_from_elsewhere(path: Path, content: str) -> None:
    """Save by renaming a temporary file of another folder."""
    temporary = elsewhere(path)
    temporary.write_text(content)
    temporary.replace(path)


def rename_away(path: Path, content: str) -> None:
    """Save as vim does with `backupcopy=no`."""
    backup = path.with_name(f"{path.name}~")
    path.replace(backup)
    path.write_text(content)
    backup.unlink()


def rename_elsewhere(path: Path, content: str) -> None:
    """Save as vim does with a `backupdir`."""
    path.replace(elsewhere(path))
    path.write_text(content)


def check_out(path: Path, content: str) -> None:
    """Save as git does, among many other files."""
    for name in ("a", "b", "c"):
        path.with_name(name).write_text(content)
    path.unlink()
    with path.open("x") as file:
        file.write(content)
    for name in ("d", "e", "f"):
        path.with_name(name).write_text(content)


def delete_folder(path: Path, content: str) -> None:
    """Delete the folder and make it again, at once."""
    shutil.rmtree(path.parent)
    path.parent.mkdir()
    path.write_text(content)


def elsewhere(path: Path) -> Path:
    """Name a file in another folder of the same disk."""
    folder = path.parent.parent / "elsewhere"
    folder.mkdir(exist_ok=True)
    return folder / path.name


SAVES = [
    in_place,
    piecemeal,
    replace,
    replace_from_elsewhere,
    rename_away,
    rename_elsewhere,
    check_out,
]


@pytest.mark.parametrize("poll", [False, True], ids=["events", "poll"])
@pytest.mark.parametrize("save", SAVES)
def test_every_way_of_saving_the_list_leads_to_one_build(
    save: Save, people: Path, start: Start, monkeypatch: pytest.MonkeyPatch, *, poll: bool
) -> None:
    """Two saves in a row, so that a second build for the first would be seen."""
    set_pace(monkeypatch, idle=0.02 if poll else NEVER)
    watched = start(people, poll=poll)
    assert watched.built() == {"contacts.yaml": "first"}
    for content in ("second", "third"):
        save(people, content)
        assert watched.built() == {"contacts.yaml": content}
    assert watched.stop() == []


@pytest.mark.parametrize("save", SAVES)
def test_every_way_of_saving_a_template_leads_to_one_build(
    save: Save, people: Path, summary: Path, start: Start
) -> None:
    """A template in its folder is no different from the list."""
    watched = start(people, summary)
    watched.built()
    for content in ("second", "third"):
        save(summary, content)
        assert watched.built() == {"contacts.yaml": "first", "summary.txt.j2": content}
    assert watched.stop() == []


@pytest.mark.parametrize("poll", [False, True], ids=["events", "poll"])
def test_a_folder_deleted_and_made_again_is_one_build(
    people: Path, summary: Path, start: Start, monkeypatch: pytest.MonkeyPatch, *, poll: bool
) -> None:
    """Of the list or of the templates; a race with the deletion is made good by the next look."""
    set_pace(monkeypatch, idle=0.02 if poll else 1.0)
    watched = start(summary, poll=poll)
    watched.built()
    for content in ("second", "third"):
        delete_folder(summary, content)
        assert watched.built() == {"summary.txt.j2": content}
    shutil.rmtree(people.parent)
    summary.parent.mkdir(parents=True)
    in_place(summary, "fourth")
    assert watched.built() == {"summary.txt.j2": "fourth"}
    assert watched.stop() == []


@pytest.mark.parametrize("save", [in_place, replace, rename_away])
def test_a_linked_list_is_followed_to_its_target(save: Save, people: Path, tmp_path: Path, start: Start) -> None:
    """The target changes in its own folder, where the link is not."""
    target = tmp_path / "dotfiles" / "people.yaml"
    target.parent.mkdir()
    people.replace(target)
    people.symlink_to("../dotfiles/people.yaml")
    watched = start(people)
    watched.built()
    save(target, "second")
    assert watched.built() == {"contacts.yaml": "second"}
    assert watched.stop() == []


@pytest.mark.parametrize("link", ["file", "folder"])
def test_a_link_that_points_elsewhere_is_a_change(link: str, people: Path, summary: Path, start: Start) -> None:
    """Both a link of the file and one of its folder; the new target is watched."""
    other = people.parent / "other" / summary.name
    other.parent.mkdir()
    other.write_text("second")
    if link == "file":
        path, moved, aim = summary, summary.with_name("kept"), other
    else:
        path, moved, aim = summary.parent, people.parent / "kept", other.parent
    path.rename(moved)
    path.symlink_to(moved)
    watched = start(people, summary)
    assert watched.built()["summary.txt.j2"] == "first"
    new = people.parent / "new"
    new.symlink_to(aim)
    new.replace(path)
    assert watched.built()["summary.txt.j2"] == "second"
    in_place(other, "third")
    assert watched.built()["summary.txt.j2"] == "third"
    assert watched.stop() == []


def test_a_burst_over_several_files_is_one_build(
    people: Path, summary: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many saves without a pause, as in a checkout or a rebase."""
    set_pace(monkeypatch, settle=0.4)
    watched = start(people, summary)
    watched.built()
    for content in ("a", "b", "c", "last"):
        check_out(people, content)
        check_out(summary, content)
    assert watched.built() == {"contacts.yaml": "last", "summary.txt.j2": "last"}
    assert watched.stop() == []


def test_a_burst_without_end_is_built_all_the_same(people: Path, start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """Changes that never settle do not starve the build."""
    set_pace(monkeypatch, settle=NEVER, grace=NEVER, limit=0.1)
    watched = start(people)
    watched.built()
    in_place(people, "second")
    assert watched.built() == {"contacts.yaml": "second"}


def test_what_changes_nothing_is_no_build(people: Path, summary: Path, start: Start) -> None:
    """Touching, saving the same, reading, other files and the program's own feed."""
    watched = start(people, summary)
    watched.built()
    people.touch()
    for save in SAVES:
        save(people, "first")
    text(summary)
    in_place(people.with_name("notes.txt"), "not a source")
    replace(people.with_name("reconnect.ics"), "a feed by another program")
    in_place(people, "second")
    assert watched.built() == {"contacts.yaml": "second", "summary.txt.j2": "first"}
    assert watched.stop() == []


def test_a_list_that_stays_away_is_built_and_so_is_its_return(
    people: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The build is what reports that the list is gone."""
    set_pace(monkeypatch, grace=0.2)
    watched = start(people)
    watched.built()
    people.unlink()
    assert watched.built() == {"contacts.yaml": "ENOENT"}
    replace(people, "second")
    assert watched.built() == {"contacts.yaml": "second"}
    assert watched.stop() == []


@pytest.mark.parametrize("lose", [Path.unlink, lambda path: path.write_text("")])
def test_a_save_that_takes_its_time(
    lose: Callable[[Path], None], people: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list that is gone or empty for a while is no build, and none if it comes back the same."""
    set_pace(monkeypatch, settle=0)
    watched = start(people)
    watched.built()
    for content in ("first", "second"):
        lose(people)
        watched.builds_nothing(0.2)
        replace(people, content)
        watched.waits()
    assert watched.built() == {"contacts.yaml": "second"}
    assert watched.stop() == []


def test_a_folder_that_appears_later_is_watched(people: Path, tmp_path: Path, start: Start) -> None:
    """Without templates at first, then with a folder of them moved in."""
    summary = people.parent / "templates" / "summary.txt.j2"
    watched = start(people, summary)
    assert watched.built()["summary.txt.j2"] == "ENOENT"
    ready = tmp_path / "ready"
    ready.mkdir()
    (ready / summary.name).write_text("second")
    ready.rename(summary.parent)
    assert watched.built()["summary.txt.j2"] == "second"
    in_place(summary, "third")
    assert watched.built()["summary.txt.j2"] == "third"
    assert watched.stop() == []


def test_a_folder_swapped_for_another_is_found_by_the_look_now_and_then(
    people: Path, tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No event tells of it, and events are heard again from then on."""
    set_pace(monkeypatch, idle=0.05)
    watched = start(people)
    watched.built()
    people.parent.rename(tmp_path / "old")
    people.parent.mkdir()
    replace(people, "second")
    assert watched.built() == {"contacts.yaml": "second"}
    set_pace(monkeypatch, idle=NEVER)
    watched.builds_nothing(0.2)
    in_place(people, "third")
    assert watched.built() == {"contacts.yaml": "third"}
    assert watched.stop() == []


def test_an_edit_can_name_other_sources(people: Path, tmp_path: Path, start: Start) -> None:
    """The new source is watched from then on, the old one no more."""
    old, new = tmp_path / "old.j2", tmp_path / "new.j2"
    for path in (old, new):
        path.write_text("first")
    people.write_text("old.j2")
    watched = start(sources=lambda: (people, tmp_path / people.read_text()))
    assert watched.built() == {"contacts.yaml": "old.j2", "old.j2": "first"}
    replace(people, "new.j2")
    assert watched.built() == {"contacts.yaml": "new.j2", "new.j2": "first"}
    replace(old, "second")
    replace(new, "second")
    assert watched.built() == {"contacts.yaml": "new.j2", "new.j2": "second"}
    assert watched.stop() == []


def test_sources_that_only_a_build_can_name_are_watched(people: Path, summary: Path, start: Start) -> None:
    """They may have changed since the build read them, hence the second build."""
    feed = people.with_name("reconnect.ics")
    watched = start(sources=lambda: (people, summary) if feed.exists() else (people,))
    assert watched.built() == {"contacts.yaml": "first"}
    assert watched.built() == {"contacts.yaml": "first", "summary.txt.j2": "first"}
    replace(summary, "second")
    assert watched.built() == {"contacts.yaml": "first", "summary.txt.j2": "second"}
    assert watched.stop() == []


def test_a_save_during_a_build_leads_to_another(people: Path) -> None:
    """What the build read is compared, not what is there when it ends."""
    builds: list[str] = []
    bell = Bell()

    def rebuild() -> None:
        builds.append(people.read_text())
        if len(builds) == 1:
            in_place(people, "second")
        else:
            bell.stop()

    watch(Work(lambda: [people], rebuild), bell=bell, notice=pytest.fail)
    assert builds == ["first", "second"]


def test_a_broken_edit_keeps_watching(people: Path) -> None:
    """The build says what is wrong and returns; the next good edit is built as any other."""
    said: list[str] = []
    edits = iter(["[broken", "still [broken", "good"])
    bell = Bell()

    def rebuild() -> None:
        content = people.read_text()
        said.append("fault" if "[" in content else content)
        edit = next(edits, None)
        if edit is None:
            bell.stop()
        else:
            replace(people, edit)

    watch(Work(lambda: [people], rebuild), bell=bell, notice=pytest.fail)
    assert said == ["first", "fault", "fault", "good"]


def test_what_is_due_is_built_though_no_source_has_changed(people: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a pause, again and again, until it is due no more; then changes count as before."""
    set_pace(monkeypatch, idle=0.01, settle=0, grace=0, pause=0.02)
    done: list[str] = []
    bell = Bell()

    def rebuild() -> None:
        done.append(people.read_text())
        if done[-1] == "second":
            bell.stop()

    def is_due() -> bool:
        if len(done) == 3:
            people.write_text("second")
        return len(done) < 3

    watch(
        Work(lambda: [people], rebuild, is_due, lambda: done.append("again")), bell=bell, notice=pytest.fail, poll=True
    )
    assert done == ["first", "again", "again", "second"]


def test_nobody_asks_what_is_due_before_the_pause_is_over(people: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that fails for a while is not made each second."""
    set_pace(monkeypatch, idle=0.001, pause=NEVER)
    looks: list[float] = []

    class ImpatientBell(Bell):
        def wait(self, seconds: float) -> None:
            looks.append(seconds)
            if len(looks) == 20:
                self.stop()

    work = Work(lambda: [people], lambda: None, is_due=pytest.fail)
    watch(work, bell=ImpatientBell(), notice=pytest.fail, poll=True)
    assert len(looks) == 20


@pytest.mark.parametrize(
    ("method", "code"),
    [("schedule", errno.ENOSPC), ("schedule", errno.EMFILE), ("start", errno.EMFILE)],
)
def test_without_room_for_watches_it_polls_and_says_so(
    method: str, code: int, people: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's limits of watches and of instances, wherever they are met."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, "watch limit reached")

    set_pace(monkeypatch, idle=0.02)
    monkeypatch.setattr(BaseObserver, method, refuse)
    watched = start(people)
    watched.built()
    for save in SAVES:
        save(people, save.__name__)
        assert watched.built() == {"contacts.yaml": save.__name__}
    assert watched.stop() == []
    assert watched.notices == ["the system cannot report changes (watch limit reached): looking every 0.02 s instead"]


def test_polling_asks_for_no_watches(people: Path, start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network disk is not asked for what it cannot do."""
    monkeypatch.delattr(BaseObserver, "schedule")
    watched = start(people, poll=True)
    watched.built()
    assert watched.stop() == []
    assert watched.notices == []


@pytest.mark.parametrize("save", [in_place, replace, rename_away, rename_elsewhere])
def test_a_build_starts_within_a_tenth_of_a_second(
    save: Save, people: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The best of several: a busy machine may delay some."""
    set_pace(monkeypatch, settle=0.04)
    delays: list[float] = []
    for number in range(10):
        watched = start(people)
        watched.built()
        save(people, f"save {number}")
        saved = time.monotonic()
        watched.built()
        delays.append(time.monotonic() - saved)
        watched.stop()
        if min(delays) < 0.1:
            return
    pytest.fail(f"delays: {delays}")


def test_a_signal_stops_the_wait_at_once(people: Path) -> None:
    """The wait is in the main thread, where Python runs the handlers of signals."""
    bell = Bell()
    before = signal.signal(signal.SIGTERM, lambda *_: bell.stop())
    timers = [
        threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGTERM)),
        threading.Timer(PATIENCE, bell.stop),
    ]
    try:
        for timer in timers:
            timer.start()
        watch(Work(lambda: [people], lambda: None), bell=bell, notice=pytest.fail)
        assert timers[1].is_alive()
    finally:
        timers[1].cancel()
        signal.signal(signal.SIGTERM, before)


def test_a_stop_does_not_wait_for_the_end_of_a_burst(
    people: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopping is prompt even while a file is half saved."""
    set_pace(monkeypatch, grace=NEVER, limit=NEVER)
    watched = start(people)
    watched.built()
    people.unlink()
    watched.builds_nothing(0.1)
    assert watched.stop() == []


def test_a_stopped_bell_builds_nothing(people: Path) -> None:
    """A stop before the start is a stop."""
    bell = Bell()
    bell.stop()
    watch(Work(lambda: [people], pytest.fail), bell=bell, notice=pytest.fail)


class Covered:
    """Folders that are watched without a loop, and the rings that they give."""

    def __init__(self, *paths: Path) -> None:
        self.rings: SimpleQueue[None] = SimpleQueue()
        self.folders = Folders(lambda: self.rings.put(None), pytest.fail, poll=False)
        self.folders.cover(paths)


def test_neither_reading_nor_other_files_ring(people: Path) -> None:
    """Or the loop would wake itself with each look and each feed written."""
    covered = Covered(people)
    text(people)
    for save in (in_place, replace, rename_away):
        save(people.with_name("reconnect.ics"), "a feed")
    with pytest.raises(Empty):
        covered.rings.get(timeout=0.2)
    replace(people, "second")
    covered.rings.get(timeout=PATIENCE)
    covered.folders.close()


@pytest.mark.parametrize(
    ("event", "rings"),
    [
        (FileMovedEvent("/net/.tmp", "/net/contacts.yaml"), 1),
        (FileMovedEvent("/net/contacts.yaml", "/net/backup"), 1),
        (FileCreatedEvent(b"/net/contacts.yaml"), 1),
        (FileMovedEvent("/net/.tmp", "/net/reconnect.ics"), 0),
        (DirDeletedEvent("/net/elsewhere"), 0),
    ],
)
def test_both_names_of_an_event_are_heard(event: FileSystemEvent, rings: int) -> None:
    """Linux reports a rename as a creation here; other systems report it whole."""
    rung: list[None] = []
    listener = folders._Listener(  # noqa: SLF001 - no other way to send events of other systems
        lambda: rung.append(None), [Path("/net/contacts.yaml")]
    )
    listener.dispatch(event)
    assert len(rung) == rings


def test_a_folder_gone_before_it_is_watched_is_tried_again(people: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that vanishes in between is no lack of room."""

    def vanish(*_: object, **__: object) -> None:
        raise FileNotFoundError

    with monkeypatch.context() as patch:
        patch.setattr(BaseObserver, "schedule", vanish)
        covered = Covered(people)
    covered.folders.cover([people])
    replace(people, "second")
    covered.rings.get(timeout=PATIENCE)
    covered.folders.close()


def test_a_deleted_folder_is_watched_anew_even_under_its_old_inode(
    people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk may give the new folder the number of the old one, whose watch is dead."""
    monkeypatch.setattr(folders, "_identity", lambda _: (0, 0))
    covered = Covered(people)
    shutil.rmtree(people.parent)
    for _ in ("the file", "the folder"):
        covered.rings.get(timeout=PATIENCE)
    people.parent.mkdir()
    covered.folders.cover([people])
    replace(people, "second")
    covered.rings.get(timeout=PATIENCE)
    covered.folders.close()


def test_a_folder_that_cannot_be_looked_at_has_no_identity(tmp_path: Path) -> None:
    """It differs from any folder that can, and so is watched when it is back."""
    assert folders._identity(tmp_path / "none") is None  # noqa: SLF001 - a race that no test can win


def test_a_pipe_and_far_too_much_are_not_read(tmp_path: Path) -> None:
    """To open a pipe would take until somebody writes into it; what no build reads is only looked at."""
    pipe, large = tmp_path / "pipe", tmp_path / "large"
    os.mkfifo(pipe)
    large.touch()
    os.truncate(large, 2**40)
    before = contents([pipe, large])
    assert before == contents([pipe, large])
    assert not half_saved({pipe: b"", large: b""}, before)
    os.utime(large, (1, 1))
    assert contents([pipe, large])[large] != before[large]


def test_contents_are_what_files_hold_or_why_they_cannot_be_read(tmp_path: Path) -> None:
    """A missing file has a content to compare, too."""
    file, missing = tmp_path / "file", tmp_path / "missing"
    file.write_bytes(b"text")
    assert contents([file, missing, tmp_path]) == {
        file: b"text",
        missing: errno.ENOENT,
        tmp_path: errno.EISDIR,
    }


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (b"text", b"", True),
        (b"text", errno.ENOENT, True),
        (b"text", b"other", False),
        (b"", errno.ENOENT, False),
        (errno.ENOENT, errno.ENOENT, False),
        (errno.ENOENT, b"text", False),
    ],
)
def test_a_file_that_lost_what_it_held_is_half_saved(before: bytes | int, now: bytes | int, *, expected: bool) -> None:
    """A file that was gone or empty before is not."""
    path = Path("contacts.yaml")
    assert half_saved({path: before}, {path: now}) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("real/file", ["real/file"]),
        ("real/none", ["real/none"]),
        ("none/deep/file", ["none"]),
        ("real/file/below", ["real/file"]),
        ("real/../real/file", ["real/file"]),
        ("near", ["near", "real/file"]),
        ("far", ["far", "real/file"]),
        ("folder/file", ["folder", "real/file"]),
        ("real/up", ["real/up", "near", "real/file"]),
        ("dangling", ["dangling", "none"]),
    ],
)
def test_the_entries_that_lead_to_a_file(path: str, expected: list[str], tmp_path: Path) -> None:
    """Links, the file itself, or the first name that does not exist."""
    root = tmp_path.resolve()
    (root / "real").mkdir()
    (root / "real" / "file").touch()
    links = {
        "near": "real/file",
        "far": str(root / "real" / "file"),
        "folder": "real",
        "real/up": "../near",
        "dangling": "none/deep",
    }
    for name, target in links.items():
        (root / name).symlink_to(target)
    assert list(entries(root / path)) == [root / entry for entry in expected]


def test_links_in_a_circle_come_to_an_end(tmp_path: Path) -> None:
    """As they do for the system, with an error when they are read."""
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert set(entries(tmp_path / "a")) == {tmp_path.resolve() / name for name in "ab"}
