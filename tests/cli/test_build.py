"""`cuegen build`: where it reads and writes, what it remembers, and what it refuses."""

import re
from pathlib import Path

import pytest

from cuegen.contacts.choosing import ONE_MORE
from tests.cli.conftest import Cuegen
from tests.cli.program import FAULTY, NOBODY, SILENT, SMALL, TODAY, Result, run

SUMMARY = "Say hello to {{ name }}\n"
ALONE = SMALL.replace("Ada Lovelace", "Emmy Noether").replace("      - Grace Hopper\n", "")


def summaries(feed: bytes) -> list[str]:
    """Return the titles in a feed, in order."""
    return sorted(re.findall(r"SUMMARY:(.*)\r\n", feed.decode()))


def event(feed: bytes, summary: str) -> bytes:
    """Return the event of this title."""
    events: list[bytes] = re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", feed, re.DOTALL)
    (found,) = [each for each in events if f"SUMMARY:{summary}\r\n".encode() in each]
    return found


def write_template(folder: Path, text: str = SUMMARY) -> None:
    """Put a template for titles into a folder."""
    folder.mkdir()
    (folder / "summary.txt.j2").write_text(text)


# Where things are


def test_the_feed_goes_beside_the_list(cuegen: Cuegen, folder: Path) -> None:
    """Whether the list is named or not, here or elsewhere."""
    assert cuegen("build") == SILENT
    feed = (folder / "reconnect.ics").read_bytes()
    assert summaries(feed) == ["Reconnect with Ada Lovelace", "Reconnect with Grace Hopper"]
    (folder / "people").mkdir()
    (folder / "people" / "mine.yaml").write_text(SMALL)
    assert cuegen("build", "people/mine.yaml") == SILENT
    assert (folder / "people" / "reconnect.ics").read_bytes() == feed


@pytest.mark.parametrize("option", ["-o", "--output"])
def test_the_feed_goes_where_it_is_told_to(cuegen: Cuegen, folder: Path, option: str) -> None:
    """And nowhere else."""
    assert cuegen("build", option, "feed.ics") == SILENT
    assert sorted(path.name for path in folder.iterdir()) == ["contacts.yaml", "feed.ics"]


def test_a_feed_on_stdout_is_the_feed_in_a_file(cuegen: Cuegen, folder: Path) -> None:
    """To the byte."""
    printed = cuegen("build", "-o", "-")
    assert list(folder.iterdir()) == [folder / "contacts.yaml"]
    cuegen("build")
    assert printed == Result(0, (folder / "reconnect.ics").read_bytes(), "")


def test_a_list_from_stdin_is_the_list_in_a_file(cuegen: Cuegen, folder: Path) -> None:
    """Its feed goes to stdout unless it is told where to go."""
    expected = cuegen("build", "-o", "-").out
    (folder / "contacts.yaml").unlink()
    assert cuegen("build", "-", stdin=SMALL) == Result(0, expected, "")
    assert cuegen("build", "-", "-o", "feed.ics", stdin=SMALL) == SILENT
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("feed.ics", expected)]


def test_stdin_has_a_name_in_problems(cuegen: Cuegen) -> None:
    """Not that of a file."""
    faulty = cuegen("build", "-", stdin=FAULTY)
    assert (faulty.code, faulty.out) == (1, b"")
    assert faulty.err.startswith("<stdin>:6:22: error: ")
    named = SMALL.replace("calendar:\n", "calendar:\n  templates: wording\n")
    assert cuegen("build", "-", stdin=named).err.startswith("<stdin>: error: ")


# Templates


@pytest.mark.parametrize("name", ["templates", "wording"])
def test_templates_are_looked_for_from_where_the_list_is(cuegen: Cuegen, folder: Path, name: str) -> None:
    """Beside it, in `templates` or in the folder that it names; one that is not there is the shipped one."""
    people = folder / "people"
    people.mkdir()
    line = "" if name == "templates" else f"  templates: {name}\n"
    (people / "mine.yaml").write_text(SMALL.replace("calendar:\n", f"calendar:\n{line}"))
    write_template(people / name)
    assert cuegen("build", "people/mine.yaml") == SILENT
    feed = (people / "reconnect.ics").read_bytes()
    assert summaries(feed) == ["Say hello to Ada Lovelace", "Say hello to Grace Hopper"]
    assert b"https://www.linkedin.com/notifications/" in feed


@pytest.mark.parametrize("name", ["templates", "wording"])
def test_a_list_from_stdin_has_its_templates_here(cuegen: Cuegen, folder: Path, name: str) -> None:
    """Where cuegen was started."""
    line = "" if name == "templates" else f"  templates: {name}\n"
    write_template(folder / name)
    done = cuegen("build", "-", stdin=SMALL.replace("calendar:\n", f"calendar:\n{line}"))
    assert summaries(done.out) == ["Say hello to Ada Lovelace", "Say hello to Grace Hopper"]


