"""Whatever list: a touch without a note is one line of it, and taking it back gives the very same bytes.

CUEGEN_EXAMPLES=10000 pytest tests/contacts/edits/test_any_touch.py     tries that many lists, everybody in each
"""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from cuegen.contacts.edits import edit
from cuegen.contacts.model import Contact
from cuegen.contacts.recording import record, take_back
from cuegen.contacts.source import plain
from cuegen.contacts.touches import Touch
from cuegen.contacts.who import Person
from tests.contacts.edits.drawn import lists
from tests.contacts.edits.judge import Written

EXAMPLES = int(os.environ.get("CUEGEN_EXAMPLES", "150"))
FILE = "contacts.yaml"
READ = ("name", "last_contact", "touches")  # what a touch looks at, but for a snooze, which it would end
LATER = date(2026, 11, 28)
NOTES = st.sampled_from(["wrote", "a: b #c", "it's", "[x]"])


def person(text: str, written: Written, index: int) -> Person | None:
    """Read one of the people who are written as a mapping; None where the values are none that cuegen reads."""
    spot = written.spots()[index]
    data = plain(text)
    assert data is not None
    entry = data["categories"][spot.category]["contacts"][spot.index]
    try:
        contact = Contact.model_validate({key: entry[key] for key in READ if key in entry})
    except (ValidationError, TypeError):  # a bare name grows into a mapping, and stays one
        return None
    return Person(spot=spot, contact=contact)


def touchable(text: str) -> Iterator[Person]:
    """Find everybody with a last contact that knows of all touches, and all who were never touched."""
    written = Written(text)
    for index, spot in enumerate(written.spots()):
        found = person(text, written, index)
        is_pair = not written.in_lines(spot) and not written.bytes_of(spot).startswith("{")
        if found is None or is_pair:  # which takes braces: [name: Ada]
            continue
        is_written = "last_contact" in found.contact.model_fields_set
        last, touches = found.contact.last_touch, found.contact.touches
        if (not is_written and not touches) or (last and all(each.day <= last for each in touches)):
            yield found


def found_again(text: str, who: Person) -> Person:
    """Find the same person in another text."""
    written = Written(text)
    again = person(text, written, written.spots().index(who.spot))
    assert again is not None
    return again


def recorded(text: str, who: Person, about: str | None = None) -> str:
    """Write a touch down."""
    return edit(text, FILE, record(who, Touch(day=LATER, about=about)))


def taken_back(text: str, who: Person) -> str:
    """Take the touch back."""
    return edit(text, FILE, take_back(found_again(text, who)))


def changes(before: str, after: str) -> tuple[int, int]:
    """Count the lines that are gone, and those that are new."""
    old, new = (Counter(text.splitlines(keepends=True)) for text in (before, after))
    return (old - new).total(), (new - old).total()


@settings(max_examples=EXAMPLES)
@given(lists())
def test_a_touch_without_a_note_is_one_line(text: str) -> None:
    """That of last_contact, or a new one; in braces a new key can take a comma on the line above it."""
    for who in touchable(text):
        after = recorded(text, who)
        at_end = 0 if text.endswith("\n") else 1  # what was the last line without a line break gets one
        if who.contact.last_contact is not None:
            assert changes(text, after) == (1, 1)
        elif Written(text).in_lines(who.spot):
            assert changes(text, after) in {(0, 1), (at_end, 1 + at_end)}
        else:
            gone, new = changes(text, after)
            assert (gone, new) in {(1, 1), (0, 1), (1, 2)}
        assert recorded(after, found_again(after, who)) == after


@settings(max_examples=EXAMPLES)
@given(lists(), st.none() | NOTES)
def test_a_touch_that_is_taken_back_leaves_no_trace(text: str, about: str | None) -> None:
    """Of the newest touch, nothing stays but the day that it brings back; a bare day comes back to the byte."""
    for who in touchable(text):
        is_empty = "touches" in who.contact.model_fields_set and not who.contact.touches
        note = None if is_empty else about  # else the key, which held nothing, goes with the note
        back = taken_back(recorded(text, who, note), who)
        last = who.contact.last_contact
        if last is None or str(last) == str(last.day):
            assert back == text
        else:
            assert changes(text, back) == (1, 1)
            assert found_again(back, who).contact.last_contact == (last.day, None, False)
