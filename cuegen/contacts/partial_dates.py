"""Dates of which a part can be unknown: a birthday without its year, a start in a company without its day."""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from cuegen.contacts.dates import LAST_YEAR, MONTHS
from cuegen.contacts.quoting import quoted
from cuegen.problems import Fault

A_LEAP_YEAR = 2024  # has every day that a birthday without a year can be on
FIRST_YEAR = 1000  # written with four digits; nobody in an address book was born before

BIRTHDAY_HINT = "write it as YYYY-MM-DD, such as 1815-12-10, or without the year, as 12-10"
SINCE_HINT = "write it as YYYY-MM, such as 2021-03, or with the day, as 2021-03-15"

_BIRTHDAY = r"(?:([0-9]{4})-|--)?([0-9]{2})-([0-9]{2})"
_SINCE = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"
_NUMBERS = r"(?:([0-9]{4})[-/. ]?)?([0-9]{1,2})[-/. ]([0-9]{1,2})|([0-9]{4})([0-9]{2})([0-9]{2})"
# By their first three letters, as they stand in `10 December 1815`, `Dec 10` or `March 2021`.
_ABBREVIATED = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTH_WORD = rf"\b({'|'.join(_ABBREVIATED)})[a-z]*\b"


class PartialDate(NamedTuple):
    """A date without what is unknown of it; a day is never known without its month. `str` gives it in words."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        month = MONTHS[self.month - 1] if self.month else None
        return " ".join(str(part) for part in (self.day, month, self.year) if part)

    @property
    def of_the_year(self) -> str:
        """The day and month in words, or the month where the day is unknown; empty for a bare year."""
        return str(PartialDate(month=self.month, day=self.day))

    @property
    def earliest(self) -> date | None:
        """The first day that it can stand for; None without a year."""
        return date(self.year, self.month or 1, self.day or 1) if self.year else None


def read_birthday(text: str) -> PartialDate:
    """Read YYYY-MM-DD, or MM-DD where the year is unknown; --MM-DD (ISO 8601:2000, vCard) is taken, too.

    Raises:
        Fault: another form, or a day that does not exist.
    """
    match = re.fullmatch(_BIRTHDAY, text)
    if match is None:
        raise Fault(f"{quoted(text)} is not a birthday", hint=_birthday_meant(text) or BIRTHDAY_HINT)
    year = _year(match) if match[1] else None
    month = _month(match, 2)
    return PartialDate(year=year, month=month, day=_day(match, 3, year, month))


def read_since(text: str) -> PartialDate:
    """Read YYYY-MM, YYYY-MM-DD or a bare YYYY.

    Raises:
        Fault: another form, or a day that does not exist.
    """
    match = re.fullmatch(_SINCE, text)
    if match is None:
        raise Fault(f"{quoted(text)} is not a month or a day", hint=_since_meant(text) or SINCE_HINT)
    year = _year(match)
    month = _month(match, 2) if match[2] else None
    day = _day(match, 3, year, month) if month and match[3] else None
    return PartialDate(year=year, month=month, day=day)


def _year(match: re.Match[str]) -> int:
    year = int(match[1])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        hint = f"write a year from {FIRST_YEAR} to {LAST_YEAR}"
        raise Fault(f"the year {match[1]} is out of range", hint=hint, span=match.span(1))
    return year


def _month(match: re.Match[str], group: int) -> int:
    month = int(match[group])
    if not 1 <= month <= len(MONTHS):
        hint = "write the month (01 to 12) before the day"
        raise Fault(f"there is no month {match[group]}", hint=hint, span=match.span(group))
    return month


def _day(match: re.Match[str], group: int, year: int | None, month: int) -> int:
    day, last = int(match[group]), monthrange(year or A_LEAP_YEAR, month)[1]
    if not 1 <= day <= last:
        name = f"{MONTHS[month - 1]} {year}" if year else MONTHS[month - 1]
        hint = f"{name} has the days 01 to {last}"
        raise Fault(f"{name} has no day {match[group]}", hint=hint, span=match.span(group))
    return day


def _birthday_meant(text: str) -> str | None:
    """Return the hint for a birthday in another form that can only mean one day."""
    word, numbers = re.search(_MONTH_WORD, text, re.IGNORECASE), re.findall("[0-9]+", text)
    if word:
        days = [int(number) for number in numbers if len(number) <= len("31")]
        years = [number for number in numbers if len(number) == len("1815")]
        if len(days) != 1 or len(years) > 1 or len(days) + len(years) < len(numbers):
            return None
        return _proposal(years[0] if years else None, _ABBREVIATED[word[1].lower()], days[0])
    match = re.fullmatch(_NUMBERS, text.strip())
    if match is None or (match[1] is None and match[4] is None):
        return None  # 10/12 is in December here and in October there
    year, month, day = match.groups()[:3] if match[1] else match.groups()[3:]
    return _proposal(year, int(month), int(day))


def _proposal(year: str | None, month: int, day: int) -> str | None:
    written = f"{year}-{month:02}-{day:02}" if year else f"{month:02}-{day:02}"
    try:
        read_birthday(written)
    except Fault:
        return None
    return f"write {written}"


def _since_meant(text: str) -> str | None:
    """Return the hint for `March 2021` or `3/2021`; with a day it is left to the reader of birthdays."""
    word, numbers = re.search(_MONTH_WORD, text, re.IGNORECASE), re.findall("[0-9]+", text)
    if word and len(numbers) == 1 and len(numbers[0]) == len("2021"):
        return f"write {numbers[0]}-{_ABBREVIATED[word[1].lower()]:02}"
    short = re.fullmatch(r"\s*(?:(0?[1-9]|1[0-2])[-/. ]([0-9]{4})|([0-9]{4})[-/. ](0?[1-9]|1[0-2]))\s*", text)
    if short:
        return f"write {short[2] or short[3]}-{int(short[1] or short[4]):02}"
    meant = _birthday_meant(text)
    return meant if meant and re.search("[0-9]{4}", meant) else None
