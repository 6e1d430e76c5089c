"""The promise of stillness: what changes for one person moves nobody else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.cadence import parse_cadence
from cuegen.schedule.cue import Frame, Wish
from cuegen.schedule.schedule import Schedule, schedule
from tests.schedule.lists import (
    CALENDAR,
    EXAMPLES,
    FREE,
    MIX,
    asking_for,
    frames,
    lists,
    mixed,
    places,
    remembered,
    weekdays,
    wish,
)

Edit = Callable[[list[Wish], int], list[Wish]]


def add(wishes: list[Wish], _at: int) -> list[Wish]:
    """Add somebody."""
    return [*wishes, wish("contact:somebody new", "quarterly")]


def remove(wishes: list[Wish], at: int) -> list[Wish]:
    """Remove somebody."""
    return wishes[:at] + wishes[at + 1 :]


def slow_down(wishes: list[Wish], at: int) -> list[Wish]:
    """Give somebody another cadence."""
    return [*remove(wishes, at), wishes[at]._replace(cadence=parse_cadence("every 5 weeks"), turn=None)]


def touch(wishes: list[Wish], at: int) -> list[Wish]:
    """Log a touch that is the newest date of the file."""
    return [*remove(wishes, at), wishes[at]._replace(last_contact=date(2026, 11, 20))]


def untouch(wishes: list[Wish], at: int) -> list[Wish]:
    """Take a touch back."""
    return [*remove(wishes, at), wishes[at]._replace(last_contact=None)]


def hold(wishes: list[Wish], at: int) -> list[Wish]:
    """Keep somebody back until a day that is the newest date of the file."""
    return [*remove(wishes, at), wishes[at]._replace(not_before=date(2026, 12, 15))]


def release(wishes: list[Wish], at: int) -> list[Wish]:
    """Take a hold back."""
    return [*remove(wishes, at), wishes[at]._replace(not_before=None)]


EDITS: tuple[Edit, ...] = (add, remove, slow_down, touch, untouch, hold, release)


def moved(before: Schedule, after: Schedule, *, but: str = "") -> list[str]:
    """List the cues and make-ups that are in both and not at the same place, but for somebody's own."""
    old, new = places(before), places(after)
    own = {cue.identity for cue in (*before.cues, *after.cues) if cue.wish.identity == but}
    return [identity for identity in old.keys() & new.keys() - own if old[identity] != new[identity]]


def of(people: set[str], planned: Schedule) -> set[str]:
    """List the cues and make-ups of some people."""
    return {cue.identity for cue in planned.cues if cue.wish.identity in people}


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("share", [0.5, 0.75, 1.3])
@pytest.mark.parametrize("touched", [0, 0.5])
def test_an_edit_moves_nobody_else(edit: Edit, share: float, touched: float) -> None:
    """Neither the day nor the time, in a list of 100 with room, with little, and with none."""
    wishes = mixed(100, seed=7, touched=touched)
    frame = asking_for(share, wishes)
    planned = schedule(wishes, frame)
    for at in range(0, 100, 9):
        edited = edit(wishes, at)
        after = schedule(edited, frame, remembered(planned, frame))
        assert moved(planned, after, but=wishes[at].identity) == []
        assert len(after.cues) == len(edited)


@EXAMPLES
@given(wishes=lists(FREE), frame=frames(), edit=st.sampled_from(EDITS), at=st.integers(0), touches=st.booleans())
def test_an_edit_of_any_list_moves_nobody_else(
    wishes: list[Wish], frame: Frame, edit: Edit, at: int, *, touches: bool
) -> None:
    """Whatever the calendar, and with make-ups: they stay where they are as well."""
    planned = schedule(wishes, frame)
    person = wishes[at % len(wishes)]
    after = schedule(edit(wishes, at % len(wishes)), frame, remembered(planned, frame, touches=touches))
    assert moved(planned, after, but=person.identity) == []
    others = {each.identity for each in wishes} - {person.identity}
    assert of(others, planned) == of(others, after)


def test_who_comes_back_is_seated_among_those_who_stayed() -> None:
    """Twenty edits, one after the other: each feed is the memory of the next build."""
    wishes = mixed(60, seed=3, touched=0.3)
    frame = asking_for(0.75, wishes)
    planned = schedule(wishes, frame)
    chance = Random(3)  # noqa: S311 - edits for a test, the same at every run
    for number in range(20):
        at = chance.randrange(len(wishes))
        person = wishes[at].identity
        edited = chance.choice(EDITS[1:])(wishes, at)
        edited.append(wish(f"contact:new {number}", chance.choice(list(MIX))))
        after = schedule(edited, frame, remembered(planned, frame))
        assert moved(planned, after, but=person) == []
        wishes, planned = edited, after


