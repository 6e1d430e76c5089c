"""`cuegen snooze`, `cuegen pause` and `cuegen resume`: no cues for a while, for as long as it takes, and again."""

from collections.abc import Sequence
from datetime import date

from cuegen.commands.changing import Listed, Plan, Target, change
from cuegen.commands.screen import Screen
from cuegen.contacts.delays import HINT, UNTIL, read_delay, sounds_like_time
from cuegen.contacts.edits import Set
from cuegen.contacts.model import Contact
from cuegen.contacts.quoting import quoted
from cuegen.contacts.who import Person, everyone, is_anybody
from cuegen.problems import Fault
from cuegen.views.phrases import short_date

SNOOZED, PAUSED, HOT = "snoozed", "paused", "hot"
FOREVER = "true"


def snooze_command(whos: Sequence[str], delay: str, target: Target, screen: Screen) -> int:
    """Ask for no cues until a day; who was due by then comes right after it.

    Raises:
        Fault: the delay is none, or over on the day that it is in the list's zone.
    """
    return _rest(SNOOZED, whos, delay, target, screen)


def pause_command(whos: Sequence[str], delay: str, target: Target, screen: Screen) -> int:
    """Ask for no cues until a day, or without a `delay` until `resume`.

    Raises:
        Fault: as for a snooze, or the last of `whos` is meant for a delay that is none.
    """
    return _rest(PAUSED, whos, delay, target, screen)


def resume_command(whos: Sequence[str], target: Target, screen: Screen) -> int:
    """Let the cues of these people come again: they are neither paused, nor snoozed, nor hot."""

    def plan(listed: Listed) -> Plan:
        return resumed(listed.find_all(whos))

    return change(target, plan, screen)


def _rest(key: str, whos: Sequence[str], delay: str, target: Target, screen: Screen) -> int:
    def plan(listed: Listed) -> Plan:
        until = read_delay(delay, listed.today) if delay else None
        if not delay:
            _refuse_other_times(whos, listed)
        return rested(key, listed.find_all(whos), until)

    return change(target, plan, screen)


def _refuse_other_times(whos: Sequence[str], listed: Listed) -> None:
    """Refuse a last word that sounds like a time, unless somebody has it for a name.

    Raises:
        Fault: it is no time.
    """
    *others, last = whos
    if others and sounds_like_time(last) and not is_anybody(last, everyone(listed.contacts)):
        hint = f"{HINT}; or no time at all: then it lasts until you resume"
        raise Fault(f"{quoted(last)} is no time, and nobody in this list", hint=hint)


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
