"""Dates and the days away: one form, real days, ranges inclusive at both ends."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.dates import DateRange, read_away, read_date
from tests.reading import blamed, fault_of, reads_or_faults

FORM = "write it as YYYY-MM-DD, such as 2026-01-05"
DATES = st.dates(date(1970, 1, 1), date(2037, 12, 31))
# Texts that come near to a date, which arbitrary text never does.
NEARLY = st.text("0123456789-/. to", max_size=24)

# Text, message, hint, and what the caret stands under.
BAD_DATES = [
    ("2026-02-30", "2026 has no 30 February", "February 2026 has the days 01 to 28", "30"),
    ("2028-02-30", "2028 has no 30 February", "February 2028 has the days 01 to 29", "30"),
    ("2026-06-31", "2026 has no 31 June", "June 2026 has the days 01 to 30", "31"),
    ("2026-01-00", "2026 has no 0 January", "January 2026 has the days 01 to 31", "00"),
    (
        "2026-13-01",
        "there is no month 13",
        "write the year, the month (01 to 12), then the day: YYYY-MM-DD",
        "13",
    ),
    (
        "1969-12-31",
        "the year 1969 is out of range: calendars are only reliable from 1970 to 2037",
        "write a year from 1970 to 2037",
        "1969",
    ),
    (
        "2038-01-01",
        "the year 2038 is out of range: calendars are only reliable from 1970 to 2037",
        "write a year from 1970 to 2037",
        "2038",
    ),
    ("", "'' is not a date", FORM, None),
    ("tomorrow", "'tomorrow' is not a date", FORM, None),
    (
        "\uff12\uff10\uff12\uff16-01-05",
        "'\uff12\uff10\uff12\uff16-01-05' is not a date",
        FORM,
        None,
    ),
    ("26-1-5", "'26-1-5' is not a date", FORM, None),
    ("5/1/2026", "'5/1/2026' is not a date", FORM, None),
    ("20261399", "'20261399' is not a date", FORM, None),
    ("25/12/2050", "'25/12/2050' is not a date", FORM, None),
    ("5/5/2026", "'5/5/2026' is not a date", "write 2026-05-05", None),
    ("25.12.2026", "'25.12.2026' is not a date", "write 2026-12-25", None),
    ("12/25/2026", "'12/25/2026' is not a date", "write 2026-12-25", None),
    ("2026/1/5", "'2026/1/5' is not a date", "write 2026-01-05", None),
    ("2026-1-5", "'2026-1-5' is not a date", "write 2026-01-05", None),
    ("20260105", "'20260105' is not a date", "write 2026-01-05", None),
    (" 2026-01-05", "' 2026-01-05' is not a date", "write 2026-01-05", None),
]

WRONG_WAY = "the range ends on 2026-12-21, before it begins on 2027-01-03"
BAD_RANGES = [
    ("2027-01-03..2026-12-21", WRONG_WAY, "write 2026-12-21..2027-01-03", None),
    *(
        (
            f" 2026-12-21{sign}2027-01-03",
            f"'{sign.strip()}' does not make a range of dates",
            "write 2026-12-21..2027-01-03",
            sign.strip(),
        )
        for sign in (" to ", " - ", "-", " \u2013 ", "/", "...", "\u2026", " TO ")
    ),
    ("..2026-01-01", "a date is missing in '..2026-01-01'", "write FIRST..LAST, or one date", None),
    (
        "2026-01-01.. ",
        "a date is missing in '2026-01-01.. '",
        "write FIRST..LAST, or one date",
        None,
    ),
    ("", "a date is missing in ''", "write FIRST..LAST, or one date", None),
    (
        "2026-02-28 .. 2026-02-30",
        "2026 has no 30 February",
        "February 2026 has the days 01 to 28",
        "30",
    ),
    (
        " 2026-02-30..2026-03-01",
        "2026 has no 30 February",
        "February 2026 has the days 01 to 28",
        "30",
    ),
    ("2026-01-01..x", "'x' is not a date", FORM, "x"),
    (" christmas ", "'christmas' is not a date", FORM, "christmas"),
]


@given(DATES)
def test_a_date_reads_back_from_its_iso_form(day: date) -> None:
    """A date reads back from its ISO form."""
    assert read_date(str(day)) == day


@pytest.mark.parametrize(("text", "message", "hint", "characters"), BAD_DATES)
def test_a_wrong_date_says_what_is_wrong(text: str, message: str, hint: str, characters: str | None) -> None:
    """A wrong date says what is wrong."""
    fault = fault_of(read_date, text)
    assert (fault.message, fault.hint) == (message, hint)
    assert blamed(fault, text) == characters


@pytest.mark.parametrize(("text", "message", "hint", "characters"), BAD_RANGES)
def test_a_wrong_range_says_what_is_wrong(text: str, message: str, hint: str, characters: str | None) -> None:
    """A wrong range says what is wrong."""
    fault = fault_of(read_away, text)
    assert (fault.message, fault.hint) == (message, hint)
    assert blamed(fault, text) == characters


def test_the_place_of_a_fault_is_that_of_the_wrong_date_when_both_look_alike() -> None:
    """The place of a fault is that of the wrong date when both look alike."""
    assert fault_of(read_away, "2026-02-28 .. 2026-02-30").span == (22, 24)
    assert fault_of(read_away, " 2026-02-30..2026-03-01").span == (9, 11)
    assert fault_of(read_away, "2026-01-01..2026").span == (12, 16)


@pytest.mark.parametrize("text", ["2026-12-21..2027-01-03", " 2026-12-21 ..\t2027-01-03 ", "2026-12-21.. 2027-01-03"])
def test_a_range_allows_white_space(text: str) -> None:
    """A range allows white space."""
    assert read_away(text) == DateRange(first=date(2026, 12, 21), last=date(2027, 1, 3))


def test_a_single_date_is_a_range_of_one_day() -> None:
    """A single date is a range of one day."""
    away = read_away(" 2026-05-25 ")
    assert list(away) == [date(2026, 5, 25)]
    assert str(away) == "2026-05-25"
    assert read_away("2026-05-25..2026-05-25") == away


def test_a_range_holds_both_ends_and_no_more() -> None:
    """A range holds both ends and no more."""
    away = read_away("2026-12-30..2027-01-02")
    assert list(away) == [
        date(2026, 12, 30),
        date(2026, 12, 31),
        date(2027, 1, 1),
        date(2027, 1, 2),
    ]
    assert date(2026, 12, 30) in away
    assert date(2027, 1, 2) in away
    assert date(2026, 12, 29) not in away
    assert date(2027, 1, 3) not in away


@given(DATES, DATES)
def test_a_range_reads_back_from_its_text(one: date, other: date) -> None:
    """A range reads back from its text."""
    away = DateRange(first=min(one, other), last=max(one, other))
    assert read_away(str(away)) == away


@given(st.text() | NEARLY)
def test_any_text_is_a_date_or_a_fault(text: str) -> None:
    """Any text is a date or a fault."""
    reads_or_faults(read_date, text)
    reads_or_faults(read_away, text)
