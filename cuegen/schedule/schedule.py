"""Contacts' wishes -> cues, in one step that needs nothing but its arguments."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
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

    `overfull` are the days of two years that hold more than `per_day` cues. `fixed` counts, by the day, the cues whose
    cadence names its day of the week, and `clashing` are the wishes whose named time another cue has already: what a
    file names holds, whatever the room.
    """

    cues: tuple[Cue, ...]
    demand: Demand
    overfull: tuple[date, ...]
    fixed: Mapping[date, int] = MappingProxyType({})
    clashing: tuple[Wish, ...] = ()


def schedule(wishes: Sequence[Wish], frame: Frame, memory: Memory = NO_MEMORY) -> Schedule:
    """Give every wish its cue. The order of the wishes is irrelevant."""
    horizon = _horizon(wishes, frame)
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
    # Before the last touch everything is over; a hold, in contrast, is a day to come.
    begin = horizon.number(max([frame.starts, *_touches(wishes)]))
    told = range(begin, min(begin + PROMISED.days, horizon.length))
    fixed = Counter(day for day in _fixed_days(ordered, seating) if day in told)
    return Schedule(
        cues=tuple(sorted(cues, key=lambda cue: cue.identity)),
        demand=asked,
        overfull=tuple(horizon.date(day) for day in told if room.cues[day] > frame.per_day),
        fixed={horizon.date(day): count for day, count in fixed.items()},
        clashing=tuple(seating.clashing),
    )


def _fixed_days(wishes: Sequence[Wish], seating: Seating) -> Iterator[int]:
    """Go through the days of all cues whose cadence names the day of the week."""
    for wish in wishes:
        if wish.rhythm is not None and wish.rhythm.weekday is not None:
            yield from seating.places[wish.identity].slot.days


def _touches(wishes: Sequence[Wish]) -> list[date]:
    return [wish.last_contact for wish in wishes if wish.last_contact]


def days_seen(wishes: Sequence[Wish], starts: date) -> tuple[date, date]:
    """Tell the first and the last day to look at: from the first possible cue to well behind the newest date."""
    touches = _touches(wishes)
    dates = (day for wish in wishes for day in (wish.not_before, wish.ends, wish.resumes) if day)
    return min([starts, *touches]), max([starts, *touches, *dates]) + PROMISED + AHEAD


def _horizon(wishes: Sequence[Wish], frame: Frame) -> Horizon:
    begin, end = days_seen(wishes, frame.starts)
    return Horizon(frame, begin, max([end, *(day + AFTER_AWAY for day in frame.away)]))
