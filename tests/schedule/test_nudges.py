"""Nudges: the first cue is where it would be without one, and comes again at the pace of the nudge."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuegen.contacts.cadence import parse_cadence
from cuegen.contacts.nudges import read_nudge
from cuegen.schedule.cue import Wish
from cuegen.schedule.demand import cues_per_day, demand
from cuegen.schedule.schedule import schedule
from cuegen.schedule.seating import order
from tests.schedule.lists import (
    CALENDAR,
    EXAMPLES,
    MIX,
    NUDGES,
    PINNED,
    TIMED,
    absence,
    asking_for,
    cue_of,
    faults_of_room,
    lists,
    make_ups,
    mixed,
    places,
    remembered,
    wish,
)

TUESDAY = date(2026, 3, 3)


def nudged(each: Wish, pace: str = "every 2 weeks") -> Wish:
    """Nudge a wish, if that makes a difference to its cadence."""
    assert each.cadence is not None
    return each._replace(nudge=read_nudge(pace).of(each.cadence))


@pytest.mark.parametrize("pace", NUDGES)
@EXAMPLES
@given(
    cadence=st.sampled_from([*MIX, *PINNED, *TIMED]),
    touch=st.none() | st.dates(date(2025, 1, 1), date(2027, 1, 1)),
    held=st.none() | st.dates(date(2026, 1, 1), date(2026, 9, 1)),
    name=st.text(max_size=3),
)
def test_the_first_cue_is_where_it_would_be_without(
    pace: str, cadence: str, touch: date | None, held: date | None, name: str
) -> None:
    """Day and time, phased or after a touch or a hold; only months under weeks cannot begin behind a 28th."""
    one = wish(name, cadence, touch)._replace(not_before=held)
    cue, without = schedule([nudged(one, pace)], CALENDAR).cues[0], schedule([one], CALENDAR).cues[0]
    if "month" in pace and "week" in cadence:
        assert cue.first.day <= 28
    else:
        assert (cue.first, cue.time) == (without.first, without.time)


@EXAMPLES
@given(wishes=lists())
def test_it_comes_again_at_the_pace(wishes: list[Wish]) -> None:
    """The rule is that of the nudge, and so are the days between two cues."""
    for cue in schedule(wishes, CALENDAR).cues:
        nudge = cue.wish.nudge
        if nudge is not None:
            first, second = list(cue.occurrences(cue.first, cue.first + timedelta(days=2 * nudge.days + 8)))[:2]
            assert abs((second - first).days - nudge.days) <= (0 if nudge.days % 7 == 0 else 8)


def test_the_pins_of_the_cadence_stay() -> None:
    """The day of the week and the time; the nth weekday only where the nudge counts months."""
    fridays = nudged(wish("a", "every 6 weeks on friday at 17:00", TUESDAY))
    mondays = nudged(wish("b", "first monday of the month", TUESDAY))
    seldom = nudged(wish("c", "first monday of every 6 months", TUESDAY), "monthly")
    planned = schedule([fridays, mondays, seldom], CALENDAR)
    rules = [str(cue.recurrence) for cue in planned.cues]
    assert rules == [
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
        "FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO",
    ]
    assert [cue.first for cue in planned.cues] == [date(2026, 4, 17), date(2026, 4, 6), date(2026, 9, 7)]
    assert str(planned.cues[0].time) == "17:00:00"


def test_a_touch_puts_the_cue_off_by_one_cadence() -> None:
    """A touch on any of its days, with the feed at hand; nobody else moves."""
    wishes = [nudged(each) for each in mixed(60, seed=11, touched=0.6)]
    frame = asking_for(0.7, wishes)
    planned = schedule(wishes, frame)
    for number, person in list(enumerate(wishes))[::6]:
        assert person.cadence is not None
        days = cue_of(planned, person.identity).occurrences(date(2026, 6, 1), date(2029, 1, 1))
        touch = [next(days), next(days)][number % 2]
        touched = [*wishes[:number], person._replace(last_contact=touch), *wishes[number + 1 :]]
        after = schedule(touched, frame, remembered(planned, frame))
        assert abs((cue_of(after, person.identity).first - person.cadence.after(touch)).days) <= 14
        assert {**places(after), person.identity: None} == {**places(planned), person.identity: None}


@pytest.mark.parametrize("seed", range(4))
def test_there_is_room_up_to_three_quarters(seed: int) -> None:
    """What counts is the pace of the nudge: more is asked for than the cadences say."""
    wishes = [nudged(each, NUDGES[number % 5]) for number, each in enumerate(mixed(80, seed, touched=0.5))]
    frame = asking_for(0.75, wishes)
    planned = schedule(wishes, frame)
    assert planned.overfull == ()
    assert faults_of_room(planned, wishes, frame) == []
    assert demand(wishes, frame).cues > 1.5 * demand([each._replace(nudge=None) for each in wishes], frame).cues


def test_a_nudge_asks_for_as_much_as_its_pace() -> None:
    """Ten times a yearly cadence every five weeks."""
    yearly = wish("a", "yearly")
    assert cues_per_day(nudged(yearly, "weekly"), CALENDAR) == cues_per_day(wish("b", "weekly"), CALENDAR)


def test_who_is_nudged_often_is_seated_early() -> None:
    """Short intervals before long ones: what counts is how often the cue comes."""
    yearly = wish("a", "yearly")
    assert order(nudged(yearly, "weekly"))[:2] == order(wish("b", "weekly"))[:2] < order(yearly)[:2]


def test_a_nudge_that_is_switched_on_moves_nobody_else() -> None:
    """Nor does one that is switched off; the day of the first cue stays where there is room."""
    wishes = mixed(60, seed=5, touched=0.5)
    frame = asking_for(0.5, wishes)
    for before, after in ((wishes[7], nudged(wishes[7])), (nudged(wishes[7]), wishes[7])):
        planned = schedule([*wishes[:7], before, *wishes[8:]], frame)
        changed = schedule([*wishes[:7], after, *wishes[8:]], frame, remembered(planned, frame))
        others = {**places(planned), before.identity: None}
        assert {**places(changed), before.identity: None} == others
        assert cue_of(changed, before.identity).recurrence != cue_of(planned, before.identity).recurrence


def test_a_start_that_moves_on_keeps_the_rhythm() -> None:
    """Past cues fall away, and the next one is as it was."""
    wishes = [nudged(wish(f"contact:{number}", "quarterly")) for number in range(8)]
    planned = schedule(wishes, CALENDAR)
    later = replace(CALENDAR, starts=CALENDAR.starts + timedelta(days=100))
    for cue in schedule(wishes, later, remembered(planned, CALENDAR)).cues:
        earlier = cue_of(planned, cue.identity)
        first = max(earlier.first, later.starts)
        assert cue.first == next(earlier.occurrences(first, date(2029, 1, 1)))


def test_days_away_cost_a_make_up_only_where_the_nudge_is_slow() -> None:
    """One that comes again within four weeks makes up for itself."""
    frame = replace(CALENDAR, away=absence(date(2026, 6, 22), date(2026, 7, 10)))
    yearly = wish("a", "yearly", date(2025, 4, 1))
    assert make_ups(schedule([nudged(yearly)], frame)) == []
    assert [lost for lost, _ in make_ups(schedule([nudged(yearly, "monthly")], frame))] == [date(2026, 7, 1)]


def test_a_first_cue_behind_the_first_interval_stays_there() -> None:
    """No first monday is left in the month after `starts`: the cue begins behind it, and stays when built again."""
    frame = replace(CALENDAR, starts=date(2025, 12, 2))
    wishes = [nudged(wish("a", "first monday of the month"), "weekly")]
    planned = schedule(wishes, frame)
    assert cue_of(planned, "a").first == date(2026, 1, 5)
    assert schedule(wishes, frame, remembered(planned, frame)) == planned


def test_a_month_that_cannot_begin_behind_a_28th_begins_before_or_after() -> None:
    """Due on the 30th, and nudged each month."""
    due = wish("a", "every 6 weeks", date(2026, 5, 19))
    assert parse_cadence("every 6 weeks").after(date(2026, 5, 19)) == date(2026, 6, 30)
    assert cue_of(schedule([due], CALENDAR), "a").first == date(2026, 6, 30)
    assert cue_of(schedule([nudged(due, "monthly")], CALENDAR), "a").first == date(2026, 7, 1)


@pytest.mark.parametrize("touch", [None, date(2025, 12, 1)])
@pytest.mark.parametrize("last", [date(2025, 12, 8), date(2026, 3, 20)])
def test_nothing_is_lost_before_the_first_cue(touch: date | None, last: date) -> None:
    """Where days away come first, the nudge begins behind them; a build that changes nothing adds no make-up."""
    frame = replace(CALENDAR, starts=date(2025, 12, 1), away=absence(date(2025, 11, 1), last))
    wishes = [nudged(wish(f"contact:{number}", "every 6 weeks", touch), "monthly") for number in range(9)]
    planned = schedule(wishes, frame)
    assert [cue.exceptions for cue in planned.cues] == [()] * 9
    assert min(cue.first for cue in planned.cues) > last
    assert schedule(wishes, frame, remembered(planned, frame)) == planned
