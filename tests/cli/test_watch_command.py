"""`cuegen watch` as a process: one line a build, through good edits and bad, until it is told to stop."""

import os
import shutil
import signal
from pathlib import Path

import pytest

from cuegen.commands import watch as watch_module
from cuegen.commands.screen import Screen
from cuegen.watch import Bell
from tests.cli.conftest import Cuegen
from tests.cli.program import FAULTY, NOBODY, SILENT, SMALL, Result, environment, run
from tests.cli.watching import Watcher

NEXT = "next: Reconnect with Ada Lovelace, Tue 24 Nov 2026, 08:30"
EDITED = SMALL.replace("Grace Hopper", "Emmy Noether")


def save(path: Path, text: str) -> None:
    """Save as most editors do: a new file takes the place of the old one."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(text)
    new.replace(path)


def names_in(folder: Path) -> list[str]:
    """Return what stands in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_it_builds_at_the_start_and_after_each_edit(folder: Path) -> None:
    """With one line each, and no line for what changes nothing: its own feed, other files, a touch."""
    with Watcher(cwd=folder) as watcher:
        assert watcher.line() == f"reconnect.ics: 2 cues, 2 new; {NEXT}"
        (folder / "notes.txt").write_text("not a source")
        (folder / "contacts.yaml").touch()
        save(folder / "contacts.yaml", EDITED)
        assert watcher.line() == f"reconnect.ics: 2 cues, 1 new, 1 removed; {NEXT}"
        assert b"Emmy Noether" in (folder / "reconnect.ics").read_bytes()
        (folder / "contacts.yaml").write_text(SMALL)
        assert watcher.line() == f"reconnect.ics: 2 cues, 1 new, 1 removed; {NEXT}"
        assert watcher.stop() == (0, [])
    assert names_in(folder) == ["contacts.yaml", "notes.txt", "reconnect.ics"]


def test_it_follows_the_templates(folder: Path) -> None:
    """Beside the list: in a folder that appears, file by file, and in what they include."""
    templates = folder / "templates"
    with Watcher(cwd=folder) as watcher:
        watcher.line()
        templates.mkdir()
        save(templates / "summary.txt.j2", "Meet {{ who }}{% include 'end.j2' ignore missing %}")
        watcher.until("reconnect.ics: 2 cues, 2 changed; next: Meet Ada Lovelace, Tue 24 Nov 2026, 08:30")
        watcher.until("reconnect.ics: 2 cues, nothing new")  # the template that is included was not known before
        save(templates / "end.j2", " today")
        watcher.until("reconnect.ics: 2 cues, 2 changed; next: Meet Ada Lovelace today, Tue 24 Nov 2026, 08:30")
        save(templates / "description.txt.j2", "Say hello.")
        watcher.until("reconnect.ics: 2 cues, 2 changed; ")
        assert b"DESCRIPTION:Say hello." in (folder / "reconnect.ics").read_bytes()
        shutil.rmtree(templates)
        watcher.until(f"reconnect.ics: 2 cues, 2 changed; {NEXT}")


def test_it_follows_the_list_to_other_templates(folder: Path) -> None:
    """To a folder that is not there yet, too: making it is what the problem asks for."""
    named = SMALL.replace("calendar:\n", "calendar:\n  templates: wording\n")
    with Watcher(cwd=folder) as watcher:
        watcher.line()
        before = (folder / "reconnect.ics").read_bytes()
        save(folder / "contacts.yaml", named)
        missing = "contacts.yaml: error: there is no folder of templates 'wording', which calendar.templates names"
        watcher.until(missing)
        watcher.until(missing)  # once more, as the folder was not known before
        (folder / "wording").mkdir()
        watcher.until(f"reconnect.ics: 2 cues, nothing new; {NEXT}")
        assert (folder / "reconnect.ics").read_bytes() == before
        save(folder / "wording" / "summary.txt.j2", "Meet {{ who }}")
        watcher.until("reconnect.ics: 2 cues, 2 changed; next: Meet Ada Lovelace, ")
        save(folder / "contacts.yaml", SMALL)
        watcher.until(f"reconnect.ics: 2 cues, 2 changed; {NEXT}")


def test_a_broken_edit_keeps_the_feed(folder: Path) -> None:
    """The problem is printed as by `build`, the feed stays as it is, and the next good edit recovers."""
    with Watcher(cwd=folder) as watcher:
        watcher.line()
        before = (folder / "reconnect.ics").read_bytes()
        for text, beginning in (
            (FAULTY, "contacts.yaml:6:22: error: "),
            (NOBODY, "contacts.yaml: error: there is nobody in this list"),
            ("", "contacts.yaml: error: the list is empty"),
        ):
            save(folder / "contacts.yaml", text)
            watcher.until(beginning)
            assert (folder / "reconnect.ics").read_bytes() == before
        save(folder / "contacts.yaml", EDITED)
        watcher.until(f"reconnect.ics: 2 cues, 1 new, 1 removed; {NEXT}")
        assert watcher.stop() == (0, [])


def test_a_broken_template_keeps_the_feed(folder: Path) -> None:
    """The same as for the list."""
    (folder / "templates").mkdir()
    with Watcher(cwd=folder) as watcher:
        watcher.line()
        before = (folder / "reconnect.ics").read_bytes()
        save(folder / "templates" / "summary.txt.j2", "{{ nmae }}")
        assert watcher.line().startswith("templates/summary.txt.j2:1")
        assert (folder / "reconnect.ics").read_bytes() == before
        save(folder / "templates" / "summary.txt.j2", "Meet {{ who }}")
        watcher.until("reconnect.ics: 2 cues, 2 changed; next: Meet Ada Lovelace, ")


