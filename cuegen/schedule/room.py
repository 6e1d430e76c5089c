"""How full the days are: how many cues each holds, and on which days each time of day is taken.

A set of days is an integer with a bit for each, so that "on none of these days" is a single `and`.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import NamedTuple

from cuegen.schedule.times import Times

Days = tuple[int, ...]


class Slot:
    """A day on which a cue could first occur, and all the days that follow from it, also as the `mask` of their set."""

    __slots__ = ("days", "first", "mask")

    def __init__(self, first: int, days: Days) -> None:
        self.first = first
        self.days = days
        self.mask = reduce(or_, [1 << day for day in days], 0)


class Place(NamedTuple):
    """Where a cue was seated: its slot, and the index of its time of day."""

    slot: Slot
    at: int | None


class Room:
    """The cues and the taken times of every day of a horizon, as they are seated one after the other.

    `cues` are counted by the day, and `taken` holds, by the index of a time, the days on which it is.
    """

    def __init__(self, length: int, per_day: int, times: Times) -> None:
        self.per_day = per_day
        self.times = times
        self.cues = [0] * length
        self.taken = [0] * len(times.clock)
        self._full = 0
        self._earliest: dict[Slot, int] = {}  # no earlier time was free: while cues are seated, none becomes so

    def below_cap(self, slot: Slot) -> bool:
        """Tell whether all days of a slot hold fewer than `per_day` cues."""
        return not self._full & slot.mask

    def load(self, slot: Slot) -> float:
        """Average the number of cues on the days of a slot."""
        days = slot.days
        return sum(map(self.cues.__getitem__, days)) / len(days) if days else 0.0

    def is_free(self, slot: Slot, at: int) -> bool:
        """Tell whether a time is free on all days of a slot."""
        return not self.taken[at] & slot.mask

    def has_time(self, slot: Slot) -> bool:
        """Tell whether an unpinned cue finds a usual time at a slot; one for all of the day needs none."""
        usual = self.times.usual
        return not usual or self._earliest_free(slot) in usual

    def pick_time(self, slot: Slot) -> int | None:
        """Choose the earliest free time. Where none is left cues overlap: they go through the times in turn."""
        grid = self.times.grid
        if not grid:
            return None
        at = self._earliest_free(slot)
        if at in grid:
            return at
        return self.cues[slot.days[0]] % len(grid) if slot.days else 0

    def count(self, slot: Slot) -> None:
        """Put a cue on the days of a slot."""
        cues, per_day = self.cues, self.per_day
        for day in slot.days:
            cues[day] += 1
            if cues[day] == per_day:
                self._full |= 1 << day

    def take(self, slot: Slot, at: int | None) -> None:
        """Take a time on the days of a slot; None, all of the day, takes none."""
        if at is not None:
            for each in self.times.overlaps[at]:
                self.taken[each] |= slot.mask

    def leave(self, slot: Slot, at: int | None) -> None:
        """Undo `count` and `take` for a cue of the grid: nobody else holds its time."""
        cues, per_day = self.cues, self.per_day
        for day in slot.days:
            if cues[day] == per_day:
                self._full ^= 1 << day
            cues[day] -= 1
        if at is not None:
            self.taken[at] &= ~slot.mask
            self._earliest.clear()

    def restore(self, taken: Iterable[int]) -> None:
        """Set the days on which each time is taken to what they were."""
        self.taken = list(taken)
        self._earliest.clear()

    def _earliest_free(self, slot: Slot) -> int:
        """Find the first time of the grid that is free at a slot; one behind the grid if none is."""
        taken, mask = self.taken, slot.mask
        at, beyond = self._earliest.get(slot, 0), len(self.times.grid)
        while at < beyond and taken[at] & mask:
            at += 1
        self._earliest[slot] = at
        return at
