"""Paces: how a file says them, what they make of cadences, and what is said of them."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.cadence import EXAMPLES, Unit, parse_cadence
from cuegen.contacts.paces import Pace, read_pace
from cuegen.problems import Fault
from tests.contacts.lists import HEAD, read

SEPTEMBER = date(2026, 9, 1)
MET = "{name: A, last_contact: 2026-02-02}"
FACTORS = st.fractions(Fraction(1, 10), Fraction(10), max_denominator=100)


@pytest.mark.parametrize(
    ("text", "factor", "until"),
    [
        ("0.5", "1/2", None),
        ("2 until 2026-09-01", "2", SEPTEMBER),
        ("0.5  UNTIL  2026-09-01", "1/2", SEPTEMBER),
        ("twice as often until 2026-09-01", "1/2", SEPTEMBER),
        ("Half as often", "2", None),
        ("0.1", "1/10", None),
        ("10.0", "10", None),
        ("off", "1", None),
        ("No", "1", None),
    ],
)
def test_a_pace_is_a_factor_and_perhaps_an_end(text: str, factor: str, until: date | None) -> None:
    """The factor is exact; off is one that changes nothing, and stands against the calendar's."""
    assert read_pace(text) == Pace(factor=Fraction(factor), until=until)


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("0.09", "0.09"),
        ("10.001 until 2026-09-01", "10.001"),
        ("1e1", "1e1"),
        (".5", ".5"),
        ("0.5 2026-09-01", "0.5 2026-09-01"),
        ("on", "on"),
        ("0.5 until 2026-13-01", "13"),
        ("0.5 until soon", "soon"),
    ],
)
def test_what_is_no_pace_is_blamed(text: str, blamed: str) -> None:
    """The very part of it."""
    with pytest.raises(Fault) as caught:
        read_pace(text)
    start, end = caught.value.span or (0, 0)
    assert text[start:end] == blamed


def test_the_last_day_is_part_of_it() -> None:
    """As that of a hold is."""
    pace, cadence = read_pace("0.5 until 2026-09-01"), parse_cadence("every 6 weeks")
    assert str(pace.on(SEPTEMBER, cadence)) == "every 3 weeks"
    assert pace.ends == date(2026, 9, 2)
    assert pace.on(date(2026, 9, 2), cadence) == cadence
    assert read_pace("0.5").covers(date.max)
    assert read_pace("0.5").ends is None


@pytest.mark.parametrize(
    ("cadence", "factor", "scaled", "is_rounded"),
    [
        ("every 6 weeks", "0.5", "every 3 weeks", False),
        ("every 5 weeks", "0.5", "every 3 weeks", True),
        ("weekly", "0.5", "weekly", True),
        ("weekly", "10", "every 10 weeks", False),
        ("every 2 months", "0.5", "monthly", False),
        ("quarterly", "0.5", "every 7 weeks", True),
        ("monthly", "0.25", "weekly", True),
        ("quarterly", "2", "every 6 months", False),
        ("yearly", "10", "every 99 months", True),
        ("yearly", "2.2", "every 26 months", True),
        ("every 99 weeks", "2", "every 99 weeks", True),
        ("daily", "0.5", "daily", True),
        ("daily", "4.9", "daily", True),
        ("daily", "5", "weekly", True),
        ("daily", "7", "weekly", False),
        ("every 2 weeks on tuesday at 17:00", "2", "every 4 weeks on tuesday at 17:00", False),
        ("first monday of every 2 months at 17:00", "0.5", "first monday of the month at 17:00", False),
        ("first monday of the month", "0.5", "every 2 weeks on monday", True),
        ("every 10 days", "2", "every 2 weeks", False),
    ],
)
def test_an_interval_is_scaled_to_what_calendars_keep(
    cadence: str, factor: str, scaled: str, *, is_rounded: bool
) -> None:
    """Whole months where they are whole, else whole weeks; whatever was rounded is told, and nothing else."""
    found = Pace(factor=Fraction(factor)).of(parse_cadence(cadence))
    assert found == parse_cadence(scaled)
    assert (found.remark is not None) == is_rounded


@given(st.sampled_from(EXAMPLES), FACTORS)
def test_a_scaled_cadence_is_one_that_a_file_can_say(words: str, factor: Fraction) -> None:
    """With the day and the time that were pinned, near to what was asked for."""
    cadence = parse_cadence(words)
    scaled = Pace(factor=factor).of(cadence)
    assert parse_cadence(str(scaled)) == scaled
    assert (scaled.weekday, scaled.time) == (cadence.weekday, cadence.time)
    asked = cadence.days * factor
    if cadence.unit is not Unit.DAY and 7 <= asked <= 99 * 7:
        assert abs(scaled.days - asked) < 6  # half a week, and what 52 weeks lack to a year
    assert Pace(factor=Fraction(1)).of(cadence) == cadence


@given(
    st.sampled_from(EXAMPLES),
    st.dates(date(2020, 1, 1), date(2027, 1, 1)),
    st.dates(date(2020, 1, 1), date(2027, 1, 1)),
)
def test_a_day_moves_on_by_whole_intervals(words: str, day: date, earliest: date) -> None:
    """To the first one that is early enough, and not beyond."""
    cadence = parse_cadence(words)
    found = cadence.from_day(day, earliest)
    assert found >= max(day, earliest)
    assert found == day or (found - earliest).days < cadence.days + 4  # months are not of one length
    assert cadence.from_day(found, earliest) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("  pace: 0.5 until 2026-09-01\ncategories: {a: {cadence: every 6 weeks}}", ""),
        (
            "  pace: 0.5\ncategories: {a: {cadence: weekly}, b: {cadence: monthly}}",
            "at this pace 'weekly' stays as it is",
        ),
        ("  pace: 0.5\ncategories: {a: {cadence: weekly, pace: off}, b: {cadence: every 6 weeks}}", ""),
        ("  pace: 0.5\ncategories: {a: {cadence: weekly}}", "this pace changes nothing"),
        (
            "  pace: 0.5\ncategories: {a: {cadence: yearly, contacts: [{name: A, cadence: weekly}]}}",
            "this pace changes",
        ),
        ("  pace: 0.5 until 2026-01-04\ncategories: {a: {cadence: every 6 weeks}}", "this pace was over on 2026-01-04"),
        ("  pace: 0.5 until 2026-01-05\ncategories: {a: {cadence: every 6 weeks}}", ""),
        (
            "  pace: 2 until 2026-02-01\ncategories: {a: {cadence: weekly, contacts: [" + MET + "]}}",
            "this pace was over on 2026-02-01, before 2026-02-02",
        ),
        ("categories: {a: {cadence: quarterly, pace: 0.5}}", "at this pace 'quarterly' becomes 'every 7 weeks': cues"),
        ("categories: {a: {cadence: weekly, pace: 1}}", ""),
    ],
)
def test_what_comes_of_a_pace_is_told(text: str, said: str) -> None:
    """What is rounded; and that it is over, by the dates of the list and whatever day it is."""
    warnings = read(f"{HEAD}{text}").warnings
    assert [warning.message.startswith(said) for warning in warnings] == [True] * bool(said)


def test_a_pace_of_nobody_is_no_matter() -> None:
    """All categories have one of their own."""
    (warning,) = read(f"{HEAD}  pace: 0.5\ncategories: {{a: {{cadence: weekly, pace: off}}}}").warnings
    assert warning.message == "this pace changes nothing: all cadences here stay as they are"
