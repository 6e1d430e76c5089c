"""Touches: the days on which somebody was met, written or called, answered or not.

touch = date, then what it was about if that is worth a line: "2026-11-23" or "2026-11-23 sent her the paper"

In a list they stand oldest first.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from cuegen.contacts.dates import HINT as DATE_HINT
from cuegen.contacts.dates import read_date
from cuegen.contacts.quoting import quoted
from cuegen.contacts.texts import read_line
from cuegen.problems import Fault

T = TypeVar("T")

HINT = "begin with the day, such as '2026-01-05' or '2026-01-05 sent her the paper'"

_TOUCH = re.compile(r"\s*(?P<day>\S+)(?:\s+(?P<about>\S.*))?\s*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """An attempt to keep in touch: its day, and what it was about."""

    day: date
    about: str | None = None

    def __str__(self) -> str:
        return f"{self.day} {self.about}" if self.about else str(self.day)


def read_touch(text: str) -> Touch:
    """Read one touch.

    Raises:
        Fault: it does not begin with a date, or goes on in more than one short line.
    """
    match = _TOUCH.fullmatch(text)
    if match is None:
        raise Fault(f"{quoted(text)} is not a touch", hint=HINT)
    day = _part(match, "day", read_date)
    about = None if match["about"] is None else _part(match, "about", _read_about)
    return Touch(day=day, about=about)


def _read_about(text: str) -> str:
    return read_line(text, what="what the touch was about")


def _part(match: re.Match[str], part: str, read: Callable[[str], T]) -> T:
    """Read a part of the text; a fault has its place in the whole."""
    try:
        return read(match[part])
    except Fault as fault:
        start, end = match.span(part)
        left, right = fault.span or (0, end - start)
        hint = HINT if fault.hint == DATE_HINT else fault.hint
        raise Fault(fault.message, hint=hint, span=(start + left, start + right)) from None
