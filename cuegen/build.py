"""The pipeline: the values of contacts.yaml in, the bytes of a feed out. Nothing here reads a disk or a clock.

contacts ──► wishes ──► cues ──► events ──► feed
                         ▲         ▲
  previous feed ──► memory ────────┘
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from cuegen.advice import about_room, about_size
from cuegen.choice import EVERYBODY, Choice, chosen
from cuegen.contacts.model import Contact, Contacts
from cuegen.contacts.reading import Reading
from cuegen.contacts.texts import identity
from cuegen.dated import Cued, dated
from cuegen.feed.calendar import Feed, Head, write_feed
from cuegen.feed.detail import Detail, category_shown, texts
from cuegen.feed.event import Entry, uid
from cuegen.feed.memory import FeedMemory, remember
from cuegen.feed.wording import Wording
from cuegen.problems import Problem, Refused
from cuegen.schedule.cue import Cue, Memory, Wish
from cuegen.schedule.schedule import NO_MEMORY, Schedule, schedule
from cuegen.wishes import LINKEDIN, Asking, everyone_asking, frame_of

DoneLink = Callable[[Contact], str]
"""Give the address of the page that records a touch of somebody."""

PLACEHOLDER = "placeholder"  # the identity of what stands in for the cues of an empty feed


class Build(NamedTuple):
    """What came of a build: the contacts that were read, the feed, and what is to be said.

    `parts` are the same cues for feeds of one category each; in weekly blocks they are made where `Choices` ask for it.
    """

    contacts: Contacts
    feed: Feed
    warnings: tuple[Problem, ...]
    parts: tuple[Entry, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The cues of the feed with their words."""
        return self.feed.entries


class Choices(NamedTuple):
    """What the user chose for one build.

    To place all cues anew, to publish a feed without anybody, which categories to show, how much of a person, and
    where a touch can be recorded (None where nobody serves such pages), and to have the weekly blocks of each
    category apart, for a feed of its own: `by_category` instead of those of all, `parts` beside them.
    """

    rebalance: bool = False
    allow_empty: bool = False
    choice: Choice = EVERYBODY
    detail: Detail = Detail.FULL
    done: DoneLink | None = None
    by_category: bool = False
    parts: bool = False


NO_CHOICES = Choices()

IF_MEANT = "if that is meant, say `cuegen build --allow-empty`"  # with its name: others who build cannot be told so


def build(reading: Reading, wording: Wording, previous: bytes, now: datetime, choices: Choices = NO_CHOICES) -> Build:
    """Turn contacts into a feed.

    `previous` is the feed that was written before, empty if there is none: its cues keep their places, and its
    unchanged events their revision. `now`, a moment in UTC, only stamps what is new.

    Raises:
        Refused: there is nobody in the list or left by the choice, a category that was chosen is unknown, or a
            template cannot be filled in.
    """
    built = build_remembering(reading, wording, remember(previous), now, choices)
    size = about_size("the feed", len(built.entries), len(built.feed.data), reading.file)
    return built._replace(warnings=(*built.warnings, *size))


def build_remembering(reading: Reading, wording: Wording, memory: FeedMemory, now: datetime, choices: Choices) -> Build:
    """Build with what earlier feeds remember, as `build` does, but for the advice on the size of the feed."""
    contacts = reading.contacts
    asking = list(everyone_asking(contacts))
    if not contacts.categories and not choices.allow_empty:
        raise Refused(_nobody(reading.file))
    shown = chosen(asking, choices.choice, contacts.categories, reading.file)
    days = [each for each in dated(contacts) if choices.choice.shows(each.category)]
    if not (shown or days or choices.choice.is_everybody or choices.allow_empty):
        raise Refused(_nobody_chosen(reading.file))
    seats = _seats(memory, asking, shown, choices)
    planned = schedule([each.wish for each in asking], frame_of(contacts), seats)
    cued = _linked(_cued(planned, shown), choices.done)
    of_days = _entries(_linked(days, choices.done), wording, choices.detail)
    entries = [*_planned_entries(cued, contacts, wording, choices), *of_days]
    parts = entries
    if choices.parts and contacts.calendar.weekly is not None:
        parts = [*_planned_entries(cued, contacts, wording, choices._replace(by_category=True)), *of_days]
    entries = entries or [placeholder(contacts.calendar.starts)]
    head = Head(calendar=contacts.calendar, url=contacts.linkedin.pages.notifications)
    feed = write_feed(head, entries, memory, now)
    said = about_room(contacts, planned, reading.file)
    return Build(contacts=contacts, feed=feed, warnings=(*reading.warnings, *said), parts=tuple(parts))


