"""`cuegen add` and `cuegen move`: somebody new, and who belongs in another category."""

from collections.abc import Mapping, Sequence

from cuegen.commands.changing import Listed, Plan, Target, change
from cuegen.commands.screen import Screen
from cuegen.contacts.choosing import choose_category
from cuegen.contacts.edits import Add, Edit, Move, Spot
from cuegen.contacts.newcomers import refuse_known
from cuegen.contacts.who import Person


def add_command(fields: Mapping[str, str], category: str, target: Target, screen: Screen) -> int:
    """Add somebody, of whom `fields` says what the list shall hold: a name at least."""

    def plan(listed: Listed) -> Plan:
        (key,) = listed.collect([category], lambda name: choose_category(name, listed.contacts.categories))
        refuse_known(fields, listed.text, listed.file, listed.contacts)
        return Plan(edits=[Add(key, fields)], told=[f"{fields['name']}: added to {key}"])

    return change(target, plan, screen)


def move_command(whos: Sequence[str], category: str, target: Target, screen: Screen) -> int:
    """Put people into another category."""

    def plan(listed: Listed) -> Plan:
        (key,) = listed.collect([category], lambda name: choose_category(name, listed.contacts.categories))
        people = listed.find_all(whos)
        told = [f"{each.contact.name}: {_moved(each, key)}" for each in people]
        return Plan(edits=moves([each.spot for each in people if each.spot.category != key], key), told=told)

    return change(target, plan, screen)


def moves(spots: Sequence[Spot], category: str) -> list[Edit]:
    """Move contacts one after the other: each that left makes the places of those below it one less."""
    return [
        Move(Spot(spot.category, spot.index - sum(_is_above(gone, spot) for gone in spots[:place])), category)
        for place, spot in enumerate(spots)
    ]


def _is_above(one: Spot, other: Spot) -> bool:
    return one.category == other.category and one.index < other.index


def _moved(person: Person, key: str) -> str:
    return f"is in {key} already" if person.spot.category == key else f"moved from {person.spot.category} to {key}"
