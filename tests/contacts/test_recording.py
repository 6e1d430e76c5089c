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


def ada(last_contact: object, touches: Sequence[str] = (), more: str = "") -> str:
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


def taken_back(text: str) -> str:
    """Take a touch back."""
    return edit(text, "contacts.yaml", take_back(person_in(text)))


def state(text: str) -> tuple[str | None, list[str]]:
    """Give the last contact and the touches of Ada as they are written; the list gives no cause for a warning."""
    contact = person_in(text).contact
    assert not read(text).warnings
    return contact.last_contact and str(contact.last_contact), [str(touch) for touch in contact.touches]


D = "2026-02-01"


@pytest.mark.parametrize(
    ("last_contact", "touches", "expected"),
    [
        (None, [], f"{D} after none"),
        ("2026-01-05", [], f"{D} after 2026-01-05"),
        ("2026-01-05 after 2025-12-01", [], f"{D} after 2026-01-05"),
        ("2026-01-05 after none", ["2026-01-05 called"], f"{D} after 2026-01-05"),
        ("2026-01-05", ["2025-12-01", "2026-01-05"], f"{D} after 2026-01-05"),
        (None, ["2025-12-01"], f"{D} after 2025-12-01"),
        ("2025-12-01", ["2026-01-05"], f"{D} after 2026-01-05"),
        (D, [], D),
        (f"{D} after none", [f"{D} called"], f"{D} after none"),
        (f"{D} after 2026-01-05", [], f"{D} after 2026-01-05"),
        ("2026-01-05", [f"{D} called"], f"{D} after 2026-01-05"),
    ],
)
def test_a_touch_is_told_with_the_one_before(last_contact: str | None, touches: list[str], expected: str) -> None:
    """In last_contact alone; with a note there is one more line of touches. Lists of any age will do."""
    text, day = ada(last_contact, touches), date.fromisoformat(D)
    assert state(recorded(text, Touch(day=day))) == (expected, touches)
    assert state(recorded(text, Touch(day=day, about="wrote"))) == (expected, [*touches, f"{D} wrote"])


@pytest.mark.parametrize("last_contact", [D, f"{D} after none", f"{D} after 2026-01-05"])
def test_one_more_touch_on_the_same_day_changes_nothing(last_contact: str) -> None:
    """Not even the day that taking it back would bring back."""
    assert record(person_in(ada(last_contact)), Touch(day=date.fromisoformat(D))) == []


def test_a_touch_ends_a_snooze_and_nothing_else() -> None:
    """Who asked to wait for the touch has it; who is paused or hot stays so."""
    for last in (None, FIRST):
        text = ada(last, more=", snoozed: until 2026-03-01, paused: true, hot: true")
        contact = person_in(recorded(text, Touch(day=FIRST))).contact
        assert (contact.snoozed, bool(contact.paused), bool(contact.hot)) == (None, True, True)


def test_a_touch_never_goes_backwards_unawares() -> None:
    """The earlier day is refused, whether the later one has a note or not."""
    for text in (ada("2026-01-20"), ada("2026-01-10", ["2026-01-20 called"])):
        with pytest.raises(Fault, match="Ada: the last touch was on 2026-01-20, which is after 2026-01-12"):
            recorded(text, Touch(day=date(2026, 1, 12)))


@pytest.mark.parametrize(
    ("last_contact", "touches", "expected", "kept"),
    [
        ("2026-01-20 after 2026-01-05", [], "2026-01-12 after 2026-01-05", 0),
        ("2026-01-20 after 2026-01-12", ["2026-01-05 called", "2026-01-12 met"], "2026-01-12 after 2026-01-05", 2),
        ("2026-01-20 after 2026-01-15", ["2026-01-05 called", "2026-01-15 met"], "2026-01-12 after 2026-01-05", 1),
        ("2026-01-20 after 2026-01-15", ["2026-01-20 called"], "2026-01-12", 0),
        ("2026-01-20 after none", ["2026-01-20 called"], "2026-01-12 after none", 0),
        ("2026-01-20", [], "2026-01-12", 0),
        ("2026-01-12 after 2026-01-05", ["2026-01-20 called"], "2026-01-12 after 2026-01-05", 0),
    ],
)
def test_a_day_before_the_last_touch_is_a_correction(
    last_contact: str, touches: list[str], expected: str, kept: int
) -> None:
    """Touches after it go. What was before the last touch stays if it is before this one, and nothing is made up."""
    text = ada(last_contact, touches)
    after = recorded(text, Touch(day=date(2026, 1, 12), about="wrote"), backwards=True)
    assert state(after) == (expected, [*touches[:kept], "2026-01-12 wrote"])


@pytest.mark.parametrize(
    ("last_contact", "touches", "message"),
    [
        (None, [], "Ada has no touch to take back"),
        (FIRST, [], "Ada: the last_contact, 2026-01-05, does not tell what was before it"),
        (FIRST, ["2026-01-05 called"], "Ada: the last_contact, 2026-01-05, does not tell what was before it"),
        (FIRST, ["2025-12-01"], "Ada: the last_contact, 2026-01-05, does not tell what was before it"),
        (None, ["2025-12-01"], "Ada: the newest of the touches, 2025-12-01, is not the last_contact"),
        (f"{D} after none", ["2026-02-02"], "Ada: the newest of the touches, 2026-02-02, is not the last_contact"),
    ],
)
def test_nothing_is_guessed(last_contact: object, touches: list[str], message: str) -> None:
    """Where nothing tells what was before, it is for the user to say."""
    with pytest.raises(Fault) as caught:
        take_back(person_in(ada(last_contact, touches)))
    assert caught.value.message == message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("last_contact", "touches", "expected"),
    [
        (f"{D} after 2026-01-05", [], ("2026-01-05", [])),
        (f"{D} after none", [], (None, [])),
        (f"{D} after none", [f"{D} called"], (None, [])),
        (f"{D} after 2026-01-05", ["2026-01-05 met", D, f"{D} called"], ("2026-01-05", ["2026-01-05 met"])),
        (f"{D} after 2026-01-05", ["2026-01-10 met"], ("2026-01-10", ["2026-01-10 met"])),
    ],
)
def test_the_touch_before_comes_back(
    last_contact: str, touches: list[str], expected: tuple[str | None, list[str]]
) -> None:
    """All that was noted on the day goes; a touch that was written in between by hand is not forgotten."""
    assert state(taken_back(ada(last_contact, touches))) == expected


@given(st.none() | DAYS, st.lists(st.tuples(DAYS, st.sampled_from([None, "wrote", "a: b #c", "2"])), max_size=4))
def test_what_was_written_down_last_can_be_taken_back(
    last_contact: date | None, touches: list[tuple[date, str | None]]
) -> None:
    """After each touch the list tells what was before that day; taken back, it is as it was then, and no further."""
    text = ada(last_contact)
    by_day = {
        day: [about for each, about in touches if each == day] for day, _ in sorted(touches, key=lambda each: each[0])
    }
    for day, notes in by_day.items():
        if last_contact is not None and day <= last_contact:
            continue
        before, told = state(text)
        for about in notes:
            text = recorded(text, Touch(day=day, about=about))
        assert state(text)[1] == [*told, *(f"{day} {about}" for about in notes if about)]
        back = taken_back(text)
        assert state(back) == (before and before.split()[0], told)
        with pytest.raises(Fault):
            take_back(person_in(back))
