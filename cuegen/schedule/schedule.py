"""Contacts' wishes -> cues, in one step that needs nothing but its arguments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cuegen.contacts.cadence import Cadence
from cuegen.schedule.cue import Cue, Frame, Memory, Recurrence, Wish
from cuegen.schedule.demand import Demand, demand
from cuegen.schedule.horizon import Horizon
from cuegen.schedule.make_ups import Loss, MakeUps
from cuegen.schedule.repair import Repair
from cuegen.schedule.room import Place, Room, Slot
from cuegen.schedule.seating import Seating, order
from cuegen.schedule.times import Times, times_of

PROMISED = timedelta(days=2 * 365 + 1)  # the days for which room is promised, from the newest date of the file
AHEAD = timedelta(days=183)  # room is sought for longer: the newest date moves on, kept places do not
AFTER_AWAY = timedelta(days=62)  # room for the make-ups behind the last day away


NO_MEMORY = Memory()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The cues of a list, and what is to be said about them.

    `overfull` are the days within the promised two years that hold more than `per_day` cues.
    """

    cues: tuple[Cue, ...]
    demand: Demand
    overfull: tuple[date, ...]


def schedule(wishes: Sequence[Wish], frame: Frame, memory: Memory = NO_MEMORY) -> Schedule:
    """Give every wish its cue. The order of the wishes is irrelevant."""
    horizon, newest = _horizon(wishes, frame)
    pinned = [wish.cadence.time for wish in wishes if wish.cadence and wish.cadence.time]
    room = Room(horizon.length, frame.per_day, times_of(frame, pinned))
    asked = demand(wishes, frame)
    seating = Seating(horizon, room, memory)
    make_ups = MakeUps(seating)
    ordered = sorted(wishes, key=order)
    newcomers = seating.seat_returning(ordered)
    make_ups.keep(ordered)
    for wish in seating.seat_pinned(newcomers):
        # To move others on is of use only where the list as a whole asks for less than its room.
        if not seating.admit(wish) and not (asked.is_safe and Repair(seating, seating.movable).run(wish)):
            seating.seat(wish, seating.least_loaded(wish))
    make_ups.add(ordered)
    appointments = _Appointments(horizon, room.times)
    cues = [appointments.cue(wish, seating.places[wish.identity]) for wish in ordered]
    cues += [_make_up(horizon, room.times, *place) for place in make_ups.places.values()]
    begin = max(horizon.number(newest), 0)
    promised = range(begin, min(begin + PROMISED.days, horizon.length))
    return Schedule(
        cues=tuple(sorted(cues, key=lambda cue: cue.identity)),
        demand=asked,
        overfull=tuple(horizon.date(day) for day in promised if room.cues[day] > frame.per_day),
    )


def _horizon(wishes: Sequence[Wish], frame: Frame) -> tuple[Horizon, date]:
    """Span the days to look at: from the first possible cue to well behind the newest date of the file."""
    touches = [wish.last_contact for wish in wishes if wish.last_contact]
    holds = [wish.not_before for wish in wishes if wish.not_before]
    newest = max([frame.starts, *touches, *holds])
    end = max([newest + PROMISED + AHEAD, *(day + AFTER_AWAY for day in frame.away)])
    return Horizon(frame, min([frame.starts, *touches]), end), newest


class _Appointments:
    """Writes places down as cues. Wishes that share a slot share its days and its rule."""

    def __init__(self, horizon: Horizon, times: Times) -> None:
        self.horizon = horizon
        self.times = times
        self.written: dict[Slot, tuple[date, Recurrence | None, tuple[date, ...]]] = {}

    def cue(self, wish: Wish, place: Place) -> Cue:
        """Write the cue of a wish that was seated at a place."""
        written = self.written.get(place.slot)
        if written is None:
            written = self.written[place.slot] = self._days_and_rule(wish.rhythm, place.slot)
        first, recurrence, exceptions = written
        clock = None if place.at is None else self.times.clock[place.at]
        return Cue(wish=wish, first=first, time=clock, recurrence=recurrence, exceptions=exceptions)

    def _days_and_rule(self, rhythm: Cadence | None, slot: Slot) -> tuple[date, Recurrence | None, tuple[date, ...]]:
        """Find the first day, the rule, and the days of it that are away."""
        horizon = self.horizon
        if rhythm is None:
            return horizon.date(slot.first), None, ()
        first = horizon.first_open(rhythm, slot.first)
        exceptions = [day for day in horizon.rhythm(rhythm, first) if day in horizon.away] if horizon.away else []
        return horizon.date(first), horizon.recurrence(rhythm, first), tuple(map(horizon.date, exceptions))


def _make_up(horizon: Horizon, times: Times, loss: Loss, place: Place) -> Cue:
    return Cue(
        wish=loss.wish,
        first=horizon.date(place.slot.first),
        time=None if place.at is None else times.clock[place.at],
        makes_up=horizon.date(loss.lost),
    )
