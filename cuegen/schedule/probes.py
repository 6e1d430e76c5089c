"""Where a wish looks for its place: the slots of its first interval, in an order of its own.

Without `last_contact`, a person is phased somewhere inside the first cadence after `starts`: the order is
drawn from a digest of the identity, by double hashing (Knuth, The Art of Computer Programming, volume 3, 6.4),
so that it depends on nobody else. With `last_contact`, the days nearest to one cadence after it come first.
Where `not_before` cuts into either, the first interval begins with that day, and what is due by then is due on it.
Who `resumes` on a day is due whole intervals after the last contact, the first time from that day on; or is phased
inside the interval that begins there.
Who takes turns with others has slots of another kind: `turns` tells which.
"""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from cuegen.contacts.cadence import Cadence, Unit
from cuegen.schedule.cue import Wish
from cuegen.schedule.horizon import Horizon
from cuegen.schedule.orders import digest, outward, scattered
from cuegen.schedule.room import Slot
from cuegen.schedule.turns import days_of_turn

EARLY_SHARE = 8  # a first cue comes at most an eighth of the cadence early,
LEAST_EARLY = 3  # but always so early that every day of the week is in reach,
MOST_EARLY = 14  # and never more than two weeks early
FIRST_DAYS = 5  # how many open days a cue for the first day may look at
LONGER_MONTH = 10  # days; the nth weekdays of two months lie at most so much nearer than the months
A_WEEK = 7  # the nth weekdays of two months lie up to 35 days apart, more than a month

# Of a wish: the cadence of its first interval, its `last_contact`, its `not_before`, and the day on which it `resumes`.
Timing = tuple[Cadence, date | None, date | None, date | None]


class Rhythm:
    """The slots of a cadence that ends on some day or never, by their first days: made when first asked for."""

    __slots__ = ("_cadence", "_end", "_horizon", "_slots")

    def __init__(self, horizon: Horizon, cadence: Cadence, ends: date | None) -> None:
        self._horizon = horizon
        self._cadence = cadence
        self._end = None if ends is None else horizon.number(ends)
        self._slots: dict[int, Slot] = {}

    def slot(self, first: int) -> Slot:
        """Give the slot that begins on a day."""
        slot = self._slots.get(first)
        if slot is None:
            slot = self._slots[first] = Slot(first, self._horizon.occurrences(self._cadence, first, self._end))
        return slot


class Offer(NamedTuple):
    """What wishes of one kind choose from: the days on which a cue can begin, and the rhythm that follows.

    With `due` the days nearest to it come first, without it each wish has an order of its own.
    """

    days: list[int]
    due: int | None
    rhythm: Rhythm


