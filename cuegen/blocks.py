"""Cues -> weekly blocks: one event for each week in which somebody is due, and one for all weeks after them.

The schedule is that of any list whose cues have one day of the week; a block only shows what falls on that day. No
rule can name the people of a week, so the weeks are events of their own, and there must be an end to them: they go
from a year before the newest date of the list to two years after it, as far as the schedule promises room. Then one
rule goes on without names, so that the cue never stops. Each touch that is recorded moves that end on.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from cuegen.contacts.cadence import Cadence, Unit
from cuegen.contacts.model import Contacts
from cuegen.contacts.texts import identity
from cuegen.contacts.weekday import Weekday
from cuegen.dated import Cued
from cuegen.feed.block_texts import block_texts
from cuegen.feed.block_words import BlockWords
from cuegen.feed.detail import CONTACTS, Detail
from cuegen.feed.event import Entry, Member
from cuegen.feed.places import place_line
from cuegen.feed.wording import Wording
from cuegen.feed.words import ABOUT_NOBODY
from cuegen.schedule.cue import Cue, Recurrence, Wish
from cuegen.schedule.schedule import PROMISED
from cuegen.wishes import frame_of

BLOCK = "block"  # with what identities of blocks begin; those of people begin otherwise
BEFORE = timedelta(weeks=52)  # how long ago, seen from the newest date of the list, a week may be
A_WEEK = timedelta(weeks=1)


class Block(NamedTuple):
    """A block, and what it stands for: nothing in the one that goes on. `category` is its key if all are of one.

    The one that goes on remembers those who are due in none of the weeks that are written out, but `beyond` them.
    """

    cue: Cue
    due: tuple[Cued, ...] = ()
    category: str | None = None
    beyond: tuple[Cued, ...] = ()


def blocks(cued: Iterable[Cued], contacts: Contacts, weekly: Cadence, *, by_category: bool) -> Iterator[Block]:
    """Make the blocks of all cues, or of those of each category."""
    parts = defaultdict[str | None, list[Cued]](list)
    for each in cued:
        parts[each.category if by_category else None].append(each)
    begin, end = _span(contacts)
    after = _goes_on(weekly, end, frame_of(contacts).away)
    for category, part in sorted(parts.items(), key=lambda each: identity(each[0] or "")):
        by_day = _by_day(part, begin, end)
        for day, due in sorted(by_day.items()):
            monday = day - timedelta(days=day.weekday())
            wish = Wish(identity=_identity(str(monday), category), cadence=weekly)
            yield Block(cue=Cue(wish=wish, first=day, time=weekly.time), due=due, category=category)
        wish = Wish(identity=_identity("on", category), cadence=weekly)
        named = {each.cue.identity for due in by_day.values() for each in due}
        beyond = tuple(each for each in sorted(part, key=_order) if each.cue.identity not in named)
        yield Block(cue=after._replace(wish=wish), category=category, beyond=beyond)


def part_of(name: str) -> str | None:
    """Read the identity of its category from that of a block; None for anything else."""
    kind, _, rest = name.partition(":")
    return (rest.partition(":")[2] or None) if kind == BLOCK else None


def _identity(week: str, category: str | None) -> str:
    """Name a block for the Monday of its week, so that it is the same one on another day of the week."""
    return ":".join((BLOCK, week) if category is None else (BLOCK, week, identity(category)))


def _span(contacts: Contacts) -> tuple[date, date]:
    """Find the Monday and the Sunday between which the weeks are written out."""
    monday = contacts.newest - timedelta(days=contacts.newest.weekday())
    return monday - BEFORE, monday + PROMISED // A_WEEK * A_WEEK + timedelta(days=6)


def _by_day(cued: Iterable[Cued], begin: date, end: date) -> dict[date, tuple[Cued, ...]]:
    """Find who is due on each day, in the order of names; what is about nobody comes last."""
    days = defaultdict[date, list[Cued]](list)
    for each in sorted(cued, key=_order):
        for day in each.cue.occurrences(begin, end):
            days[day].append(each)
    return {day: tuple(due) for day, due in days.items()}


def _order(each: Cued) -> tuple[bool, str, str]:
    return (each.words.kind in ABOUT_NOBODY, each.words.who.casefold(), each.cue.identity)


def _goes_on(weekly: Cadence, end: date, away: frozenset[date]) -> Cue:
    """Make the cue of all weeks behind the last one that is written out."""
    weekday = weekly.weekday or Weekday.MONDAY
    first = end + timedelta(days=1 + weekday)
    while first in away:
        first += A_WEEK
    return Cue(
        wish=Wish(identity=BLOCK, cadence=weekly),
        first=first,
        time=weekly.time,
        recurrence=Recurrence(unit=Unit.WEEK, interval=1, weekdays=(weekday,)),
        exceptions=tuple(sorted(day for day in away if day > first and day.weekday() == weekday)),
    )


def block_entry(block: Block, contacts: Contacts, wording: Wording, detail: Detail) -> Entry:
    """Give a block its texts, and the places that the next build will read.

    Raises:
        Refused: a template cannot be filled in with these words.
    """
    kinds = {each.words.kind for each in block.due}
    people = [each for each in block.due if each.words.kind not in ABOUT_NOBODY]
    words = BlockWords(
        day=block.cue.first if block.due else None,
        people=tuple(replace(each.words, cadence=_cadence(each.cue)) for each in people),
        review="review" in kinds,
        setup="setup" in kinds,
        links=contacts.linkedin.pages,
    )
    summary, description = block_texts(wording, words, detail)
    return Entry(
        cue=block.cue,
        summary=summary,
        description=description,
        category=block.category if block.category and detail is not Detail.INITIALS else CONTACTS,
        members=tuple(map(_member, block.due)),
        places=b"".join(
            place_line(each.cue, each.cue.wish.last_contact if detail is Detail.FULL else None)
            for each in (*block.due, *block.beyond)
        ),
    )


def _member(each: Cued) -> Member:
    return Member(
        who=each.words.who, category=each.category, cadence=_cadence(each.cue), last_contact=each.words.last_contact
    )


def _cadence(cue: Cue) -> str | None:
    return None if cue.wish.cadence is None else str(cue.wish.cadence)