@pytest.mark.parametrize(("share", "most"), [(0.5, 0.10), (0.75, 0.25)])
def test_without_memory_few_move(share: float, most: float) -> None:
    """On average over lists of 100, and over who is added or removed."""
    shares = []
    for seed in range(9):
        wishes = mixed(100, seed, touched=(0, 0.5, 1)[seed % 3])
        frame = asking_for(share, wishes)
        planned = schedule(wishes, frame)
        for at in range(0, 100, 20):
            for edit in (add, remove):
                after = schedule(edit(wishes, at), frame)
                shares.append(len(moved(planned, after)) / len(wishes))
    assert mean(shares) <= most


def test_a_frame_that_loses_room_moves_as_few_as_needed() -> None:
    """`per_day` lowered: who is in excess looks for another place, all others stay."""
    frame = replace(asking_for(0.75, mixed(100, seed=5)), per_day=6)
    wishes = mixed(100, seed=5)
    planned = schedule(wishes, frame)
    lowered = replace(frame, per_day=5)
    after = schedule(wishes, lowered, remembered(planned, frame))
    assert after.overfull == ()
    assert 0 < len(moved(planned, after)) < 40


def test_a_frame_that_gains_room_moves_nobody() -> None:
    """`per_day` raised, or days allowed in addition: there is nothing to give up."""
    wishes = mixed(100, seed=5, touched=0.5)
    frame = asking_for(0.75, wishes)
    planned = schedule(wishes, frame)
    for wider in (replace(frame, per_day=9), replace(frame, days=frame.days | weekdays("sat sun"))):
        assert places(schedule(wishes, wider, remembered(planned, frame))) == places(planned)


def test_a_day_that_is_allowed_no_more_moves_its_cues_only() -> None:
    """Whoever was on Mondays moves; everybody else stays."""
    wishes = mixed(40, seed=2, touched=0.5)
    frame = replace(asking_for(0.5, wishes), per_day=6)
    planned = schedule(wishes, frame)
    day = min(frame.days)
    after = schedule(wishes, replace(frame, days=frame.days - {day}), remembered(planned, frame))
    assert set(moved(planned, after)) == {cue.identity for cue in planned.cues if cue.first.weekday() == day}


def test_a_start_that_moves_on_keeps_every_rhythm() -> None:
    """Cues before the new start fall away: each goes on at its next occurrence, at its time."""
    wishes = mixed(60, seed=4)
    frame = asking_for(0.75, wishes)
    planned = schedule(wishes, frame)
    later = frame.starts + timedelta(days=100)
    after = {
        cue.identity: cue for cue in schedule(wishes, replace(frame, starts=later), remembered(planned, frame)).cues
    }
    for cue in planned.cues:
        again = after[cue.identity]
        assert (again.first, again.time) == (next(cue.occurrences(later, date(2029, 1, 1))), cue.time)


def test_a_start_a_week_earlier_lets_cues_begin_a_week_earlier() -> None:
    """Weekly cues keep their weekday and their time; nothing new is drawn."""
    wishes = [wish(f"contact:{number}", "weekly") for number in range(6)]
    planned = schedule(wishes, CALENDAR)
    earlier = replace(CALENDAR, starts=CALENDAR.starts - timedelta(days=7))
    after = schedule(wishes, earlier, remembered(planned, CALENDAR))
    week = timedelta(days=7)
    assert places(after) == {who: (first - week, at) for who, (first, at) in places(planned).items()}


def test_a_start_that_was_far_off_by_mistake_is_put_right() -> None:
    """2036 for 2026: cues begin in the first interval after the start that is meant, most on their weekday."""
    wishes = mixed(60, seed=4)
    frame = asking_for(0.75, wishes)
    wrong = replace(frame, starts=frame.starts.replace(year=2036))
    planned = schedule(wishes, wrong)
    after = schedule(wishes, frame, remembered(planned, wrong))
    assert after.overfull == ()
    rules = {cue.identity: cue.recurrence for cue in planned.cues}
    for cue in after.cues:
        assert cue.wish.cadence is not None
        assert frame.starts <= cue.first < cue.wish.cadence.after(frame.starts) + timedelta(days=7)
    assert sum(rules[cue.identity] == cue.recurrence for cue in after.cues) > 48
