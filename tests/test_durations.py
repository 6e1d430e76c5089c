"""Lengths of time: words that people use, whole minutes, and limits that say so."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.durations import HINT, read_duration, read_lead, read_reminder, spelled
from tests.reading import blamed, fault_of, reads_or_faults

# Text, message, hint, and what the caret stands under.
BAD = [
    *(
        (text, f"'{text}' is not a length of time", hint, None)
        for text, hint in [
            ("", HINT),
            ("-5 minutes", HINT),
            ("half an hour", HINT),
            ("PT15M", HINT),
            ("9999999 minutes", HINT),
            ("1.33 hours", HINT),
            ("1.5 minutes", HINT),
            ("1.5 fortnights", HINT),
            ("15", "write 15 minutes"),
            ("1", "write 1 minute"),
            ("90", "write 1 hour 30 minutes"),
            ("1.5 hours", "write 1 hour 30 minutes"),
            ("0,25 h", "write 15 minutes"),
        ]
    ),
    ("1 hour 30", "'1 hour 30' is not a length of time", HINT, "30"),
    ("5 minutes before", "'5 minutes before' is not a length of time", HINT, "before"),
    ("15 minuets", "'minuets' is not a unit of time", "did you mean 'minutes'?", "minuets"),
    ("2 years", "'years' is not a unit of time", HINT, "years"),
    ("30 seconds", "seconds are too fine: minutes are the smallest unit", HINT, "seconds"),
    ("2h 3 hours", "the hours are given twice", HINT, "hours"),
    ("0 minutes", "0 minutes is too short", "the least is 1 minute", None),
    ("25 hours", "1 day 1 hour is too long", "the most is 1 day", None),
    ("999999 weeks", "999999 weeks is too long", "the most is 1 day", None),
]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("15 minutes", 15),
        ("15 min", 15),
        ("15 min.", 15),
        ("45m", 45),
        ("1 minute", 1),
        ("1 hour", 60),
        ("90 minutes", 90),
        ("1 hour 30 minutes", 90),
        ("30 minutes 1 hour", 90),
        ("1h30m", 90),
        (" 1 HR  30 Mins ", 90),
        ("24 hours", 1440),
        ("1 day", 1440),
    ],
)
def test_a_duration_is_read_from_words(text: str, minutes: int) -> None:
    """A duration is read from words."""
    assert read_duration(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize(("text", "message", "hint", "characters"), BAD)
def test_a_wrong_duration_says_what_is_wrong(text: str, message: str, hint: str, characters: str | None) -> None:
    """A wrong duration says what is wrong."""
    fault = fault_of(read_duration, text)
    assert (fault.message, fault.hint) == (message, hint)
    assert blamed(fault, text) == characters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 minutes", timedelta(minutes=10)),
        ("0 minutes", timedelta(0)),
        ("1 day 2 hours", timedelta(days=1, hours=2)),
        ("4 weeks", timedelta(weeks=4)),
        ("off", None),
        (" None ", None),
    ],
)
def test_a_reminder_may_be_off_at_the_start_or_weeks_before(text: str, expected: timedelta | None) -> None:
    """A reminder may be off at the start or weeks before."""
    assert read_reminder(text) == expected


def test_a_reminder_has_a_limit_of_its_own() -> None:
    """A reminder has a limit of its own."""
    fault = fault_of(read_reminder, "4 weeks 1 minute")
    assert fault.message == "4 weeks 1 minute is too long"
    assert fault.hint == "the most is 4 weeks"


@pytest.mark.parametrize(
    ("text", "days"), [("0 days", 0), ("0 minutes", 0), ("3 days", 3), ("1 week", 7), ("24h", 1), ("8 weeks", 56)]
)
def test_a_lead_is_a_number_of_days(text: str, days: int) -> None:
    """A lead is a number of days, up to eight weeks."""
    assert read_lead(text) == timedelta(days=days)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("7", "'7' has no unit of time", "write 1 week"),
        ("36 hours", "1 day 12 hours is no number of days", "write it in days or weeks, such as 1 week"),
        ("9 weeks", "9 weeks is too long", "the most is 8 weeks"),
        ("soon", "'soon' is not a length of time", HINT),
    ],
)
def test_a_wrong_lead_says_what_is_wrong(text: str, message: str, hint: str) -> None:
    """A wrong lead says what is wrong."""
    fault = fault_of(read_lead, text)
    assert (fault.message, fault.hint) == (message, hint)


@given(st.integers(0, 4 * 7 * 24 * 60))
def test_what_is_spelled_reads_back(minutes: int) -> None:
    """What is spelled reads back."""
    length = timedelta(minutes=minutes)
    assert read_reminder(spelled(length)) == length


@given(st.text() | st.text("0123456789., hmindayswek", max_size=20))
def test_any_text_is_a_length_of_time_or_a_fault(text: str) -> None:
    """Any text is a length of time or a fault."""
    reads_or_faults(read_duration, text)
    reads_or_faults(read_reminder, text)
    reads_or_faults(read_lead, text)
