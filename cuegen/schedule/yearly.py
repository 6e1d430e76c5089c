"""One day of every year: a birthday, an anniversary, or a day some time before it.

Up to the 28th a rule names the day (RFC 5545 section 3.3.10, BYMONTH and BYMONTHDAY); from the 29th on calendars read
such a rule in several ways, and the start alone says which day it is. 29 February is no day of every year: it is kept
on the 28th, and whoever wants the 29th in leap years leaves that 28th out and adds the day (`leap_years`).
"""

from calendar import isleap
from datetime import date, timedelta
from typing import NamedTuple

from cuegen.contacts.dates import LAST_YEAR

FEBRUARY = 2
LEAP_DAY = (FEBRUARY, 29)
LAST_NAMED = 28  # the last day of a month that all calendars find by its number
COMMON_YEAR = 2026  # neither it nor the year before has a 29 February


class Yearly(NamedTuple):
    """The same day of every year, never 29 February; `str` gives its recurrence rule."""

    month: int
    day: int

    def __str__(self) -> str:
        if self.day > LAST_NAMED:
            return "FREQ=YEARLY"
        return f"FREQ=YEARLY;BYMONTH={self.month};BYMONTHDAY={self.day}"

    def of(self, year: int) -> date:
        """Return the day in a year."""
        return date(year, self.month, self.day)

    def from_day(self, earliest: date) -> date:
        """Return the first such day that is not before another one."""
        this_year = self.of(earliest.year)
        return this_year if this_year >= earliest else self.of(earliest.year + 1)

    def ahead(self, lead: timedelta) -> "Yearly":
        """Return the day that comes so much earlier; it is counted in common years, less than one of them."""
        if not lead:
            return self
        day = self.of(COMMON_YEAR) - lead
        return Yearly(month=day.month, day=day.day)


def leap_years(begin: date) -> tuple[int, ...]:
    """List the years whose 29 February lies on a day or after it, as far as a list's dates go."""
    return tuple(year for year in range(begin.year, LAST_YEAR + 1) if isleap(year) and date(year, *LEAP_DAY) >= begin)
