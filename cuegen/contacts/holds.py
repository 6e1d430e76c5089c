"""Holds of contacts.yaml: `hot`, `paused` and `snoozed` keep a person's cues back, until a day or for good.

The day behind `until` is the last one of the hold. A hold without one lasts until the line is removed. Several may
stand with one person: the longest keeps the cues back, the first of hot, paused and snoozed names the state.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from cuegen.contacts.dates import read_date
from cuegen.contacts.quoting import quoted
from cuegen.contacts.scalars import OFF, ON
from cuegen.problems import Fault

UNTIL = "write 'until' and the last day, such as 'until 2026-05-01'"
A_DAY = timedelta(days=1)

_UNTIL = r"(?:until\s+)?(\S+)"
_BARE = r"until\s*"


class Hold(NamedTuple):
    """How long somebody's cues are kept back: through the day `until`, or for good when there is none."""

    until: date | None = None

    def covers(self, day: date) -> bool:
        """Tell whether the hold is in force on a day."""
        return self.until is None or day <= self.until

    @property
    def not_before(self) -> date | None:
        """The first day that may hold a cue again; None if none may."""
        return self.until and self.until + A_DAY

    def __str__(self) -> str:
        return "true" if self.until is None else f"until {self.until}"


def read_hold(text: str) -> Hold | None:
    """Read `true`, `until 2026-05-01`, or the bare date; `false` is no hold.

    Raises:
        Fault: any other word, or a wrong date.
    """
    word = text.lower()
    if word in ON | OFF:
        return Hold() if word in ON else None
    return _read_until(text, f"write true, or {UNTIL.removeprefix('write ')}")


def read_snooze(text: str) -> Hold | None:
    """Read `until 2026-05-01`, or the bare date; `false` is no hold. A snooze has an end.

    Raises:
        Fault: a snooze for good, any other word, or a wrong date.
    """
    word = text.lower()
    if word in ON:
        hint = f"{UNTIL}; who is to have no cue until further notice is 'paused: true'"
        raise Fault(f"expected the last day of the snooze, found {quoted(text)}", hint=hint)
    return None if word in OFF else _read_until(text, UNTIL)


def _read_until(text: str, hint: str) -> Hold:
    """Read the date with or without its `until`; a fault of a date has its place in `text`."""
    if re.fullmatch(_BARE, text, re.IGNORECASE):
        raise Fault(f"a date is missing in {quoted(text)}", hint=hint)
    match = re.fullmatch(_UNTIL, text, re.IGNORECASE)
    if match is None or not any(char.isdigit() for char in match[1]):
        raise Fault(f"{quoted(text)} does not say how long", hint=hint)
    try:
        return Hold(until=read_date(match[1]))
    except Fault as fault:
        left, right = fault.span or (0, len(match[1]))
        span = (match.start(1) + left, match.start(1) + right)
        raise Fault(fault.message, hint=fault.hint, span=span) from None
