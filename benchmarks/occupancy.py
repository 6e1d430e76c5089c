"""A schedule expanded and counted: what is in each day of the two years from its newest date.

The occurrences come from the text of each cue's rule, not from the code that made the schedule.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise

from cuegen.schedule.cue import Cue, Frame

PROMISED = timedelta(days=731)  # two years from the newest date of a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A schedule, day by day: the fullest one, those above `per_day`, and the cues that overlap another."""

    fullest: int
    over: int
    overlaps: int


def occurrences(cue: Cue, begin: date, end: date) -> Iterator[date]:
    """Expand the rule of a cue over the days from `begin` to `end`, both included."""
    rule = dict(part.split("=") for part in str(cue.recurrence).split(";"))
    interval, day = int(rule["INTERVAL"]), cue.first
    while day <= end:
        if day >= begin:
            yield day
        day = day + timedelta(weeks=interval) if rule["FREQ"] == "WEEKLY" else _months_later(day, interval)


def _months_later(day: date, months: int) -> date:
    """Go from the nth weekday of a month to the same one of a later month."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    nth = (day.day - 1) // 7
    return first + timedelta(days=(day.weekday() - first.weekday()) % 7 + 7 * nth)


def days(cues: Iterable[Cue], frame: Frame) -> Days:
    """Expand a schedule and count, over the two years from its newest date."""
    cues = list(cues)
    newest = max([frame.starts, *(cue.wish.last_contact for cue in cues if cue.wish.last_contact)])
    times: dict[date, list[time | None]] = defaultdict(list)
    for cue in cues:
        for day in occurrences(cue, newest, newest + PROMISED):
            times[day].append(cue.time)
    length = frame.duration.total_seconds() / 60
    begins = (sorted(60 * clock.hour + clock.minute for clock in on_a_day if clock) for on_a_day in times.values())
    return Days(
        fullest=max(map(len, times.values())),
        over=sum(len(on_a_day) > frame.per_day for on_a_day in times.values()),
        overlaps=sum(later - earlier < length for begin in begins for earlier, later in pairwise(begin)),
    )
