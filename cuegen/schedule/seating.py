"""Give every wish its place: consistent hashing with bounded loads.

Each wish goes through its own slots, in an order that depends on nobody else, and takes the first one with room
(Mirrokni, Thorup, Zadimoghaddam: Consistent Hashing with Bounded Loads, SODA 2018). Who had a place in the
earlier feed keeps it and is seated before newcomers, so that nobody's cue moves because of another one.
"""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from cuegen.schedule.cue import Memory, Seat, Wish
from cuegen.schedule.horizon import Horizon
from cuegen.schedule.keeping import earlier_slot
from cuegen.schedule.orders import digest
from cuegen.schedule.probes import Probes
from cuegen.schedule.room import Place, Room, Slot


class Kept(NamedTuple):
    """A wish whose earlier slot the file still allows; whether its time can stay is not yet known."""

    wish: Wish
    slot: Slot
    seat: Seat


def order(wish: Wish) -> tuple[float, bool, int]:
    """Sort wishes: short intervals before long ones, a named day before a free one, then by digest.

    A turn is as short as the pace of its rotation: what counts is how many days a wish can choose from.
    """
    rhythm = wish.rhythm if wish.turn is None else wish.turn.pace
    if rhythm is None:
        return (0.0, False, digest(wish.identity))
    return (rhythm.days, rhythm.weekday is None, digest(wish.identity))


