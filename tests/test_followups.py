"""Follow-ups in one text: a day, then what it is about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.followups import read_followup
from tests.reading import blamed, fault_of, reads_or_faults


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("2026-05-04 board meeting", "board meeting"),
        ("  2026-05-04 \t  the   offer ", "the offer"),
        ("2026-05-04", None),
        ("2026-05-04  ", None),
    ],
)
def test_a_follow_up_is_a_day_and_words(text: str, about: str | None) -> None:
    """The words may be missing."""
    assert read_followup(text) == (date(2026, 5, 4), about)


@pytest.mark.parametrize(
    ("text", "message", "characters"),
    [
        ("", "the follow-up is empty", None),
        (" ", "the follow-up is empty", None),
        ("board meeting 2026-05-04", "'board' is not a date", "board"),
        (" 2026-02-30 board", "2026 has no 30 February", "30"),
        ("4/5/2026 board", "'4/5/2026' is not a date", "4/5/2026"),
        (
            "2026-05-04 board\u200bmeeting",
            "an invisible zero width space (U+200B) in what the follow-up is about",
            "\u200b",
        ),
    ],
)
def test_a_wrong_follow_up_says_what_is_wrong(text: str, message: str, characters: str | None) -> None:
    """In its own place."""
    fault = fault_of(read_followup, text)
    assert fault.message == message
    assert fault.hint
    assert blamed(fault, text) == characters


@given(st.text() | st.text("0123456789- ab\u200b", max_size=20) | st.text().map("2026-05-04 {}".format))
def test_any_text_is_a_follow_up_or_a_fault(text: str) -> None:
    """Any text is a follow-up or a fault."""
    reads_or_faults(read_followup, text)
