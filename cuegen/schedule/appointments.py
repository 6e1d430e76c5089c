"""Places -> cues: the first day, the rule, and the days of it that are away."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, time

from cuegen.contacts.cadence import Cadence
from cuegen.schedule.cue import Cue, Recurrence, Wish
from cuegen.schedule.horizon import Horizon
from cuegen.schedule.make_ups import Loss
from cuegen.schedule.room import Place, Slot
from cuegen.schedule.times import Times

MOST_COUNTED = 49  # occurrences: calendars refuse rules that count further

Written = tuple[date, Recurrence | None, tuple[date, ...]]  # the first day, the rule, and the exceptions of a cue


class Appointments:
    """Writes places down as cues. Wishes that share a slot share its days and its rule."""

    def __init__(self, horizon: Horizon, times: Times) -> None:
        self.horizon = horizon
        self.times = times
        self._written: dict[Slot, list[Written]] = {}

    def cues(self, wish: Wish, place: Place) -> Iterator[Cue]:
        """Write the cue of a wish that was seated at a place; one that ends can have none, or several parts."""
        written = self._written.get(place.slot)
        if written is None:
            written = self._written[place.slot] = list(self._parts(wish, place.slot))
        clock = self._clock(place)
        for part, (first, recurrence, away) in enumerate(written, start=1):
            yield Cue(wish=wish, first=first, time=clock, recurrence=recurrence, exceptions=away, part=part)

    def make_up(self, loss: Loss, place: Place) -> Cue:
        """Write the appointment that makes up for a loss."""
        first, lost = self._dates((place.slot.first, loss.lost))
        return Cue(wish=loss.wish, first=first, time=self._clock(place), makes_up=lost)

    def _clock(self, place: Place) -> time | None:
        return None if place.at is None else self.times.clock[place.at]

    def _parts(self, wish: Wish, slot: Slot) -> Iterator[Written]:
        horizon, rhythm = self.horizon, wish.rhythm
        if rhythm is None:
            yield self.horizon.date(slot.first), None, ()
            return
        first = horizon.first_open(rhythm, slot.first)
        if wish.ends is not None:
            yield from self._counted(rhythm, first, horizon.number(wish.ends))
            return
        away = [day for day in horizon.rhythm(rhythm, first) if day in horizon.away] if horizon.away else []
        yield horizon.date(first), horizon.recurrence(rhythm, first), self._dates(away)

    def _counted(self, rhythm: Cadence, first: int, end: int) -> Iterator[Written]:
        """Part the days before an end into rules that calendars take; none begins or ends with a day away."""
        days, away = [day for day in self.horizon.rhythm(rhythm, first) if day < end], self.horizon.away
        for begin in range(0, len(days), MOST_COUNTED):
            part = days[begin : begin + MOST_COUNTED]
            opened = [number for number, day in enumerate(part) if day not in away]
            if opened:
                part = part[opened[0] : opened[-1] + 1]
                rule = replace(self.horizon.recurrence(rhythm, part[0]), count=len(part))
                yield self.horizon.date(part[0]), rule, self._dates(day for day in part if day in away)

    def _dates(self, numbers: Iterable[int]) -> tuple[date, ...]:
        return tuple(map(self.horizon.date, numbers))
