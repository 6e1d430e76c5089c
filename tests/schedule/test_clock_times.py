"""The times of day: counted up from `time`, beside those that are pinned."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from cuegen.schedule.room import Room, Slot
from cuegen.schedule.times import times_of
from tests.schedule.lists import CALENDAR


def test_times_follow_one_another_without_a_gap() -> None:
    """Up to midnight: the last one ends there. Three for each cue of a day are usual, the rest is to spare."""
    times = times_of(replace(CALENDAR, time=time(22), per_day=1), ())
    assert times.clock == tuple(time(hour, minute) for hour in (22, 23) for minute in (0, 15, 30, 45))
    assert (times.usual, times.grid) == (range(3), range(8))
    assert times.overlaps == tuple((at,) for at in range(8))


def test_an_appointment_never_lasts_beyond_midnight() -> None:
    """A rest that is shorter than the duration is left."""
    times = times_of(replace(CALENDAR, time=time(22, 50), duration=timedelta(minutes=30)), ())
    assert times.clock == (time(22, 50), time(23, 20))


def test_pinned_times_stand_beside_the_grid() -> None:
    """On it they are its times; beside it each takes what it overlaps with it, on both sides, and is taken with it."""
    frame = replace(CALENDAR, time=time(16, 45), duration=timedelta(minutes=15))
    times = times_of(frame, [time(17, 10), time(17), time(17, 10), time(16, 30)])
    assert [times.clock[times.index[at]] for at in (time(17), time(17, 10))] == [time(17), time(17, 10)]
    at = times.index[time(17, 10)]
    assert {times.clock[i] for i in times.overlaps[at]} == {time(17), time(17, 10), time(17, 15)}
    assert at in times.overlaps[times.index[time(17)]]
    assert times.overlaps[times.index[time(16, 30)]] == (times.index[time(16, 30)],)
    assert [times.grid_index(clock) for clock in (time(16, 45), time(17, 10), time(16, 30), time(3))] == [
        0,
        None,
        None,
        None,
    ]


@pytest.mark.parametrize("pinned", [(), (time(17),)])
def test_a_calendar_for_all_day_has_no_times_but_the_pinned(pinned: tuple[time, ...]) -> None:
    """Its cues take none, and need none."""
    times = times_of(replace(CALENDAR, time=None), pinned)
    assert (times.clock, times.usual, times.grid) == (pinned, range(0), range(0))
    room = Room(10, 1, times)
    assert room.has_time(slot(1, 2))
    assert room.pick_time(slot(1, 2)) is None
    assert all(times.grid_index(clock) is None for clock in (time(8, 30), time(17)))


def test_days_fill_up_and_empty() -> None:
    """What is counted and taken can be given back; the load is an average, of no days it is nothing."""
    room = Room(10, 2, times_of(CALENDAR, ()))
    room.count(slot(1, 3))
    room.take(slot(1, 3), 0)
    room.take(slot(1, 3), None)
    assert (room.load(slot(1, 2)), room.load(slot())) == (0.5, 0.0)
    free = (room.is_free(slot(0, 3), 0), room.is_free(slot(0, 2), 0), room.is_free(slot(3), 1))
    assert free == (False, True, True)
    third = slot(3)
    assert room.pick_time(third) == 1
    assert room.pick_time(slot()) == 0
    room.count(third)
    assert room.below_cap(slot(0, 1, 2))
    assert not room.below_cap(slot(0, 3))
    room.leave(slot(1, 3), 0)
    assert room.below_cap(slot(0, 3))
    assert room.pick_time(third) == 0
    room.leave(third, None)
    assert (room.cues, set(room.taken)) == ([0] * 10, {0})


def slot(*days: int) -> Slot:
    """Make a slot of these days."""
    return Slot(days[0] if days else 0, days)
