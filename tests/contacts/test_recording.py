"""What a touch changes in the list, whatever the history before it."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.edits import edit
from cuegen.contacts.recording import record, take_back
from cuegen.contacts.touches import Touch
from cuegen.contacts.who import Person, everyone
from cuegen.problems import Fault
from tests.contacts.lists import read, with_contacts

FIRST = date(2026, 1, 5)
DAYS = st.integers(0, 40).map(lambda count: FIRST + timedelta(days=count))


def ada(last_contact: date | None, touches: Sequence[str] = (), more: str = "") -> str:
    """Write a list with Ada in it."""
    last = f", last_contact: {last_contact}" if last_contact else ""
    history = f", touches: [{', '.join(touches)}]" if touches else ""
    return with_contacts(f"{{name: Ada{last}{history}{more}}}")


def person_in(text: str) -> Person:
    """Find Ada."""
    return everyone(read(text).contacts)[0]


def recorded(text: str, touch: Touch, *, backwards: bool = False) -> str:
    """Write down a touch."""
    return edit(text, "contacts.yaml", record(person_in(text), touch, backwards=backwards))


def history(text: str) -> list[str]:
    """Give the touches of Ada as they are written; her last contact is the newest."""
    contact = person_in(text).contact
    assert not read(text).warnings
    assert contact.last_contact == (contact.touches[-1].day if contact.touches else None)
    return [str(touch) for touch in contact.touches]


@pytest.mark.parametrize(
    ("last_contact", "touches", "expected"),
    [
        (None, [], []),
        (FIRST, [], ["2026-01-05"]),
        (FIRST, ["2026-01-05 called"], ["2026-01-05 called"]),
        (FIRST, ["2025-12-01"], ["2025-12-01", "2026-01-05"]),
        (None, ["2025-12-01"], ["2025-12-01"]),
    ],
)
def test_a_touch_loses_nothing(last_contact: date | None, touches: list[str], expected: list[str]) -> None:
    """A day that stood in last_contact alone goes into the history first."""
    after = recorded(ada(last_contact, touches), Touch(day=date(2026, 2, 1), about="wrote"))
    assert history(after) == [*expected, "2026-02-01 wrote"]


def test_a_touch_ends_a_snooze_and_nothing_else() -> None:
    """Who asked to wait for the touch has it; who is paused or hot stays so."""
    text = ada(None, more=", snoozed: until 2026-03-01, paused: true, hot: true")
    contact = person_in(recorded(text, Touch(day=FIRST))).contact
    assert (contact.snoozed, bool(contact.paused), bool(contact.hot)) == (None, True, True)


def test_a_touch_never_goes_backwards_unawares() -> None:
    """The earlier day is refused, or the later touches are taken back; the same day is no step back."""
    text = ada(date(2026, 1, 20), ["2026-01-05 called", "2026-01-10", "2026-01-20"])
    with pytest.raises(Fault, match="Ada: the last touch was on 2026-01-20, which is after 2026-01-10"):
        recorded(text, Touch(day=date(2026, 1, 10)))
    assert history(recorded(text, Touch(day=date(2026, 1, 10), about="wrote"), backwards=True)) == [
        "2026-01-05 called",
        "2026-01-10",
        "2026-01-10 wrote",
    ]
    assert history(recorded(text, Touch(day=date(2026, 1, 20), about="again")))[-2:] == [
        "2026-01-20",
        "2026-01-20 again",
    ]
    assert history(recorded(ada(date(2026, 1, 20)), Touch(day=FIRST), backwards=True)) == ["2026-01-05"]


@pytest.mark.parametrize(
    ("last_contact", "touches", "message"),
    [
        (None, [], "Ada has no touch to take back"),
        (FIRST, [], "Ada: the last_contact, 2026-01-05, is not among the touches"),
        (FIRST, ["2025-12-01"], "Ada: the last_contact, 2026-01-05, is not among the touches"),
    ],
)
def test_what_was_written_by_hand_is_not_taken_back(
    last_contact: date | None, touches: list[str], message: str
) -> None:
    """It is the user's own."""
    with pytest.raises(Fault) as caught:
        take_back(person_in(ada(last_contact, touches)))
    assert caught.value.message == message
    assert caught.value.hint


@given(st.none() | DAYS, st.lists(st.tuples(DAYS, st.sampled_from([None, "wrote", "a: b #c", "2"])), max_size=4))
def test_what_was_written_down_last_is_taken_back_first(
    last_contact: date | None, touches: list[tuple[date, str | None]]
) -> None:
    """Touch by touch, the history is what it was before each of them."""
    text, before = ada(last_contact), [history(recorded(ada(None), Touch(day=last_contact)))] if last_contact else [[]]
    for day, about in sorted(touches, key=lambda each: each[0]):
        if last_contact is None or day >= last_contact:
            text = recorded(text, Touch(day=day, about=about))
            before.append(history(text))
    for expected in reversed(before[:-1]):
        text = edit(text, "contacts.yaml", take_back(person_in(text)))
        assert history(text) == expected
