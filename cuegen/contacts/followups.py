"""Follow-ups: what was promised to somebody for one day."""

import datetime as dt
import re
from collections.abc import Callable
from typing import TypeVar

from cuegen.contacts.dates import read_date
from cuegen.contacts.texts import read_line
from cuegen.problems import Fault

T = TypeVar("T")

ABOUT = "what the follow-up is about"

_TEXT = r"\s*(\S+)(?:\s+(\S.*))?\s*"


def read_followup(text: str) -> tuple[dt.date, str | None]:
    """Read `2026-05-04 board meeting`, or a bare date.

    Raises:
        Fault: no date in front, or words that are no single line.
    """
    match = re.fullmatch(_TEXT, text, re.DOTALL)
    if match is None:
        raise Fault("the follow-up is empty", hint="write its day and what it is about: 2026-05-04 board meeting")
    day = _part(match, 1, read_date)
    return day, _part(match, 2, _read_about) if match[2] else None


def _read_about(text: str) -> str:
    return read_line(text, what=ABOUT)


def _part(match: re.Match[str], group: int, read: Callable[[str], T]) -> T:
    """Read a part of a text; a fault has its place in the whole."""
    start = match.start(group)
    try:
        return read(match[group])
    except Fault as fault:
        left, right = fault.span or (0, len(match[group]))
        raise Fault(fault.message, hint=fault.hint, span=(start + left, start + right)) from None
