"""How full the days are: how many cues each holds, and which times of day are taken."""

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

from cuegen.schedule.times import Times, earliest

Days = tuple[int, ...]


@dataclass(slots=True, eq=False)
class Slot:
    """A day on which a cue could first occur, and all the days that follow from it.

    `full` remembers that there was no room: days only fill up while cues are seated.
    """

    first: int
    days: Days
    full: bool = False


class Place(NamedTuple):
    """Where a cue was seated: its slot, and the index of its time of day."""

    slot: Slot
    at: int | None


class Room:
    """The cues and the taken times of every day of a horizon, as they are seated one after the other."""

    def __init__(self, length: int, per_day: int, times: Times) -> None:
        self.per_day = per_day
        self.times = times
        self.cues = [0] * length
        self.taken = [0] * length

    def below_cap(self, days: Days) -> bool:
        """Tell whether all of these days hold fewer than `per_day` cues."""
        return max(map(self.cues.__getitem__, days), default=0) < self.per_day

    def load(self, days: Days) -> float:
        """Average the number of cues on these days."""
        return sum(map(self.cues.__getitem__, days)) / len(days) if days else 0.0

    def free(self, days: Days) -> int:
        """Find the times that are free on all of these days."""
        return ~reduce(or_, map(self.taken.__getitem__, days), 0)

    def is_free(self, days: Days, at: int) -> bool:
        """Tell whether a time is free on all of these days."""
        return bool(self.free(days) >> at & 1)

    def has_time(self, days: Days) -> bool:
        """Tell whether an unpinned cue finds a time on these days; one for all of the day needs none."""
        usual = self.times.usual
        return not usual or bool(self.free(days) & usual)

    def pick_time(self, days: Days) -> int | None:
        """Choose the earliest free time. Where none is left cues overlap: they go through the times in turn."""
        usual, spare = self.times.usual, self.times.spare
        if not usual:
            return None
        free = self.free(days)
        for times in (usual, spare):
            if free & times:
                return earliest(free & times)
        grid = (usual | spare).bit_length()
        return self.cues[days[0]] % grid if days else 0

    def count(self, days: Days) -> None:
        """Put a cue on these days."""
        cues = self.cues
        for day in days:
            cues[day] += 1

    def take(self, days: Days, at: int | None) -> None:
        """Take a time on these days; None, all of the day, takes none."""
        if at is None:
            return
        taken, blocks = self.taken, self.times.blocks[at]
        for day in days:
            taken[day] |= blocks

    def leave(self, days: Days, at: int | None) -> None:
        """Undo `count` and `take` for a cue of the grid: nobody else holds its time."""
        freed = 0 if at is None else ~(1 << at)
        for day in days:
            self.cues[day] -= 1
            if at is not None:
                self.taken[day] &= freed