class Seating:
    """Seats the wishes of one list. `places` holds, by identity, who has been seated so far.

    `movable` are the newcomers who found room: they can still move on for somebody who does not (`repair`). `clashing`
    are those whose named time another cue had already.
    """

    def __init__(self, horizon: Horizon, room: Room, memory: Memory) -> None:
        self.horizon = horizon
        self.room = room
        self.memory = memory
        self.places: dict[str, Place] = {}
        self.lowered = memory.per_day is not None and room.per_day < memory.per_day
        self._retimed = memory.begins is not None and memory.begins != horizon.frame.time
        self.movable: dict[str, Wish] = {}
        self.clashing: list[Wish] = []
        self._probes = Probes(horizon)
        self._former: dict[str, Slot] = {}

    def seat_returning(self, wishes: list[Wish]) -> list[Wish]:
        """Seat those who had a place, and the pinned newcomers; give the other newcomers back.

        A pinned newcomer looks for days on which nobody has the time yet. Where there are none, it comes before kept
        times: they may give way to it by an hour, while it cannot. Not so for one that the feed does not hold: who is
        written keeps the time.
        """
        kept, newcomers = self._keep_slots(wishes)
        flexible = [each for each in kept if self.named_time(each.wish) is None]
        for each in kept:
            pinned = self.named_time(each.wish)
            if pinned is not None:
                self._place(each.wish, Place(each.slot, pinned))
        written = (wish for wish in newcomers if wish.identity not in self.memory.apart)
        self.seat_pinned(self._beside(flexible, [wish for wish in written if self.named_time(wish) is not None]))
        self._keep_times(flexible)
        return [wish for wish in newcomers if wish.identity not in self.places]

    def _beside(self, kept: list[Kept], pinned: list[Wish]) -> list[Wish]:
        """Seat those pinned newcomers who find a place that no kept time is in the way of; give the others back."""
        if not pinned:
            return []
        taken = tuple(self.room.taken)
        for each in kept:
            self.room.take(each.slot, self._earlier_time(each.seat))
        others = []
        for wish in pinned:
            slot = self.roomy_slot(wish)
            if slot is None:
                others.append(wish)
            else:
                self.seat(wish, slot)
        self.room.restore(taken)  # kept times are taken for good behind the others
        for place in [self.places[wish.identity] for wish in pinned if wish.identity in self.places]:
            self.room.take(place.slot, place.at)
        return others

    def seat_pinned(self, newcomers: list[Wish]) -> list[Wish]:
        """Seat those newcomers whose cadence names a time of day; give the others back."""
        others = []
        for wish in newcomers:
            if self.named_time(wish) is None:
                others.append(wish)
                continue
            slot = self.roomy_slot(wish)
            self.seat(wish, self.least_loaded(wish) if slot is None else slot)
        return others

    def admit(self, wish: Wish) -> bool:
        """Seat a newcomer without a pinned time where there is room; tell whether there was."""
        slot = self.roomy_slot(wish)
        if slot is None:
            return False
        self.seat(wish, slot)
        if wish.cadence is not None:
            self.movable[wish.identity] = wish
        return True

    def slots(self, wish: Wish) -> Iterator[Slot]:
        """Go through the slots of a wish in its own order; one that continues an earlier rhythm is the first."""
        former = self._former.get(wish.identity)
        return self._probes.slots(wish) if former is None else chain([former], self._probes.slots(wish))

    def roomy_slot(self, wish: Wish) -> Slot | None:
        """Find the first slot, in a wish's own order, that has room on all of its days."""
        for slot in self.slots(wish):
            if self._has_room(wish, slot):
                return slot
        return None

    def seat(self, wish: Wish, slot: Slot) -> None:
        """Seat a wish at a slot: at its pinned time, else its earlier one if that is free, else the first."""
        at = self.named_time(wish)
        if at is None:
            at = self.time_for(slot, self.memory.recall(wish.identity))
        self.put(wish, Place(slot, at))

    def put(self, wish: Wish, place: Place) -> None:
        """Seat a wish at this very place."""
        self.room.count(place.slot)
        self._place(wish, place)

    def unseat(self, wish: Wish) -> None:
        """Take the place of a wish without a pinned time back."""
        place = self.places.pop(wish.identity)
        self.room.leave(place.slot, place.at)

    def time_for(self, slot: Slot, seat: Seat | None) -> int | None:
        """Choose a time at a slot: the one of an earlier seat if it can be had, else the earliest free."""
        at = self._earlier_time(seat)
        if at is not None and self.room.is_free(slot, at):
            return at
        return self.room.pick_time(slot)

    def _earlier_time(self, seat: Seat | None) -> int | None:
        """Find the time of an earlier seat among those that it can have: none if the day began at another time."""
        if seat is None or seat.time is None or self._retimed:
            return None
        return self.room.times.grid_index(seat.time)

    def _keep_slots(self, wishes: list[Wish]) -> tuple[list[Kept], list[Wish]]:
        """Count in those whose earlier slot the file still allows; part them from the newcomers."""
        kept, newcomers = [], []
        for wish in wishes:
            seat = self.memory.recall(wish.identity)
            earlier = None if seat is None else earlier_slot(self._probes, wish, seat)
            if seat is None or earlier is None:
                newcomers.append(wish)
            elif not earlier.holds or (self.lowered and not self.room.below_cap(earlier.slot)):
                self._former[wish.identity] = earlier.slot
                newcomers.append(wish)
            else:
                self.room.count(earlier.slot)
                kept.append(Kept(wish, earlier.slot, seat))
        return kept, newcomers

    def _keep_times(self, kept: list[Kept]) -> None:
        """Give kept slots their earlier times; a new one where a pinned cue took it or the times changed.

        All who can stay are found before any of them is seated: they do not dislodge each other.
        """
        staying, homeless = [], []
        for each in kept:
            at = self._earlier_time(each.seat)
            if at is not None and self.room.is_free(each.slot, at):
                staying.append((each, at))
            else:
                homeless.append(each)
        for each, at in staying:
            self._place(each.wish, Place(each.slot, at))
        for each in homeless:
            time = self.room.pick_time(each.slot)
            self._place(each.wish, Place(each.slot, time))

    def _place(self, wish: Wish, place: Place) -> None:
        pinned = self.named_time(wish)
        if pinned is not None and not self.room.is_free(place.slot, pinned):
            self.clashing.append(wish)
        self.room.take(place.slot, place.at)
        self.places[wish.identity] = place

    def named_time(self, wish: Wish) -> int | None:
        """Find the index of the time of day that the cadence names."""
        if wish.cadence is None or wish.cadence.time is None:
            return None
        return self.room.times.index[wish.cadence.time]

    def least_loaded(self, wish: Wish) -> Slot:
        """Find the slot whose days hold the fewest cues, for a wish that finds no room."""
        return min(self.slots(wish), key=self.room.load)

    def _has_room(self, wish: Wish, slot: Slot) -> bool:
        """Tell whether a cue finds room on all of its days."""
        room, pinned = self.room, self.named_time(wish)
        return room.below_cap(slot) and (room.has_time(slot) if pinned is None else room.is_free(slot, pinned))
