"""What a touch changes in the list, and what taking one back does.

`last_contact` is the day that cues go by, and `touches` the history behind it: one line a touch, so that a touch is
one line more in a diff, stays out of the text of cues, and can be taken back.
"""

from collections.abc import Iterator
from datetime import date

from cuegen.contacts.edits import Append, Drop, Edit, Set
from cuegen.contacts.touches import Touch
from cuegen.contacts.who import Person
from cuegen.problems import Fault

TOUCHES, LAST_CONTACT, SNOOZED = "touches", "last_contact", "snoozed"


def record(person: Person, touch: Touch, *, backwards: bool = False) -> list[Edit]:
    """Write down a touch. It ends a snooze, for that asked to wait for this.

    A `last_contact` that no touch tells of goes into the history first, so that nothing is lost. `backwards` allows
    a day before the last touch, which is then a correction: the touches after that day are taken back.

    Raises:
        Fault: the day is before the last touch.
    """
    spot, days = person.spot, _history(person)
    if days and touch.day < days[-1] and not backwards:
        message = f"{person.contact.name}: the last touch was on {days[-1]}, which is after {touch.day}"
        raise Fault(message, hint="--force writes the earlier day, and takes back the touches after it")
    written = person.contact.touches
    later = sum(each.day > touch.day for each in written)
    edits: list[Edit] = [Drop(spot, TOUCHES)] * later
    edits += [Append(spot, TOUCHES, str(day)) for day in days[len(written) :] if day <= touch.day]
    edits += [Append(spot, TOUCHES, str(touch)), Set(spot, LAST_CONTACT, str(touch.day))]
    return [*edits, *_end_of_snooze(person)]


def take_back(person: Person) -> list[Edit]:
    """Take the newest touch back: the last contact is the one before.

    Raises:
        Fault: there is none.
    """
    spot, days = person.spot, _history(person)
    if not days:
        hint = "undo takes back what log wrote"
        raise Fault(f"{person.contact.name} has no touch to take back", hint=hint)
    before = str(days[-2]) if len(days) > 1 else None
    is_written = len(days) == len(person.contact.touches)
    return [*([Drop(spot, TOUCHES)] if is_written else ()), Set(spot, LAST_CONTACT, before)]


def _history(person: Person) -> list[date]:
    """Give the days of all touches, oldest first: those that are written, and a later last contact."""
    days = [touch.day for touch in person.contact.touches]
    last = person.contact.last_contact
    return [*days, last] if last is not None and (not days or last > days[-1]) else days


def _end_of_snooze(person: Person) -> Iterator[Edit]:
    if SNOOZED in person.contact.model_fields_set:
        yield Set(person.spot, SNOOZED, None)
