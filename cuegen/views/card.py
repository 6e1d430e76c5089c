"""Somebody's card: how things stand with one person on a day, when the next cue comes, and what can be done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cuegen.contacts.dates import LAST_YEAR
from cuegen.contacts.linkedin import profile_address
from cuegen.contacts.model import Contact, Contacts
from cuegen.contacts.recording import newest_touch
from cuegen.schedule.cue import Memory
from cuegen.schedule.schedule import schedule
from cuegen.views.phrases import short_date, short_time
from cuegen.views.states import Standing, standings
from cuegen.wishes import everyone_asking, frame_of, spaced

LAST_DAY = date(LAST_YEAR, 12, 31)


class Action(StrEnum):
    """What can be done about a person. The value of a snooze is its length, in the words of `cuegen snooze`."""

    DONE = "done"
    ONE_WEEK = "1 week"
    TWO_WEEKS = "2 weeks"
    FOUR_WEEKS = "4 weeks"
    PAUSE = "pause"
    RESUME = "resume"


SNOOZES = (Action.ONE_WEEK, Action.TWO_WEEKS, Action.FOUR_WEEKS)


def is_recorded(contact: Contact, today: date) -> bool:
    """Tell whether a touch of this day is written down: one a day is enough."""
    return contact.last_touch == today


def touch_to_come(contact: Contact, today: date) -> date | None:
    """Give the day of the newest touch if that is still to come: none can be recorded before it."""
    newest = newest_touch(contact)
    return newest if newest is not None and newest > today else None


def offers(contact: Contact, today: date) -> tuple[Action, ...]:
    """List what can be done about a person on a day.

    There is nothing to put off where the touch is recorded, or one is still to come, or no cue comes until further
    notice.
    """
    held = any(hold.covers(today) for hold in contact.holds.values())
    fresh = is_recorded(contact, today) or touch_to_come(contact, today) is not None
    return (
        *(() if fresh else (Action.DONE,)),
        *(() if fresh or contact.is_held_for_good else SNOOZES),
        *(() if contact.is_held_for_good else (Action.PAUSE,)),
        *((Action.RESUME,) if held else ()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One person on one day; `coming` is the day and the time of the next cue in words, None if there is none."""

    standing: Standing
    category: str
    coming: str | None
    today: date

    @property
    def contact(self) -> Contact:
        """The person."""
        return self.standing.contact

    @property
    def profile(self) -> str | None:
        """The address of the LinkedIn profile."""
        return profile_address(self.contact.linkedin) if self.contact.linkedin else None

    @property
    def last_touch(self) -> str:
        """When the last touch was, in words."""
        last = self.contact.last_touch
        return "none yet" if last is None else "today" if last == self.today else short_date(last)

    @property
    def hold(self) -> str | None:
        """What keeps the cues back, and until when: "snoozed until Mon 7 Dec 2026"."""
        hold = self.standing.hold
        if hold is None:
            return None
        return f"{self.standing.state} until {short_date(hold.until) if hold.until else 'further notice'}"

    @property
    def is_recorded(self) -> bool:
        """Whether today's touch is written down."""
        return is_recorded(self.contact, self.today)

    @property
    def touch_to_come(self) -> str | None:
        """The day of the newest touch, in words, if that is still to come."""
        day = touch_to_come(self.contact, self.today)
        return None if day is None else short_date(day)

    @property
    def offers(self) -> tuple[Action, ...]:
        """What can be done."""
        return offers(self.contact, self.today)


def card(contacts: Contacts, memory: Memory, today: date, is_meant: Callable[[Contact], bool]) -> Card | None:
    """Make the card of the person who is meant; None when nobody is.

    `memory` is what the feed of before recalls: the next cue is where a build would put it.
    """
    for each in standings(contacts, today):
        if is_meant(each.contact):
            category = contacts.categories[each.category]
            coming = _coming(contacts, memory, each.contact, today)
            return Card(standing=each, category=category.label or spaced(each.category), coming=coming, today=today)
    return None


def _coming(contacts: Contacts, memory: Memory, contact: Contact, today: date) -> str | None:
    """Find the next appointment, today's included: of a cue at whatever pace, or one that makes up for a day away.

    A cue has no time of its own in a weekly block, which has one.
    """
    asking, weekly = list(everyone_asking(contacts)), contacts.calendar.weekly
    planned = schedule([each.wish for each in asking], frame_of(contacts), memory)
    own = {each.wish.identity for each in asking if each.contact and each.contact.identity == contact.identity}
    cues = [cue for cue in planned.cues if cue.wish.identity in own]
    days = [(day, cue.time) for cue in cues if (day := next(cue.occurrences(today, LAST_DAY), None))]
    if not days:
        return None
    day, clock = min(days, key=lambda each: each[0])
    clock = clock if weekly is None else weekly.time
    return f"{'today' if day == today else short_date(day)}, {short_time(clock)}"