def test_a_folder_of_templates_that_is_not_there(cuegen: Cuegen, folder: Path) -> None:
    """Cannot be what was meant, so it is not passed over."""
    (folder / "contacts.yaml").write_text(SMALL.replace("calendar:\n", "calendar:\n  templates: wording\n"))
    message = "contacts.yaml: error: there is no folder of templates 'wording', which calendar.templates names\n"
    assert cuegen("build") == Result(1, b"", f"{message}    hint: create it, or remove the line\n")
    elsewhere = cuegen("build", str(folder / "contacts.yaml"))
    assert elsewhere.err == f"{folder}/{message}    hint: create it, or remove the line\n"


@pytest.mark.parametrize(
    "text", ["{{ nmae }}", "{% if %}", "{{ 1 / 0 }}", "", "{% include '../secret' %}", "{% include 'none' %}"]
)
def test_a_faulty_template_leaves_the_last_good_feed(cuegen: Cuegen, folder: Path, text: str) -> None:
    """And is reported with its name."""
    cuegen("build")
    before = (folder / "reconnect.ics").read_bytes()
    write_template(folder / "templates", text)
    faulty = cuegen("build")
    assert (faulty.code, faulty.out) == (1, b"")
    assert faulty.err.startswith("templates/summary.txt.j2")
    assert (folder / "reconnect.ics").read_bytes() == before


# Memory


def test_a_build_that_changes_nothing_writes_nothing(cuegen: Cuegen, folder: Path, tmp_path: Path) -> None:
    """The same bytes, the same file and the same time of change, whatever day it is."""
    cuegen("build")
    feed = folder / "reconnect.ics"
    before = feed.read_bytes(), feed.stat()
    assert cuegen("build", "--today", "2027-05-01") == SILENT
    with (tmp_path / "contacts.yaml").open("a") as contacts:
        contacts.write("# a comment\n")
    assert cuegen("build") == SILENT
    after = feed.read_bytes(), feed.stat()
    assert after[0] == before[0]
    assert (after[1].st_mtime_ns, after[1].st_ino) == (before[1].st_mtime_ns, before[1].st_ino)


def test_only_what_changed_is_stamped(cuegen: Cuegen, folder: Path) -> None:
    """With the moment of the build; everything else keeps its revision."""
    cuegen("build")
    before = (folder / "reconnect.ics").read_bytes()
    (folder / "contacts.yaml").write_text(SMALL.replace("- Grace Hopper", "- {name: Grace Hopper, notes: New post.}"))
    cuegen("build", "--today", "2026-12-24")
    after = (folder / "reconnect.ics").read_bytes()
    ada, grace = "Reconnect with Ada Lovelace", "Reconnect with Grace Hopper"
    assert event(after, ada) == event(before, ada)
    assert b"DTSTAMP:20261123T120000Z\r\n" in event(before, grace)
    assert b"DTSTAMP:20261224T120000Z\r\n" in event(after, grace)
    sequence = int(re.findall(rb"SEQUENCE:(\d+)", event(before, grace))[0])
    assert f"SEQUENCE:{sequence + 1}\r\n".encode() in event(after, grace)


def test_the_previous_feed_can_be_elsewhere(cuegen: Cuegen, folder: Path) -> None:
    """As where the output is fresh at each run: the result is that of building over it."""
    cuegen("build", "--today", "2026-01-05", "-o", "published.ics")
    (folder / "contacts.yaml").write_text(SMALL.replace("- Grace Hopper", "- Grace Hopper\n      - Emmy Noether"))
    fresh = cuegen("build", "-o", "-")
    remembering = cuegen("build", "-o", "-", "--previous", "published.ics")
    assert fresh.out != remembering.out
    assert cuegen("build", "-o", "published.ics") == SILENT
    assert (folder / "published.ics").read_bytes() == remembering.out


def test_a_previous_feed_that_is_named_must_be_there(cuegen: Cuegen) -> None:
    """Else a slip in its name would move all cues, and nobody would notice."""
    assert cuegen("build", "--previous", "none.ics") == Result(
        1, b"", "none.ics: error: no such file\n    hint: check the name\n"
    )


