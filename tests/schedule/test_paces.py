"""Paces in the schedule: a rhythm that ends, and one that resumes behind it; the promises hold with both."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.nudges import Nudge, read_nudge
from cuegen.contacts.paces import Pace
from cuegen.phases import Phases
from cuegen.schedule.cue import Cue, Frame, Wish
from cuegen.schedule.demand import demand
from cuegen.schedule.schedule import schedule
from tests.schedule.lists import (
    CALENDAR,
    EXAMPLES,
    FREE,
    MIX,
    MONDAY,
    NUDGES,
    TIMED,
    TWO_YEARS,
    absence,
    asking_for,
    cue_of,
    faults_of_room,
    frames,
    lists,
    make_ups,
    mixed,
    places,
    remembered,
    wish,
)

UNTIL = date(2026, 8, 31)
SEPTEMBER = UNTIL + timedelta(days=1)
TWICE = Pace(factor=Fraction(1, 2), until=UNTIL)


def paced(wishes: Sequence[Wish], pace: Pace = TWICE, frame: Frame = CALENDAR, nudge: str | None = None) -> list[Wish]:
    """Part wishes into phases; those for one cue stay as they are, and who takes turns has no nudge."""
    phases = Phases(pace=pace, nudge=read_nudge(nudge) if nudge else Nudge(), starts=frame.starts)
    usual = (
        each if each.cadence is None or each.turn else each._replace(nudge=phases.nudge.of(each.cadence))
        for each in wishes
    )
    return [phase.wish for each in usual for phase in phases.of(each)]


def own(identity: str) -> str:
    """Name whose cue it is: at the pace or not, a part of several or a make-up."""
    return re.sub(r"^paced(-\d+)?:|/make-up/.*", "", identity)


paces = st.builds(
    Pace,
    factor=st.sampled_from([Fraction(1, 4), Fraction(1, 2), Fraction(7, 10), Fraction(3, 2), Fraction(2), Fraction(9)]),
    until=st.dates(date(2025, 12, 1), date(2027, 6, 1)),
)


@EXAMPLES
@given(wishes=lists(), frame=frames(), pace=paces, nudge=st.none() | st.sampled_from(NUDGES))
def test_one_rhythm_ends_before_the_other_resumes(
    wishes: list[Wish], frame: Frame, pace: Pace, nudge: str | None
) -> None:
    """The day `until` is the last one; whoever resumes goes on without an end, and nothing falls on a day away."""
    assert pace.ends is not None
    until = pace.ends - timedelta(days=1)
    for cue in schedule(paced(wishes, pace, frame, nudge), frame).cues:
        days = list(cue.occurrences(cue.first, cue.first + 3 * TWO_YEARS))
        assert days[0] == cue.first
        assert not frame.away & set(days)
        if cue.wish.ends is not None:
            assert days[-1] <= until
            assert cue.makes_up or 1 <= len(days) + len(cue.exceptions) <= 49
            assert cue.makes_up or str(cue.recurrence).endswith(f";COUNT={len(days) + len(cue.exceptions)}")
        elif cue.wish.resumes is not None:
            assert days[0] >= pace.ends
            assert ";COUNT" not in str(cue.recurrence)


@EXAMPLES
@given(wishes=lists(), frame=frames(), pace=paces, nudge=st.none() | st.sampled_from(NUDGES), touches=st.booleans())
def test_a_build_that_changes_nothing_gives_the_same_schedule(
    wishes: list[Wish], frame: Frame, pace: Pace, nudge: str | None, *, touches: bool
) -> None:
    """In any order of the list, and with templates that show no dates."""
    asking = paced(wishes, pace, frame, nudge)
    planned = schedule(asking, frame)
    Random(1).shuffle(asking)  # noqa: S311 - an order for a test, the same at every run
    assert schedule(asking, frame) == planned
    assert schedule(asking, frame, remembered(planned, frame, touches=touches)) == planned


@EXAMPLES
@given(wishes=lists(FREE), frame=frames(), before=st.none() | paces, after=st.none() | paces, at=st.integers(0))
def test_a_pace_that_changes_moves_nobody_else(
    wishes: list[Wish], frame: Frame, before: Pace | None, after: Pace | None, at: int
) -> None:
    """Switched on or off, or put off, for one of a list in which others have one, too: with the feed at hand."""
    chosen = wishes[at % len(wishes)]
    others = paced([each for each in wishes if each is not chosen], TWICE, frame)
    planned = schedule([*others, *paced([chosen], before or Pace(), frame)], frame)
    changed = schedule([*others, *paced([chosen], after or Pace(), frame)], frame, remembered(planned, frame))
    kept = {identity: place for identity, place in places(planned).items() if own(identity) != chosen.identity}
    assert kept.items() <= places(changed).items()


@pytest.mark.parametrize("touched", [0, 0.5])
def test_the_usual_cue_keeps_its_place(touched: float) -> None:
    """Day and time in the rhythm, where a pace is switched on for half of a list; and where it is switched off."""
    wishes = mixed(60, seed=8, touched=touched)
    frame = asking_for(0.4, wishes)
    planned = schedule(wishes, frame)
    some = [*paced(wishes[:30], frame=frame), *wishes[30:]]
    during = schedule(some, frame, remembered(planned, frame))
    for each in wishes:
        cue, before = cue_of(during, each.identity), cue_of(planned, each.identity)
        assert (cue.time, str(cue.recurrence)) == (before.time, str(before.recurrence))
        assert cue.first == next(before.occurrences(cue.first, cue.first + TWO_YEARS))
        assert each in wishes[:30] or cue == before
    after = schedule(wishes, frame, remembered(during, frame))
    same = sum(places(after)[each.identity] == places(planned)[each.identity] for each in wishes)
    assert same >= (60 if touched == 0 else 54)  # who was touched is due at another time then, and is seated anew


@pytest.mark.parametrize("seed", range(4))
def test_there_is_room_up_to_three_quarters(seed: int) -> None:
    """What counts is the time when most is asked for; the fast rhythm leaves its room to others when it ends."""
    wishes = mixed(80, seed, touched=0.5)
    asking = [*paced(wishes[:50]), *wishes[50:]]
    frame = asking_for(0.75, asking)
    planned = schedule(asking, frame)
    assert planned.overfull == ()
    assert faults_of_room(planned, wishes, frame) == []
    assert demand(asking, frame).cues > 1.2 * demand(wishes, frame).cues


def test_turns_do_not_add_up() -> None:
    """Demand is the greatest sum at any time: twice as much at first, and then the usual, or first half of it."""
    wishes = mixed(40, seed=1)
    usual = demand(wishes, CALENDAR).cues
    fast = demand([each for each in paced(wishes) if each.ends], CALENDAR).cues
    assert demand(paced(wishes), CALENDAR).cues > 1.5 * usual
    assert fast <= demand(paced(wishes), CALENDAR).cues < fast + usual / 2
    assert demand(paced(wishes, Pace(factor=Fraction(2), until=UNTIL)), CALENDAR).cues == pytest.approx(usual)


@pytest.mark.parametrize("cadence", [*MIX, *TIMED, "daily"])
@EXAMPLES
@given(touch=st.none() | st.dates(date(2025, 6, 1), date(2026, 9, 30)), name=st.text(max_size=3))
def test_the_usual_cue_does_not_follow_at_once(cadence: str, touch: date | None, name: str) -> None:
    """Half a scaled interval lies between the two, but for the days by which a first cue may be early or late."""
    cues = {
        own(cue.identity) == cue.identity: cue for cue in schedule(paced([wish(name, cadence, touch)]), CALENDAR).cues
    }
    if len(cues) < 2:
        return
    *_, last = cues[False].occurrences(MONDAY - TWO_YEARS, SEPTEMBER)
    scaled = cues[False].wish.cadence
    assert scaled is not None
    assert (cues[True].first - last).days >= scaled.days / 2 - min(14, 3 + scaled.days / 8)


def test_the_first_cue_at_the_pace_is_due_one_scaled_cadence_after_the_touch() -> None:
    """Every three weeks for every six; and the usual cue goes on in steps of six weeks from that touch."""
    planned = schedule(paced([wish("contact:ada", "every 6 weeks", date(2026, 1, 20))]), CALENDAR)
    fast, usual = cue_of(planned, "paced:contact:ada"), cue_of(planned, "contact:ada")
    assert list(fast.occurrences(MONDAY, date(2040, 1, 1))) == [
        date(2026, 2, 10) + timedelta(weeks=3 * number) for number in range(10)
    ]
    assert str(fast.recurrence) == "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU;COUNT=10"
    assert (usual.first, str(usual.recurrence)) == (date(2026, 9, 29), "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU")


def test_more_than_calendars_count_are_several_appointments() -> None:
    """49 at most in each of them, in one rhythm, at one time; they stay when built again."""
    long = Pace(factor=Fraction(1, 2), until=date(2028, 6, 30))
    asking = paced([wish("contact:ada", "every 2 weeks on tuesday at 17:00")], long)
    planned = schedule(asking, CALENDAR)
    parts = [cue for cue in planned.cues if cue.wish.ends]
    assert [cue.identity for cue in parts] == ["paced-2:contact:ada", "paced-3:contact:ada", "paced:contact:ada"]
    days = sorted(day for cue in parts for day in cue.occurrences(MONDAY, date(2040, 1, 1)))
    assert {later - day for day, later in pairwise(days)} == {timedelta(weeks=1)}
    assert (len(days), days[-1]) == (130, date(2028, 6, 27))
    assert schedule(asking, CALENDAR, remembered(planned, CALENDAR)) == planned


def test_a_part_that_is_all_away_is_none() -> None:
    """Nor does any part begin or end with a day away."""
    long = Pace(factor=Fraction(1, 2), until=date(2028, 12, 31))
    frame = replace(CALENDAR, away=absence(date(2026, 12, 1), date(2027, 12, 31)))
    planned = schedule(paced([wish("contact:ada", "every 2 weeks on tuesday")], long), frame)
    parts = [cue for cue in planned.cues if cue.wish.ends]
    assert all(cue.first not in frame.away for cue in parts)
    assert all(max(cue.exceptions, default=cue.first) < last_of(cue) for cue in parts)
    gap = [cue.first for cue in parts if cue.first > date(2026, 12, 1)]
    assert min(gap) == date(2028, 1, 4)


def last_of(cue: Cue) -> date:
    """Find the last day of a cue that ends."""
    *_, last = cue.occurrences(MONDAY, date(2040, 1, 1))
    return last


def test_a_day_away_is_made_up_for_before_the_end() -> None:
    """Of a rhythm that spans a month; nothing is sought behind its last day."""
    frame = replace(CALENDAR, away=absence(date(2026, 6, 22), date(2026, 7, 10)))
    asking = paced([wish("contact:ada", "every 2 months on monday", date(2026, 1, 1))], frame=frame)
    lost, instead = make_ups(schedule(asking, frame))[0]
    assert lost in frame.away
    assert date(2026, 7, 10) < instead <= UNTIL
    gone = replace(CALENDAR, away=absence(date(2026, 8, 1), date(2026, 9, 10)))
    assert make_ups(schedule(paced([wish("a", "every 2 months on monday", date(2026, 1, 1))], frame=gone), gone)) == []


def test_a_pace_without_an_open_day_has_no_cue() -> None:
    """Due before the end, and the only day that the cadence allows lies behind it; the build after is the same."""
    short = Pace(factor=Fraction(1, 2), until=date(2026, 2, 12))
    asking = paced([wish("a", "every 2 weeks on friday", date(2026, 2, 5))], short)
    assert [each.identity for each in asking] == ["paced:a", "a"]
    planned = schedule(asking, CALENDAR)
    assert [cue.identity for cue in planned.cues] == ["a"]
    assert schedule(asking, CALENDAR, remembered(planned, CALENDAR)) == planned


@pytest.mark.parametrize("touches", [True, False])
def test_an_end_that_comes_nearer_is_kept_to(*, touches: bool) -> None:
    """Due on a Sunday and seated on the Monday, which lies behind the new end: the Friday before is left."""
    person = [wish("contact:ada", "every 8 weeks", date(2026, 3, 1))]
    planned = schedule(paced(person), CALENDAR)
    assert cue_of(planned, "paced:contact:ada").first == date(2026, 3, 30)
    sooner = paced(person, TWICE._replace(until=date(2026, 3, 29)))
    after = schedule(sooner, CALENDAR, remembered(planned, CALENDAR, touches=touches))
    assert last_of(cue_of(after, "paced:contact:ada")) == date(2026, 3, 27)


def test_a_hold_at_the_pace_begins_behind_the_hold() -> None:
    """As without a pace: due on the day that ends it, and the end of the pace stays."""
    held = wish("contact:ada", "every 6 weeks", date(2026, 1, 20))._replace(not_before=date(2026, 8, 25))
    planned = schedule(paced([held]), CALENDAR)
    assert cue_of(planned, "paced:contact:ada").first == date(2026, 8, 25)
    assert schedule(paced([held]), CALENDAR, remembered(planned, CALENDAR)) == planned


@pytest.mark.parametrize("factor", [Fraction(1, 2), Fraction(2)])
@pytest.mark.parametrize("cadence", ["monthly", "every 6 weeks", "every 2 months", "quarterly"])
def test_on_whatever_day_a_pace_ends_the_usual_cue_does_not_follow_at_once(cadence: str, factor: Fraction) -> None:
    """Half of the shorter rhythm lies between them, though a cue can be before the day on which it is due."""
    for week in range(30):
        for weekday in range(3):
            pace = Pace(factor=factor, until=date(2026, 9, 1) + timedelta(weeks=week, days=weekday))
            wishes = paced([wish("a", cadence, date(2026, 2, 20))], pace)
            if len(wishes) == 1:  # nobody is due before the end
                continue
            planned = schedule(wishes, CALENDAR)
            before, after = (cue_of(planned, each.identity) for each in wishes)
            last = max(before.occurrences(before.first, date(2028, 1, 1)))
            shorter = min(each.cadence.days for each in wishes if each.cadence)
            assert (after.first - last).days >= shorter / 2, pace
