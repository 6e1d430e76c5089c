"""The promise of room: no day is too full and no two cues overlap, as long as the list asks for three quarters."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from cuegen.schedule.cue import Frame, Wish
from cuegen.schedule.schedule import schedule
from tests.schedule.lists import CALENDAR, absence, agenda, at_three_quarters, faults_of_room, weekdays, wish

# number of people, and the seeds of the lists: the more people, the less chance has to say.
LISTS = [(20, range(8)), (50, range(5)), (100, range(3)), (300, range(2)), (1000, range(1))]
SIZES = [(number, seed) for number, seeds in LISTS for seed in seeds]


@pytest.mark.parametrize("touched", [0, 0.5, 1])
@pytest.mark.parametrize(("number", "seed"), SIZES)
def test_a_list_at_three_quarters_of_the_room_finds_room(number: int, seed: int, touched: float) -> None:
    """In the two years from the newest date of the file, whoever has been touched and whoever has not.

    With one cue a day on few days, and everybody touched, there are lists of 20 for which no place exists; hence
    two cues a day at the least.
    """
    wishes, frame = at_three_quarters(number, seed, touched)
    planned = schedule(wishes, frame)
    assert planned.demand.is_safe
    assert planned.overfull == ()
    assert faults_of_room(planned, wishes, frame) == []


@pytest.mark.parametrize("number", [50, 100, 300])
def test_make_ups_find_room_too(number: int) -> None:
    """After a fortnight away everybody wants the same few days: those who cannot wait come first."""
    wishes, calendar = at_three_quarters(number, seed=number, touched=0.5)
    frame = replace(calendar, away=absence(date(2026, 12, 21), date(2027, 1, 3)))
    planned = schedule(wishes, frame)
    assert sum(cue.makes_up is not None for cue in planned.cues) > number // 20
    assert planned.overfull == ()
    assert faults_of_room(planned, wishes, frame) == []


def test_a_list_for_all_day_finds_room() -> None:
    """Appointments without a time never overlap: only their number counts."""
    wishes, calendar = at_three_quarters(100, seed=1, touched=0.5)
    frame = replace(calendar, time=None)
    planned = schedule(wishes, frame)
    assert {cue.time for cue in planned.cues} == {None}
    assert faults_of_room(planned, wishes, frame) == []


def crowd(number: int, cadence: str) -> list[Wish]:
    """Make a list of people who all have one cadence."""
    return [wish(f"contact:{each}", cadence) for each in range(number)]


def test_beyond_the_room_the_days_are_loaded_evenly() -> None:
    """Thirty weekly cues on ten places: three times `per_day` on every day, and all of them told."""
    frame = CALENDAR
    planned = schedule(crowd(30, "weekly"), frame)
    assert not planned.demand.is_safe
    days = agenda(planned.cues, date(2026, 1, 5), date(2028, 1, 5))
    assert {len(times) for times in days.values()} == {6}
    assert planned.overfull == tuple(sorted(days))


def test_beyond_the_room_cues_take_spare_times_before_they_overlap() -> None:
    """`per_day` times three are usual; the rest of the day is used before anybody shares a time."""
    frame = replace(CALENDAR, days=weekdays("tue"), per_day=1, time=time(23), duration=timedelta(minutes=10))
    times = sorted(cue.time for cue in schedule(crowd(6, "weekly"), frame).cues if cue.time)
    assert times == [time(23, minute) for minute in (0, 10, 20, 30, 40, 50)]


def test_where_no_time_is_left_cues_go_through_the_times_in_turn() -> None:
    """More cues than the day has times must overlap: not all of them at once."""
    frame = replace(CALENDAR, days=weekdays("tue"), per_day=9, time=time(23), duration=timedelta(minutes=30))
    times = sorted(cue.time for cue in schedule(crowd(7, "weekly"), frame).cues if cue.time)
    assert times == [time(23)] * 4 + [time(23, 30)] * 3


def test_overfull_days_are_told_for_two_years_from_the_newest_date() -> None:
    """What lies before the newest date, or long after it, is nothing to warn of."""
    frame = replace(CALENDAR, days=weekdays("tue"), per_day=1)
    touch = date(2025, 1, 7)
    planned = schedule([wish(f"contact:{each}", "weekly", touch) for each in range(2)], frame)
    assert planned.overfull[0] == date(2026, 1, 6)
    assert planned.overfull[-1] == date(2028, 1, 4)
    assert len(planned.overfull) == 105


@pytest.mark.parametrize("touch", [None, date(2026, 3, 2)])
def test_a_hold_hides_no_day_that_is_overfull_before_it(touch: date | None) -> None:
    """Somebody's pause is a day to come; what counts is the last touch, or the start."""
    frame = replace(CALENDAR, days=weekdays("tue"), per_day=1)
    crowded = [wish(f"contact:{each}", "weekly", touch) for each in range(2)]
    planned = schedule([*crowded, wish("contact:held", "quarterly")._replace(not_before=date(2027, 6, 1))], frame)
    assert planned.overfull[0] == (date(2026, 1, 6) if touch is None else date(2026, 3, 10))


def test_people_without_a_touch_are_spread_over_their_first_interval() -> None:
    """Thirty names added in one evening do not come due on one morning."""
    firsts = [cue.first for cue in schedule(crowd(30, "quarterly"), replace(CALENDAR, per_day=30)).cues]
    assert min(firsts) >= CALENDAR.starts
    assert max(firsts) < date(2026, 4, 5)
    assert len(set(firsts)) > 20
    assert len({(day.year, day.month) for day in firsts}) >= 3


def test_nobody_asks_for_nothing() -> None:
    """An empty list is a schedule without cues."""
    planned = schedule([], CALENDAR)
    assert (planned.cues, planned.overfull, planned.demand.cues) == ((), (), 0)


def one_a_day(days: str) -> Frame:
    """Allow one cue on some days of the week."""
    return replace(CALENDAR, days=weekdays(days), per_day=1)


def test_every_place_can_be_taken() -> None:
    """Cues of one rhythm fill the last place: nothing is lost to the order in which they look."""
    for cadence, number in (("weekly", 5), ("every 2 weeks", 10), ("every 8 weeks", 40)):
        planned = schedule(crowd(number, cadence), one_a_day("mon tue wed thu fri"))
        assert planned.overfull == ()
        assert len({cue.first for cue in planned.cues}) == number
