"""Somebody's card: how things stand with one person on a day, when the next cue comes, and what can be done."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice

from cuegen.contacts.dates import LAST_YEAR
from cuegen.contacts.linkedin import profile_address
from cuegen.contacts.model import Contact, Contacts
from cuegen.contacts.recording import newest_touch
from cuegen.dated import dated
from cuegen.schedule.cue import Cue, Memory
from cuegen.schedule.schedule import schedule
from cuegen.views.phrases import short_date, short_time
from cuegen.views.states import Standing, standings
from cuegen.wishes import everyone_asking, frame_of, spaced

LAST_DAY = date(LAST_YEAR, 12, 31)
OCCASIONS = {"birthday": "for the birthday", "anniversary": "for the work anniversary", "followup": "for a follow-up"}


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

    There is nothing to put off where the touch is recorded, or one is still to come, or no regular cue comes until
    further notice.
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
    """One person on one day; `coming` says when the next cue comes, None if there is none."""

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
    """Tell in words what comes next: the next regular cue, and ahead of it the day of its own that comes before it.

    No hold keeps the latter back, so that it can be all there is.
    """
    regular, own = _regular(contacts, memory, contact, today), _of_its_own(contacts, contact, today)
    ahead = own if own and (regular is None or own[0] <= regular[0]) else None
    return "; then ".join(f"{_day(day, today)}, {words}" for day, words in filter(None, (ahead, regular))) or None


def _regular(contacts: Contacts, memory: Memory, contact: Contact, today: date) -> tuple[date, str] | None:
    """Find the next appointment, today's included: of a cue at whatever pace, or one that makes up for a day away.

    A cue has no time of its own in a weekly block, which has one.
    """
    asking, weekly = list(everyone_asking(contacts)), contacts.calendar.weekly
    planned = schedule([each.wish for each in asking], frame_of(contacts), memory)
    own = {each.wish.identity for each in asking if each.contact and each.contact.identity == contact.identity}
    cues = [cue for cue in planned.cues if cue.wish.identity in own]
    days = [(day, cue.time if weekly is None else weekly.time) for cue in cues for day in _next(cue, today)]
    return min(((day, short_time(clock)) for day, clock in days), default=None)


def _of_its_own(contacts: Contacts, contact: Contact, today: date) -> tuple[date, str] | None:
    """Find the next birthday, work anniversary or follow-up, today's included, and say which it is."""
    cued = [each for each in dated(contacts) if each.contact and each.contact.identity == contact.identity]
    return min(((day, OCCASIONS[each.words.kind]) for each in cued for day in _next(each.cue, today)), default=None)


def _next(cue: Cue, today: date) -> Iterator[date]:
    """Give the next day of a cue, if it has one."""
    return islice(cue.occurrences(today, LAST_DAY), 1)


def _day(day: date, today: date) -> str:
    return "today" if day == today else short_date(day)
