"""Birthdays and starts in a company: what is known of a date, in one form, and hints for all others."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.partial_dates import (
    BIRTHDAY_HINT,
    SINCE_HINT,
    PartialDate,
    read_birthday,
    read_since,
)
from cuegen.problems import Fault
from tests.reading import blamed, fault_of, reads_or_faults

NEARLY = st.text("0123456789-/. DecMarch", max_size=16)  # texts that come near, which arbitrary text never does


@pytest.mark.parametrize(
    ("text", "known", "words", "of_the_year"),
    [
        ("1815-12-10", (1815, 12, 10), "10 December 1815", "10 December"),
        ("12-10", (None, 12, 10), "10 December", "10 December"),
        ("--12-10", (None, 12, 10), "10 December", "10 December"),
        ("02-29", (None, 2, 29), "29 February", "29 February"),
        ("1988-02-29", (1988, 2, 29), "29 February 1988", "29 February"),
    ],
)
def test_a_birthday_is_known_with_its_year_or_without(
    text: str, known: tuple[int | None, int, int], words: str, of_the_year: str
) -> None:
    """A birthday is known with its year or without."""
    year, month, day = known
    read = read_birthday(text)
    assert read == PartialDate(year=year, month=month, day=day)
    assert (str(read), read.of_the_year) == (words, of_the_year)
    assert read.earliest == (date(year, month, day) if year else None)


@pytest.mark.parametrize(
    ("text", "words", "of_the_year", "earliest"),
    [
        ("2021-03-15", "15 March 2021", "15 March", date(2021, 3, 15)),
        ("2021-03", "March 2021", "March", date(2021, 3, 1)),
        ("2021", "2021", "", date(2021, 1, 1)),
    ],
)
def test_a_start_is_known_to_the_day_the_month_or_the_year(
    text: str, words: str, of_the_year: str, earliest: date
) -> None:
    """A start is known to the day, the month or the year."""
    read = read_since(text)
    assert (str(read), read.of_the_year, read.earliest) == (words, of_the_year, earliest)


# Text, message, hint, and what the caret stands under.
BAD_BIRTHDAYS = [
    *(
        (text, f"'{text}' is not a birthday", hint, None)
        for text, hint in [
            ("", BIRTHDAY_HINT),
            ("10/12", BIRTHDAY_HINT),
            ("12/10/1815", BIRTHDAY_HINT),
            ("10 December 12", BIRTHDAY_HINT),
            ("31 February", BIRTHDAY_HINT),
            ("December", BIRTHDAY_HINT),
            ("1815", BIRTHDAY_HINT),
            ("1815/2/30", BIRTHDAY_HINT),
            ("10 December", "write 12-10"),
            ("Dec 10th", "write 12-10"),
            ("10 December 1815", "write 1815-12-10"),
            ("December 10, 1815", "write 1815-12-10"),
            ("1815/12/10", "write 1815-12-10"),
            ("1815-1-5", "write 1815-01-05"),
            ("18151210", "write 1815-12-10"),
        ]
    ),
    ("1815-13-10", "there is no month 13", "write the month (01 to 12) before the day", "13"),
    ("31-12", "there is no month 31", "write the month (01 to 12) before the day", "31"),
    ("02-30", "February has no day 30", "February has the days 01 to 29", "30"),
    ("2001-02-29", "February 2001 has no day 29", "February 2001 has the days 01 to 28", "29"),
    ("01-00", "January has no day 00", "January has the days 01 to 31", "00"),
    ("0815-12-10", "the year 0815 is out of range", "write a year from 1000 to 2037", "0815"),
]
BAD_STARTS = [
    *(
        (text, f"'{text}' is not a month or a day", hint, None)
        for text, hint in [
            ("", SINCE_HINT),
            ("March", SINCE_HINT),
            ("03-15", SINCE_HINT),
            ("15 March", SINCE_HINT),
            ("21-03", SINCE_HINT),
            ("March 2021", "write 2021-03"),
            ("3/2021", "write 2021-03"),
            ("2021/3", "write 2021-03"),
            ("15 March 2021", "write 2021-03-15"),
            ("2021/03/15", "write 2021-03-15"),
        ]
    ),
    ("2021-13", "there is no month 13", "write the month (01 to 12) before the day", "13"),
    ("2021-02-29", "February 2021 has no day 29", "February 2021 has the days 01 to 28", "29"),
    ("2040", "the year 2040 is out of range", "write a year from 1000 to 2037", "2040"),
]


@pytest.mark.parametrize(("text", "message", "hint", "characters"), BAD_BIRTHDAYS)
def test_a_wrong_birthday_says_what_is_wrong(text: str, message: str, hint: str, characters: str | None) -> None:
    """And what to write, where that can only be one day."""
    fault = fault_of(read_birthday, text)
    assert (fault.message, fault.hint) == (message, hint)
    assert blamed(fault, text) == characters


@pytest.mark.parametrize(("text", "message", "hint", "characters"), BAD_STARTS)
def test_a_wrong_start_says_what_is_wrong(text: str, message: str, hint: str, characters: str | None) -> None:
    """And what to write, where that can only be one month or day."""
    fault = fault_of(read_since, text)
    assert (fault.message, fault.hint) == (message, hint)
    assert blamed(fault, text) == characters


@given(st.dates(date(1000, 1, 1), date(2037, 12, 31)))
def test_every_day_reads_back(day: date) -> None:
    """Whole, and without its year."""
    assert read_birthday(str(day)) == read_since(str(day)) == PartialDate(year=day.year, month=day.month, day=day.day)
    assert read_birthday(str(day)[5:]) == PartialDate(month=day.month, day=day.day)


@given(st.text() | NEARLY)
def test_any_text_is_a_date_or_a_fault(text: str) -> None:
    """Any text is a date or a fault."""
    reads_or_faults(read_birthday, text)
    reads_or_faults(read_since, text)


@given(NEARLY)
def test_what_is_proposed_is_taken(text: str) -> None:
    """Whoever does what a hint says has no fault any more."""
    for read in (read_birthday, read_since):
        proposal = proposed(read, text)
        assert proposal is None or read(proposal)


def proposed(read: Callable[[str], PartialDate], text: str) -> str | None:
    """Return what the hint about a text says to write, where it is a date."""
    try:
        read(text)
    except Fault as fault:
        written = (fault.hint or "").removeprefix("write ")
        return written if written[:1].isdecimal() else None
    return None
