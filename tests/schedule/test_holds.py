"""`not_before`: nobody who is held has a cue before that day, and then soon."""

from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.schedule.cue import Cue, Frame, Wish
from cuegen.schedule.schedule import schedule
from tests.schedule.lists import (
    CALENDAR,
    EXAMPLES,
    FREE,
    TWO_YEARS,
    asking_for,
    at_three_quarters,
    cue_of,
    faults_of_room,
    frames,
    lists,
    mixed,
    places,
    remembered,
    wish,
)

TUESDAY = date(2026, 3, 3)
HELD = date(2026, 5, 2)  # a Saturday: the first day that may hold a cue is the Monday after


def held(each: Wish, until: date = HELD) -> Wish:
    """Keep a wish back."""
    return each._replace(not_before=until)


def first_of(each: Wish, before: Wish | None = None) -> date:
    """Tell the first day of a single wish, perhaps with the feed of another one at hand."""
    memory = remembered(schedule([each if before is None else before], CALENDAR), CALENDAR)
    return cue_of(schedule([each], CALENDAR, memory), each.identity).first


@EXAMPLES
@given(wishes=lists(), frame=frames(), before=lists(), touches=st.booleans())
def test_no_cue_and_no_make_up_comes_before_a_hold_ends(
    wishes: list[Wish], frame: Frame, before: list[Wish], *, touches: bool
) -> None:
    """Whatever the list, the days away, and where the feed of another list had the cue."""
    memory = remembered(schedule(before, frame), frame, touches=touches)
    for cue in (*schedule(wishes, frame).cues, *schedule(wishes, frame, memory).cues):
        begin = cue.wish.not_before
        assert begin is None or not list(cue.occurrences(date.min, begin - timedelta(days=1)))


@pytest.mark.parametrize(
    ("cadence", "touch", "first"),
    [
        ("quarterly", None, date(2026, 5, 4)),
        ("quarterly", date(2026, 1, 5), date(2026, 5, 4)),  # due in April
        ("every 6 weeks", date(2026, 3, 24), date(2026, 5, 5)),  # due three days behind the hold, as without it
        ("yearly", TUESDAY, date(2027, 3, 3)),  # due long after
        ("first monday of the month", TUESDAY, date(2026, 5, 4)),
        ("every friday", None, date(2026, 5, 8)),
        ("daily", TUESDAY, date(2026, 5, 4)),
    ],
)
def test_what_is_due_by_then_comes_at_once(cadence: str, touch: date | None, first: date) -> None:
    """On the nearest allowed day behind the hold; what is due later, as if there were no hold."""
    assert places(schedule([held(wish("a", cadence, touch))], CALENDAR)) == {"a": (first, time(8, 30))}


def test_an_ended_hold_changes_nothing() -> None:
    """It may stand in the file for ever."""
    wishes = mixed(60, seed=2)
    ended = [held(each, CALENDAR.starts - timedelta(days=1)) for each in wishes]
    frame = asking_for(0.75, wishes)
    assert places(schedule(ended, frame)) == places(schedule(wishes, frame))


def test_many_who_come_back_on_one_day_do_not_come_on_one_morning() -> None:
    """Forty with room for two a day: the days right behind the hold, none of them too full."""
    wishes = [held(wish(f"contact:{number}", "quarterly")) for number in range(40)]
    cues = schedule(wishes, CALENDAR).cues
    days = Counter(cue.first for cue in cues)
    assert max(days.values()) == CALENDAR.per_day
    assert min(days) == date(2026, 5, 4)
    assert max(days) <= HELD + timedelta(days=40)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("number", [30, 100])
def test_room_is_kept_with_a_third_of_the_list_held(number: int, seed: int) -> None:
    """At three quarters of the room, in the two years from the newest date, which is the end of a hold."""
    wishes, frame = at_three_quarters(number, seed, touched=0.5)
    chance = Random(seed)  # noqa: S311 - holds for a test, the same at every run
    wishes = [
        held(each, date(2026, 8, 1) + timedelta(days=chance.randrange(200))) if chance.random() < 1 / 3 else each
        for each in wishes
    ]
    planned = schedule(wishes, frame)
    assert planned.overfull == ()
    assert faults_of_room(planned, wishes, frame) == []


def test_the_schedule_looks_two_years_behind_the_last_hold() -> None:
    """A list that only fits if the days behind it are counted too."""
    late = date(2031, 1, 1)
    wishes = [held(wish(f"contact:{number}", "every 4 weeks"), late) for number in range(30)]
    planned = schedule(wishes, replace(CALENDAR, per_day=2))
    assert faults_of_room(planned, wishes, CALENDAR) == []
    assert min(cue.first for cue in planned.cues) >= late


def test_a_place_behind_the_hold_is_kept() -> None:
    """A snooze that ends before the cue is due leaves it alone."""
    person = wish("a", "quarterly", date(2026, 2, 20))
    assert first_of(held(person), before=person) == first_of(person) == date(2026, 5, 20)


@pytest.mark.parametrize("touch", [None, TUESDAY])
@pytest.mark.parametrize("cadence", ["weekly", "every 2 weeks"])
def test_a_rhythm_goes_on_behind_the_hold(cadence: str, touch: date | None) -> None:
    """On its weekday and in its weeks, where it comes within two weeks."""
    person = wish("a", cadence, touch)
    rhythm = list(cue_of(schedule([person], CALENDAR), "a").occurrences(HELD, HELD + TWO_YEARS))
    assert first_of(held(person), before=person) == rhythm[0]


@pytest.mark.parametrize("touch", [None, date(2026, 1, 28)])
def test_a_long_rhythm_begins_anew_behind_the_hold(touch: date | None) -> None:
    """Snoozed for some days, a quarterly cue does not stay away for a quarter: it comes as for a newcomer."""
    person = wish("a", "quarterly", touch)
    until = first_of(person) + timedelta(days=10)
    assert first_of(held(person, until), before=person) == first_of(held(person, until))
    assert first_of(held(person, until), before=person) < until + timedelta(days=5)


def test_a_hold_that_is_shortened_lets_the_cue_come_sooner() -> None:
    """By whole intervals, or right behind the new end."""
    person = wish("a", "weekly", TUESDAY)
    assert first_of(held(person), before=held(person, date(2027, 5, 2))) == date(2026, 5, 4)


def test_a_touch_counts_more_than_a_hold_that_has_ended() -> None:
    """Logged after the snooze: the cue is due one cadence after the touch."""
    person = held(wish("a", "every 6 weeks", TUESDAY))
    assert first_of(person._replace(last_contact=date(2026, 5, 5)), before=person) == date(2026, 6, 16)


@EXAMPLES
@given(wishes=lists(FREE), frame=frames(), at=st.integers(0), until=st.dates(date(2025, 12, 1), date(2027, 6, 1)))
def test_a_hold_moves_nobody_else(wishes: list[Wish], frame: Frame, at: int, until: date) -> None:
    """Wherever its end is, and with the make-ups of all the others."""
    planned = schedule(wishes, frame)
    person = wishes[at % len(wishes)]
    edited = [held(each, until) if each is person else each for each in wishes]
    after = schedule(edited, frame, remembered(planned, frame))

    def others(cues: tuple[Cue, ...]) -> dict[str, date]:
        return {cue.identity: cue.first for cue in cues if cue.wish.identity != person.identity}

    assert others(after.cues) == others(planned.cues)