class Probes:
    """The slots of the wishes of one horizon; wishes of one cadence share them."""

    def __init__(self, horizon: Horizon) -> None:
        self.horizon = horizon
        self._rhythms: dict[tuple[Cadence, date | None], Rhythm] = {}
        self._offers: dict[tuple[object, ...], Offer] = {}
        self._fitting_days: dict[Cadence, list[int]] = {}
        self._rules: dict[tuple[Cadence, int], str | None] = {}
        self._windows: dict[Timing, range] = {}
        self._before_those: dict[tuple[Cadence, int], int] = {}

    def slot(self, wish: Wish, rhythm: Cadence, first: int) -> Slot:
        """Give the slot of a wish whose rhythm has a numbered day: it begins there, a nudge when that is not away."""
        begin = first if wish.nudge is None else self.horizon.first_open(rhythm, first)
        return self._rhythm(rhythm, wish.ends).slot(begin)

    def slots(self, wish: Wish) -> Iterator[Slot]:
        """Go through the slots of a wish, in its own order. A wish for one cue asks for the first day with room."""
        kind = wish[1:]  # all but whose it is
        offer = self._offers.get(kind)
        if offer is None:
            lead_in, rhythm = wish.lead_in, wish.rhythm
            if lead_in is None or rhythm is None:
                return self._first_days()
            if wish.turn is not None:
                turn = days_of_turn(self.horizon, wish.turn, wish.not_before)
                return map(self._rhythm(rhythm, wish.ends).slot, turn)
            offer = self._offers[kind] = self._offer(wish, lead_in, rhythm)
        days, due, follows = offer
        order = scattered(days, digest(wish.identity)) if due is None else outward(days, due)
        return map(follows.slot, order)

    def _offer(self, wish: Wish, lead_in: Cadence, rhythm: Cadence) -> Offer:
        timing = (lead_in, wish.last_contact, wish.not_before, wish.resumes)
        days = self._window_days(timing, wish.nudge)
        if wish.ends is not None:
            days = self._before(days, wish.ends)
        return Offer(days, self._due(timing), self._rhythm(rhythm, wish.ends))

    def _before(self, firsts: list[int], ends: date) -> list[int]:
        """Leave out the days from `ends` on; if none remains, that day alone, on which a slot has no days."""
        end = self.horizon.number(ends)
        return firsts[: bisect_left(firsts, end)] or [end]

    def _rhythm(self, cadence: Cadence, ends: date | None) -> Rhythm:
        """Give the slots of a cadence that ends on some day or never."""
        rhythm = self._rhythms.get((cadence, ends))
        if rhythm is None:
            rhythm = self._rhythms[cadence, ends] = Rhythm(self.horizon, cadence, ends)
        return rhythm

    def rule(self, cadence: Cadence, first: int) -> str | None:
        """Write the rule of a cue of a cadence that begins on a numbered day; None where it cannot."""
        key = (cadence, first)
        try:
            return self._rules[key]
        except KeyError:
            fits = self.horizon.fitting(cadence, range(first, first + 1))
            rule = self._rules[key] = str(self.horizon.recurrence(cadence, first)) if fits else None
            return rule

    def window(
        self,
        cadence: Cadence,
        last_contact: date | None,
        not_before: date | None = None,
        resumes: date | None = None,
    ) -> range:
        """Bound the slots of a wish: one interval long, so that each place in the rhythm is in it once.

        A nudge has the window of the cadence, in which its own rhythm stands several times: the first cue counts.
        With `last_contact` the first cue is never earlier than the day after it, and never than `not_before`.
        """
        timing = (cadence, last_contact, not_before, resumes)
        window = self._windows.get(timing)
        if window is None:
            window = self._windows[timing] = self._bounded(timing)
        return window

    def holds_back(self, not_before: date | None, window: range) -> bool:
        """Tell whether it is `not_before` that a window begins with."""
        return not_before is not None and self.horizon.number(not_before) == window.start

    def _bounded(self, timing: Timing) -> range:
        horizon = self.horizon
        cadence, last_contact, not_before, resumes = timing
        if not_before is not None:
            window, first = self.window(cadence, last_contact, resumes=resumes), horizon.number(not_before)
            return window if first <= window.start else range(first, horizon.number(cadence.after(not_before)))
        begin = horizon.frame.starts if resumes is None else resumes
        if last_contact is None:
            return range(horizon.number(begin), horizon.number(cadence.after(begin)))
        interval = horizon.number(cadence.after(last_contact)) - horizon.number(last_contact)
        early = min(max(LEAST_EARLY, interval // EARLY_SHARE), MOST_EARLY)
        if cadence.unit is Unit.DAY:
            early = 0
        first = self._due_after(cadence, last_contact, resumes) - early
        if resumes is not None:
            first = max(first, horizon.number(resumes))
        return range(first, first + interval)

    def _due_after(self, cadence: Cadence, last_contact: date, resumes: date | None) -> int:
        """Number the day one cadence after the last contact, or as many as it takes to the day of resuming."""
        due = cadence.after(last_contact)
        return self.horizon.number(due if resumes is None else cadence.from_day(due, resumes))

    def _due(self, timing: Timing) -> int | None:
        """Number the day that lies one cadence after the last contact, or that ends a hold; None without either."""
        cadence, last_contact, not_before, resumes = timing
        window = self.window(*timing)
        held = window.start if self.holds_back(not_before, window) else None
        if last_contact is None:
            return held
        due = self._due_after(cadence, last_contact, resumes)
        return due if held is None else max(due, held)

    def _first_days(self) -> Iterator[Slot]:
        first = self.horizon.number(self.horizon.frame.starts)
        opened = (day for day in range(first, self.horizon.length) if self.horizon.open(day))
        return (Slot(day, (day,)) for day in islice(opened, FIRST_DAYS))

    def _window_days(self, timing: Timing, nudge: Cadence | None) -> list[int]:
        """List the days of a window, those away left out if others remain.

        They are the same with a nudge and without, but for one in months: no such rhythm begins behind a 28th. Where
        all of them are away, a nudge begins with its first day that is not: it comes again soon, and nothing is lost.
        """
        cadence, away = timing[0], self.horizon.away
        window = self.window(*timing)
        fitting = self._fitting(cadence, window)
        if not fitting:
            fitting = self._fitting(cadence, range(window.stop, window.stop + A_WEEK))[:1]
        if cadence.unit is Unit.MONTH:
            late = bisect_left(fitting, window.stop - LONGER_MONTH)
            fitting[late:] = [day for day in fitting[late:] if not self._stands_twice(cadence, window, day)]
        if nudge is not None and nudge.unit is Unit.MONTH:
            fitting = [day for day in fitting if self.rule(nudge, day) is not None]
        opened = [day for day in fitting if day not in away] if away else fitting
        if nudge is not None and not opened:
            return sorted({self.horizon.first_open(nudge, day) for day in fitting})
        return opened or fitting

    def _stands_twice(self, cadence: Cadence, window: range, day: int) -> bool:
        """Tell whether a cue that begins on this day could begin an interval earlier: months are not of one length."""
        before = self._before_those.get((cadence, day))
        if before is None:
            before = self._before_those[cadence, day] = self.horizon.previous_in_months(cadence, day)
        return before >= window.start

    def _fitting(self, cadence: Cadence, days: range) -> list[int]:
        """List the days on which a cue may begin; those of the horizon are found once for each cadence."""
        length = self.horizon.length
        if days.start < 0 or days.stop > length:
            return self.horizon.fitting(cadence, days)
        known = self._fitting_days.get(cadence)
        if known is None:
            known = self._fitting_days[cadence] = self.horizon.fitting(cadence, range(length))
        return known[bisect_left(known, days.start) : bisect_left(known, days.stop)]