def _seats(memory: FeedMemory, asking: Sequence[Asking], shown: Sequence[Asking], choices: Choices) -> Memory:
    """Tell the schedule what it may know of earlier feeds.

    Where a feed shows less than all, the dates in its texts are not touches: they belong to names.
    """
    if choices.rebalance:
        return NO_MEMORY
    seats = memory.for_schedule.or_under(_formerly(asking))
    if choices.detail is not Detail.FULL:
        seats = seats.without_touches()
    names = {each.wish.identity for each in shown}
    apart = (each.wish.identity for each in asking if each.wish.identity not in names)
    return seats._replace(apart=frozenset(name for name in apart if uid(name) not in memory.events))


def _formerly(asking: Sequence[Asking]) -> dict[str, str]:
    """Tell which cue was that of somebody before there was an id: the one of the name, unless it is another one's."""
    former = {
        each.wish.identity: each.wish.identity.removesuffix(each.contact.identity) + identity(each.contact.name)
        for each in asking
        if each.contact is not None and each.contact.id is not None
    }
    if not former:  # as in most lists
        return former
    taken = {each.wish.identity for each in asking}
    return {now: before for now, before in former.items() if before not in taken}


def _nobody(file: str) -> Problem:
    from cuegen.contacts.choosing import ONE_MORE  # noqa: PLC0415 - a list with somebody in it needs none of it

    message = "there is nobody in this list: its feed would empty the calendars of those who subscribe to it"
    return Problem(message=message, file=file, hint=f"{ONE_MORE}; {IF_MEANT}")


def _nobody_chosen(file: str) -> Problem:
    message = "nobody is left by this choice: its feed would empty the calendars of those who subscribe to it"
    return Problem(message=message, file=file, hint=f"choose other categories; {IF_MEANT}")


def placeholder(day: date) -> Entry:
    """Stand in for the events of an empty feed: a calendar without components is not valid (RFC 5545 3.6)."""
    return Entry(
        cue=Cue(wish=Wish(identity=PLACEHOLDER, cadence=None), first=day, time=None),
        summary="Nobody to reconnect with yet",
        description="Add people to contacts.yaml, and their cues will stand here.",
        category=LINKEDIN,
    )


# Each step is done for everybody before the next one begins: one person at a time takes a quarter longer.


def _cued(planned: Schedule, shown: Sequence[Asking]) -> list[Cued]:
    """Give the cues of a schedule that are shown their words."""
    by_identity = {each.wish.identity: each for each in shown}
    cued = []
    for cue in planned.cues:
        each = by_identity.get(cue.wish.identity)
        if each is None:
            continue
        words = each.words if cue.makes_up is None else replace(each.words, makes_up=cue.makes_up)
        cued.append(Cued(cue=cue, words=words, category=each.category, contact=each.contact))
    return cued


def _planned_entries(cued: Sequence[Cued], contacts: Contacts, wording: Wording, choices: Choices) -> list[Entry]:
    """Give the cues of a schedule their texts: each its own, or those of a week together."""
    weekly = contacts.calendar.weekly
    if weekly is None:
        return _entries(cued, wording, choices.detail)
    from cuegen.blocks import block_entry, blocks  # noqa: PLC0415 - most lists have none

    found = blocks(cued, contacts, weekly, by_category=choices.by_category)
    return [block_entry(each, contacts, wording, choices.detail) for each in found]


def _entries(cued: Sequence[Cued], wording: Wording, detail: Detail) -> list[Entry]:
    """Give every cue its text."""
    entries = []
    for each in cued:
        summary, description = texts(wording, each.words, detail)
        category = category_shown(each.category, each.words, detail)
        entries.append(Entry(cue=each.cue, summary=summary, description=description, category=category))
    return entries


def _linked(cued: Sequence[Cued], done: DoneLink | None) -> Sequence[Cued]:
    """Add to the words the address at which a touch of the person can be recorded, where there is one."""
    if done is None:
        return cued
    return [
        each if each.contact is None else each._replace(words=replace(each.words, done=done(each.contact)))
        for each in cued
    ]
