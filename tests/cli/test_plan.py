"""`cuegen plan`: how full the weeks are, and what a change of the list would do to them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cuegen.contacts.choosing import ONE_MORE
from tests.cli.conftest import Cuegen
from tests.cli.program import FAULTY, NOBODY, SMALL, Result, environment, on_terminal, run

HELD = {"monday": 0, "tuesday": 1, "wednesday": 0, "thursday": 0, "friday": 0, "saturday": 0, "sunday": 0}


def plan(cuegen: Cuegen, *arguments: str) -> dict[str, Any]:
    """Return what the plan says to programs."""
    done = cuegen("plan", "--json", *arguments)
    assert (done.code, done.err) == (0, "")
    found: dict[str, Any] = json.loads(done.out)
    return found


def test_a_page_for_people(cuegen: Cuegen) -> None:
    """The weeks, the busiest days, the categories, and the arithmetic of the room."""
    done = cuegen("plan")
    assert (done.code, done.err) == (0, "")
    weeks, busiest, categories, room = done.out.decode().split("\n\n")
    assert weeks.splitlines()[0].split() == ["week", "of", "cues", "room", "Mon", "Tue", "Wed", "Thu", "Fri"]
    assert weeks.splitlines()[1].split()[:9] == ["23", "Nov", "2026", "1", "10", "·", "1", "·", "·"]
    assert busiest.startswith("busiest days     cues\nTue 24 Nov 2026  1\n")
    assert [line.split()[0] for line in categories.splitlines()] == ["category", "mentors", "all"]
    assert room == "0.23 cues a day for a per_day of 2: there is room; 1 would do\n"


def test_half_a_year_from_this_week(cuegen: Cuegen) -> None:
    """Unless told otherwise: so many weeks, from another day's."""
    weeks = plan(cuegen)["now"]["weeks"]
    assert (len(weeks), weeks[0]["week_of"], weeks[-1]["week_of"]) == (26, "2026-11-23", "2027-05-17")
    assert weeks[0] == {"week_of": "2026-11-23", "cues": 1, "room": 10, "days": HELD}
    (week,) = plan(cuegen, "--weeks", "1", "--today", "2027-01-03")["now"]["weeks"]
    assert week["week_of"] == "2026-12-28"
    assert len(plan(cuegen, "--weeks", "104", "--today", "2037-12-31")["now"]["weeks"]) == 104
    assert plan(cuegen, "--weeks", "1", "--today", "1970-01-01")["now"]["weeks"][0]["cues"] == 0


@pytest.mark.parametrize(("zone", "week"), [("Pacific/Kiritimati", "2026-11-23"), ("Pacific/Pago_Pago", "2026-11-16")])
def test_this_week_is_that_of_the_list(
    cuegen: Cuegen, folder: Path, zone: str, week: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a Monday morning in London it is still Sunday in Samoa."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795395600")  # 2026-11-23 01:00 UTC
    (folder / "contacts.yaml").write_text(SMALL.replace("Europe/London", zone))
    assert plan(cuegen)["now"]["weeks"][0]["week_of"] == week
    assert plan(cuegen, "--today", "2026-11-23")["now"]["weeks"][0]["week_of"] == "2026-11-23"


def test_what_if_stands_beside_what_is(cuegen: Cuegen) -> None:
    """Another cadence for those who have none of their own, and more people."""
    found = plan(cuegen, "--with", "mentors=every 2 weeks", "--with-contacts", "mentors=4")
    assert found["now"] == plan(cuegen)["now"]
    (now,), (then,) = (found[each]["categories"] for each in ("now", "what_if"))
    assert (now["people"], then["people"]) == (2, 6)
    assert now["cues_per_day"] == pytest.approx(1 / 5 + 1 / 30)
    assert then["cues_per_day"] == pytest.approx(1 / 5 + 5 / 10)
    page = cuegen("plan", "--with", "mentors=every 2 weeks", "--with-contacts", "mentors=4").out.decode()
    assert page.startswith("what if: mentors every 2 weeks, 4 more in mentors\n\nweek of       now  then  room")
    assert "2 → 6  0.23 → 0.70    12% → 35%" in page


def test_nothing_is_written(cuegen: Cuegen, folder: Path) -> None:
    """Neither the feed nor the list, whatever is supposed."""
    cuegen("build")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    plan(cuegen, "--with", "mentors=daily", "--with-contacts", "mentors=40")
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()} == before
    assert len(before) == 2


def test_the_cues_are_where_the_feed_has_them(cuegen: Cuegen, folder: Path) -> None:
    """Beside the list, or named; not where a first build would put them."""
    weekly = SMALL.replace("every 6 weeks", "weekly").replace("tuesday at 08:30", "week")
    moved = weekly.replace("starts: 2026-01-05", "starts: 2026-01-05\n  away: [2026-01-05..2026-01-09]")
    (folder / "contacts.yaml").write_text(weekly.replace("- Grace Hopper", "- {name: Grace Hopper, id: other}"))
    cuegen("build")
    (folder / "contacts.yaml").write_text(moved)
    kept = plan(cuegen)
    (folder / "reconnect.ics").rename(folder / "elsewhere.ics")
    assert plan(cuegen, "--previous", "elsewhere.ics") == kept
    appointments = json.loads(cuegen("agenda", "--previous", "elsewhere.ics", "--days", "7", "--json").out)
    days = {date for date in kept["now"]["weeks"][0]["days"].values() if date}
    assert sum(kept["now"]["weeks"][0]["days"].values()) == len(appointments)
    assert days


