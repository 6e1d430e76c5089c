"""`cuegen snooze`, `cuegen pause` and `cuegen resume`: no cues for a while, for as long as it takes, and again."""

from collections.abc import Sequence
from datetime import date

from cuegen.commands.changing import Listed, Plan, Target, change
from cuegen.commands.screen import Screen
from cuegen.contacts.delays import UNTIL, read_delay
from cuegen.contacts.edits import Set
from cuegen.contacts.model import Contact
from cuegen.contacts.who import Person
from cuegen.views.phrases import short_date

SNOOZED, PAUSED, HOT = "snoozed", "paused", "hot"
FOREVER = "true"


def snooze_command(whos: Sequence[str], delay: str, target: Target, screen: Screen) -> int:
    """Ask for no cues until a day; who was due by then comes right after it."""
    return _rest(SNOOZED, whos, delay, target, screen)


def pause_command(whos: Sequence[str], delay: str, target: Target, screen: Screen) -> int:
    """Ask for no cues until a day, or without a `delay` until `resume`."""
    return _rest(PAUSED, whos, delay, target, screen)


def resume_command(whos: Sequence[str], target: Target, screen: Screen) -> int:
    """Let the cues of these people come again: they are neither paused, nor snoozed, nor hot."""

    def plan(listed: Listed) -> Plan:
        return resumed(listed.find_all(whos))

    return change(target, plan, screen)


def _rest(key: str, whos: Sequence[str], delay: str, target: Target, screen: Screen) -> int:
    def plan(listed: Listed) -> Plan:
        (until,) = listed.collect([delay], lambda text: read_delay(text, listed.today) if text else None)
        return rested(key, listed.find_all(whos), until)

    return change(target, plan, screen)


def rested(key: str, people: Sequence[Person], until: date | None) -> Plan:
    """Plan a snooze or a pause of these people, through the day `until` or without an end."""
    edits = [Set(person.spot, key, f"{UNTIL} {until}" if until else FOREVER) for person in people]
    return Plan(edits=edits, told=[f"{person.contact.name}: {key} {_end(until)}" for person in people])


def resumed(people: Sequence[Person]) -> Plan:
    """Plan the end of everything that keeps the cues of these people back."""
    edits = [Set(person.spot, key, None) for person in people for key in _resting(person.contact)]
    return Plan(edits=edits, told=[_resumed(person) for person in people])


def _end(until: date | None) -> str:
    return f"until {short_date(until)}" if until else "until you resume"


def _resting(contact: Contact) -> list[str]:
    return [key for key in (PAUSED, SNOOZED, HOT) if key in contact.model_fields_set]


def _resumed(person: Person) -> str:
    was = " and ".join(_resting(person.contact))
    return f"{person.contact.name}: no longer {was}" if was else f"{person.contact.name}: had cues all along"
