"""Make room for a wish that found none, by moving newcomers on: cuckoo hashing with a bounded number of steps.

A list that asks for less than its room can still leave the last wish without a place, because cues of different
rhythms fill a day here and there. The wish then takes the slot where the fewest others are in its way, and these
look for another place (Pagh, Rodler: Cuckoo Hashing, Journal of Algorithms 51, 2004). Only newcomers of this very
build are moved, never a cue that an earlier feed had. If the steps run out, all go back to where they were.
"""

from collections import defaultdict

from cuegen.schedule.cue import Wish
from cuegen.schedule.room import Days, Place, Slot
from cuegen.schedule.seating import Seating

STEPS = 60  # most repairs take fewer than ten


class Repair:
    """One attempt to seat one wish among the wishes that may be moved."""

    def __init__(self, seating: Seating, movable: dict[str, Wish]) -> None:
        self.seating = seating
        self.movable = movable
        self.guests: dict[int, set[str]] = defaultdict(set)
        self.evicted: dict[str, int] = defaultdict(int)
        for wish in movable.values():
            self._arrive(wish)

    def run(self, wish: Wish) -> bool:
        """Seat a wish and everybody whom it dislodges; tell whether that worked out."""
        before = {identity: self.seating.places[identity] for identity in self.movable}
        self.movable[wish.identity] = wish
        standing = [wish]
        for _ in range(STEPS):
            if not standing:
                return True
            current = standing.pop()
            slot = self.seating.roomy_slot(current)
            if slot is None:
                way = self._easiest(current)
                if way is None:
                    break
                slot, blockers = way
                for identity in sorted(blockers):
                    self._evict(self.movable[identity])
                    standing.append(self.movable[identity])
            self.seating.seat(current, slot)
            self._arrive(current)
        del self.movable[wish.identity]
        self._go_back(wish, before)
        return False

    def _easiest(self, wish: Wish) -> tuple[Slot, set[str]] | None:
        """Find the slot with the fewest in its way; who was evicted before counts for more."""
        ways = []
        for rank, slot in enumerate(self.seating.slots(wish)):
            blockers = self._blockers(slot.days)
            if blockers:
                cost = sum(1 + 2 * self.evicted[identity] for identity in blockers)
                ways.append((cost, rank, slot, blockers))
        return min(ways)[2:] if ways else None

    def _blockers(self, days: Days) -> set[str] | None:
        """Choose whom to evict so that each of these days is below the cap; None where that cannot be."""
        room = self.seating.room
        blockers: set[str] = set()
        for day in days:
            excess = room.cues[day] - room.per_day + 1 - len(self.guests[day] & blockers)
            if excess <= 0:
                continue
            candidates = sorted(self.guests[day] - blockers, key=self._reluctance)
            if len(candidates) < excess:
                return None
            blockers.update(candidates[:excess])
        return blockers

    def _reluctance(self, identity: str) -> tuple[int, float, str]:
        """Sort those who may be evicted: the least troubled so far first, then those with the most choice."""
        rhythm = self.movable[identity].rhythm
        return (self.evicted[identity], -rhythm.days if rhythm else 0.0, identity)

    def _arrive(self, wish: Wish) -> None:
        for day in self.seating.places[wish.identity].slot.days:
            self.guests[day].add(wish.identity)

    def _evict(self, wish: Wish) -> None:
        for day in self.seating.places[wish.identity].slot.days:
            self.guests[day].discard(wish.identity)
        self.evicted[wish.identity] += 1
        self.seating.unseat(wish)

    def _go_back(self, wish: Wish, before: dict[str, Place]) -> None:
        """Put everybody back on the old place: first all who moved leave theirs, then they return."""
        moved = [
            self.movable[identity] for identity, place in before.items() if self.seating.places.get(identity) != place
        ]
        for each in [wish, *moved]:
            if each.identity in self.seating.places:
                self.seating.unseat(each)
        for each in moved:
            self.seating.put(each, before[each.identity])
