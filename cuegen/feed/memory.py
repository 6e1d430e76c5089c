"""What the previous feed remembers: the seat, the content and the revision of each event.

The feed is the tool's only memory. Only events that begin in the very form that this program writes are read;
whatever else stands in the file is as if it were not there, so that a damaged feed costs places, never an error.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from cuegen.feed.event import uid
from cuegen.feed.places import PROPERTY, mark, read_places
from cuegen.schedule.cue import Memory, Seat

# An event is looked for between these only: reading takes linear time whatever the file holds.
_BEGIN = b"\r\nBEGIN:VEVENT\r\n"
_END = b"\r\nEND:VEVENT"
_REVISION = re.compile(
    rb"UID:([^\r\n]+)\r\n"
    rb"DTSTAMP:([0-9]{8}T[0-9]{6}Z)\r\n"
    rb"LAST-MODIFIED:\2\r\n"
    rb"SEQUENCE:([0-9]{1,9})\r\n"  # one more is still an INTEGER (RFC 5545 section 3.3.8)
    rb"(?=DTSTART)"
)
_START = re.compile(rb"DTSTART[^:]*:([0-9]{8})(?:T([0-9]{4})00Z?)?\r\n")
_RULE = re.compile(rb"\r\nRRULE:([\x20-\x7e]*)\r\n")
_DATE = re.compile(rb"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FRAME = re.compile(
    rb"\r\nDESCRIPTION:[^\r\n]*at most ([0-9]{1,4}) (?:people a week|cues? a day)"
    rb"(?: from ([01][0-9]|2[0-3]):([0-5][0-9]))?"
    rb"( in all feeds together)?"
)


class Remembered(NamedTuple):
    """One event of the previous feed: its revision, and its lines from DTSTART on."""

    stamp: str
    sequence: int
    content: bytes

    def seat(self) -> Seat | None:
        """Tell where the event was; None when it has no start that can be understood."""
        start = _START.match(self.content)
        if start is None:
            return None
        try:
            first, clock = _moment(start.group(1), start.group(2))
        except ValueError:
            return None
        rule = _RULE.search(self.content, start.end() - 2)  # from its line end on
        return Seat(first, clock, "" if rule is None else rule[1].decode(), ShownDates(self.content))


class ShownDates(AbstractSet[date]):
    """The dates that the text of an event shows: the last touch is among them, if the template has it.

    They are looked for only when somebody asks, and of most people the feed shows the very day of the list.
    """

    __slots__ = ("_content",)

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __contains__(self, day: object) -> bool:
        written = str(day).encode()  # of a date, its ISO form
        return written in self._content or written in self._text

    def __iter__(self) -> Iterator[date]:
        return iter({day for day in map(_day, _DATE.findall(self._text)) if day is not None})

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def _text(self) -> bytes:
        return self._content.replace(b"\r\n ", b"")


def _day(written: bytes) -> date | None:
    """Read the digits of a day; there can be a 2026-99-99 in somebody's notes."""
    try:
        return date.fromisoformat(written.decode())
    except ValueError:
        return None


@cache
def _moment(day: bytes, clock: bytes | None) -> tuple[date, time | None]:
    """Read the digits of a start: few days and times serve many events."""
    return date.fromisoformat(day.decode()), None if clock is None else time.fromisoformat(clock.decode())


class FeedMemory(NamedTuple):
    """The previous feed, as far as it can be understood: its events by UID, and the frame that it names.

    `places` are the seats of those in weekly blocks, by their marks. `is_part` tells that it was one of several feeds
    with a common schedule.
    """

    events: Mapping[str, Remembered] = MappingProxyType({})
    places: Mapping[str, Seat] = MappingProxyType({})
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
            return self.places.get(mark(identity)) if event is None else event.seat()

        return Memory(recall=recall, per_day=self.per_day, begins=self.begins)


def remember(feed: bytes) -> FeedMemory:
    """Read the previous feed. Never raises: what cannot be understood is not remembered."""
    if b"\r\n" not in feed:  # git may have taken it for a text, and its line ends with it
        feed = feed.replace(b"\n", b"\r\n")
    head, *events_written = feed.split(_BEGIN)
    frame = _FRAME.search(head.replace(b"\r\n ", b""))
    events = dict(filter(None, map(_event, events_written)))
    has_places = PROPERTY.encode() in feed  # most feeds have none, and are not searched for them
    return FeedMemory(
        events=events,
        places=dict(each for event in events.values() for each in read_places(event.content)) if has_places else {},
        per_day=int(frame[1]) if frame else None,
        begins=time(int(frame[2]), int(frame[3])) if frame and frame[2] else None,
        is_part=bool(frame and frame[4]),
    )


def _event(written: bytes) -> tuple[str, Remembered] | None:
    """Read what stands behind the beginning of an event; None where it is not in the form of this program's."""
    revision, end = _REVISION.match(written), written.find(_END)
    if revision is None or end < 0 or not _is_moment(revision[2]):
        return None
    name, stamp, sequence = revision.groups()
    content = written[revision.end() : end + len(b"\r\n")]
    return name.decode("utf-8", "replace"), Remembered(stamp.decode(), int(sequence), content)


def together(memories: Sequence[FeedMemory]) -> FeedMemory:
    """Read feeds with a common schedule as one. Of an event that stands in several, the latest revision counts."""
    events: dict[str, Remembered] = {}
    for memory in memories:
        for name, event in memory.events.items():
            other = events.get(name, event)
            events[name] = max(other, event, key=lambda each: (each.stamp, each.sequence))
    return FeedMemory(
        events=events,
        places={name: seat for memory in memories for name, seat in memory.places.items()},
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
