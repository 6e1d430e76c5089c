"""Contacts' wishes -> cues, in one step that needs nothing but its arguments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cuegen.schedule.cue import Cue, Frame, Memory, Wish
from cuegen.schedule.demand import Demand, demand
from cuegen.schedule.horizon import Horizon
from cuegen.schedule.make_ups import Loss, MakeUps
from cuegen.schedule.repair import Repair
from cuegen.schedule.room import Place, Room
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
    for wish in newcomers:
        # To move others on is of use only where the list as a whole asks for less than its room.
        if not seating.admit(wish) and not (asked.is_safe and Repair(seating, seating.movable).run(wish)):
            seating.seat(wish, seating.least_loaded(wish))
    make_ups.add(ordered)
    cues = [_cue(horizon, room.times, wish, seating.places[wish.identity]) for wish in ordered]
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
    newest = max([frame.starts, *touches])
    end = max([newest + PROMISED + AHEAD, *(day + AFTER_AWAY for day in frame.away)])
    return Horizon(frame, min([frame.starts, *touches]), end), newest


def _cue(horizon: Horizon, times: Times, wish: Wish, place: Place) -> Cue:
    clock = None if place.at is None else times.clock[place.at]
    if wish.cadence is None:
        return Cue(wish=wish, first=horizon.date(place.slot.first), time=clock)
    first = horizon.first_open(wish.cadence, place.slot.first)
    exceptions = (day for day in horizon.rhythm(wish.cadence, first) if day in horizon.away) if horizon.away else ()
    return Cue(
        wish=wish,
        first=horizon.date(first),
        time=clock,
        recurrence=horizon.recurrence(wish.cadence, first),
        exceptions=tuple(horizon.date(day) for day in exceptions),
    )


def _make_up(horizon: Horizon, times: Times, loss: Loss, place: Place) -> Cue:
    return Cue(
        wish=loss.wish,
        first=horizon.date(place.slot.first),
        time=None if place.at is None else times.clock[place.at],
        makes_up=horizon.date(loss.lost),
    )
