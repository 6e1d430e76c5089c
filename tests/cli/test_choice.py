"""`cuegen build` and `cuegen watch` with a choice: some categories, less of a person, one feed for each category."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Cuegen
from tests.cli.program import NOBODY, SILENT, SMALL, Result
from tests.cli.test_build import summaries
from tests.cli.watching import Watcher

LIST = f"{SMALL}  recruiters:\n    label: recruiter\n    cadence: quarterly\nlinkedin:\n  setup: true\n"
ADA, GRACE = "Reconnect with Ada Lovelace", "Reconnect with Grace Hopper"
NEXT = "next: Reconnect with Ada Lovelace, Tue 24 Nov 2026, 08:30"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a list of two categories in it."""
    (tmp_path / "contacts.yaml").write_text(LIST)
    return tmp_path


def names_in(folder: Path) -> list[str]:
    """Return what stands in a folder."""
    return sorted(path.name for path in folder.iterdir())


# One feed


def test_categories_are_chosen_by_name(cuegen: Cuegen, folder: Path) -> None:
    """Several of them, to a file or to standard output."""
    assert cuegen("build", "--category", "mentors") == SILENT
    assert summaries((folder / "reconnect.ics").read_bytes()) == [ADA, GRACE]
    done = cuegen("build", "-o", "-", "--category", "Recruiters", "--category", "linkedin")
    assert summaries(done.out) == ["Reconnect with a recruiter", "Switch on LinkedIn's notifications"]
    assert summaries(cuegen("build", "-o", "-", "--exclude", "mentors").out) == summaries(done.out)


def test_an_unknown_category_is_refused(cuegen: Cuegen, folder: Path) -> None:
    """With the nearest that is known, and all of them."""
    hint = "did you mean 'mentors'? there are 'mentors', 'recruiters', 'linkedin'"
    message = f"contacts.yaml: error: there is no category 'mentor'\n    hint: {hint}\n"
    assert cuegen("build", "--category", "mentor") == Result(1, b"", message)
    assert names_in(folder) == ["contacts.yaml"]


def test_a_choice_of_nobody_follows_allow_empty(cuegen: Cuegen) -> None:
    """As an empty list does."""
    refused = cuegen("build", "-o", "-", "--category", "mentors", "--exclude", "mentors")
    assert (refused.code, refused.out) == (1, b"")
    assert refused.err.startswith("contacts.yaml: error: nobody is left by this choice: ")
    meant = cuegen("build", "-o", "-", "--category", "mentors", "--exclude", "mentors", "--allow-empty")
    assert summaries(meant.out) == ["Nobody to reconnect with yet"]


@pytest.mark.parametrize(
    ("detail", "expected"),
    [("full", [ADA, GRACE]), ("names", [ADA, GRACE]), ("initials", ["Reconnect with A. L.", "Reconnect with G. H."])],
)
def test_less_can_be_shown_of_a_person(cuegen: Cuegen, detail: str, expected: list[str]) -> None:
    """For a calendar that others see."""
    feed = cuegen("build", "-o", "-", "--category", "mentors", "--detail", detail).out
    assert summaries(feed) == expected
    assert (b"Keep warm" in feed) == (detail == "full")
    assert (b"Lovelace" in feed) == (detail != "initials")


# A feed for each category


def test_each_category_has_a_file(cuegen: Cuegen, watched: Cuegen, folder: Path) -> None:
    """In a folder that is made; a second build changes none of them."""
    line = f"3 feeds in public/feeds: 4 cues, 4 new; {NEXT}\n"
    assert watched("build", "--split", "public/feeds") == Result(0, b"", line)
    feeds = folder / "public" / "feeds"
    assert names_in(feeds) == ["linkedin.ics", "mentors.ics", "recruiters.ics"]
    assert names_in(folder) == ["contacts.yaml", "public"]
    assert summaries((feeds / "mentors.ics").read_bytes()) == [ADA, GRACE]
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in feeds.iterdir()}
    assert cuegen("build", "--split", "public/feeds", "--today", "2027-05-01") == SILENT
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in feeds.iterdir()} == before


def test_feeds_can_stand_beside_the_list_and_the_feed_of_all(cuegen: Cuegen, folder: Path) -> None:
    """Which neither reads nor changes the other."""
    cuegen("build")
    everybody = (folder / "reconnect.ics").read_bytes()
    assert cuegen("build", "--split", ".", "--previous", "reconnect.ics") == SILENT
    assert (folder / "reconnect.ics").read_bytes() == everybody
    parts = [path.read_bytes() for path in folder.glob("*.ics") if path.name != "reconnect.ics"]
    assert sorted(title for part in parts for title in summaries(part)) == summaries(everybody)


def test_a_list_from_stdin_can_be_split(cuegen: Cuegen, folder: Path) -> None:
    """The folder says where to."""
    assert cuegen("build", "-", "--split", "feeds", "--category", "mentors", stdin=LIST) == SILENT
    assert names_in(folder / "feeds") == ["mentors.ics"]


