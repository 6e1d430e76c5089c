"""One day of every year: a birthday, an anniversary, or a day some time before it.

29 February is the last day of that month, so that it is kept on the 28th in common years. A rule says so with
BYMONTHDAY=-1 (RFC 5545 section 3.3.10): from a DTSTART on a 29 February without it, some clients skip common years.
"""

from dataclasses import dataclass
from datetime import date, timedelta

FEBRUARY = 2
LEAP_DAY = (FEBRUARY, 29)
COMMON_YEAR = 2026  # neither it nor the year before has a 29 February


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearly:
    """The same day of every year; `str` gives its recurrence rule."""

    month: int
    day: int

    def __str__(self) -> str:
        return f"FREQ=YEARLY;BYMONTH={self.month};BYMONTHDAY={-1 if self._is_leap_day else self.day}"

    @property
    def _is_leap_day(self) -> bool:
        return (self.month, self.day) == LEAP_DAY

    def of(self, year: int) -> date:
        """Return the day in a year."""
        if self._is_leap_day:
            return date(year, FEBRUARY + 1, 1) - timedelta(days=1)
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
