"""The days that a schedule looks at, numbered from 0, and where the occurrences of a cadence fall among them.

A *slot* is the number of the day on which a cue could first occur. With a cadence it fixes every further
occurrence: weeks go on by sevens, months keep the nth weekday (RFC 5545 section 3.3.10), so that nothing ever
lands on a weekend, a 31st or a 29 February by accident.
"""

from bisect import bisect_left
from datetime import date, timedelta
from functools import cache, cached_property

from cuegen.contacts.cadence import Cadence, Unit
from cuegen.contacts.weekday import Weekday
from cuegen.schedule.cue import Frame, Recurrence

WEEK = 7  # days
LAST_NTH_DAY = 28  # the last day of the month that is a fourth weekday: clients disagree on a fifth


class Horizon:
    """The days from `begin` to `end`, both included, as numbers; Monday-based weekdays of numbers are cheap."""

    def __init__(self, frame: Frame, begin: date, end: date) -> None:
        self.frame = frame
        self.begin = begin
        self.length = (end - begin).days + 1
        self.away = frozenset(self.number(day) for day in frame.away)
        self.first_away = min(self.away, default=self.length)
        self._first_weekday = begin.weekday()
        self._dates = [begin + timedelta(days=number) for number in range(self.length)]
        self._allowed = tuple(Weekday(day) in frame.days for day in range(7))

    def number(self, day: date) -> int:
        """Number a day; days before the horizon have negative numbers."""
        return day.toordinal() - self.begin.toordinal()

    def date(self, number: int) -> date:
        """Give back the date of a number."""
        return self._dates[number] if 0 <= number < self.length else self.begin + timedelta(days=number)

    def weekday(self, number: int) -> int:
        """Tell the weekday of a numbered day, Monday is 0."""
        return (number + self._first_weekday) % 7

    def allowed(self, number: int) -> bool:
        """Tell whether `days` lets a cue fall on this day of the week."""
        return self._allowed[self.weekday(number)]

    def open(self, number: int) -> bool:
        """Tell whether a cue may fall on this very day: allowed, and not away."""
        return self.allowed(number) and number not in self.away

    @cached_property
    def _months(self) -> list[int]:
        """Number the first day of each month, from the month of `begin` to the one after the end."""
        day = self.begin.replace(day=1)
        months = [self.number(day)]
        while months[-1] < self.length:
            day = (day + timedelta(days=32)).replace(day=1)
            months.append(self.number(day))
        return months

    def _month(self, number: int) -> int:
        """Count the months from the one of `begin` to the one of this day."""
        day = self.date(number)
        return (day.year - self.begin.year) * 12 + day.month - self.begin.month

    def fitting(self, cadence: Cadence, days: range) -> list[int]:
        """List the days on which a cue of this cadence may begin: on its pinned weekday, else on allowed ones."""
        offset, pinned = self._first_weekday, cadence.weekday
        weekdays = self._allowed if pinned is None else tuple(day == pinned for day in range(WEEK))
        fits = [day for day in days if weekdays[(day + offset) % WEEK]]
        if cadence.unit is not Unit.MONTH:
            return fits
        of_month = [(day, self.date(day).day) for day in fits]
        if cadence.nth is None:
            return [day for day, number in of_month if number <= LAST_NTH_DAY]
        return [day for day, number in of_month if (number - 1) // WEEK + 1 == cadence.nth]

    def rhythm(self, cadence: Cadence, slot: int) -> tuple[int, ...]:
        """Number every day of the horizon on which a cue that begins at `slot` recurs, away or not."""
        if cadence.unit is Unit.DAY:
            return tuple(day for day in range(slot, self.length) if self.allowed(day))
        if cadence.unit is Unit.WEEK:
            return tuple(range(slot, self.length, 7 * cadence.interval))
        weekday, nth = self.weekday(slot), (self.date(slot).day - 1) // 7
        starts = self._months[self._month(slot) :: cadence.interval]
        days = (start + (weekday - start - self._first_weekday) % 7 + 7 * nth for start in starts)
        return tuple(day for day in days if day < self.length)

    def occurrences(self, cadence: Cadence, slot: int, end: int | None = None) -> tuple[int, ...]:
        """Number the days of a rhythm that remain when those away, and those from an end on, are left out."""
        days = self.rhythm(cadence, slot)
        if end is not None:
            days = days[: bisect_left(days, end)]
        return tuple(day for day in days if day not in self.away) if self.away else days

    def next_in_rhythm(self, cadence: Cadence, slot: int, earliest: int) -> int:
        """Move a slot by whole intervals to the first one at or after a day, forwards or backwards."""
        if cadence.unit is Unit.DAY:
            return next(day for day in range(earliest, earliest + 7) if self.allowed(day))
        if cadence.unit is Unit.WEEK:
            return earliest + (slot - earliest) % (7 * cadence.interval)
        day = self.date(slot)
        target = self.date(earliest)
        months = (target.year - day.year) * 12 + target.month - day.month
        steps = months // cadence.interval
        while (candidate := self._months_later(slot, steps * cadence.interval)) < earliest:
            steps += 1
        return candidate

    def previous_in_months(self, cadence: Cadence, slot: int) -> int:
        """Move a slot one interval of months backwards."""
        return self._months_later(slot, -cadence.interval)

    def _months_later(self, slot: int, months: int) -> int:
        """Number the nth weekday, the one that a slot is in its month, of the month so many months later."""
        day = self.date(slot)
        month = day.year * 12 + day.month - 1 + months
        first = self.number(date(month // 12, month % 12 + 1, 1))
        return first + (day.weekday() - self.weekday(first)) % WEEK + WEEK * ((day.day - 1) // WEEK)

    def first_open(self, cadence: Cadence, slot: int) -> int:
        """Find the first day of a rhythm that is not away: there is one, for every absence ends."""
        while slot in self.away:
            slot = self.next_in_rhythm(cadence, slot, slot + 1)
        return slot

    def recurrence(self, cadence: Cadence, slot: int) -> Recurrence:
        """Write the rule of a cue that begins at `slot`."""
        if cadence.unit is Unit.DAY:
            return _recurrence(cadence.unit, 1, tuple(day for day in Weekday if day in self.frame.days), None)
        nth = (self.date(slot).day - 1) // WEEK + 1 if cadence.unit is Unit.MONTH else None
        return _recurrence(cadence.unit, cadence.interval, (Weekday(self.weekday(slot)),), nth)


@cache
def _recurrence(unit: Unit, interval: int, weekdays: tuple[Weekday, ...], nth: int | None) -> Recurrence:
    """Make a rule once: few rules serve many cues."""
    return Recurrence(unit=unit, interval=interval, weekdays=weekdays, nth=nth)