def test_a_category_that_leaves_is_said(cuegen: Cuegen, watched: Cuegen, folder: Path) -> None:
    """Its feed is emptied; a folder without its list is refused as one feed is."""
    cuegen("build", "--split", "feeds")
    (folder / "contacts.yaml").write_text(LIST.replace("  recruiters:", "  headhunters:"))
    said = watched("build", "--split", "feeds").err
    assert said.startswith("contacts.yaml: warning: recruiters.ics belongs to nothing in this list any more: ")
    assert said.splitlines()[-1].startswith("4 feeds in feeds: 4 cues, 1 new, 1 removed; ")
    assert summaries((folder / "feeds" / "recruiters.ics").read_bytes()) == ["This feed has ended"]
    (folder / "contacts.yaml").write_text(NOBODY)
    before = {path: path.read_bytes() for path in (folder / "feeds").iterdir()}
    assert cuegen("build", "--split", "feeds").code == 1
    assert {path: path.read_bytes() for path in (folder / "feeds").iterdir()} == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--split", "feeds", "-o", "feed.ics"],
            "-o names one feed and --split a folder of many: leave one of them out",
        ),
        (["--detail", "none"], "Invalid value for '--detail': 'none' is not one of 'full', 'names', 'initials'."),
        (["--split", "contacts.yaml"], "Invalid value for '--split': Directory 'contacts.yaml' is a file."),
    ],
)
@pytest.mark.parametrize("command", ["build", "watch"])
def test_a_wrong_call(cuegen: Cuegen, folder: Path, command: str, arguments: list[str], message: str) -> None:
    """Is told how to put it right, and writes nothing."""
    done = cuegen(command, *arguments)
    assert (done.code, done.out) == (2, b"")
    assert done.err.endswith(f"Error: {message}\n")
    assert names_in(folder) == ["contacts.yaml"]


def test_a_folder_does_not_go_to_standard_output(cuegen: Cuegen, folder: Path) -> None:
    """There is one of it, and many feeds."""
    assert cuegen("build", "--split", "feeds", "-o", "-").code == 2
    assert names_in(folder) == ["contacts.yaml"]


def test_a_feed_is_never_written_over_the_list(cuegen: Cuegen, folder: Path) -> None:
    """However it is called."""
    (folder / "mentors.ics").write_text(LIST)
    done = cuegen("build", "mentors.ics", "--split", ".")
    assert done.code == 2
    assert done.err.endswith("Error: a feed could overwrite the list: name another folder with --split\n")
    assert (folder / "mentors.ics").read_text() == LIST
    assert cuegen("build", "mentors.ics", "--split", "feeds") == SILENT


def test_a_folder_that_cannot_be_made(cuegen: Cuegen, folder: Path) -> None:
    """Is a problem with a hint, not a fault of the program."""
    done = cuegen("build", "--split", "contacts.yaml/feeds")
    assert (done.code, done.out) == (1, b"")
    message = "contacts.yaml/feeds: error: a part of this path is a file, not a folder\n    hint: check the path\n"
    assert done.err == message
    assert names_in(folder) == ["contacts.yaml"]


# The watcher


def test_the_watcher_splits_and_is_not_woken_by_its_own_feeds(folder: Path) -> None:
    """Though they are in the folder that it watches; each edit is one build."""
    with Watcher("--split", ".", "--detail", "initials", "--exclude", "linkedin", cwd=folder) as watcher:
        assert watcher.line().startswith("2 feeds in .: 3 cues, 3 new; next: Reconnect with A. L., ")
        (folder / "contacts.yaml").write_text(LIST.replace("Grace Hopper", "Emmy Noether"))
        assert watcher.line().startswith("2 feeds in .: 3 cues, 1 new, 1 removed; ")
        (folder / "contacts.yaml").write_text(LIST.replace("  recruiters:", "  headhunters:"))
        assert "recruiters.ics belongs to nothing in this list any more" in watcher.line()
        watcher.line()
        assert watcher.line().startswith("3 feeds in .: 3 cues, 2 new, 2 removed; ")
        assert watcher.stop() == (0, [])
    assert names_in(folder) == ["contacts.yaml", "headhunters.ics", "mentors.ics", "recruiters.ics"]
    assert re.findall(rb"SUMMARY:.*Hopper", (folder / "mentors.ics").read_bytes()) == []


def test_a_watcher_whose_category_is_renamed_goes_on(folder: Path) -> None:
    """It says so, keeps the last good feed, and recovers."""
    with Watcher("--category", "recruiters", cwd=folder) as watcher:
        assert watcher.line().startswith("reconnect.ics: 1 cue, 1 new; ")
        before = (folder / "reconnect.ics").read_bytes()
        (folder / "contacts.yaml").write_text(LIST.replace("  recruiters:", "  headhunters:"))
        assert watcher.line() == "contacts.yaml: error: there is no category 'recruiters'"
        watcher.line()
        assert (folder / "reconnect.ics").read_bytes() == before
        (folder / "contacts.yaml").write_text(LIST)
        assert watcher.line().startswith("reconnect.ics: 1 cue, nothing new; ")
