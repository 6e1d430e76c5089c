"""How often to get in touch with somebody, as a value: an interval and what is pinned of it."""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass, field
from enum import StrEnum

from cuegen.contacts.weekday import Weekday

NTH = ("first", "second", "third", "fourth")


class Unit(StrEnum):
    """What an interval counts: the FREQ of RFC 5545 section 3.3.10. A year is 12 months."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"

    __hash__ = str.__hash__  # a schedule looks cadences up very often, and the hash of an Enum is slow


# The intervals that have a name of their own.
_NAMES = {
    (Unit.DAY, 1): "daily",
    (Unit.WEEK, 1): "weekly",
    (Unit.MONTH, 1): "monthly",
    (Unit.MONTH, 3): "quarterly",
    (Unit.MONTH, 12): "yearly",
}
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 365.2425 / 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """How often to get in touch with somebody; `str` gives it in words that `parse_cadence` takes.

    `interval` is 1 to 99 of the unit, and 1 for days. `weekday` and `time` are pinned where they
    are given, the weekday never for days. `nth` (1 to 4) goes with months and a weekday: the first
    monday of the month. `remark` tells what was rounded; it does not count in a comparison.
    """

    unit: Unit
    interval: int = 1
    weekday: Weekday | None = None
    nth: int | None = None
    time: dt.time | None = None
    remark: str | None = field(default=None, compare=False)

    @property
    def days(self) -> float:
        """The mean length of one interval in days."""
        return self.interval * _DAYS[self.unit]

    @property
    def spans_four_weeks(self) -> bool:
        """Whether one interval is four weeks or longer."""
        return self.days >= 4 * _DAYS[Unit.WEEK]

    def after(self, day: dt.date) -> dt.date:
        """Return the day one interval later; in too short a month, its last day.

        Raises:
            OverflowError, ValueError: that day lies behind the year 9999.
        """
        if self.unit is not Unit.MONTH:
            return day + dt.timedelta(days=self.days)
        years, month = divmod(day.month - 1 + self.interval, 12)
        last = monthrange(day.year + years, month + 1)[1]
        return dt.date(day.year + years, month + 1, min(day.day, last))

    def from_day(self, day: dt.date, earliest: dt.date) -> dt.date:
        """Return the first day, whole intervals after another one, that is not before `earliest`."""
        if self.unit is Unit.MONTH:
            while day < earliest:
                day = self.after(day)
            return day
        missing = max((earliest - day).days, 0)
        return day + dt.timedelta(days=missing + -missing % int(self.days))

    def __str__(self) -> str:
        return self._rhythm() if self.time is None else f"{self._rhythm()} at {self.time:%H:%M}"

    def _rhythm(self) -> str:
        if self.weekday is None:
            return self._pace()
        if self.nth is not None:
            months = "the month" if self.interval == 1 else f"every {self.interval} months"
            return f"{NTH[self.nth - 1]} {self.weekday} of {months}"
        if self.unit is Unit.WEEK and self.interval == 1:
            return f"every {self.weekday}"
        return f"{self._pace()} on {self.weekday}"

    def _pace(self) -> str:
        if (self.unit, self.interval) in _NAMES:
            return _NAMES[self.unit, self.interval]
        if self.unit is Unit.MONTH and self.interval % 12 == 0:
            return f"every {self.interval // 12} years"
        return f"every {self.interval} {self.unit.value}s"
