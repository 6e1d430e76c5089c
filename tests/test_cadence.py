"""The cadence language and its values: what is read, how it is written, and how long it is."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.cadence import EXAMPLES, Cadence, Unit, parse_cadence
from cuegen.contacts.weekday import Weekday

# The form that `str` gives, and other texts that mean the same.
SAME = """
daily = Daily = every day = each day = every 1 day = once a day = once every day
daily at 09:00 = every day at 9:00
weekly = every week = every one weeks = every 7 days = once a week = 52 times a year = 1 week
every 2 weeks = every two weeks = every other week = every second week = every 2nd week
every 2 weeks = fortnightly = every fortnight = every 14 days = 26 times a year
every 3 weeks = every third week = 3 weeks = once every 3 weeks = every 21 days
every 6 weeks = six weeks = every 3 fortnights = each 42 days
every 12 weeks = every twelve weeks
every 99 weeks = every 693 days
monthly = every month = once a month = once per month = 12 times a year = once every month
every 2 months = every other month = 6 times a year = six times per year
quarterly = every quarter = every 3 months = once a quarter = 4 times a year
every 4 months = 3 times a year = three times a year = thrice a year = 3 time a year
every 6 months = twice a year = half-yearly = every other quarter = every 2 quarters
yearly = annually = every year = once a year = 1 times a year = every 12 months
every 2 years = every other year = every 24 months
every 3 years = every 36 months
every 8 years = every 96 months
every 99 months = every 33 quarters
every friday = fridays = friday = on fridays = on the friday = each fri = weekly on friday
every friday = every week on Fridays = once a week on fri = once every friday
every 2 weeks on friday = every other friday = fortnightly on friday = every 14 days on friday
monthly on tuesday = every month on tues = 12 times a year on tuesday
quarterly on tuesday = every 3 months on the tuesday
every 6 months on tuesday = twice a year on tuesday
yearly on sunday = once a year on sun
first monday of the month = 1st mon of every month = on the first monday of each month
first monday of the month = the first monday of the month = every first monday of the month
first monday of the month = monthly on the first monday = once a month on first mondays
fourth sunday of the month = 4th sunday of the month
second tuesday of every 3 months = 2nd tuesday of the quarter = quarterly on the second tuesday
third tuesday of every 2 months = third tue of every other month = third tue of every 2nd month
first monday of every 12 months = yearly on the first monday
every friday at 17:00 = fridays at 17:00 = weekly at 17:00 on friday = weekly on friday at 17:00
first monday of the month at 00:00 = monthly on the first monday at 0:00
"""
EQUAL = [(text, line.split(" = ")[0]) for line in SAME.strip().splitlines() for text in line.split(" = ")]


@pytest.mark.parametrize(("text", "canonical"), EQUAL)
def test_a_cadence_has_one_canonical_form_and_loses_nothing(text: str, canonical: str) -> None:
    """Texts of one meaning have one canonical form, and none of these is rounded."""
    cadence = parse_cadence(text)
    assert (str(cadence), cadence.remark) == (canonical, None)


def test_any_white_space_parts_the_words() -> None:
    """Tabs, line ends and no-break spaces part words as well as spaces do."""
    assert str(parse_cadence("\tevery  6\n weeks\u00a0at\r\n8:30 ")) == "every 6 weeks at 08:30"


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("every 5 days", "weekly"),
        ("every 10 days", "weekly"),
        ("every 11 days", "every 2 weeks"),
        ("every 30 days", "every 4 weeks"),
        ("every 365 days", "every 52 weeks"),
        ("every 696 days", "every 99 weeks"),
        ("5 times a year", "every 10 weeks"),
        ("8 times a year", "every 7 weeks"),  # 6.5: halves up
        ("51 times a year", "weekly"),
        ("twice a month", "every 2 weeks"),
        ("three times a month", "weekly"),
        ("twice a quarter", "every 7 weeks"),
    ],
)
def test_what_does_not_fit_is_rounded_to_whole_weeks_and_says_so(text: str, canonical: str) -> None:
    """Days and odd numbers a year become whole weeks, with a remark."""
    cadence = parse_cadence(text)
    remark = f"'{text}' is taken as '{canonical}': cues keep to their weekday"
    assert (str(cadence), cadence.remark) == (canonical, remark)


def test_a_remark_is_kept_by_what_is_pinned_and_does_not_count_in_a_comparison() -> None:
    """A remark outlives the reading of day and time, and is no part of the value."""
    cadence = parse_cadence("Every 10 days on friday at 17:00")
    assert cadence.remark == "'Every 10 days' is taken as 'weekly': cues keep to their weekday"
    assert cadence == parse_cadence("every friday at 17:00")


def all_cadences() -> list[Cadence]:
    """Return each valid cadence without a time of day."""
    days = (None, *Weekday)
    return [
        Cadence(unit=Unit.DAY),
        *(
            Cadence(unit=unit, interval=interval, weekday=day)
            for unit in (Unit.WEEK, Unit.MONTH)
            for interval in range(1, 100)
            for day in days
        ),
        *(
            Cadence(unit=Unit.MONTH, interval=interval, weekday=day, nth=nth)
            for interval in range(1, 100)
            for day in Weekday
            for nth in range(1, 5)
        ),
    ]


def test_every_cadence_is_read_from_its_own_words() -> None:
    """parse_cadence(str(cadence)) == cadence, and no two cadences share their words."""
    cadences = all_cadences()
    assert [parse_cadence(str(cadence)) for cadence in cadences] == cadences
    assert len({str(cadence) for cadence in cadences}) == len(cadences)


@given(st.sampled_from(all_cadences()), st.integers(0, 23), st.integers(0, 59))
def test_the_time_of_day_is_read_from_its_own_words(cadence: Cadence, hour: int, minute: int) -> None:
    """A pinned time goes with each cadence."""
    text = f"{cadence} at {hour:02}:{minute:02}"
    timed = parse_cadence(text)
    assert timed.time == dt.time(hour, minute)
    assert str(timed) == text


def test_the_values_of_a_cadence() -> None:
    """Each part of a text has its field."""
    assert parse_cadence("first monday of every 3 months at 17:05") == Cadence(
        unit=Unit.MONTH, interval=3, weekday=Weekday.MONDAY, nth=1, time=dt.time(17, 5)
    )


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_are_canonical(example: str) -> None:
    """The examples of the schema are in the form that `str` gives."""
    assert str(parse_cadence(example)) == example


@pytest.mark.parametrize(
    ("text", "days", "spans_four_weeks"),
    [
        ("daily", 1, False),
        ("weekly", 7, False),
        ("every 3 weeks", 21, False),
        ("every 4 weeks", 28, True),
        ("monthly", 30.436875, True),
        ("yearly", 365.2425, True),
    ],
)
def test_the_length_of_an_interval(text: str, *, days: float, spans_four_weeks: bool) -> None:
    """The mean length is in days; four weeks and longer span a month."""
    cadence = parse_cadence(text)
    assert cadence.days == pytest.approx(days, rel=1e-12)
    assert cadence.spans_four_weeks is spans_four_weeks


@pytest.mark.parametrize(
    ("text", "day", "after"),
    [
        ("daily", "2026-12-31", "2027-01-01"),
        ("every 6 weeks", "2026-01-05", "2026-02-16"),
        ("every 2 weeks on friday", "2026-01-05", "2026-01-19"),
        ("monthly", "2026-01-15", "2026-02-15"),
        ("monthly", "2026-01-31", "2026-02-28"),
        ("monthly", "2028-01-31", "2028-02-29"),
        ("monthly", "2026-12-31", "2027-01-31"),
        ("monthly", "2026-11-30", "2026-12-30"),
        ("every 11 months", "2026-01-31", "2026-12-31"),
        ("first monday of every 3 months", "2026-11-30", "2027-02-28"),
        ("yearly", "2028-02-29", "2029-02-28"),
        ("every 99 months", "2026-10-31", "2035-01-31"),
    ],
)
def test_one_cadence_after_a_day(text: str, day: str, after: str) -> None:
    """Months keep the day of the month, or take the last one of a shorter month."""
    assert parse_cadence(text).after(dt.date.fromisoformat(day)) == dt.date.fromisoformat(after)
