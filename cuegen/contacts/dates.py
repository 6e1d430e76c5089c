"""Dates of contacts.yaml, and the days away. A range of dates is inclusive at both ends.

A date has one form, the ISO one: who reads 5/1/2026 decides whether that is in January or in May.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from cuegen.contacts.quoting import quoted
from cuegen.problems import Fault

# Calendars disagree before the epoch and beyond 2037, where 32-bit times end.
FIRST_YEAR, LAST_YEAR = 1970, 2037

# Not `calendar.month_name`: that one speaks the language of the machine.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

HINT = "write it as YYYY-MM-DD, such as 2026-01-05"

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
# Other ways to write a date, and where each may have its year, month and day.
_OTHER_FORMS = (
    (r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", [(1, 2, 3)]),
    (r"([0-9]{4})([0-9]{2})([0-9]{2})", [(1, 2, 3)]),
    (r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", [(3, 1, 2), (3, 2, 1)]),
)
_WRONG_RANGE = rf"({_ISO.pattern})\s*(to|till|until|through|[-/:\u2010-\u2015\u2026]|\.{{3,}})\s*({_ISO.pattern})"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """The days from `first` to `last`, both included; `last` is never before `first`."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        for count in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=count)

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}..{self.last}"


@cache  # a list has many dates, and few different ones
def read_date(text: str) -> date:
    """Read YYYY-MM-DD in the years 1970 to 2037.

    Raises:
        Fault: another form, a day that does not exist, or a year out of range.
    """
    match = _ISO.fullmatch(text)
    if match is None:
        raise Fault(f"{quoted(text)} is not a date", hint=_iso_form(text))
    year, month, day = map(int, match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Fault(
            f"the year {match[1]} is out of range: calendars are only reliable from {FIRST_YEAR} to {LAST_YEAR}",
            hint=f"write a year from {FIRST_YEAR} to {LAST_YEAR}",
            span=match.span(1),
        )
    if not 1 <= month <= len(MONTHS):
        raise Fault(
            f"there is no month {match[2]}",
            hint="write the year, the month (01 to 12), then the day: YYYY-MM-DD",
            span=match.span(2),
        )
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise Fault(
            f"{year} has no {day} {MONTHS[month - 1]}",
            hint=f"{MONTHS[month - 1]} {year} has the days 01 to {last}",
            span=match.span(3),
        )
    return date(year, month, day)


def read_away(text: str) -> DateRange:
    """Read a day, 2026-05-25, or a range of days, 2026-12-21..2027-01-03.

    White space around the dates is allowed.

    Raises:
        Fault: a wrong date, a range whose ends are the wrong way round, or another sign than `..`.
    """
    wrong = re.fullmatch(_WRONG_RANGE, text.strip(), re.IGNORECASE)
    if wrong is not None:
        start = len(text) - len(text.lstrip())
        raise Fault(
            f"{quoted(wrong[5])} does not make a range of dates",
            hint=f"write {wrong[1]}..{wrong[6]}",
            span=(start + wrong.start(5), start + wrong.end(5)),
        )
    dots = text.find("..")
    if dots < 0:
        day = _read_within(text, 0, len(text))
        return DateRange(first=day, last=day)
    first = _read_within(text, 0, dots)
    last = _read_within(text, dots + 2, len(text))
    if last < first:
        raise Fault(f"the range ends on {last}, before it begins on {first}", hint=f"write {last}..{first}")
    return DateRange(first=first, last=last)


def _read_within(text: str, start: int, end: int) -> date:
    """Read the date in `text[start:end]`; a fault has its place in `text`."""
    part = text[start:end].strip()
    if not part:
        raise Fault(f"a date is missing in {quoted(text)}", hint="write FIRST..LAST, or one date")
    place = text.index(part, start)
    try:
        return read_date(part)
    except Fault as fault:
        left, right = fault.span or (0, len(part))
        raise Fault(fault.message, hint=fault.hint, span=(place + left, place + right)) from None


def _iso_form(text: str) -> str:
    """Return the hint with the date meant, if `text` can only mean one, else with the form."""
    meant = {
        day
        for pattern, orders in _OTHER_FORMS
        if (match := re.fullmatch(pattern, text.strip()))
        for order in orders
        if (day := _valid(*(int(match[group]) for group in order)))
    }
    return f"write {meant.pop()}" if len(meant) == 1 else HINT


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None
