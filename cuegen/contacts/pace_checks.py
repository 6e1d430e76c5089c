"""What takes more than one value to see of a pace: what it makes of cadences, and whether it is over."""

from collections.abc import Iterator

from cuegen.contacts.cadence import Cadence
from cuegen.contacts.faults import Faults
from cuegen.contacts.model import Category, Contacts
from cuegen.contacts.paces import Pace
from cuegen.contacts.places import Path


def check_paces(contacts: Contacts, faults: Faults) -> None:
    """Tell what is rounded at each pace, and warn of one that is over or changes nothing."""
    for path, pace, categories in _paces(contacts):
        if pace.factor == 1:
            continue
        cadences = dict.fromkeys(cadence for category in categories for cadence in _cadences(category))
        if pace.until is not None and pace.until < (newest := contacts.newest):
            message = f"this pace was over on {pace.until}, before {newest}, the newest date of the list"
            faults.warn(path, message, hint="remove the line, or choose a later day")
        elif all(pace.of(cadence) == cadence for cadence in cadences):
            hint = "choose a factor further away from 1, or remove the line"
            faults.warn(path, "this pace changes nothing: all cadences here stay as they are", hint=hint)
        elif remarks := [remark for cadence in cadences if (remark := pace.of(cadence).remark)]:
            faults.warn(path, f"at this pace {', '.join(remarks)}: cues keep to their weekday")


def _paces(contacts: Contacts) -> Iterator[tuple[Path, Pace, list[Category]]]:
    """Go through all paces with the categories that keep to them; beside a rotation they are refused elsewhere."""
    categories = contacts.categories
    others = [category for category in categories.values() if category.pace is None]
    yield ("calendar", "pace"), contacts.calendar.pace, others
    for key, category in categories.items():
        if category.pace is not None and category.rotate is None:
            yield ("categories", key, "pace"), category.pace, [category]


def _cadences(category: Category) -> list[Cadence]:
    """List the cadences that some cue of a category keeps to; turns have a rhythm of their own."""
    people = [contact.cadence or category.cadence for contact in category.contacts] or [category.cadence]
    return [cadence for cadence in people if cadence is not None]
