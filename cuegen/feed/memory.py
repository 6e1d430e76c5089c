"""What the previous feed remembers: the seat, the content and the revision of each event.

The feed is the tool's only memory. Only events in the very form that this program writes are read; whatever else
stands in the file is as if it were not there, so that a damaged feed costs places, never an error.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache

from cuegen.feed.event import uid
from cuegen.schedule.cue import Memory, Seat

# Every attempt ends where the next event begins, so that reading takes linear time whatever the file holds.
_EVENT = re.compile(
    rb"^BEGIN:VEVENT\r\n"
    rb"UID:([^\r\n]+)\r\n"
    rb"DTSTAMP:([0-9]{8}T[0-9]{6}Z)\r\n"
    rb"LAST-MODIFIED:\2\r\n"
    rb"SEQUENCE:([0-9]{1,9})\r\n"  # one more is still an INTEGER (RFC 5545 section 3.3.8)
    rb"(DTSTART[^\r\n]*\r\n(?:(?!BEGIN:VEVENT|END:VEVENT)[^\r\n]*\r\n)*)"
    rb"END:VEVENT\r\n",
    re.MULTILINE,
)
_START = re.compile(rb"DTSTART[^:]*:([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})00Z?)?\r\n")
_RULE = re.compile(rb"\r\nRRULE:([\x20-\x7e]*)\r\n")
_DATE = re.compile(rb"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FRAME = re.compile(
    rb"\r\nDESCRIPTION:[^\r\n]*at most ([0-9]{1,4}) cues? a day(?: from ([01][0-9]|2[0-3]):([0-5][0-9]))?"
    rb"( in all feeds together)?"
)


@dataclass(frozen=True, slots=True)
class Remembered:
    """One event of the previous feed: its revision, and its lines from DTSTART on."""

    stamp: str
    sequence: int
    content: bytes

    def seat(self) -> Seat | None:
        """Tell where the event was; None when it has no start that can be understood."""
        start = _START.match(self.content)
        if start is None:
            return None
        rule = _RULE.search(self.content)
        try:
            year, month, day = (int(part) for part in start.group(1, 2, 3))
            clock = None if start[4] is None else time(int(start[4]), int(start[5]))
            first = date(year, month, day)
            touches = frozenset(filter(None, map(_day, _DATE.findall(self.content.replace(b"\r\n ", b"")))))
        except ValueError:
            return None
        return Seat(first=first, time=clock, rule=rule[1].decode() if rule else "", touches=touches)


@cache
def _day(written: bytes) -> date | None:
    """Read one of the dates that the text of an event shows: the last touch is among them, if the template has it."""
    try:
        return date.fromisoformat(written.decode())
    except ValueError:
        return None  # 2026-99-99 in somebody's notes


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedMemory:
    """The previous feed, as far as it can be understood: its events by UID, and the frame that it names.

    `is_part` tells that it was one of several feeds with a common schedule.
    """

    events: Mapping[str, Remembered] = field(default_factory=dict)
    per_day: int | None = None
    begins: time | None = None
    is_part: bool = False

    @property
    def newest(self) -> datetime | None:
        """When the latest change of an event was, a moment in UTC; None if there is no event."""
        stamps = [event.stamp for event in self.events.values()]
        return datetime.fromisoformat(max(stamps)) if stamps else None

    @property
    def for_schedule(self) -> Memory:
        """What the schedule wants to know."""
        if not self.events:
            return Memory(per_day=self.per_day, begins=self.begins)

        def recall(identity: str) -> Seat | None:
            event = self.events.get(uid(identity))
            return None if event is None else event.seat()

        return Memory(recall=recall, per_day=self.per_day, begins=self.begins)


def remember(feed: bytes) -> FeedMemory:
    """Read the previous feed. Never raises: what cannot be understood is not remembered."""
    if b"\r\n" not in feed:  # git may have taken it for a text, and its line ends with it
        feed = feed.replace(b"\n", b"\r\n")
    head = feed[: feed.find(b"BEGIN:VEVENT")].replace(b"\r\n ", b"")
    frame = _FRAME.search(head)
    return FeedMemory(
        events={
            found[1].decode("utf-8", "replace"): Remembered(found[2].decode(), int(found[3]), found[4])
            for found in _EVENT.finditer(feed)
            if _is_moment(found[2])
        },
        per_day=int(frame[1]) if frame else None,
        begins=time(int(frame[2]), int(frame[3])) if frame and frame[2] else None,
        is_part=bool(frame and frame[4]),
    )


def together(memories: Sequence[FeedMemory]) -> FeedMemory:
    """Read feeds with a common schedule as one. Of an event that stands in several, the latest revision counts."""
    events: dict[str, Remembered] = {}
    for memory in memories:
        for name, event in memory.events.items():
            other = events.get(name, event)
            events[name] = max(other, event, key=lambda each: (each.stamp, each.sequence))
    return FeedMemory(
        events=events,
        per_day=max((memory.per_day for memory in memories if memory.per_day is not None), default=None),
        begins=next((memory.begins for memory in memories if memory.begins is not None), None),
    )


@cache
def _is_moment(stamp: bytes) -> bool:
    """Tell whether a stamp can be written once more: there is no 31 February."""
    try:
        datetime.fromisoformat(stamp.decode())
    except ValueError:
        return False
    return True
