"""How warm everybody is on a day: states, how overdue each is, and counts of them.

A person is warm for one cadence after the last touch, cooling for a second one, and cold beyond or when never
touched; the `states` section of the file has other factors. While a pace is in force, the scaled cadence counts. A
hold that is in force names the state instead.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from cuegen.contacts.cadence import Cadence, Unit
from cuegen.contacts.holds import Hold
from cuegen.contacts.model import Contact, Contacts
from cuegen.contacts.settings import States
from cuegen.contacts.weekday import Weekday

EVERY_DAY = frozenset(Weekday)


class State(StrEnum):
    """Where a person stands. The first three are good; the last two are set aside by the user."""

    HOT = "hot"
    WARM = "warm"
    COOLING = "cooling"
    COLD = "cold"
    PAUSED = "paused"
    SNOOZED = "snoozed"


SET_ASIDE = frozenset({State.PAUSED, State.SNOOZED})
IN_TOUCH = frozenset({State.HOT, State.WARM})


class Standing(NamedTuple):
    """One person on one day. `every` is the mean length of that day's cadence in days, `hold` what is in force.

    `days` are those since the last touch, None if there was none.
    """

    contact: Contact
    category: str
    state: State
    cadence: Cadence
    every: float
    days: int | None
    hold: Hold | None

    @property
    def overdue(self) -> float | None:
        """How overdue, in cadences: (now - last - every) / every. Negative before it is due; None if never touched."""
        return None if self.days is None else (self.days - self.every) / self.every


def standings(contacts: Contacts, today: date, categories: Sequence[str] = ()) -> list[Standing]:
    """Tell where everybody stands, of some categories or of all: the most overdue first.

    Behind all who were ever touched stand those who never were, and last those with a hold, by name.
    """
    found = _everybody(contacts, today, categories)
    return sorted(found, key=_order)


def _everybody(contacts: Contacts, today: date, categories: Sequence[str]) -> Iterator[Standing]:
    for key, category in contacts.categories.items():
        if categories and key not in categories:
            continue
        pace = category.pace or contacts.calendar.pace
        for contact in category.contacts:
            usual = contact.cadence or category.rhythm
            cadence = usual if category.has_turn(contact) else pace.on(today, usual)
            yield _standing(contact, key, cadence, contacts, today)


def _standing(contact: Contact, category: str, cadence: Cadence, contacts: Contacts, today: date) -> Standing:
    last, allowed = contact.last_touch, contacts.calendar.days
    days = None if last is None else _days_since(last, today, allowed if cadence.unit is Unit.DAY else EVERY_DAY)
    held = next(((key, hold) for key, hold in contact.holds.items() if hold.covers(today)), None)
    return Standing(
        contact=contact,
        category=category,
        state=_warmth(days, cadence.days, contacts.states) if held is None else State(held[0]),
        cadence=cadence,
        every=cadence.days,
        days=days,
        hold=held and held[1],
    )


def _days_since(last: date, today: date, counted: frozenset[Weekday]) -> int:
    """Count the days since a touch; for a daily cadence only the allowed ones, so that nobody is late on a Monday."""
    days = max((today - last).days, 0)
    if counted == EVERY_DAY:
        return days
    return sum((last.weekday() + day) % len(EVERY_DAY) in counted for day in range(1, days + 1))


def _warmth(days: int | None, every: float, states: States) -> State:
    """Tell the state of somebody without a hold; a day that has begun is not over."""
    if days is None or days > states.cooling * every:
        return State.COLD
    return State.WARM if days <= states.warm * every else State.COOLING


def _order(each: Standing) -> tuple[bool, bool, float, str, str]:
    overdue = each.overdue
    return (each.hold is not None, overdue is None, -(overdue or 0.0), each.contact.name, each.contact.identity)


class Tally(NamedTuple):
    """How many people are in each state."""

    counts: Mapping[State, int]

    @property
    def people(self) -> int:
        """Everybody."""
        return sum(self.counts.values())

    @property
    def active(self) -> int:
        """Everybody who is not set aside."""
        return sum(number for state, number in self.counts.items() if state not in SET_ASIDE)

    @property
    def warm(self) -> int:
        """Those in touch: hot is warm, too."""
        return sum(number for state, number in self.counts.items() if state in IN_TOUCH)


def tally(people: Iterable[Standing]) -> Tally:
    """Count states."""
    counted = Counter(each.state for each in people)
    return Tally(counts={state: counted[state] for state in State})


def by_category(people: Iterable[Standing]) -> dict[str, Tally]:
    """Count the states of each category that somebody is in, in the order of their names."""
    parts: dict[str, list[Standing]] = {}
    for each in people:
        parts.setdefault(each.category, []).append(each)
    return {category: tally(parts[category]) for category in sorted(parts)}
