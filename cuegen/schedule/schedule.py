"""Contacts' wishes -> cues, in one step that needs nothing but its arguments."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from cuegen.schedule.appointments import Appointments
from cuegen.schedule.cue import Cue, Frame, Memory, Wish
from cuegen.schedule.demand import Demand, demand
from cuegen.schedule.horizon import Horizon
from cuegen.schedule.make_ups import MakeUps
from cuegen.schedule.repair import Repair
from cuegen.schedule.room import Room
from cuegen.schedule.seating import Seating, order
from cuegen.schedule.times import times_of

PROMISED = timedelta(days=2 * 365 + 1)  # the days for which room is promised, from the newest date of the file
AHEAD = timedelta(days=183)  # room is sought for longer: the newest date moves on, kept places do not
AFTER_AWAY = timedelta(days=62)  # room for the make-ups behind the last day away


NO_MEMORY = Memory()


class Schedule(NamedTuple):
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
    appointments = Appointments(horizon, room.times)
    cues = [cue for wish in ordered for cue in appointments.cues(wish, seating.places[wish.identity])]
    cues += [appointments.make_up(*place) for place in make_ups.places.values()]
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
    changes = [day for wish in wishes for day in (wish.ends, wish.resumes) if day]
    newest = max([frame.starts, *touches, *holds])
    end = max([max([newest, *changes]) + PROMISED + AHEAD, *(day + AFTER_AWAY for day in frame.away)])
    return Horizon(frame, min([frame.starts, *touches]), end), newest