def test_a_list_that_goes_and_comes_back(folder: Path) -> None:
    """As in the middle of a git checkout: it is missed, and found again."""
    with Watcher(cwd=folder) as watcher:
        watcher.line()
        (folder / "contacts.yaml").unlink()
        assert watcher.line() == "contacts.yaml: error: no such file"
        watcher.line()
        save(folder / "contacts.yaml", EDITED)
        assert watcher.line() == f"reconnect.ics: 2 cues, 1 new, 1 removed; {NEXT}"


def test_a_list_that_becomes_a_pipe_is_refused(folder: Path) -> None:
    """Nobody waits for what may never come into it, and a signal ends the program as ever."""
    with Watcher(cwd=folder) as watcher:
        watcher.line()
        (folder / "contacts.yaml").unlink()
        os.mkfifo(folder / "contacts.yaml")
        watcher.until("contacts.yaml: error: a pipe cannot be watched")
        assert watcher.stop() == (0, ["    hint: name a file"])


def test_it_can_wait_for_the_first_list(tmp_path: Path) -> None:
    """It says what it waits for."""
    with Watcher("people/mine.yaml", "-o", "feed.ics", cwd=tmp_path) as watcher:
        assert watcher.line() == "people/mine.yaml: error: no such file"
        watcher.line()
        (tmp_path / "people").mkdir()
        (tmp_path / "people" / "mine.yaml").write_text(SMALL)
        watcher.until("feed.ics: 2 cues, 2 new; ")
    assert names_in(tmp_path) == ["feed.ics", "people"]


def test_a_feed_that_cannot_be_written_is_no_end(folder: Path) -> None:
    """The next build may succeed."""
    with Watcher("-o", "public/feed.ics", cwd=folder) as watcher:
        assert watcher.line() == "public/feed.ics: error: its folder does not exist"
        watcher.line()
        (folder / "public").mkdir()
        save(folder / "contacts.yaml", EDITED)
        assert watcher.line().startswith("public/feed.ics: 2 cues, 2 new; ")


def test_warnings_come_with_every_build(folder: Path) -> None:
    """The watcher speaks in any case: whoever keeps its output wants to know."""
    save(folder / "contacts.yaml", SMALL.replace("- Grace Hopper", "- {name: Grace, last_contact: 2027-05-01}"))
    with Watcher(cwd=folder) as watcher:
        assert "warning: 2027-05-01 is still to come" in watcher.line()
        assert watcher.until("reconnect.ics: 2 cues, 2 new; ")


def test_polling_sees_the_same(folder: Path) -> None:
    """For disks that report nothing."""
    with Watcher("--poll", cwd=folder) as watcher:
        watcher.line()
        save(folder / "contacts.yaml", EDITED)
        assert watcher.line() == f"reconnect.ics: 2 cues, 1 new, 1 removed; {NEXT}"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_it_stops_cleanly(folder: Path, number: signal.Signals, code: int) -> None:
    """With success when it is told to, with 130 by Ctrl-C, and without another word."""
    with Watcher(cwd=folder) as watcher:
        watcher.line()
        assert watcher.stop(number) == (code, [])
    assert names_in(folder) == ["contacts.yaml", "reconnect.ics"]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_signals_mean_afterwards_what_they_meant_before(
    cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch, number: signal.Signals, code: int
) -> None:
    """In this process: a signal while it builds ends the watch after the build."""
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    said: list[str] = []

    def say(_screen: Screen, line: str) -> None:
        said.append(line)
        os.kill(os.getpid(), number)

    monkeypatch.setattr(Screen, "say", say)
    assert cuegen("watch") == Result(code, b"", "")
    assert said == [f"reconnect.ics: 2 cues, 2 new; {NEXT}"]
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before


def test_the_start_is_one_build(cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates that may come are known before it, so that none of them calls for a second."""
    monkeypatch.setattr(Bell, "wait", lambda bell, _seconds: bell.stop())  # it waits: then it has done all it will do
    assert cuegen("watch") == Result(0, b"", f"reconnect.ics: 2 cues, 2 new; {NEXT}\n")


@pytest.mark.parametrize("arguments", [(), ("--poll",)])
def test_polling_asks_for_no_events(
    cuegen: Cuegen, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    """The flag gets where it is needed."""
    asked: list[bool] = []

    def watch(*_: object, poll: bool, **__: object) -> None:
        asked.append(poll)

    monkeypatch.setattr(watch_module, "watch", watch)
    assert cuegen("watch", *arguments) == SILENT
    assert asked == [bool(arguments)]


def test_problems_are_told_in_this_process_too(cuegen: Cuegen, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And a watch that never built well stops as cleanly."""
    (folder / "contacts.yaml").write_text(FAULTY)
    complain = Screen.complain

    def complain_and_stop(screen: Screen, problems: object) -> None:
        complain(screen, problems)  # type: ignore[arg-type]  # handed on as it came
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(Screen, "complain", complain_and_stop)
    done = cuegen("watch")
    assert (done.code, done.out) == (0, b"")
    assert done.err.startswith("contacts.yaml:6:22: error: ")
    assert names_in(folder) == ["contacts.yaml"]


@pytest.mark.parametrize("command", ["serve", "watch"])
def test_a_stop_in_the_middle_of_the_start_is_success(command: str, folder: Path) -> None:
    """The heavy parts are still being read: one of them stands for all, and is told to stop there."""
    (folder / "click.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGTERM)\nraise SystemExit(9)\n")
    done = run(command, cwd=folder, env=environment(PYTHONPATH=str(folder)))
    assert done == SILENT