def test_a_list_of_nobody_has_a_plan(cuegen: Cuegen, folder: Path) -> None:
    """It says so, and there is no category to suppose something of."""
    (folder / "contacts.yaml").write_text(NOBODY)
    assert cuegen("plan") == Result(0, b"no cues in these weeks\n", "")
    assert plan(cuegen)["now"]["categories"] == []
    assert cuegen("plan", "--with-contacts", "mentors=3") == Result(
        1,
        b"",
        f"contacts.yaml: error: there is no category 'mentors'\n    hint: the list has no categories: {ONE_MORE}\n",
    )


def test_a_faulty_list_has_none(cuegen: Cuegen, folder: Path) -> None:
    """Its faults are told as `check` tells them."""
    (folder / "contacts.yaml").write_text(FAULTY)
    assert cuegen("plan") == cuegen("check")


@pytest.mark.parametrize("option", ["--with=mentor=weekly", "--with-contacts=mentor=4"])
def test_an_unknown_category_names_those_there_are(cuegen: Cuegen, option: str) -> None:
    """And the one that was meant."""
    message = "contacts.yaml: error: there is no category 'mentor'"
    hint = "did you mean 'mentors'? there is 'mentors'"
    assert cuegen("plan", option) == Result(1, b"", f"{message}\n    hint: {hint}\n")


NO_CATEGORY = "has no category before a '='; write it like"
EXAMPLES = "write it like 'every 6 weeks', 'quarterly' or 'first monday of the month'"
WRONG = [
    ("--with", "mentors", f"'mentors' {NO_CATEGORY} mentors='every 2 weeks'"),
    ("--with", "=weekly", f"'=weekly' {NO_CATEGORY} mentors='every 2 weeks'"),
    ("--with-contacts", "40", f"'40' {NO_CATEGORY} alumni=40"),
    (
        "--with",
        "mentors=every 2 wekks",
        "'mentors=every 2 wekks': 'wekks' cannot follow '2'; did you mean 'weeks'?",
    ),
    (
        "--with",
        "mentors=biweekly",
        "'mentors=biweekly': 'biweekly' can mean twice a week or every 2 weeks; write 'weekly' or 'every 2 weeks'",
    ),
    (
        "--with",
        "mentors=weekly at   noon",
        "'mentors=weekly at   noon': at 'noon', a time of day is written in figures; write 12:00",
    ),
    (
        "--with",
        "mentors=every   0  weeks",
        "'mentors=every   0  weeks': '0 weeks' is no interval; write a number from 1 on, as in 'every 2 weeks'",
    ),
    (
        "--with",
        f"mentors={'x' * 200}",
        f"'mentors={'x' * 31}…': a cadence has at most 100 characters; {EXAMPLES}",
    ),
    ("--with-contacts", "alumni=0", "'alumni=0': '0' is not a whole number from 1 to 1,000"),
    ("--with-contacts", "alumni=1001", "'alumni=1001': '1001' is not a whole number from 1 to 1,000"),
    ("--with-contacts", "alumni=٤", "'alumni=٤': '٤' is not a whole number from 1 to 1,000"),
    ("--with-contacts", "alumni=99999", "'alumni=99999': '99999' is not a whole number from 1 to 1,000"),
]


@pytest.mark.parametrize(("option", "text", "message"), WRONG)
def test_a_wrong_supposition_is_a_wrong_call(cuegen: Cuegen, option: str, text: str, message: str) -> None:
    """In the words in which the list would be corrected, with those that are to blame."""
    wrong = cuegen("plan", option, text)
    assert (wrong.code, wrong.out) == (2, b"")
    assert wrong.err.splitlines()[-1] == f"Error: Invalid value for '{option}': {message}"


def test_a_category_is_supposed_to_be_one_thing(cuegen: Cuegen) -> None:
    """Not two, however it is spelled."""
    wrong = cuegen("plan", "--with", "mentors=weekly", "--with", "Mentors=daily")
    assert (wrong.code, wrong.err.splitlines()[-1]) == (
        2,
        "Error: Invalid value for '--with': 'Mentors' is given twice; give it once",
    )


def test_a_category_may_hold_an_equals_sign(cuegen: Cuegen, folder: Path) -> None:
    """The last one parts it from the number."""
    (folder / "contacts.yaml").write_text(SMALL.replace("mentors", "a=b"))
    (category,) = plan(cuegen, "--with-contacts", "a=b= 3")["what_if"]["categories"]
    assert (category["category"], category["people"]) == ("a=b", 5)


@pytest.mark.parametrize(
    ("changes", "blocks", "color"),
    [
        ({"LC_ALL": "C.UTF-8"}, True, True),
        ({"LC_ALL": "C.UTF-8", "NO_COLOR": "1"}, True, False),
        ({"LC_ALL": "C.UTF-8", "TERM": "dumb"}, False, False),
        ({"LC_ALL": "C"}, False, True),
    ],
)
def test_a_page_on_a_terminal(folder: Path, changes: dict[str, str], *, blocks: bool, color: bool) -> None:
    """In the signs and the colors that it can show, over all of its width."""
    code, seen = on_terminal("plan", cwd=folder, **changes)
    assert code == 0
    assert ("█" in seen, "#" in seen, "\x1b[" in seen) == (blocks, not blocks, color)
    (room,) = {len(re.sub("\x1b\\[[0-9]+m", "", line)) for line in seen.splitlines()[1:27]}
    assert 110 < room <= 120


@pytest.mark.parametrize(("locale", "sign"), [("C", "#"), ("C.UTF-8", "█")])
def test_a_page_in_a_file(folder: Path, locale: str, sign: str) -> None:
    """Has 80 columns and no color; the locale says which signs can be read."""
    done = run("plan", cwd=folder, env=environment(LC_ALL=locale, TERM="xterm", COLUMNS="300"))
    page = done.out.decode()
    assert (done.code, sign in page, "\x1b" in page) == (0, True, False)
    assert max(map(len, page.splitlines())) <= 80
