"""Times of day: 08:30 and nothing that could be another time."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.times import read_clock, read_time
from tests.reading import blamed, fault_of, reads_or_faults

FORM = "write hours and minutes, such as 08:30 or 17:00"

# Text, message, hint, and what the caret stands under.
BAD = [
    ("25:00", "there is no hour 25", "the hours are 00 to 23", "25"),
    ("24:00", "there is no hour 24", "the hours are 00 to 23", "24"),
    ("8:60", "there is no minute 60", "the minutes are 00 to 59", "60"),
    ("8:30:00", "a time of day has no seconds here", "write 08:30", ":00"),
    *(
        (text, f"'{text}' is not a time of day", hint, None)
        for text, hint in [
            ("", FORM),
            ("noon", FORM),
            ("8:5", FORM),
            ("25.00", FORM),
            ("8.75", FORM),
            ("\uff10\uff18:30", FORM),
            ("8.30", "write 08:30"),
            ("830", "write 08:30"),
            ("0830", "write 08:30"),
            ("8h30", "write 08:30"),
            ("8", "write 08:00"),
            ("8am", "write 08:00"),
            ("8:30 PM", "write 20:30"),
            ("8 p.m.", "write 20:00"),
            ("12am", "write 00:00"),
            ("12:15pm", "write 12:15"),
            ("13pm", "write 13:00"),
            (" 08:30", "write 08:30"),
            ("All day", "write all-day"),
            ("allday", "write all-day"),
        ]
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("08:30", time(8, 30)), ("8:30", time(8, 30)), ("00:00", time(0)), ("23:59", time(23, 59))],
)
def test_hours_and_minutes_are_a_time(text: str, expected: time) -> None:
    """Hours and minutes are a time."""
    assert read_clock(text) == expected
    assert read_time(text) == expected


@pytest.mark.parametrize("text", ["all-day", "All-Day", " all-day "])
def test_all_day_is_no_time(text: str) -> None:
    """All day is no time."""
    assert read_time(text) is None


def test_all_day_is_not_on_the_clock() -> None:
    """All day is not on the clock."""
    assert fault_of(read_clock, "all-day").hint == FORM


@pytest.mark.parametrize(("text", "message", "hint", "characters"), BAD)
def test_a_wrong_time_says_what_is_wrong(text: str, message: str, hint: str, characters: str | None) -> None:
    """A wrong time says what is wrong."""
    fault = fault_of(read_time, text)
    assert (fault.message, fault.hint) == (message, hint)
    assert blamed(fault, text) == characters


@given(st.times().map(lambda moment: moment.replace(second=0, microsecond=0)))
def test_a_time_reads_back_from_its_text(moment: time) -> None:
    """A time reads back from its text."""
    assert read_clock(f"{moment:%H:%M}") == moment


@given(st.text() | st.text("0123456789:.h apm", max_size=8))
def test_any_text_is_a_time_or_a_fault(text: str) -> None:
    """Any text is a time or a fault."""
    reads_or_faults(read_time, text)
    reads_or_faults(read_clock, text)
