"""Days of the week: one, or a range that may run over the weekend."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.days import HINT, read_days_entry
from cuegen.contacts.weekday import Weekday
from tests.reading import blamed, fault_of, reads_or_faults

MON, TUE, WED, THU, FRI, SAT, SUN = Weekday

# Text, message, hint, and what the caret stands under.
BAD = [
    ("tusday", "'tusday' is not a day of the week", "did you mean 'tuesday'?", "tusday"),
    ("weekday", "'weekday' is not a day of the week", "did you mean 'weekdays'?", "weekday"),
    ("mon-fry", "'fry' is not a day of the week", "did you mean 'friday'?", "fry"),
    ("mon-mno", "'mno' is not a day of the week", "did you mean 'mon'?", "mno"),
    (" xyz ", "'xyz' is not a day of the week", HINT, "xyz"),
    ("", "a day of the week is missing in ''", HINT, None),
    ("-mon", "a day of the week is missing in '-mon'", HINT, None),
    ("mon- ", "a day of the week is missing in 'mon- '", HINT, None),
    ("mon-mon", "'mon-mon' begins and ends on the same day", "write monday", None),
    ("mon \u2013 fri", "'\u2013' does not make a range of days", "write monday-friday", "\u2013"),
    ("mon..fri", "'..' does not make a range of days", "write monday-friday", ".."),
    ("mon TO fri", "'TO' does not make a range of days", "write monday-friday", "TO"),
    ("mon, tue", "'mon, tue' is two days in one", "write [monday, tuesday]", None),
    ("mon tue", "'mon tue' is two days in one", "write [monday, tuesday]", None),
    ("mon And tue", "'mon And tue' is two days in one", "write [monday, tuesday]", None),
]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("tue", {TUE}),
        (" TUESDAY ", {TUE}),
        ("thurs", {THU}),
        ("mon-fri", {MON, TUE, WED, THU, FRI}),
        ("mon - Wednesday", {MON, TUE, WED}),
        ("fri-mon", {FRI, SAT, SUN, MON}),
        ("tue-mon", set(Weekday)),
        ("Weekdays", {MON, TUE, WED, THU, FRI}),
        ("weekends", {SAT, SUN}),
    ],
)
def test_an_entry_is_a_day_or_a_range(text: str, days: set[Weekday]) -> None:
    """An entry is a day or a range."""
    assert read_days_entry(text) == days


@pytest.mark.parametrize(("text", "message", "hint", "characters"), BAD)
def test_a_wrong_entry_says_what_is_wrong(text: str, message: str, hint: str, characters: str | None) -> None:
    """A wrong entry says what is wrong."""
    fault = fault_of(read_days_entry, text)
    assert (fault.message, fault.hint) == (message, hint)
    assert blamed(fault, text) == characters


@given(st.sampled_from(Weekday), st.sampled_from(Weekday))
def test_a_range_and_its_complement_share_only_their_ends(first: Weekday, last: Weekday) -> None:
    """A range and its complement share only their ends."""
    if first == last:
        return
    days = read_days_entry(f"{first}-{last}")
    others = read_days_entry(f"{last}-{first}")
    assert days & others == {first, last}
    assert days | others == set(Weekday)


@given(st.text() | st.lists(st.sampled_from(["mon", "fri", "-", " ", ",", "to", "x"])).map("".join))
def test_any_text_is_days_or_a_fault(text: str) -> None:
    """Any text is days or a fault."""
    reads_or_faults(read_days_entry, text)
