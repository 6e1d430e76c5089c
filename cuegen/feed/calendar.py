"""The calendar around the events: its head and its time zone (RFC 5545 section 3.6, RFC 7986).

It has no METHOD, no UID, no URL and no SOURCE: the last three would carry the secret address of a published feed,
and a METHOD turns it into an invitation. Nothing in it changes from one build to the next.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from cuegen.contacts.settings import Calendar
from cuegen.feed.content_lines import content_line, text_line
from cuegen.feed.event import Entry, Events, event, uid
from cuegen.feed.memory import FeedMemory
from cuegen.feed.revision import revision
from cuegen.feed.timezone import vtimezone
from cuegen.zones import is_utc

NAME_LIMIT = 100
DESCRIPTION_LIMIT = 255  # characters that Proton's importer takes

_HEAD = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//cuegen//cuegen//EN\r\nCALSCALE:GREGORIAN\r\n"
_REFRESH = b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\nX-PUBLISHED-TTL:PT6H\r\n"
_END = b"END:VCALENDAR\r\n"


def is_feed(data: bytes) -> bool:
    """Tell whether this is a whole feed of this program's."""
    return data.startswith(_HEAD) and data.endswith(_END)


class Feed(NamedTuple):
    """The bytes of a feed, the entries that it was written from, and the UIDs of what is new in it."""

    data: bytes
    entries: tuple[Entry, ...]
    added: frozenset[str]
    changed: frozenset[str]
    removed: frozenset[str]


class Head(NamedTuple):
    """What holds for a whole feed: the calendar, and the `url` of all its events.

    `part` names the feed when it is one of several with a common schedule.
    """

    calendar: Calendar
    url: str
    part: str = ""


def write_feed(head: Head, entries: Sequence[Entry], memory: FeedMemory, now: datetime) -> Feed:
    """Write a calendar with its events, in the order in which they are given.

    An event whose content is that of the previous feed keeps its revision; all others are stamped with `now`, a
    moment in UTC.
    """
    calendar = head.calendar
    events = Events(calendar, head.url)
    lines = [_HEAD, *_properties(calendar, head.part)]
    if not is_utc(calendar.timezone):
        first_year = min((entry.cue.first.year for entry in entries), default=calendar.starts.year)
        lines.append(vtimezone(calendar.timezone, first_year=first_year))
    names, added, changed = set(), set(), set()
    for entry in entries:
        name = uid(entry.cue.identity)
        names.add(name)
        content = events.content(entry)
        before = memory.events.get(name)
        if before is None:
            added.add(name)
        elif before.content != content:
            changed.add(name)
        lines.append(event(name, revision(content, before, now), content))
    lines.append(_END)
    return Feed(
        data=b"".join(lines),
        entries=tuple(entries),
        added=frozenset(added),
        changed=frozenset(changed),
        removed=frozenset(memory.events) - names,
    )


def _properties(calendar: Calendar, part: str) -> list[bytes]:
    """Write what a calendar says of itself, in the words of RFC 7986 and in the older X- forms."""
    everywhere = " in all feeds together" if part else ""
    # The previous feed is asked for what changes in this sentence: `memory` reads it there.
    said = f"Cues to keep in touch, at most {_most(calendar)}{everywhere}"
    description = f"{said}. Written by cuegen from contacts.yaml."
    name = f"{calendar.name}: {part}" if part else calendar.name
    return [
        text_line("NAME", name, limit=NAME_LIMIT),
        text_line("X-WR-CALNAME", name, limit=NAME_LIMIT),
        text_line("DESCRIPTION", description, limit=DESCRIPTION_LIMIT),
        text_line("X-WR-CALDESC", description, limit=DESCRIPTION_LIMIT),
        content_line("COLOR", calendar.color.name),
        content_line("X-APPLE-CALENDAR-COLOR", calendar.color.rgb),
        _REFRESH,
        content_line("X-WR-TIMEZONE", calendar.timezone),
    ]


def _most(calendar: Calendar) -> str:
    """Say how many cues a day holds and when they begin, or how many people a week."""
    if calendar.weekly is not None:
        return f"{calendar.per_day} people a week"
    cues = "1 cue" if calendar.per_day == 1 else f"{calendar.per_day} cues"
    return f"{cues} a day" if calendar.time is None else f"{cues} a day from {calendar.time:%H:%M}"
