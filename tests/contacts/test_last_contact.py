"""The last contact: a day, and what was before it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts import last_contact
from cuegen.contacts.last_contact import LastContact, read_last_contact
from tests.reading import blamed, fault_of, reads_or_faults

DAY, BEFORE = date(2026, 11, 28), date(2026, 9, 14)
DAYS = st.dates(date(1970, 1, 2), date(2037, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-28", LastContact(DAY)),
        ("2026-11-28 after 2026-09-14", LastContact(DAY, BEFORE)),
        ("2026-11-28 after none", LastContact(DAY, is_first=True)),
        ("2026-11-28  after\t2026-09-14 ", LastContact(DAY, BEFORE)),
        ("2026-11-28\nafter none", LastContact(DAY, is_first=True)),
    ],
)
def test_a_day_and_what_was_before_it(text: str, expected: LastContact) -> None:
    """A bare day tells nothing of that; white space is as good as a space."""
    assert read_last_contact(text) == expected


def test_the_grammar_is_what_is_read() -> None:
    """The forms that its docstring shows are read, and written as they stand there."""
    shown = [text for text in str(last_contact.__doc__).split('"') if text.startswith("2026")]
    assert len(shown) == 3
    assert [str(read_last_contact(text)) for text in shown] == shown


@pytest.mark.parametrize(
    ("text", "blame", "said"),
    [
        ("", None, "'' is not a date"),
        (" 2026-11-28", None, "is not a date"),
        ("after 2026-09-14", None, "is not a date"),
        ("2026-11-28 after", "after", "a date is missing behind 'after'"),
        ("2026-11-28 since 2026-09-14", "since 2026-09-14", "cannot stand behind the day"),
        ("2026-11-28 AFTER none", "AFTER", "cannot stand behind the day"),
        ("2026-11-28 after none at all", "at all", "cannot stand behind the day"),
        ("2026-11-28 after after", "after", "'after' is not a date"),
        ("2026-11-28 14.9.2026", "14.9.2026", "'after' is missing before '14.9.2026'"),
        ("2026-11-28 after 2026-11-28", "2026-11-28", "2026-11-28 is not before 2026-11-28"),
        ("2026-11-28 after 2026-02-30", "30", "2026 has no 30 February"),
        ("2026-13-28 after none", "13", "there is no month 13"),
        ("yesterday after none", "yesterday", "'yesterday' is not a date"),
    ],
)
def test_what_is_no_last_contact(text: str, blame: str | None, said: str) -> None:
    """The part that is wrong is blamed, and there is something to do about it."""
    fault = fault_of(read_last_contact, text)
    assert blamed(fault, text) == blame
    assert said in fault.message
    assert fault.hint


def test_of_two_days_the_later_one_stands_first() -> None:
    """The other way round, the right one is proposed."""
    assert fault_of(read_last_contact, "2026-09-14 after 2026-11-28").hint == "write it as 2026-11-28 after 2026-09-14"


@given(st.text() | st.text().map("2026-11-28 {}".format) | st.text().map("2026-11-28 after {}".format))
def test_any_text_is_a_last_contact_or_a_fault(text: str) -> None:
    """It can be printed, and has its place."""
    reads_or_faults(read_last_contact, text)


@given(DAYS, st.none() | st.integers(0, 400))
def test_a_last_contact_is_read_as_it_is_written(day: date, gap: int | None) -> None:
    """Every one that can be written down is read as the same one: bare, the first one, or behind another."""
    before = max(day - timedelta(days=gap), date(1970, 1, 1)) if gap else None
    written = LastContact(day, before, is_first=gap == 0)
    assert read_last_contact(str(written)) == written


@pytest.mark.parametrize("tail", ["after " + "x " * 40_000, "after" + " " * 80_000 + "x y", " " * 80_000, "x" * 80_000])
def test_a_long_one_takes_no_longer(tail: str) -> None:
    """Faults are found in one go."""
    assert fault_of(read_last_contact, f"2026-11-28 {tail}").message
