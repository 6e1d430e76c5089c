"""How much a list asks for, and how much its calendar allows."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from itertools import accumulate
from math import ceil, fsum
from typing import NamedTuple

from cuegen.contacts.cadence import Unit
from cuegen.contacts.weekday import Weekday
from cuegen.schedule.cue import Frame, Wish

DAYS_A_WEEK = 7
SAFE_SHARE = 0.75  # up to this share of the room every cue is promised a place


def cues_per_day(wish: Wish, frame: Frame) -> float:
    """Average the cues of a wish over the allowed days: `every 2 weeks` on three days a week gives 1/6."""
    rhythm = wish.rhythm
    if rhythm is None:
        return 0.0
    if rhythm.unit is Unit.DAY:
        return 1.0
    return DAYS_A_WEEK / rhythm.days / len(frame.days)


class Demand(NamedTuple):
    """The cues that a list asks for on an average allowed day, against the `per_day` that it allows.

    `named` are those on an average day of the week that cadences name, of the one that they name most.
    """

    cues: float
    per_day: int
    named: float = 0.0

    @property
    def is_safe(self) -> bool:
        """Tell whether the promise of room holds: no more than three quarters of it are asked for."""
        return self.cues <= SAFE_SHARE * self.per_day

    @property
    def share(self) -> float:
        """The part of the room that is asked for: 1 is all of it."""
        return self.cues / self.per_day

    @property
    def enough(self) -> int:
        """The lowest `per_day` that leaves a quarter of the room free, and holds who is fixed to a day; at least 1."""
        return max(ceil(self.cues / SAFE_SHARE), ceil(self.named), 1)


def demand(wishes: Collection[Wish], frame: Frame) -> Demand:
    """Add up what the wishes ask for, at the time when it is most: some end on a day, and others resume.

    It is rounded to nine decimals: not the order of the wishes, nor a last bit, may count.
    """
    at_first, changes = list[float](), list[tuple[date, float]]()
    for wish in wishes:
        cues = cues_per_day(wish, frame)
        if wish.resumes is None:
            at_first.append(cues)
        else:
            changes.append((wish.resumes, cues))
        if wish.ends is not None:
            changes.append((wish.ends, -cues))
    sums = accumulate((change for _, change in sorted(changes)), initial=fsum(at_first))
    return Demand(cues=round(max(sums), 9), per_day=frame.per_day, named=_named(wishes))


def _named(wishes: Collection[Wish]) -> float:
    """Add up what the wishes ask for on the day of the week that their cadences name most, at first or later."""
    at_first, later = defaultdict[Weekday, float](float), defaultdict[Weekday, float](float)
    for wish in wishes:
        rhythm = wish.rhythm
        if rhythm is not None and rhythm.weekday is not None:
            for when, counts in ((at_first, wish.resumes is None), (later, wish.ends is None)):
                when[rhythm.weekday] += counts * DAYS_A_WEEK / rhythm.days
    return round(max([*at_first.values(), *later.values()], default=0.0), 9)
