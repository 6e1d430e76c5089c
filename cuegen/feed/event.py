"""A cue -> the content lines of its VEVENT (RFC 5545 section 3.6.1), but for its revision stamps.

The stamps depend on what the previous feed held (`revision`); everything here depends on the cue and its text only.
"""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import cache
from hashlib import sha1
from string import hexdigits
from typing import NamedTuple
from uuid import UUID

from cuegen.contacts.settings import Calendar
from cuegen.feed.content_lines import content_line, text_line
from cuegen.schedule.cue import Cue, Recurrence
from cuegen.schedule.yearly import Yearly
from cuegen.zones import is_utc

NAMESPACE = UUID("6f0c1d0e-52b5-5d4b-9b7a-0d1f6f5b7c11")  # of cuegen's UIDs; must never change
A_DAY = timedelta(days=1)
SUMMARY_LIMIT = 255  # characters that Proton's importer takes
DESCRIPTION_LIMIT = 3000  # the same

# A cue must not block free/busy; Outlook has a property of its own for that.
STANDING = b"STATUS:CONFIRMED\r\nTRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n"

_NAMED = sha1(NAMESPACE.bytes, usedforsecurity=False)  # what every name is hashed behind
_VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in hexdigits}  # of a digit, its last two bits stay
_NO_MARKS = str.maketrans("", "", "-:")


@cache
def uid(identity: str) -> str:
    """Derive the UID of a cue: a UUID of version 5 (RFC 9562 section 5.5), the same at every build.

    It is `str(uuid5(NAMESPACE, identity))`, which takes five times as long: a twentieth of a large build.
    """
    named = _NAMED.copy()
    named.update(identity.encode())
    digits = named.hexdigest()
    return f"{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{_VARIANT[digits[16]]}{digits[17:20]}-{digits[20:32]}"


class Member(NamedTuple):
    """Somebody or something that a weekly block stands for. `category` is the key in the file."""

    who: str
    category: str
    cadence: str | None
    last_contact: date | None


class Entry(NamedTuple):
    """A cue with its words. `category` is its key in the file.

    A weekly block has `members`, and in `places` the content lines that remember theirs.
    """

    cue: Cue
    summary: str
    description: str
    category: str
    members: tuple[Member, ...] = ()
    places: bytes = b""


def event(name: str, revision: bytes, content: bytes) -> bytes:
    """Put an event together: its UID, its revision stamps, and its lines from DTSTART on."""
    return b"BEGIN:VEVENT\r\nUID:%b\r\n%b%bEND:VEVENT\r\n" % (name.encode(), revision, content)


class Events:
    """Writes the events of one feed."""

    def __init__(self, calendar: Calendar, url: str) -> None:
        self._length = calendar.length
        self._ends: dict[time, tuple[timedelta, time]] = {}
        self._time = calendar.time
        self._zone = "" if is_utc(calendar.timezone) else f";TZID={calendar.timezone}"
        self._suffix = "" if self._zone else "Z"
        self._url = content_line("URL", url)
        self._standing = STANDING + (b"CLASS:PRIVATE\r\n" if calendar.private else b"")
        self._reminder = calendar.reminder

    def content(self, entry: Entry) -> bytes:
        """Write the lines of an event from its DTSTART on."""
        cue = entry.cue
        lines = [*self._when(cue)]
        if cue.recurrence is not None:
            lines.append(_rule_line(cue.recurrence))
        lines += [self._moment("EXDATE", day, cue.time) for day in cue.exceptions]
        lines.append(text_line("SUMMARY", entry.summary, limit=SUMMARY_LIMIT))
        lines.append(text_line("DESCRIPTION", entry.description, limit=DESCRIPTION_LIMIT))
        lines.append(self._url)
        lines.append(_category_line(entry.category))
        lines.append(self._standing)
        lines.append(entry.places)
        if self._reminder is not None:
            lines.append(_alarm(self._reminder - self._rings_after(cue), entry.summary))
        return b"".join(lines)

    def _when(self, cue: Cue) -> tuple[bytes, bytes]:
        """Write DTSTART and DTEND; a DURATION would be a day off in some clients when clocks change."""
        start = self._moment("DTSTART", cue.first, cue.time)
        if cue.time is None:
            return start, self._moment("DTEND", cue.first + A_DAY, None)
        later, clock = self._end(cue.time)
        return start, self._moment("DTEND", cue.first + later if later else cue.first, clock)

    def _end(self, begin: time) -> tuple[timedelta, time]:
        """Tell when an appointment ends: how many days after its first one, and at which time."""
        known = self._ends.get(begin)
        if known is None:
            end = datetime.combine(date.min, begin) + self._length
            known = self._ends[begin] = end.date() - date.min, end.time()
        return known

    def _rings_after(self, cue: Cue) -> timedelta:
        """Tell how long after its start a cue is due: one of all the day where others have times, at their first.

        It begins at midnight, and nobody wants to be woken then.
        """
        if cue.time is not None or self._time is None:
            return timedelta(0)
        return timedelta(hours=self._time.hour, minutes=self._time.minute)

    def _moment(self, name: str, day: date, clock: time | None) -> bytes:
        """Write a local time of the calendar's zone, or a date for an appointment of all the day."""
        if clock is None:
            return f"{name};VALUE=DATE:{_digits(day)}\r\n".encode()
        return f"{name}{self._zone}:{_digits(day)}T{_digits(clock)}{self._suffix}\r\n".encode()


# Few days, times, rules and categories serve many events.
@cache
def _digits(moment: date | time) -> str:
    return moment.isoformat().translate(_NO_MARKS)


@cache
def _rule_line(recurrence: Recurrence | Yearly) -> bytes:
    return content_line("RRULE", str(recurrence))


@cache
def _category_line(key: str) -> bytes:
    return content_line("CATEGORIES", ascii_category(key))


def ascii_category(key: str) -> str:
    """Write the key of a category in ASCII, the safest form: `anciens_collègues` becomes anciens_collegues."""
    plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9_.-]+", " ", plain).strip() or "contacts"


def _alarm(before: timedelta, summary: str) -> bytes:
    """Write a DISPLAY alarm (RFC 5545 section 3.6.6); a negative `before` is a time after the start."""
    minutes = int(before.total_seconds()) // 60
    sign = "-" if minutes >= 0 else ""
    return b"".join(
        (
            b"BEGIN:VALARM\r\nACTION:DISPLAY\r\n",
            text_line("DESCRIPTION", summary, limit=SUMMARY_LIMIT),
            f"TRIGGER:{sign}PT{abs(minutes)}M\r\n".encode(),
            b"END:VALARM\r\n",
        )
    )
