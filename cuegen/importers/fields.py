"""Single values of an export -> values of a contact. What cannot be one is left out of the row, with a warning."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

from cuegen.contacts.dates import MONTHS
from cuegen.contacts.linkedin import read_profile
from cuegen.contacts.partial_dates import PartialDate, read_birthday
from cuegen.contacts.quoting import quoted
from cuegen.contacts.texts import read_line, read_name
from cuegen.importers.ledger import Ledger
from cuegen.problems import Fault

T = TypeVar("T")

# LinkedIn writes English months in every language, and `strptime` would read those of the machine.
_MONTHS = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
_ENGLISH_DAY = re.compile(r"([0-9]{1,2})[ -]([A-Z][a-z]{2})[a-z]*[ -]([0-9]{4})")
_YEARLY_DAY = re.compile(r"(?P<year>[0-9]{4}|-)-?(?P<month>[0-9]{2})-?(?P<day>[0-9]{2})(?:[T ][0-9:.,Z+-]*)?")
_SLASHES = re.compile(r"(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})/(?P<year>[0-9]{4})")
_LINKEDIN = re.compile(r"(?:^|[/.])linkedin\.com/", re.IGNORECASE)


def name_of(text: str, line: int, ledger: Ledger) -> str | None:
    """Read a name; a row whose name is none cannot be read at all."""
    try:
        return read_name(text)
    except Fault as fault:
        ledger.give_up(line, fault.message)
        return None


def line_of(text: str, what: str, line: int, ledger: Ledger) -> str | None:
    """Read a single line of text, such as the company; None for nothing."""
    return _read(partial(read_line, what=what), text, line, ledger) if text else None


def slug_of(text: str, line: int, ledger: Ledger) -> str | None:
    """Read the address of a profile or its slug; None for nothing."""
    return _read(read_profile, text, line, ledger) if text else None


def is_on_linkedin(address: str) -> bool:
    """Tell whether a web address is one of LinkedIn's."""
    return _LINKEDIN.search(address) is not None


def english_day_of(text: str, what: str, line: int, ledger: Ledger) -> date | None:
    """Read a day as LinkedIn writes it, 08 Nov 2023 or 1 Jan 2024; None for nothing."""
    return _read(partial(_read_english_day, what=what), text, line, ledger) if text else None


def yearly_day_of(text: str, what: str, line: int, ledger: Ledger) -> PartialDate | None:
    """Read a birthday or the like: 1996-04-15, 19960415, --04-15, --0415, 15/4/1996; None for nothing.

    A time behind it is passed over. With slashes, a day is only known from a month by being above 12.
    """
    return _read(partial(_read_yearly_day, what=what), text, line, ledger) if text else None


def _read(read: Callable[[str], T], text: str, line: int, ledger: Ledger) -> T | None:
    try:
        return read(text)
    except Fault as fault:
        ledger.warn(line, f"left out of the row: {fault.message}")
        return None


def _read_english_day(text: str, what: str) -> date:
    match = _ENGLISH_DAY.fullmatch(text)
    if match is None or match[2] not in _MONTHS:
        raise Fault(f"{what} is {quoted(text)}, where a day such as 8 Nov 2023 is expected")
    try:
        return date(int(match[3]), _MONTHS[match[2]], int(match[1]))
    except ValueError:
        raise Fault(f"{what} is {quoted(text)}, a day that does not exist") from None


def _read_yearly_day(text: str, what: str) -> PartialDate:
    if match := _YEARLY_DAY.fullmatch(text):
        year, month, day = match["year"], match["month"], match["day"]
    elif match := _SLASHES.fullmatch(text):
        month, day = _month_and_day(match["first"], match["second"], text, what)
        year = match["year"]
    else:
        raise Fault(f"{what} is {quoted(text)}, where a day such as 1996-04-15 or --04-15 is expected")
    try:
        return read_birthday(f"{year}-{month}-{day}")
    except Fault as fault:
        raise Fault(f"{what} is {quoted(text)}: {fault.message}") from None


def _month_and_day(first: str, second: str, text: str, what: str) -> tuple[str, str]:
    low, high = sorted((first.zfill(2), second.zfill(2)))
    if low == high or int(high) > len(MONTHS):
        return low, high
    raise Fault(f"{what} is {quoted(text)}, which can be one of two days")
