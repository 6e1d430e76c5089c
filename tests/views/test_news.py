"""The one line about a build, and the words for dates in it."""

from datetime import UTC, date, datetime, time

import pytest

from cuegen.build import Choices
from cuegen.views.news import news
from cuegen.views.phrases import short_date, short_time
from tests.feed.building import NOW, built

ONE = "calendar: {timezone: Europe/London}\ncategories: {mentors: {cadence: CADENCE, contacts: [Ada Lovelace]}}"
DAILY = ONE.replace("CADENCE", "daily")
NEXT = "next: Reconnect with Ada Lovelace"


def test_a_first_build_tells_what_is_new_and_who_is_next() -> None:
    """The time of the day has come and gone."""
    assert news(built(DAILY), "reconnect.ics", NOW) == f"reconnect.ics: 1 cue, 1 new; {NEXT}, Tue 3 Mar 2026, 08:30"


def test_a_build_tells_what_is_new_changed_and_gone() -> None:
    """Each of them only if there is any."""
    before = built(DAILY.replace("Ada Lovelace", "Ada Lovelace, Grace Hopper, Emmy Noether")).feed.data
    same = built(DAILY, built(DAILY).feed.data)
    assert news(same, "a/b.ics", NOW).startswith("a/b.ics: 1 cue, nothing new; ")
    after = built(DAILY.replace("daily", "daily, routine: Ask").replace("Lovelace", "Lovelace, Lise Meitner"), before)
    assert news(after, "-", NOW).startswith("the feed: 2 cues, 1 new, 1 changed, 2 removed; ")


@pytest.mark.parametrize(
    ("now", "when"),
    [
        (datetime(2026, 3, 3, 8, 29, tzinfo=UTC), "Tue 3 Mar 2026, 08:30"),
        (datetime(2026, 3, 3, 8, 30, tzinfo=UTC), "Tue 3 Mar 2026, 08:30"),
        (datetime(2026, 3, 3, 8, 31, tzinfo=UTC), "Wed 4 Mar 2026, 08:30"),
        (datetime(2026, 3, 6, 23, 0, tzinfo=UTC), "Mon 9 Mar 2026, 08:30"),
        (datetime(2026, 7, 1, 7, 31, tzinfo=UTC), "Thu 2 Jul 2026, 08:30"),
        (datetime(2026, 7, 1, 23, 30, tzinfo=UTC), "Thu 2 Jul 2026, 08:30"),
    ],
)
def test_next_is_by_the_clock_of_the_zone(now: datetime, when: str) -> None:
    """Whatever clock the machine has; in July it is an hour ahead of UTC."""
    assert news(built(DAILY), "f.ics", now).endswith(f"; {NEXT}, {when}")


def test_an_appointment_of_all_the_day_is_next_on_its_day() -> None:
    """Until midnight."""
    build = built(DAILY.replace("London", "London, time: all-day"))
    assert news(build, "f.ics", NOW).endswith(f"; {NEXT}, Mon 2 Mar 2026, all day")


def test_a_cue_that_is_far_away_is_found() -> None:
    """A month, and a year."""
    for cadence, latest in (("every 7 weeks", 2026), ("yearly", 2027)):
        line = news(built(ONE.replace("CADENCE", cadence)), "f.ics", NOW)
        assert NEXT in line
        assert int(line.split()[-2].rstrip(",")) <= latest


def test_no_cue_at_all_is_told() -> None:
    """The placeholder of an empty list is behind us."""
    build = built("calendar: {timezone: UTC, starts: 2026-02-02}", choices=Choices(allow_empty=True))
    assert news(build, "f.ics", NOW) == "f.ics: 1 cue, 1 new; no cue within two years"


def test_dates_are_in_english_on_every_machine() -> None:
    """Not in the language of the machine."""
    assert short_date(date(2026, 1, 4)) == "Sun 4 Jan 2026"
    assert [short_date(date(2026, month, 1)).split()[2] for month in range(1, 13)] == [
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    ]
    assert [short_date(date(2026, 3, day)).split()[0] for day in range(2, 9)] == [
        *("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    ]


def test_times_have_two_figures() -> None:
    """And no time is all of the day."""
    assert (short_time(time(8, 5)), short_time(None)) == ("08:05", "all day")
