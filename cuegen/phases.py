"""Paces: what somebody asks for in phases, one rhythm until a day and another one from then on.

A feed knows no today, so both phases stand in it: a cue at the pace that ends with it, under an identity of its own,
and the usual cue, whose rule has no end as ever. The usual one goes on in its own rhythm, and skips what would come
within half a scaled interval behind the last one at the pace. A pace that is over before anybody is due by it leaves
everything as it is.

Somebody with a nudge that is at work at the pace has one phase only: who was due once is asked in the rhythm of the
nudge until a touch is recorded, whatever day it is.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from cuegen.contacts.cadence import Cadence
from cuegen.contacts.dates import MONTHS
from cuegen.contacts.nudges import Nudge
from cuegen.contacts.paces import Pace
from cuegen.schedule.cue import Wish

A_DAY = timedelta(days=1)


class Phase(NamedTuple):
    """A wish, and what is to be said of its rhythm in words: the pace that it keeps to where that one ends.

    `cadence` is set where the usual one is not the person's own, but at a pace for good.
    """

    wish: Wish
    cadence: str | None = None
    pace: str | None = None


class Phases(NamedTuple):
    """Parts the wishes of a category into phases. `starts` is that of the calendar, the nudge for who has no turn."""

    pace: Pace
    nudge: Nudge
    starts: date

    def of(self, usual: Wish) -> Iterable[Phase]:
        """Go through the phases of a wish that has its usual cadence and nudge. A turn is not scaled."""
        if self.pace.factor == 1 or usual.turn is not None or usual.cadence is None:
            return (Phase(usual),)
        scaled = self.pace.of(usual.cadence)
        paced = usual._replace(cadence=scaled, nudge=self.nudge.of(scaled))
        if self.pace.ends is None:
            return (Phase(paced, cadence=str(scaled)),)
        if scaled == usual.cadence:
            return (Phase(usual),)
        return self._in_turn(usual, usual.cadence, paced, scaled, self.pace.ends)

    def _in_turn(self, usual: Wish, cadence: Cadence, paced: Wish, scaled: Cadence, ends: date) -> Iterator[Phase]:
        """Go through the phases of a wish at a pace that ends."""
        words = f"{scaled} until {in_words(ends - A_DAY)}"
        due = self._due(usual, scaled)
        if due >= ends:
            is_due = self._due(usual, cadence) < ends  # the pace is a slow one
            yield Phase(_resuming(usual, ends) if is_due else usual)
        elif paced.nudge is not None:
            yield Phase(paced, pace=words)
        else:
            yield Phase(paced._replace(identity=f"paced:{usual.identity}", ends=ends), pace=words)
            half = timedelta(days=min(scaled.days, cadence.days) / 2)
            last = self._last(usual, scaled, ends)
            yield Phase(_resuming(usual, max(ends, last + half)))

    def _due(self, wish: Wish, cadence: Cadence) -> date:
        """Return the day on which a first cue is due; the last one of the interval in which somebody is phased."""
        held = wish.not_before or date.min
        if wish.last_contact is not None:
            return max(cadence.after(wish.last_contact), held)
        return held if held > self.starts else cadence.after(self.starts) - A_DAY

    def _last(self, wish: Wish, scaled: Cadence, ends: date) -> date:
        """Return the day on which the last cue before an end is due; the last day of all for who is phased.

        So it is where one is due so soon behind the end that its day can be before it: a day that is due is not yet one
        with room, nor an nth weekday.
        """
        if wish.last_contact is None:
            return ends - A_DAY
        following, interval = scaled.from_day(self._due(wish, scaled), ends), timedelta(days=round(scaled.days))
        return ends - A_DAY if following - ends < interval / 2 else following - interval


def _resuming(usual: Wish, day: date) -> Wish:
    """Let the usual cue go on from a day: a hold is over by then."""
    return usual._replace(not_before=None, resumes=day)


def in_words(day: date) -> str:
    """Write a date as 1 September 2026: one in digits would be taken for a touch when the feed is read again."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
