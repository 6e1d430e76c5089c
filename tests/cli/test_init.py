"""`cuegen init`: a list that can be used as it is, begun this week and here."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from cuegen.commands.init import EXAMPLE, started
from cuegen.contacts.reading import read_contacts
from cuegen.files import read_text_file, shipped
from tests.cli.conftest import Cuegen
from tests.cli.program import SILENT, SMALL, Result

EXAMPLE_TEXT = read_text_file(shipped(EXAMPLE))
COMMENT = re.compile(r"(?<=\S) +#")

# Before the newest touch of the example, `check` rightly says that it is still to come.
RELEASED = max(date.fromisoformat(found) for found in re.findall(r"last_contact: (\S+)", EXAMPLE_TEXT))
DAYS = [RELEASED + timedelta(days=count) for count in range(0, (date(2030, 12, 31) - RELEASED).days, 191)]


def columns(text: str) -> list[int]:
    """Return where the comments behind values begin."""
    return [found.end() for line in text.splitlines() if (found := COMMENT.search(line))]


def changed(text: str) -> list[str]:
    """Return the lines that are not those of the example."""
    pairs = zip(text.splitlines(), EXAMPLE_TEXT.splitlines(), strict=True)
    return [line for line, before in pairs if line != before]


@pytest.mark.parametrize("day", ["2026-11-23", "2026-11-25", "2026-11-29"])
def test_it_begins_on_the_monday_of_this_week(cuegen: Cuegen, folder: Path, day: str) -> None:
    """From Monday to Sunday."""
    assert cuegen("init", "new", "--today", day) == SILENT
    assert "\n  starts: 2026-11-23            # first" in (folder / "new" / "contacts.yaml").read_text()


@pytest.mark.parametrize(("zone", "monday"), [("Pacific/Auckland", "2026-11-23"), ("Europe/London", "2026-11-16")])
def test_it_is_the_week_that_it_is_here(
    cuegen: Cuegen, folder: Path, monkeypatch: pytest.MonkeyPatch, zone: str, monday: str
) -> None:
    """On a Monday morning in Auckland it is Sunday in Greenwich."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795377600")  # 2026-11-22 20:00 UTC
    monkeypatch.setenv("TZ", zone)
    time = pytest.importorskip("time")
    time.tzset()
    try:
        assert cuegen("init", "new") == SILENT
    finally:
        monkeypatch.undo()
        time.tzset()
    text = (folder / "new" / "contacts.yaml").read_text()
    assert f"\n  starts: {monday}  " in text
    assert f"\n  timezone: {zone}  " in text


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "Europe/London", "America/New_York", "Pacific/Auckland"])
def test_comments_stay_in_their_column(zone: str) -> None:
    """And nothing else of the example is touched."""
    text = started(EXAMPLE_TEXT, date(2028, 3, 1), zone)
    assert columns(text) == columns(EXAMPLE_TEXT)
    assert [line.split("#")[0].strip() for line in changed(text)] == [f"timezone: {zone}", "starts: 2028-02-28"][
        zone == "Europe/London" :
    ]


def test_the_longest_zone_pushes_its_comment_away() -> None:
    """And does not swallow it: a # needs a space before it."""
    text = started(EXAMPLE_TEXT, RELEASED, "America/Argentina/ComodRivadavia")
    assert "\n  timezone: America/Argentina/ComodRivadavia # where you live" in text
    assert read_contacts(text, EXAMPLE).contacts.calendar.timezone == "America/Argentina/ComodRivadavia"


def test_a_key_without_a_comment_is_filled_in_too() -> None:
    """The comments are the example's own affair."""
    text = "calendar:\n  timezone: Europe/London\n  starts: 2026-01-05\n"
    assert (
        started(text, date(2026, 11, 23), "Asia/Tokyo") == "calendar:\n  timezone: Asia/Tokyo\n  starts: 2026-11-23\n"
    )


def test_a_machine_without_a_zone_gets_that_of_the_example() -> None:
    """There is no telling."""
    assert "\n  timezone: Europe/London " in started(EXAMPLE_TEXT, RELEASED, None)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_what_it_writes_passes_the_check(cuegen: Cuegen, day: date) -> None:
    """Without a warning, on any day since the example was written."""
    assert cuegen("init", "new", "--today", str(day)) == SILENT
    assert cuegen("check", "new/contacts.yaml", "--today", str(day)) == SILENT


def test_a_list_is_never_overwritten(cuegen: Cuegen, folder: Path) -> None:
    """Neither here nor elsewhere."""
    refused = cuegen("init")
    hint = "    hint: remove or rename it, or name another folder\n"
    message = f"contacts.yaml: error: it is there already, and was left as it is\n{hint}"
    assert refused == Result(1, b"", message)
    assert (folder / "contacts.yaml").read_text() == SMALL


def test_the_next_step_is_told(watched: Cuegen, folder: Path) -> None:
    """It can be copied as it stands."""
    told = watched("init", "a/new")
    assert (told.code, told.out) == (0, b"")
    assert told.err.endswith("then run: cuegen build a/new/contacts.yaml\n")
    assert watched("build", "a/new/contacts.yaml").code == 0
    assert (folder / "a" / "new" / "reconnect.ics").is_file()
