"""What goes into a schedule and what comes out of it.

A `Wish` is one thing to be reminded of; a `Cue` is the appointment that it got. Dates are local dates of the
calendar's time zone, times are local times of the wall clock; `time` None means an all-day appointment.

Most values are named tuples: a frozen dataclass takes three times as long to make, and its class a millisecond at
every start.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import count as count_up
from itertools import islice
from typing import NamedTuple

from cuegen.contacts.cadence import Cadence, Unit
from cuegen.contacts.weekday import Weekday
from cuegen.schedule.turns import Turn
from cuegen.schedule.yearly import Yearly

COUNT = ";COUNT="  # what ends a rule, behind what it shares with one that goes on


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """When cues may be: the `calendar` section of the user's file, as far as it bears on the schedule."""

    starts: date
    days: frozenset[Weekday]
    per_day: int
    time: time | None
    duration: timedelta
    away: frozenset[date] = frozenset()


class Wish(NamedTuple):
    """A person, a category with nobody in it yet, or a standing appointment that asks for cues.

    `identity` names it for good: places and UIDs are derived from it. A wish without a cadence is for one
    cue, on the first day. None of its cues is earlier than `not_before`.

    The cadence says when the first cue is due; the next follow in the same cadence, or in that of the `nudge`, which
    is shorter and pins what the cadence pins. With a `turn` the first cue is due in it, whatever `last_contact` says,
    and the cadence is the pace of the rotation, times its members.

    `ends` is the first day that none of its cues may be on any more. A wish that `resumes` goes on from that day as if
    it had begun before: somebody to whom another rhythm asked for cues until then is due already, so that a nudge
    counts at once.
    """

    identity: str
    cadence: Cadence | None
    last_contact: date | None = None
    not_before: date | None = None
    nudge: Cadence | None = None
    turn: Turn | None = None
    ends: date | None = None
    resumes: date | None = None

    @property
    def rhythm(self) -> Cadence | None:
        """How often the cue recurs from the first one on."""
        return self.cadence if self.nudge is None else self.nudge

    @property
    def lead_in(self) -> Cadence | None:
        """The cadence in whose first interval the first cue lies."""
        return self.cadence if self.resumes is None else self.rhythm


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """A recurrence rule of RFC 5545 section 3.3.10, of the few forms that every client understands.

    With a `count`, never for days, it ends after so many occurrences, those that are left out among them.
    """

    unit: Unit
    interval: int
    weekdays: tuple[Weekday, ...]
    nth: int | None = None
    count: int | None = None

    def __str__(self) -> str:
        frequency = "MONTHLY" if self.unit is Unit.MONTH else "WEEKLY"
        days = ",".join(day.code for day in self.weekdays)
        rhythm = f"FREQ={frequency};INTERVAL={self.interval};BYDAY={self.nth or ''}{days}"
        return rhythm if self.count is None else f"{rhythm}{COUNT}{self.count}"


class Cue(NamedTuple):
    """One appointment: recurring, or a single one when it has no recurrence.

    `exceptions` are the occurrences that fall on days away. A make-up stands in for an occurrence of the cue
    `wish.identity` that was lost on `makes_up`. A wish that ends can have more occurrences than calendars take of one
    rule: then each `part` of them, counted from 1, is an appointment of its own.
    """

    wish: Wish
    first: date
    time: time | None
    recurrence: Recurrence | Yearly | None = None
    exceptions: tuple[date, ...] = ()
    makes_up: date | None = None
    part: int = 1

    @property
    def identity(self) -> str:
        """What the UID is derived from."""
        if self.makes_up is not None:
            return make_up_identity(self.wish, self.makes_up)
        if self.part == 1:
            return self.wish.identity
        kind, _, who = self.wish.identity.partition(":")
        return f"{kind}-{self.part}:{who}"

    def occurrences(self, begin: date, end: date) -> Iterator[date]:
        """Go through the days of this cue from `begin` to `end`, both included."""
        for day in self._days(begin):
            if day > end:
                return
            if day >= begin and day not in self.exceptions:
                yield day

    def _days(self, begin: date) -> Iterator[date]:
        """Go through the days of the rule, without an end if it has none; those long before `begin` may be left out."""
        rule, day = self.recurrence, self.first
        if rule is None:
            yield day
        elif isinstance(rule, Yearly):
            yield from (rule.of(year) for year in count_up(max(day.year, begin.year)))
        elif rule.unit is Unit.DAY:
            days = (max(day, begin) + timedelta(days=count) for count in count_up())
            yield from (each for each in days if each.weekday() in rule.weekdays)
        elif rule.unit is Unit.WEEK:
            step = timedelta(weeks=rule.interval)
            skipped = max(0, (begin - day) // step)
            yield from (day + number * step for number in _numbers(skipped, rule.count))
        else:
            yield from islice(self._months(rule), rule.count)

    def _months(self, rule: Recurrence) -> Iterator[date]:
        weekday, nth = self.first.weekday(), (self.first.day - 1) // 7
        months = count_up(self.first.year * 12 + self.first.month - 1, rule.interval)
        starts = (date(month // 12, month % 12 + 1, 1) for month in months)
        return (start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * nth) for start in starts)


def _numbers(first: int, count: int | None) -> Iterable[int]:
    """Number the occurrences of a rule from the first one to go through."""
    return count_up(first) if count is None else range(first, count)


def make_up_identity(wish: Wish, lost: date) -> str:
    """Name the make-up for the occurrence of `wish` that was lost on a day."""
    return f"{wish.identity}/make-up/{lost.isoformat()}"


class Seat(NamedTuple):
    """Where an earlier feed had a cue. `rule` is the text of its RRULE, empty for a single appointment.

    `touches` are the dates that the text of the earlier cue showed: when there are some and the
    present `last_contact` is not among them, it has changed since.
    """

    first: date
    time: time | None
    rule: str = ""
    touches: AbstractSet[date] = frozenset()

    @property
    def rhythm(self) -> str:
        """The rule but for its end."""
        return self.rule.partition(COUNT)[0]


def nothing_recalled(_identity: str) -> Seat | None:
    """Recall no seat: for a list that has no feed yet."""
    return None


class Memory(NamedTuple):
    """What an earlier feed tells: the seat of a cue by its identity, and the frame that it was made for.

    `per_day` and `begins`, the first time of a day, are None when it does not tell. Times are kept only as long as
    `begins` stays: on a day that begins earlier they would all stay late. `apart` are the identities whose cues the
    feed does not hold at all: they give way to every place that it does hold, a pinned time too.
    """

    recall: Callable[[str], Seat | None] = nothing_recalled
    per_day: int | None = None
    begins: time | None = None
    apart: frozenset[str] = frozenset()

    def or_under(self, former: Mapping[str, str]) -> "Memory":
        """Recall the seat of who has none under a former identity instead."""

        def recall(identity: str) -> Seat | None:
            seat = self.recall(identity)
            return self.recall(former[identity]) if seat is None and identity in former else seat

        return self._replace(recall=recall) if former else self

    def without_touches(self) -> "Memory":
        """Recall the same seats, and take no date in the text of a cue for a touch."""

        def recall(identity: str) -> Seat | None:
            seat = self.recall(identity)
            return None if seat is None else seat._replace(touches=frozenset())

        return self._replace(recall=recall)
