"""Where a wish looks for its place: the slots of its first interval, in an order of its own.

Without `last_contact`, a person is phased somewhere inside the first cadence after `starts`: the order is
drawn from a digest of the identity, by double hashing (Knuth, The Art of Computer Programming, volume 3, 6.4),
so that it depends on nobody else. With `last_contact`, the days nearest to one cadence after it come first.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import blake2b
from math import gcd

from cuegen.contacts.cadence import Cadence, Unit
from cuegen.schedule.cue import Wish
from cuegen.schedule.horizon import Horizon
from cuegen.schedule.room import Slot

EARLY_SHARE = 8  # a first cue comes at most an eighth of the cadence early,
LEAST_EARLY = 3  # but always so early that every day of the week is in reach,
MOST_EARLY = 14  # and never more than two weeks early
A_WEEK = 7  # the nth weekdays of two months lie up to 35 days apart, more than a month


def digest(identity: str) -> int:
    """Draw the number from which a wish's order of slots follows: the same on every machine."""
    return int.from_bytes(blake2b(identity.encode(), digest_size=8).digest())


class Probes:
    """The slots of the wishes of one horizon; wishes of one cadence share them."""

    def __init__(self, horizon: Horizon) -> None:
        self.horizon = horizon
        self._slots: dict[Cadence, dict[int, Slot]] = {}
        self._listed: dict[tuple[Cadence, date | None], tuple[Slot, ...]] = {}

    def slot(self, cadence: Cadence, first: int) -> Slot:
        """Give the slot of a cadence that begins on a numbered day."""
        slots = self._slots.setdefault(cadence, {})
        if first not in slots:
            slots[first] = Slot(first, self.horizon.occurrences(cadence, first))
        return slots[first]

    def slots(self, wish: Wish) -> Iterator[Slot]:
        """Go through the slots of a wish, in its own order. A wish for one cue asks for the first day."""
        if wish.cadence is None:
            return iter([self._first_day()])
        key = (wish.cadence, wish.last_contact)
        slots = self._listed.get(key)
        if slots is None:
            firsts = self._firsts(*key)
            slots = self._listed[key] = tuple(self.slot(wish.cadence, first) for first in firsts)
        return iter(slots) if wish.last_contact else _scattered(slots, digest(wish.identity))

    def window(self, cadence: Cadence, last_contact: date | None) -> range:
        """Bound the slots of a wish: one interval long, so that each place in the rhythm is in it once.

        With `last_contact` the first cue is never earlier than the day after it.
        """
        horizon = self.horizon
        if last_contact is None:
            starts = horizon.frame.starts
            return range(horizon.number(starts), horizon.number(cadence.after(starts)))
        due = self.due(cadence, last_contact)
        interval = due - horizon.number(last_contact)
        early = min(max(LEAST_EARLY, interval // EARLY_SHARE), MOST_EARLY)
        if cadence.unit is Unit.DAY:
            early = 0
        return range(due - early, due - early + interval)

    def due(self, cadence: Cadence, last_contact: date) -> int:
        """Number the day that lies one cadence after the last contact."""
        return self.horizon.number(cadence.after(last_contact))

    def _first_day(self) -> Slot:
        first = self.horizon.number(self.horizon.frame.starts)
        day = next(day for day in range(first, self.horizon.length) if self.horizon.open(day))
        return Slot(day, (day,))

    def _firsts(self, cadence: Cadence, last_contact: date | None) -> tuple[int, ...]:
        """List the days of a window: those not away if there are any, the nearest to the due day first."""
        horizon = self.horizon
        window = self.window(cadence, last_contact)
        fitting = self._fitting(cadence, window) or self._fitting(cadence, range(window.stop, window.stop + A_WEEK))
        opened = [day for day in fitting if day not in horizon.away]
        if last_contact is None:
            return tuple(opened or fitting)
        if not opened:
            later = self._fitting(cadence, range(window.stop, horizon.length))
            opened = [day for day in later if day not in horizon.away][:1]
        due = self.due(cadence, last_contact)
        return tuple(sorted(opened or fitting, key=lambda day: (abs(day - due), -day)))

    def _fitting(self, cadence: Cadence, days: range) -> list[int]:
        return [day for day in days if self.horizon.fits(cadence, day)]


def _scattered(slots: Sequence[Slot], seed: int) -> Iterator[Slot]:
    """Go through all slots once, from a start and with a step that the seed draws."""
    count = len(slots)
    start, step = seed % count, seed // count % count or 1
    while gcd(step, count) != 1:
        step += 1
    for i in range(count):
        yield slots[(start + i * step) % count]
