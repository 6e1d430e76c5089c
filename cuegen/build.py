"""The pipeline: the values of contacts.yaml in, the bytes of a feed out. Nothing here reads a disk or a clock.

contacts ──► wishes ──► cues ──► events ──► feed
                         ▲         ▲
  previous feed ──► memory ────────┘
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain

from cuegen.advice import advice
from cuegen.contacts.model import Contacts
from cuegen.contacts.reading import Reading
from cuegen.dated import Cued, dated
from cuegen.feed.calendar import Feed, write_feed
from cuegen.feed.event import Entry
from cuegen.feed.memory import remember
from cuegen.feed.wording import Wording
from cuegen.problems import Problem, Refused
from cuegen.schedule.cue import Cue, Wish
from cuegen.schedule.schedule import NO_MEMORY, Schedule, schedule
from cuegen.wishes import LINKEDIN, Asking, everyone_asking, frame_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What came of a build: the contacts that were read, the feed, and what is to be said."""

    contacts: Contacts
    feed: Feed
    warnings: tuple[Problem, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The cues of the feed with their words."""
        return self.feed.entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the user chose for one build: to place all cues anew, and to publish a list without anybody."""

    rebalance: bool = False
    allow_empty: bool = False


NO_CHOICES = Choices()


def build(reading: Reading, wording: Wording, previous: bytes, now: datetime, choices: Choices = NO_CHOICES) -> Build:
    """Turn contacts into a feed.

    `previous` is the feed that was written before, empty if there is none: its cues keep their places, and its
    unchanged events their revision. `now`, a moment in UTC, only stamps what is new.

    Raises:
        Refused: there is nobody in the list, or a template cannot be filled in.
    """
    contacts = reading.contacts
    asking = list(everyone_asking(contacts))
    if not contacts.categories and not choices.allow_empty:
        raise Refused(_nobody(reading.file))
    memory = remember(previous)
    seats = NO_MEMORY if choices.rebalance else memory.for_schedule
    planned = schedule([each.wish for each in asking], frame_of(contacts), seats)
    entries = _entries(chain(_cued(planned, asking), dated(contacts)), wording, contacts.calendar.starts)
    feed = write_feed(contacts.calendar, contacts.linkedin.pages.notifications, entries, memory, now)
    said = advice(contacts, planned, len(feed.entries), len(feed.data), reading.file)
    return Build(contacts=contacts, feed=feed, warnings=(*reading.warnings, *said))


def _nobody(file: str) -> Problem:
    message = "there is nobody in this list: its feed would empty the calendars of those who subscribe to it"
    return Problem(message=message, file=file, hint="add a category, or say --allow-empty if that is meant")


def _placeholder(day: date) -> Entry:
    """Stand in for the events of an empty list: a calendar without components is not valid (RFC 5545 3.6)."""
    return Entry(
        cue=Cue(wish=Wish(identity="placeholder", cadence=None), first=day, time=None),
        summary="Nobody to reconnect with yet",
        description="Add people to contacts.yaml, and their cues will stand here.",
        category=LINKEDIN,
    )


def _cued(planned: Schedule, asking: Sequence[Asking]) -> Iterator[Cued]:
    """Go through the cues of a schedule with their words."""
    by_identity = {each.wish.identity: each for each in asking}
    for cue in planned.cues:
        each = by_identity[cue.wish.identity]
        words = each.words if cue.makes_up is None else replace(each.words, makes_up=cue.makes_up)
        yield Cued(cue=cue, words=words, category=each.category)


def _entries(cued: Iterable[Cued], wording: Wording, starts: date) -> Iterator[Entry]:
    """Give every cue its text, when it is asked for: what is made and written at once stays in the fast memory."""
    is_empty = True
    for each in cued:
        is_empty = False
        summary, description = wording.summary(each.words), wording.description(each.words)
        yield Entry(cue=each.cue, summary=summary, description=description, category=each.category)
    if is_empty:
        yield _placeholder(starts)
