"""Room is made for who found none: among newcomers, in bounded steps, and without a trace when it fails."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.schedule import repair
from cuegen.schedule.cue import Frame, Memory, Seat, Wish
from cuegen.schedule.horizon import Horizon
from cuegen.schedule.repair import Repair
from cuegen.schedule.room import Place, Room
from cuegen.schedule.schedule import schedule
from cuegen.schedule.seating import Seating
from cuegen.schedule.times import times_of
from tests.schedule.lists import (
    CALENDAR,
    EXAMPLES,
    FREE,
    MONDAY,
    at_three_quarters,
    faults_of_room,
    lists,
    places,
    weekdays,
    wish,
)

Snapshot = tuple[list[int], list[int], dict[str, Place]]


def seated(wishes: Sequence[Wish], frame: Frame) -> tuple[Seating, dict[str, Wish]]:
    """Seat wishes in their order, where they find room; also give those who were seated, by identity."""
    horizon = Horizon(frame, frame.starts - timedelta(days=400), frame.starts + timedelta(days=900))
    seating = Seating(horizon, Room(horizon.length, frame.per_day, times_of(frame, ())), Memory())
    found = {}
    for each in wishes:
        slot = seating.roomy_slot(each)
        if slot is not None:
            seating.seat(each, slot)
            found[each.identity] = each
    return seating, found


def snapshot(seating: Seating) -> Snapshot:
    """Copy all that a repair may change."""
    return list(seating.room.cues), list(seating.room.taken), dict(seating.places)


@pytest.mark.parametrize("seed", range(5))
def test_it_finds_room_where_the_first_place_does_not(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists at three quarters of the room that are overfull without it, and not with it."""
    wishes, frame = at_three_quarters(50, seed)
    assert faults_of_room(schedule(wishes, frame), wishes, frame) == []
    monkeypatch.setattr(repair, "STEPS", 0)
    assert schedule(wishes, frame).overfull


def test_who_is_in_the_way_moves_on() -> None:
    """Every other Wednesday stands in the way of every Wednesday, and finds a Tuesday."""
    frame = replace(CALENDAR, days=weekdays("tue wed"), per_day=1)
    seating, _ = seated([], frame)
    person = wish("person", "every 2 weeks")
    seating.seat(person, next(slot for slot in seating.slots(person) if seating.horizon.weekday(slot.first) == 2))
    weekly = wish("weekly", "every wednesday")
    assert seating.roomy_slot(weekly) is None
    assert Repair(seating, {"person": person}).run(weekly)
    weekday = {who: seating.horizon.weekday(place.slot.first) for who, place in seating.places.items()}
    assert weekday == {"person": 1, "weekly": 2}
    assert max(seating.room.cues) == 1


def test_a_failure_leaves_no_trace() -> None:
    """Three weekly cues for two places: they push each other about, until all are back where they were."""
    frame = replace(CALENDAR, days=weekdays("tue"))
    seating, movable = seated([wish("a", "weekly"), wish("b", "weekly")], frame)
    before = snapshot(seating)
    assert not Repair(seating, movable).run(wish("c", "weekly"))
    assert snapshot(seating) == before
    assert set(movable) == {"a", "b"}


def test_where_nobody_can_move_nothing_is_tried() -> None:
    """The day is full of cues that keep their places."""
    frame = replace(CALENDAR, days=weekdays("tue"))
    seating, _ = seated([wish("a", "weekly"), wish("b", "weekly")], frame)
    before = snapshot(seating)
    assert not Repair(seating, {}).run(wish("c", "weekly"))
    assert snapshot(seating) == before


@EXAMPLES
@given(
    wishes=lists(FREE),
    cadence=st.sampled_from(FREE),
    per_day=st.integers(1, 2),
    days=st.sampled_from(["tue", "tue wed"]),
)
def test_all_are_seated_within_the_cap_or_none_has_moved(
    wishes: list[Wish], cadence: str, per_day: int, days: str
) -> None:
    """Whatever the list: who was seated still is, no day is above the cap, and a failure changes nothing."""
    frame = replace(CALENDAR, days=weekdays(days), per_day=per_day)
    seating, movable = seated(wishes, frame)
    movable.pop("setup", None)
    before, identities = snapshot(seating), set(seating.places)
    newcomer = wish("newcomer", cadence)
    if Repair(seating, movable).run(newcomer):
        assert set(seating.places) == identities | {"newcomer"}
    else:
        assert snapshot(seating) == before
    assert max(seating.room.cues) <= per_day


def test_who_was_in_the_earlier_feed_does_not_move() -> None:
    """Five cues hold a day each in even weeks: a weekly one finds no room, though there is enough in all.

    The day is told; a list without memory has room for all six.
    """
    frame = replace(CALENDAR, per_day=1)
    seats = {
        str(day): Seat(
            first=MONDAY + timedelta(days=day), time=time(8, 30), rule=f"FREQ=WEEKLY;INTERVAL=2;BYDAY={code}"
        )
        for day, code in enumerate(("MO", "TU", "WE", "TH", "FR"))
    }
    wishes = [*(wish(each, "every 2 weeks") for each in seats), wish("weekly", "weekly")]
    planned = schedule(wishes, frame, Memory(recall=seats.get, per_day=1))
    assert planned.demand.is_safe
    found = places(planned)
    assert {who: found[who] for who in seats} == {who: (seat.first, seat.time) for who, seat in seats.items()}
    assert len(planned.overfull) == 52
    assert schedule(wishes, frame).overfull == ()


def test_beyond_the_room_nobody_is_pushed_about() -> None:
    """A list that asks for more than its room takes the least loaded days at once."""
    wishes = [wish(str(each), "weekly") for each in range(400)]
    planned = schedule(wishes, replace(CALENDAR, per_day=1))
    loads = [sum(cue.first == date(2026, 1, day) for cue in planned.cues) for day in range(5, 10)]
    assert loads == [80] * 5
