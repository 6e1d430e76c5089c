"""One day of every year: its rule, and the day itself in common and in leap years."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]  # it comes without types
from hypothesis import given
from hypothesis import strategies as st

from cuegen.schedule.cue import Cue, Wish
from cuegen.schedule.yearly import Yearly, leap_years
from tests.schedule.lists import EXAMPLES

COMMON_YEAR = st.dates(date(2026, 1, 1), date(2026, 12, 31))
RULES = COMMON_YEAR.map(lambda day: Yearly(month=day.month, day=day.day))
STARTS = st.dates(date(1970, 1, 1), date(2037, 12, 31))
LEADS = st.integers(0, 56).map(timedelta)


def midnight(day: date) -> datetime:
    """Write a day as dateutil does."""
    return datetime.combine(day, time())


def test_a_rule_names_no_day_that_calendars_read_in_two_ways() -> None:
    """From the 29th on the start says which day it is."""
    assert str(Yearly(month=2, day=28)) == "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28"
    assert str(Yearly(month=4, day=29)) == "FREQ=YEARLY"


def test_leap_years_are_those_whose_leap_day_is_still_to_come() -> None:
    """Up to the last year that a list can speak of."""
    assert leap_years(date(2026, 1, 5)) == (2028, 2032, 2036)
    assert leap_years(date(2028, 2, 29)) == (2028, 2032, 2036)
    assert leap_years(date(2028, 3, 1)) == (2032, 2036)


def test_a_lead_goes_back_over_the_new_year() -> None:
    """And over the end of February as in common years, so that it is the same day every year."""
    week = timedelta(weeks=1)
    assert Yearly(month=1, day=3).ahead(week) == Yearly(month=12, day=27)
    assert Yearly(month=3, day=3).ahead(week) == Yearly(month=2, day=24)
    assert Yearly(month=3, day=1).ahead(timedelta(days=1)) == Yearly(month=2, day=28)


@EXAMPLES
@given(rule=RULES, lead=LEADS, start=STARTS)
def test_the_rule_says_what_the_days_are(rule: Yearly, lead: timedelta, start: date) -> None:
    """Another reader of rules finds the same days, one in each year, from the first one after any day."""
    ahead = rule.ahead(lead)
    first = ahead.from_day(start)
    assert timedelta(0) <= first - start <= timedelta(days=366)
    cue = Cue(wish=Wish(identity="birthday:ada", cadence=None), first=first, time=None, recurrence=ahead)
    days = list(cue.occurrences(start, date(first.year + 9, 12, 31)))
    found = rrulestr(str(ahead), dtstart=midnight(first))[:10]
    assert [midnight(day) for day in days] == found
    assert all(later.year == earlier.year + 1 for earlier, later in pairwise(days))


@EXAMPLES
@given(rule=RULES, lead=LEADS, year=st.integers(1971, 2037))
def test_a_cue_comes_its_lead_before_the_day(rule: Yearly, lead: timedelta, year: int) -> None:
    """Or one more day, where a 29 February lies between; on the day itself without a lead."""
    day = rule.of(year)
    before = day - rule.ahead(lead).from_day(day - lead - timedelta(days=1))
    assert before - lead in {timedelta(0), timedelta(days=1)}
    assert lead or before == lead


def test_occurrences_begin_where_they_are_asked_for() -> None:
    """Years after the first one."""
    cue = Cue(
        wish=Wish(identity="x", cadence=None), first=date(2026, 5, 4), time=None, recurrence=Yearly(month=5, day=4)
    )
    assert list(cue.occurrences(date(2030, 5, 4), date(2031, 5, 4))) == [date(2030, 5, 4), date(2031, 5, 4)]
    assert list(cue.occurrences(date(2020, 1, 1), date(2026, 5, 3))) == []
