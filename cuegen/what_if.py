"""What if: a list with another cadence for some categories, or more people in them, as no file has it yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count as count_up
from itertools import islice

from cuegen.contacts.cadence import Cadence
from cuegen.contacts.choosing import choose_category
from cuegen.contacts.model import Contact, Contacts
from cuegen.contacts.rotations import in_turn


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What to suppose, by category as it was typed: another cadence, and so many people more."""

    cadences: Mapping[str, Cadence] = field(default_factory=dict)
    more: Mapping[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.cadences or self.more)


def suppose(contacts: Contacts, what_if: WhatIf) -> Contacts:
    """Change the values of a list as an edit of its file would: people with a cadence of their own keep it.

    Raises:
        Fault: the list has no category of such a name, or too many people would take turns in one.
    """
    supposed = dict(contacts.categories)
    for typed, cadence in what_if.cadences.items():
        key = choose_category(typed, supposed)
        supposed[key] = supposed[key].model_copy(update={"cadence": cadence, "rotate": None})
    names = _unused_names(contacts)
    for typed, count in what_if.more.items():
        key = choose_category(typed, supposed)
        newcomers = tuple(Contact(name=name) for name in islice(names, count))
        people = (*supposed[key].contacts, *newcomers)
        supposed[key] = supposed[key].model_copy(update={"contacts": people})
        if pace := supposed[key].rotate:
            in_turn(pace, len(supposed[key].members))
    return contacts.model_copy(update={"categories": supposed})


def _unused_names(contacts: Contacts) -> Iterator[str]:
    """Invent names that nobody in the list has: two of one identity would share one cue."""
    taken = {contact.identity for category in contacts.categories.values() for contact in category.contacts}
    invented = (f"invented person {number}" for number in count_up(1))
    return (name for name in invented if name not in taken)
