"""`cuegen log`: a touch, written down or taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cuegen.commands.changing import Listed, Plan, Target, change
from cuegen.commands.screen import Screen
from cuegen.contacts.recording import record, take_back
from cuegen.contacts.touches import Touch
from cuegen.contacts.who import Person
from cuegen.problems import Fault
from cuegen.views.phrases import short_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """Who was met, when (None is today) and about what; `backwards` allows an earlier day than the last touch."""

    whos: Sequence[str]
    day: date | None
    about: str | None
    backwards: bool


def log_command(log: Log, target: Target, screen: Screen) -> int:
    """Write a touch down.

    Raises:
        Fault: its day is still to come in the list's zone.
    """

    def plan(listed: Listed) -> Plan:
        touch = Touch(day=_day(log.day, listed), about=log.about)
        return touched(listed, listed.find_all(log.whos), touch, backwards=log.backwards)

    return change(target, plan, screen)


def touched(listed: Listed, people: Sequence[Person], touch: Touch, *, backwards: bool = False) -> Plan:
    """Plan to write a touch of these people down.

    Raises:
        Refused: its day is before somebody's last touch, and `backwards` does not allow that.
    """
    edits = listed.collect(people, lambda person: record(person, touch, backwards=backwards))
    said = f"touch on {short_date(touch.day)} written down"
    told = [
        f"{person.contact.name}: {said}{'' if changes else ' already'}"
        for person, changes in zip(people, edits, strict=True)
    ]
    return Plan(edits=[edit for each in edits for edit in each], told=told)


def undo_command(whos: Sequence[str], target: Target, screen: Screen) -> int:
    """Take the last touch back."""

    def plan(listed: Listed) -> Plan:
        people = listed.find_all(whos)
        edits = listed.collect(people, take_back)
        told = [
            f"{person.contact.name}: touch on {short_date(day)} taken back"
            for person in people
            if (day := person.contact.last_touch)
        ]
        return Plan(edits=[edit for each in edits for edit in each], told=told)

    return change(target, plan, screen)


def _day(day: date | None, listed: Listed) -> date:
    """Give the day of a touch.

    Raises:
        Fault: it is still to come.
    """
    if day is not None and day > listed.today:
        raise Fault(f"{day} is still to come: today is {listed.today}", hint="log it when it has happened")
    return day or listed.today
