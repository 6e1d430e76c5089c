"""The days of a schedule as numbers, and the rhythms among them, against days that are looked at one by one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.cadence import Cadence, Unit, parse_cadence
from cuegen.contacts.weekday import Weekday
from cuegen.schedule.horizon import Horizon
from tests.schedule.lists import CALENDAR, EXAMPLES, FREE, MIX, PINNED, absence, weekdays

BEGIN, END = date(2025, 11, 12), date(2028, 2, 29)
AWAY = absence(date(2026, 12, 21), date(2027, 1, 3))


def horizon(**changes: object) -> Horizon:
    """Span some years that begin and end in the middle of a month."""
    return Horizon(replace(CALENDAR, **changes), BEGIN, END)  # type: ignore[arg-type]  # fields of different types


def test_days_are_numbered_from_the_first() -> None:
    """There and back again, also for days before and after."""
    days = horizon()
    assert days.length == (END - BEGIN).days + 1
    for number in (-10_000, -1, 0, 1, days.length - 1, days.length, 10_000):
        day = BEGIN + timedelta(days=number)
        assert (days.date(number), days.number(day), days.weekday(number)) == (day, number, day.weekday())


def test_open_days_are_allowed_and_not_away() -> None:
    """Tuesdays, but for the one at Christmas."""
    days = horizon(days=weekdays("tue"), away=AWAY)
    opened = [days.date(number) for number in range(days.length) if days.open(number)]
    assert {day.weekday() for day in opened} == {Weekday.TUESDAY}
    assert date(2026, 12, 22) not in opened
    assert days.allowed(days.number(date(2026, 12, 22)))
    assert len(opened) == 118
    assert days.first_away == days.number(date(2026, 12, 21))
    assert horizon().first_away == days.length


def may_begin(cadence: Cadence, day: date, allowed: frozenset[Weekday]) -> bool:
    """Tell it from the definition."""
    weekday = day.weekday() in allowed if cadence.weekday is None else day.weekday() == cadence.weekday
    nth = (day.day - 1) // 7 + 1
    return weekday and (cadence.unit is not Unit.MONTH or (nth < 5 if cadence.nth is None else nth == cadence.nth))


@pytest.mark.parametrize("words", [*FREE, "third tuesday of the month", "monthly on sunday"])
@pytest.mark.parametrize("allowed", ["mon tue wed thu fri", "sat"])
def test_the_days_on_which_a_cadence_may_begin(words: str, allowed: str) -> None:
    """The pinned weekday or an allowed one, the pinned nth or one that every month has."""
    cadence, days = parse_cadence(words), horizon(days=weekdays(allowed))
    expected = [n for n in range(-50, 400) if may_begin(cadence, days.date(n), weekdays(allowed))]
    assert days.fitting(cadence, range(-50, 400)) == expected


def same_rhythm(cadence: Cadence, first: date, day: date) -> bool:
    """Tell from the definition whether a cue that was on the first day is on the other one too."""
    if cadence.unit is Unit.WEEK:
        return (day - first).days % (7 * cadence.interval) == 0
    months = (day.year - first.year) * 12 + day.month - first.month
    place = (day.weekday(), (day.day - 1) // 7) == (first.weekday(), (first.day - 1) // 7)
    return place and months % cadence.interval == 0


@EXAMPLES
@given(
    words=st.sampled_from([*MIX, *PINNED, "every 7 weeks", "every 5 months"]),
    at=st.integers(0, 500),
    earliest=st.integers(0, 800),
)
def test_a_rhythm_is_what_its_rule_says(words: str, at: int, earliest: int) -> None:
    """All its days up to the end; and from any of them, the first one at or after another day, earlier or later."""
    cadence, days = parse_cadence(words), horizon(away=AWAY)
    slot = days.fitting(cadence, range(at, days.length))[0]
    first = days.date(slot)
    expected = [n for n in range(days.length) if same_rhythm(cadence, first, days.date(n))]
    rhythm = days.rhythm(cadence, slot)
    assert list(rhythm) == [n for n in expected if n >= slot]
    assert days.occurrences(cadence, slot) == tuple(n for n in rhythm if days.date(n) not in AWAY)
    nearest = days.next_in_rhythm(cadence, slot, earliest)
    assert same_rhythm(cadence, first, days.date(nearest))
    assert nearest == next(n for n in range(earliest, earliest + 3000) if same_rhythm(cadence, first, days.date(n)))


@pytest.mark.parametrize("words", ["weekly", "monthly", "daily"])
def test_the_last_day_belongs_to_the_horizon(words: str) -> None:
    """Both ends are included: 29 February 2028 is a Tuesday."""
    days = Horizon(CALENDAR, BEGIN, date(2028, 2, 22))
    last = days.length - 1
    assert days.rhythm(parse_cadence(words), last) == (last,)
    assert horizon().rhythm(parse_cadence("weekly"), last)[-1] == horizon().length - 1


def test_a_rhythm_that_begins_behind_the_end_has_no_days() -> None:
    """Of a cadence of 99 months, say: its first cue is still placed."""
    days = horizon()
    for words in ("every 99 weeks", "every 99 months", "daily"):
        assert days.rhythm(parse_cadence(words), days.length + 3) == ()


def test_the_first_open_day_of_a_rhythm() -> None:
    """Behind the absence, in whole intervals; daily cues on the next allowed day."""
    days = horizon(away=AWAY)
    for words, lost, first in (
        ("every 2 weeks", date(2026, 12, 22), date(2027, 1, 5)),
        ("monthly", date(2026, 12, 22), date(2027, 1, 26)),
        ("daily", date(2026, 12, 22), date(2027, 1, 4)),
        ("monthly", date(2026, 12, 15), date(2026, 12, 15)),
    ):
        assert days.date(days.first_open(parse_cadence(words), days.number(lost))) == first