@pytest.mark.parametrize(
    "previous", [b"", b"\x00\xff" * 99, b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n", b"\n" * 9]
)
def test_a_previous_feed_that_is_none_is_forgotten(cuegen: Cuegen, folder: Path, previous: bytes) -> None:
    """A damaged feed is no reason to go without one."""
    expected = cuegen("build", "-o", "-").out
    (folder / "reconnect.ics").write_bytes(previous)
    assert cuegen("build") == SILENT
    assert (folder / "reconnect.ics").read_bytes() == expected


def test_rebalance_places_all_cues_anew(cuegen: Cuegen, folder: Path) -> None:
    """Where a fresh build would; who moved is stamped, and only forward."""
    fresh = cuegen("build", "-o", "-").out
    grace = "Reconnect with Grace Hopper"
    start = re.findall(rb"DTSTART[^\r]*\r\n", event(fresh, grace))[0]
    moved = (
        event(fresh, grace).replace(b"T083000\r\n", b"T084500\r\n").replace(b"T084500\r\nDTEND", b"T090000\r\nDTEND")
    )
    assert moved != event(fresh, grace)
    (folder / "reconnect.ics").write_bytes(fresh.replace(event(fresh, grace), moved))
    cuegen("build")
    assert start not in event((folder / "reconnect.ics").read_bytes(), grace)
    assert cuegen("build", "--rebalance") == SILENT
    after = event((folder / "reconnect.ics").read_bytes(), grace)
    assert start in after
    sequences = [int(re.findall(rb"SEQUENCE:(\d+)", each)[0]) for each in (event(fresh, grace), after)]
    assert sequences[0] < sequences[1]


# Refusals


def test_an_empty_list_is_refused_unless_it_is_meant(cuegen: Cuegen, folder: Path) -> None:
    """It would empty the calendars of all who subscribe."""
    cuegen("build")
    before = (folder / "reconnect.ics").read_bytes()
    (folder / "contacts.yaml").write_text(NOBODY)
    message = "contacts.yaml: error: there is nobody in this list: its feed would empty the calendars of those who"
    hint = f"    hint: {ONE_MORE}; if that is meant, say `cuegen build --allow-empty`\n"
    assert cuegen("build") == Result(1, b"", f"{message} subscribe to it\n{hint}")
    assert (folder / "reconnect.ics").read_bytes() == before
    assert cuegen("build", "--allow-empty") == SILENT
    assert summaries((folder / "reconnect.ics").read_bytes()) == ["Nobody to reconnect with yet"]


def test_a_faulty_list_leaves_the_last_good_feed(cuegen: Cuegen, folder: Path) -> None:
    """Neither its bytes nor its time of change are touched."""
    cuegen("build")
    before = (folder / "reconnect.ics").read_bytes(), (folder / "reconnect.ics").stat().st_mtime_ns
    (folder / "contacts.yaml").write_text(FAULTY)
    faulty = cuegen("build")
    assert (faulty.code, faulty.out) == (1, b"")
    assert faulty.err.startswith("contacts.yaml:6:22: error: ")
    assert ((folder / "reconnect.ics").read_bytes(), (folder / "reconnect.ics").stat().st_mtime_ns) == before
    assert sorted(path.name for path in folder.iterdir()) == ["contacts.yaml", "reconnect.ics"]


@pytest.mark.parametrize(
    ("feed", "problem"),
    [
        ("people", "people: error: this is a folder, where a file is expected\n    hint: name a file in it\n"),
        (
            "none/feed.ics",
            "none/feed.ics: error: its folder does not exist\n    hint: create the folder, or name another file\n",
        ),
        (
            "contacts.yaml/feed.ics",
            "contacts.yaml/feed.ics: error: a part of this path is a file, not a folder\n    hint: check the path\n",
        ),
    ],
)
def test_a_feed_that_cannot_be_written(cuegen: Cuegen, folder: Path, feed: str, problem: str) -> None:
    """In words, with the next step."""
    (folder / "people").mkdir()
    assert cuegen("build", "-o", feed) == Result(1, b"", problem)


# Words on a terminal


def test_warnings_are_for_a_terminal(cuegen: Cuegen, watched: Cuegen, folder: Path) -> None:
    """`cuegen check` prints them in any case; cron would mail them every night."""
    (folder / "contacts.yaml").write_text(
        SMALL.replace("- Grace", "- {name: Emmy, last_contact: 2027-05-01}\n      - Grace")
    )
    assert cuegen("build") == SILENT
    told = watched("build")
    assert (told.code, told.out) == (0, b"")
    warning, _source, _carets, _hint, line = told.err.splitlines()
    assert warning.startswith("contacts.yaml:10:36: warning: 2027-05-01 is still to come")
    assert line == "reconnect.ics: 3 cues, nothing new; next: Reconnect with Ada Lovelace, Tue 24 Nov 2026, 08:30"


def test_the_line_counts_what_changed(watched: Cuegen, folder: Path) -> None:
    """New, changed and removed cues, each if there are any."""
    assert watched("build").err.startswith("reconnect.ics: 2 cues, 2 new; next: ")
    (folder / "contacts.yaml").write_text(ALONE)
    assert watched("build").err.startswith("reconnect.ics: 1 cue, 1 new, 2 removed; next: ")


def test_a_pipeline_of_the_shell(folder: Path) -> None:
    """The list by a pipe, the feed by a pipe, nothing on stderr."""
    done = run("build", "-", "--today", TODAY, cwd=folder, stdin=SMALL.encode())
    assert (done.code, done.err) == (0, "")
    assert len(summaries(done.out)) == 2
