"""The days of a cue, against python-dateutil's reading of its recurrence rule."""

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]  # it comes without types
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.cadence import Unit
from cuegen.contacts.weekday import Weekday
from cuegen.schedule.cue import Cue, Frame, Recurrence, Wish
from cuegen.schedule.schedule import schedule
from tests.schedule.lists import EXAMPLES, MONDAY, frames, lists, wish


def by_the_rule(cue: Cue, begin: date, end: date) -> list[date]:
    """Expand the written rule from the first day, and leave the exceptions out."""
    first, last = (datetime.combine(day, time.min) for day in (begin, end))
    rule = rrulestr(str(cue.recurrence), dtstart=datetime.combine(cue.first, time.min))
    return [day.date() for day in rule.between(first, last, inc=True) if day.date() not in cue.exceptions]


@EXAMPLES
@given(wishes=lists(), frame=frames(), begin=st.integers(-400, 900), length=st.integers(-1, 500))
def test_a_cue_occurs_where_its_rule_says(wishes: list[Wish], frame: Frame, begin: int, length: int) -> None:
    """Between any two days, before its first one or long after it: no occurrence is left out, none invented."""
    for cue in schedule(wishes, frame).cues:
        first = cue.first + timedelta(days=begin)
        last = first + timedelta(days=length)
        if cue.recurrence is None:
            expected = [cue.first] if first <= cue.first <= last else []
        else:
            expected = by_the_rule(cue, first, last)
        assert list(cue.occurrences(first, last)) == expected


@EXAMPLES
@given(wishes=lists(), frame=frames())
def test_the_first_day_of_a_cue_is_the_first_of_its_rule(wishes: list[Wish], frame: Frame) -> None:
    """DTSTART is an occurrence (RFC 5545 section 3.8.5.3): clients disagree about one that is not."""
    for cue in schedule(wishes, frame).cues:
        assert next(cue.occurrences(cue.first, cue.first), None) == cue.first
        if cue.recurrence is not None:
            assert by_the_rule(cue, cue.first, cue.first) == [cue.first]


@pytest.mark.parametrize(
    ("unit", "interval", "weekdays", "nth", "written"),
    [
        (Unit.DAY, 1, (Weekday.MONDAY, Weekday.FRIDAY), None, "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,FR"),
        (Unit.WEEK, 6, (Weekday.TUESDAY,), None, "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU"),
        (Unit.MONTH, 3, (Weekday.SUNDAY,), 4, "FREQ=MONTHLY;INTERVAL=3;BYDAY=4SU"),
    ],
)
def test_a_rule_is_written_with_freq_first(
    unit: Unit, interval: int, weekdays: tuple[Weekday, ...], nth: int | None, written: str
) -> None:
    """Only forms that every client understands, without an end."""
    assert str(Recurrence(unit=unit, interval=interval, weekdays=weekdays, nth=nth)) == written


def test_a_make_up_has_an_identity_of_its_own() -> None:
    """It is derived from the cue and the lost day, so that it is the same event at the next build."""
    person = wish("contact:ada", "monthly")
    lost = date(2026, 2, 3)
    cue = Cue(wish=person, first=MONDAY, time=None, makes_up=lost)
    assert cue.identity == "contact:ada/make-up/2026-02-03"
    assert Cue(wish=person, first=MONDAY, time=None).identity == "contact:ada"
