"""The revision of an event: when it last changed, and how often.

DTSTAMP and LAST-MODIFIED are both that moment, SEQUENCE rises by one with each change, and all three stay as they
are while the content does: clients compare nothing else (RFC 5545 sections 3.8.7.2 to 3.8.7.4). An event that no
previous feed holds begins with the whole minutes since 2020 as its SEQUENCE, so that it can only rise even where an
earlier feed was lost.
"""

from datetime import UTC, datetime, timedelta
from functools import cache

from cuegen.feed.memory import Remembered

SEQUENCES_BEGIN = datetime(2020, 1, 1, tzinfo=UTC)
A_SECOND = timedelta(seconds=1)
A_MINUTE = timedelta(minutes=1)


def revision(content: bytes, before: Remembered | None, now: datetime) -> bytes:
    """Write the stamps of an event with this content, given what the previous feed had in its place."""
    if before is None:
        return _first(now)
    if content == before.content:
        return _lines(before.stamp, before.sequence)
    return _lines(_later(before.stamp, now), before.sequence + 1)


@cache
def _first(now: datetime) -> bytes:
    return _lines(written(now), max(0, (now - SEQUENCES_BEGIN) // A_MINUTE))


@cache
def written(moment: datetime) -> str:
    """Write a moment in UTC (RFC 5545 section 3.3.5, form 2)."""
    return f"{moment:%Y%m%dT%H%M%SZ}"


def _later(stamp: str, now: datetime) -> str:
    """Give a stamp of now, or of a second after the earlier one where the clock has been set back."""
    try:
        after = datetime.strptime(stamp, "%Y%m%dT%H%M%S%z") + A_SECOND
    except (ValueError, OverflowError):  # no moment at all, in a feed that something else has changed
        return written(now)
    return written(max(now, after))


@cache  # most events were written on few days
def _lines(stamp: str, sequence: int) -> bytes:
    return f"DTSTAMP:{stamp}\r\nLAST-MODIFIED:{stamp}\r\nSEQUENCE:{sequence}\r\n".encode()
