"""Delays: how long something rests, as the last words of a command line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.delays import read_delay, split_delay
from tests.reading import fault_of, reads_or_faults

TODAY = date(2026, 11, 23)
HINT = "write a length of time such as 2w, 10 days or 3 months, or the last day as YYYY-MM-DD"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2w", date(2026, 12, 7)),
        ("2 W", date(2026, 12, 7)),
        ("10 days", date(2026, 12, 3)),
        ("1d", date(2026, 11, 24)),
        ("for 10 days", date(2026, 12, 3)),
        ("1 month", date(2026, 12, 23)),
        ("3mo", date(2027, 2, 23)),
        ("1 year", date(2027, 11, 23)),
        ("until 2026-11-23", TODAY),
        ("Until  2027-01-15 ", date(2027, 1, 15)),
        ("2027-01-15", date(2027, 1, 15)),
    ],
)
def test_the_last_day(text: str, day: date) -> None:
    """A length counts from today; a day is that day."""
    assert read_delay(text, TODAY) == day


@pytest.mark.parametrize(
    ("today", "day"), [(date(2027, 1, 31), date(2027, 2, 28)), (date(2028, 1, 31), date(2028, 2, 29))]
)
def test_a_month_from_the_last_of_january(today: date, day: date) -> None:
    """It ends on the last of February."""
    assert read_delay("1 month", today) == day


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("until 2026-11-22", "2026-11-22 is over", "today is 2026-11-23: name a later day"),
        ("until soon", "'soon' is not a date", "write it as YYYY-MM-DD, such as 2026-01-05"),
        ("until", "a day is missing behind 'until'", HINT),
        ("for", "a length of time is missing behind 'for'", HINT),
        ("15.1.2027", "'15.1.2027' is not a date", "write 2027-01-15"),
        ("20270115", "'20270115' is not a date", "write 2027-01-15"),
        ("2", "'2' has no unit of time", "write 2 days, 2 weeks or 2 months"),
        ("1", "'1' has no unit of time", "write 1 day, 1 week or 1 month"),
        ("2 fortnights", "'fortnights' is not a unit of time here", HINT),
        ("2 weks", "'weks' is not a unit of time here", "did you mean 'weeks'?"),
        ("soon", "'soon' is not a length of time", HINT),
        ("0w", "'0w' is no time at all", "write a longer one; to end a rest, say: cuegen resume"),
        ("for 0 months", "'0 months' is no time at all", "write a longer one; to end a rest, say: cuegen resume"),
        ("9999 weeks", "'9999 weeks' is too long", "calendars are only reliable to 2037"),
        ("12 years", "'12 years' is too long", "calendars are only reliable to 2037"),
    ],
)
def test_what_is_no_delay(text: str, message: str, hint: str) -> None:
    """A day that is over, other words, and more than a calendar can hold."""
    fault = fault_of(lambda text: read_delay(text, TODAY), text)
    assert (fault.message, fault.hint) == (message, hint)


@given(st.text() | st.from_regex(r"[0-9]{1,9} ?[a-z]{1,6}", fullmatch=True))
def test_any_text_is_a_delay_or_a_fault(text: str) -> None:
    """It can be printed."""
    reads_or_faults(lambda text: read_delay(text, TODAY), text)


@pytest.mark.parametrize(
    ("words", "people", "delay"),
    [
        (["ada", "2w"], ["ada"], "2w"),
        (["ada", "grace", "10", "days"], ["ada", "grace"], "10 days"),
        (["ada", "10 days"], ["ada"], "10 days"),
        (["ada", "grace", "until", "2026-12-01"], ["ada", "grace"], "until 2026-12-01"),
        (["ada", "until 2026-12-01"], ["ada"], "until 2026-12-01"),
        (["ada", "for", "3", "months"], ["ada"], "for 3 months"),
        (["ada", "2026-12-01"], ["ada"], "2026-12-01"),
        (["ada", "1.12.2026"], ["ada"], "1.12.2026"),
        (["ada", "20261201"], ["ada"], "20261201"),
        (["ada", "42"], ["ada", "42"], ""),
        (["ada", "UNTIL"], ["ada"], "UNTIL"),
        (["ada", "until", "the", "end"], ["ada"], "until the end"),
        (["2w"], [], "2w"),
        (["ada", "grace"], ["ada", "grace"], ""),
        (["C3PO"], ["C3PO"], ""),
        ([], [], ""),
    ],
)
def test_people_come_first_and_the_delay_last(words: list[str], people: list[str], delay: str) -> None:
    """However a shell has parted the words."""
    assert split_delay(words) == (tuple(people), delay)
