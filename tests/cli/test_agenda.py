"""`cuegen agenda`: the next days, as a table and as JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cuegen
from tests.cli.program import NOBODY, SMALL, Result, on_terminal

DAILY = SMALL.replace("every tuesday at 08:30", "daily at 08:30")


def starts(cuegen: Cuegen, *arguments: str) -> list[str]:
    """Return when Ada's appointments begin, as the agenda has them."""
    done = cuegen("agenda", "--json", *arguments)
    assert (done.code, done.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(done.out)
    return [each["start"] for each in found if each["summary"].endswith("Ada Lovelace")]


def test_a_table_for_people(cuegen: Cuegen) -> None:
    """A line of headings, one for each week, and one for each cue."""
    done = cuegen("agenda", "--days", "7")
    assert (done.code, done.err) == (0, "")
    headings, week, day = done.out.decode().splitlines()
    assert week == "week of 23 November"
    assert headings.split()[:3] == ["day", "time", "cue"]
    for text in ("Tue 24 Nov 2026", "08:30", "Reconnect with Ada Lovelace", "every tuesday at 08:30"):
        assert text in day


def test_fields_for_programs(cuegen: Cuegen) -> None:
    """The whole document, with the moment in the zone of the list."""
    (found,) = json.loads(cuegen("agenda", "--json", "--days", "7").out)
    assert len(found.pop("uid")) == 36
    assert found == {
        "summary": "Reconnect with Ada Lovelace",
        "category": "mentors",
        "start": "2026-11-24T08:30:00+00:00",
        "end": "2026-11-24T08:45:00+00:00",
        "all_day": False,
        "cadence": "every tuesday at 08:30",
        "last_contact": None,
        "people": [],
        "makes_up": None,
    }


def test_two_weeks_unless_told_otherwise(cuegen: Cuegen) -> None:
    """Today is the first day."""
    assert starts(cuegen) == ["2026-11-24T08:30:00+00:00", "2026-12-01T08:30:00+00:00"]
    assert starts(cuegen, "--today", "2026-11-24", "--days", "1") == ["2026-11-24T08:30:00+00:00"]
    assert len(starts(cuegen, "--days", "800", "--today", "2037-12-31")) == 114


def test_no_cues(cuegen: Cuegen) -> None:
    """Are said to be none: in words, or as an empty list."""
    assert cuegen("agenda", "--days", "1") == Result(0, b"no cues in these days\n", "")
    assert cuegen("agenda", "--days", "1", "--json") == Result(0, b"[]\n", "")


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Pacific/Kiritimati", "2026-11-24T08:30:00+14:00"),
        ("Pacific/Auckland", "2026-11-24T08:30:00+13:00"),
        ("Europe/London", "2026-11-24T08:30:00+00:00"),
        ("Pacific/Pago_Pago", "2026-11-24T08:30:00-11:00"),
    ],
)
def test_a_given_day_is_that_day_in_every_zone(cuegen: Cuegen, folder: Path, zone: str, day: str) -> None:
    """There is no moment at which it is the same day everywhere."""
    (folder / "contacts.yaml").write_text(SMALL.replace("Europe/London", zone))
    assert starts(cuegen, "--today", "2026-11-24", "--days", "1") == [day]


@pytest.mark.parametrize(("zone", "day"), [("Pacific/Auckland", "2026-11-24"), ("Pacific/Honolulu", "2026-11-23")])
def test_today_is_the_day_where_the_list_lives(cuegen: Cuegen, folder: Path, zone: str, day: str) -> None:
    """The machine may be in the cloud."""
    (folder / "contacts.yaml").write_text(DAILY.replace("Europe/London", zone))
    (start,) = starts(cuegen, "--days", "1")
    assert start.startswith(day)


SEVERAL = f"""\
{SMALL}  people_of_note:
    cadence: every wednesday
  معلمون:
    cadence: every thursday
linkedin:
  review: every friday
"""


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ((), {"mentors", "people_of_note", "معلمون", "linkedin"}),
        (("mentors",), {"mentors"}),
        (("People_of_Note", "معلمون"), {"people_of_note", "معلمون"}),
        (("linkedin", "linkedin"), {"linkedin"}),
    ],
)
def test_categories_that_are_named_are_shown_alone(
    cuegen: Cuegen, folder: Path, typed: tuple[str, ...], shown: set[str]
) -> None:
    """Any number of them, and those of LinkedIn's own cues; none named are all."""
    (folder / "contacts.yaml").write_text(SEVERAL, encoding="utf-8")
    options = [word for each in typed for word in ("--category", each)]
    done = cuegen("agenda", "--json", *options)
    assert {each["category"] for each in json.loads(done.out)} == shown


@pytest.mark.parametrize(
    ("typed", "near"), [("mentor", "did you mean 'mentors'? "), ("people of note", "did you mean 'people_of_note'? ")]
)
def test_an_unknown_category_names_those_there_are(cuegen: Cuegen, folder: Path, typed: str, near: str) -> None:
    """And the one that was meant, if one is near."""
    (folder / "contacts.yaml").write_text(SEVERAL, encoding="utf-8")
    assert cuegen("agenda", "--category", "mentors", "--category", typed) == Result(
        1,
        b"",
        f"contacts.yaml: error: there is no category '{typed}'\n"
        f"    hint: {near}there are 'mentors', 'people_of_note', 'معلمون', 'linkedin'\n",
    )


def test_the_cues_are_where_the_feed_has_them(cuegen: Cuegen, folder: Path) -> None:
    """Beside the list, or named; the agenda writes none."""
    cuegen("agenda")
    assert not (folder / "reconnect.ics").exists()
    cuegen("build", "-o", "elsewhere.ics")
    feed = (folder / "elsewhere.ics").read_bytes()
    (folder / "elsewhere.ics").write_bytes(feed)
    everything = ("agenda", "--json", "--days", "366")
    assert cuegen(*everything) == cuegen(*everything, "--previous", "elsewhere.ics")


def test_a_list_of_nobody_has_an_agenda(cuegen: Cuegen, folder: Path) -> None:
    """Nothing is published by looking, so nothing is refused."""
    (folder / "contacts.yaml").write_text(NOBODY)
    assert cuegen("agenda") == Result(0, b"no cues in these days\n", "")


@pytest.mark.parametrize(("changes", "styled"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_table_on_a_terminal(folder: Path, changes: dict[str, str], *, styled: bool) -> None:
    """It fits the terminal, and is styled where that is wanted."""
    code, seen = on_terminal("agenda", "--days", "7", cwd=folder, **changes)
    assert code == 0
    assert "Ada Lovelace" in seen
    assert ("\x1b[" in seen) == styled
