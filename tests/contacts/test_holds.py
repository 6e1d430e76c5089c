"""Holds and factors: what is taken, and what is said of the rest."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.factors import read_factor
from cuegen.contacts.holds import Hold, read_hold, read_snooze
from cuegen.contacts.model import Contact
from tests.contacts.lists import read, with_contacts
from tests.reading import blamed, fault_of, reads_or_faults

MAY = date(2026, 5, 1)


def ada(fields: str) -> Contact:
    """Read Ada with some fields."""
    (category,) = read(with_contacts(f"{{name: Ada, {fields}}}")).contacts.categories.values()
    return category.contacts[0]


@pytest.mark.parametrize("text", ["until 2026-05-01", "Until  2026-05-01", "2026-05-01"])
def test_a_hold_until_a_day(text: str) -> None:
    """With its `until`, or the bare date; that day is the last one."""
    assert read_hold(text) == read_snooze(text) == Hold(until=MAY)
    assert str(read_hold(text)) == "until 2026-05-01"
    assert Hold(until=MAY).covers(MAY)
    assert not Hold(until=MAY).covers(date(2026, 5, 2))
    assert Hold(until=MAY).not_before == date(2026, 5, 2)


def test_a_hold_for_good() -> None:
    """In any of YAML's words; a snooze has an end."""
    assert read_hold("true") == read_hold("Yes") == Hold()
    assert read_hold("false") is read_snooze("no") is None
    assert (str(Hold()), Hold().covers(date.max), Hold().not_before) == ("true", True, None)
    assert "paused: true" in (fault_of(read_snooze, "true").hint or "")


@pytest.mark.parametrize("text", ["until 2026-02-30", "2026-02-30"])
def test_a_wrong_date_is_blamed_where_it_stands(text: str) -> None:
    """Not the whole value."""
    assert blamed(fault_of(read_hold, text), text) == "30"


def test_a_date_in_another_form_is_put_right() -> None:
    """The date alone is blamed."""
    fault = fault_of(read_snooze, "until 5/13/2026")
    assert (fault.hint, blamed(fault, "until 5/13/2026")) == ("write 2026-05-13", "5/13/2026")


@pytest.mark.parametrize("text", ["", "maybe", "until", "until ", "2 weeks", "until May", "till 2026-05-01"])
def test_no_hold(text: str) -> None:
    """The hint says what can be written."""
    for reader in (read_hold, read_snooze):
        assert "'until 2026-05-01'" in (fault_of(reader, text).hint or "")


@given(st.text() | st.from_regex(r"(until )?[0-9-]{8,12}", fullmatch=True))
def test_any_text_is_a_hold_or_a_fault(text: str) -> None:
    """Nothing else comes of it."""
    reads_or_faults(read_hold, text)
    reads_or_faults(read_snooze, text)
    reads_or_faults(read_factor, text)


@pytest.mark.parametrize(("text", "factor"), [("1", 1), ("1.5", 1.5), ("0.001", 0.001), ("100", 100)])
def test_a_factor(text: str, factor: float) -> None:
    """It may have decimals."""
    assert read_factor(text) == factor


@pytest.mark.parametrize("text", ["", "0", "0.000", "-1", "1,5", "100.001", "1e2", "٣", ".5", "twice", "9" * 5000])
def test_no_factor(text: str) -> None:
    """The form is shown."""
    assert fault_of(read_factor, text).hint == "write it as 1 or 1.5, with a point"


def test_the_longest_hold_counts() -> None:
    """For the first cue; an endless one leaves none."""
    person = ada("hot: until 2026-04-01, snoozed: until 2026-05-01, paused: no")
    assert (person.not_before, person.is_held_for_good) == (date(2026, 5, 2), False)
    assert list(person.holds) == ["hot", "snoozed"]
    assert ada("hot: true, snoozed: until 2026-05-01").is_held_for_good
    assert (ada("role: x").not_before, ada("role: x").is_held_for_good) == (None, False)
