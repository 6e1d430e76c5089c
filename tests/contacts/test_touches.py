"""Touches: a day, and what it was about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.texts import read_line
from cuegen.contacts.touches import Touch, read_touch
from cuegen.problems import Fault
from tests.reading import blamed, fault_of, reads_or_faults


@pytest.mark.parametrize(
    ("text", "day", "about"),
    [
        ("2026-11-23", date(2026, 11, 23), None),
        (" 2026-11-23 ", date(2026, 11, 23), None),
        ("2026-11-23 sent her the paper", date(2026, 11, 23), "sent her the paper"),
        ("2026-11-23\t  sent:  the #paper ", date(2026, 11, 23), "sent: the #paper"),
    ],
)
def test_a_day_and_what_it_was_about(text: str, day: date, about: str | None) -> None:
    """The first word is the day, and the rest is a line of text."""
    assert read_touch(text) == Touch(day=day, about=about)


@pytest.mark.parametrize(
    ("text", "blame"),
    [
        ("", None),
        ("called her", "called"),
        (" 2026-02-30 called", "30"),
        ("2026-02-10: called", "2026-02-10:"),
        ("2026-02-10 a\x07bell", "\x07"),
        ("2026-02-10 " + "x" * 201, "x" * 201),
    ],
)
def test_what_is_no_touch(text: str, blame: str | None) -> None:
    """The part that is wrong is blamed, wherever it stands."""
    assert blamed(fault_of(read_touch, text), text) == blame


@given(st.text() | st.text().map("2026-11-23 {}".format))
def test_any_text_is_a_touch_or_a_fault(text: str) -> None:
    """It can be printed, and has its place."""
    reads_or_faults(read_touch, text)


@given(st.dates(date(1970, 1, 1), date(2037, 12, 31)), st.text())
def test_a_touch_is_read_as_it_is_written(day: date, text: str) -> None:
    """Every touch that can be written down is read as the same one."""
    try:
        about = read_line(text, what="the note") if text else None
    except Fault:
        return
    touch = Touch(day=day, about=about)
    assert read_touch(str(touch)) == touch
