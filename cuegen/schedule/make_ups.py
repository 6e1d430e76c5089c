"""Make-ups: one appointment in place of a cue that days away would lose.

Only cues whose interval is four weeks or more get one: a weekly cue comes again soon enough. Occurrences lost one
after the other, with none between them, share one make-up.
"""

from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from cuegen.schedule.cue import Wish, make_up_identity
from cuegen.schedule.horizon import Horizon
from cuegen.schedule.room import Place, Slot
from cuegen.schedule.seating import Seating

CLEARANCE = 7  # days between a make-up and the cue's next occurrence: nearer, it would only be a nuisance


class Loss(NamedTuple):
    """An occurrence that falls on a day away, and the days among which its make-up is sought.

    The `later` ones, up to the next occurrence or behind the last one, are only for want of room on the others.
    """

    wish: Wish
    lost: int
    days: range
    later: range


def losses(horizon: Horizon, wish: Wish, slot: int) -> Iterator[Loss]:
    """Find the occurrences of a seated wish that ask for a make-up."""
    rhythm = wish.rhythm
    if rhythm is None or not rhythm.spans_four_weeks or not horizon.away:
        return
    end = horizon.length if wish.ends is None else min(horizon.number(wish.ends), horizon.length)
    beyond = horizon.next_in_rhythm(rhythm, slot, horizon.length)
    lost = None
    for day, following in pairwise((*horizon.rhythm(rhythm, slot), beyond)):
        if day not in horizon.away or day >= end:
            continue
        lost = day if lost is None else lost
        if following not in horizon.away:
            days = range(lost + 1, min(following - CLEARANCE, end))
            yield Loss(wish, lost, days, later=range(max(days.stop, days.start), following))
            lost = None


class MakeUps:
    """Seats the make-ups of a list. `places` holds, by identity, those seated so far."""

    def __init__(self, seating: Seating) -> None:
        self.seating = seating
        self.places: dict[str, tuple[Loss, Place]] = {}
        self._slots: dict[int, Slot] = {}

    def keep(self, wishes: list[Wish]) -> None:
        """Seat the make-ups that an earlier feed had, on the same day if the file still allows it."""
        for identity, loss in self._wanted(wishes):
            seat = self.seating.memory.recall(identity)
            if seat is None or seat.rule:
                continue
            day = self.seating.horizon.number(seat.first)
            if not (day in loss.days or day in loss.later) or not self.seating.horizon.open(day):
                continue
            if not self.seating.lowered or self.seating.room.below_cap(self._slot(day)):
                self._seat(identity, loss, day)

    def add(self, wishes: list[Wish]) -> None:
        """Seat the make-ups that are still missing: on the nearest open day after, of those with room."""
        for identity, loss in self._wanted(wishes):
            days, later = (list(filter(self.seating.horizon.open, each)) for each in (loss.days, loss.later))
            if not days:
                continue
            roomy = next((day for day in chain(days, later) if self._has_room(self._slot(day))), None)
            day = min(days, key=self.seating.room.cues.__getitem__) if roomy is None else roomy
            self._seat(identity, loss, day)

    def _wanted(self, wishes: list[Wish]) -> list[tuple[str, Loss]]:
        """List the losses of the wishes seated so far that have no make-up yet.

        Those whose days run out first come first: after a long absence everybody wants the same few days.
        """
        horizon, places = self.seating.horizon, self.seating.places
        if not horizon.away:
            return []
        wanted = [
            (make_up_identity(wish, horizon.date(loss.lost)), loss)
            for wish in wishes
            if wish.identity in places
            for loss in losses(horizon, wish, places[wish.identity].slot.first)
        ]
        missing = [(identity, loss) for identity, loss in wanted if identity not in self.places]
        return sorted(missing, key=lambda each: (each[1].days.stop, each[1].lost))

    def _seat(self, identity: str, loss: Loss, day: int) -> None:
        room, slot = self.seating.room, self._slot(day)
        at = self.seating.named_time(loss.wish)
        if at is None or not room.is_free(slot, at):
            at = self.seating.time_for(slot, self.seating.memory.recall(identity))
        room.count(slot)
        room.take(slot, at)
        self.places[identity] = (loss, Place(slot, at))

    def _has_room(self, slot: Slot) -> bool:
        return self.seating.room.below_cap(slot) and self.seating.room.has_time(slot)

    def _slot(self, day: int) -> Slot:
        """Give the slot of a single day."""
        slot = self._slots.get(day)
        if slot is None:
            slot = self._slots[day] = Slot(day, (day,))
        return slot
