"""Turns: the members of a rotation come up one after the other, one in each interval of its pace.

The intervals are those of the calendar, counted from the year 1 and not from `starts`: every 2 weeks are two whole
weeks from a Monday on, every 3 months are a quarter. So a new `starts` moves no turn, and the nth weekday of a month,
which wanders by up to six days, never leaves its interval. All turns of a rotation aim at the same part of their
intervals, so that they come one pace apart wherever there is room.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cuegen.contacts.cadence import Cadence, Unit
from cuegen.schedule.orders import DIGEST_BITS, digest, outward

if TYPE_CHECKING:
    from cuegen.schedule.horizon import Horizon  # which knows of cues, and these of turns

MONTHS_A_YEAR = 12


class Turn(NamedTuple):
    """One member's turn: the intervals of the pace whose number leaves `place` over `members`.

    `rotation` is the identity of the rotation: it says at which part of the intervals all its turns aim.
    """

    rotation: str
    pace: Cadence
    members: int
    place: int

    @property
    def cadence(self) -> Cadence:
        """How often the turn comes: the pace, times the members."""
        return replace(self.pace, interval=self.pace.interval * self.members)

    def interval(self, day: date) -> tuple[date, date]:
        """Return the first interval of this turn that is not over on a day: its first day, and the one after it."""
        size = self.pace.interval
        weeks = (day.toordinal() - 1) // 7  # the first day of the year 1 is a Monday
        months = day.year * MONTHS_A_YEAR + day.month - 1
        number = (months if self.pace.unit is Unit.MONTH else weeks) // size
        number += (self.place - number) % self.members
        return self._begin(number * size), self._begin((number + 1) * size)

    def _begin(self, count: int) -> date:
        if self.pace.unit is Unit.MONTH:
            return date(count // MONTHS_A_YEAR, count % MONTHS_A_YEAR + 1, 1)
        return date.min + timedelta(weeks=count)


def turns(rotation: str, pace: Cadence, members: Collection[str]) -> dict[str, Turn]:
    """Give every member of a rotation, by identity, a turn. Their order is drawn, so that no file has a say in it."""
    drawn = sorted(members, key=lambda identity: (digest(identity), identity))
    return {
        identity: Turn(rotation=rotation, pace=pace, members=len(drawn), place=place)
        for place, identity in enumerate(drawn)
    }


def interval_of(horizon: "Horizon", turn: Turn) -> range:
    """Number the days of the first interval of a turn that is not over at `starts`."""
    begin, end = turn.interval(horizon.frame.starts)
    return range(horizon.number(begin), horizon.number(end))


def first_day(horizon: "Horizon", not_before: date | None) -> int:
    """Number the first day that may hold a cue: `starts`, or the day behind a hold."""
    starts = horizon.frame.starts
    return horizon.number(starts if not_before is None else max(starts, not_before))


def days_of_turn(horizon: "Horizon", turn: Turn, not_before: date | None) -> Iterator[int]:
    """Go through the days on which the cue of a turn can begin, from the one that all turns aim at outwards.

    Where the interval has begun before `starts`, the days of it that are left come first, and then, one turn later,
    those that are over. A hold leaves the turns in it empty: it changes nothing about the days, and the cue begins with
    the first turn behind it. Days away are left out if others remain.
    """
    cadence, away = turn.cadence, horizon.away
    fitting = horizon.fitting(cadence, interval_of(horizon, turn))
    aim = fitting[digest(turn.rotation) * len(fitting) >> DIGEST_BITS]
    starts, begin = first_day(horizon, None), first_day(horizon, not_before)
    left, over = [day for day in fitting if day >= starts], [day for day in fitting if day < starts]
    in_order = chain(outward(left, aim), outward(over, aim))
    firsts = [horizon.next_in_rhythm(cadence, day, begin) for day in in_order]
    return iter([first for first in firsts if first not in away] or firsts)
