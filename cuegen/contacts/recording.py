"""What a touch changes in the list, and what taking one back does.

A touch is one line: `last_contact`, the day that cues go by, with the day of the touch before it, which is what taking
it back brings back. Only a touch with a note is told in `touches` as well.
"""

from collections.abc import Iterator
from datetime import date

from cuegen.contacts.edits import Append, Drop, Edit, Set
from cuegen.contacts.last_contact import LastContact
from cuegen.contacts.model import Contact
from cuegen.contacts.touches import Touch
from cuegen.contacts.who import Person
from cuegen.problems import Fault

TOUCHES, LAST_CONTACT, SNOOZED = "touches", "last_contact", "snoozed"


def newest_touch(contact: Contact) -> date | None:
    """Give the day of the newest touch that the list tells of, in `last_contact` or in `touches`."""
    return max(_days(contact), default=None)


def record(person: Person, touch: Touch, *, backwards: bool = False) -> list[Edit]:
    """Write down a touch. It ends a snooze, for that asked to wait for this.

    One more on the day of the last touch changes nothing but what its note adds. `backwards` allows a day before the
    last touch, which is then a correction: the touches after that day are taken back.

    Raises:
        Fault: the day is before the last touch.
    """
    spot, contact, newest = person.spot, person.contact, newest_touch(person.contact)
    if newest is not None and touch.day < newest and not backwards:
        message = f"{contact.name}: the last touch was on {newest}, which is after {touch.day}"
        raise Fault(message, hint="--force writes the earlier day, and takes back the touches after it")
    later = sum(each.day > touch.day for each in contact.touches)
    return [
        *(Drop(spot, TOUCHES) for _ in range(later)),
        *([] if contact.last_touch == touch.day else [Set(spot, LAST_CONTACT, str(_last_contact(contact, touch.day)))]),
        *([Append(spot, TOUCHES, str(touch))] if touch.about else []),
        *_end_of_snooze(person),
    ]


def take_back(person: Person) -> list[Edit]:
    """Take the last touch back, with all that was noted on its day: the last contact is the one before.

    Raises:
        Fault: there is none, or nothing tells what was before it.
    """
    spot, contact, last = person.spot, person.contact, person.contact.last_contact
    newest = newest_touch(contact)
    if newest is None:
        raise Fault(f"{contact.name} has no touch to take back", hint="check the name")
    if last is None or last.day < newest:
        message = f"{contact.name}: the newest of the touches, {newest}, is not the last_contact"
        raise Fault(message, hint="it was written by hand: change it by hand")
    if last.before is None and not last.is_first:
        message = f"{contact.name}: the last_contact, {last}, does not tell what was before it"
        raise Fault(message, hint="only what `cuegen log` wrote last can be taken back: change it by hand")
    noted = sum(each.day == last.day for each in contact.touches)
    before = _before(contact, last.day)
    return [
        *(Drop(spot, TOUCHES) for _ in range(noted)),
        Set(spot, LAST_CONTACT, None if before is None else str(before)),
    ]


def _last_contact(contact: Contact, day: date) -> LastContact:
    """Make the last contact of a day. What was before is not known where a bare date is moved back in time."""
    last, before = contact.last_contact, _before(contact, day)
    return LastContact(day, before, is_first=before is None and (last is None or last.is_first))


def _before(contact: Contact, day: date) -> date | None:
    """Find the newest touch before a day."""
    return max((each for each in _days(contact) if each < day), default=None)


def _days(contact: Contact) -> Iterator[date]:
    """Give the days of all touches that the list tells of, in no order."""
    yield from (touch.day for touch in contact.touches)
    if contact.last_contact is not None:
        yield contact.last_contact.day
        if contact.last_contact.before is not None:
            yield contact.last_contact.before


def _end_of_snooze(person: Person) -> Iterator[Edit]:
    if SNOOZED in person.contact.model_fields_set:
        yield Set(person.spot, SNOOZED, None)
