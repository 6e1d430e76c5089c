"""The places of people in weekly blocks, as lines of the blocks' events, for the next build to read.

An event of a block stands for many cues, and no rule of it says when one of them began or how often it comes. So
there is a line for each: a mark of its identity, the day of the first occurrence, the interval, and the last touch
where the feed shows it. Non-standard properties are passed over by calendars (RFC 5545 section 3.8.8.2). A mark is the
beginning of the UID that the cue would have as an event, and tells no more than that.
"""

import re
from collections.abc import Iterator
from datetime import date

from cuegen.contacts.cadence import Unit
from cuegen.contacts.weekday import Weekday
from cuegen.feed.content_lines import content_line
from cuegen.feed.event import uid
from cuegen.schedule.cue import Cue, Recurrence, Seat

PROPERTY = "X-CUEGEN-PLACE"
ONCE = "once"
MARK = 13  # characters of the UID: 48 bits, so that no two of a thousand people have the same

_UNITS = {"W": Unit.WEEK, "M": Unit.MONTH}
_LINE = re.compile(
    rb"^X-CUEGEN-PLACE:([0-9a-f-]{13}) ([0-9]{4}-[0-9]{2}-[0-9]{2}) (?:once|([0-9]{1,2})([WM]))"
    rb"(?: ([0-9]{4}-[0-9]{2}-[0-9]{2}))?\r\n",
    re.MULTILINE,
)


def mark(identity: str) -> str:
    """Return what stands for a cue in the lines of a block."""
    return uid(identity)[:MARK]


def place_line(cue: Cue, touch: date | None) -> bytes:
    """Write the place of a cue, with the day of the last touch if the feed shows it."""
    rule = cue.recurrence
    often = f"{rule.interval}{rule.unit.name[0]}" if isinstance(rule, Recurrence) else ONCE
    return content_line(PROPERTY, " ".join(filter(None, (mark(cue.identity), str(cue.first), often, str(touch or "")))))


def read_places(content: bytes) -> Iterator[tuple[str, Seat]]:
    """Go through the places in the lines of an event, each with its mark; what cannot be understood is passed over."""
    for found in _LINE.finditer(content):
        try:
            first = date.fromisoformat(found[2].decode())
            touch = date.fromisoformat(found[5].decode()) if found[5] else None
        except ValueError:
            continue
        rule = _rule(first, int(found[3]), _UNITS[found[4].decode()]) if found[3] else ""
        yield found[1].decode(), Seat(first=first, time=None, rule=rule, touches=frozenset(filter(None, (touch,))))


def _rule(first: date, interval: int, unit: Unit) -> str:
    """Write the rule of a cue that begins on a day: its weekday, in months its nth weekday, are that day's."""
    nth = (first.day - 1) // 7 + 1 if unit is Unit.MONTH else None
    return str(Recurrence(unit=unit, interval=interval, weekdays=(Weekday(first.weekday()),), nth=nth))
